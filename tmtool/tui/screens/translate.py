"""The translate screen: all its keys together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtool.model.articles import Article
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.messages import Stand
from tmtool.tui.translating.article import ArticleKeys
from tmtool.tui.translating.coached import Coached
from tmtool.tui.translating.overview import Overviews
from tmtool.tui.translating.returning import ReturningKeys
from tmtool.tui.translating.review import Reviewing
from tmtool.tui.translating.segment import SegmentKeys
from tmtool.tui.translating.sure import SureKeys
from tmtool.tui.translating.terms import TermKeys
from tmtool.tui.translating.typing import Typing
from tmtool.tui.translating.updated import Updated
from tmtool.tui.translating.writing import Writing
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


class TranslateScreen(
    Coached,
    Reviewing,
    Typing,
    Writing,
    SureKeys,
    SegmentKeys,
    Updated,
    TermKeys,
    ArticleKeys,
    ReturningKeys,
    Overviews,
):
    """Translate one article into one language."""

    BINDINGS = bindings(Place.TRANSLATE)

    def __init__(
        self,
        desk: Desk,
        writer: Writer,
        article: Article,
        language: str,
        stand: Stand | None = None,
        *,
        reviewing: bool = False,
    ) -> None:
        """Make the screen of a job; the other arguments are those of `JobShown`.

        Args:
            desk: the desk it is on.
            writer: the thread that writes.
            article: the article.
            language: the language of the job.
            stand: where to stand.
            reviewing: whether it begins in the reviewer's mode.
        """
        super().__init__(desk, writer, article, language, stand)
        self.reviewing = reviewing
