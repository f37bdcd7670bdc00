"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A suite that guards a landing must say the same twice: a fixed seed. TMTOOL_EXPLORE=1 looks for new examples.
settings.register_profile("fixed", derandomize=True)
settings.register_profile("explore", derandomize=False)
settings.load_profile("explore" if os.environ.get("TMTOOL_EXPLORE") else "fixed")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of benchmark data and schemas beside the project; skips, saying so, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True)
def _own_preferences(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test from the preferences of whoever runs it."""
    monkeypatch.setenv("TMTOOL_CONFIG", str(tmp_path_factory.getbasetemp() / "no" / "config.toml"))
