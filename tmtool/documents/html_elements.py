"""Which element stands in which, told from the tags of a page, however they are nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tmtool.documents.html_names import CLOSE_PARAGRAPH, LISTS, SCOPES, SIBLINGS, TABLE_PARTS, VOID, is_inline
from tmtool.documents.html_scanning import Token, TokenKind

NONE = -1
_LOOK_BACK = 100
"""How many open elements are looked at for one that a tag ends without saying so."""


class Elements:
    """The elements of a page by number, in the order of their start tags; a list of each of their properties."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.parents: list[int] = []
        self.blocks: list[int] = []
        """The nearest element that is a block: itself or one around it; NONE outside of all."""
        self.in_links: list[bool] = []
        self.start_tokens: list[int] = []
        self.end_tokens: list[int] = []
        """Index of its closing tag, or of the token before which it ends."""
        self.has_end_tag: list[bool] = []
        self.of_tokens: list[int] = []
        """For each token the element that it begins or ends, or in which it stands."""


def elements_of(tokens: Sequence[Token], *, xml: bool) -> Elements:
    """Build the elements of a page, in time that grows with its length."""
    return _Builder(tokens, xml).build()


class _Builder:
    def __init__(self, tokens: Sequence[Token], xml: bool) -> None:
        self._tokens = tokens
        self._xml = xml
        self._made = Elements()
        self._open: list[int] = []
        self._counts: list[dict[str, int]] = [{}]
        """How many elements of each name are open, in each scope."""
        self._everywhere: Counter[str] = Counter()

    def build(self) -> Elements:
        made = self._made
        for index, token in enumerate(self._tokens):
            if token.kind is TokenKind.START:
                made.of_tokens.append(self._start(index, token))
            elif token.kind is TokenKind.END:
                made.of_tokens.append(self._end(index, token.name))
            else:
                made.of_tokens.append(self._open[-1] if self._open else NONE)
        while self._open:
            self._close(len(self._tokens), has_tag=False)
        return made

    def _start(self, index: int, token: Token) -> int:
        name, made = token.name, self._made
        if name in CLOSE_PARAGRAPH:
            self._end_before(index, frozenset(("p",)), SCOPES)
        if name in SIBLINGS:
            self._end_before(index, SIBLINGS[name], LISTS)
        element = len(made.names)
        parent = self._open[-1] if self._open else NONE
        made.names.append(name)
        made.parents.append(parent)
        made.blocks.append(element if not is_inline(name) else made.blocks[parent] if parent >= 0 else NONE)
        made.in_links.append(name == "a" or (parent >= 0 and made.in_links[parent]))
        made.start_tokens.append(index)
        made.end_tokens.append(index)
        made.has_end_tag.append(False)
        if name in VOID or (token.is_closed and self._xml):
            return element
        self._open.append(element)
        if name in SCOPES:
            self._counts.append({})
        self._counts[-1][name] = self._counts[-1].get(name, 0) + 1
        self._everywhere[name] += 1
        return element

    def _end_before(self, index: int, names: frozenset[str], stop: frozenset[str]) -> None:
        """End what a start tag ends without saying so: the outermost of those names within the nearest scope."""
        if not any(self._everywhere[name] for name in names):
            return
        depth = 0
        for back, element in enumerate(reversed(self._open[-_LOOK_BACK:]), 1):
            name = self._made.names[element]
            if name in names:
                depth = back
            elif name in stop or (depth and not is_inline(name)) or (name not in SIBLINGS and not is_inline(name)):
                break
        for _ in range(depth):
            self._close(index, has_tag=False)

    def _end(self, index: int, name: str) -> int:
        counted = self._everywhere if name in TABLE_PARTS else self._counts[-1]
        if is_inline(name):
            depth = self._depth_of_inline(name)
        elif counted.get(name, 0):
            depth = next(n for n, one in enumerate(reversed(self._open), 1) if self._made.names[one] == name)
        else:
            depth = 0
        closed = NONE
        for nth in range(depth):
            closed = self._close(index, has_tag=nth == depth - 1)
        return closed if closed >= 0 else (self._open[-1] if self._open else NONE)

    def _depth_of_inline(self, name: str) -> int:
        """Give how many elements end with that of an inline name; none where a block stands between."""
        if self._counts[-1].get(name, 0):
            for back, element in enumerate(reversed(self._open[-_LOOK_BACK:]), 1):
                if self._made.names[element] == name:
                    return back
                if not is_inline(self._made.names[element]):
                    break
        return 0

    def _close(self, index: int, *, has_tag: bool) -> int:
        element = self._open.pop()
        name = self._made.names[element]
        counts = self._counts[-1]
        self._everywhere[name] -= 1
        counts[name] -= 1
        if not counts[name]:
            del counts[name]
        if name in SCOPES:
            self._counts.pop()
        self._made.end_tokens[element] = index
        self._made.has_end_tag[element] = has_tag
        return element
