"""Segments locked, taken back to draft, and marked by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tmtool.model.articles import Segment, State
from tmtool.model.errors import ChangedMeanwhile, UsageError

ARTICLE = "Oil output falls\n\nOutput fell in May. Prices rose in June.\n"


def segments(desk: object) -> tuple[Segment, ...]:
    article = desk.articles.find("oil.txt")  # type: ignore[attr-defined]
    return tuple(desk.articles.segments(desk.articles.job(article, "ru")))  # type: ignore[attr-defined]


def test_a_locked_segment_takes_no_text_until_it_is_unlocked(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        desk.articles.take_in(ARTICLE.encode(), "oil.txt")
        first, *_ = segments(desk)
        assert desk.states.lock(first.id).locked
        with pytest.raises(UsageError, match="locked"):
            desk.editing.draft(first.id, "Добыча")
        assert not desk.states.lock(first.id, False).locked
        assert desk.editing.draft(first.id, "Добыча").target.text == "Добыча"


def test_a_confirmed_segment_becomes_a_draft_again_and_back(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        taken = desk.articles.take_in(ARTICLE.encode(), "oil.txt")
        first, *_ = segments(desk)
        desk.editing.confirm(first.id, "Добыча нефти падает")
        assert desk.states.unconfirm(first.id).state is State.DRAFT
        with pytest.raises(UsageError, match="not confirmed"):
            desk.states.unconfirm(first.id)
        desk.operations.undo(job=desk.articles.job(taken.article, "ru"))
        assert desk.articles.segment(first.id).state is State.TRANSLATED


def test_bookmarks_are_a_persons_own(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", person="Aigerim") as desk:
        taken = desk.articles.take_in(ARTICLE.encode(), "oil.txt")
        job = desk.articles.job(taken.article, "ru")
        first, second, *_ = segments(desk)
        desk.bookmarks.mark(first.id)
        desk.bookmarks.mark(first.id)
        desk.bookmarks.mark(second.id)
        desk.bookmarks.mark(second.id, False)
        assert desk.bookmarks.of_job(job) == {first.id}
    with open_desk(tmp_path / "desk", person="Marat") as colleague:
        assert colleague.bookmarks.of_job(job) == frozenset()


def test_what_a_colleague_changed_meanwhile_is_neither_locked_nor_taken_back(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", person="Aigerim") as desk:
        desk.articles.take_in(ARTICLE.encode(), "oil.txt")
        seen = desk.editing.confirm(segments(desk)[0].id, "Добыча").segment
        with open_desk(tmp_path / "desk", person="Marat") as colleague:
            colleague.editing.confirm(seen.id, "Добыча нефти падает")
        for write in (desk.states.lock, desk.states.unconfirm):
            with pytest.raises(ChangedMeanwhile, match=r"^Marat has changed segment 1 meanwhile"):
                write(seen.id, version=seen.version)
        now = desk.articles.segment(seen.id)
        assert (now.locked, now.state, now.target.text) == (False, State.TRANSLATED, "Добыча нефти падает")
        assert desk.states.lock(seen.id, version=now.version).version == now.version + 1
