"""What the screen shows of a translation that another one was made beside, and of its changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.conftest import shown, translating, until
from tests.tui.pretend_desk import PretendDesk, segments
from tests.tui.shown.test_differences import styled
from tmtool.model.articles import Segment, SisterChange, State
from tmtool.model.text import TaggedText
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.shown.differences import DELETED, INSERTED
from tmtool.tui.widgets.bars import segment_line
from tmtool.tui.widgets.sister_text import change_content, sister_content

CHANGE = SisterChange("ru", "Добыча упала на 30 процентов.", "Добыча упала на 40 процентов.")


def marked(segment: Segment, *changes: SisterChange) -> Segment:
    target = TaggedText("Өндіру 30 пайызға төмендеді.")
    return replace(segment, target=target, state=State.TRANSLATED, sister_changes=changes or (CHANGE,))


def opened(*changes: SisterChange) -> OpenJob:
    desk = PretendDesk()
    article = desk.find("")
    job = OpenJob(article, article.jobs[1], segments(2), 1, "ru", segments(1))
    return job.with_changed([marked(job.segments[1], *changes)]) if changes else job


def test_the_change_is_named_in_words_with_the_old_and_the_new() -> None:
    content = change_content(CHANGE, 200)
    assert content.plain == "Russian changed: Добыча упала на 30→40 процентов."
    assert (styled(content, DELETED), styled(content, INSERTED)) == (["30"], ["40"])


def test_in_little_room_the_text_begins_shortly_before_the_change() -> None:
    before = "Министерство энергетики в понедельник сообщило, что "
    change = SisterChange("ru", before + CHANGE.old, before + CHANGE.new)
    assert change_content(change, 60).plain == "Russian changed: …упала на 30→40 процентов."


def test_a_language_that_the_desk_does_not_know_is_named_by_its_tag() -> None:
    assert change_content(SisterChange("uz", "Ha", "Yo‘q"), 80).plain.startswith("uz changed: ")


def test_without_a_change_the_other_language_stands_as_it_is() -> None:
    assert sister_content(opened().standing_at(0), 76, 1).plain == "ru Добыча нефти падает"
    assert sister_content(opened(), 76, 3).plain == "ru —"


def test_every_language_that_changed_has_its_line_and_another_one_follows() -> None:
    uzbek = SisterChange("uz", "Narxi 5 million.", "Narxi 6 million.")
    lines = sister_content(opened(uzbek, CHANGE), 76, 3).plain.split("\n")
    assert [line.partition(":")[0] for line in lines] == ["uz changed", "Russian changed"]
    assert sister_content(opened(uzbek), 76, 3).plain.split("\n")[1] == "ru —"


@pytest.mark.parametrize(("width", "height"), [(20, 1), (20, 3), (40, 2), (76, 1), (76, 3)])
def test_it_never_needs_more_room_than_there_is(width: int, height: int) -> None:
    long = SisterChange("ru", f"{'слово ' * 30}30 {'слово ' * 30}", f"{'слово ' * 30}40 {'слово ' * 30}")
    for changes in ((long,), (long, CHANGE), (long, replace(long, language="uz"))):
        lines = sister_content(opened(*changes), width, height).split("\n")
        assert len(lines) <= height
        assert all(line.cell_length <= width for line in lines)


def test_the_rule_over_the_editor_says_it() -> None:
    line = segment_line(marked(segments(2)[1]), 80, score=None, mode="").plain
    assert "2 · translated · Russian changed" in line


def test_a_marked_segment_is_to_be_done_though_it_is_confirmed() -> None:
    job = opened(CHANGE)
    job = job.with_changed([replace(one, state=State.TRANSLATED) for one in job.segments if one.number != 2])
    assert job.sister_changed == 1
    assert job.standing_at(3).next_open() == 1
    assert job.next_open() is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_screen_shows_it_until_the_kazakh_is_confirmed_again(
    desk: PretendDesk, size: tuple[int, int]
) -> None:
    desk.jobs["kk"][1] = marked(desk.jobs["kk"][1])
    async with translating(desk, language="kk", size=size) as pilot:
        text = shown(pilot)
        for part in ("Russian changed: Добыча упала на 30→40 процентов.", "≠ Russian changed", "≠ 1 changed"):
            assert part in text, part
        await pilot.press("enter")
        await until(pilot, lambda: desk.written and "✎" not in shown(pilot))
        assert desk.written[-1][0] == "confirm"
        assert "changed" not in shown(pilot)
