"""Wording units otherwise: where a file owns the memory, the working memory overrides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.desk.remembering import text_for_memory
from tmtool.model.errors import MissingInput, UsageError
from tmtool.model.text import TaggedText
from tmtool.store import memories as memory_rows
from tmtool.store import memory_upkeep as unit_rows
from tmtool.store import rewording
from tmtool.store.memory_upkeep import KeptText, KeptUnit
from tmtool.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Edited:
    """A unit that a person worded otherwise."""

    unit: KeptUnit
    """As it is now."""
    hidden: int | None
    """The unit of a file that it stands in for from now on; None where it was edited itself."""


def edit_text(transaction: Transaction, variant: int, shown: str) -> Edited:
    """Give a text of a unit another wording.

    Args:
        transaction: the transaction.
        variant: the text.
        shown: the new wording, with tags as ‹1›.

    Raises:
        MissingInput: the text is no longer there.
        UsageError: the new wording is empty.
    """
    if not shown.strip():
        raise UsageError("A unit cannot have an empty text; to remove it, see: tmtool memories remove-unit --help")
    unit = unit_rows.unit_of_variant(transaction.connection, variant)
    if unit is None:
        raise MissingInput("That text is no longer in the memory; it was changed or removed meanwhile.")
    (old,) = (text for text in unit.texts if text.id == variant)
    new = TaggedText.from_shown(shown, (*unit.source.text.tags, *old.text.tags))
    if new == old.text:
        return Edited(unit, None)
    made = reword(transaction, unit, {variant: new})
    after = unit_rows.unit_by_id(transaction.connection, made)
    assert after is not None
    return Edited(after, unit.id if unit.read_only else None)


def reword(transaction: Transaction, unit: KeptUnit, texts: Mapping[int, TaggedText]) -> int:
    """Give texts of a unit another wording, in the working memory where a file owns the unit.

    Returns:
        The unit that has them now.
    """
    languages = {text.id: text.language for text in unit.texts}
    into = memory_rows.working_memory(transaction.connection) if unit.read_only else None
    new = {variant: text_for_memory(text, languages[variant]) for variant, text in texts.items()}
    return rewording.reword(transaction, unit, new, into=into)


def remove_unit(transaction: Transaction, number: int) -> KeptUnit:
    """Remove a unit; one that a file owns is hidden.

    Returns:
        The unit as it was.

    Raises:
        MissingInput: there is no such unit.
    """
    unit = unit_numbered(transaction.connection, number)
    if unit.read_only:
        rewording.hide(transaction, unit.id)
    else:
        rewording.remove_units(transaction, [unit.id])
    return unit


def unit_numbered(connection: sa.Connection, number: int) -> KeptUnit:
    """Find a unit by its number.

    Raises:
        MissingInput: there is no such unit.
    """
    unit = unit_rows.unit_by_id(connection, number)
    if unit is None:
        raise MissingInput(f"There is no unit {number}; it may have been changed or removed meanwhile.")
    return unit


def text_to_edit(unit: KeptUnit, language: str, instead: str | None) -> KeptText:
    """Find the text of a unit that a person means.

    Args:
        unit: the unit.
        language: the language of the text; the unit's own for its source text.
        instead: the text itself, where there are several in that language.

    Raises:
        UsageError: there is none, or several.
    """
    texts = unit.in_language(language) or tuple(text for text in unit.texts if text.language == language)
    if instead is not None:
        texts = tuple(text for text in texts if text.text.shown == instead)
    if len(texts) == 1:
        return texts[0]
    if texts:
        listed = " and ".join(f"“{text.text.shown}”" for text in texts)
        raise UsageError(f"Unit {unit.id} has {listed} in {language}; say which to replace with --instead.")
    if instead is not None:
        raise UsageError(f"Unit {unit.id} does not say “{instead}” in {language}.")
    spoken = ", ".join(sorted({text.language for text in unit.texts}))
    raise UsageError(f"Unit {unit.id} has no text in {language}; it has {spoken}.")
