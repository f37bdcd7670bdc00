"""The files that come with tmtool are found in an editable install and in a wheel, and there is one copy of each."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tmtool import shipped

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_uses_its_own_folders() -> None:
    assert shipped.glossaries() == ROOT / "glossaries"
    assert shipped.memories() == ROOT / "memories"
    assert [path.name for path in shipped.sample_articles()] == ["energy.txt", "protest.txt"]


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A normal and an editable wheel of this checkout."""
    pytest.importorskip("hatchling", reason="needs hatchling to build a wheel without the network")
    folder = tmp_path_factory.mktemp("wheels")
    code = (
        "import sys; from hatchling import build\n"
        "print(build.build_wheel(sys.argv[1])); print(build.build_editable(sys.argv[2]))"
    )
    for name in ("normal", "editable"):
        (folder / name).mkdir()
    subprocess.run(
        [sys.executable, "-c", code, str(folder / "normal"), str(folder / "editable")],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return {name: next((folder / name).glob("*.whl")) for name in ("normal", "editable")}


def test_a_wheel_holds_the_shipped_files_inside_the_package(wheels: dict[str, Path]) -> None:
    names = zipfile.ZipFile(wheels["normal"]).namelist()
    assert "tmtool/shipped_files/glossaries/central-asia.csv" in names
    assert "tmtool/shipped_files/memories/central-asia-news.tmx" in names
    assert "tmtool/demo/protest.txt" in names
    assert "tmtool/language/default.srx" in names
    tops = {name.partition("/")[0] for name in names}
    assert all(top == "tmtool" or top.endswith(".dist-info") for top in tops)


def test_an_installed_wheel_finds_them(wheels: dict[str, Path], tmp_path: Path) -> None:
    zipfile.ZipFile(wheels["normal"]).extractall(tmp_path)
    code = "from tmtool import shipped; print(shipped.glossaries()); print(len(list(shipped.memories().glob('*.tmx'))))"
    run = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"],
                         capture_output=True, text=True, check=True, cwd=tmp_path)  # fmt: skip
    assert run.stdout.splitlines() == [str(tmp_path / "tmtool" / "shipped_files" / "glossaries"), "1"]


def test_an_editable_install_holds_no_copy_that_could_go_stale(wheels: dict[str, Path]) -> None:
    names = zipfile.ZipFile(wheels["editable"]).namelist()
    assert not [name for name in names if "glossaries" in name or "memories" in name or name.endswith(".py")]
