"""Every check can explain itself."""

from __future__ import annotations

from tmtool.quality.explanations import EXPLANATIONS
from tmtool.quality.registry import CHECKS


def test_every_check_is_explained_in_its_place() -> None:
    assert list(EXPLANATIONS) == list(CHECKS)


def test_an_explanation_is_two_sentences_that_fit_into_their_place() -> None:
    for words in EXPLANATIONS.values():
        assert words.endswith(".")
        assert len(words) <= 260, words
