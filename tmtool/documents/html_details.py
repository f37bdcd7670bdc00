"""What an HTML page says of itself: who wrote it, when it was published, and where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from tmtool.documents.document import Details
from tmtool.documents.html_attributes import attributes, meta_names
from tmtool.documents.html_scanning import Token, TokenKind

_BYLINE = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "date",
)
_ADDRESS = re.compile(r"https?://\S+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_JSON = 200_000
"""Characters of a script beyond which it is not read."""


def details_of(page: str, tokens: Sequence[Token]) -> Details:
    """Read the details of a page from its head and from its JSON-LD."""
    metas: dict[str, str] = {}
    address = None
    entries: list[dict[str, object]] = []
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.START or token.name not in ("meta", "link", "script"):
            continue
        named = {one.name: one.value for one in attributes(page, token.start, token.end)}
        if token.name == "meta":
            for name in meta_names(named):
                metas.setdefault(name, named.get("content", "").strip())
        elif token.name == "link":
            address = named.get("href") if named.get("rel", "").lower() == "canonical" else address
        elif named.get("type", "").lower() == "application/ld+json" and index + 1 < len(tokens):
            script = tokens[index + 1]
            if script.kind is TokenKind.RAW and script.end - script.start <= _MOST_JSON:
                entries += _entries(page[script.start : script.end])
    authors = [name for entry in entries for name in _names(entry.get("author"))]
    byline = next((metas[key] for key in _BYLINE if metas.get(key) and not _ADDRESS.match(metas[key])), None)
    published = next((metas[key] for key in _PUBLISHED if _DAY.match(metas.get(key, ""))), None)
    said = next((str(entry["datePublished"]) for entry in entries if entry.get("datePublished")), None)
    address = address or metas.get("og:url")
    return Details(
        ", ".join(dict.fromkeys(authors)) or byline,
        published or said,
        address if address and _ADDRESS.fullmatch(address) else None,
    )


def _entries(script: str) -> Iterator[dict[str, object]]:
    """Give the objects of a JSON-LD script that are articles; nothing of one that is damaged."""
    try:
        found = json.loads(script)
    except (ValueError, RecursionError):
        return
    graph = found.get("@graph", [found]) if isinstance(found, dict) else found
    for entry in graph if isinstance(graph, list) else []:
        if isinstance(entry, dict) and re.search("Article|Posting|Report", str(entry.get("@type"))):
            yield entry


def _names(author: object) -> list[str]:
    if isinstance(author, str):
        return [] if _ADDRESS.match(author) else [author.strip()]
    if isinstance(author, dict):
        return _names(author.get("name"))
    return [name for one in author for name in _names(one)] if isinstance(author, list) else []
