"""What is offered of matches in which figures, numbers in words, terms and names differ; every row was read by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.glossary.recognise import Recogniser
from tmtool.memory.difference import differences
from tmtool.memory.normalise import normalise
from tmtool.memory.repair import repair
from tmtool.model.terms import Concept, Term
from tmtool.model.text import TaggedText

ROWS = Path(__file__).resolve().parents[1] / "data" / "repair_rows.tsv"
GLOSSARY = """
China|Китай|Қытай
India|Индия|Үндістан
Russia|Россия|Ресей
Ukraine|Украина|Украина
Armenia|Армения|Армения
Turkey|Турция|Түркия
France|Франция|Франция
Japan|Япония|Жапония
Kazakhstan|Казахстан|Қазақстан
Kazakh|Казахстан|қазақ,Қазақстан
Uzbekistan|Узбекистан|Өзбекстан
US|США|АҚШ
Almaty|Алматы|Алматы
Astana|Астана|Астана
Tashkent|Ташкент|Ташкент
Moscow|Москва|Мәскеу
""".strip().splitlines()
LANGUAGES = ("en", "ru", "kk")
CONCEPTS = [
    Concept(
        tuple(
            Term(language, text)
            for language, texts in zip(LANGUAGES, line.split("|"), strict=True)
            for text in texts.split(",")
        )
    )
    for line in GLOSSARY
]
RECOGNISERS = {
    language: Recogniser.build([("places", concept) for concept in CONCEPTS], language) for language in LANGUAGES
}


def rows() -> list[list[str]]:
    """Languages, unit, text looked up, target, what is offered (empty for nothing), warnings."""
    return [line.split("\t") for line in ROWS.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("languages", "unit", "query", "target", "offered", "warnings"), rows())
def test_a_target_is_put_right_whole_or_warned_of(
    languages: str, unit: str, query: str, target: str, offered: str, warnings: str
) -> None:
    source, wanted = languages.split()
    differing = differences(normalise(TaggedText(query), source), normalise(TaggedText(unit), source))
    found = repair(
        query,
        unit,
        TaggedText(target),
        differing,
        source,
        wanted,
        lambda text: RECOGNISERS[source].recognise(text, wanted).hits,
    )
    assert (found.offered.text if found.offered else "") == offered
    assert found.warnings == (tuple(warnings.split(" ¦ ")) if warnings else ())
