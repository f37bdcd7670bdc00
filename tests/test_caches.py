"""What is kept for being asked again: it is bounded wherever it is kept by texts or words, which never end."""

from __future__ import annotations

import functools
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import tmtool
from tmtool.language import russian_forms, russian_phrases, russian_search
from tmtool.language.russian_dictionary import parses
from tmtool.language.russian_offer import offer
from tmtool.language.russian_words import word_of

MOST = 1 << 14
"""Of what weighs next to nothing: a number, a yes or no."""
MOST_WHOLE = 1 << 7
HEAVY = (parses, word_of, russian_phrases.decline, russian_forms.forms, offer)
"""They keep whole declensions and readings, kilobytes of each term."""
OF_TEXTS = {"text", "word", "chunk", "term", "source", "target", "sentence", "before", "met"}
"""Names of arguments of which there is no end."""


def _caches() -> Iterator[tuple[str, Any]]:
    for module in pkgutil.walk_packages(tmtool.__path__, "tmtool."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, functools._lru_cache_wrapper) and value.__module__ == module.name:
                yield f"{module.name}.{name}", value


def test_what_is_kept_by_text_or_word_is_bounded() -> None:
    found = dict(_caches())
    assert "tmtool.memory.normalise.normalise" in found
    endless = {
        name
        for name, cache in found.items()
        if OF_TEXTS & set(inspect.signature(cache).parameters) and cache.cache_parameters()["maxsize"] is None
    }
    too_many = {name for name, cache in found.items() if (cache.cache_parameters()["maxsize"] or 0) > MOST}
    assert not endless and not too_many


def test_of_a_large_glossary_only_the_terms_around_the_person_are_kept_whole() -> None:
    first = russian_forms.forms("министерство")
    for number in range(4 * MOST_WHOLE):
        word = "ба" + "".join("бвгд"[number >> 2 * place & 3] + "а" for place in range(5))
        russian_forms.forms(word)
        russian_search.met(word, "Слово о погоде.")
        offer(word, f"Слово {number} ")
    assert all(cache.cache_info().currsize <= MOST_WHOLE for cache in HEAVY)
    again = russian_forms.forms("министерство")
    assert again == first and again is not first
