"""TBX-Basic of version 3 (ISO 30042:2019) in DCA style, for tools that no longer read version 2; reading is in tbx."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from tmtool.exchange.tbx_writing import VERSION_3, write
from tmtool.model.terms import Concept


def write_glossary(concepts: Sequence[Concept], out: BinaryIO, *, source_language: str, created: str) -> int:
    """Write concepts as TBX-Basic of version 3; arguments and result as in `tbx`."""
    return write(concepts, out, VERSION_3, source_language=source_language, created=created)
