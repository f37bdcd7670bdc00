"""Pre-translation beside what other people do at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import tmx
from tmtool.desk.desk import Desk
from tmtool.desk.suggestions import Suggesting, Suggestions
from tmtool.model.articles import Job


def test_a_segment_that_is_split_meanwhile_does_not_get_the_translation_of_the_whole(
    empty: Desk, job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    headline = empty.articles.numbered(job, 1)
    path = tmp_path / "memory.tmx"
    path.write_text(tmx([{"en": headline.source.text, "ru": "Казахстан подписал договор"}]), encoding="utf-8")
    empty.imports.import_file(path, name="memory")
    find = Suggesting.for_segments

    def split_once_found(*asked: Any, **how: Any) -> Iterator[Suggestions]:
        found = list(find(*asked, **how))
        assert found[0].matches
        empty.editing.split(headline.id, len("Kazakhstan signs"))
        return iter(found)

    monkeypatch.setattr(Suggesting, "for_segments", split_once_found)
    assert empty.pretranslation.pretranslate(job).exact == 0
    first, second = empty.articles.segments(job)[:2]
    assert (first.source.text, first.target.text) == ("Kazakhstan signs", "")
    assert (second.source.text, second.target.text) == ("wind farm deal", "")


def test_context_is_known_in_a_long_article_too(empty: Desk, tmp_path: Path) -> None:
    texts = [f"The number {at} stands for itself." for at in range(1, 131)]
    units = [
        {"en": texts[at], "ru": f"Число {at + 1}.", "pre": texts[at - 1], "post": texts[at + 1]} for at in (5, 70, 128)
    ]
    path = tmp_path / "memory.tmx"
    path.write_text(tmx(units), encoding="utf-8")
    empty.imports.import_file(path, name="memory")
    job = empty.articles.job(empty.articles.take_in("\n\n".join(texts).encode(), "long.txt").article, "ru")
    assert empty.pretranslation.pretranslate(job).context == 3
    assert empty.articles.numbered(job, 71).target.text == "Число 71."
