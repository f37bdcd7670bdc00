"""What the tests of the indexes make: short texts that are much alike, and the truth by comparing all with all."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from rapidfuzz.distance import Levenshtein

from tests.desk.made import TickingClock
from tmtool.desk.desk import Desk
from tmtool.desk.index_files import Limits
from tmtool.desk.indexes import Indexes
from tmtool.desk.remembering import text_for_memory
from tmtool.memory.normalise import NORMALISER, normalise
from tmtool.model.text import TaggedText
from tmtool.store import tables
from tmtool.store.transaction import Doing, table_of
from tmtool.store.units import Context, remove_variant, write_pair

EDIT = Doing("edit", "aigul")
TINY = Limits(small=0, merge=10, change_over=5, far_behind=60)
"""Everything that happens to large desks happens to desks of some texts."""
WORDS = ("the", "president", "of", "Kazakhstan", "signed", "a", "law", "on", "water", "yesterday", "12", "7")
_VARIANT = table_of(tables.VariantRow)


def desk_in(folder: Path, *, seconds: int = 0) -> Desk:
    """Open or make a desk without shipped content, whose clock goes on and so many seconds ahead."""
    clock = TickingClock()
    clock.now += timedelta(seconds=seconds)
    return Desk.open(folder, person="aigul", empty=True, clock=clock)


def indexes_of(desk: Desk, limits: Limits = TINY, normaliser: str = NORMALISER) -> Indexes:
    """Open the indexes of a desk as another process would."""
    return Indexes(desk.database, normaliser, limits)


def sentence(chance: random.Random) -> str:
    """Make a short text."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 8)))


def add(desk: Desk, texts: Iterable[str], language: str = "en") -> list[int]:
    """Write texts with a translation each, in one transaction, and give the identities of the texts."""
    with desk.database.writing(EDIT) as transaction:
        memory = transaction.connection.execute(sa.select(table_of(tables.MemoryRow).c.id)).scalars().first()
        assert memory is not None
        targets = []
        for text in texts:
            source = text_for_memory(TaggedText(text), language)
            target = text_for_memory(TaggedText(f"Перевод: {text}"), "ru")
            # Neighbours of their own, so that equal texts are units of their own.
            context = Context(bytes(random.randbytes(16)), None)
            targets.append(write_pair(transaction, memory, source, target, context))
    return [target - 1 for target in targets]


def edit(desk: Desk, variant: int, text: str) -> None:
    """Give a text other words."""
    tokens = text_for_memory(TaggedText(text), "en").tokens
    with desk.database.writing(EDIT) as transaction:
        transaction.update(tables.VariantRow, variant, text=text, tokens=tokens)


def delete(desk: Desk, variant: int) -> None:
    """Delete the translation of a text, and so the unit with the text."""
    with desk.database.writing(EDIT) as transaction:
        remove_variant(transaction, variant + 1)


def move(desk: Desk, variant: int, language: str) -> None:
    """Say that a text is in another language."""
    (text,) = (found[variant] for found in (live(desk), live(desk, "kk")) if variant in found)
    tokens = text_for_memory(TaggedText(text), language).tokens
    with desk.database.writing(EDIT) as transaction:
        transaction.update(tables.VariantRow, variant, language=language, tokens=tokens)


def live(desk: Desk, language: str = "en") -> dict[int, str]:
    """Give the live texts of a language."""
    query = sa.select(_VARIANT.c.id, _VARIANT.c.text).where(_VARIANT.c.language == language, _VARIANT.c.deleted == 0)
    with desk.database.reading() as connection:
        return {row.id: row.text for row in connection.execute(query)}


def truth(desk: Desk, query: str, cut_off: float, language: str = "en") -> set[tuple[float, int]]:
    """Give score and identity of every text at or above a cut-off, from the texts themselves."""
    wanted = normalise(TaggedText(query), language).tokens
    found = set()
    for variant, text in live(desk, language).items():
        tokens = normalise(TaggedText(text), language).tokens
        longer = max(len(wanted), len(tokens))
        score = 1 - Levenshtein.distance(wanted, tokens) / longer
        if score >= cut_off - 1e-9:
            found.add((round(100 * score, 6), variant))
    return found


def found(desk: Desk, indexes: Indexes, query: str, cut_off: float, language: str = "en") -> set[tuple[float, int]]:
    """Give score and identity of everything that the index finds."""
    tokens = normalise(TaggedText(query), language).tokens
    with indexes.of_language(language) as index:
        return {
            (round(form.score, 6), int(row))
            for block in index.look_up(tokens, cut_off)
            for form in block.forms
            for row in form.rows
        }


def assert_exact(desk: Desk, indexes: Indexes, language: str = "en", *, seed: int = 0) -> None:
    """Require that the index finds what comparing with every text finds."""
    chance = random.Random(seed)
    for cut_off in (0.5, 0.7, 1.0):
        query = sentence(chance)
        assert found(desk, indexes, query, cut_off, language) == truth(desk, query, cut_off, language)
