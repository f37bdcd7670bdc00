"""Where the article of an HTML page stands, and what around and within it belongs to the site."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tmtool.documents.html_blocks import TextBlock
from tmtool.documents.html_elements import NONE, Elements
from tmtool.documents.html_names import HEADINGS, is_inline
from tmtool.documents.html_scanning import Token
from tmtool.model.articles import BlockKind
from tmtool.model.text import fold_white_space

_BODY_SAID = re.compile(r"itemprop\s*=\s*[\"']?[\w\s]*\barticleBody\b", re.IGNORECASE)
_BODY_NAMED = re.compile(
    r"(?:class|id)\s*=\s*[\"']?[^\"'>]*"
    r"\b(?:(?:article|story|post|entry|news|single)[-_]*(?:body|content|text)|(?:body|content)[-_]*(?:article|text))\b",
    re.IGNORECASE,
)
_MAIN_ROLE = re.compile(r"role\s*=\s*[\"']?main\b", re.IGNORECASE)
_OF_SITE = frozenset(("nav", "footer", "form", "menu", "dialog", "button", "select", "aside"))
_ROLE = re.compile(
    r"role\s*=\s*[\"']?(?:navigation|complementary|contentinfo|search|dialog|alertdialog|banner|menu|menubar|toolbar|tablist)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\shidden(?=[\s=>/])|aria-hidden\s*=\s*[\"']?true|style\s*=\s*[\"'][^\"']*display\s*:\s*none", re.IGNORECASE
)
_NAMES = re.compile(r"\s(?:class|id|data-component|data-testid)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.I)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SITE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "share sharing shares social comments disqus newsletter subscribe subscription signup promo promos promoted "
        "advert adverts ad ads advertisement advertising sponsor sponsored cookie cookies consent gdpr breadcrumb "
        "breadcrumbs sidebar related recommended recommendation recommendations recirc recirculation trending popular "
        "pagination pager outbrain taboola toolbar tags taglist keywords topics navigation nav navbar menu modal popup "
        "overlay paywall login rating feedback widget widgets skip footer jump respond sharedaddy jp addtoany readmore "
        "noprint printfooter catlinks editsection toc siblings teaser teasers donate donation",
    )
)
_SITE_PAIRS = frozenset(
    (
        "read more", "read next", "also read", "read also", "see also", "more stories", "more from", "most read",
        "most popular", "most viewed", "latest news", "next post", "previous post", "post navigation", "you may",
        "follow us", "sign up", "comment list", "comment form", "article tags", "post tags", "print button",
        "audio player", "related articles",
    )
)  # fmt: skip
_QUOTE_WORDS = frozenset(("quote", "pullquote", "blockquote", "infobox", "factbox", "fact", "explainer"))

_SENTENCE = 40
"""Characters outside of links from which a block counts as a paragraph."""
_LEAST_MAIN = 250
"""Characters of paragraphs that make an article where only they tell it."""
_LEAST_SAID = 60
"""The same where the page says that it is one."""
_MOST_OF_SITE = 0.3
"""An element that holds more than this share of the article does not belong to the site, whatever it is called."""
_LARGE_SHARE = 0.5
_SCATTERED = 1.5
_LINKED = 0.7


@dataclass(frozen=True, slots=True)
class MainText:
    """What of a page is its article."""

    kept: tuple[tuple[int, int], ...]
    """Stretches of the page, in order, that hold the article; none where the whole page counts."""
    headline: TextBlock | None

    def holds(self, at: int) -> bool:
        """Whether a place in the page belongs to the article."""
        if not self.kept:
            return True
        index = bisect_right(self.kept, (at, float("inf"))) - 1
        return index >= 0 and at < self.kept[index][1]


def main_text(
    page: str, tokens: Sequence[Token], elements: Elements, blocks: Sequence[TextBlock], titles: Sequence[str]
) -> MainText:
    """Find the article of a page; where none can be told from the rest, the whole page counts.

    Args:
        page: the page.
        tokens: its tokens.
        elements: its elements.
        blocks: its blocks of running text, in order.
        titles: what its head calls it.
    """
    return _Search(page, tokens, elements, blocks, titles).main_text()


class _Search:
    def __init__(
        self, page: str, tokens: Sequence[Token], elements: Elements, blocks: Sequence[TextBlock], titles: Sequence[str]
    ) -> None:
        self._page = page
        self._tokens = tokens
        self._elements = elements
        self._blocks = blocks
        self._titles = [title.casefold() for title in titles]
        self._starts = [block.placed.start for block in blocks]
        self._site = [self._is_of_site(number) for number in range(len(elements.names))]
        inside = self._inside_site()
        masses = [
            0 if block.element != NONE and inside[block.element] else _mass(block) for block in blocks
        ]  # fmt: skip
        self._masses = list(accumulate(masses, initial=0))
        self._paragraphs = [block for block, mass in zip(blocks, masses, strict=True) if mass]
        self._texts = list(accumulate((len(block.placed.text.text) for block in blocks), initial=0))
        self._links = list(accumulate((block.linked for block in blocks), initial=0))

    def main_text(self) -> MainText:
        body = self._body()
        headline = self._headline(body)
        if body == NONE:
            return MainText((), headline)
        start, end = self._span(body)
        if headline is not None:
            place = headline.placed.start
            if place < start:
                start = place
        mass = self._mass_between(start, end)
        return MainText(tuple(self._kept(start, end, mass)), headline)

    def _body(self) -> int:
        """Give the element that holds the article, or NONE."""
        total = self._masses[-1]
        for wanted, share in ((self._is_said_body, 0.25), (self._is_article, _LARGE_SHARE), (self._is_main, 0.25)):
            found = [number for number in range(len(self._elements.names)) if wanted(number)]
            best = max(found, key=self._mass, default=NONE)
            if best != NONE and self._mass(best) >= max(share * total, _LEAST_SAID):
                return best
        return self._densest(total)

    def _densest(self, total: int) -> int:
        """Give the element of which the children hold most paragraphs, and all over which they are scattered."""
        scores: dict[int, float] = {}
        for block in self._paragraphs:
            parent = self._parent(block.element)
            grandparent = self._parent(parent)
            for element, share in ((parent, 1.0), (grandparent, 0.5)):
                if element != NONE:
                    scores[element] = scores.get(element, 0) + share * _mass(block)
        best = max(scores, key=lambda element: scores[element], default=NONE)
        for _ in range(10):
            parent = self._parent(best)
            if parent == NONE or self._mass(parent) < _SCATTERED * self._mass(best):
                break
            best = parent
        return best if best != NONE and self._mass(best) >= max(_LARGE_SHARE * total, _LEAST_MAIN) else NONE

    def _parent(self, element: int) -> int:
        if element == NONE:
            return NONE
        parent = self._elements.parents[element]
        return NONE if parent == NONE else self._elements.blocks[parent]

    def _headline(self, body: int) -> TextBlock | None:
        """Give the heading that the head of the page names too, else the first one of the first level."""
        found = [block for block in self._blocks if block.kind is BlockKind.HEADING and self._is_first_level(block)]
        named = [block for block in self._blocks if block.kind is BlockKind.HEADING and self._is_named(block)]
        start, end = (0, len(self._page)) if body == NONE else self._span(body)
        within = [block for block in found if start <= block.placed.start < end]
        before = [block for block in found if block.placed.start < start]
        best = [block for block in named if block in found] or within[:1] or before[-1:] or named[:1]
        headline = best[0] if best else None
        return headline if headline is None or headline.placed.start < end else None

    def _is_first_level(self, block: TextBlock) -> bool:
        element = block.element
        while element != NONE and self._elements.names[element] not in HEADINGS:
            element = self._parent(element)
        return element != NONE and self._elements.names[element] == "h1"

    def _is_named(self, block: TextBlock) -> bool:
        text = fold_white_space(block.placed.text.text).casefold()
        return len(text) > 10 and any(text in title for title in self._titles)

    def _kept(self, start: int, end: int, mass: int) -> Iterator[tuple[int, int]]:
        """Give what is left of a stretch without the elements of the site in it."""
        done = start
        for number in range(len(self._elements.names)):
            first, last = self._span(number)
            if first < done or last > end or first >= end:
                continue
            if self._mass_between(first, last, all_of_it=True) > _MOST_OF_SITE * mass:
                continue
            if self._site[number] or self._is_list_of_links(number, first, last):
                if done < first:
                    yield done, first
                done = last
        if done < end:
            yield done, end

    def _is_list_of_links(self, number: int, first: int, last: int) -> bool:
        name = self._elements.names[number]
        if name not in ("ul", "ol", "dl", "div", "section", "table"):
            return False
        low, high = bisect_left(self._starts, first), bisect_left(self._starts, last)
        text, links = self._texts[high] - self._texts[low], self._links[high] - self._links[low]
        return high - low >= 2 and links >= _LINKED * text

    def _is_of_site(self, number: int) -> bool:
        name = self._elements.names[number]
        if is_inline(name) or name in ("html", "body", "main", "article", *HEADINGS):
            return False
        token = self._tokens[self._elements.start_tokens[number]]
        if token.end - token.start == len(name) + 2:
            return name in _OF_SITE
        tag = self._page[token.start : token.end]
        words = [word.lower() for names in _NAMES.findall(tag) for word in _WORD.findall("".join(names))]
        if name == "aside" and _QUOTE_WORDS.intersection(words):
            return False
        if name in _OF_SITE or _ROLE.search(tag) or _HIDDEN.search(tag) or _SITE_WORDS.intersection(words):
            return True
        return any(f"{one} {two}" in _SITE_PAIRS for one, two in pairwise(words))

    def _inside_site(self) -> list[bool]:
        """Tell of each element whether it or one around it is of the site by its name alone."""
        inside: list[bool] = []
        for number, parent in enumerate(self._elements.parents):
            own = self._elements.names[number] in ("nav", "footer", "aside", "form", "dialog")
            inside.append(own or (parent != NONE and inside[parent]))
        return inside

    def _is_said_body(self, number: int) -> bool:
        name = self._elements.names[number]
        token = self._tokens[self._elements.start_tokens[number]]
        if is_inline(name) or name == "body" or token.end - token.start < len(name) + 10:
            return False
        tag = self._page[token.start : token.end]
        return _BODY_SAID.search(tag) is not None or _BODY_NAMED.search(tag) is not None

    def _is_article(self, number: int) -> bool:
        return self._elements.names[number] == "article"

    def _is_main(self, number: int) -> bool:
        token = self._tokens[self._elements.start_tokens[number]]
        name = self._elements.names[number]
        return name == "main" or (
            not is_inline(name) and _MAIN_ROLE.search(self._page, token.start, token.end) is not None
        )

    def _span(self, number: int) -> tuple[int, int]:
        start = self._tokens[self._elements.start_tokens[number]].start
        end = self._elements.end_tokens[number]
        return start, self._tokens[end].start if end < len(self._tokens) else len(self._page)

    def _mass(self, number: int) -> int:
        return self._mass_between(*self._span(number))

    def _mass_between(self, start: int, end: int, *, all_of_it: bool = False) -> int:
        """Give how many characters of paragraphs stand in a stretch; with `all_of_it`, of the site's too."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if all_of_it:
            return sum(_mass(block) for block in self._blocks[low:high]) if high - low < 200 else self._masses[-1]
        return self._masses[high] - self._masses[low]


def _mass(block: TextBlock) -> int:
    """Give how many characters of a paragraph a block has; none where it is a heading, a link or a few words."""
    bare = len(block.placed.text.text) - block.linked
    return bare if bare >= _SENTENCE and block.kind is not BlockKind.HEADING else 0
