"""Which languages an article has no place for: a bilingual file must be read to know, and is read only once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tmtool import formats
from tmtool.language.registry import name_of
from tmtool.model.articles import Article

if TYPE_CHECKING:
    from tmtool.desk.articles import Articles


def all_languages(targets: Iterable[str], articles: Iterable[Article]) -> tuple[str, ...]:
    """Give the languages of the desk, in their order, and those that articles have besides."""
    return tuple(dict.fromkeys([*targets, *(job.language for article in articles for job in article.jobs)]))


def first_language(article: Article, targets: Sequence[str]) -> str:
    """Give the first language of the desk into which an article has a job, else its first job's, else the desk's."""
    jobs = [job.language for job in article.jobs]
    return next((one for one in targets if one in jobs), None) or next(iter(jobs or targets))


class JobLanguages:
    """Knows of articles which languages they have no place for."""

    def __init__(self, articles: Articles) -> None:
        """Make one that knows nothing yet.

        Args:
            articles: the room of the articles.
        """
        self._articles = articles
        self._can: dict[tuple[int, int, str], bool] = {}

    def closed(self, article: Article, languages: Iterable[str]) -> frozenset[str]:
        """Give those of some languages that an article has no place for, as far as is known; this reads nothing.

        A bilingual file that nobody has looked into is taken to have places for its jobs alone.
        """
        return frozenset(one for one in _without_job(article, languages) if not self._is_open(article, one))

    def look(self, article: Article, languages: Iterable[str]) -> None:
        """Read what is not known of an article and some languages yet; in a worker."""
        for language in _without_job(article, languages):
            key = (article.id, article.version, language)
            if _depends_on_file(article) and key not in self._can:
                self._can[key] = self._articles.can_have(article, language)

    def _is_open(self, article: Article, language: str) -> bool:
        if _depends_on_file(article):
            return self._can.get((article.id, article.version, language), False)
        return language != article.language


def open_languages(articles: Articles, article: Article, targets: Iterable[str]) -> list[str]:
    """Give the languages of the desk and of an article that it has a place for, as far as is known without reading.

    Args:
        articles: the room of the articles.
        article: the article.
        targets: the languages of the desk, in their order.
    """
    languages = all_languages(targets, [article])
    closed = JobLanguages(articles).closed(article, languages)
    return [one for one in languages if one not in closed]


def _without_job(article: Article, languages: Iterable[str]) -> list[str]:
    has = {job.language for job in article.jobs}
    return [language for language in languages if language not in has]


def _depends_on_file(article: Article) -> bool:
    return article.format in formats.FORMATS and "document" not in formats.FORMATS[article.format].reads


def why_closed(article: Article, language: str) -> str:
    """Say in one sentence why an article has no place for a language."""
    if language == article.language:
        return f"“{article.name}” is in {name_of(language)} already."
    into = ", ".join(name_of(job.language) for job in article.jobs) or "other languages"
    return f"“{article.name}” is a file of translations into {into}: it has no place for {name_of(language)}."
