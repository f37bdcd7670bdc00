"""An article as the HTML that is pasted into a CMS: headline, headings, paragraphs, lists and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from tmtool.documents.document import ListItem
from tmtool.documents.web_blocks import WebBlock, marks_anywhere, web_blocks
from tmtool.documents.web_inline import inline_html
from tmtool.model.articles import BlockKind
from tmtool.model.job_content import JobContent

_HEADLINE_LEVEL, _LOWEST_LEVEL = 1, 6
_PARAGRAPH = "p"
_HEADINGS = (BlockKind.HEADLINE, BlockKind.HEADING)
_IN_LISTS = (BlockKind.PARAGRAPH, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Written:
    """A block and what stands in its element."""

    kind: BlockKind
    block: WebBlock
    inside: str

    @property
    def items(self) -> tuple[ListItem, ...]:
        """The items of lists in which it is written: paragraphs and headings are."""
        return self.block.items if self.kind in _IN_LISTS else ()


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write an article for a CMS: the headline first, what is left out not at all.

    Bold and italic words, sub- and superscript, links to the web and to mail, line breaks, the levels of headings and
    lists are those of the original; the highest heading below the headline is the second level. Cells of tables become
    paragraphs, notes come last. Descriptions of pictures are not in it.

    Args:
        job: the job.
        out: open for writing bytes.

    Returns:
        The number of its translated segments.
    """
    known = web_blocks(job)
    anywhere = marks_anywhere(known)
    blocks = [
        _Written(
            block.kind,
            web,
            inline_html(text, web, anywhere, job.no_break_spaces, is_heading=block.kind in _HEADINGS),
        )
        for block, web, text in zip(job.blocks, known, job.clean, strict=True)
        if block.kind is not BlockKind.ATTRIBUTE and text.text.strip()
    ]
    blocks = [block for block in blocks if block.inside]
    blocks.sort(key=lambda block: block.kind is BlockKind.NOTE)
    first = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), 0)
    ordered = [*blocks[first : first + 1], *blocks[:first], *blocks[first + 1 :]]
    out.write("".join(_page(ordered)).encode("utf-8", "replace"))
    return job.translated


def _page(blocks: Sequence[_Written]) -> Iterator[str]:
    levels = [block.block.level for block in blocks if block.kind is BlockKind.HEADING]
    highest = min((level for level in levels if level is not None), default=_HEADLINE_LEVEL)
    open_now: tuple[ListItem, ...] = ()
    for block in blocks:
        same = _same(open_now, block.items)
        yield from _ends(open_now, same, block.items)
        yield from _starts(open_now, same, block.items)
        is_first = len(same) < len(block.items)
        open_now = block.items
        name = _element(block, highest)
        if is_first and name == _PARAGRAPH:
            yield block.inside
        elif open_now:
            yield ("" if is_first else "\n") + f"<{name}>{block.inside}</{name}>"
        else:
            yield f"<{name}>{block.inside}</{name}>\n"
    yield from _ends(open_now, (), ())


def _element(block: _Written, highest: int) -> str:
    if block.kind is BlockKind.HEADLINE:
        return f"h{_HEADLINE_LEVEL}"
    if block.kind is BlockKind.HEADING:
        below = 1 if block.block.level is None else block.block.level - highest + 1
        return f"h{min(_HEADLINE_LEVEL + below, _LOWEST_LEVEL)}"
    return _PARAGRAPH


def _same(open_now: Sequence[ListItem], wanted: Sequence[ListItem]) -> Sequence[ListItem]:
    """Give the items that both have in common."""
    same = 0
    while same < min(len(open_now), len(wanted)) and open_now[same] == wanted[same]:
        same += 1
    return wanted[:same]


def _goes_on(open_now: Sequence[ListItem], same: Sequence[ListItem], wanted: Sequence[ListItem]) -> bool:
    """Whether the list behind the items in common goes on with another item."""
    depth = len(same)
    return depth < min(len(open_now), len(wanted)) and open_now[depth].list == wanted[depth].list


def _ends(open_now: Sequence[ListItem], same: Sequence[ListItem], wanted: Sequence[ListItem]) -> Iterator[str]:
    """End the items and lists in which the next block does not stand."""
    for depth in range(len(open_now) - 1, len(same) - 1, -1):
        yield "</li>\n"
        if depth > len(same) or not _goes_on(open_now, same, wanted):
            yield f"</{_list(open_now[depth])}>" + ("" if depth else "\n")


def _starts(open_now: Sequence[ListItem], same: Sequence[ListItem], wanted: Sequence[ListItem]) -> Iterator[str]:
    """Begin the lists and items in which the next block stands."""
    for depth in range(len(same), len(wanted)):
        if depth > len(same) or not _goes_on(open_now, same, wanted):
            yield ("\n" if depth else "") + f"<{_list(wanted[depth])}{_start(wanted[depth])}>\n"
        yield "<li>"


def _start(item: ListItem) -> str:
    return f' start="{item.start}"' if item.is_ordered and item.start != 1 else ""


def _list(item: ListItem) -> str:
    return "ol" if item.is_ordered else "ul"
