"""Text with tags as the inside of an element of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.made_cms import Strict
from tmtool.documents.web_blocks import Mark, Pair, WebBlock, marks_anywhere, pairs
from tmtool.documents.web_inline import ELEMENTS, inline_html
from tmtool.model.text import Tag, TaggedText, TagKind

STRONG, EM = Mark(frozenset(("strong",))), Mark(frozenset(("em",)))
LINK = Mark(address='https://example.org/?a=1&b="2"\'<')
BLOCK = WebBlock(
    {
        Pair(1, "<b>", "</b>"): STRONG,
        Pair(2, "<i>", "</i>"): EM,
        Pair(3, "<a>", "</a>"): LINK,
        Pair(4, "<b>", ""): STRONG,
        Pair(5, "<br>", ""): Mark(text="\n"),
        Pair(6, "<tab>", ""): Mark(text=" "),
        Pair(7, "<plain>", "</plain>"): Mark(replaces=True),
        Pair(8, "<img>", ""): Mark(),
    }
)
TAGS = [
    Tag(0, kind, pair.number, native)
    for pair in BLOCK.marks
    for kind, native in (
        ((TagKind.OPEN, pair.opening), (TagKind.CLOSE, pair.closing))
        if pair.number not in (5, 6, 8)
        else ((TagKind.ALONE, pair.opening),)
    )
]


def written(shown: str, block: WebBlock = BLOCK, *, spaces: str = "keep", is_heading: bool = False) -> str:
    text = TaggedText.from_shown(shown, TAGS)
    return inline_html(text, block, marks_anywhere([block]), spaces, is_heading=is_heading)


@pytest.mark.parametrize(
    ("shown", "reads"),
    [
        ("a ‹1›b‹/1› c", "a <strong>b</strong> c"),
        ("‹1›a ‹2›b‹/2›‹/1›", "<strong>a <em>b</em></strong>"),
        # Pairs that cross: what stands in both is in both.
        ("‹1›a ‹2›b‹/1› c‹/2›", "<strong>a <em>b</em></strong><em> c</em>"),
        ("‹2›a ‹1›b‹/2› c‹/1›", "<em>a <strong>b</strong></em><strong> c</strong>"),
        # One that is not closed goes on to the end; one that was not opened is nothing.
        ("a ‹4›b c", "a <strong>b c</strong>"),
        ("a‹/1› b", "a b"),
        # Nothing is left of what holds no text.
        ("a‹1›‹/1› b‹1› ‹/1›c", "a b c"),
        # White space is put outside.
        ("‹1›a ‹/1›b", "<strong>a</strong> b"),
        ("a‹5/› b‹5/›", "a<br>b"),
        ("‹5/›a‹5/›‹5/›b", "a<br><br>b"),
        ("a‹6/›b a‹6/› b", "a b a b"),
        ("‹1›a ‹7›b‹/7› c‹/1›", "<strong>a</strong> b <strong>c</strong>"),
        ("‹1›a ‹7›b‹2›c‹/7›d‹/1›e‹/2›f", "<strong>a</strong> b<em>c<strong>d</strong>e</em>f"),
        ("a‹8/›b", "ab"),
        ("a < b & ‹c›", "a &lt; b &amp; ‹c›"),
    ],
)
def test_tags_become_elements(shown: str, reads: str) -> None:
    assert written(shown) == reads


def test_a_link_goes_round_other_elements_and_its_address_stays_in_its_quotation_marks() -> None:
    address = "https://example.org/?a=1&amp;b=&quot;2&quot;&#x27;&lt;"
    assert written("‹1›a ‹3›b‹/1› c‹/3›") == (
        f'<strong>a </strong><a href="{address}"><strong>b</strong> c</a>'
    )  # fmt: skip


def test_what_goes_round_all_of_a_block_is_round_its_text_but_not_round_a_heading() -> None:
    block = WebBlock(BLOCK.marks, Mark(frozenset(("strong",)), "https://example.org/"))
    assert written("a ‹2›b‹/2›", block) == '<a href="https://example.org/"><strong>a <em>b</em></strong></a>'
    assert written("a ‹2›b‹/2›", block, is_heading=True) == "a <em>b</em>"


def test_no_break_spaces_are_as_chosen() -> None:
    assert written("‹1›5\u00a0km‹/1›", spaces="entity") == "<strong>5&nbsp;km</strong>"
    assert written("‹1›5\u00a0km‹/1›", spaces="plain") == "<strong>5 km</strong>"


def test_tags_of_another_block_are_what_they_are_there_unless_that_is_not_sure() -> None:
    first = WebBlock({Pair(1, "<b>", "</b>"): STRONG, Pair(2, "[", "](x)"): LINK})
    second = WebBlock({Pair(1, "[", "](x)"): EM})
    text = TaggedText(
        "ab", (Tag(0, TagKind.OPEN, 7, "<b>"), Tag(1, TagKind.CLOSE, 7, "</b>"), Tag(1, TagKind.OPEN, 8, "["))
    )
    assert inline_html(text, WebBlock(), marks_anywhere([first, second]), "keep") == "<strong>a</strong>b"
    assert ("[", "](x)") not in marks_anywhere([first, second])


def test_very_many_pairs_that_cross_come_to_an_end() -> None:
    count = 10_000
    tags = [Tag(at, TagKind.OPEN, at + 1, "<b>") for at in range(count)]
    tags += [Tag(count + at + 1, TagKind.CLOSE, at + 1, "</b>") for at in range(count)]
    block = WebBlock({Pair(at + 1, "<b>", "</b>"): STRONG for at in range(count)})
    text = TaggedText("a" * 2 * count, tuple(tags))
    assert inline_html(text, block, {}, "keep") == f"<strong>{text.text}</strong>"


def test_pairs_of_one_number_go_by_the_order_in_which_they_stand() -> None:
    tags = [Tag(0, TagKind.OPEN, 1, "a"), Tag(0, TagKind.CLOSE, 1, "b"), Tag(0, TagKind.OPEN, 1, "c")]
    assert list(pairs(tags)) == [(0, Pair(1, "a", "b")), (2, Pair(1, "c", ""))]


marks = st.builds(
    Mark,
    st.frozensets(st.sampled_from(ELEMENTS), max_size=2),
    st.sampled_from([None, "https://a.org/", "https://b.org/\"><script>'"]),
    st.booleans(),
    st.sampled_from(["", "\n", " ", "<b>", "x"]),
)
tags = st.builds(Tag, st.integers(-1, 9), st.sampled_from(TagKind), st.integers(1, 4), st.sampled_from(["<b>", "["]))


@given(
    st.text(st.sampled_from("ab<>&\"' \n\u00a0\0"), max_size=8),
    st.lists(tags, max_size=8),
    st.lists(marks, min_size=5, max_size=5),
    st.booleans(),
)
def test_whatever_the_tags_are_every_element_ends_and_the_text_stays(
    text: str, some: list[Tag], what: list[Mark], is_heading: bool
) -> None:
    known = {pair: what[pair.number] for _, pair in pairs(some)}
    block = WebBlock(known, what[0])
    page = inline_html(TaggedText(text, tuple(some)), block, {}, "keep", is_heading=is_heading)
    read = Strict(page)
    assert set(read.names) <= {"a", "br", *ELEMENTS}
    assert {name for name, _ in read.attributes} <= {"href"}
    assert {address for _, address in read.attributes} <= {mark.address for mark in what}
    letters = [letter for letter in read.text if letter in "ab<>&\"'"]
    alone = sum(len(known[pair].text.strip()) for at, pair in pairs(some) if some[at].kind is TagKind.ALONE)
    assert len(letters) <= len(text) + alone
    if not alone:
        assert letters == [letter for letter in text if letter in "ab<>&\"'"]
