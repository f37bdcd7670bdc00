"""A reading of the job that came too early is told from one that is new."""

from __future__ import annotations

from tmtool.tui.messages import Stand
from tmtool.tui.order import MOST_TRIES, Order

STAND = Stand((101,))


def test_what_was_asked_for_before_a_write_was_answered_is_read_again_at_the_same_place() -> None:
    order = Order()
    asked = order.ask(STAND)
    assert not order.is_too_early(asked)
    order.wrote()
    assert order.is_too_early(asked)
    again = order.ask(asked.stand, asked)
    assert (again.stand, order.is_too_early(again)) == (STAND, False)


def test_nobody_waits_for_ever_for_a_moment_without_writes() -> None:
    order = Order()
    asked = order.ask(STAND)
    for _ in range(MOST_TRIES - 1):
        order.wrote()
        assert order.is_too_early(asked)
        asked = order.ask(STAND, asked)
    order.wrote()
    assert not order.is_too_early(asked)


def test_an_older_reading_never_stands_over_a_later_one() -> None:
    order = Order()
    first, second = order.ask(STAND), order.ask(Stand())
    order.show(second)
    assert order.is_overtaken(first)
    assert not order.is_overtaken(second)
