"""Addresses that a page may have."""

from __future__ import annotations

import pytest

from tmtool.documents.web_text import address


@pytest.mark.parametrize(
    ("said", "leads_to"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        (" https://exam\nple.org/a b\u00a0c ", "https://example.org/a%20b%C2%A0c"),
        ("mailto:me@example.org?subject=x", "mailto:me@example.org?subject=x"),
        ("javascript:alert(1)//https://example.org", None),
        ("java\tscript:alert(1)", None),
        ("\0javascript:alert(1)", None),
        ("https://", None),
        ("https:\\\\example.org", None),
        ("mailto:", None),
        ("tel:+77", None),
        ("example.org", None),
        (None, None),
    ],
)
def test_an_address_leads_to_the_web_or_to_mail(said: str | None, leads_to: str | None) -> None:
    assert address(said) == leads_to
