"""What a person prefers: kept in a file that a person may write too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.desk.preferences import PREFERENCES, Preferences, preferences_path
from tmtool.model.errors import RefusedInput, UsageError


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "tmtool" / "config.toml")


def test_without_a_file_everything_has_its_default(preferences: Preferences) -> None:
    assert preferences.values() == {name: setting.default for name, setting in PREFERENCES.items()}
    assert preferences.keys() == preferences.snippets() == {}


def test_what_is_put_is_read_again_and_remarks_stay(preferences: Preferences) -> None:
    preferences.path.parent.mkdir()
    preferences.path.write_text('# mine\ntheme = "light"\n', encoding="utf-8")
    preferences.put("typography", "off")
    preferences.put("auto_insert", "85")
    preferences.put_key("translate.confirm", "f9")
    preferences.put_snippet("рк", "Республика Казахстан")
    assert preferences.path.read_text(encoding="utf-8").startswith("# mine\n")
    values = Preferences(preferences.path).values()
    assert (values["theme"], values["typography"], values["auto_insert"]) == ("light", False, 85)
    assert preferences.keys() == {"translate.confirm": "f9"}
    preferences.put_snippet("рк", None)
    assert preferences.snippets() == {}
    preferences.put("auto_insert", "none")
    assert preferences.values()["auto_insert"] is None
    assert 'auto_insert = "none"' in preferences.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = ", "is not TOML"),
        ('theme = "pink"', "“pink” is no value of theme; it can be: dark or light or contrast"),
        ('typography = "maybe"', "on or off"),
        ('[keys]\n"translate.confirm" = 9', "under [keys] every line looks like"),
    ],
)
def test_a_file_that_says_nonsense_is_refused_with_a_sentence_and_not_written_over(
    preferences: Preferences, text: str, said: str
) -> None:
    preferences.path.parent.mkdir()
    preferences.path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedInput) as caught:
        preferences.keys() if "keys" in text else preferences.values()
    assert said in caught.value.message
    assert str(preferences.path) in caught.value.message
    assert preferences.path.read_text(encoding="utf-8") == text


def test_an_unknown_preference_is_refused(preferences: Preferences) -> None:
    with pytest.raises(UsageError, match="There is no preference “colour”"):
        preferences.put("colour", "red")


def test_the_file_is_where_the_environment_says() -> None:
    assert preferences_path({"TMTOOL_CONFIG": "/a/b.toml"}) == Path("/a/b.toml")
    assert preferences_path({"XDG_CONFIG_HOME": "/c"}) == Path("/c/tmtool/config.toml")
    assert preferences_path({"XDG_CONFIG_HOME": "relative"}) == Path.home() / ".config" / "tmtool" / "config.toml"
