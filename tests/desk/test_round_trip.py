"""What leaves the desk as TMX comes back as the same units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.desk.made import TickingClock, open_desk, rows
from tmtool.desk.desk import Desk
from tmtool.model.articles import OriginKind, State
from tmtool.store import tables

ENERGY = (Path(__file__).resolve().parents[2] / "tmtool" / "demo" / "energy.txt").read_bytes()
LANGUAGES = ("ru", "kk")
Said = dict[tuple[str, bytes | None, bytes | None], set[tuple[str, str]]]


@pytest.fixture
def finished(empty: Desk) -> Desk:
    """A desk on which every segment of the energy article is confirmed in both languages."""
    article = empty.articles.take_in(ENERGY, "energy.txt").article
    for language, word in (("ru", "Предложение"), ("kk", "Сөйлем")):
        for segment in empty.articles.segments(empty.articles.job(article, language)):
            empty.editing.confirm(segment.id, f"{word} № {segment.number}: «A & B» < 5.")
    return empty


def export(desk: Desk, path: Path) -> Path:
    article = desk.articles.find("energy.txt")
    return desk.exports.export(article, LANGUAGES, "tmx", path, together=True).path


def said(desk: Desk) -> Said:
    """What the units of a desk say: source and context, with every text by language."""
    texts: dict[int, list[dict[str, Any]]] = {}
    for variant in rows(desk, tables.VariantRow):
        texts.setdefault(variant["unit"], []).append(variant)
    units: Said = {}
    for unit in rows(desk, tables.UnitRow):
        source = next(text for text in texts[unit["id"]] if text["text_key"] == unit["source_key"])
        key = source["text"], unit["previous_hash"], unit["next_hash"]
        assert key not in units
        units[key] = {(text["language"], text["text"]) for text in texts[unit["id"]]}
    return units


def test_the_units_of_a_finished_article_come_back_the_same_in_an_empty_desk(
    finished: Desk, tmp_path: Path, clock: TickingClock
) -> None:
    path = export(finished, tmp_path / "energy.tmx")
    assert finished.exports.export(finished.articles.find("energy.txt"), ["ru"], "tmx", tmp_path / "r").segments == 24
    with open_desk(tmp_path / "other", clock=clock) as desk:
        counts = desk.imports.import_file(path).counts
        assert (counts.read, counts.new, counts.skipped, counts.repaired) == (24, 24, {}, {})
        assert len(said(desk)) == 24
        assert said(desk) == said(finished)
        second = desk.imports.import_file(path).counts
        assert (second.new, second.updated, second.duplicate) == (0, 0, second.read)


def test_the_article_is_pretranslated_entirely_in_context_from_its_own_tmx(
    finished: Desk, tmp_path: Path, clock: TickingClock
) -> None:
    path = export(finished, tmp_path / "energy.tmx")
    with open_desk(tmp_path / "other", clock=clock) as desk:
        desk.imports.import_file(path)
        article = desk.articles.take_in(ENERGY, "energy.txt").article
        for language in LANGUAGES:
            job, done = desk.articles.job(article, language), finished.articles.job(article, language)
            first = desk.suggestions.for_segment(desk.articles.numbered(job, 1), language).matches[0]
            assert (first.score, first.source.text) == (101, desk.articles.numbered(job, 1).source.text)
            filled = desk.pretranslation.pretranslate(job)
            assert (filled.context, filled.exact, filled.fuzzy, filled.untouched) == (24, 0, 0, 0)
            segments = desk.articles.segments(job)
            assert {segment.origin.kind for segment in segments if segment.origin} == {OriginKind.CONTEXT}
            assert {segment.state for segment in segments} == {State.TRANSLATED}
            assert [s.target for s in segments] == [s.target for s in finished.articles.segments(done)]
        assert said(desk) == said(finished), "pre-translation writes no units"


def test_the_same_state_is_exported_as_the_same_bytes(finished: Desk, tmp_path: Path, clock: TickingClock) -> None:
    article = finished.articles.find("energy.txt")
    for format_id in ("document", "text", "tmx", "po", "csv", "xlsx", "review", "html", "cms"):
        first = finished.exports.export(article, ["ru"], format_id, tmp_path / "first").path.read_bytes()
        clock.step = 3600
        second = finished.exports.export(article, ["ru"], format_id, tmp_path / "second").path.read_bytes()
        assert first == second, format_id


def test_the_tmx_is_valid(finished: Desk, tmp_path: Path, shared: Path) -> None:
    valid = etree.DTD(str(shared / "schemas" / "tmx" / "tmx14.dtd"))
    path = export(finished, tmp_path / "energy.tmx")
    assert valid.validate(etree.parse(path)), valid.error_log
