"""Blocks put together again of segments, with the tags of the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tmtool.desk.composing import translated_blocks
from tmtool.desk.segmenting import Slice, block_slices, join
from tmtool.model.articles import Block, BlockKind, Segment, State
from tmtool.model.text import Tag, TaggedText, TagKind

NATIVES = tuple(
    Tag(0, kind, number, {"open": f"<b{number}>", "close": f"</b{number}>", "alone": f"<i{number}/>"}[kind])
    for number in range(1, 9)
    for kind in TagKind
)


def tagged(shown: str) -> TaggedText:
    return TaggedText.from_shown(shown, NATIVES)


def natives(text: TaggedText) -> str:
    whole, done = "", 0
    for tag in text.tags:
        whole += text.text[done : tag.at] + tag.native
        done = tag.at
    return whole + text.text[done:]


def block(shown: str, position: int = 1) -> Block:
    text = tagged(shown)
    return Block(position, position, BlockKind.PARAGRAPH, text, 0, len(text.text))


def segment(cut: Slice, number: int, target: str | None) -> Segment:
    return Segment(
        number, 1, number, cut.first_block + 1, cut.start, cut.last_block + 1, cut.end, cut.source,
        TaggedText.from_shown(target or "", cut.source.tags), State.NEW if target is None else State.TRANSLATED, 1,
    )  # fmt: skip


def composed(shown: str, *targets: str | None) -> str:
    whole = block(shown)
    cuts = block_slices(0, whole.text, "en")
    segments = [segment(cut, number, text) for number, (cut, text) in enumerate(zip(cuts, targets, strict=True), 1)]
    return natives(translated_blocks([whole], segments).get(0, whole.text))


@pytest.mark.parametrize(
    ("shown", "sources"),
    [
        ("‹1›One came.‹/1› Two left.", ["‹1›One came.‹/1›", "Two left."]),
        ("One came.‹2/› ‹3›Two‹/3› left.", ["One came.‹1/›", "‹1›Two‹/1› left."]),
        ("‹1›One came. Two‹/1› left.", ["‹1›One came.", "Two‹/1› left."]),
        ("One came. ‹4›‹/4›Two left.", ["One came.", "‹1›‹/1›Two left."]),
        ("One came.‹1› Two‹/1› left.", ["One came.", "Two‹/1› left."]),
    ],
)
def test_tags_go_with_the_sentence_that_they_stand_at(shown: str, sources: list[str]) -> None:
    assert [cut.source.shown for cut in block_slices(0, tagged(shown), "en")] == sources


@pytest.mark.parametrize(
    ("shown", "targets", "expected"),
    [
        ("‹1›One came.‹/1› Two left.", ("‹1›Раз.‹/1›", "Два."), "<b1>Раз.</b1> Два."),
        ("‹1›One came.‹/1› Two left.", (None, "Два."), "<b1>One came.</b1> Два."),
        ("One came.‹2/› ‹3›Two‹/3› left.", ("Раз.‹1/›", "Ушли ‹1›два‹/1›."), "Раз.<i2/> Ушли <b3>два</b3>."),
        ("‹1›One came. Two‹/1› left.", ("‹1›Раз.", "Ушли‹/1› два."), "<b1>Раз. Ушли</b1> два."),
        ("‹1›One came. Two‹/1› left.", ("‹1›Раз.", "Ушли два."), "Раз. Ушли два."),
        ("One came.‹1› Two‹/1› left.", ("Раз.", "Два‹/1›."), "Раз.<b1> Два</b1>."),
    ],
)
def test_a_block_gets_its_own_tags_back(shown: str, targets: tuple[str | None, ...], expected: str) -> None:
    assert composed(shown, *targets) == expected


def test_a_tag_that_came_of_a_memory_brings_nothing_of_its_own_into_the_document() -> None:
    whole = block("See ‹1›this‹/1›.")
    (cut,) = block_slices(0, whole.text, "en")
    foreign = (
        Tag(0, TagKind.OPEN, 1, "<script>"),
        Tag(3, TagKind.CLOSE, 1, "</script>"),
        Tag(3, TagKind.ALONE, 2, "x"),
    )
    done = replace(segment(cut, 1, "Вот"), target=TaggedText("Вот", foreign))
    assert natives(translated_blocks([whole], [done])[0]) == "<b1>Вот</b1>"


def test_a_sentence_over_two_blocks_keeps_the_tags_of_both() -> None:
    blocks = [block("A ‹1›deal‹/1›", 1), block("is ‹1›signed‹/1›.", 2)]
    texts = [one.text for one in blocks]
    first, second = (block_slices(index, text, "en")[0] for index, text in enumerate(texts))
    whole = join(texts, first, second)
    assert whole.source.shown == "A ‹1›deal‹/1› is ‹2›signed‹/2›."
    done = segment(whole, 1, "‹2›Подписана‹/2› ‹1›сделка‹/1›.")
    composed = translated_blocks(blocks, [done])
    assert [composed[index].text for index in (0, 1)] == ["Подписана сделка.", ""]
    assert natives(composed[0]) == "<b1>Подписана</b1> <b1>сделка</b1>."
