"""What the concordance asks and how its hits are drawn. Pure; no screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from tmtool.language.counted import counted
from tmtool.language.registry import stem
from tmtool.tui.literal import literal, one_line

if TYPE_CHECKING:
    from tmtool.desk.hits import ArticleHit, Hit

MET = "bold underline $text-accent"
_DIM = "dim"
_TAG = re.compile(r"‹/?\d+/?›")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_BEFORE = 3
"""What stands before the words has at most a third of the line."""
_SHORTEST_STEM = 3

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and where."""

    query: str = ""
    language: str | None = None
    """That of the texts that have it; None for any."""
    to: str | None = None
    """The language of the translations; None for any."""
    in_articles: bool = False
    """Whether articles are searched instead of memories."""

    def other_side(self, languages: Sequence[str]) -> Asked:
        """Give the same with the next language to look in: any, then one after the other."""
        order: list[str | None] = [None, *languages]
        at = order.index(self.language) if self.language in order else -1
        return replace(self, language=order[(at + 1) % len(order)])

    def other_shelf(self) -> Asked:
        """Give the same asked of the articles instead of the memories, or the other way round."""
        return replace(self, in_articles=not self.in_articles)


def query_of(text: str, language: str, *, is_selected: bool) -> str:
    """Give the query for words of a translation.

    Args:
        text: the words.
        language: the tag of their language.
        is_selected: whether the person chose just these words; else every form of them is wanted.
    """
    words = _WORD.findall(_TAG.sub(" ", text))
    if len(words) == 1 and not is_selected:
        return _in_any_form(words[0], language)
    return f'"{" ".join(words)}"' if len(words) > 1 else "".join(words)


def _in_any_form(word: str, language: str) -> str:
    found = stem(word, language)
    is_beginning = len(found) >= _SHORTEST_STEM and word.casefold().replace("ё", "е").startswith(found)
    return f"{found}*" if is_beginning else word


def word_at(text: str, place: int) -> str:
    """Give the word in which or behind which a place of a text lies; empty where there is none."""
    return next((found[0] for found in _WORD.finditer(text) if found.start() <= place <= found.end()), "")


def around(text: str, spans: Sequence[Span], width: int) -> Content:
    """Show in one line the part of a text in which the first of some spans stands, the spans marked.

    Args:
        text: the text.
        spans: in characters, in order.
        width: cells of the line.
    """
    content = literal(text, [(start, end, MET) for start, end in spans])
    if not spans or content.cell_length <= width:
        return content.truncate(width, ellipsis=True)
    first = content.spans[0].start
    ahead = max(width // _BEFORE, 1)
    if first > ahead:
        start = first - ahead
        # From a whole word on, where there is one.
        start = content.plain.find(" ", start, first) + 1 or start
        content = Content.styled("…", _DIM) + content[start:]
    return content.truncate(width, ellipsis=True)


def spans_in(hit: Hit | ArticleHit) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Give where the words stand in the source and in the target."""
    return ((), hit.spans) if hit.language == hit.target_language else (hit.spans, ())


def home_of(hit: Hit | ArticleHit) -> str:
    """Say where a hit comes from."""
    languages = f"{hit.source_language}→{hit.target_language}"
    memory = getattr(hit, "memory", None)
    return f"{memory} · {languages}" if memory is not None else f"{_article(hit)} · {languages}"


def _article(hit: Hit | ArticleHit) -> str:
    return f"{getattr(hit, 'article', '')} {getattr(hit, 'number', '')}"


def hit_lines(hit: Hit | ArticleHit, width: int) -> list[Content]:
    """Give a hit in two lines: the source with where it is from, and the target."""
    in_source, in_target = spans_in(hit)
    home = f"  {one_line(home_of(hit), width // 3)}"
    room = max(width - len(home), 1)
    source = around(hit.source.shown, in_source, room)
    gap = " " * max(room - source.cell_length, 0)
    target = around(hit.target.shown, in_target, width) if hit.target else Content.styled("—", _DIM)
    return [source + Content(gap) + literal(home, style=_DIM), Content("  ") + target]


def head_line(asked: Asked, shown: int, total: int, *, is_at_least: bool, width: int) -> Content:
    """Give the top line: where is looked, in which language, and how many hits there are."""
    where = "articles" if asked.in_articles else "memories"
    side = f"found in {asked.language}" if asked.language else "any language"
    count = ""
    if asked.query.strip():
        count = counted(total, "hit")
        if shown < total or is_at_least:
            count = f"{shown:,} of {total:,}{'+' if is_at_least else ''} hits"
    to = f" · into {asked.to}" if asked.to else ""
    line = Content.assemble((" Concordance ", "bold"), f"· {where} · {side}{to}   ", (count, "bold"))
    return line.truncate(width, ellipsis=True)
