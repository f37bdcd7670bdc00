"""Into which languages an article is translated, and in what words it is said that it cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tmtool.language.registry import name_of
from tmtool.model.articles import Article


def all_languages(targets: Iterable[str], articles: Iterable[Article]) -> tuple[str, ...]:
    """Give the languages of the desk, in their order, and those that articles have besides."""
    return tuple(dict.fromkeys([*targets, *(job.language for article in articles for job in article.jobs)]))


def first_language(article: Article, targets: Sequence[str]) -> str:
    """Give the first language of the desk into which an article has a job, else its first job's, else the desk's."""
    jobs = [job.language for job in article.jobs]
    return next((one for one in targets if one in jobs), None) or next(iter(jobs or targets))


def why_closed(article: Article, language: str) -> str:
    """Say in one sentence why an article has no place for a language."""
    if language == article.language:
        return f"“{article.name}” is in {name_of(language)} already."
    into = ", ".join(name_of(job.language) for job in article.jobs) or "other languages"
    return f"“{article.name}” is a file of translations into {into}: it has no place for {name_of(language)}."
