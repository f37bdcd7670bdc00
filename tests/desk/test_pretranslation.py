"""Pre-translation beside what other people do at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import tmx
from tmtool.desk.desk import Desk
from tmtool.desk.suggestions import Suggesting
from tmtool.model.articles import Job
from tmtool.model.units import Match


def test_a_segment_that_is_split_meanwhile_does_not_get_the_translation_of_the_whole(
    empty: Desk, job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    headline = empty.articles.numbered(job, 1)
    path = tmp_path / "memory.tmx"
    path.write_text(tmx([{"en": headline.source.text, "ru": "Казахстан подписал договор"}]), encoding="utf-8")
    empty.imports.import_file(path, name="memory")
    find = Suggesting.certain

    def split_once_found(*asked: object) -> Match | None:
        found = find(*asked)  # type: ignore[arg-type]
        if found is not None:
            empty.editing.split(headline.id, len("Kazakhstan signs"))
        return found

    monkeypatch.setattr(Suggesting, "certain", split_once_found)
    assert empty.pretranslation.pretranslate(job).exact == 0
    first, second = empty.articles.segments(job)[:2]
    assert (first.source.text, first.target.text) == ("Kazakhstan signs", "")
    assert (second.source.text, second.target.text) == ("wind farm deal", "")
