"""How many errors in figures the checks find: errors are put into human translations, one each.

Run: python -m tests.bench.figure_errors [ru|kk] [seed]
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from tmtool.language.placeables import PartKind, Placeable, PlaceableKind, placeables
from tmtool.language.placeables.kazakh_days import MONTHS as KAZAKH_MONTHS
from tmtool.language.placeables.russian import MONTHS as RUSSIAN_MONTHS
from tmtool.model.findings import Severity
from tmtool.model.text import TaggedText
from tmtool.quality.figures import find
from tmtool.quality.pair import Pair

NEWS = Path(__file__).parents[2].parent / "shared" / "data" / "news_en_ru_kk.tmx"
ERRORS = 200
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MULTIPLIERS = (("млн", "млрд"), ("млрд", "млн"), ("миллиард", "миллион"), ("миллион", "миллиард"), ("тыс.", "млн"))
_Seeder = Callable[[str, Placeable, random.Random, str], str | None]


def sentences(language: str) -> Iterator[tuple[str, str]]:
    """Give the English sentences of the news with their human translations."""
    for unit in ElementTree.parse(NEWS).iter("tu"):
        texts = {str(tuv.get(_LANGUAGE)): "".join(tuv.find("seg").itertext()) for tuv in unit.iter("tuv")}  # type: ignore[union-attr]
        yield texts["en"].strip(), texts[language].strip()


def _another_digit(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    places = [at for at in range(figure.start, figure.end) if text[at].isdecimal()]
    if not places:
        return None
    at = chance.choice(places)
    digit = chance.choice([digit for digit in "123456789" if digit != text[at]])
    return text[:at] + digit + text[at + 1 :]


def _turned_digits(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    found = re.search(r"(\d)(?!\1)(\d)", text[figure.start : figure.end])
    if found is None or found[2] == "0":
        return None
    at = figure.start + found.start()
    return text[:at] + found[2] + found[1] + text[at + 2 :]


def _left_out(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    return text[: figure.start] + text[figure.end :].lstrip() if any(map(str.isdecimal, figure.text)) else None


def _another_multiplier(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    for old, new in _MULTIPLIERS:
        if old in figure.text:
            return text[: figure.start] + figure.text.replace(old, new, 1) + text[figure.end :]
    return None


def _another_month(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    part = figure.part(PartKind.MONTH) if figure.kind is PlaceableKind.DATE else None
    if part is None:
        return None
    met = text[part.start : part.end]
    if language == "ru":
        cases = next(((at, row.index(met)) for at, row in enumerate(RUSSIAN_MONTHS) if met in row), None)
        new = None if cases is None else RUSSIAN_MONTHS[(cases[0] + 1) % 12][cases[1]]
    else:
        at = next((at for at, month in enumerate(KAZAKH_MONTHS) if met == month), None)
        new = None if at is None else KAZAKH_MONTHS[(at + 1) % 12]
    return None if new is None else text[: part.start] + new + text[part.end :]


def _percent_for_points(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    if figure.kind is not PlaceableKind.PERCENT:
        return None
    points = " процентных пункта" if language == "ru" else " пайыздық тармақ"
    number = figure.part(PartKind.NUMBER)
    return None if number is None else text[: number.end] + points + text[figure.end :]


def _moved_point(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    found = re.search(r"(\d),(\d)", text[figure.start : figure.end])
    if found is None:
        return None
    at = figure.start + found.start()
    return text[: at + 1] + text[at + 2 :]


def _added(text: str, figure: Placeable, chance: random.Random, language: str) -> str | None:
    return f"{text.rstrip('.')} ({chance.randint(101, 999)})."


SEEDERS: tuple[_Seeder, ...] = (
    _another_digit,
    _another_digit,
    _turned_digits,
    _left_out,
    _another_multiplier,
    _another_month,
    _percent_for_points,
    _moved_point,
    _added,
)


def seeded(language: str, seed: int, errors: int = ERRORS) -> list[tuple[str, str, str, str]]:
    """Put errors into translations.

    Returns:
        Source, translation, the translation with one error, and the name of the error.
    """
    chance = random.Random(seed)
    there = [
        (s, t, figure) for s, t in sentences(language) for figure in placeables(t, language) if placeables(s, "en")
    ]
    made: list[tuple[str, str, str, str]] = []
    while len(made) < errors:
        seeder = SEEDERS[len(made) % len(SEEDERS)]
        for _ in range(5000):
            source, target, figure = chance.choice(there)
            wrong = seeder(target, figure, chance, language)
            if wrong is not None and wrong != target:
                made.append((source, target, wrong, seeder.__name__.strip("_")))
                break
        else:
            raise LookupError(f"No sentence takes the error {seeder.__name__}.")
    return made


def warnings(source: str, target: str, language: str) -> list[str]:
    """What the checks of figures say above a note."""
    found = find(Pair(TaggedText(source), TaggedText(target), 1, "en", language))
    return [one.message for one in found if one.severity is not Severity.NOTE]


def is_found(source: str, target: str, wrong: str, language: str) -> bool:
    """Whether something is said of the error that is not said without it."""
    before = warnings(source, target, language)
    return any(message not in before for message in warnings(source, wrong, language))


def main() -> None:
    """Print the share that is found, and what is not."""
    language = sys.argv[1] if len(sys.argv) > 1 else "ru"
    made = seeded(language, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    missed = [one for one in made if not is_found(*one[:3], language)]
    print(f"{language}: {len(made) - len(missed)} of {len(made)} errors found ({1 - len(missed) / len(made):.1%})")
    for source, target, wrong, name in missed:
        print(f"- {name}\n    {source}\n    {target}\n    {wrong}")


if __name__ == "__main__":
    main()
