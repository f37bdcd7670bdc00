"""A bilingual file as an article: its sources as blocks on the way in, its targets filled on the way out; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tmtool.desk.composing import counts, translated_blocks
from tmtool.desk.file_languages import listed
from tmtool.desk.segmenting import AsTheFileIs, piece
from tmtool.documents.document import Document, DocumentBlock
from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.language.registry import fold
from tmtool.model.articles import Article, Block, BlockKind, Comment, Segment, State
from tmtool.model.errors import RefusedInput, UsageError
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


def has_targets(file: BilingualFile) -> bool:
    """Whether anything in a file is translated."""
    return any(entry.target for entry in file.entries)


def places_of(article: Article, file: BilingualFile | None) -> tuple[str, ...] | None:
    """Give the languages for which the file of an article has a place; None where it has one for any.

    Args:
        article: the article.
        file: the file that it was made of; None where it was made of a document.
    """
    if file is None or file.takes_more_languages:
        return None
    return languages_of(file) or (tuple(job.language for job in article.jobs) if has_targets(file) else ()) or None


def require_room(article: Article, file: BilingualFile | None, language: str) -> None:
    """Refuse a language for which a bilingual file has no place: its translations would take the place of others.

    Args:
        article: the article.
        file: the file that it was made of; None where it was made of a document.
        language: the language of a job that it shall get.

    Raises:
        UsageError: the file has no place for it.
    """
    there = places_of(article, file)
    if there is not None and language not in there:
        raise UsageError(
            f"“{article.name}” is a file of translations into {listed(there)}; it has no place for {language}. "
            f"Take the article itself in with: tmtool add"
        )


def entries_into(file: BilingualFile, language: str) -> dict[int, BilingualEntry]:
    """Give the first entry of each number that is translated into a language, or into none that the file names."""
    found: dict[int, BilingualEntry] = {}
    for entry in file.entries:
        if entry.language is None or fold(entry.language) == language:
            found.setdefault(entry.number, entry)
    return found


def known_target(entry: BilingualEntry) -> TaggedText:
    """Give the target of an entry as its segment has it: tags numbered as there, white space only where that has it."""
    block = entry.source.renumbered()
    start, end = next(iter(AsTheFileIs().segment(block.text, "")), (0, 0))
    part = piece(block, start, end)
    in_block = {
        (new.kind, new.number): (old.kind, old.number) for old, new in zip(entry.source.tags, block.tags, strict=True)
    }
    shown = part.renumbered()
    numbers = {in_block[old.kind, old.number]: new.number for old, new in zip(part.tags, shown.tags, strict=True)}
    known = [tag for tag in entry.target.tags if (tag.kind, tag.number) in numbers]
    tags = tuple(replace(tag, number=numbers[tag.kind, tag.number]) for tag in known)
    return _without_outer_space(TaggedText(entry.target.text, tags), left=start > 0, right=end < len(block.text))


def known_state(entry: BilingualEntry) -> State:
    """Give the state of an entry as its segment has it: what has no target is new, and what has one is begun."""
    if not entry.target:
        return State.NEW
    return State.DRAFT if entry.state is State.NEW else entry.state


def whole_entries(
    file: BilingualFile, language: str, blocks: Sequence[Block], segments: Sequence[Segment]
) -> dict[int, BilingualEntry]:
    """Give the entries of segments that are one entry each, by the id of the segment; of no others can a file say all.

    Args:
        file: the file.
        language: the language of the job.
        blocks: the blocks of the article, each with the number of its entry as its place.
        segments: the segments of the job.
    """
    entries = entries_into(file, language)
    alone = [here[0] for here in _by_block(segments).values() if len(here) == 1]
    places = {one.id: blocks[one.first_block - 1].start for one in alone if one.first_block == one.last_block}
    return {identity: entries[place] for identity, place in places.items() if place in entries}


def is_untouched(entry: BilingualEntry, segment: Segment) -> bool:
    """Whether a segment that is one entry has the text and the state that the file gave it."""
    return segment.target.shown == known_target(entry).shown and segment.state is known_state(entry)


def new_comments(known: Sequence[Comment], more: Iterable[Comment]) -> tuple[Comment, ...]:
    """Give the comments that say what none of those known says, also not in the way in which files name who said it."""
    said = {text for one in known for text in (one.text, f"{one.person}: {one.text}")}
    return tuple(one for one in more if one.text not in said and f"{one.person}: {one.text}" not in said)


def changed_entries(
    file: BilingualFile, language: str, blocks: Sequence[Block], segments: Sequence[Segment]
) -> dict[int, BilingualEntry]:
    """Give the entries that a job changes in the file that it came of, by number.

    Args:
        file: the file as it came.
        language: the language of the job.
        blocks: the blocks of the article, one an entry.
        segments: the segments of the job; left-out ones leave their entry as it is, and so does what the file and the
            desk have locked.
    """
    entries = entries_into(file, language)
    whole = whole_entries(file, language, blocks, segments)
    texts = translated_blocks(blocks, segments, left_out_stays=True)
    over = _by_block(segments)
    changed: dict[int, BilingualEntry] = {}
    for index, block in enumerate(blocks):
        old, here = entries.get(block.start), over.get(index, [])
        if old is None:
            old = BilingualEntry(block.start, block.text, language=language)
        if not file.target_languages:
            # A template says no language; whoever writes into it must know.
            old = replace(old, language=language)
        if not here or all(one.left_out for one in here) or (old.locked and all(one.locked for one in here)):
            continue
        added = new_comments(old.comments, (comment for one in here for comment in one.comments))
        is_same = len(here) == 1 and here[0].id in whole and is_untouched(old, here[0])
        new = old if is_same else _translated(old, here, texts.get(index, TaggedText()))
        if new != old or added:
            changed[block.start] = replace(new, comments=(*old.comments, *added))
    return changed


def _translated(old: BilingualEntry, here: Sequence[Segment], text: TaggedText) -> BilingualEntry:
    """Give an entry with the translation of the segments over it; half of one is a draft."""
    state = min((one.state for one in here if counts(one)), key=list(State).index, default=old.state)
    return replace(old, target=text, state=State.DRAFT if text and state is State.NEW else state)


def _by_block(segments: Sequence[Segment]) -> dict[int, list[Segment]]:
    """Give the segments that lie over each block, by its index."""
    over: dict[int, list[Segment]] = {}
    for segment in segments:
        for position in range(segment.first_block, segment.last_block + 1):
            over.setdefault(position - 1, []).append(segment)
    return over


def _without_outer_space(text: TaggedText, *, left: bool, right: bool) -> TaggedText:
    """Take white space away where the block has it outside its segment, and gives it back by itself."""
    start = len(text.text) - len(text.text.lstrip()) if left else 0
    end = max(start, len(text.text.rstrip())) if right else len(text.text)
    tags = tuple(replace(tag, at=min(max(tag.at, start), end) - start) for tag in text.tags)
    return TaggedText(text.text[start:end], tags)
