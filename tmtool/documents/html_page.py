"""An HTML page with all its translatable blocks, each with the place where its translation goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tmtool.documents.document import Details
from tmtool.documents.html_attributes import Attribute, attributes, meta_names, with_text
from tmtool.documents.html_blocks import TextBlock, text_blocks
from tmtool.documents.html_details import details_of
from tmtool.documents.html_elements import Elements, elements_of
from tmtool.documents.html_main_text import MainText, main_text
from tmtool.documents.html_scanning import Token, TokenKind, is_xml, scan
from tmtool.documents.html_text import WHITE, pieces_of
from tmtool.documents.inline_pieces import PlacedText, put_together
from tmtool.model.articles import BlockKind
from tmtool.model.text import fold_white_space


@dataclass(frozen=True, slots=True)
class Place:
    """Where plain text is written into a page: a title, or the value of an attribute."""

    start: int
    end: int
    quote: str | None
    """The quotation mark around a value, empty where there is none; None for what is no attribute."""


@dataclass(slots=True)
class PageBlock:
    """A block of a page."""

    kind: BlockKind
    placed: PlacedText
    place: Place | None = None
    """Where a block without tags goes; None for running text."""
    also: list[Place] = field(default_factory=list)
    """Where else the page says the same: its title, what is shown where it is shared."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read."""

    text: str
    tokens: Sequence[Token]
    blocks: tuple[PageBlock, ...]
    title: str | None
    details: Details


def read_page(text: str, *, whole: bool = False) -> Page:
    """Find the blocks of a page.

    Args:
        text: the page.
        whole: whether all text is wanted, rather than the article of a page that has one.
    """
    tokens = scan(text)
    elements = elements_of(tokens, xml=is_xml(text))
    found = text_blocks(text, tokens, elements)
    reader = _Reader(text, tokens, elements)
    heads = [] if whole else reader.head_texts()
    titles = [fold_white_space(block.placed.text.text) for block in heads]
    main = MainText((), None) if whole else main_text(text, tokens, elements, found.blocks, titles)
    blocks = reader.running_text(found.blocks, main)
    headline = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    blocks += reader.values(found.read_tags, main, is_fragment=whole)
    blocks += _joined_with(heads, headline)
    blocks.sort(key=lambda block: block.placed.start)
    title = headline.placed.text.text if headline else reader.title
    return Page(text, tokens, tuple(blocks), title, details_of(text, tokens))


def _joined_with(heads: Sequence[PageBlock], headline: PageBlock | None) -> list[PageBlock]:
    """Give the texts of a head that are blocks of their own; others go with the block that says the same."""
    known = {} if headline is None else {fold_white_space(headline.placed.text.text): headline}
    own: list[PageBlock] = []
    for head in heads:
        assert head.place is not None
        same = known.setdefault(fold_white_space(head.placed.text.text), head)
        if same is head:
            own.append(head)
        else:
            same.also.append(head.place)
    return own


class _Reader:
    """Makes blocks of what is found in a page."""

    def __init__(self, page: str, tokens: Sequence[Token], elements: Elements) -> None:
        self._page = page
        self._tokens = tokens
        self._elements = elements
        self.title: str | None = None
        """What the head calls the page; first of all what is shown where it is shared."""

    def head_texts(self) -> list[PageBlock]:
        """Give the title and the descriptions in the head."""
        found: list[PageBlock] = []
        shared = None
        for index, token in enumerate(self._tokens):
            if token.kind is TokenKind.START and token.name == "meta":
                own = attributes(self._page, token.start, token.end)
                for value in with_text("meta", own):
                    block = self._value(value)
                    if block is not None:
                        found.append(block)
                        if "og:title" in meta_names({one.name: one.value for one in own}):
                            shared = block.placed.text.text
            elif token.kind in (TokenKind.RAW, TokenKind.TEXT) and self._is_title(index):
                placed = put_together(self._page, pieces_of(self._page, token.start, token.end), WHITE)
                if placed is not None:
                    found.append(PageBlock(BlockKind.ATTRIBUTE, placed, Place(placed.start, placed.end, None)))
                    self.title = self.title or placed.text.text
        self.title = shared or self.title
        return found

    def _is_title(self, index: int) -> bool:
        before = self._tokens[index - 1] if index else None
        if before is None or before.kind is not TokenKind.START or before.name != "title":
            return False
        # Pictures have titles too.
        element = self._elements.parents[self._elements.of_tokens[index - 1]]
        return element < 0 or self._elements.names[element] in ("head", "html")

    def running_text(self, found: Sequence[TextBlock], main: MainText) -> list[PageBlock]:
        """Give the blocks of the main text, or of the page where there is none."""
        return [
            PageBlock(BlockKind.HEADLINE if block is main.headline else block.kind, block.placed)
            for block in found
            if main.holds(block.placed.start)
        ]

    def values(self, read_tags: Sequence[int], main: MainText, *, is_fragment: bool) -> list[PageBlock]:
        """Give the attributes that carry text, of elements that are translated."""
        found: list[PageBlock] = []
        for index in read_tags:
            token = self._tokens[index]
            is_worth = token.end - token.start > len(token.name) + 6 and (token.name != "meta" or is_fragment)
            if is_worth and main.holds(token.start):
                own = attributes(self._page, token.start, token.end)
                found += filter(None, map(self._value, with_text(token.name, own)))
        return found

    def _value(self, value: Attribute) -> PageBlock | None:
        placed = put_together(self._page, pieces_of(self._page, value.start, value.end), WHITE)
        if placed is None:
            return None
        before = self._page[value.start - 1]
        if before in "\"'":
            return PageBlock(BlockKind.ATTRIBUTE, placed, Place(placed.start, placed.end, before))
        return PageBlock(BlockKind.ATTRIBUTE, placed, Place(value.start, value.end, ""))
