"""What a text would be as an article: before it is taken in, so that a person can say yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmtool.alignment.versions import align
from tmtool.desk.arrivals import STAYING_SHARE, Arrivals
from tmtool.desk.articles import Articles
from tmtool.desk.reading import document_slices, is_cut, read_document
from tmtool.desk.segmentation_rules import SegmentationRules
from tmtool.desk.settings import Settings
from tmtool.language.counting import word_count
from tmtool.language.furniture import furniture
from tmtool.model.articles import Article
from tmtool.model.text import key_hash
from tmtool.store import articles as article_rows
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database


@dataclass(frozen=True, slots=True)
class Proposal:
    """A block that looks like article furniture."""

    block: int
    """Its index in the document, from 0."""
    text: str
    is_known: bool = False
    """Whether the article of which this is a version has it already: it stays there what it is."""


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A text that is not taken in yet."""

    segments: int
    words: int
    language: str
    targets: tuple[str, ...]
    proposed: tuple[Proposal, ...] = ()
    """What is proposed to be left out."""
    known: Article | None = None
    """An article of which this is a version, or which it is."""
    staying: int = 0
    """How many of the text's segments that article has already."""
    changed: int = 0
    new: int = 0
    removed: int = 0
    has_other_paragraphs: bool = False
    """Whether that article is divided into paragraphs otherwise."""

    @property
    def is_same(self) -> bool:
        """Whether the desk has that article already, sentence by sentence and paragraph by paragraph."""
        differs = self.changed or self.new or self.removed or self.has_other_paragraphs
        return self.known is not None and not differs


class LookingOver:
    """The room where texts wait to be taken in."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        rules: SegmentationRules,
        articles: Articles,
        arrivals: Arrivals,
    ) -> None:
        self._database = database
        self._settings = settings
        self._rules = rules
        self._articles = articles
        self._arrivals = arrivals

    def look_over(self, data: bytes, file: str, language: str | None = None) -> LookedOver:
        """Read a text without taking it in.

        Args:
            data: the document.
            file: the name of its file, whose ending tells the format.
            language: the language that it is written in; the desk's, unless given.

        Raises:
            RefusedInput: the document cannot be read.
        """
        language = language or self._settings.source
        read = read_document(data, file)
        document, targets = read.document, tuple(target for target in self._settings.targets if target != language)
        if read.bilingual is not None:
            language, targets = self._arrivals.languages_into(read)
        texts = [block.text.text for block in document.blocks]
        fresh = [cut.source for cut in document_slices(document, language, self._rules.current())]
        new = [source.text for source in fresh]
        looked = LookedOver(
            len(new),
            sum(map(word_count, new)),
            language,
            targets,
            tuple(Proposal(index, texts[index]) for index in sorted(furniture(texts))),
        )
        with self._database.reading() as connection:
            likeliest = segment_rows.sharing_sources(connection, {key_hash(source) for source in fresh}, language)
            article = None if likeliest is None else article_rows.article_numbered(connection, likeliest)
        if article is None or is_cut(article.format) != is_cut(read.format.id):
            # A file of translations is no version of the document that it was made of.
            return looked
        return self._beside(looked, article, new, texts)

    def _beside(
        self, looked: LookedOver, article: Article, new: Sequence[str], paragraphs: Sequence[str]
    ) -> LookedOver:
        old = self._arrivals.source_texts(article)
        pairings = align(old, new)
        staying = sum(pairing.kept for pairing in pairings)
        if staying < STAYING_SHARE * max(len(old), 1):
            return looked
        there = {block.text.text for block in self._articles.blocks(article)}
        return LookedOver(
            looked.segments,
            looked.words,
            looked.language,
            looked.targets,
            tuple(replace(one, is_known=one.text in there) for one in looked.proposed),
            article,
            staying,
            changed=sum(p.new is not None and p.old is not None and not p.kept for p in pairings),
            new=sum(p.old is None for p in pairings),
            removed=sum(p.new is None for p in pairings),
            has_other_paragraphs=[block.text.text for block in self._articles.blocks(article)] != list(paragraphs),
        )
