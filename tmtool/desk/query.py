"""What is looked up, and what it is looked up in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tmtool.glossary.misuse import Judge
from tmtool.model.text import TaggedText
from tmtool.store.units import Context

if TYPE_CHECKING:
    from tmtool.memory.fuzzy_index import FormBlock


class Searchable(Protocol):
    """What finds the forms of texts that are near to a given one."""

    def look_up(self, tokens: Sequence[int], cut_off: float) -> Iterator[FormBlock]:
        """Yield every form at or above a cut-off, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked up."""

    text: TaggedText
    language: str
    target_language: str
    minimum: int
    """The lowest score that is wanted, after penalties."""
    limit: int
    memory: str | None = None
    context: Context | None = None
    """What stands around the text; None where it stands nowhere."""
    via: str | None = None
    """The language looked up through, where it is not the job's source language."""
    own: int | None = None
    """A variant that is not offered: the one that the segment looked up wrote itself."""
    judge: Judge | None = None
    """Finds forbidden and outdated terms in what is offered."""
    clean: bool = False
    """Whether what has such a term is not offered at all."""
