"""Comments in memoQ's files: elements of its own at the end of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from tmtool.exchange.splicing import Edits
from tmtool.exchange.xliff_inline import attribute, escaped
from tmtool.exchange.xliff_units import Element
from tmtool.model.articles import Comment

_ALL = "mq:comments"
_ONE = "mq:comment"


def remarks(element: Element) -> Iterator[Comment]:
    """Give the comments of a unit; memoQ keeps deleted ones too, which are no longer said."""
    for group in element.elements:
        for one in group.elements if group.name == _ALL else ():
            text = one.text.strip()
            if one.name == _ONE and text and one.attributes.get("deleted", "").lower() != "true":
                yield Comment(text, one.attributes.get("creatoruser", ""), one.attributes.get("time", ""))


def add(element: Element, comments: Sequence[Comment], edits: Edits) -> None:
    """Note new comments of a unit behind those that it has.

    Args:
        element: the unit.
        comments: the new ones.
        edits: filled.
    """
    identity = element.attributes.get("mq:segmentguid") or element.attributes.get("id", "")
    written = "".join(
        f'<{_ONE} id="{_identity(identity, comment)}" creatoruser="{attribute(comment.person)}" '
        f'time="{attribute(comment.time)}" deleted="false" category="0" appliesto="Target" origin="User">'
        f"{escaped(comment.text)}</{_ONE}>"
        for comment in comments
    )
    group = element.first(_ALL)
    if group is None or group.inner_end == group.end:
        edits.insert(element.inner_end, f"<{_ALL}>{written}</{_ALL}>")
    else:
        edits.insert(group.inner_end, written)


def _identity(unit: str, comment: Comment) -> str:
    """Make an identity that is the same for the same comment, as the same state gives the same bytes."""
    return str(uuid5(NAMESPACE_URL, f"tmtool {unit} {comment.person} {comment.time} {comment.text!r}"))
