"""Tables of segments as jobs: rows are written anew where they are translated, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.exchange.table_bilingual import read_bilingual, write_bilingual
from tmtool.model.articles import Comment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

OURS = (
    "number,source,target,state,comment\r\n"
    '1,The ‹1›deal‹/1› is signed.,‹1›Сделка‹/1› подписана.,translated,\r\n2,"Town, river",,new,Check\r\n'
)


def put(data: bytes, number: int, text: str, *comments: Comment, language: str | None = None) -> str:
    file = read_bilingual(data, name="a.csv")
    entry = next(one for one in file.entries if one.number == number and one.language == language)
    new = replace(entry, target=TaggedText(text), state=State.DRAFT, comments=(*entry.comments, *comments))
    return write_bilingual(data, file, {number: new}).decode()


def test_our_own_table_comes_back_with_states_tags_and_comments() -> None:
    file = read_bilingual(OURS.encode(), name="a.csv")
    first, second = file.entries
    assert (first.source.shown, first.target.text, first.state) == (
        "The ‹1›deal‹/1› is signed.", "Сделка подписана.", State.TRANSLATED,
    )  # fmt: skip
    assert len(first.source.tags) == 2
    assert (second.source.text, second.state, second.comments) == (
        "Town, river", State.NEW, (Comment("Check", "CSV", ""),),
    )  # fmt: skip


def test_only_the_row_that_is_translated_changes() -> None:
    assert put(OURS.encode(), 2, "Город, река", Comment("да", "aida", "")) == OURS.replace(
        '2,"Town, river",,new,Check', '2,"Town, river","Город, река",draft,Check; aida: да'
    )


def test_a_russian_table_with_semicolons_keeps_its_form() -> None:
    data = "№;Оригинал;Перевод;Статус\r\n1;Town;;\r\n".encode("cp1251")
    file = read_bilingual(data, name="a.csv")
    assert file.encoding == "cp1251"
    done = replace(file.entries[0], target=TaggedText("Город"), state=State.TRANSLATED)
    assert write_bilingual(data, file, {1: done}) == "№;Оригинал;Перевод;Статус\r\n1;Town;Город;translated\r\n".encode(
        "cp1251"
    )


def test_several_languages_stand_side_by_side() -> None:
    data = "en,ru,kk\nTown,Город,\n".encode()
    file = read_bilingual(data, name="a.csv")
    assert (file.source_language, file.target_languages) == ("en", ("ru", "kk"))
    assert put(data, 1, "Қала", language="kk") == "en,ru,kk\nTown,Город,Қала\n"


def test_what_a_spreadsheet_would_take_for_a_formula_is_guarded() -> None:
    assert put(b"source,target\nTown,\n", 1, "=1+1") == "source,target\nTown,'=1+1\n"


@pytest.mark.parametrize(
    "text", ["", "one,two\n1,2\n", "source\nTown\n", 'source,target\n"Town,\n', "en,ru" + ",ru" * 1000 + "\na,б\n"]
)
def test_what_is_no_table_of_segments_is_refused(text: str) -> None:
    with pytest.raises(RefusedInput):
        read_bilingual(text.encode(), name="a.csv")


_TEXT = st.text(st.sampled_from("аб ,;\"\n'=қ"), min_size=1, max_size=9).filter(lambda text: text.strip(" '\n") != "")


@given(st.lists(_TEXT, min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]))
def test_what_is_put_in_is_read_again(texts: list[str], delimiter: str) -> None:
    data = (f"source{delimiter}target\n" + "".join(f"s{n}{delimiter}\n" for n in range(len(texts)))).encode()
    file = read_bilingual(data, name="a.csv")
    changed = {
        entry.number: replace(entry, target=TaggedText(text), state=State.TRANSLATED)
        for entry, text in zip(file.entries, texts, strict=True)
    }
    again = read_bilingual(write_bilingual(data, file, changed), name="a.csv")
    assert [entry.target.text for entry in again.entries] == [text.strip() for text in texts]
