"""What is said of a segment's past, and with which entry one begins."""

from __future__ import annotations

from tmtool.model.articles import HistoryEntry, State
from tmtool.tui.screens.history import entry_lines, first_wanted

NOW = "2026-11-23T12:00:00Z"


def entry(kind: str, target: str, state: State = State.TRANSLATED, *, undone: bool = False) -> HistoryEntry:
    return HistoryEntry(1, kind, "Aigerim", NOW, target, state, undone)


def said(one: HistoryEntry) -> list[str]:
    return [line.plain.rstrip() for line in entry_lines(one, NOW, 60)]


def test_each_entry_says_what_was_done_and_what_stood_there_then() -> None:
    head, text = said(entry("confirm", "Нефть.", undone=True))
    assert head.endswith("· Aigerim · confirmed, but taken back")
    assert text == "  Нефть."
    head, text = said(entry("undo", "", State.NEW))
    assert head.endswith("· Aigerim · taken back")
    assert text == "  no text"


def test_one_begins_with_the_newest_text_that_is_not_there_already() -> None:
    entries = (entry("undo", "", State.NEW), entry("confirm", "Нефть."), entry("draft", "Не", State.DRAFT))
    assert first_wanted(entries, "") == 1
    assert first_wanted(entries, "Нефть.") == 2
    assert first_wanted(entries[:1], "") == 0
