"""Glossaries as CSV, written and read back."""

from __future__ import annotations

import io
from pathlib import Path

from tmtool.exchange import tables
from tmtool.exchange.tables import read_glossary
from tmtool.model.terms import Concept, Term, TermStatus

WIND = Concept(
    (
        Term("en", "wind farm"),
        Term("ru", "ветряная электростанция"),
        Term("ru", "ветропарк", TermStatus.ADMITTED),
        Term("ru", "ветряк", TermStatus.FORBIDDEN),
        Term("kk", "жел электр станциясы"),
    ),
    note="energy",
    subject="power",
)
DATED = Concept(
    (
        Term("en", "Astana"),
        Term("ru", "Нур-Султан", valid_to="2022-09-16"),
        Term("ru", "Астана", valid_from="2022-09-17"),
        Term("kk", "Астана"),
    )
)


def written(tmp_path: Path, *concepts: Concept) -> tuple[str, tuple[Concept, ...]]:
    out = io.BytesIO()
    assert tables.write_glossary(concepts, out, source_language="en", created="") == len(concepts)
    path = tmp_path / "g.csv"
    path.write_bytes(out.getvalue())
    return out.getvalue().decode(), read_glossary(path).concepts


def test_a_concept_comes_back_as_it_was(tmp_path: Path) -> None:
    text, (back,) = written(tmp_path, WIND)
    assert text.splitlines()[0] == "en,ru,kk,admitted_ru,forbidden_ru,note,subject"
    assert set(back.terms) == set(WIND.terms)
    assert (back.note, back.subject) == ("energy", "power")


def test_terms_of_different_times_take_rows_of_their_own(tmp_path: Path) -> None:
    _, back = written(tmp_path, DATED)
    assert {term for concept in back for term in concept.terms} == set(DATED.terms)
    assert all(concept.terms[0].text == "Astana" for concept in back)


def test_formulas_and_commas_are_only_text(tmp_path: Path) -> None:
    text, (back,) = written(tmp_path, Concept((Term("en", "=SUM, “x”"), Term("ru", "+7"))))
    assert "'=SUM" in text
    assert [term.text for term in back.terms] == ["=SUM, “x”", "+7"]
