"""Memory that lies unused: wherever the C library knows of none of it, nothing happens."""

from __future__ import annotations

import ctypes

import pytest

from tmtool.tui.spare_memory import give_back, share


class _Library:
    def __init__(self) -> None:
        self.called: list[tuple[str, tuple[int, ...]]] = []

    def mallopt(self, *given: int) -> None:
        self.called.append(("mallopt", given))

    def malloc_trim(self, *given: int) -> None:
        self.called.append(("malloc_trim", given))


def test_all_threads_share_one_heap_and_what_is_unused_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    library = _Library()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    share()
    give_back()
    assert library.called == [("mallopt", (-8, 1)), ("malloc_trim", (0,))]


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    share()
    give_back()
