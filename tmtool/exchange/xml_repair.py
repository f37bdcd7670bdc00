"""Putting right what other programs write into XML that XML does not allow, counting every repair by its name."""

from __future__ import annotations

import re
from html.entities import html5

from tmtool.model.errors import RefusedInput

BARE_AMPERSAND = "bare ampersand"
CONTROL_CHARACTER = "control character"
SURROGATE_PAIR = "surrogate pair"
HTML_ENTITY = "HTML entity"
NUL = "NUL character"
LONE_SURROGATE = "lone surrogate"
UNDECODABLE_BYTE = "undecodable byte"
BARE_LESS_THAN = "bare less-than sign"
DECLARATION = "XML declaration"

SUSPICIOUS_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);|#)")
"""An ampersand that begins neither a character reference nor an entity that XML knows; inside CDATA it is right."""

_UNTOUCHED = re.compile(r"<!\[CDATA\[|<!--")
_TERMINATORS = {"<![CDATA[": "]]>", "<!--": "-->"}
_REFERENCE_PAIR = re.compile(r"&#([xX]?[0-9a-fA-F]{4,6});&#([xX]?[0-9a-fA-F]{4,6});")
_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)(?:#([xX]?[0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{0,31};))?")
_BARE_LESS_THAN = re.compile(r"<(?=[\s\d=<.,;)&])")
_DECLARATION = re.compile(r"\A([\ufeff\s]*)<\?xml\s[^>]*?version\s*=\s*[\"']([\d.]+)[^>]*\?>")
_ESCAPED_PAIR = re.compile("\udced([\udca0-\udcaf])([\udc80-\udcbf])\udced([\udcb0-\udcbf])([\udc80-\udcbf])")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAY_GO_ON = re.compile("[&<\ud800-\udfff]")
_REFERENCE_BEFORE = re.compile(r"&#[xX]?[0-9a-fA-F]{4,6};\Z")
_LONGEST_MARK = 48
_ESCAPE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


class XmlRepairer:
    """Repairs the text of one XML file piece by piece; what stands in CDATA and comments keeps its ampersands.

    Args:
        forced: also repair what may mean lost text: NUL, lone surrogates, bytes that did not decode.
        wide: the file was decoded from UTF-16 or UTF-32 with `surrogatepass`, else with `surrogateescape`.
        file: the name to use in messages.
        counts: filled with the number of repairs by name.
    """

    def __init__(self, *, forced: bool, wide: bool, file: str, counts: dict[str, int]) -> None:
        self._forced = forced
        self._broken_text = LONE_SURROGATE if wide else UNDECODABLE_BYTE
        self._file = file
        self._counts = counts
        self._held = ""
        self._terminator = ""
        self._begun = False
        self.line = 1
        """That of the text fed so far."""

    def feed(self, text: str, *, final: bool = False) -> str:
        """Give the repaired text as far as it is certain; all that is left when `final`.

        Raises:
            RefusedInput: something that is only repaired when forced; names its line.
        """
        buffer = self._held + text
        if not self._begun and buffer:
            self._begun = True
            buffer = _DECLARATION.sub(self._declaration, buffer, count=1)
        out: list[str] = []
        at = 0
        while True:
            if self._terminator:
                found = buffer.find(self._terminator, at)
                if found < 0:
                    end = len(buffer) if final else max(at, len(buffer) - len(self._terminator) + 1)
                    out.append(self._legal(buffer[at:end]))
                    break
                end = found + len(self._terminator)
                out.append(self._legal(buffer[at:end]))
                self._terminator = ""
            else:
                start = _UNTOUCHED.search(buffer, at)
                if start is None:
                    end = len(buffer) if final else _certain_end(buffer, at)
                    out.append(self._legal(self._ampersands(buffer[at:end])))
                    break
                end = start.end()
                out.append(self._legal(self._ampersands(buffer[at : start.start()]) + start.group()))
                self._terminator = _TERMINATORS[start.group()]
            at = end
        self._held = buffer[end:]
        return "".join(out)

    def _declaration(self, found: re.Match[str]) -> str:
        """Take the declaration away where it stands too late or names another version; lines stay as they are."""
        before, version = found.groups()
        if not before and version == "1.0":
            return found.group()
        self._count(DECLARATION)
        return found.group().count("\n") * "\n"

    def _ampersands(self, text: str) -> str:
        text = _BARE_LESS_THAN.sub(self._less_than, text)
        if "&" not in text:
            return text
        return _AMPERSAND.sub(self._ampersand, _REFERENCE_PAIR.sub(self._reference_pair, text))

    def _less_than(self, _: re.Match[str]) -> str:
        self._count(BARE_LESS_THAN)
        return "&lt;"

    def _reference_pair(self, found: re.Match[str]) -> str:
        high, low = (_code(digits) for digits in found.groups())
        if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
            return found.group()
        self._count(SURROGATE_PAIR)
        return chr(0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)

    def _ampersand(self, found: re.Match[str]) -> str:
        digits, name = found.groups()
        if digits:
            code = _code(digits)
            if code == 0 or 0xD800 <= code < 0xE000:
                return self._only_forced(NUL if code == 0 else LONE_SURROGATE, found)
            if code > 0x10FFFF or _ILLEGAL.match(chr(code)):
                self._count(CONTROL_CHARACTER)
                return ""
            if digits[0] != "X":
                return found.group()
            self._count(HTML_ENTITY)
            return f"&#x{digits[1:]};"
        if name and name in html5:
            self._count(HTML_ENTITY)
            return html5[name].translate(_ESCAPE)
        self._count(BARE_AMPERSAND)
        return f"&amp;{found.group()[1:]}"

    def _legal(self, text: str) -> str:
        """Drop or mend single characters, and go on counting lines."""
        if _ILLEGAL.search(text):
            text = _ILLEGAL.sub(self._character, _ESCAPED_PAIR.sub(self._escaped_pair, text))
        self.line += text.count("\n")
        return text

    def _escaped_pair(self, found: re.Match[str]) -> str:
        """Join two surrogates that were written as three bytes each, as some old databases do."""
        self._count(SURROGATE_PAIR)
        high, mid, low, last = (ord(escape) - 0xDC00 for escape in found.groups())
        return chr(0x10000 + ((high & 0x0F) << 16 | (mid & 0x3F) << 10 | (low & 0x0F) << 6 | (last & 0x3F)))

    def _character(self, found: re.Match[str]) -> str:
        if found.group() == "\0":
            return self._only_forced(NUL, found)
        if "\ud800" <= found.group() <= "\udfff":
            return self._only_forced(self._broken_text, found)
        self._count(CONTROL_CHARACTER)
        return ""

    def _only_forced(self, what: str, found: re.Match[str]) -> str:
        if not self._forced:
            line = self.line + found.string.count("\n", 0, found.start())
            advice = "name the right encoding with --encoding" if what == UNDECODABLE_BYTE else "export the file again"
            article = "an" if what == UNDECODABLE_BYTE else "a"
            message = (
                f"Line {line} of “{self._file}” holds {article} {what}; {advice}, or take it as it is with --repair."
            )
            raise RefusedInput(message, file=self._file, line=line)
        self._count(what)
        return "" if what == NUL else "\ufffd"

    def _count(self, what: str) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1


def _code(digits: str) -> int:
    if digits[0] in "xX":
        return int(digits[1:] or "0", 16)
    return int(digits) if digits.isdecimal() else 0x110000


def _certain_end(buffer: str, at: int) -> int:
    """Give the end of what cannot change through the text that follows."""
    found = _MAY_GO_ON.search(buffer, max(at, len(buffer) - _LONGEST_MARK))
    if found is None:
        return len(buffer)
    end = found.start()
    while end > at and "\ud800" <= buffer[end - 1] <= "\udfff":
        end -= 1
    before = _REFERENCE_BEFORE.search(buffer, max(at, end - 12), end)
    return before.start() if before else end
