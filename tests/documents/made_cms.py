"""What a CMS gets of documents that the tests make."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

from tests.desk import made_reviews as made
from tmtool import formats
from tmtool.documents import cms_html
from tmtool.model.articles import Block
from tmtool.model.text import TaggedText


def cms(format_id: str, data: bytes, translated: Mapping[int, TaggedText | str] | None = None) -> str:
    """Give a document as HTML for a CMS.

    Args:
        format_id: the format of the document.
        data: its bytes.
        translated: texts by index of block, from 0; text as a translator sees it has tags such as ‹1›. Other blocks
            read as in the original.
    """
    document = formats.by_id(format_id).load().read(data)
    texts = [block.text for block in document.blocks]
    for index, text in (translated or {}).items():
        texts[index] = TaggedText.from_shown(text, texts[index].tags) if isinstance(text, str) else text
    content = replace(
        made.content(made.segments()),
        article=replace(made.ARTICLE, format=format_id),
        content=data,
        encoding=document.encoding,
        blocks=tuple(
            Block(number, number, block.kind, block.text, block.start, block.end)
            for number, block in enumerate(document.blocks, 1)
        ),
        clean=tuple(texts),
    )
    out = io.BytesIO()
    cms_html.write_job(content, out)
    return out.getvalue().decode()


class Strict(HTMLParser):
    """Reads HTML and holds that every element ends, the inner one first.

    `names` are its elements, `attributes` those of all of them, `text` what it reads as.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        if tag != "br":
            assert tag not in self._open or tag in ("ul", "ol", "li"), f"{tag} in {tag}"
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)
