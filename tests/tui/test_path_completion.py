"""Names of files completed while a path is typed."""

from __future__ import annotations

from pathlib import Path

from tmtool.tui.path_completion import completed, path_of


def test_a_path_is_completed_as_far_as_it_is_certain(tmp_path: Path) -> None:
    for name in ("energy-2025.tmx", "energy-2026.tmx", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "old").mkdir()
    base = f"{tmp_path}/"
    assert completed(base + "e") == (base + "energy-202", ("energy-2025.tmx", "energy-2026.tmx"))
    assert completed(base + "energy-2026") == (base + "energy-2026.tmx", ("energy-2026.tmx",))
    assert completed(base + "o") == (base + "old/", ("old/",))
    assert completed(base) == (base, ("energy-2025.tmx", "energy-2026.tmx", "old/"))
    assert completed(base + ".h")[0] == base + ".hidden"
    assert completed(base + "z") == (base + "z", ())
    assert completed(base + "none/z") == (base + "none/z", ())


def test_the_own_folder_is_known() -> None:
    assert path_of(" ~/a.tmx ") == Path.home() / "a.tmx"
    assert path_of("~nobody-of-this-name/a") == Path("~nobody-of-this-name/a")
