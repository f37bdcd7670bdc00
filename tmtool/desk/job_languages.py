"""Into which languages an article can be translated: a bilingual file must be read to know, and is read only once."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from tmtool import formats
from tmtool.desk.articles import Articles
from tmtool.model.articles import Article
from tmtool.model.errors import RefusedInput


class JobLanguages:
    """Knows of articles which languages they have no place for; one for the desk, so that all its screens agree."""

    def __init__(self, articles: Articles) -> None:
        """Make one that knows nothing yet.

        Args:
            articles: the room of the articles.
        """
        self._articles = articles
        self._places: dict[tuple[int, int, bool], frozenset[str] | None] = {}
        """What `Articles.places` said."""
        # Who comes while a file is read waits for the answer instead of reading it too.
        self._reading = Lock()

    def is_known(self, article: Article) -> bool:
        """Whether it is known what an article has places for, without reading anything."""
        return not _depends_on_file(article) or _key(article) in self._places

    def closed(self, article: Article, languages: Iterable[str]) -> frozenset[str]:
        """Give those of some languages that an article has no place for, as far as is known; this reads nothing.

        A bilingual file that nobody has looked into is taken to have places for its jobs alone.
        """
        has = {job.language for job in article.jobs}
        places = self._places.get(_key(article), frozenset[str]()) if _depends_on_file(article) else None
        return frozenset(
            one
            for one in languages
            if one not in has and (one == article.language or (places is not None and one not in places))
        )

    def look(self, article: Article, languages: Iterable[str]) -> None:
        """Read whether an article has places for some languages, once for each of its versions; in a worker.

        Args:
            article: the article; where it has a job into each of the languages, nothing is read.
            languages: the languages that are asked for.

        Raises:
            RefusedInput: its file cannot be read, which is said only once; it is taken to have places for its jobs.
        """
        with self._reading:
            if self.is_known(article) or not self.closed(article, languages):
                return
            try:
                self._places[_key(article)] = self._articles.places(article)
            except RefusedInput:
                self._places[_key(article)] = frozenset()
                raise


def _key(article: Article) -> tuple[int, int, bool]:
    # A file that does not say into what language it is translated is taken up by the first job.
    return article.id, article.version, bool(article.jobs)


def _depends_on_file(article: Article) -> bool:
    return article.format in formats.FORMATS and "document" not in formats.FORMATS[article.format].reads
