"""Large desks for the benches: sentences from a file, translations of our own making."""

from __future__ import annotations

import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from tmtool.desk.desk import Desk
from tmtool.desk.remembering import text_for_memory
from tmtool.language.words import words
from tmtool.model.terms import Concept, Term
from tmtool.model.text import TaggedText
from tmtool.store import glossaries as glossary_rows
from tmtool.store import memories as memory_rows
from tmtool.store import tables
from tmtool.store.transaction import Doing, Row, Transaction


class BenchMemory(NamedTuple):
    """A memory of the bench."""

    penalty: int
    percent: int
    """How many of a hundred sentences go into it."""


MEMORIES = {
    "own": BenchMemory(0, 1),
    "agency": BenchMemory(1, 10),
    "archive": BenchMemory(0, 20),
    "partner": BenchMemory(5, 30),
    "web": BenchMemory(10, 39),
}
_SYLLABLES = ("ка", "мо", "ри", "те", "ло", "сун", "дер", "вер", "на", "тон", "ал", "ши", "бу", "ро", "ган", "лис")
PERSON = "bench"
"""Who does what a bench does."""
_ENDS = tuple(accumulate(memory.percent for memory in MEMORIES.values()))
_BATCH = 20_000
_LONGEST_TERM = 14


def sentences(data: Path, rows: int | None = None) -> list[str]:
    """Read the first sentences of the bench data."""
    with lzma.open(data / "sentences_1m.txt.xz", "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in islice(lines, rows)]


def queries(data: Path) -> list[tuple[str, str]]:
    """Read the kinds and texts to look up."""
    lines = (data / "queries.tsv").read_text(encoding="utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition("\t") for line in lines)]


def translated(sentence: str) -> str:
    """Make a Russian-looking sentence: each word becomes another one, the same each time; figures and signs stay."""
    parts: list[str] = []
    done = 0
    for word in words(sentence):
        parts += (sentence[done : word.start], word.text if word.is_figure else _made_up(word.text.lower()))
        done = word.end
    return "".join([*parts, sentence[done:]])


@cache
def _made_up(word: str) -> str:
    number = crc32(word.encode())
    return "".join(_SYLLABLES[number >> (4 * place) & 15] for place in range(2 + number % 3))


def fill(desk: Desk, texts: Sequence[str], *, concepts: int = 1500) -> None:
    """Put sentences with made-up translations into five memories of a desk, and a glossary of some of their words."""
    with desk.database.reading() as connection:
        known = [memory_rows.memory_named(connection, name) for name in MEMORIES]
    memories = [memory[0] for memory in known if memory is not None]
    if not memories:
        with desk.database.writing(Doing("import", PERSON)) as transaction:
            memories = [
                memory_rows.add_memory(transaction, name, penalty=memory.penalty) for name, memory in MEMORIES.items()
            ]
            _add_glossary(transaction, texts, concepts)
    for start in range(0, len(texts), _BATCH):
        numbered = enumerate(texts[start : start + _BATCH], start)
        with desk.database.writing(Doing("import", PERSON)) as transaction:
            _add_units(transaction, [(memories[memory_of(at)], text) for at, text in numbered])


def memory_of(at: int) -> int:
    """Give the memory of a sentence by its place in the file: which of `MEMORIES`, from 0."""
    # A multiple of a number prime to 100 spreads each memory over the whole file.
    place = at * 37 % 100
    return next(which for which, end in enumerate(_ENDS) if place < end)


def _add_glossary(transaction: Transaction, texts: Sequence[str], concepts: int) -> None:
    counted = Counter(
        word for text in texts[:50_000] for word in text.lower().split() if word.isalpha() and len(word) > 5
    )
    chosen = [word for word, _ in counted.most_common(concepts + 100)[100:] if len(word) <= _LONGEST_TERM]
    made = (Concept((Term("en", word), Term("ru", _made_up(word)))) for word in chosen)
    glossary_rows.write_concepts(transaction, glossary_rows.add_glossary(transaction, "bench"), made)


def _add_units(transaction: Transaction, pairs: Sequence[tuple[int, str]]) -> None:
    units = transaction.insert_many(tables.UnitRow, (_unit(memory, text) for memory, text in pairs))
    transaction.insert_many(tables.VariantRow, _variants(units, [text for _, text in pairs]))


def _unit(memory: int, text: str) -> Row:
    source = text_for_memory(TaggedText(text), "en")
    return {
        "memory": memory,
        "source_language": "en",
        "source_hash": source.hash,
        "source_key": source.key,
        "previous_hash": None,
        "next_hash": None,
        "tuid": None,
        "properties": None,
        "notes": None,
        "created_by": "bench",
        "created_at": "2026-11-23T09:00:00Z",
        "hidden": 0,
        "deleted": 0,
    }


def _variants(units: range, texts: Sequence[str]) -> Iterator[Row]:
    for unit, sentence in zip(units, texts, strict=True):
        for language, said in (("en", sentence), ("ru", translated(sentence))):
            text = text_for_memory(TaggedText(said), language)
            yield {
                "unit": unit,
                "language": language,
                "language_tag": language,
                "text": said,
                "tags": None,
                "text_hash": text.hash,
                "text_key": text.key,
                "tokens": text.tokens,
                "status": "translated",
                "properties": None,
                "notes": None,
                "created_by": "bench",
                "created_at": "2026-11-23T09:00:00Z",
                "changed_by": None,
                "changed_at": None,
                "deleted": 0,
            }
