"""Which term F4 puts in."""

from __future__ import annotations

from tmtool.glossary.offered_forms import Place, with_forms
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.tui.term_cycle import next_term, offered


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


def test_the_form_that_comes_first_is_that_which_the_text_asks_for() -> None:
    def inflected(found: TermHit, before: str, after: str) -> TermHit:
        return with_forms((found,), "ru", Place("ministry", before, after))[0]

    bare = hit("ministry", TermTarget("министерство", TermStatus.PREFERRED))
    found = next_term((bare,), (False,), "По словам", 9, None, inflected)
    assert found is not None
    assert found[0] == "По словам министерства"


def test_forbidden_terms_are_never_offered_and_preferred_ones_come_first() -> None:
    assert offered(OUTPUT) == ("добыча", "выработка")


def test_the_first_unused_term_is_put_at_the_cursor() -> None:
    found = next_term((MINISTRY, OUTPUT), (True, False), "Упала", 5, None, as_it_is)
    assert found is not None
    assert found[:2] == ("Упала добыча", 12)


def test_again_gives_the_next_form_and_then_the_next_term() -> None:
    text, cursor, last = next_term((MINISTRY, OUTPUT), (False, False), "", 0, None, as_it_is) or ("", 0, None)
    assert text == "министерство"
    text, cursor, last = next_term((MINISTRY, OUTPUT), (True, False), text, cursor, last, as_it_is) or ("", 0, None)
    assert text == "министерства"
    text, cursor, last = next_term((MINISTRY, OUTPUT), (True, False), text, cursor, last, as_it_is) or ("", 0, None)
    assert text == "министерства добыча"


def test_nothing_is_put_in_where_all_are_used() -> None:
    assert next_term((MINISTRY,), (True,), "министерство", 12, None, as_it_is) is None
    assert next_term((), (), "", 0, None, as_it_is) is None


def test_after_the_last_form_of_the_only_term_the_first_one_comes_again() -> None:
    found = next_term((MINISTRY,), (False,), "", 0, None, as_it_is)
    seen = []
    for _ in range(3):
        text, cursor, last = found or ("", 0, None)
        seen.append(text)
        found = next_term((MINISTRY,), (True,), text, cursor, last, as_it_is)
    assert seen == ["министерство", "министерства", "министерство"]


def test_a_term_that_is_only_part_of_a_word_is_still_to_be_put_in() -> None:
    court = hit("court", TermTarget("суд", TermStatus.PREFERRED, ("суд", "суда")))
    found = next_term((court,), (False,), "Осудил его", 10, None, as_it_is)
    assert found is not None
    assert found[0] == "Осудил его суд"
