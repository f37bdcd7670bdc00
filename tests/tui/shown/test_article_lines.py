"""What Home says of an article, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tmtool.model.articles import Article, Job
from tmtool.tui.shown.article_lines import Overview, article_lines, facts_of, in_order

NOW = datetime(2026, 11, 23, 13, 5, tzinfo=timezone(timedelta(hours=5)))
DAY = "2026-11-23T09:00:00Z"
RUSSIAN = Job(1, 1, "ru", 10, 3)
ARTICLE = Article(1, "oil.txt", "en", 1, "text", "Oil output falls", DAY, DAY, (RUSSIAN, Job(2, 1, "kk", 10, 0)))


def article(number: int, *, due: str | None = None, done: bool = False) -> Article:
    job = Job(number, number, "ru", 10, 10 if done else 3, due)
    return replace(ARTICLE, id=number, jobs=(job,))


def test_what_is_due_comes_first_and_what_is_finished_last() -> None:
    soon, later = "2026-11-23T09:00:00Z", "2026-11-24T09:00:00Z"
    articles = [article(1), article(2, done=True, due=soon), article(3, due=later), article(4, due=soon), article(5)]
    assert [one.id for one in in_order(articles)] == [4, 3, 1, 5, 2]


@pytest.mark.parametrize(
    ("job", "here", "words"),
    [
        (RUSSIAN, (), None),
        (replace(RUSSIAN, due="2026-11-23T09:30:00Z"), (), "RU due 14:30"),
        (replace(RUSSIAN, due="2026-11-23T07:30:00Z"), (), "RU overdue since 12:30"),
        (replace(RUSSIAN, due="2026-11-23T07:30:00Z", confirmed=10), (), None),
        (replace(RUSSIAN, person="aigerim"), (), "RU you have it"),
        (replace(RUSSIAN, person="dana"), ("dana",), "RU dana has it, here now"),
        (replace(RUSSIAN, person="dana"), ("marat", "olzhas"), "RU dana has it, marat, olzhas here now"),
        (RUSSIAN, ("dana",), "RU dana here now"),
        (replace(RUSSIAN, person="[red]x\x1b[2J"), (), "RU [red]x␛[2J has it"),
    ],
)
def test_due_and_people_are_said_in_words(job: Job, here: tuple[str, ...], words: str | None) -> None:
    facts = facts_of(job, Overview(colleagues={1: here} if here else {}, now=NOW), person="aigerim")
    assert (facts and facts.plain) == words


def test_what_must_be_done_is_seen_before_the_name_where_there_is_no_room() -> None:
    due = replace(ARTICLE, name="a-very-long-name-of-an-article.txt", version=2)
    due = replace(due, jobs=tuple(replace(job, due="2026-11-23T07:30:00Z", person="dana") for job in due.jobs))
    first, second = article_lines(due, Overview(now=NOW), ("ru", "kk"), "ru", 78)
    assert first.plain.startswith("   1 Oil output falls")
    assert "▸RU ━━──────  30%  KK ────────   0%" in first.plain
    assert "RU overdue since 12:30, dana has it · KK overdue since 12:30, dana has it" in second.plain
    wide = article_lines(due, Overview(now=NOW), ("ru", "kk"), None, 200)[1].plain
    assert "a-very-long-name-of-an-article.txt · version 2 · 23.11. " in wide
