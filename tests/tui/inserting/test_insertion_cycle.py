"""F4, F9 and Alt+T: what is put in next, and what the next press makes of it."""

from __future__ import annotations

from tmtool.language.house_style import NEWSROOM
from tmtool.model.text import TaggedText
from tmtool.tui.inserting.insertion_cycle import Inserted, Piece, next_piece
from tmtool.tui.inserting.source_figures import load, missing_pieces
from tmtool.tui.inserting.tag_cycle import missing_tags, next_tag, offset


def tagged(shown: str) -> TaggedText:
    """A text with tags, which need to be known first."""
    from tmtool.model.text import Tag, TagKind

    known = [Tag(0, kind, number) for kind in TagKind for number in (1, 2)]
    return TaggedText.from_shown(shown, known)


def pressed(times: int, source: str, text: str = "", cursor: int | None = None, *, language: str = "kk") -> Inserted:
    """What stands there after so many presses."""
    last: Inserted | None = None
    at = len(text) if cursor is None else cursor
    for _ in range(times):
        last = next_piece(lambda typed: missing_pieces(tagged(source), "en", typed, language, NEWSROOM), text, at, last)
        assert last is not None
        text, at = last.text, last.end
    assert last is not None
    return last


def texts(source: str, text: str = "", *, language: str = "kk", times: int) -> list[str]:
    return [pressed(count, source, text, language=language).text for count in range(1, times + 1)]


def test_a_figure_comes_first_in_the_form_that_the_english_asks_for_and_then_in_the_others() -> None:
    assert texts("Output rose to 100.", "Өндіру", times=4) == [
        "Өндіру 100-ге", "Өндіру 100", "Өндіру 100-ден", "Өндіру 100-де",
    ]  # fmt: skip


def test_after_the_last_form_comes_the_next_piece_and_then_the_first_again() -> None:
    source = "See https://example.org and a@example.org."
    assert texts(source, times=3) == ["https://example.org", "a@example.org", "https://example.org"]


def test_a_figure_that_the_text_has_in_whatever_form_is_passed_over() -> None:
    source = "See 100 and https://example.org."
    assert pressed(1, source, "100-ге дейін").text == "100-ге дейін https://example.org"


def test_what_is_typed_after_it_stays_and_the_next_piece_comes() -> None:
    first = pressed(1, "There were 40 in 2024.", "Мұны")
    assert first.text == "Мұны 40"
    typed = first.text + " адам"
    second = next_piece(
        lambda text: missing_pieces(tagged("There were 40 in 2024."), "en", text, "kk", NEWSROOM),
        typed,
        len(typed),
        first,
    )
    assert second is not None
    assert second.text == "Мұны 40 адам 2024\u00a0жылы"


def test_in_the_middle_of_the_text_no_space_is_doubled_and_the_cursor_stands_behind() -> None:
    found = pressed(1, "They are 100.", "Олар  адам", 5)
    assert (found.text, found.end) == ("Олар 100 адам", 8)
    assert pressed(1, "They are 100.", "Олар (").text == "Олар (100"


def test_nothing_is_put_in_where_nothing_is_missing() -> None:
    assert next_piece(lambda text: (), "Олар", 4, None) is None


def test_forms_are_asked_for_where_the_cursor_stands() -> None:
    asked: list[tuple[str, str]] = []

    def forms(before: str, after: str) -> tuple[str, ...]:
        asked.append((before, after))
        return ("100",)

    next_piece(lambda text: (Piece(0, forms),), "Олар адам", 4, None)
    assert asked == [("Олар ", " адам")]


def test_a_tag_comes_when_it_is_next_and_without_a_space() -> None:
    assert texts("‹1›Output‹/1› was 100.", "Өндіру", times=3) == ["Өндіру‹1›", "Өндіру‹/1›", "Өндіру 100"]


def test_tags_are_missing_once_for_each_time_the_source_has_them() -> None:
    source = tagged("‹1›Output‹/1› rose‹2/›.")
    assert [tag.shown for tag in missing_tags(source, "")] == ["‹1›", "‹/1›", "‹2/›"]
    assert [tag.shown for tag in missing_tags(source, "‹1›Добыча")] == ["‹/1›", "‹2/›"]
    assert not missing_tags(source, "‹1›Добыча‹/1› выросла‹2/›.")


def test_the_next_tag_opens_and_then_closes() -> None:
    source = tagged("‹1›Output‹/1› rose.")
    assert next_tag(source, "Добыча", 0, 0) == ("‹1›Добыча", 3)
    assert next_tag(source, "‹1›Добыча", 9, 9) == ("‹1›Добыча‹/1›", 13)
    assert next_tag(source, "‹1›Добыча‹/1›", 0, 0) is None


def test_a_pair_goes_around_the_selection_but_not_around_its_spaces() -> None:
    source = tagged("‹1›Output‹/1› rose.")
    assert next_tag(source, "Добыча выросла", 0, 7) == ("‹1›Добыча‹/1› выросла", 13)


def test_with_a_selection_and_no_pair_the_tag_stands_after_it() -> None:
    assert next_tag(tagged("Output‹2/› rose."), "Добыча выросла", 0, 6) == ("Добыча‹2/› выросла", 10)


def test_a_dateline_is_put_in_whole_where_nothing_is_written_yet() -> None:
    source = "ALMATY, Sept 5 - Output rose."
    assert pressed(1, source, language="ru").text == "АЛМАТЫ, 5\u00a0сентября — "
    assert pressed(1, source, "Добыча выросла", language="ru").text == "Добыча выросла 5\u00a0сентября"


def test_a_place_of_the_editor_is_counted_over_its_lines() -> None:
    assert [offset("Бір\nекі", place) for place in ((0, 0), (0, 3), (1, 0), (1, 3))] == [0, 3, 4, 7]


def test_what_f9_needs_is_loaded_without_a_text() -> None:
    for language in ("ru", "kk", "de"):
        load(language)


def test_after_a_dash_between_words_comes_a_space_and_in_a_range_none() -> None:
    source = "They are 100."
    assert pressed(1, source, "Олар —").text == "Олар — 100"
    assert pressed(1, source, "80–").text == "80–100"


def test_a_cursor_that_was_moved_begins_anew() -> None:
    source = "They are 100 or 200."
    first = pressed(1, source, "Олар")
    found = next_piece(lambda text: missing_pieces(tagged(source), "en", text, "kk", NEWSROOM), first.text, 0, first)
    assert found is not None
    assert found.text.startswith("200")


def test_a_minus_goes_along_with_its_figure() -> None:
    assert texts("It was -25 degrees.", "Было", language="ru", times=1) == ["Было -25"]
    assert texts("It was −40 degrees.", "Было", language="ru", times=1) == ["Было −40"]


def test_before_a_word_there_is_a_space_behind_what_is_put_in() -> None:
    found = pressed(2, "They are 100.", "адам", 0)
    assert (found.text, found.end) == ("100-ге адам", 7)
