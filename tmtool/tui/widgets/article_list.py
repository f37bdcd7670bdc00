"""The articles of a desk with their progress in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tmtool.model.articles import Article
from tmtool.tui.literal import literal, one_line
from tmtool.tui.widgets.bars import percent, progress_bar

_BAR = 8
_LANGUAGE_WIDTH = 18
_NUMBER_WIDTH = 5


def article_content(article: Article, languages: Sequence[str], chosen: str | None, width: int) -> Content:
    """Give the two lines of an article: its title with a bar for each language, and its name.

    Args:
        article: the article with its jobs.
        languages: in the order of their columns.
        chosen: the language that Enter opens, marked; None where the article is not the chosen one.
        width: cells.
    """
    room = max(width - _NUMBER_WIDTH - _LANGUAGE_WIDTH * len(languages), 10)
    title = one_line(article.title or article.name, room - 1)
    parts: list[Content | str | tuple[str, str]] = [
        (f"{article.id:>4} ", "dim"),
        literal(title.ljust(room), style="bold"),
    ]
    jobs = {job.language: job for job in article.jobs}
    for language in languages:
        job = jobs.get(language)
        done, total = (job.confirmed, job.segments) if job else (0, 0)
        mark = ("▸", "bold $accent") if language == chosen else (" ", "")
        name = (f"{language.upper()} ", "bold" if language == chosen else "dim")
        parts += [mark, name, progress_bar(done, total, _BAR), f" {percent(done, total):>4} "]
    version = f" · version {article.version}" if article.version > 1 else ""
    added = article.changed[:16].replace("T", " ")
    under = one_line(f"{article.name}{version} · {added}", width - _NUMBER_WIDTH)
    return Content.assemble(*parts, "\n", " " * _NUMBER_WIDTH, literal(under, style="dim"))


class ArticleList(OptionList):
    """Choose an article with ↑ and ↓ and a language with ← and →."""

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__(markup=False)
        self._targets = tuple(languages)
        self._articles: tuple[Article, ...] = ()
        self._language: str | None = None
        """The language that the person chose; before that each article's own, see `_own_language`."""
        self._last_languages: Mapping[int, str] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The columns."""
        used = (job.language for article in self._articles for job in article.jobs)
        return tuple(dict.fromkeys([*self._targets, *used]))

    @property
    def chosen(self) -> tuple[Article, str] | None:
        """The article and the language that Enter opens."""
        if self.highlighted is None or not self._articles:
            return None
        article = self._articles[self.highlighted]
        return article, self._language or self._own_language(article)

    def _own_language(self, article: Article) -> str:
        """The language in which the person stopped, else the first one, as long as it is not finished."""
        finished = {job.language for job in article.jobs if job.segments and job.confirmed == job.segments}
        inclined = [self._last_languages.get(article.id, ""), *self.languages]
        waiting = (one for one in inclined if one in self.languages and one not in finished)
        return next(waiting, self.languages[0])

    def show(self, articles: tuple[Article, ...], last_languages: Mapping[int, str]) -> None:
        """Show articles; the chosen one stays chosen.

        Args:
            articles: in their order.
            last_languages: in which language the person last worked on an article, by its number.
        """
        standing = self.chosen
        self._last_languages = last_languages
        self._articles = articles
        self.clear_options()
        self.add_options([Option(self._content(index)) for index in range(len(articles))])
        ids = [article.id for article in articles]
        if articles:
            self.highlighted = ids.index(standing[0].id) if standing and standing[0].id in ids else 0

    def choose_language(self, step: int) -> None:
        """Choose the next language, or the one before."""
        if (standing := self.chosen) is None:
            return
        languages = self.languages
        self._language = languages[(languages.index(standing[1]) + step) % len(languages)]
        self._draw()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Mark the language of the chosen article."""
        super().watch_highlighted(highlighted)
        self._draw()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self._draw()

    def _draw(self) -> None:
        for index in range(min(self.option_count, len(self._articles))):
            self.replace_option_prompt_at_index(index, self._content(index))

    def _content(self, index: int) -> Content:
        article = self._articles[index]
        language = self._language or self._own_language(article)
        width = (self.scrollable_content_region.width or 80) - 2
        return article_content(article, self.languages, language if index == self.highlighted else None, width)
