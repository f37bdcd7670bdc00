"""Segments locked, taken back to draft, and marked by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tmtool.model.articles import Segment, State
from tmtool.model.errors import UsageError

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
