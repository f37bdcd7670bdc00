"""Glossaries written, checked against the schemas of the trade, and read back, in every format."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.exchange.made_concepts import glossaries, there_and_back
from tmtool.exchange import tables, tbx, tbx3, xlsx
from tmtool.model.terms import Concept

MANY = settings(max_examples=60, deadline=None)


@given(glossaries)
@MANY
def test_csv(made: Sequence[Concept]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        there_and_back(made, Path(folder) / "g.csv", tables.write_glossary, tables.read_glossary)


@given(glossaries)
@MANY
def test_xlsx(made: Sequence[Concept]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        there_and_back(made, Path(folder) / "g.xlsx", xlsx.write_glossary, xlsx.read_glossary)


@pytest.fixture(scope="module")
def dtd(shared: Path) -> etree.DTD:
    return etree.DTD(str(shared / "schemas" / "tbx" / "TBXcoreStructV02.dtd"))


@pytest.fixture(scope="module")
def rng(shared: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(shared / "schemas" / "tbx" / "TBXcoreStructV03.rng")))


@given(made=glossaries)
@MANY
def test_tbx_of_version_2(made: Sequence[Concept], dtd: etree.DTD) -> None:
    def check(data: bytes) -> None:
        assert dtd.validate(etree.parse(BytesIO(data))), dtd.error_log

    with tempfile.TemporaryDirectory() as folder:
        there_and_back(made, Path(folder) / "g.tbx", tbx.write_glossary, tbx.read_glossary, check)


@given(made=glossaries)
@MANY
def test_tbx_of_version_3(made: Sequence[Concept], rng: etree.RelaxNG) -> None:
    def check(data: bytes) -> None:
        assert rng.validate(etree.parse(BytesIO(data))), rng.error_log

    with tempfile.TemporaryDirectory() as folder:
        there_and_back(made, Path(folder) / "g.tbx", tbx3.write_glossary, tbx.read_glossary, check)
