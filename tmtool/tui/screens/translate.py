"""The translate screen: all its keys together."""

from __future__ import annotations

from tmtool.tui.actions import Place
from tmtool.tui.bindings import bindings
from tmtool.tui.translating.article import ArticleKeys
from tmtool.tui.translating.finding import FindingKeys
from tmtool.tui.translating.going import Going
from tmtool.tui.translating.overview import Overviews
from tmtool.tui.translating.review import Reviewing
from tmtool.tui.translating.segment import SegmentKeys
from tmtool.tui.translating.sure import SureKeys
from tmtool.tui.translating.terms import TermKeys
from tmtool.tui.translating.typing import Typing
from tmtool.tui.translating.writing import Writing


class TranslateScreen(
    Going, Typing, Writing, SureKeys, SegmentKeys, FindingKeys, TermKeys, ArticleKeys, Overviews, Reviewing
):
    """Translate one article into one language."""

    BINDINGS = bindings(Place.TRANSLATE)
