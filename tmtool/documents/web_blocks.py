"""What the blocks of an article and the marks in them are on a web page, found again in the original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import NamedTuple

from tmtool.documents.document import ListItem
from tmtool.model.job_content import JobContent
from tmtool.model.text import Tag, TagKind

_MODULES = {
    "web_page": "tmtool.documents.html_marks",
    "markdown": "tmtool.documents.markdown_marks",
    "docx": "tmtool.documents.docx_marks",
    "odt": "tmtool.documents.odt_marks",
}
"""By format, the module whose `web_blocks` reads the bytes of an original, given the encoding of these."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a tag makes of words."""

    elements: frozenset[str] = frozenset()
    """Of `web_inline.ELEMENTS`."""
    address: str | None = None
    """Where a link leads; one that `web_text.address` gave."""
    replaces: bool = False
    """Whether words in it have these elements alone, whatever those round it have."""
    text: str = ""
    """What a tag that stands alone reads as; a line feed is a line break, one space keeps words apart."""


class Pair(NamedTuple):
    """A tag that stands alone, or opens and is closed: its number, and the marks of the original."""

    number: int
    opening: str
    closing: str
    """Nothing where it stands alone, or is not closed."""


@dataclass(frozen=True, slots=True)
class WebBlock:
    """What a block is beyond its kind."""

    marks: Mapping[Pair, Mark] = field(default_factory=dict)
    around: Mark = Mark()
    """What goes round all of it, and is no tag in its text."""
    level: int | None = None
    """Of a heading, from 1."""
    items: tuple[ListItem, ...] = ()
    """Those in which it stands, the outermost first."""


def web_blocks(job: JobContent) -> Sequence[WebBlock]:
    """Give what each block of a job is; of plain text and of bilingual files nothing is known."""
    module = _MODULES.get(job.article.format)
    found: list[WebBlock] = [] if module is None else import_module(module).web_blocks(job.content, job.encoding)
    return found if len(found) == len(job.blocks) else [WebBlock()] * len(job.blocks)


def pairs(tags: Sequence[Tag]) -> Iterator[tuple[int, Pair]]:
    """Give each tag that opens or stands alone as a pair, with its index."""
    closings: dict[int, str] = {}
    waiting: dict[int, list[int]] = {}
    for index, tag in enumerate(tags):
        if tag.kind is TagKind.OPEN:
            waiting.setdefault(tag.number, []).append(index)
        elif tag.kind is TagKind.CLOSE and waiting.get(tag.number):
            closings[waiting[tag.number].pop()] = tag.native
    for index, tag in enumerate(tags):
        if tag.kind is not TagKind.CLOSE:
            yield index, Pair(tag.number, tag.native, closings.get(index, ""))


def marks_anywhere(blocks: Sequence[WebBlock]) -> dict[tuple[str, str], Mark]:
    """Give what the marks of a document are, by opening and closing; those that are not the same everywhere are not.

    A sentence that runs over two blocks brings the tags of the second into the first.
    """
    found: dict[tuple[str, str], Mark | None] = {}
    for block in blocks:
        for pair, mark in block.marks.items():
            known = found.setdefault((pair.opening, pair.closing), mark)
            if known != mark:
                found[pair.opening, pair.closing] = None
    return {natives: mark for natives, mark in found.items() if mark is not None}
