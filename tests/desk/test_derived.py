"""What is derived from the desk is brought up to date by whoever has time."""

from __future__ import annotations

from pathlib import Path

from tests.desk.made import tmx
from tmtool.desk.desk import Desk


def test_what_was_imported_is_in_the_concordance_after_a_look(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(tmx([{"en": "Oil prices rose.", "ru": "Цены на нефть выросли."}]), encoding="utf-8")
    empty.imports.import_file(path)
    assert not (empty.folder / "index" / "concordance.db").exists()
    empty.derived.look_after(lambda: False)
    assert (empty.folder / "index" / "concordance.db").exists()
    assert empty.concordance.bring_up_to_date() == 0


def test_nothing_is_done_once_it_is_cancelled(empty: Desk) -> None:
    empty.derived.look_after(lambda: True)
    assert not (empty.folder / "index" / "fuzzy").exists()


def test_a_room_is_made_once_and_only_when_somebody_goes_there(empty: Desk) -> None:
    assert "derived" not in vars(empty)
    assert empty.derived is empty.derived
    assert "derived" in vars(empty)
