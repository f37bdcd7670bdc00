"""What a preset of keys is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """The keys of another tool, as far as a terminal sends them."""

    name: str
    tool: str
    """The tool as it calls itself."""
    keys: Mapping[str, tuple[str, ...]]
    """Identity of an action to all its keys; an action that is not named keeps those of the registry."""
    cannot: tuple[str, ...]
    """What is otherwise than in the tool, one sentence each."""
