"""Edits of a target: what comes out, where the patches are, and that tags stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.patching import Edit, crosses_a_tag, narrowed, patched
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Patch


def tags(*places: int) -> tuple[Tag, ...]:
    """Tags that stand alone."""
    return tuple(Tag(at, TagKind.ALONE, number) for number, at in enumerate(places, 1))


def test_patches_say_where_they_are_in_the_new_text() -> None:
    text, patches = patched(TaggedText("с 11 до 12"), [Edit(8, 10, "1500", "b"), Edit(0, 4, "со 2", "a")])
    assert text.text == "со 2 до 1500"
    assert patches == (Patch(0, 4, "с 11", "со 2", "a"), Patch(8, 12, "12", "1500", "b"))


def test_tags_keep_their_neighbours() -> None:
    text, _ = patched(TaggedText("до 9 мая", tags(0, 3, 4, 8)), [Edit(3, 4, "10", "")])
    assert text.shown == "‹1/›до ‹2/›10‹3/› мая‹4/›"


def test_only_a_tag_inside_the_span_is_crossed() -> None:
    assert crosses_a_tag(Edit(3, 5, "", ""), TaggedText("до 11", tags(4)))
    assert not crosses_a_tag(Edit(3, 5, "", ""), TaggedText("до 11", tags(3, 5)))


def test_words_that_stay_are_no_part_of_an_edit() -> None:
    target = "до 30 мая 2005 г."
    assert narrowed(Edit(3, 14, "4 мая 2005", ""), target) == Edit(3, 5, "4", "")
    assert narrowed(Edit(3, 14, "30 мая 2006", ""), target) == Edit(10, 14, "2006", "")
    assert narrowed(Edit(3, 14, "30 июня 2005", ""), target) == Edit(6, 9, "июня", "")
    assert narrowed(Edit(3, 5, "33", ""), target) == Edit(3, 5, "33", "")


@given(st.text("аб ", max_size=20), st.lists(st.integers(0, 20), max_size=6, unique=True), st.data())
def test_a_patch_is_what_stands_at_its_place(whole: str, cuts: list[int], data: st.DataObject) -> None:
    cuts = sorted(cut for cut in cuts if cut <= len(whole))
    edits = [Edit(a, b, data.draw(st.text("вг", max_size=4)), "") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    text, patches = patched(TaggedText(whole), edits)
    assert len(patches) == len(edits)
    assert all(text.text[one.start : one.end] == one.new for one in patches)
    back, _ = patched(text, [Edit(one.start, one.end, one.old, "") for one in patches])
    assert back.text == whole
