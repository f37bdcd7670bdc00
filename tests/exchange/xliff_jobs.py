"""Jobs made up for the tests of XLIFF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from types import ModuleType
from typing import Any

from hypothesis import strategies as st

from tmtool.model.articles import Article, Block, BlockKind, Comment, Segment, State
from tmtool.model.job_content import JobContent
from tmtool.model.text import Tag, TaggedText, TagKind

CREATED = "2026-11-23T09:00:00Z"
_HOSTILE = ["\x0b", "\x1b", "\0", "\ud800", "\ufffe", "\U0001f600", "&", "<", "]]>", "\r", "\t", "\xa0", "‹1›", "қ"]
_BAD = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def job(blocks: Sequence[TaggedText], segments: Sequence[Segment]) -> JobContent:
    """Make a job of blocks and segments."""
    article = Article(1, "rally.txt", "en", 1, "plain_text", "Rally", CREATED, CREATED)
    return JobContent(
        article,
        b"",
        "utf-8",
        tuple(Block(n, n, BlockKind.PARAGRAPH, text, 0, len(text.text)) for n, text in enumerate(blocks, 1)),
        {"kk": tuple(replace(segment, number=number) for number, segment in enumerate(segments, 1))},
        "en",
        {"kk": "kk-KZ"},
        (),
        {},
        (),
        CREATED,
        "0.1",
        True,
    )


def segment(source: TaggedText | str, target: TaggedText | str = "", state: State = State.NEW, **more: Any) -> Segment:
    """Make a segment; where it lies is the beginning of the first block, unless told."""
    source = TaggedText(source) if isinstance(source, str) else source
    target = TaggedText(target) if isinstance(target, str) else target
    place = {"first_block": 1, "start": 0, "last_block": 1, "end": len(source.text)} | more
    return Segment(1, 1, 1, source=source, target=target, state=state, version=1, **place)


def written(module: ModuleType, content: JobContent) -> bytes:
    """Write a job."""
    out = BytesIO()
    module.write_job(content, out)
    return out.getvalue()


def legal(text: str) -> str:
    """A text without what XML forbids."""
    return _BAD.sub("", text)


def texts(*, tags: bool = True, least: int = 0) -> st.SearchStrategy[TaggedText]:
    """Texts full of what hurts, with tags in any disorder."""
    words = st.lists(st.sampled_from([*_HOSTILE, "a", "б", "1", " "]) | st.characters(), min_size=least, max_size=8)
    marks = st.lists(
        st.tuples(st.integers(0, 8), st.sampled_from(TagKind), st.integers(1, 3)), max_size=6 if tags else 0
    )

    def made(parts: tuple[list[str], list[tuple[int, TagKind, int]]]) -> TaggedText:
        text = "".join(parts[0])
        places = sorted((min(at, len(text)), kind, number) for at, kind, number in parts[1])
        return TaggedText(text, tuple(Tag(at, kind, number, f"<{kind}{number}\x0b&>") for at, kind, number in places))

    return st.tuples(words, marks).map(made)


@st.composite
def jobs(draw: st.DrawFn, *, tags: bool = True) -> JobContent:
    """Jobs with joined, added, left-out and locked segments, in any state."""
    blocks: list[TaggedText] = []
    segments: list[Segment] = []
    comments = st.lists(
        st.builds(
            Comment, texts(tags=False, least=1).map(lambda t: t.text + "."), st.text(max_size=5), st.just(CREATED)
        ),
        max_size=2,
    )
    for number in range(1, draw(st.integers(0, 4)) + 1):
        text = ""
        for _ in range(draw(st.integers(0, 3))):
            text += draw(st.sampled_from(["", " ", "\n  "]))
            source = draw(texts(tags=tags, least=1)) if draw(st.integers(0, 5)) else TaggedText()
            start = len(text)
            text += source.text
            state = draw(st.sampled_from(State))
            target = TaggedText() if state is State.NEW else draw(texts(tags=tags))
            segments.append(
                segment(
                    source,
                    target,
                    state,
                    first_block=number,
                    start=start,
                    last_block=number,
                    end=len(text),
                    left_out=draw(st.integers(0, 5)) == 0,
                    locked=draw(st.integers(0, 5)) == 0,
                    comments=tuple(draw(comments)),
                    old_source=draw(st.none() | texts(tags=tags)),
                )
            )
        if segments and draw(st.booleans()) and segments[-1].last_block == number - 1 and text == "":
            last = segments[-1]
            segments[-1] = replace(last, last_block=number, end=0)
        blocks.append(TaggedText(text + draw(st.sampled_from(["", " "]))))
    return job(blocks, segments)
