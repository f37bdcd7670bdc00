"""What shall become another in a unit of an XLIFF file: segments as they were found, and as they shall be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tmtool.exchange.splicing import raw_name
from tmtool.exchange.xliff_inline import content
from tmtool.exchange.xliff_segments import FoundSegment
from tmtool.exchange.xliff_units import Element
from tmtool.model.articles import Comment, State
from tmtool.model.text import TaggedText


@dataclass(frozen=True, slots=True)
class SegmentChange:
    """One segment of a unit; where nothing was asked for, it shall stay as it is."""

    found: FoundSegment
    target: TaggedText
    state: State
    new_comments: tuple[Comment, ...] = ()
    marks: tuple[str, ...] = ()
    """The identities of comments that Trados shall find around the text."""

    @property
    def has_new_content(self) -> bool:
        """Whether anything in the target becomes another."""
        return self.has_new_text or bool(self.marks)

    @property
    def has_new_text(self) -> bool:
        """Whether the target becomes another."""
        return self.target != self.found.target

    @property
    def has_new_state(self) -> bool:
        """Whether the state becomes another."""
        return self.state is not self.found.state

    @property
    def is_change(self) -> bool:
        """Whether anything becomes another."""
        return self.has_new_text or self.has_new_state or bool(self.new_comments)

    def content(self, body: bytes, *, controls: bool) -> str:
        """Write the new target; remarks that were put on the old one are put on all of it."""
        old = self.found.target_element
        if old is not None and not self.has_new_text:
            written = body[old.inner : old.inner_end].decode()
        else:
            written = content(self.target, self.found.source, self.found.target, controls=controls)
        if old is not None and self.has_new_text:
            for mark in _remarks(old):
                start = body[mark.start : mark.inner].decode()
                if not start.endswith("/>"):
                    written = f"{start}{written}</{raw_name(body, mark)}>"
        for identity in self.marks:
            name = sibling_name(body, self.found.source_element, "mrk")
            written = f'<{name} mtype="x-sdl-comment" sdl:cid="{identity}">{written}</{name}>'
        return written


def only_new(comments: tuple[Comment, ...], old: tuple[Comment, ...]) -> tuple[Comment, ...]:
    """Give the comments that are not among the old ones."""
    known = Counter((comment.text, comment.person) for comment in old)
    added: list[Comment] = []
    for comment in comments:
        key = (comment.text, comment.person)
        if known[key]:
            known[key] -= 1
        else:
            added.append(comment)
    return tuple(added)


def _remarks(element: Element) -> Iterator[Element]:
    for mark in element.all_inside("mrk"):
        if mark.attributes.get("mtype") == "x-sdl-comment" or mark.attributes.get("type") == "comment":
            yield mark


def sibling_name(body: bytes, element: Element, name: str) -> str:
    """Give the name of an element that stands beside another one, with the same prefix."""
    prefix, colon, _ = raw_name(body, element).rpartition(":")
    return f"{prefix}{colon}{name}"
