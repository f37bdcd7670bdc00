"""What a desk was told once and for all."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from tmtool.desk import settable
from tmtool.language.house_style import NEWSROOM, HouseStyle

DEFAULT_TARGETS = ("ru", "kk")


@dataclass(slots=True)
class Settings:
    """The settings of a desk; a field's documentation stands below it.

    Every room of an open desk has this one object, so that what is changed here counts for all of them at once.
    """

    targets: tuple[str, ...] = DEFAULT_TARGETS
    """The languages that articles are translated into."""
    source: str = "en"
    """The language that articles come in."""
    empty: bool = False
    """Whether the desk does without the shipped glossaries and memories."""
    left_out_in_document: str = "nothing"
    """What a left-out segment becomes in the document: `nothing` or `source`."""
    no_break_spaces: str = "keep"
    """How no-break spaces are written for a CMS: `keep`, `entity` or `plain`."""
    headline_limit: int | None = None
    """How many characters a headline may have."""
    lead_limit: int | None = None
    """How many characters the first paragraph may have."""
    segment_limit: int | None = None
    """How many characters a segment may have."""
    house: HouseStyle = NEWSROOM
    """How the desk spells names and writes figures and quotation marks; kept as a setting for each part of it."""
    normaliser: str = ""
    """The version of the rules by which stored tokens were made."""
    segmentation: dict[str, Any] = field(default_factory=dict)
    """The segmentation rules of a file that took the place of ours; empty where ours hold."""
    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each language what never ends a segment; under “” what holds for all."""
    extra: dict[str, Any] = field(default_factory=dict)
    """Settings of a newer tmtool, kept as they are."""

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> Settings:
        """Read what the database holds; what is not there has its default."""
        known = {entry.name for entry in fields(cls)} - {"extra", "house"}
        given = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
        own: dict[str, Any] = {name: value for name, value in given.items() if name in known}
        own["abbreviations"] = {code: tuple(ones) for code, ones in own.get("abbreviations", {}).items()}
        own["house"] = settable.house_style(stored)
        known |= set(settable.SETTINGS)
        return cls(**own, extra={name: value for name, value in given.items() if name not in known})

    def take_over(self, stored: dict[str, Any]) -> None:
        """Take what a person may change as it is stored now."""
        now = Settings.from_stored(stored)
        self.left_out_in_document = now.left_out_in_document
        self.no_break_spaces = now.no_break_spaces
        self.headline_limit = now.headline_limit
        self.lead_limit = now.lead_limit
        self.segment_limit = now.segment_limit
        self.house = now.house
