"""Replacing a term by another one in a translation: to the letter, or in whatever grammatical form it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tmtool.language.text_query import Search, expanded
from tmtool.language.words import words
from tmtool.model.text import Tag, TaggedText


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the term stands."""

    start: int
    """Place in the text before, without tags, in characters."""
    end: int
    met: str
    new: str | None
    """What stands there now; None where nothing certain could be put there."""
    reason: str = ""
    """Why it was left as it is, as a sentence."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text in which a term was replaced."""

    text: TaggedText
    places: tuple[Place, ...]
    """In the order of the text; those left as they are too."""


Forms = Callable[[str], str | None]
"""Gives the new term in the grammatical form that the words met are in; None where that is not certain."""


def replace_words(text: TaggedText, old: str, new: str) -> Replaced:
    """Replace a term where it stands to the letter, as whole words.

    A term that is given with a small first letter is found with a capital one too, and the capital stays.

    Args:
        text: the text, with its tags.
        old: the term to replace.
        new: what shall stand in its place.
    """
    composed, wanted = _composed(text), unicodedata.normalize("NFC", old)
    return replace_places(composed, _to_the_letter(composed.text, wanted, new))


def replace_forms(text: TaggedText, occurrences: Iterable[tuple[int, int]], form: Forms) -> Replaced:
    """Replace a term in every grammatical form by the same form of another one.

    Args:
        text: the text, with its tags.
        occurrences: where the term stands in the text without tags, in order.
        form: gives the form to put there.
    """
    return replace_places(text, _in_forms(text.text, occurrences, form))


def replace_found(text: TaggedText, search: Search, new: str) -> Replaced:
    r"""Replace whatever a search finds.

    In a regular expression, \1 in the replacement stands for the first group. To the letter, and where case does not
    count, a capital at the beginning stays, and capitals throughout do.

    Args:
        text: the text, with its tags.
        search: what is to be found.
        new: what shall stand in its place; may be empty.

    Raises:
        UsageError: the search took too long, or the replacement names a group that there is not.
    """
    composed = _composed(text)
    query = search.query

    def places() -> Iterator[Place]:
        for found in search.in_text(composed.text):
            put = expanded(found, new) if query.is_regex else new
            if not (query.is_regex or query.case):
                put = _in_its_case(found[0], query.words, put)
            yield Place(found.start(), found.end(), found[0], put)

    return replace_places(composed, places())


def _in_its_case(met: str, wanted: str, new: str) -> str:
    if len(met) > 1 and met.isupper() and not wanted.isupper():
        return new.upper()
    return _like_first(met, new) if wanted[:1].islower() else new


def _composed(text: TaggedText) -> TaggedText:
    # Tags stand at offsets, which composing would move; texts with tags that are not composed are rare enough.
    if text.tags or unicodedata.is_normalized("NFC", text.text):
        return text
    return TaggedText(unicodedata.normalize("NFC", text.text))


def _to_the_letter(text: str, old: str, new: str) -> Iterator[Place]:
    capital = old[:1].upper() + old[1:] if old[:1].islower() else old
    inside = {at for word in words(text) for at in range(word.start + 1, word.end)}
    at = 0
    while at + len(old) <= len(text):
        met = text[at : at + len(old)]
        if met in (old, capital) and at not in inside and at + len(old) not in inside:
            yield Place(at, at + len(old), met, new if met == old else _like_first(met, new))
            at += len(old)
        else:
            following = [found for found in (text.find(old, at + 1), text.find(capital, at + 1)) if found >= 0]
            if not following:
                return
            at = min(following)


def _in_forms(text: str, occurrences: Iterable[tuple[int, int]], form: Forms) -> Iterator[Place]:
    for start, end in occurrences:
        met = text[start:end]
        new = form(met)
        reason = "" if new is not None else f"It is not certain in which form “{met}” stands."
        yield Place(start, end, met, None if new is None else _like_first(met, new), reason)


def _like_first(met: str, new: str) -> str:
    return new[:1].upper() + new[1:] if met[:1].isupper() else new


def replace_places(text: TaggedText, found: Iterator[Place]) -> Replaced:
    """Replace places of a text; a place with a tag inside it stays, and says so."""
    places: list[Place] = []
    pieces: list[str] = []
    tags: list[Tag] = []
    waiting = list(text.tags)
    done = length = 0

    def take_tags(end: int) -> None:
        while waiting and waiting[0].at <= end:
            tag = waiting.pop(0)
            tags.append(Tag(length + tag.at - done, tag.kind, tag.number, tag.native))

    for place in found:
        if any(place.start < tag.at < place.end for tag in text.tags):
            place = Place(place.start, place.end, place.met, None, "A tag stands inside it.")
        places.append(place)
        if place.new is None:
            continue
        take_tags(place.start)
        pieces += (text.text[done : place.start], place.new)
        length += place.start - done + len(place.new)
        done = place.end
    take_tags(len(text.text))
    return Replaced(TaggedText("".join([*pieces, text.text[done:]]), tuple(tags)), tuple(places))
