"""An analysis sorts segments by what the memories know of them."""

from __future__ import annotations

from pathlib import Path

from tests.desk.made import tmx
from tmtool.desk.analysis import Amount
from tmtool.desk.desk import Desk
from tmtool.model.text import TaggedText

KNOWN = "The ministry said on Monday that oil prices rose again."


def bands(desk: Desk, *documents: list[str]) -> list[dict[str, Amount]]:
    """The bands of documents that are not empty."""
    found = desk.analysis.analyse([[TaggedText(text) for text in texts] for texts in documents], "en", "ru")
    return [{band: amount for band, amount in one.bands.items() if amount.segments} for one in found]


def test_an_empty_memory_knows_nothing_but_repetitions(empty: Desk) -> None:
    assert bands(empty, ["One two.", "One two.", "Three."], ["Three.", "Four – five six."]) == [
        {"none": Amount(2, 3, 13), "repetition": Amount(1, 2, 7)},
        {"repetition": Amount(1, 1, 6), "none": Amount(1, 3, 13)},
    ]


def test_segments_fall_into_the_band_of_their_best_match(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(
        tmx(
            [
                {"en": KNOWN, "ru": "Да.", "pre": "", "post": "Next."},
                {"en": "They signed a treaty in Astana.", "ru": "Нет."},
            ]
        ),
        encoding="utf-8",
    )
    empty.imports.import_file(path, name="memory")
    found = bands(
        empty,
        [KNOWN, "Next.", KNOWN, KNOWN.replace("Monday", "Tuesday"), "They signed no treaty in Bishkek."],
        [KNOWN.lower()],
    )
    assert [{band: amount.segments for band, amount in one.items()} for one in found] == [
        {"101": 1, "none": 1, "100": 1, "85-94": 1, "50-74": 1},
        {"95-99": 1},
    ]


def test_a_job_that_is_translated_falls_into_the_bands_that_it_fell_into_before(empty: Desk) -> None:
    text = "Headline of the day\n\nIt rains. The sun shines. It rains. By our reporter.\n"
    job = empty.articles.job(empty.articles.take_in(text.encode(), "rain.txt").article, "ru")
    segments = empty.articles.segments(job)
    empty.editing.leave_out(segments[-1].id)
    told: list[tuple[int, int]] = []
    [before] = empty.analysis.analyse_jobs([job], progress=lambda done, total: told.append((done, total)))
    for segment in segments[:3]:
        empty.editing.confirm(segment.id, "Перевод.")
    [after] = empty.analysis.analyse_jobs([job])
    assert told == [(0, 4)]
    assert (before.bands["none"], before.bands["repetition"]) == (Amount(3, 9, 37), Amount(1, 2, 8))
    assert after.bands["none"] == before.bands["none"]
    [_, again] = empty.analysis.analyse_jobs([job, job])
    assert not again.bands["none"].segments, "what stands in the article before is a repetition"
