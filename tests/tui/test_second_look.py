"""A changed source with an old figure in its text asks for a second Enter; nothing else does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tests.tui.conftest import told
from tests.tui.keystrokes import translated, working
from tests.tui.pretend_desk import PretendDesk
from tmtool.model.articles import Origin, OriginKind, Segment, State
from tmtool.model.findings import Finding, Severity
from tmtool.model.text import TaggedText
from tmtool.tui.second_look import wants_second_enter
from tmtool.tui.translating import going

UPDATED = Origin(OriginKind.UPDATED)


def changed(old: str, new: str, target: str, origin: Origin = UPDATED) -> Segment:
    segment = PretendDesk().segment(102)
    texts = {"source": TaggedText(new), "old_source": TaggedText(old), "target": TaggedText(target)}
    return replace(segment, **texts, origin=origin, state=State.DRAFT)


@pytest.mark.parametrize(
    ("old", "new", "target", "asks"),
    [
        ("It cost 850 dollars.", "It cost 920 dollars.", "Он стоил 850 долларов.", True),
        ("It cost 850 dollars.", "It cost 920 dollars.", "Он стоил 920 долларов.", False),
        ("It cost 850 dollars.", "It costs 850 dollars.", "Он стоил 850 долларов.", False),
        ("It rained.", "It rained much.", "Шёл дождь.", False),
    ],
)
def test_a_figure_that_is_not_in_the_old_text_asks(old: str, new: str, target: str, asks: bool) -> None:
    assert wants_second_enter(changed(old, new, target), target, ()) is asks


def test_what_the_person_changed_does_not_ask() -> None:
    segment = changed("It cost 850 dollars.", "It cost 920 dollars.", "Он стоил 850 долларов.")
    assert not wants_second_enter(segment, "Он стоил 900 долларов.", ())
    assert not wants_second_enter(replace(segment, old_source=None), segment.target.text, ())


def test_a_finding_of_figures_asks_whoever_wrote_the_text() -> None:
    segment = changed("Two came.", "Three came.", "Пришли 2.", Origin(OriginKind.TYPED))
    finding = Finding(segment.number, "figures.number", Severity.WARNING, "The source has 3, the translation 2.")
    assert wants_second_enter(segment, "Пришли 2.", (finding,))
    assert not wants_second_enter(segment, "Пришли 2.", (replace(finding, check="terms.missing"),))


async def test_enter_asks_once_and_then_confirms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going, "HELD_DOWN", 0.0)
    with open_desk(tmp_path / "desk") as desk:
        story = "The price\n\nIt cost 850 dollars. It rained.\n"
        translated(desk, story, "price.txt", "ru", ("Цена", "Он стоил 850 долларов.", "Шёл дождь."))
        article = desk.articles.find("price.txt")
        desk.articles.update(article, story.replace("850", "920").encode())
        async with working(desk, article, "ru") as keys:
            await keys.press("ctrl+g", "2", "enter")
            await keys.until(lambda: keys.number == 2)
            await keys.press("enter")
            assert keys.number == 2
            assert "The source changed; Enter again confirms the old text." in told(keys.pilot)
            await keys.press("enter")
            await keys.until(lambda: keys.segments("price.txt", "ru")[1].state is State.TRANSLATED)
