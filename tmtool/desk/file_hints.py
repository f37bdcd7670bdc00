"""What a person says of a file that the file does not tell itself, or not right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tmtool.exchange.glossary_source import Choices


@dataclass(frozen=True, slots=True)
class FileHints:
    """How a memory, a glossary or a list of rules is meant."""

    encoding: str | None = None
    """The encoding, where the file does not tell it right."""
    repair: bool = False
    """Whether to repair what is otherwise refused."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """What languages of the file are meant, where its names do not fit: `{"eng": "en", "xx": "ru"}`."""
    choices: Choices | None = None
    """The columns, languages and sheet of a glossary."""


NOTHING_SAID = FileHints()
