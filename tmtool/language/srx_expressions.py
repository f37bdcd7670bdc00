"""Expressions as segmentation rules have them, for Java and ICU, put into what `regex` understands.

Sources: the documentation of java.util.regex.Pattern and of ICU regular expressions.
"""

from __future__ import annotations

import re
from functools import cache

import regex

_HORIZONTAL = r" \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000"
_VERTICAL = r"\n\u000b\f\r\u0085\u2028\u2029"
_CLASSES = {"h": f"[{_HORIZONTAL}]", "H": f"[^{_HORIZONTAL}]", "v": f"[{_VERTICAL}]", "V": f"[^{_VERTICAL}]"}
_PLACES = {"z": r"\Z", "Z": rf"(?=(?:\r\n|[{_VERTICAL}])?\Z)"}
_KNOWN_FLAGS = frozenset("imsx")
"""The others ask for Unicode, which `regex` always has, or for line ends of Unix."""
_PROPERTIES = {
    "all": "Any", "control": "Cc", "digit": "Nd", "hexdigit": "XDigit", "letter": "L",
    "punctuation": "P", "javaalphabetic": "Alphabetic", "javadigit": "Nd", "javaideographic": "Ideographic",
    "javaletter": "L", "javalowercase": "Lower", "javamirrored": "Bidi_Mirrored", "javaspacechar": "Z",
    "javatitlecase": "Lt", "javauppercase": "Upper", "javawhitespace": "White_Space", "javaletterordigit": "Alnum",
}  # fmt: skip
_PIECE = re.compile(
    r"""\\Q(?P<quoted>.*?)(?:\\E|\Z)
    | \\x\{(?P<code>[0-9A-Fa-f]{1,6})\}
    | \\u(?P<high>[Dd][89ABab][0-9A-Fa-f]{2})\\u(?P<low>[Dd][C-Fc-f][0-9A-Fa-f]{2})
    | \\0(?P<octal>[0-3]?[0-7]{1,2})
    | \\c(?P<control>[@-_a-z])
    | \\k<(?P<again>\w+)>
    | \\(?P<sign>[pP])\{(?P<property>[^}]*)\}
    | \\(?P<escaped>.)
    | \(\?(?P<on>[a-zA-Z]*)(?:-(?P<off>[a-zA-Z]*))?(?P<end>[:)])
    | (?P<posix>\[:\^?\w+:\])
    | (?P<open>\[\^?\]?)
    | (?P<close>\])
    | (?P<minus>-{1,2})(?=(?P<set>\[|\\[pP])?)
    | (?P<doubled>\|\||~~)""",
    re.VERBOSE | re.DOTALL,
)


def translated(expression: str) -> str:
    """Put an expression for Java or ICU into the syntax of `regex`, version 1.

    Args:
        expression: as a rule file has it; what is wrong in it stays wrong.
    """
    depth = 0
    pieces: list[str] = []
    done = 0
    for found in _PIECE.finditer(expression):
        pieces += (expression[done : found.start()], _piece(found, inside=depth > 0))
        done = found.end()
        if found["open"]:
            depth += 1
        elif found["close"] and depth:
            depth -= 1
    return "".join(pieces) + expression[done:]


def _piece(found: re.Match[str], *, inside: bool) -> str:
    """Translate one piece.

    Args:
        found: a match of `_PIECE`.
        inside: whether it stands in a class of characters.
    """
    if found["quoted"] is not None:
        return re.escape(found["quoted"])
    if found["property"] is not None:
        return rf"\{found['sign']}{{{_property(found['property'])}}}"
    if found["again"]:
        return f"(?P={found['again']})"
    if found["escaped"] is not None:
        return _escaped(found["escaped"], found[0], inside)
    if found["end"] and not inside:
        return _flags(found["on"], found["off"] or "", found["end"])
    if inside and found["minus"]:
        # Taking one class from another: ICU and .NET write [a-z-[x]] or [[a-z]--[x]]; else a hyphen is a hyphen.
        is_first = found.string[found.start() - 1] in "[^"
        return (
            "--" if found["set"] == "[" and not is_first else found[0] if found[0] == "-" or found["set"] else r"\-\-"
        )
    if inside and found["doubled"]:
        return "\\" + "\\".join(found["doubled"])
    return _character(found) or found[0]


def _character(found: re.Match[str]) -> str:
    if found["code"]:
        code = int(found["code"], 16)
        return f"\\U{code:08x}" if code <= 0x10FFFF else found[0]
    if found["high"]:
        return f"\\U{0x10000 + ((int(found['high'], 16) - 0xD800) << 10) + int(found['low'], 16) - 0xDC00:08x}"
    if found["octal"]:
        return f"\\u{int(found['octal'], 8):04x}"
    return f"\\u{ord(found['control'].upper()) ^ 0x40:04x}" if found["control"] else ""


def _escaped(letter: str, whole: str, inside: bool) -> str:
    if letter == "e":
        return r"\u001b"
    if letter in _CLASSES:
        return _CLASSES[letter]
    return whole if inside else _PLACES.get(letter, whole)


def _flags(on: str, off: str, end: str) -> str:
    kept = "".join(flag for flag in on if flag in _KNOWN_FLAGS)
    gone = "".join(flag for flag in off if flag in _KNOWN_FLAGS)
    flags = f"{kept}-{gone}" if gone else kept
    return f"(?{flags}{end}" if flags or end == ":" else ""


@cache
def _property(name: str) -> str:
    """Find the name that `regex` has for a property; one that it has not stays as it is."""
    negation = "^" if name.startswith("^") else ""
    bare = name.removeprefix("^").strip()
    short = bare[2:] if bare[:2].lower() == "is" else bare
    for candidate in (bare, _PROPERTIES.get(short.lower(), ""), short):
        if candidate and _is_known(candidate):
            return negation + candidate
    return name


def _is_known(name: str) -> bool:
    try:
        regex.compile(rf"\p{{{name}}}", regex.VERSION1)
    except regex.error:
        return False
    return True
