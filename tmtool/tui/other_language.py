"""Which language the key for the next one leads to; where a file must be read for that, in a worker."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from tmtool.model.articles import Article
from tmtool.model.errors import TmtoolError
from tmtool.tui.article_languages import all_languages
from tmtool.tui.next_language import next_language

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


class OtherLanguage(Message):
    """The next language for which the article has a place; None where there is no other."""

    def __init__(self, language: str | None) -> None:
        self.language = language
        super().__init__()


def find_other_language(screen: Screen[Any], desk: Desk, article: Article, language: str) -> OtherLanguage | None:
    """Find the language behind another one; None where a file is read first and the screen is told later.

    Args:
        screen: gets `OtherLanguage` once the file is read.
        desk: the desk.
        article: the article.
        language: where one stands.
    """
    wanted, known = all_languages(desk.settings.targets, [article]), desk.job_languages

    def found() -> OtherLanguage:
        closed = known.closed(article, wanted)
        return OtherLanguage(next_language(language, (one for one in wanted if one not in closed)))

    def work() -> None:
        # What cannot be read is told of when it is opened.
        with suppress(TmtoolError):
            known.look(article, wanted)
        screen.post_message(found())

    if not known.closed(article, wanted) or known.is_known(article):
        return found()
    screen.run_worker(work, group="other language", exclusive=True, exit_on_error=False, thread=True)
    return None
