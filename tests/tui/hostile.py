"""Texts that want to be more than text, and a desk that is full of them."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.desk.made import open_desk
from tmtool.desk.desk import Desk

MARKUP = "[@click=app.quit]x[/] [/ [red]y[/red] [link=file:///etc/passwd]z"
ORDERS = (
    "\x1b]52;c;aGVsbG8=\x07 \x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\ \x1b[2J\x1b[31mred \x9b31m \x08\x0b\x7f"
)
BIDI = "\u202egnp.exe\u202c \u2066in\u2069 \u200emark\u200f \u061c"
UNSEEN = "a\u200bb\u2060c\ufeffd \u00adsoft"
WIDE = "👩\u200d👩\u200d👧\u200d👦 漢字 " + "e\u0301\u0302\u0303" * 40 + " ы\u0306"
LONG = "w" * 10_000
HOSTILE = f"Output {MARKUP} {ORDERS} {BIDI} {UNSEEN} {WIDE} fell"
"""One line of everything but length."""
HOSTILE_IN_XML = f"Цены {MARKUP} {BIDI} {UNSEEN} {WIDE}"
"""The same as far as XML allows it."""

ARTICLE = (
    f"Headline {MARKUP}\n\n"
    f"The ministry said {ORDERS} output fell by 30 percent. It was {BIDI} a day. {UNSEEN} rose by 4 percent.\n\n"
    f"{WIDE} was here. The word {LONG} is long.\n\nBy {MARKUP}\n\nBy {MARKUP}\n"
)


def hostile_desk(folder: Path) -> Desk:
    """Make a desk whose article, memory, term, comment, name and person are hostile.

    Args:
        folder: where.
    """
    desk = open_desk(folder, person=f"eve {MARKUP} {BIDI} \x1b[31m")
    old = desk.articles.take_in(ARTICLE.replace("30", "20").encode(), f"old {MARKUP} \x1b[31m.txt").article
    for segment in desk.articles.segments(desk.articles.job(old, "ru"))[:6]:
        desk.editing.confirm(segment.id, f"{segment.source.text} 20 {HOSTILE}")
    desk.glossaries.add_term("ministry", HOSTILE, "en", "ru", note=HOSTILE)
    desk.glossaries.add_term("output", f"выпуск {MARKUP}", "en", "ru")
    new = desk.articles.take_in(ARTICLE.encode(), f"new {MARKUP} \x1b]52;c;aGk=\x07.txt").article
    second = desk.articles.segments(desk.articles.job(new, "ru"))[1]
    desk.editing.draft(second.id, f"Вчера {HOSTILE}")
    desk.editing.confirm(second.id, f"Сегодня {HOSTILE}")
    desk.editing.comment(second.id, HOSTILE)
    return desk


if __name__ == "__main__":
    from tmtool.tui.app import run

    with Desk.open(Path(sys.argv[1])) as opened:
        run(opened, open_article=opened.articles.all()[0], language="ru")
