"""A job as it is handed to whatever writes it to a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tmtool.model.articles import Article, Block, Segment, State
from tmtool.model.text import TaggedText
from tmtool.model.units import Unit


@dataclass(frozen=True, slots=True)
class JobContent:
    """An article and its translation at one moment, with all that a writer of files may need."""

    article: Article
    content: bytes
    """The original."""
    encoding: str
    """In which the original is read."""
    blocks: tuple[Block, ...]
    jobs: Mapping[str, tuple[Segment, ...]]
    """The segments of each language that is written; one language, where the format holds no more."""
    source_tag: str
    """The tag to write for the source language: `en`, or `en-US` where the person asked for it."""
    tags: Mapping[str, str]
    """The tag to write for each language of `jobs`."""
    units: tuple[Unit, ...]
    """What of it belongs into a memory, with neighbours; by `tags`."""
    composed: Mapping[int, TaggedText]
    """Whole texts of the blocks that have a translation or lose something, by index from 0; in the first language."""
    clean: tuple[TaggedText, ...]
    """Every block as it shall be read: the target or else the source; what is left out is empty."""
    created: str
    """When the last thing in it was done, ISO 8601 in UTC: the same state gives the same bytes."""
    tool_version: str
    drafts: bool
    """Whether drafts count as ready."""
    no_break_spaces: str = "keep"
    """How no-break spaces are written for a CMS: `keep`, `entity` or `plain`."""

    @property
    def language(self) -> str:
        """The language translated into; the first one of several."""
        return next(iter(self.jobs))

    @property
    def language_tag(self) -> str:
        """The tag to write for it."""
        return self.tags[self.language]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of that language, in order, left-out and added ones too."""
        return self.jobs[self.language]

    def is_ready(self, segment: Segment) -> bool:
        """Whether a segment has a translation that may leave the desk: confirmed, or a draft where those count."""
        is_far_enough = segment.state.confirmed or (self.drafts and segment.state is State.DRAFT)
        return not segment.left_out and bool(segment.target) and is_far_enough

    @property
    def translated(self) -> int:
        """How many segments that count have a target in that language; a confirmed one may be empty on purpose."""
        return sum(
            bool(one.source) and not one.left_out and (bool(one.target) or one.state.confirmed) for one in self.segments
        )
