"""The articles of a desk with their progress in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.content import Content

from tmtool.model.articles import Article
from tmtool.tui.article_languages import all_languages
from tmtool.tui.shown.article_lines import Overview, article_lines, in_order
from tmtool.tui.widgets.line_list import LineList


class ArticleList(LineList[Article]):
    """Choose an article with ↑ and ↓ and a language with ← and →."""

    def __init__(self, languages: Sequence[str], person: str) -> None:
        """Make the list.

        Args:
            languages: those that the desk translates into.
            person: who looks.
        """
        super().__init__(self._article, lines=2, empty="Reading the articles …")
        self._targets = tuple(languages)
        self._person = person
        self._overview = Overview()
        self._columns: tuple[str, ...] = self._targets
        self._language: str | None = None
        """The language that the person chose; before that each article's own, see `_own_language`."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The columns."""
        return self._columns

    @property
    def chosen(self) -> tuple[Article, str] | None:
        """The article and the language that Enter opens."""
        article = self.item
        return None if article is None else (article, self._language or self._own_language(article))

    def _own_language(self, article: Article) -> str:
        """The language in which the person stopped, else the first one; a finished one only where all are."""
        finished = {job.language for job in article.jobs if job.is_done}
        inclined = [self._overview.last_languages.get(article.id, ""), *self.languages]
        here = [one for one in inclined if one in self.languages and self.has_place(article, one)]
        return next((one for one in here if one not in finished), here[0] if here else self.languages[0])

    def has_place(self, article: Article, language: str) -> bool:
        """Whether an article can be translated into a language; a bilingual file has places for its own only."""
        return language not in self._overview.closed.get(article.id, ())

    def show(self, overview: Overview) -> None:
        """Show articles; the chosen one stays chosen, but who comes from another one finds that.

        Args:
            overview: the articles, in any order.
        """
        has_worked = overview.last is not None and overview.last != self._overview.last
        standing = overview.last if has_worked or self.item is None else self.item.id
        self._overview = replace(overview, articles=in_order(overview.articles))
        self._columns = all_languages(self._targets, overview.articles)
        ids = [article.id for article in self._overview.articles]
        at = ids.index(standing) if standing in ids else 0
        self.show_items(self._overview.articles, at, empty="")

    def show_closed(self, closed: Mapping[int, frozenset[str]]) -> None:
        """Show for which languages the articles that are shown have no place.

        Args:
            closed: those languages by the number of the article.
        """
        self.show(replace(self._overview, closed=closed))

    def choose_language(self, step: int) -> None:
        """Choose the next language for which the article has a place, or the one before."""
        if (standing := self.chosen) is None:
            return
        article, language = standing
        languages = [one for one in self.languages if one == language or self.has_place(article, one)]
        self._language = languages[(languages.index(language) + step) % len(languages)]
        self._draw_again(self.at)

    def choose(self, index: int) -> None:
        """Choose an article; its language is marked."""
        old = self.at
        super().choose(index)
        for at in {old, self.at}:
            self._draw_again(at)

    def _draw_again(self, index: int) -> None:
        self._laid.pop(index, None)
        self.refresh_lines(index * self._item_lines, self._item_lines)

    def _article(self, article: Article, width: int) -> Sequence[Content]:
        chosen = self.chosen
        language = chosen[1] if chosen and chosen[0] is article else None
        return article_lines(article, self._overview, self.languages, language, width, person=self._person)
