"""Which term F4 puts in."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.glossary.offered_forms import Place, with_forms
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.tui.inserting.insertion_cycle import Inserted, next_piece
from tmtool.tui.inserting.term_cycle import Inflected, offered, unused_terms


def hit(source: str, *targets: TermTarget) -> TermHit:
    return TermHit(source, 0, len(source), targets)


MINISTRY = hit("ministry", TermTarget("министерство", TermStatus.PREFERRED, ("министерство", "министерства")))
OUTPUT = hit(
    "output",
    TermTarget("выход", TermStatus.FORBIDDEN),
    TermTarget("выработка", TermStatus.ADMITTED),
    TermTarget("добыча", TermStatus.PREFERRED),
)


def as_it_is(hit: TermHit, before: str, after: str) -> TermHit:
    return hit


def pressed(
    hits: Sequence[TermHit],
    text: str = "",
    last: Inserted | None = None,
    inflected: Inflected = as_it_is,
) -> Inserted | None:
    """What stands there after one press at the end of the text."""
    text = last.text if last else text
    return next_piece(lambda typed: unused_terms(hits, typed, "ru", inflected), text, len(text), last)


def texts(hits: Sequence[TermHit], times: int) -> list[str]:
    """What stands there after each of so many presses."""
    seen = []
    last: Inserted | None = None
    for _ in range(times):
        last = pressed(hits, last=last)
        assert last is not None
        seen.append(last.text)
    return seen


def test_the_form_that_comes_first_is_that_which_the_text_asks_for() -> None:
    def inflected(found: TermHit, before: str, after: str) -> TermHit:
        return with_forms((found,), "ru", Place("ministry", before, after))[0]

    bare = hit("ministry", TermTarget("министерство", TermStatus.PREFERRED))
    found = pressed((bare,), "По словам", inflected=inflected)
    assert found is not None
    assert found.text == "По словам министерства"


def test_forbidden_terms_are_never_offered_and_preferred_ones_come_first() -> None:
    assert offered(OUTPUT) == ("добыча", "выработка")


def test_the_first_unused_term_is_put_at_the_cursor() -> None:
    found = pressed((MINISTRY, OUTPUT), "У министерства упала")
    assert found is not None
    assert (found.text, found.end) == ("У министерства упала добыча", 27)


def test_again_gives_the_next_form_then_the_next_term_in_its_place_and_around() -> None:
    assert texts((MINISTRY, OUTPUT), 5) == ["министерство", "министерства", "добыча", "выработка", "министерство"]


def test_nothing_is_put_in_where_all_are_used() -> None:
    assert pressed((MINISTRY,), "министерство") is None
    assert pressed((MINISTRY,), "В МИНИСТЕРСТВЕ") is None
    assert pressed(()) is None


def test_a_place_in_capitals_before_a_dateline_is_used() -> None:
    astana = hit("Astana", TermTarget("Астана", TermStatus.PREFERRED, ("Астаны", "Астана")))
    assert pressed((astana,), "АСТАНА (TCA) — ") is None


def test_a_term_that_the_glossaries_have_twice_is_put_in_once() -> None:
    port = hit("Aktau", TermTarget("Актау", TermStatus.PREFERRED))
    assert texts((port, port, MINISTRY), 2) == ["Актау", "министерство"]


def test_after_the_last_form_of_the_only_term_the_first_one_comes_again() -> None:
    assert texts((MINISTRY,), 3) == ["министерство", "министерства", "министерство"]


def test_a_term_that_is_only_part_of_a_word_is_still_to_be_put_in() -> None:
    court = hit("court", TermTarget("суд", TermStatus.PREFERRED, ("суд", "суда")))
    found = pressed((court,), "Осудил его")
    assert found is not None
    assert found.text == "Осудил его суд"
