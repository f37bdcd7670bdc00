"""The bridge to the other face: opening the desk on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.cli.call import Call
    from tmtool.desk.desk import Desk
    from tmtool.desk.preferences import Preferences
    from tmtool.model.articles import Article


def open_desk(call: Call) -> None:
    """Open the desk that the person means on the screen.

    Raises:
        UsageError: there is no screen.
    """
    if not call.has_screen:
        raise UsageError("There is no terminal to open the desk on; name a command. See: tmtool --help")
    with call.opened_desk(for_screen=True) as desk:
        open_screen(desk)


def open_screen(
    desk: Desk, article: Article | None = None, language: str | None = None, *, is_coached: bool = False
) -> None:
    """Open a desk on the screen, at one of its jobs where an article is given; returns when the person leaves.

    Args:
        desk: the desk.
        article: the article to open.
        language: the language of the job.
        is_coached: whether a newcomer is told the first steps there.
    """
    from tmtool.tui import app

    app.run(desk, open_article=article, language=language, is_coached=is_coached)


def open_key_doctor(preferences: Preferences) -> None:
    """Show what the terminal sends for each key; returns when the person leaves."""
    from tmtool.tui.keyboard import key_doctor

    key_doctor.run(preferences)


def key_report(preferences: Preferences) -> dict[str, object]:
    """Give every action of the screen with the keys that it has."""
    from tmtool.tui.keyboard import key_report

    return key_report.key_report(preferences)


def key_summary(preferences: Preferences) -> dict[str, object]:
    """Give what of the keys is otherwise than in the README, and what is wrong with them."""
    from tmtool.tui.keyboard import key_report

    return key_report.key_summary(preferences)
