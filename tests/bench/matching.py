"""How good and how fast matching is: python -m tests.bench.matching --data ../shared/data/bench [--rows N] [--json].

A desk with every sentence of the data, Russian-looking targets of our own making, five memories with penalties and a
glossary of 1,500 concepts. Everything is measured in one run, the look-ups beside rapidfuzz's own ways over the same
tokens. `--keep DIR` leaves the desk there, or takes the one that lies there; building a million units takes minutes.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from tests.bench.brute_force import BruteForce, Truth, reached
from tests.bench.desks import MEMORIES, PERSON, fill, queries, sentences
from tests.bench.templates import template_queries, template_texts
from tmtool.desk.desk import Desk
from tmtool.desk.query import Searchable
from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import stored, tokens
from tmtool.model.text import TaggedText

Figures = dict[str, float]
TRUTHS = 150
"""So many texts are compared with every row."""
TIMED = 20
"""So many texts are looked up by brute force against the clock."""
TEMPLATE_ROWS = 50_000
FILTERS = {"recall_final_100": None, "recall_final_10": "agency", "recall_final_1": "own"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(arguments.data, arguments.rows, arguments.keep or Path(folder))
    if arguments.json:
        print(json.dumps(figures))


def measure(data: Path, rows: int | None, folder: Path) -> Figures:
    """Measure everything; each figure is said on standard error as soon as it is known."""
    texts = sentences(data, rows)
    asked = [text for _, text in queries(data)]
    chosen = random.Random(3).sample(asked, min(TRUTHS, len(asked)))
    figures: Figures = {}

    def known(**found: float) -> None:
        figures.update(found)
        for name, value in found.items():
            print(f"{name:24} {value:14,.4f}", file=sys.stderr, flush=True)

    known(rows=len(texts))
    desk_folder = folder / "desk"
    if not (desk_folder / "desk.db").exists():
        desk_folder.mkdir(parents=True)
        with Desk.open(desk_folder, empty=True) as desk:
            fill(desk, texts)
    with Desk.open(desk_folder) as desk:
        units = sum(memory.units for memory in desk.memories.all())
    if units != len(texts):
        # A run that was broken off leaves its new units, which the truth knows nothing of.
        raise SystemExit(f"The desk in {desk_folder} has {units} units, not {len(texts)}: remove it.")
    known(**_built(desk_folder, texts))
    with Desk.open(desk_folder, person=PERSON) as desk:
        force = BruteForce(texts)
        truths = [force.truth(text, 0.5) for text in chosen]
        known(**_recall(desk, truths, texts, chosen))
        known(**_look_ups(desk, force, asked))
        del force, truths
        # The bench holds a million sentences, which no process of tmtool does: its collector need not go over them.
        gc.collect()
        gc.freeze()
        known(**_whole_suggestions(desk, asked))
        known(**_documents(desk, asked, texts))
        known(**_concordance(desk, desk_folder, texts))
        known(**_pending(desk, desk_folder, texts))
    known(recall_templates=_template_recall(folder))
    return figures


def _built(folder: Path, texts: Sequence[str]) -> Figures:
    """Make the index anew, in a process of its own, so that its peak is its own."""
    started = time.perf_counter()
    for text in texts:
        stored(TaggedText(text), "en")
    tokenised = time.perf_counter() - started
    rebuilt = _apart("tests.bench.index_build", folder)
    opened = _apart("tests.bench.index_open", folder)
    return {
        "rebuild_s": rebuilt["seconds"],
        "build_s": tokenised + rebuilt["seconds"],
        "build_peak_mb": rebuilt["peak_mb"],
        "anonymous_mb": opened["anonymous_mb"],
        "open_ms": opened["open_ms"],
    }


def _apart(module: str, folder: Path) -> Figures:
    done = subprocess.run([sys.executable, "-m", module, str(folder)], check=True, capture_output=True, text=True)
    found: Figures = json.loads(done.stdout)
    return found


def _recall(desk: Desk, truths: Sequence[Truth], texts: Sequence[str], asked: Sequence[str]) -> Figures:
    figures: Figures = {}
    with desk.indexes.of_language("en") as index:
        for name, cut_off in (("recall_70", 0.7), ("recall_50", 0.5)):
            pairs = [(truth.top(cut_off, 5), _top(index, truth.query.tokens, cut_off)) for truth in truths]
            figures[name] = _share(pairs)
    for name, memory in FILTERS.items():
        memories = range(len(MEMORIES)) if memory is None else (list(MEMORIES).index(memory),)
        found = []
        for truth, text in zip(truths, asked, strict=True):
            matches = desk.suggestions.matches(text, "en", "ru", minimum=50, limit=5, memory=memory)
            found.append((truth.top_final(texts, memories, 50, 5), [match.score for match in matches]))
        figures[name] = _share(found)
    return figures


def _top(index: Searchable, wanted: Sequence[int], cut_off: float, count: int = 5) -> list[float]:
    """Look up until the best rows are known for certain."""
    found: list[float] = []
    for block in index.look_up(wanted, cut_off):
        for form in block.forms:
            found += [form.score] * len(form.rows)
        if len(found) >= count:
            break
    return found[:count]


def _share(pairs: Sequence[tuple[Sequence[float], Sequence[float]]]) -> float:
    true = sum(len(expected) for expected, _ in pairs)
    return sum(reached(expected, found) for expected, found in pairs) / true if true else 1.0


def _look_ups(desk: Desk, force: BruteForce, asked: Sequence[str]) -> Figures:
    with desk.indexes.of_language("en") as index:
        wanted = [tokens(TaggedText(text), "en") for text in asked]
        at_70 = _timed(lambda one: _top(index, one, 0.7), wanted)
        at_50 = _timed(lambda one: _top(index, one, 0.5), wanted)
        some = asked[:: max(1, len(asked) // TIMED)][:TIMED]
        times = {cut_off: _times_brute_force(index, force, some, cut_off) for cut_off in (0.7, 0.5)}
    assert isinstance(index, FuzzyIndex)
    before = len(index)
    started = time.perf_counter()
    for at in range(1000):
        index.add(4_000_000_000 + at, stored(TaggedText(f"A sentence that is new {at}"), "en"))
    insert = (time.perf_counter() - started) / 1000
    assert len(index) == before + 1000
    for at in range(1000):
        index.remove(4_000_000_000 + at)
    return {
        "p50_70_ms": at_70[49],
        "p95_70_ms": at_70[94],
        "p99_70_ms": at_70[98],
        "max_70_ms": at_70[99],
        "p50_50_ms": at_50[49],
        "p95_50_ms": at_50[94],
        "p99_50_ms": at_50[98],
        "max_50_ms": at_50[99],
        "times_brute_force": times[0.7],
        "times_brute_force_50": times[0.5],
        "insert_us": 1e6 * insert,
    }


def _times_brute_force(index: Searchable, force: BruteForce, texts: Sequence[str], cut_off: float) -> float:
    """How many times as long the faster of rapidfuzz's two ways takes for the same texts, all of them together."""
    wanted = [tokens(TaggedText(text), "en") for text in texts]
    ours = sum(_timed(lambda one: _top(index, one, cut_off), [one] * 3)[49] for one in wanted)
    return 1000 * sum(force.seconds(text, cut_off) for text in texts) / ours


def _timed(work: Callable[[Any], object], items: Sequence[Any]) -> list[float]:
    """Do the work twice for each item and give the milliseconds of the second time: 99 percentiles and the maximum."""
    for item in items:
        work(item)
    taken = []
    for item in items:
        started = time.perf_counter()
        work(item)
        taken.append(1000 * (time.perf_counter() - started))
    return [*quantiles(taken, n=100, method="inclusive"), max(taken)]


def _whole_suggestions(desk: Desk, asked: Sequence[str]) -> Figures:
    """What the screen does for each segment: matches, differences, placeables, repair and terms."""
    taken = desk.articles.take_in("\n\n".join(asked[::10]).encode(), "bench.txt", targets=["ru"]).article
    segments = desk.articles.segments(desk.articles.job(taken, "ru"))
    found = _timed(lambda segment: desk.suggestions.for_segment(segment, "ru"), segments)
    desk.articles.remove(taken, purge=True)
    return {"suggestion_p50_ms": found[49], "suggestion_p95_ms": found[94]}


def _documents(desk: Desk, asked: Sequence[str], texts: Sequence[str]) -> Figures:
    """Whole documents, in sentences that the memories know more or less well."""
    mixed = [text for pair in zip(asked, _changed(texts), strict=False) for text in pair]
    taken = desk.articles.take_in("\n\n".join(mixed[:2000]).encode(), "batch.txt", targets=["ru"]).article
    segments = desk.articles.segments(desk.articles.job(taken, "ru"))[:2000]
    started = time.perf_counter()
    for _ in desk.suggestions.for_segments(segments, "ru", minimum=50, limit=1, terms=False):
        pass
    batch = time.perf_counter() - started
    desk.articles.remove(taken, purge=True)
    several = [TaggedText(text) for text in islice((*mixed, *_changed(texts[::-1])), 5000)]
    started = time.perf_counter()
    desk.analysis.analyse([several], "en", "ru")
    return {"batch_2000_s": batch, "analyse_5000_s": time.perf_counter() - started}


def _changed(texts: Sequence[str]) -> Iterator[str]:
    """Sentences of the memories with a word less."""
    for text in texts[:: max(1, len(texts) // 4000)]:
        words = text.split()
        yield " ".join(words[1:] if len(words) > 3 else words)


def _concordance(desk: Desk, folder: Path, texts: Sequence[str]) -> Figures:
    started = time.perf_counter()
    desk.concordance.bring_up_to_date()
    indexed = time.perf_counter() - started
    chance = random.Random(5)
    wanted: list[str] = []
    for text in chance.sample(list(texts), 200):
        words = text.split()
        at = chance.randrange(len(words))
        wanted.append(chance.choice([words[at], f'"{" ".join(words[at : at + 2])}"', f"{words[at][:4]}*"]))
    first = _apart("tests.bench.concordance_first", folder)
    found = _timed(desk.concordance.search, wanted)
    return {
        "concordance_index_s": indexed,
        "concordance_first_ms": first["first_ms"],
        "concordance_warm_p95_ms": found[94],
    }


def _pending(desk: Desk, folder: Path, texts: Sequence[str]) -> Figures:
    """Open with changes that the index on disk does not have; afterwards they are taken back."""
    figures: Figures = {}
    for name, texts_more in (("open_pending_1000_ms", texts[:1000]), ("open_pending_20000_ms", texts[1000:20_000])):
        # A desk that is kept has the ones of the last time as tombstones.
        fill(desk, [f"{text} {time.time_ns()}" for text in texts_more])
        figures[name] = _apart("tests.bench.index_open", folder)["open_ms"]
    for _ in figures:
        desk.operations.undo()
    return figures


def _template_recall(folder: Path) -> float:
    texts = template_texts(TEMPLATE_ROWS)
    place = folder / "templates"
    if not (place / "desk.db").exists():
        place.mkdir(parents=True)
        with Desk.open(place, empty=True) as desk:
            fill(desk, texts, concepts=0)
    force = BruteForce(texts)
    found = []
    with Desk.open(place) as desk:
        for text in template_queries(12):
            true = force.truth(text, 0.5).top_final(texts, range(len(MEMORIES)), 50, 5)
            found.append((true, [match.score for match in desk.suggestions.matches(text, "en", "ru", minimum=50)]))
    return _share(found)


if __name__ == "__main__":
    main()
