"""What is known of HTML elements by their names."""

from __future__ import annotations

import re


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _named("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
"""Elements that have no content and no closing tag."""

INLINE = _named(
    "a abbr acronym applet area audio b basefont bdi bdo big blink br canvas cite code data del dfn em embed font i "
    "iframe img input ins kbd keygen label map mark math meter nobr noscript object output picture progress q rb rp "
    "rt rtc ruby s samp script small source span strike strong style sub sup svg template textarea time track tt u "
    "var video wbr"
)
"""Elements that stand within a sentence; any other one begins and ends a block."""

UNREAD = _named(
    "script style textarea svg math template noscript xmp iframe noembed noframes object applet canvas audio video"
)
"""Elements whose content is not translated."""

WORDS = frozenset(("code", "samp", "math", "var", "kbd"))
"""Elements of which each stands for a word."""
CODE = frozenset(("code", "samp"))

CLOSE_PARAGRAPH = _named(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
)
"""Elements before which a paragraph that is open ends."""

SIBLINGS = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr", "td", "th")),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tbody": frozenset(("tbody", "thead", "tfoot", "tr", "td", "th")),
    "tfoot": frozenset(("tbody", "thead", "tfoot", "tr", "td", "th")),
    "option": frozenset(("option",)),
    "optgroup": frozenset(("option", "optgroup")),
}
"""Elements that end those of the same kind before them."""
LISTS = _named("ul ol menu dir dl table select datalist body html template")
"""Elements within which such a kind is counted anew."""

SCOPES = _named("table td th caption button object applet template marquee html")
"""Elements out of which a stray closing tag does not reach."""
TABLE_PARTS = _named("table tbody thead tfoot tr td th caption html body")

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def is_inline(name: str) -> bool:
    """Whether an element stands within a sentence; those of Word and of other vocabularies do."""
    return name in INLINE or ":" in name


NOT_TRANSLATED = re.compile(
    r"\stranslate\s*=\s*[\"']?no\b|\sclass\s*=\s*(?:\"[^\"]*\bnotranslate\b|'[^']*\bnotranslate\b|notranslate\b)",
    re.IGNORECASE,
)
"""What a tag says whose content stays as it is."""
