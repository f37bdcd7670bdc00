"""From the segments of a job back to the blocks of its article; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tmtool.desk.segmenting import piece, pieces
from tmtool.documents.balance import balanced
from tmtool.model.articles import Block, Segment
from tmtool.model.text import Tag, TaggedText


@dataclass(frozen=True, slots=True)
class _Part:
    """What a segment puts into a block, and where it lies there."""

    start: int
    end: int
    text: TaggedText
    is_added: bool = False


def counts(segment: Segment) -> bool:
    """Whether a segment belongs to the work of its job: it has a source text and is not left out."""
    return bool(segment.source) and not segment.left_out


def is_translated(segment: Segment) -> bool:
    """Whether a segment has a target; a confirmed one that is empty was meant to be."""
    return bool(segment.target) or segment.state.confirmed


def translated_blocks(
    blocks: Sequence[Block], segments: Sequence[Segment], *, left_out_stays: bool = False
) -> dict[int, TaggedText]:
    """Compose the text of every block in which a segment has a target or is left out.

    White space between segments stays as in the original. A segment that runs over blocks puts its target into the
    first of them. A sentence that was added goes behind the one before it. Tags are those of the document, whatever a
    target says that came of a memory: a tag that the segment's source does not have is left away.

    Args:
        blocks: the blocks of the article version, in order.
        segments: the segments of the job, in order.
        left_out_stays: whether a left-out segment keeps its source text rather than becoming nothing.

    Returns:
        Whole texts by block index, from 0; blocks that stay as they are do not occur.
    """
    texts = [block.text for block in blocks]
    parts: dict[int, list[_Part]] = {}
    changed: set[int] = set()
    for segment in segments:
        for index, part, is_changed in _parts(segment, texts, left_out_stays):
            parts.setdefault(index, []).append(part)
            changed |= {index} if is_changed else set()
    return {index: balanced(texts[index], _composed(texts[index], parts[index])) for index in sorted(changed)}


def clean_blocks(blocks: Sequence[Block], segments: Sequence[Segment]) -> list[TaggedText]:
    """Give every block as it shall be read: the target or else the source, left-out segments as nothing."""
    composed: Mapping[int, TaggedText] = translated_blocks(blocks, segments)
    return [composed.get(index, block.text) for index, block in enumerate(blocks)]


def _parts(segment: Segment, texts: Sequence[TaggedText], left_out_stays: bool) -> Iterator[tuple[int, _Part, bool]]:
    """Give what a segment puts into each of its blocks, and whether that is something else than the original."""
    first, last = segment.first_block - 1, segment.last_block - 1
    originals = pieces(texts, first, segment.start, last, segment.end)
    put_in = _put_in(segment, originals, left_out_stays)
    for index, original in enumerate(originals, first):
        begin = segment.start if index == first else 0
        end = segment.end if index == last else len(texts[index].text)
        if put_in is None:
            own = original if index == first else piece(texts[index], begin, end)
            yield index, _Part(begin, end, own), False
        else:
            yield index, _Part(begin, end, put_in if index == first else TaggedText(), segment.added), True


def _put_in(segment: Segment, originals: Sequence[TaggedText], left_out_stays: bool) -> TaggedText | None:
    """Give the translation of a segment with the tags of the document; None where the original stays."""
    if segment.left_out:
        return None if left_out_stays else TaggedText()
    if not is_translated(segment):
        return None
    of_document = [tag for original in originals for tag in original.tags]
    known = {
        (shown.kind, shown.number): tag for shown, tag in zip(segment.source.tags, of_document, strict=False)
    }  # fmt: skip
    tags = (
        replace(known[tag.kind, tag.number], at=tag.at)
        for tag in segment.target.tags
        if (tag.kind, tag.number) in known
    )
    return TaggedText(segment.target.text, tuple(tags))


def _composed(original: TaggedText, parts: Sequence[_Part]) -> TaggedText:
    """Put the parts of a block together, with what stands between them in the original."""
    whole = TaggedText()
    done = 0
    loose = _between_sentences(original, parts)
    for part in parts:
        gap = _stretch(original.text, loose, done, part.start)
        text = part.text
        if part.is_added and text:
            after = original.text[part.end : part.end + 1] if not part.end else ""
            text = _spaced(text, before=(whole + gap).text, after=after)
        # Where nothing is put in, the space before it goes too.
        whole = whole + (gap if text else _without_end_space(gap)) + text
        done = part.end
    whole = whole + _stretch(original.text, loose, done, len(original.text))
    begins_with_nothing = not parts or not (parts[0].text.text or original.text[: parts[0].start].strip())
    return _without_start_space(whole) if begins_with_nothing else whole


def _between_sentences(original: TaggedText, parts: Sequence[_Part]) -> list[Tag]:
    """Give the tags of a block that belong to none of its sentences."""
    left = list(original.tags)
    for part in parts:
        for tag in piece(original, part.start, part.end).tags:
            in_block = replace(tag, at=tag.at + part.start)
            if in_block in left:
                left.remove(in_block)
    return left


def _stretch(text: str, loose: list[Tag], start: int, end: int) -> TaggedText:
    """Cut out the text between two sentences with the tags in it; they are taken from those that are left."""
    here = [tag for tag in loose if start <= tag.at <= end]
    loose[:] = [tag for tag in loose if tag not in here]
    return TaggedText(text[start:end], tuple(replace(tag, at=tag.at - start) for tag in here))


def _without_end_space(text: TaggedText) -> TaggedText:
    kept = text.text.rstrip()
    return TaggedText(kept, tuple(replace(tag, at=min(tag.at, len(kept))) for tag in text.tags))


def _without_start_space(text: TaggedText) -> TaggedText:
    kept = text.text.lstrip()
    gone = len(text.text) - len(kept)
    return TaggedText(kept, tuple(replace(tag, at=max(tag.at - gone, 0)) for tag in text.tags))


def _spaced(text: TaggedText, *, before: str, after: str) -> TaggedText:
    """Give a sentence that was added with the spaces for which the original has no place."""
    left = " " if before and not before[-1].isspace() else ""
    right = " " if after and not after.isspace() else ""
    return TaggedText(left) + text + TaggedText(right)
