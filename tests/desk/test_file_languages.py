"""What a person says the languages of a file are."""

from __future__ import annotations

import pytest

from tmtool.desk.file_languages import read_meant
from tmtool.model.errors import UsageError


def test_languages_are_said_in_pairs() -> None:
    assert read_meant("eng=en, xx = ru") == {"eng": "en", "xx": "ru"}


@pytest.mark.parametrize("typed", ["", "eng", "eng=", "=en", "eng=en,"])
def test_what_is_no_pair_is_told_with_an_example_for_shell_and_screen_alike(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_meant(typed)
    assert refused.value.message.endswith(
        "does not say what a language is meant to be; write for example eng=en,xx=ru."
    )
