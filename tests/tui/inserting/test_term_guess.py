"""Words of a source for which a new term may be."""

from __future__ import annotations

from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.tui.inserting.term_guess import guesses

TEXT = "The press service of the Ministry of Energy said new wind farms will open in Zhambyl Region."


def test_names_come_first_the_nearest_before_the_others() -> None:
    assert guesses(TEXT, "en", (), 0.4)[:2] == ("Ministry of Energy", "Zhambyl Region")
    assert guesses(TEXT, "en", (), 1.0)[:2] == ("Zhambyl Region", "Ministry of Energy")


def test_what_is_known_comes_last() -> None:
    start = TEXT.index("Ministry")
    known = TermHit("x", start, start + 18, (TermTarget("министерство энергетики", TermStatus.PREFERRED),))
    found = guesses(TEXT, "en", (known,), 0.4)
    assert found[0] == "Zhambyl Region"
    assert "wind farm" in found


def test_a_phrase_is_given_as_a_glossary_has_it() -> None:
    assert guesses("Wind farms are built.", "en", (), 0.0)[0] == "wind farm"


def test_figures_and_empty_words_are_no_terms() -> None:
    assert guesses("In 2026 it was $1.2 billion for farms, 30 percent.", "en", (), 0.0) == ("farm",)
    assert guesses("", "en", (), 0.0) == ()
