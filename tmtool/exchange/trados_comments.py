"""New comments in Trados' files: a definition at the head of the file, and a mark around the text of the segment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from tmtool.exchange.splicing import Edits
from tmtool.exchange.xliff_changes import SegmentChange
from tmtool.exchange.xliff_inline import attribute, escaped
from tmtool.exchange.xliff_units import XliffUnit
from tmtool.model.articles import Comment

_NAMESPACE = "http://sdl.com/FileTypes/SdlXliff/1.0"
_DEFINITIONS = re.compile(rb"<((?:\w+:)?)cmt-defs\s*>")
_INFORMATION = re.compile(rb"<((?:\w+:)?)doc-info(?:\s[^>]*[^>/])?>")
_ROOT = re.compile(rb"<(?:\w+:)?xliff\s[^>]*>")


def is_of_trados(unit: XliffUnit, segments: Sequence[SegmentChange]) -> bool:
    """Whether Trados keeps the states of the segments of a unit."""
    return any(one.found.owner is not unit.element for one in segments)


def marked(segments: Sequence[SegmentChange]) -> tuple[list[SegmentChange], list[tuple[str, Comment]]]:
    """Turn new comments into marks.

    Returns:
        The segments with marks for their new comments, and the comments by the identity that the marks name.
    """
    turned: list[SegmentChange] = []
    definitions: list[tuple[str, Comment]] = []
    for one in segments:
        named = [(_identity(one, comment), comment) for comment in one.new_comments]
        definitions += named
        turned.append(replace(one, new_comments=(), marks=tuple(identity for identity, _ in named)))
    return turned, definitions


def define(body: bytes, definitions: Sequence[tuple[str, Comment]], edits: Edits) -> None:
    """Note what must be added to the head of the file for new comments."""
    head = body[: body.find(b"<file")]
    within = _DEFINITIONS.search(head) or _INFORMATION.search(head)
    prefix = "" if within is None else within.group(1).decode()
    written = "".join(
        f'<{prefix}cmt-def id="{identity}"><Comments xmlns=""><Comment severity="Low" '
        f'user="{attribute(comment.person)}" date="{attribute(comment.time)}" version="1.0">'
        f"{escaped(comment.text)}</Comment></Comments></{prefix}cmt-def>"
        for identity, comment in definitions
    )
    if within is None or b"cmt-defs" not in within.group():
        written = f"<{prefix}cmt-defs>{written}</{prefix}cmt-defs>"
    if within is None:
        within = _ROOT.search(head)
        written = f'<doc-info xmlns="{_NAMESPACE}">{written}</doc-info>'
    if within is not None:
        edits.insert(within.end(), written)


def _identity(one: SegmentChange, comment: Comment) -> str:
    """Make an identity that is the same for the same comment, as the same state gives the same bytes."""
    return str(uuid5(NAMESPACE_URL, f"tmtool {one.found.identity} {comment.person} {comment.time} {comment.text!r}"))
