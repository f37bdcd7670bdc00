"""Russian words that no dictionary has, declined by their endings: names above all."""

from __future__ import annotations

from tmtool.language.russian_lexicon import NAME_ENDINGS_FEMININE, NAME_ENDINGS_MASCULINE

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
"""Nominative, genitive, dative, accusative, instrumental, prepositional, by the names that pymorphy3 gives them."""
GENDERS = ("masc", "femn", "neut", "plur")
NounCells = dict[tuple[str, str], tuple[str, ...]]
"""From number (`sing`, `plur`) and case to the texts, the usual one first."""
AdjectiveCells = dict[tuple[str, str], tuple[str, ...]]
"""From gender (or `plur`) and case to the texts; the accusative of masculine and plural is left to animacy."""

_VELAR, _SIBILANT = "гкх", "жшчщ"
_UNDECLINED = tuple("оеиуюыэёіұү")


def noun(word: str, *, gender: str, is_animate: bool, is_surname: bool = False) -> NounCells:
    """Decline a noun by its ending.

    Args:
        word: in the nominative singular, as written.
        gender: `masc`, `femn` or `neut`.
        is_animate: then its accusative is like the genitive.
        is_surname: Токаев is declined as Токаевым, Киев as Киевом.

    Returns:
        All cells; one that keeps its form where the ending cannot be declined.
    """
    last = word[-1:].casefold()
    if is_surname and word.casefold().endswith(NAME_ENDINGS_MASCULINE) and gender == "masc":
        return _cells(word, " а у а ым е", "ы ых ым ых ыми ых")
    if is_surname and word.casefold().endswith(NAME_ENDINGS_FEMININE) and gender == "femn":
        return _cells(word[:-1], "а ой ой у ой/ою ой", "ы ых ым ых ыми ых")
    if last == "а":
        return _first_declension(word[:-1], is_animate)
    if last == "я":
        return _soft_first_declension(word[:-1], is_animate)
    if last in _UNDECLINED or gender == "neut" or not last.isalpha():
        return undeclined(word)
    if gender == "femn":
        return _cells(word[:-1], "ь и и ь ью и", "и ей ям и ями ях") if last == "ь" else undeclined(word)
    return _masculine(_second_declension(word, last), is_animate)


def undeclined(word: str) -> NounCells:
    """Give a word that is the same in all cases."""
    return {(number, case): (word,) for number in ("sing", "plur") for case in CASES}


def adjective(word: str) -> AdjectiveCells | None:
    """Decline an adjective by its ending, from any gender in the nominative; None where it has no such ending."""
    folded = word.casefold()
    for ending in ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"):
        if folded.endswith(ending) and len(word) > len(ending) + 1:
            return _adjective_cells(word[: -len(ending)], ending)
    return None


def _adjective_cells(stem: str, ending: str) -> AdjectiveCells:
    last = stem[-1].casefold()
    is_soft = ending in ("яя", "ее") or (ending in ("ий", "ие") and last not in _VELAR + _SIBILANT)
    if last in _SIBILANT and ending not in ("ой", "ое"):
        endings = ("ий его ему  им ем", "ая ей ей ую ей/ею ей", "ее его ему ее им ем", "ие их им  ими их")
    elif is_soft:
        endings = ("ий его ему  им ем", "яя ей ей юю ей/ею ей", "ее его ему ее им ем", "ие их им  ими их")
    else:
        i = "и" if last in _VELAR + _SIBILANT else "ы"
        first = "ой" if ending == "ой" else f"{i}й"
        endings = (
            f"{first} ого ому  {i}м ом",
            "ая ой ой ую ой/ою ой",
            f"ое ого ому ое {i}м ом",
            f"{i}е {i}х {i}м  {i}ми {i}х",
        )
    cells: AdjectiveCells = {}
    for gender, line in zip(GENDERS, endings, strict=True):
        for case, one in zip(CASES, line.split(" "), strict=True):
            if one:
                cells[gender, case] = tuple(stem + variant for variant in one.split("/"))
    return cells


def agreeing(cells: AdjectiveCells, *, gender: str, number: str, case: str, is_animate: bool) -> tuple[str, ...]:
    """Give the form of an adjective beside a noun."""
    column = "plur" if number == "plur" else gender
    if case == "accs" and column in ("masc", "plur"):
        case = "gent" if is_animate else "nomn"
    return cells[column, case]


def _second_declension(word: str, last: str) -> NounCells:
    if last == "ь":
        return _cells(word[:-1], "ь я ю ь ем е", "и ей ям и ями ях")
    if last == "й":
        place = "и" if word[-2:-1] == "и" else "е"
        return _cells(word[:-1], f"й я ю й ем {place}", "и ев ям и ями ях")
    if last in _SIBILANT:
        return _cells(word, " а у  ем е", "и ей ам и ами ах")
    if last == "ц":
        return _cells(word, " а у  ем е", "ы ев ам ы ами ах")
    many = "и" if last in _VELAR else "ы"
    return _cells(word, " а у  ом е", f"{many} ов ам {many} ами ах")


def _masculine(cells: NounCells, is_animate: bool) -> NounCells:
    if is_animate:
        for number in ("sing", "plur"):
            cells[number, "accs"] = cells[number, "gent"]
    return cells


def _cells(stem: str, singular: str, plural: str) -> NounCells:
    cells: NounCells = {}
    for number, line in (("sing", singular), ("plur", plural)):
        for case, ending in zip(CASES, line.split(" "), strict=True):
            cells[number, case] = tuple(stem + one for one in ending.split("/"))
    return cells


def _first_declension(stem: str, is_animate: bool) -> NounCells:
    last = stem[-1:].casefold()
    i = "и" if last in _VELAR + _SIBILANT else "ы"
    through = "ей/ею" if last in _SIBILANT + "ц" else "ой/ою"
    cells = _cells(stem, f"а {i} е у {through} е", f"{i} ? ам {i} ами ах")
    return _with_bare_genitive(cells, stem, is_animate)


def _soft_first_declension(stem: str, is_animate: bool) -> NounCells:
    if stem[-1:].casefold() == "и":
        cells = _cells(stem, "я и и ю ей/ею и", "и ? ям и ями ях")
        return _with_bare_genitive(cells, f"{stem}й", is_animate)
    cells = _cells(stem, "я и е ю ей/ею е", "и ? ям и ями ях")
    vowel = stem[-1:].casefold() in "аеоуыэюя"
    if stem.endswith("ь"):
        return _with_bare_genitive(cells, f"{stem[:-1]}ей", is_animate)
    return _with_bare_genitive(cells, stem + ("й" if vowel else "ь"), is_animate)


def _with_bare_genitive(cells: NounCells, genitive: str, is_animate: bool) -> NounCells:
    cells["plur", "gent"] = (genitive,)
    if is_animate:
        cells["plur", "accs"] = (genitive,)
    return cells
