"""SRX files: the segmentation rules that translation tools exchange. Reads 1.0 and 2.0, writes 2.0.

Source: SRX 2.0 specification, LISA OSCAR 2008.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

import regex

from tmtool.language.segmentation import BACK_REFERENCE, RejectedRule, Rule, Rules, fits
from tmtool.model.errors import RefusedInput

_LIST_OF_MEMOQ = re.compile(r"#[A-Za-z]\w*#")
_BEGINNING = re.compile(rb"(?<!^)<(?:\w+:)?srx\s")
_LONGEST = 50_000
"""Characters of an expression; the longest lists of abbreviations have some thousands."""
_ANY_LANGUAGE = ".*"
_NOWHERE = "(?!)"
"""Matches nothing: SRX asks for a rule in every group and for a language map."""


@dataclass(slots=True)
class _Reader:
    """What the elements of a file add up to. Names count without their namespace, and extensions are passed over."""

    first_line: int = 1
    is_srx: bool = False
    cascade: bool = False
    group: str = ""
    groups: dict[str, list[Rule]] = field(default_factory=dict)
    maps: list[tuple[str, str]] = field(default_factory=list)
    rejected: list[RejectedRule] = field(default_factory=list)
    _rule: dict[str, str] | None = None
    _line: int = 0
    _part: str = ""

    def feed(self, data: bytes) -> None:
        """Read a whole document."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, given: self._start(_local(name), given, parser.CurrentLineNumber)
        parser.EndElementHandler = lambda name: self._end(_local(name))
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_entity
        parser.Parse(data, True)

    def _start(self, name: str, given: dict[str, str], line: int) -> None:
        if name == "srx":
            self.is_srx = True
        elif name == "header":
            self.cascade = given.get("cascade", "").strip().lower() in ("yes", "true", "1")
        elif name == "languagerule":
            self.group = given.get("languagerulename", "")
            self.groups.setdefault(self.group, [])
        elif name == "rule":
            self._rule = {"break": given.get("break", "yes").strip().lower(), "beforebreak": "", "afterbreak": ""}
            self._line = self.first_line + line - 1
        elif name in ("beforebreak", "afterbreak"):
            self._part = name
        elif name == "languagemap":
            self._add_map(given.get("languagepattern", ""), given.get("languagerulename", ""), line)

    def _text(self, text: str) -> None:
        if self._rule is not None and self._part:
            self._rule[self._part] += text

    def _end(self, name: str) -> None:
        if name == self._part:
            self._part = ""
        elif name == "rule" and self._rule is not None:
            rule = Rule(self._rule["break"] not in ("no", "false", "0"), *_parts(self._rule))
            fault = _fault(rule)
            if fault:
                self.rejected.append(RejectedRule(self.group, rule, fault, self._line))
            else:
                self.groups[self.group].append(rule)
            self._rule = None

    def _add_map(self, pattern: str, group: str, line: int) -> None:
        try:
            fits(pattern, "")
        except (regex.error, RecursionError) as error:
            reason = f"The expression for its languages, {pattern[:100]}, cannot be read: {error}."
            self.rejected.append(RejectedRule(group, Rule(False, "", ""), reason, self.first_line + line - 1))
        else:
            self.maps.append((pattern, group))

    def _refuse_entity(self, *_: object) -> None:
        raise RefusedInput("This SRX file declares entities of its own, which are not read; write them out in it.")


def read(data: bytes) -> Rules:
    """Read an SRX file.

    Returns:
        the rules; those that cannot be used are listed in `rejected`.

    Raises:
        RefusedInput: it is no XML, or has no rules.
    """
    reader = _Reader()
    try:
        reader.feed(data)
    except expat.ExpatError as error:
        # memoQ puts a document of its own before the rules.
        begin = _BEGINNING.search(data)
        if begin is None or not begin.start():
            raise _damaged(error, 1) from error
        reader = _Reader(first_line=data.count(b"\n", 0, begin.start()) + 1)
        try:
            reader.feed(data[begin.start() :])
        except expat.ExpatError as inner:
            raise _damaged(inner, reader.first_line) from inner
    except (LookupError, ValueError) as error:
        raise RefusedInput("This SRX file names an encoding that is not known; save it as UTF-8.") from error
    if not reader.is_srx or not reader.groups:
        raise RefusedInput("This file has no segmentation rules; an SRX file has <languagerule> elements.")
    groups = {name: tuple(dict.fromkeys(rules)) for name, rules in reader.groups.items()}
    return Rules(groups, tuple(reader.maps), reader.cascade, tuple(reader.rejected))


def write(rules: Rules) -> bytes:
    """Write rules as SRX 2.0, the same bytes for the same rules; abbreviations become rules above all others."""
    return "".join(_lines(rules)).encode()


def _damaged(error: expat.ExpatError, first_line: int) -> RefusedInput:
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]:
        return RefusedInput("This SRX file names an encoding that is not known; save it as UTF-8.")
    line = first_line + error.lineno - 1
    return RefusedInput(f"This is no SRX file, or a damaged one: its XML has an error in line {line}.", line=line)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _parts(rule: dict[str, str]) -> tuple[str, str]:
    return rule["beforebreak"], rule["afterbreak"]


def _fault(rule: Rule) -> str:
    """Say what is wrong with a rule; empty where nothing is."""
    if not rule.before and not rule.after:
        return "It is empty."
    if BACK_REFERENCE.search(rule.before):
        # A lookbehind is read from its end, where the group has not been met yet.
        return "It refers back to a group before the break, which cannot be used here."
    named = _LIST_OF_MEMOQ.search(rule.before + rule.after)
    if named:
        return f"It names a list of memoQ, {named[0]}, whose words are not in the file."
    if len(rule.before) + len(rule.after) > _LONGEST:
        return f"Its expression is longer than {_LONGEST:,} characters."
    try:
        regex.compile(rule.expression, regex.VERSION1)
    except regex.error as error:
        return f"Its expression cannot be read: {error}."
    except RecursionError:
        return "Its expression cannot be read: too much stands inside one another."
    return ""


def _lines(rules: Rules) -> Iterator[str]:
    groups, maps = _with_abbreviations(rules)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n'
    yield f'  <header segmentsubflows="yes" cascade="{"yes" if rules.cascade else "no"}">\n'
    for kind, include in (("start", "no"), ("end", "yes"), ("isolated", "no")):
        yield f'    <formathandle type="{kind}" include="{include}"/>\n'
    yield "  </header>\n  <body>\n    <languagerules>\n"
    for name, group in groups.items():
        yield f"      <languagerule languagerulename={quoteattr(name)}>\n"
        for rule in group or (Rule(False, _NOWHERE, ""),):
            yield f'        <rule break="{"yes" if rule.breaks else "no"}">\n'
            for part, expression in (("beforebreak", rule.before), ("afterbreak", rule.after)):
                yield f"          <{part}>{escape(expression, {chr(13): '&#13;'})}</{part}>\n"
            yield "        </rule>\n"
        yield "      </languagerule>\n"
    yield "    </languagerules>\n    <maprules>\n"
    for pattern, name in maps or [(_NOWHERE, next(iter(groups)))]:
        yield f"      <languagemap languagepattern={quoteattr(pattern)} languagerulename={quoteattr(name)}/>\n"
    yield "    </maprules>\n  </body>\n</srx>\n"


def _with_abbreviations(rules: Rules) -> tuple[dict[str, tuple[Rule, ...]], list[tuple[str, str]]]:
    """Give groups and maps in which abbreviations are rules like others."""
    groups, maps = dict(rules.groups), list(rules.maps)
    first: list[tuple[str, str]] = []
    for language in sorted(rules.abbreviations, reverse=True):
        added = rules.exceptions(language or "*")
        if added:
            name = f"Abbreviations {language}".rstrip()
            while name in groups:
                name += "+"
            # Where only one group counts, it has to hold the others' rules too.
            groups[name] = added if rules.cascade else (*added, *rules.chosen(language or "*"))
            first.append((f"{re.escape(language)}([-_].*)?" if language else _ANY_LANGUAGE, name))
    return groups, first + maps
