from __future__ import annotations

import pytest

from tmtool.language.encodings import decode, encoding_named, looks_binary, refuse_unless_text
from tmtool.model.errors import RefusedInput, UsageError


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_the_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    decoded = decode("Қала".encode(encoding))
    assert decoded.text == "Қала"
    assert decoded.mark + decoded.text.encode(decoded.encoding) == "Қала".encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_bytes(encoding: str) -> None:
    assert decode("The police came to town.".encode(encoding)).text == "The police came to town."


def test_an_encoding_asked_for_wins_over_the_declaration() -> None:
    assert decode("Митинг".encode("cp1251"), encoding="windows-1251", declared="utf-8").text == "Митинг"


def test_a_mark_is_no_text_when_its_encoding_is_asked_for() -> None:
    for name in ("utf-16", "UTF-16LE", "utf-16-le"):
        assert decode("Қала".encode("utf-16"), encoding=name).text == "Қала"
    assert decode(b"\xef\xbb\xbfa", encoding="utf-8").text == "a"


def test_eight_bit_bytes_cannot_be_what_a_wide_declaration_says() -> None:
    assert decode("Қала".encode(), declared="UTF-16").text == "Қала"


def test_a_byte_that_does_not_fit_is_named_with_its_line() -> None:
    with pytest.raises(RefusedInput, match=r"Line 3 of “a\.txt” holds a byte that is not UTF-8") as caught:
        decode(b"a\nb\n\xff", file="a.txt")
    assert caught.value.line == 3


def test_a_declared_encoding_that_is_not_known_is_refused() -> None:
    with pytest.raises(RefusedInput, match="klingon"):
        decode(b"a", declared="klingon")
    with pytest.raises(RefusedInput, match="AAAA") as caught:
        decode(b"a", declared="A" * 5000)
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "", "a\0b", "idna", "punycode", "unicode_escape", "utf-7"])
def test_what_is_no_text_encoding_is_called_wrongly(name: str) -> None:
    with pytest.raises(UsageError):
        encoding_named(name)


def test_text_is_no_binary_data() -> None:
    assert not looks_binary("Қала\tкүтті.\n".encode())
    assert not looks_binary("The police came to town.".encode("utf-16-le"))
    assert looks_binary(bytes(range(32)))
    refuse_unless_text("Қала\tкүтті.\n", "a.txt")
