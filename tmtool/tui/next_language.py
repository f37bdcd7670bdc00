"""Which language comes next when one key goes through those of an article. Pure."""

from __future__ import annotations

from collections.abc import Iterable


def next_language(language: str, targets: Iterable[str], others: Iterable[str] = ()) -> str | None:
    """Give the language behind another one, round the end; None where there is no other.

    Args:
        language: where one stands.
        targets: those of the desk, in their order.
        others: languages that an article has besides.
    """
    languages = list(dict.fromkeys([*targets, *others]))
    if language not in languages:
        return languages[0] if languages else None
    return languages[(languages.index(language) + 1) % len(languages)] if len(languages) > 1 else None
