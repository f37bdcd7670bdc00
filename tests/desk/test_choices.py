"""What a person may decide for the desk: kept, undone, read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import change_number, open_desk, tmx
from tmtool.desk.desk import Desk
from tmtool.desk.settable import SETTINGS
from tmtool.language.house_style import NEWSROOM, Spelling
from tmtool.model.errors import UsageError


def test_a_new_desk_has_the_style_of_newsrooms(empty: Desk) -> None:
    assert empty.settings.house == NEWSROOM
    values = empty.choices.values()
    assert list(values) == list(SETTINGS)
    assert (values["percent.ru"], values["thousands.ru"], values["percent.en"]) == ("4,5%", "1500", "4.5%")
    assert (values["quotes.ru"], values["quotes.kk"]) == ("«…„…“…»", "«…“…”…»")
    assert values["spellings.ru"]["Киргизия"] == "Кыргызстан"


def test_every_default_is_read_as_it_is_shown() -> None:
    for setting in SETTINGS.values():
        assert setting.read(setting.shown(setting.default)) == setting.default, setting.name


def test_a_choice_counts_at_once_in_every_room_of_the_desk_that_is_open(empty: Desk) -> None:
    job = empty.articles.job(empty.articles.take_in(b"Output falls\n\nIt fell.\n", "oil.txt").article, "ru")
    empty.editing.confirm(empty.articles.numbered(job, 1).id, "Добыча нефти снова падает")
    assert "length.headline" not in {one.check for one in empty.checking.findings(job)}
    empty.choices.put("headline_limit", "10")
    assert "length.headline" in {one.check for one in empty.checking.findings(job)}
    empty.choices.put("percent.ru", "4,5\u00a0%")
    assert empty.settings.house.ru.percent_is_spaced
    empty.choices.put_back("percent.ru")
    assert empty.settings.house == NEWSROOM


def test_a_choice_is_kept_and_counts_when_the_desk_is_opened_again(empty: Desk) -> None:
    assert empty.choices.put("percent.ru", "4,5\u00a0%") == "4,5 %"
    empty.choices.put("thousands.kk", "1 500")
    empty.choices.put("quotes.ru", "“„“”")
    empty.choices.put("spellings.kk", "Алма-Ата = Алматы; ")
    empty.choices.put("headline_limit", "70")
    with open_desk(empty.folder) as again:
        house = again.settings.house
        assert house.ru.percent_is_spaced and not house.kk.percent_is_spaced
        assert house.kk.thousands_are_spaced and not house.ru.thousands_are_spaced
        assert house.ru.quotes == ("“”", "„“")
        assert house.kk.spellings == (Spelling("Алма-Ата", "Алматы"),)
        assert again.settings.headline_limit == 70
        assert again.settings.extra == {}


def test_a_choice_is_undone_and_the_same_again_leaves_no_trace(empty: Desk) -> None:
    empty.choices.put("percent.ru", "4,5 %")
    before = change_number(empty)
    empty.choices.put("percent.ru", "4,5 %")
    assert change_number(empty) == before
    assert empty.operations.undo().kind == "set"
    assert empty.choices.values()["percent.ru"] == "4,5%"
    empty.choices.put("percent.ru", "4,5 %")
    assert empty.choices.put_back("percent.ru") == "4,5%"
    assert empty.choices.values()["percent.ru"] == "4,5%"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("percent.ru", "5%", "it can be: 4,5% or 4,5 %"),
        ("headline_limit", "0", "a whole number above zero, or none"),
        ("headline_limit", "-1", "a whole number above zero, or none"),
        ("quotes.ru", "«»", "write for example: tmtool settings quotes.ru '«…„…“…»'"),
        ("quotes.ru", "abcd", "write for example"),
        ("spellings.ru", "Киргизия", "write for example"),
        ("spellings.ru", "=Кыргызстан", "write for example"),
        ("spellings.ru", "банк=онлайн-банк", "stands in “онлайн-банк” itself"),
        ("percents", "4,5%", "There is no setting “percents”"),
    ],
)
def test_what_is_no_value_is_refused(empty: Desk, name: str, typed: str, said: str) -> None:
    before = change_number(empty)
    with pytest.raises(UsageError, match=r"value|setting|itself") as refused:
        empty.choices.put(name, typed)
    assert said in refused.value.message
    assert change_number(empty) == before


def test_spellings_can_be_emptied(empty: Desk) -> None:
    assert empty.choices.put("spellings.ru", "none") == {}


@pytest.mark.parametrize(("typed", "percent"), [("4,5%", "7%"), ("4,5 %", "7\u00a0%")])
def test_a_repaired_match_has_its_percent_sign_in_house_style(
    empty: Desk, tmp_path: Path, typed: str, percent: str
) -> None:
    empty.choices.put("percent.ru", typed)
    file = tmp_path / "m.tmx"
    unit = {"en": "Prices rose by 5% in the country last year.", "ru": "За год цены в стране выросли на 5\u202f%."}
    file.write_text(tmx([unit]), encoding="utf-8")
    with open_desk(empty.folder) as desk:
        desk.imports.import_file(file)
        (match, *_) = desk.suggestions.matches("Prices rose by 7% in the country last year.", "en", "ru")
        assert match.repaired is not None
        assert match.repaired.replace("\u202f", "\u00a0") == f"За год цены в стране выросли на {percent}."
