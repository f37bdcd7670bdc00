"""A source text with its translation, as every check takes it."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.language.house_style import NEWSROOM, HouseStyle
from tmtool.model.findings import Finding, Severity
from tmtool.model.terms import TermHit
from tmtool.model.text import ANY_TAGS, Tag, TaggedText
from tmtool.quality.registry import CHECKS


def from_typed(shown: str) -> TaggedText:
    """Read a text in which tags stand as ‹1›, ‹/1› and ‹1/›, whichever there are."""
    return TaggedText.from_shown(shown, ANY_TAGS)


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment to check."""

    source: TaggedText
    target: TaggedText
    number: int
    """1-based number of the segment."""
    source_language: str
    target_language: str
    terms: tuple[TermHit, ...] = ()
    """Terms met in the source; their targets are those that are right on the day of the article."""
    outdated: tuple[TermHit, ...] = ()
    """The same, with the targets that are not right on that day."""
    may_be_empty: bool = False
    """Whether somebody meant the translation to be empty."""
    is_new: bool = False
    """Whether nobody has begun to translate it."""
    headline_limit: int | None = None
    """How many characters it may have, where it is a headline and the desk sets a limit."""
    style: HouseStyle = NEWSROOM
    """How the desk spells names and writes figures and quotation marks."""
    sister: TaggedText | None = None
    """The translation of the same stretch into the other language of the article, where there is one."""
    sister_language: str = ""

    def finding(
        self,
        check: str,
        message: str,
        *,
        source: tuple[int, int] = (0, 0),
        target: tuple[int, int] = (0, 0),
        fix: str | None = None,
        about: str = "",
        severity: Severity | None = None,
    ) -> Finding:
        """Say something of this segment.

        Args:
            check: id of the check.
            message: a whole sentence.
            source: span in the source text, in characters.
            target: span in the target text.
            fix: the whole target as it would be right, with tags as shown.
            about: the word, term or figure that it is about.
            severity: other than the registry has for the check.
        """
        return Finding(self.number, check, severity or CHECKS[check].severity, message, source, target, fix, about)

    def with_target(self, *edits: tuple[int, int, str]) -> str:
        """Give the target, with tags as shown, after some stretches of it have been exchanged.

        Args:
            edits: start, end and the new text, in order, never overlapping; tags inside go to the end of the new text.
        """
        parts: list[str] = []
        done = 0
        moved: list[int] = [tag.at for tag in self.target.tags]
        shift = 0
        for start, end, text in edits:
            parts += (self.target.text[done:start], text)
            for index, tag in enumerate(self.target.tags):
                if start < tag.at < end:
                    moved[index] = start + shift + len(text)
                elif tag.at >= end and (tag.at > start or end > start):
                    moved[index] += len(text) - (end - start)
            shift += len(text) - (end - start)
            done = end
        tags = tuple(Tag(at, tag.kind, tag.number, tag.native) for at, tag in zip(moved, self.target.tags, strict=True))
        return TaggedText("".join([*parts, self.target.text[done:]]), tags).shown
