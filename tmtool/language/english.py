"""What is known of English: stems for matching and plural folding for glossaries."""

from __future__ import annotations

import re

from tmtool.language.snowball import snowball

_IRREGULAR = {
    plural: singular
    for singular, plurals in {
        "ache": "aches", "alias": "aliases", "atlas": "atlases", "avalanche": "avalanches", "bias": "biases",
        "cache": "caches", "calorie": "calories", "canoe": "canoes", "cookie": "cookies", "foe": "foes",
        "headache": "headaches", "movie": "movies", "niche": "niches", "prairie": "prairies", "rookie": "rookies",
        "zombie": "zombies",
        "die": "dice", "dwarf": "dwarves", "hoof": "hooves", "scarf": "scarves", "wharf": "wharves",
        "addendum": "addenda", "cactus": "cacti", "consortium": "consortia", "erratum": "errata", "focus": "foci",
        "fungus": "fungi", "honorarium": "honoraria", "locus": "loci", "millennium": "millennia",
        "moratorium": "moratoria", "radius": "radii", "sanatorium": "sanatoria", "stadium": "stadia",
        "stratum": "strata", "symposium": "symposia", "terminus": "termini",
        "alumnus": "alumni", "analysis": "analyses", "appendix": "appendices", "axis": "axes", "bacterium": "bacteria",
        "bonus": "bonuses", "bus": "buses", "calf": "calves", "campus": "campuses", "canvas": "canvases",
        "caucus": "caucuses", "census": "censuses", "child": "children", "consensus": "consensuses",
        "crisis": "crises", "criterion": "criteria", "curriculum": "curricula", "diagnosis": "diagnoses",
        "elf": "elves", "foot": "feet", "gas": "gases gasses", "goose": "geese", "half": "halves",
        "hypothesis": "hypotheses", "index": "indices", "knife": "knives", "leaf": "leaves", "lens": "lenses",
        "life": "lives", "loaf": "loaves", "louse": "lice", "matrix": "matrices", "memorandum": "memoranda",
        "mouse": "mice", "nucleus": "nuclei", "oasis": "oases", "ox": "oxen", "paralysis": "paralyses",
        "parenthesis": "parentheses", "person": "persons", "phenomenon": "phenomena", "quiz": "quizzes",
        "referendum": "referenda", "self": "selves", "sheaf": "sheaves", "shelf": "shelves", "shoe": "shoes",
        "status": "statuses", "stimulus": "stimuli", "surplus": "surpluses", "synopsis": "synopses",
        "syllabus": "syllabi", "thesis": "theses", "thief": "thieves", "toe": "toes", "tooth": "teeth",
        "vertex": "vertices", "virus": "viruses", "walrus": "walruses", "wife": "wives", "wolf": "wolves",
    }.items()
    for plural in plurals.split()
}  # fmt: skip
# Besides the singulars above: singulars in -s, and plurals that mean something else than what would be left of them.
_ALIKE = frozenset(_IRREGULAR.values()) | frozenset(
    (
        "acoustics", "aeronautics", "aerobics", "arms", "athletics", "customs", "cybernetics", "dynamics", "economics",
        "electronics", "ethics", "genetics", "goods", "gymnastics", "headquarters", "linguistics", "logistics",
        "mathematics", "means", "mechanics", "news", "olympics", "optics", "paralympics", "physics", "politics",
        "robotics", "series", "species", "statistics",
    )
)  # fmt: skip
_MEN_ALIKE = frozenset(("abdomen", "acumen", "omen", "regimen", "specimen", "tiananmen", "turkmen", "yemen"))
_HISSING = re.compile(r"(?:ss|sh|ch|x|zz)es$")
# What a plural may come of, where its letters do not tell: bases of base and basis, leaves of leaf and leave.
_DOUBTFUL = (
    ("ies", ("y", "ie")),
    ("ves", ("ve", "f", "fe")),
    ("ses", ("se", "s", "sis")),
    ("xes", ("x", "xe", "xis")),
    ("oes", ("o", "oe")),
    ("ches", ("ch", "che")),
    ("shes", ("sh", "she")),
    ("eaux", ("eau",)),
    ("us", ("us", "u")),
    ("is", ("is", "i")),
    ("data", ("data", "datum")),
    ("media", ("media", "medium")),
)


def stem(word: str) -> str:
    """Give the stem of a case-folded English word; a possessive ’s does not count."""
    return snowball("english").stem(word.replace("’", "'").replace("ʼ", "'"))


def singular(word: str) -> str:
    """Fold a plural to its singular, so that a glossary's term is met in both numbers.

    Unlike `stem` it keeps president and presidency, protest and protester apart.

    Args:
        word: one word, case-folded, without a possessive ’s.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word if word in _MEN_ALIKE else f"{word[:-3]}man"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _ALIKE:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if _HISSING.search(word) or word.endswith("oes"):
        return word[:-2]
    return word[:-1]


def singulars(word: str) -> tuple[str, ...]:
    """Give all words of which a word may be the plural, the likeliest first; the word itself where it is none.

    Args:
        word: as for `singular`.
    """
    first = singular(word)
    if len(word) < 4 or word in _ALIKE:
        return (first,)
    others = (word.removesuffix(plural) + end for plural, ends in _DOUBTFUL if word.endswith(plural) for end in ends)
    return tuple(dict.fromkeys((first, *others)))
