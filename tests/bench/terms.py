"""How fast terms are met in sources: python -m tests.bench.terms [--data ../shared/data].

The glossary is the draft of the data, where it is there, filled up to 50,000 made-up terms of two or three words; the
texts are the news sentences of the data, or our gold of segmentation.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.language.gold import gold_files, read_gold
from tmtool.glossary.recognise import Recogniser
from tmtool.language.registry import fold
from tmtool.language.words import forms
from tmtool.model.terms import Concept, Term

TERMS = 50_000
TARGETS = {"en": "ru", "ru": "kk", "kk": "ru"}
COLUMNS = {"en": "source", "ru": "target_ru", "kk": "target_kk"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "data")
    data = parser.parse_args().data
    for language, texts in _texts(data).items():
        concepts = _concepts(data, language, texts)
        began = time.process_time()
        recogniser = Recogniser.build((("bench", concept) for concept in concepts), language)
        built = time.process_time() - began
        first, again = (_microseconds(recogniser, texts, language) for _ in range(2))
        hits = sum(len(recogniser.recognise(text, TARGETS[language]).hits) for text in texts)
        print(
            f"{language}: {len(concepts)} terms built in {built:.2f} s; {len(texts)} segments, {hits} hits; "
            f"a segment {first:.0f} µs when its words are new, {again:.0f} µs after"
        )


def _microseconds(recogniser: Recogniser, texts: Sequence[str], language: str) -> float:
    """The mean for a text, medians of fifths of the texts against noise of the machine."""
    fifth = len(texts) // 5
    means = []
    for at in range(0, fifth * 5, fifth):
        began = time.process_time()
        for text in texts[at : at + fifth]:
            recogniser.recognise(text, TARGETS[language])
        means.append((time.process_time() - began) / fifth * 1e6)
    return median(means)


def _texts(data: Path) -> dict[str, list[str]]:
    news = data / "news_en_ru_kk.tmx"
    found: dict[str, list[str]] = {}
    if news.is_file():
        from tmtool.exchange.tmx import read

        for unit in read(news).units:
            for variant in unit.variants:
                found.setdefault(fold(variant.language), []).append(variant.text.text)
    else:
        for name, language in gold_files():
            found.setdefault(language, []).extend(piece for block in read_gold(name) for piece in block)
    return found


def _concepts(data: Path, language: str, texts: Sequence[str]) -> list[Concept]:
    draft = data / "glossary_draft_en_ru_kk.csv"
    wanted = []
    if draft.is_file():
        with draft.open(encoding="utf-8", newline="") as file:
            wanted = [row[COLUMNS[language]] for row in csv.DictReader(file)]
    chance = random.Random(4)
    known = list(dict.fromkeys(word for text in texts for word in forms(text) if word.isalpha() and len(word) > 3))
    while len(wanted) < TERMS:
        wanted.append(" ".join(chance.choices(known, k=chance.choice((2, 2, 3)))))
    return [Concept((Term(language, term), Term(TARGETS[language], "x"))) for term in wanted if term]


if __name__ == "__main__":
    main()
