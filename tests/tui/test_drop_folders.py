"""What lies in the drop folders reaches the screen after it is drawn."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import shown, until
from tmtool.desk.desk import Desk
from tmtool.tui.app import TmtoolApp

MEMORY = """<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
 o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>It rained.</seg></tuv>
<tuv xml:lang="ru"><seg>Шёл дождь.</seg></tuv></tu></body></tmx>"""


async def test_the_segment_in_sight_gets_the_matches_of_a_file_that_lay_there(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk", person="Aigerim", empty=True) as desk:
        (desk.folder / "memories" / "rain.tmx").write_text(MEMORY, encoding="utf-8")
        (desk.folder / "memories" / "torn.tmx").write_text(MEMORY[:200], encoding="utf-8")
        article = desk.articles.take_in(b"It rained.\n\nIt was cold.\n", "rain.txt", targets=["ru"]).article
        app = TmtoolApp(desk, open_article=article, language="ru")
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "Шёл дождь." in shown(pilot))
            said = "\n".join(notice.message for notice in app._notifications)
            assert "rain: 1 new." in said
            assert "torn.tmx" in said
