"""Open the screen on a desk with one article and a small memory; what the tests in tmux start."""

from __future__ import annotations

import sys
from pathlib import Path

from tmtool.desk.desk import Desk
from tmtool.tui.app import run

YESTERDAY = (
    "The ministry said output fell by 20 percent on Monday.\n\n"
    "The ministry said exports fell by 20 percent on Friday.\n"
)
TODAY = (
    "Oil output falls again\n\n"
    "The ministry said output fell by 30 percent on Monday. The field restarts in May. Prices rose.\n"
)
RUSSIAN = (
    "Министерство сообщило, что добыча упала на 20 процентов в понедельник.",
    "Министерство сообщило, что экспорт упал на 20 процентов в пятницу.",
)


def furnish(desk: Desk) -> None:
    """Take both articles in and confirm yesterday's."""
    yesterday = desk.articles.take_in(YESTERDAY.encode(), "yesterday.txt").article
    job = desk.articles.job(yesterday, "ru")
    for segment, text in zip(desk.articles.segments(job), RUSSIAN, strict=True):
        desk.editing.confirm(segment.id, text)
    desk.articles.take_in(TODAY.encode(), "today.txt")


def main() -> None:
    """Open today's article in Russian."""
    with Desk.open(Path(sys.argv[1]), person="Aigerim", empty=True) as desk:
        if desk.made:
            furnish(desk)
        run(desk, open_article=desk.articles.find("today.txt"), language="ru")


if __name__ == "__main__":
    main()
