from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.documents import plain_text
from tmtool.documents.document import Document
from tmtool.model.articles import BlockKind
from tmtool.model.errors import RefusedInput, UsageError
from tmtool.model.text import TaggedText

WRAPPED = (
    "Hundreds of protesters rallied in the volatile southwestern town of\n"
    "Zhanaozen for the second day demanding that the president cancel his\n"
    "upcoming visit to Beijing and the many loans that come along with it.\n"
    "\n"
    "A day earlier, about a hundred protesters demonstrated in the same town\n"
    "before the police came.\n"
)


def written(data: bytes, document: Document, texts: dict[int, str]) -> bytes:
    translations = {index: TaggedText(text) for index, text in texts.items()}
    return plain_text.write(data, document, translations, language="ru")


def texts(data: bytes, encoding: str | None = None) -> list[str]:
    return [block.text.text for block in plain_text.read(data, encoding).blocks]


def test_each_line_that_is_not_blank_is_a_block() -> None:
    assert texts(b"Rally in town\n\n  The police came.  \nThey left.\n") == [
        "Rally in town",
        "The police came.",
        "They left.",
    ]


def test_a_block_knows_its_place_in_the_decoded_text() -> None:
    text = "\ufeffRally\r\n\r\n  Қала күтті. \r\n"
    block = plain_text.read(text.encode()).blocks[1]
    assert text[1:][block.start : block.end] == "Қала күтті."


def test_the_first_short_line_without_a_full_stop_is_the_headline() -> None:
    document = plain_text.read(b"Rally in town\n\nThe police came.")
    assert [block.kind for block in document.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert document.title == "Rally in town"


@pytest.mark.parametrize("first", ["The police came.", "x" * 151])
def test_a_sentence_or_a_long_line_is_no_headline(first: str) -> None:
    document = plain_text.read(f"{first}\n\nThey left.".encode())
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
    assert document.title is None


def test_lines_wrapped_by_hand_are_joined_into_paragraphs() -> None:
    assert texts(WRAPPED.encode()) == [" ".join(part.split("\n")).strip() for part in WRAPPED.split("\n\n")]


def test_a_joined_paragraph_knows_the_place_of_every_word() -> None:
    text = WRAPPED.replace("\n", "\r\n  ")
    block = plain_text.read(text.encode()).blocks[0]
    for word in ("Hundreds", "Zhanaozen", "Beijing"):
        place = block.place(block.text.text.index(word))
        assert text[place : place + len(word)] == word


def test_short_lines_of_an_author_box_are_not_joined() -> None:
    assert texts(b"The Times\nSergey Kwan\nJournalist in Bishkek since 1999\nPhone 12\n")[1:3] == [
        "Sergey Kwan",
        "Journalist in Bishkek since 1999",
    ]


def test_translations_take_the_place_of_their_blocks() -> None:
    data = b"Rally\r\n\r\n  The police came. \r\nThey left.\r\n"
    document = plain_text.read(data)
    put_in = written(data, document, {0: "Митинг", 1: "Полиция\nприехала."})
    assert put_in.decode() == "Митинг\r\n\r\n  Полиция\r\nприехала. \r\nThey left.\r\n"


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ((0,), "\nOne.\n  Two.\n\nThree.\n"),
        ((0, 1), "\nTwo.\n\nThree.\n"),
        ((1,), "\nHead\n\n  Two.\n\nThree.\n"),
        ((2,), "\nHead\n\nOne.\n\nThree.\n"),
        ((1, 2), "\nHead\n\nThree.\n"),
        ((3,), "\nHead\n\nOne.\n  Two.\n"),
        ((2, 3), "\nHead\n\nOne.\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_block_that_becomes_nothing_leaves_no_blank_line(gone: tuple[int, ...], expected: str, newline: str) -> None:
    data = "\nHead\n\nOne.\n  Two.\n\nThree.\n".replace("\n", newline).encode()
    put_in = written(data, plain_text.read(data), dict.fromkeys(gone, ""))
    assert put_in.decode() == expected.replace("\n", newline)


def test_the_encoding_and_the_mark_stay() -> None:
    data = "\ufeffRally\nIt began.".encode("utf-16-le")
    put_in = written(data, plain_text.read(data), {0: "Митинг"})
    assert put_in == "\ufeffМитинг\nIt began.".encode("utf-16-le")


def test_a_character_that_the_encoding_lacks_makes_the_output_utf8() -> None:
    data = "Митинг\nПолиция приехала.".encode("cp1251")
    document = plain_text.read(data, "cp1251")
    assert written(data, document, {0: "Полиция"}) == "Полиция\nПолиция приехала.".encode("cp1251")
    assert written(data, document, {0: "Қала"}) == "Қала\nПолиция приехала.".encode()


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedInput, match="no text"):
        plain_text.read(data)


def test_a_nul_character_is_refused_with_its_line() -> None:
    with pytest.raises(RefusedInput, match="NUL") as caught:
        plain_text.read(b"One line of text that is long enough.\nAnother\0 line.\n")
    assert caught.value.line == 2


def test_binary_data_is_refused() -> None:
    with pytest.raises(RefusedInput, match="binary"):
        plain_text.read(bytes(range(32)) * 20)


def test_the_code_page_of_a_text_that_is_no_utf8_is_guessed() -> None:
    document = plain_text.read(b"Rally\n\n" + "Митинг".encode("cp1251"))
    assert (document.blocks[1].text.text, document.encoding, document.is_encoding_guessed) == ("Митинг", "cp1251", True)


def test_bytes_of_another_encoding_are_refused_with_their_line() -> None:
    with pytest.raises(RefusedInput, match="--encoding cp1251") as caught:
        plain_text.read("Митинг\n\nҚала".encode() + b"\xff")
    assert caught.value.line == 3


@pytest.mark.parametrize("name", ["klingon", "hex", ""])
def test_an_unknown_encoding_is_called_wrongly(name: str) -> None:
    with pytest.raises(UsageError, match="encoding"):
        plain_text.read(b"Rally", name)


LINES = st.lists(st.text("Aab .,яқ\t—”", max_size=90), min_size=1, max_size=12)
NEWLINES = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\x0b", "\u2028"])


@given(
    LINES.filter(lambda lines: any(line.strip() for line in lines)),
    NEWLINES,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]),
)
def test_without_translations_every_byte_stays(lines: list[str], newline: str, encoding: str) -> None:
    text = newline.join(lines)
    data = ("\ufeff" + text if encoding == "utf-16-be" else text).encode(encoding)
    document = plain_text.read(data)
    own = {index: block.text.text for index, block in enumerate(document.blocks)}
    assert written(data, document, {}) == data
    if not any(block.gaps or block.text.text != text[block.start : block.end] for block in document.blocks):
        assert written(data, document, own) == data


@given(st.lists(st.text("Aab .я№", max_size=60), min_size=1).filter(lambda lines: any(line.strip() for line in lines)))
def test_a_code_page_that_was_named_stays(lines: list[str]) -> None:
    data = "\r\n".join(lines).encode("cp1251")
    document = plain_text.read(data, "cp1251")
    assert written(data, document, {}) == data
    own = {0: document.blocks[0].text.text}
    assert written(data, document, own) == data or any(block.gaps for block in document.blocks)


def test_the_article_of_the_shared_folder_reads_line_by_line(shared: Path) -> None:
    data = (shared / "data" / "articles" / "zhanaozen.txt").read_bytes()
    document = plain_text.read(data)
    lines = [line.strip() for line in data.decode().split("\n") if line.strip()]
    assert [block.text.text for block in document.blocks] == lines
    assert document.title == "Kazakhstan: Hundreds hold anti-Chinese rally in Zhanaozen for second day"
    assert written(data, document, dict(enumerate(lines))) == data
