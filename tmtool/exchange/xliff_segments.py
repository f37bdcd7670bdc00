"""A segment as it was found in an XLIFF file: what it says, and where its target and state stand."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.exchange.xliff_inline import Numbering, is_too_long, read_content
from tmtool.exchange.xliff_units import Element, XliffUnit
from tmtool.model.articles import Comment, State
from tmtool.model.text import TaggedText

NO_TARGET = "no target"
EMPTY = "empty"
NO_LANGUAGE = "no language"
LOCKED = "not to be translated"
"""The file says that it shall stay as it is, and it has no target."""
TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class FoundSegment:
    """One segment of a unit."""

    identity: str | None
    source: TaggedText
    target: TaggedText
    state: State
    named_state: str
    """As the file has it; empty where it says nothing."""
    locked: bool
    comments: tuple[Comment, ...]
    is_first: bool
    """Whether it is the first of its unit."""
    source_element: Element
    """The source, or the mrk of one segment."""
    target_element: Element | None
    """The same on the other side; None where there is none yet."""
    owner: Element
    """What carries its state: the unit, the segment, or Trados' own element for it."""
    is_too_long: bool = False
    old_source: str | None = None
    """The source that the target was made for, where the file says that it was another one."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to translate, and nothing that was."""
        return not self.source.text.strip() and not self.target.text.strip()


def too_long(unit: XliffUnit) -> FoundSegment:
    """Give what stands for the segments of a unit that is too large to be looked for them."""
    whole, nothing = unit.element, TaggedText()
    return FoundSegment(None, nothing, nothing, State.NEW, "", False, (), True, whole, None, whole, is_too_long=True)


def read_pair(
    unit: XliffUnit, body: bytes, source: Element, target: Element | None
) -> tuple[TaggedText, TaggedText, bool]:
    """Read a source and its target, with the same numbers for the same marks; and say whether they are too long."""
    numbering = Numbering()
    texts = [
        TaggedText() if element is None else read_content(element, body, numbering, keeps_space=unit.keeps_space)
        for element in (source, target)
    ]
    if unit.is_too_large or any(is_too_long(text) for text in texts):
        return TaggedText(), TaggedText(), True
    return texts[0], texts[1], False
