"""From bytes to text: which encoding, and a plain sentence where it does not fit; both file floors use it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from tmtool.language.code_pages import guess
from tmtool.model.errors import RefusedInput, UsageError

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKED_BY_NAME = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
# Ways to write text as other text: what they give may be no characters at all, and no file is written in them.
_NO_ENCODINGS_OF_FILES = frozenset(("idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"))
_LONGEST_NAME = 60
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1b\x85")
_LARGEST_CONTROL_SHARE = 0.05
_UTF16_SHARE = 0.4
_UTF16_PAIRS = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file with what is needed to write it back in the same bytes."""

    text: str
    """Without the byte order mark."""
    encoding: str
    """Name of the codec, without a mark of its own: `utf-16-le`, never `utf-16`."""
    mark: bytes = b""
    """The byte order mark that the file begins with."""
    is_guessed: bool = False
    """Whether nothing says the encoding but the words that it makes."""


def find_mark(head: bytes) -> tuple[bytes, str] | None:
    """Give the byte order mark at the beginning of a file and its encoding, or None."""
    return next(((mark, encoding) for mark, encoding in _MARKS if head.startswith(mark)), None)


def encoding_named(name: str) -> str:
    """Give the codec for a name that a person wrote.

    Raises:
        UsageError: no text encoding has that name.
    """
    try:
        info = codecs.lookup(name.strip())
        "a".encode(info.name)
        if info.name in _NO_ENCODINGS_OF_FILES:
            raise LookupError(info.name)
    except (LookupError, ValueError, UnicodeError):
        message = f"There is no text encoding “{name[:_LONGEST_NAME]}”; write for example utf-8, utf-16 or cp1251."
        raise UsageError(message) from None
    return info.name


def detect(head: bytes, *, encoding: str | None = None, declared: str | None = None) -> tuple[str, bytes]:
    """Find the encoding of a file: the one asked for, else its mark, its bytes, its declaration, else UTF-8.

    Args:
        head: the first bytes of the file, some hundreds or all.
        encoding: what the person asked for.
        declared: what the file says of itself; bytes that contradict it win.

    Returns:
        The codec and the byte order mark to skip.

    Raises:
        UsageError: `encoding` is no text encoding.
        RefusedInput: `declared` is none.
    """
    found = find_mark(head)
    if encoding is not None:
        asked = encoding_named(encoding)
        if found is not None and (asked == found[1] or _MARKED_BY_NAME.get(asked, "")[:6] == found[1][:6]):
            return found[1], found[0]
        return _MARKED_BY_NAME.get(asked, asked), b""
    if found is not None:
        return found[1], found[0]
    wide = _unmarked_wide(head)
    if wide is not None:
        return wide, b""
    if declared is None:
        return "utf-8", b""
    try:
        named = encoding_named(declared)
    except UsageError:
        message = (
            f"The file says that its encoding is “{declared[:_LONGEST_NAME]}”, which is not known; "
            "name the right one with --encoding."
        )
        raise RefusedInput(message, line=1) from None
    # Eight-bit bytes cannot be what a declaration of a wide encoding says.
    return ("utf-8" if named.startswith(("utf-16", "utf-32")) else named), b""


def decode(
    data: bytes, *, encoding: str | None = None, declared: str | None = None, file: str | None = None
) -> Decoded:
    """Decode the bytes of a file; where nothing says its encoding and it is no UTF-8, its code page is guessed.

    Args:
        data: the whole file.
        encoding: what the person asked for; it wins over everything.
        declared: what the file says of itself.
        file: the name to use in messages.

    Raises:
        RefusedInput: a byte does not fit the encoding; names its line.
        UsageError: `encoding` is no text encoding.
    """
    codec, mark = detect(data, encoding=encoding, declared=declared)
    body = data[len(mark) :]
    try:
        return Decoded(body.decode(codec), codec, mark)
    except UnicodeDecodeError as error:
        page = guess(body) if encoding is None and declared is None and codec == "utf-8" and not mark else None
        if page is not None:
            return Decoded(body.decode(page), page, is_guessed=True)
        line = 1 + body[: error.start].decode(codec, "replace").count("\n")
        raise undecodable(codec, line, file) from None


def undecodable(codec: str, line: int, file: str | None) -> RefusedInput:
    """Build the error for a byte that does not fit the encoding."""
    name = f"of “{file}” " if file else ""
    message = (
        f"Line {line} {name}holds a byte that is not {codec.upper()}; "
        "save the file as UTF-8, or, where it is imported, name its encoding, for example with --encoding cp1251."
    )
    return RefusedInput(message, file=file, line=line)


def refuse_unless_text(text: str, file: str | None) -> None:
    """Refuse what cannot be text.

    Raises:
        RefusedInput: a NUL character (its line is named), or more than one character in twenty is a control character.
    """
    name = f"“{file}”" if file else "The file"
    controls = sum(ord(character) < 32 and character not in _TEXT_CONTROLS for character in text)
    if controls > _LARGEST_CONTROL_SHARE * len(text):
        raise RefusedInput(f"{name} is not text but binary data; save it as plain text first.", file=file)
    if "\0" in text:
        line = 1 + text[: text.index("\0")].count("\n")
        message = f"{name} holds a NUL character in line {line}, which no text has; save it as plain text again."
        raise RefusedInput(message, file=file, line=line)


def looks_binary(head: bytes) -> bool:
    """Say whether the first bytes of a file cannot be text in any encoding that is told by its bytes."""
    codec, mark = detect(head)
    text = head[len(mark) :].decode(codec, "replace")
    controls = sum(ord(character) < 32 and character not in _TEXT_CONTROLS for character in text)
    return controls > _LARGEST_CONTROL_SHARE * len(text)


def _unmarked_wide(head: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its NUL bytes stand: on one side of most pairs, never on the other.

    UTF-32 is told where it begins as XML does.
    """
    if head.startswith((b"<\x00\x00\x00", b"\x00\x00\x00<")):
        return "utf-32-le" if head[0] else "utf-32-be"
    if head.startswith((b"<\x00?\x00", b"<\x00t\x00")):
        return "utf-16-le"
    if head.startswith((b"\x00<\x00?", b"\x00<\x00t")):
        return "utf-16-be"
    even, odd = head[: len(head) // 2 * 2 : 2], head[1::2]
    if len(odd) < _UTF16_PAIRS:
        return None
    if even.count(0) == 0 and odd.count(0) >= _UTF16_SHARE * len(odd):
        return "utf-16-le"
    if odd.count(0) == 0 and even.count(0) >= _UTF16_SHARE * len(even):
        return "utf-16-be"
    return None
