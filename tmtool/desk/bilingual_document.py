"""A bilingual file as an article: its sources as blocks on the way in, its targets filled on the way out; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmtool.desk.composing import translated_blocks
from tmtool.documents.document import Document, DocumentBlock
from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.language.registry import fold
from tmtool.model.articles import Block, BlockKind, Segment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText


def as_document(file: BilingualFile) -> Document:
    """Make a document of the sources of a file; a block's place is the number of its entry.

    Raises:
        RefusedInput: no entry has a text to translate.
    """
    numbers: dict[int, BilingualEntry] = {}
    for entry in file.entries:
        if entry.source.text.strip():
            numbers.setdefault(entry.number, entry)
    if not numbers:
        why = "; ".join(f"{count} × {reason}" for reason, count in file.skipped.items())
        raise RefusedInput("The file has no unit with a text to translate" + (f" ({why})." if why else "."))
    blocks = tuple(
        DocumentBlock(BlockKind.PARAGRAPH, entry.source.renumbered(), number, number)
        for number, entry in sorted(numbers.items())
    )
    return Document(blocks, file.encoding, is_cut=True)


def languages_of(file: BilingualFile) -> tuple[str, ...]:
    """Give the target languages of a file, folded; none where it does not say."""
    return tuple(dict.fromkeys(fold(tag) for tag in file.target_languages))


def entries_into(file: BilingualFile, language: str) -> dict[int, BilingualEntry]:
    """Give the first entry of each number that is translated into a language, or into none that the file names."""
    found: dict[int, BilingualEntry] = {}
    for entry in file.entries:
        if entry.language is None or fold(entry.language) == language:
            found.setdefault(entry.number, entry)
    return found


def known_target(entry: BilingualEntry) -> TaggedText:
    """Give the target of an entry with its tags numbered as its source has them once that is a segment."""
    shown = entry.source.renumbered()
    numbers = {(old.kind, old.number): new.number for old, new in zip(entry.source.tags, shown.tags, strict=True)}
    known = [tag for tag in entry.target.tags if (tag.kind, tag.number) in numbers]
    tags = tuple(replace(tag, number=numbers[tag.kind, tag.number]) for tag in known)
    return TaggedText(entry.target.text, tags)


def changed_entries(
    file: BilingualFile, language: str, blocks: Sequence[Block], segments: Sequence[Segment]
) -> dict[int, BilingualEntry]:
    """Give the entries that a job changes in the file that it came of, by number.

    Args:
        file: the file as it came.
        language: the language of the job.
        blocks: the blocks of the article, one an entry.
        segments: the segments of the job; left-out and locked ones leave their entry as it is.
    """
    entries = entries_into(file, language)
    texts = translated_blocks(blocks, segments, left_out_stays=True)
    over: dict[int, list[Segment]] = {}
    for segment in segments:
        for position in range(segment.first_block, segment.last_block + 1):
            over.setdefault(position - 1, []).append(segment)
    changed: dict[int, BilingualEntry] = {}
    for index, block in enumerate(blocks):
        old, here = entries.get(block.start), over.get(index, [])
        if old is None:
            old = BilingualEntry(block.start, block.text, language=language)
        if not file.target_languages:
            # A template says no language; whoever writes into it must know.
            old = replace(old, language=language)
        if old.locked or not here or all(one.left_out for one in here):
            continue
        new = _entry(old, here, texts.get(index))
        if _is_other(old, new):
            changed[block.start] = new
    return changed


def _entry(old: BilingualEntry, here: Sequence[Segment], text: TaggedText | None) -> BilingualEntry:
    counting = [one for one in here if not one.left_out and one.source]
    state = min((one.state for one in counting), key=list(State).index, default=old.state)
    known = {(comment.person, comment.text) for comment in old.comments}
    added = [comment for one in here for comment in one.comments if (comment.person, comment.text) not in known]
    return replace(old, target=TaggedText() if text is None else text, state=state, comments=(*old.comments, *added))


def _is_other(old: BilingualEntry, new: BilingualEntry) -> bool:
    return known_target(old).shown != new.target.shown or old.state is not new.state or old.comments != new.comments
