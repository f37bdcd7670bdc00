"""The encoding of an HTML page: what its bytes are, then what it says of itself."""

from __future__ import annotations

import codecs
import re

from tmtool.language.encodings import Decoded, decode, detect, find_mark

_HEAD = 4096
_DECLARED = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_DECLARED_TEXT = re.compile(_DECLARED.pattern.decode(), re.IGNORECASE)
# The web reads these names as the larger code pages that hold them.
_AS_ON_THE_WEB = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_NOT_BY_BYTES = frozenset(("iso2022_jp", "hz", "utf-7"))


def decode_page(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a page; bytes that can only be UTF-8 win over what the page says.

    Raises:
        RefusedInput: a byte does not fit the encoding; names its line.
        UsageError: `encoding` is no text encoding.
    """
    if encoding is not None or find_mark(data) is not None:
        return decode(data, encoding=encoding)
    wide, _ = detect(data)
    declared = _declared(data)
    if wide != "utf-8" or declared is None:
        return decode(data)
    if declared not in _NOT_BY_BYTES and not data.isascii():
        try:
            return Decoded(data.decode(), "utf-8")
        except UnicodeDecodeError:
            pass
    if declared == "cp1252":
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            declared = "latin-1"
    return decode(data, encoding=declared)


def encode_page(text: str, decoded: Decoded) -> bytes:
    """Encode a page as it was; where its encoding lacks a letter, in UTF-8, and it says so where it names one."""
    try:
        return decoded.mark + text.encode(decoded.encoding)
    except UnicodeEncodeError:
        pass
    said = _DECLARED_TEXT.search(text, 0, 2 * _HEAD)
    if said is None and not decoded.encoding.startswith("utf"):
        return decoded.mark + text.encode(decoded.encoding, "xmlcharrefreplace")
    while said is not None:
        group = 1 if said.group(1) else 2
        text = text[: said.start(group)] + "utf-8" + text[said.end(group) :]
        said = _DECLARED_TEXT.search(text, said.start(group), 2 * _HEAD)
    return text.encode("utf-8", "replace")


def _declared(data: bytes) -> str | None:
    """Give the codec that a page names for itself; None where it names none that is known."""
    found = _DECLARED.search(data, 0, _HEAD)
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode()
    try:
        name = codecs.lookup(re.sub(r"^(?:x-)?(?:win|cp)-?(?=125\d$)", "cp", label.lower())).name
        "a".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    # A page that can be read as bytes at all is no UTF-16, whatever it says.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else _AS_ON_THE_WEB.get(name, name)
