"""How fast and how right text is cut: python -m tests.bench.segmentation [--data ../shared/data].

The gold is our own (tests/data/segmentation). From the data, where it is there, the sentences of the news memory are
joined four by four and should come apart at the same places; most that do not are headlines without a stop, and units
that hold two sentences.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from tests.language.gold import Score, gold_files, read_gold, scored
from tmtool.language.registry import fold
from tmtool.language.segmentation import segment

JOINED = 4
MILLISECONDS_PER_CHARACTER = 1_000 * 1_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "data")
    for name, language in gold_files():
        print(f"{name}: {_said(scored(read_gold(name), language))}")
    news = parser.parse_args().data / "news_en_ru_kk.tmx"
    if not news.is_file():
        print(f"The news memory is not measured: there is no {news}.")
        return
    for language, units in _units(news).items():
        paragraphs = [units[at : at + JOINED] for at in range(0, len(units), JOINED)]
        speed = _speed([" ".join(one) for one in paragraphs], language)
        print(f"news {language}: {_said(scored(paragraphs, language))}; {speed:.2f} ms for 1,000 characters")


def _units(path: Path) -> dict[str, list[str]]:
    from tmtool.exchange.tmx import read

    found: dict[str, list[str]] = {}
    for unit in read(path).units:
        for variant in unit.variants:
            found.setdefault(fold(variant.language), []).append(" ".join(variant.text.text.split()))
    return found


def _speed(texts: Sequence[str], language: str) -> float:
    """Milliseconds for a thousand characters."""
    segment(texts[0], language)
    began = time.process_time()
    for text in texts:
        segment(text, language)
    return (time.process_time() - began) / sum(map(len, texts)) * MILLISECONDS_PER_CHARACTER


def _said(score: Score) -> str:
    return f"{score.blocks} blocks, {score.wrong} wrong, F1 {score.f1:.4f} of the boundaries inside"


if __name__ == "__main__":
    main()
