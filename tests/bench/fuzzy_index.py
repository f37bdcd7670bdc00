"""How fast the fuzzy index alone is: python -m tests.bench.fuzzy_index --data ../shared/data/bench [--rows N] [--json].

Sentences are tokenised, built into a run in mapped files, opened, and looked up until the five best rows are final.
The yardstick is rapidfuzz over the same tokens, each token one character, on one thread and with the same cut-off:
the faster of `process.extract` and `process.cdist`. What cdist finds is the truth for recall.
"""

from __future__ import annotations

import argparse
import json
import lzma
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import pack, stored, tokens
from tmtool.memory.run import HEADER, Batch, Run, in_batches, spans, starts_of
from tmtool.memory.run_building import build
from tmtool.model.text import TaggedText

WANTED = 5
CUT_OFFS = (0.7, 0.5)
_FIRST_SIGN = 0x10000
"""Tokens are written as characters from here on, clear of the surrogates."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of sentences_1m.txt.xz and queries.tsv")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--truths", type=int, default=60, help="queries compared with every row")
    parser.add_argument("--rounds", type=int, default=3, help="look-ups of each query; the median counts")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(arguments.data, Path(folder), arguments.rows, arguments.truths, arguments.rounds)
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value:14,.4f}")


def measure(data: Path, folder: Path, rows: int, truths: int, rounds: int) -> dict[str, float]:
    """Build, open, look up, change, and compare with brute force."""
    started = time.perf_counter()
    with lzma.open(data / "sentences_1m.txt.xz", "rt", encoding="utf-8") as lines:
        packed = ((row, stored(TaggedText(line.rstrip("\n")), "en")) for row, line in enumerate(islice(lines, rows), 1))
        batches = list(in_batches(packed))
    figures = {"rows": float(rows), "tokenise_s": time.perf_counter() - started, **_built(batches, folder)}
    asked = (data / "queries.tsv").read_text(encoding="utf-8").splitlines()
    queries = [list(tokens(TaggedText(line.partition("\t")[2]), "en")) for line in asked]
    before = _anonymous_mb()
    started = time.perf_counter()
    index = FuzzyIndex(Run({name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in Run.ARRAYS}))
    figures["open_ms"] = 1000 * (time.perf_counter() - started)
    for cut_off in CUT_OFFS:
        spent = _spent(index, queries, cut_off, rounds)
        figures |= {f"{name}_{100 * cut_off:.0f}_ms": value for name, value in _spread(spent).items()}
    figures["anonymous_mb"] = _anonymous_mb() - before
    figures |= _against_brute_force(index, batches, queries[:: max(1, len(queries) // truths)], figures)
    return figures | _changed(index, queries)


def best(index: FuzzyIndex, query: Sequence[int], cut_off: float) -> list[float]:
    """Give the scores of the best rows; no other row can have a better one."""
    scores: list[float] = []
    for block in index.look_up(query, cut_off):
        for form in block.forms:
            scores += [form.score] * len(form.rows)
        if len(scores) >= WANTED:
            break
    return scores[:WANTED]


def _built(batches: list[Batch], folder: Path) -> dict[str, float]:
    """Build the run in files."""

    def allocate(name: str, dtype: np.dtype[Any], count: int) -> np.ndarray[Any, Any]:
        return np.lib.format.open_memmap(folder / f"{name}.npy", "w+", dtype, (count,))

    def spill(name: str, dtype: np.dtype[Any], count: int) -> np.ndarray[Any, Any]:
        return np.memmap(tempfile.TemporaryFile(dir=folder), dtype, "w+", shape=(count,))

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, worked = time.perf_counter(), time.process_time()
    run = build(batches, allocate, spill)
    return {
        "forms": float(run.forms),
        "build_s": time.perf_counter() - started,
        "build_processor_s": time.process_time() - worked,
        "build_peak_mb": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
        "on_disk_mb": sum(array.nbytes for array in run.arrays.values()) / 1e6,
    }


def _spent(index: FuzzyIndex, queries: Sequence[list[int]], cut_off: float, rounds: int) -> list[float]:
    """Milliseconds that each query takes, the median of so many rounds."""
    spent: list[list[float]] = [[] for _ in queries]
    for _ in range(rounds):
        for query, times in zip(queries, spent, strict=True):
            started = time.perf_counter()
            best(index, query, cut_off)
            times.append(1000 * (time.perf_counter() - started))
    return [statistics.median(times) for times in spent]


def _spread(spent: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(spent, n=100)
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "max": max(spent), "mean": statistics.fmean(spent)}


def _against_brute_force(
    index: FuzzyIndex, batches: list[Batch], queries: list[list[int]], figures: dict[str, float]
) -> dict[str, float]:
    """Recall of the best rows, and how many times as long brute force takes in the mean."""
    rows, signs = _as_texts(batches)
    written = ["".join([signs.get(token, chr(_FIRST_SIGN - 1)) for token in query]) for query in queries]
    result: dict[str, float] = {}
    for cut_off in CUT_OFFS:
        percent = f"{100 * cut_off:.0f}"
        reached = wanted = 0
        one_by_one: list[float] = []
        at_once: list[float] = []
        for query, text in zip(queries, written, strict=True):
            started = time.perf_counter()
            scores = process.cdist(
                [text], rows, scorer=Levenshtein.normalized_similarity, score_cutoff=cut_off - 1e-9, dtype=np.float64
            )[0]
            at_once.append(1000 * (time.perf_counter() - started))
            true = np.sort(scores[scores >= cut_off - 1e-9])[::-1][:WANTED]
            found = best(index, query, cut_off)
            wanted += len(true)
            reached += sum(100 * score <= mine + 1e-6 for score, mine in zip(true.tolist(), found, strict=False))
            if len(one_by_one) < len(queries) // 3:
                started = time.perf_counter()
                process.extract(
                    text, rows, scorer=Levenshtein.normalized_similarity, score_cutoff=cut_off - 1e-9, limit=WANTED
                )
                one_by_one.append(1000 * (time.perf_counter() - started))
        result[f"recall_{percent}"] = reached / wanted
        result[f"wanted_{percent}"] = float(wanted)
        result[f"extract_{percent}_ms"] = statistics.fmean(one_by_one)
        result[f"cdist_{percent}_ms"] = statistics.fmean(at_once)
        fastest = min(statistics.fmean(one_by_one), statistics.fmean(at_once))
        result[f"times_brute_{percent}"] = fastest / figures[f"mean_{percent}_ms"]
    return result


def _as_texts(batches: list[Batch]) -> tuple[list[str], dict[int, str]]:
    """Write every row with one character for each token, and say which."""
    lengths = [np.diff(batch.starts) - HEADER for batch in batches]
    parts = [batch.words[spans(batch.starts[:-1] + HEADER, each)] for batch, each in zip(batches, lengths, strict=True)]
    distinct = np.unique(np.concatenate([np.unique(part) for part in parts]))
    rows: list[str] = []
    for part, each in zip(parts, lengths, strict=True):
        signs = (distinct.searchsorted(part) + _FIRST_SIGN).astype("<u4").tobytes().decode("utf-32-le")
        rows += [signs[start:end] for start, end in pairwise(starts_of(each).tolist())]
    return rows, {token: chr(_FIRST_SIGN + place) for place, token in enumerate(distinct.tolist())}


def _changed(index: FuzzyIndex, queries: list[list[int]]) -> dict[str, float]:
    """What it costs to add a row, and to learn 20,000."""
    spent = []
    for number, query in enumerate(queries):
        started = time.perf_counter()
        index.add(2_000_000_000 + number, pack([0, 0, *query, number]))
        spent.append(1e6 * (time.perf_counter() - started))
    many = [(3_000_000_000 + number, pack([0, 0, *query, number])) for number, query in _many(queries, 20_000)]
    started = time.perf_counter()
    index.learn(many)
    return {
        "insert_us": statistics.fmean(spent),
        "insert_p95_us": statistics.quantiles(spent, n=20)[-1],
        "learn_20000_ms": 1000 * (time.perf_counter() - started),
    }


def _many(queries: list[list[int]], count: int) -> Iterator[tuple[int, list[int]]]:
    return ((number, queries[number % len(queries)]) for number in range(count))


def _anonymous_mb() -> float:
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon"))


if __name__ == "__main__":
    main()
