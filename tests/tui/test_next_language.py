"""Which language comes next."""

from __future__ import annotations

import pytest

from tmtool.tui.next_language import next_language


@pytest.mark.parametrize(
    ("language", "targets", "others", "expected"),
    [
        ("ru", ("ru", "kk"), (), "kk"),
        ("kk", ("ru", "kk"), (), "ru"),
        ("kk", ("ru", "kk"), ("ru", "uz"), "uz"),
        ("uz", ("ru", "kk"), (), "ru"),
        ("ru", ("ru",), ("ru",), None),
        ("ru", (), (), None),
    ],
)
def test_the_languages_go_round(
    language: str, targets: tuple[str, ...], others: tuple[str, ...], expected: str | None
) -> None:
    assert next_language(language, targets, others) == expected
