"""The translation of an article as an editor has worked it over, beside the job; pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from tmtool.alignment.edited import Edited, Fate, Known, Placed, align
from tmtool.alignment.projecting import with_no_break_spaces, with_tags, words_of
from tmtool.desk.composing import is_translated
from tmtool.desk.returned import ADDED, Change, Conflict, Returned
from tmtool.desk.returned_stale import Stale
from tmtool.desk.returned_words import StandingWords
from tmtool.desk.segmenting import Cutting
from tmtool.documents.web_text import with_signs
from tmtool.model.articles import Segment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText, fold_white_space
from tmtool.store.wordings import Wordings

_SHOWN_TAG = re.compile(r"‹/?\d{1,3}/?›")
_MOST_OTHER, _MOST_OTHER_SHARE = 2, 0.1
"""So many sentences may go, or come, or such a share of them, before each of them has to be looked at."""
_LEAST_LIKENESS, _FEWEST_WORDS = 0.15, 4
"""A sentence of so many words, of which less than that stayed, is another one."""
_FEWEST = 1 / 3
"""Share of the translation, or of the file, that must be found again."""


def compare_document(
    texts: Sequence[str],
    article: str,
    language: str,
    segments: Sequence[Segment],
    rules: Cutting,
    *,
    beside: Collection[int] = (),
    wordings: Mapping[int, Wordings] | None = None,
) -> Returned:
    """Say what an edited translation changes in a job.

    Args:
        texts: the blocks of the edited document.
        article: the name of the article.
        language: the language of the job.
        segments: those of the job as they are now.
        rules: cut the language into sentences.
        beside: positions of the blocks that stand beside the text, such as descriptions of pictures; not every form in
            which the text went out has them.
        wordings: how the segments read before, by identity; where the file has such a text, it has not been changed.

    Raises:
        RefusedInput: nothing is translated yet, or the document does not read like this translation.
    """
    known = [one for one in segments if _text_of(one).strip()]
    # Clean text for a CMS may have its no-break spaces as entities.
    clean = [with_signs(text) for text in texts]
    if any(one.source.tags for one in known):
        # Tags may have come along as a translator sees them; they are put where they stood.
        clean = [_SHOWN_TAG.sub("", text) for text in clean]
    edited = list(_sentences(clean, language, rules))
    optional = {one.id for one in known if one.left_out or one.first_block in beside}
    now = [Known(_text_of(one), one.id in optional, one.left_out) for one in known]
    stale = Stale(wordings or {}, known, " ".join(one.text for one in edited))
    words = StandingWords([_tagged(one) for one in known], " ".join(one.text for one in edited))
    bases = (words.base(index, stale.base(index, one)) for index, one in enumerate(now))
    placed = tuple(words.without(one) for one in align(list(bases), edited))
    _refuse_another(placed, known, sum(len(one.text) for one in edited), article, language)
    placed, unsure = stale.without(placed, [one.text for one in now])
    result = _result(placed, known, len(edited), optional, unsure)
    return replace(result, remarks=(stale.remark,)) if stale.remark else result


def _text_of(segment: Segment) -> str:
    """Give what a segment reads in the document that went out."""
    return _tagged(segment).text


def _tagged(segment: Segment) -> TaggedText:
    return segment.target if is_translated(segment) and not segment.left_out else segment.source


def _sentences(texts: Sequence[str], language: str, rules: Cutting) -> Iterator[Edited]:
    for text in texts:
        done = 0
        for start, end in rules.segment(text, language):
            yield Edited(text[start:end], text[done:start] or " " if done else " ")
            done = end


def _refuse_another(placed: Sequence[Placed], known: Sequence[Segment], came: int, article: str, language: str) -> None:
    counted = [one for one in placed if one.known is not None and is_translated(known[one.known])]
    counted = [one for one in counted if one.known is not None and not known[one.known].left_out]
    if not counted:
        raise RefusedInput(f"“{article}” is not translated into {language} yet; there is nothing to compare with.")
    weights = [len(known[one.known].target.text) for one in counted if one.known is not None]
    found = sum(weight * one.likeness for weight, one in zip(weights, counted, strict=True))
    # A part of a translation has few of its sentences, and hardly others.
    if found < _FEWEST * min(sum(weights), came):
        raise RefusedInput(
            f"The file does not read like “{article}” in {language}: too little of the translation is in it; "
            "name the article and the language that it is of."
        )


def _result(
    placed: Sequence[Placed], known: Sequence[Segment], read: int, optional: Collection[int], unsure: Collection[int]
) -> Returned:
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    unchanged = 0
    gone = sum(one.fate is Fate.DELETED and known[one.known or 0].id not in optional for one in placed)
    came = sum(one.fate is Fate.ADDED for one in placed)
    most = max(_MOST_OTHER, len(known) * _MOST_OTHER_SHARE)
    for one in placed:
        if one.known is None:
            taken = _added(one, known, came if came > most else 0)
        elif one.fate is Fate.SAME or (one.fate is Fate.DELETED and known[one.known].id in optional):
            unchanged += not known[one.known].left_out
            continue
        else:
            taken = _changed(one, known[one.known], gone if gone > most else 0)
            if one.known in unsure and isinstance(taken, Change):
                why = "gone from the file; it may have come to the desk after the file was written"
                taken = Conflict(taken.segment.number, why, taken.before, "", taken)
        if isinstance(taken, Conflict):
            conflicts.append(taken)
        else:
            changes.append(taken)
    return Returned(tuple(changes), tuple(conflicts), read, unchanged, is_table=False)


def _changed(placed: Placed, segment: Segment, gone: int) -> Change | Conflict:
    """Say what a sentence that is not what it was does to its segment.

    Args:
        placed: the sentence.
        segment: its segment.
        gone: how many sentences the file does not have, where these are so many that it may be a part.
    """
    change, desk = _change(placed, segment), segment.target.shown
    if segment.left_out:
        return Conflict(segment.number, "left out", segment.source.shown, placed.text)
    if segment.locked:
        return Conflict(segment.number, "locked", desk, placed.text)
    if placed.fate is Fate.MOVED:
        why = "moved: the desk keeps the order of the source"
        return Conflict(segment.number, why, desk, placed.text, change if change.is_of_text else None)
    if placed.fate is Fate.DELETED and not is_translated(segment):
        return Conflict(segment.number, "gone from the file, and not translated on the desk", segment.source.shown, "")
    if placed.fate is Fate.DELETED and gone:
        # Whoever sends a part of a text back does not want the rest to go.
        return Conflict(segment.number, f"gone from the file, as {gone - 1} others are", desk, "", change)
    if placed.fate is Fate.CHANGED and is_translated(segment) and _is_another(placed, segment):
        # It would stand in the memory beside a source that it may not translate.
        return Conflict(segment.number, "another sentence stands in its place", desk, placed.text, change)
    return change


def _is_another(placed: Placed, segment: Segment) -> bool:
    is_long = min(len(words_of(placed.text)), len(words_of(segment.target.text))) >= _FEWEST_WORDS
    return is_long and placed.likeness < _LEAST_LIKENESS


def _change(placed: Placed, segment: Segment) -> Change:
    if not is_translated(segment):
        return Change(segment, str(placed.fate), TaggedText(placed.text), State.REVIEWED)
    old = segment.target
    if fold_white_space(placed.text) == fold_white_space(old.text):
        return Change(segment, str(placed.fate), old, State.REVIEWED)
    text = with_no_break_spaces(old.text, placed.text)
    return Change(segment, str(placed.fate), with_tags(old, text) if text else TaggedText(), State.REVIEWED)


def _added(placed: Placed, known: Sequence[Segment], came: int) -> Change | Conflict:
    """Say where a sentence goes that the job does not have; many of them are hardly what an editor adds."""
    if placed.after is None:
        return Conflict(None, "added before the first sentence", "", placed.text)
    segment = known[placed.after]
    change = Change(segment, ADDED, TaggedText(placed.text), State.REVIEWED)
    if came:
        return Conflict(segment.number, f"added behind it, as {came - 1} others are", "", placed.text, change)
    return change
