"""All settings as one list: those of the desk, and the person's own."""

from __future__ import annotations

import pytest

from tmtool.desk.desk import Desk
from tmtool.desk.preferences import PREFERENCES, Preferences
from tmtool.desk.settable import SETTINGS
from tmtool.desk.told import SCHEMA, Scope, Telling
from tmtool.model.errors import UsageError


def test_no_name_means_two_things() -> None:
    assert list(SCHEMA) == [*SETTINGS, *PREFERENCES]


def test_each_is_kept_where_it_counts(empty: Desk) -> None:
    telling: Telling = empty.telling
    telling.put("headline_limit", "70")
    telling.put("theme", "light")
    assert empty.choices.values()["headline_limit"] == 70
    assert Preferences().values()["theme"] == "light"
    said = {one.setting.name: one for one in telling.all()}
    assert (said["headline_limit"].scope, said["headline_limit"].is_default) == (Scope.DESK, False)
    assert (said["theme"].scope, said["theme"].value, said["typography"].is_default) == (Scope.PERSON, "light", True)


def test_each_gets_its_default_back(empty: Desk) -> None:
    empty.telling.put("headline_limit", "70")
    empty.telling.put("theme", "light")
    assert (empty.telling.put_back("headline_limit").value, empty.telling.put_back("theme").value) == (None, "dark")
    assert all(one.is_default for one in empty.telling.all())
    assert "theme" not in Preferences().path.read_text(encoding="utf-8")


def test_what_is_unknown_is_refused_by_name(empty: Desk) -> None:
    for call in (lambda: empty.telling.one("colour"), lambda: empty.telling.put("colour", "red")):
        with pytest.raises(UsageError, match="no setting “colour”; those there are: left_out_in_document"):
            call()
