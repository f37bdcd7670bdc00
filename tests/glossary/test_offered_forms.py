"""Terms are offered in their grammatical forms, the one that the place asks for first."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tmtool.glossary.offered_forms import Place, with_forms
from tmtool.model.terms import TermHit, TermStatus, TermTarget


def hit(source: str, met: str, *targets: str) -> TermHit:
    start = source.index(met)
    return TermHit(met, start, start + len(met), tuple(TermTarget(text, TermStatus.PREFERRED) for text in targets))


@pytest.mark.parametrize(
    ("language", "source", "met", "target", "before", "after", "first"),
    [
        ("ru", "according to the ministry", "ministry", "министерство", "По словам ", "", "министерства"),
        ("ru", "He met oil workers.", "oil workers", "нефтяник", "Он встретился с ", "", "нефтяниками"),
        ("ru", "He met an oil worker.", "oil worker", "нефтяник", "Он встретился с ", "", "нефтяником"),
        ("kk", "He came from Almaty.", "Almaty", "Алматы", "Ол ", "", "Алматыдан"),
        ("kk", "He met with oil workers.", "oil workers", "мұнайшы", "Ол ", " кездесті.", "мұнайшылармен"),
        ("kk", "In Zhanaozen they met.", "Zhanaozen", "жаңа қала", "", "", "Жаңа қалада"),
    ],
)
def test_the_first_form_is_that_which_the_place_asks_for(
    language: str, source: str, met: str, target: str, before: str, after: str, first: str
) -> None:
    (found,) = with_forms((hit(source, met, target),), language, Place(source, before, after))
    assert found.targets[0].forms[0] == first


def test_without_a_place_the_forms_come_in_the_order_of_the_grammar() -> None:
    (found,) = with_forms((hit("governor", "governor", "аким"),), "ru")
    assert found.targets[0].forms[:3] == ("аким", "акима", "акиму")
    (found,) = with_forms((hit("governor", "governor", "әкім"),), "kk")
    assert found.targets[0].forms[:3] == ("әкім", "әкімнің", "әкімге")


def test_forbidden_terms_and_unknown_grammars_have_no_forms() -> None:
    forbidden = TermHit("oil", 0, 3, (TermTarget("нефтянка", TermStatus.FORBIDDEN),))
    assert with_forms((forbidden,), "ru") == (forbidden,)
    other = hit("oil", "oil", "Öl")
    assert with_forms((other,), "de") == with_forms((other,), "de", Place("oil", "")) == (other,)


def test_loading_leaves_nothing_to_be_loaded_by_the_first_term() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfrom tmtool.glossary.offered_forms import load\nload('ru')\nprint('pymorphy3' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "True\n"
