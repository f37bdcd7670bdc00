"""Sentences of a block by SRX 2.0 rules: ours or those of a file.

Source: SRX 2.0 specification, LISA OSCAR 2008. At each place the first rule that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from tmtool.model.errors import RefusedInput

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Span = tuple[int, int]
"""`text[start:end]`, in characters."""
Decision = tuple[bool, "regex.Pattern[str]"]
"""Whether to break, and where."""

_SECONDS = 5.0
_BACK_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]")
_LINE_BREAK = re.compile(r"\\[nrRv]")
# What Java's expressions, in which rule files are written, have and `regex` has not.
_JAVA = re.compile(
    r"\\Q(?P<quoted>.*?)(?:\\E|$)|\\(?P<escaped>.)|\(\?(?P<flags>[a-zA-Z]*U[a-zA-Z]*)(?P<end>[:)])", re.S
)
_HORIZONTAL_SPACE = r"[ \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: whether to break between what `before` and what `after` match."""

    breaks: bool
    before: str
    after: str

    @property
    def expression(self) -> str:
        """Both parts as one expression that matches the empty place between them."""
        before = f"(?<={_from_java(self.before)})" if self.before else ""
        after = f"(?={_from_java(self.after)})" if self.after else ""
        return before + after


@dataclass(frozen=True, slots=True)
class RejectedRule:
    """A rule that cannot be used and why; the others still are."""

    group: str
    """Name of the language rule in which it stands."""
    rule: Rule
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """A set of segmentation rules; two sets are the same only where they are one object."""

    groups: dict[str, tuple[Rule, ...]]
    """The usable rules of each named language rule."""
    maps: tuple[tuple[regex.Pattern[str], str], ...]
    """Which languages get which group, in order."""
    cascade: bool
    """Whether a language gets all groups that fit or only the first."""
    rejected: tuple[RejectedRule, ...] = ()

    @classmethod
    def parse(cls, data: bytes) -> Rules:
        """Read an SRX file (2.0; 1.0 too).

        Raises:
            RefusedInput: it is no XML, or has no rules.
        """
        root = _tree(data)
        groups: dict[str, tuple[Rule, ...]] = {}
        rejected: list[RejectedRule] = []
        for element in root.findall(".//{*}languagerule"):
            name = element.get("languagerulename", "")
            faults = {rule: _fault(rule) for rule in map(_rule, element.findall("{*}rule"))}
            groups[name] = tuple(rule for rule, fault in faults.items() if not fault)
            rejected += (RejectedRule(name, rule, fault) for rule, fault in faults.items() if fault)
        if not groups:
            raise RefusedInput("This file has no segmentation rules; an SRX file has <languagerule> elements.")
        maps = tuple(
            (regex.compile(pattern, regex.VERSION1 | regex.IGNORECASE), entry.get("languagerulename", ""))
            for entry in root.findall(".//{*}languagemap")
            if _compiles(pattern := _from_java(entry.get("languagepattern", "")))
        )
        header = root.find("{*}header")
        return cls(groups, maps, header is not None and header.get("cascade") == "yes", tuple(rejected))

    def segment(self, text: str, language: str) -> tuple[Span, ...]:
        """Find the segments of one block.

        Args:
            text: the text of the block.
            language: its tag; where these rules know no end of a sentence in it, ours are used.

        Returns:
            spans in order; white space at their ends is outside, everything else is in one.

        Raises:
            RefusedInput: a rule takes too long on this text.
        """
        decisions = _decisions(self, language) or _decisions(default_rules(), language)
        try:
            places = [0, *_breaks(decisions, text), len(text)]
        except TimeoutError as error:
            raise RefusedInput(
                "A rule of the segmentation file takes too long on this text; take it out, or use the rules that "
                f"come with tmtool. The text begins with “{text[:40]}”."
            ) from error
        return tuple(_trimmed(text, places))

    def chosen(self, language: str) -> tuple[Rule, ...]:
        """Give the rules for a language in the order in which they are tried."""
        fitting = max(
            # LanguageTool's files keep their sentence rules under such a made-up language.
            ([name for pattern, name in self.maps if pattern.fullmatch(tag)] for tag in (language, f"{language}_two")),
            key=len,
        )
        names = fitting if self.cascade else fitting[:1]
        return tuple(rule for name in names for rule in self.groups.get(name, ()))


@cache
def default_rules() -> Rules:
    """Give the rules that come with tmtool."""
    return Rules.parse(files("tmtool.language").joinpath("default.srx").read_bytes())


def segment(text: str, language: str) -> tuple[Span, ...]:
    """Find the segments of one block by our rules; see `Rules.segment`."""
    return default_rules().segment(text, language)


def _tree(data: bytes) -> Element:
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        line = error.position[0]
        raise RefusedInput(
            f"This is no SRX file, or a damaged one: its XML has an error in line {line}.", line=line
        ) from error
    except (LookupError, ValueError) as error:
        raise RefusedInput("This SRX file names an encoding that is not known; save it as UTF-8.") from error


def _rule(element: Element) -> Rule:
    before, after = (element.findtext(f"{{*}}{name}", "") for name in ("beforebreak", "afterbreak"))
    return Rule(element.get("break", "yes") != "no", before, after)


def _from_java(expression: str) -> str:
    def replaced(found: re.Match[str]) -> str:
        if found["quoted"] is not None:
            return re.escape(found["quoted"])
        if found["escaped"] is not None:
            return _HORIZONTAL_SPACE if found["escaped"] == "h" else found[0]
        # `U` asks for Unicode classes, which `regex` always has.
        flags = found["flags"].replace("U", "")
        return f"(?{flags}{found['end']}" if flags or found["end"] == ":" else ""

    return _JAVA.sub(replaced, expression)


def _compiles(expression: str) -> bool:
    try:
        regex.compile(expression, regex.VERSION1)
    except regex.error:
        return False
    return True


def _fault(rule: Rule) -> str:
    """Say what is wrong with a rule; empty where nothing is."""
    if not rule.before and not rule.after:
        return "It is empty."
    if _BACK_REFERENCE.search(rule.before):
        # A lookbehind is read from its end, where the group has not been met yet.
        return "It refers back to a group before the break, which cannot be used here."
    try:
        regex.compile(rule.expression, regex.VERSION1)
    except regex.error as error:
        return f"Its expression cannot be read: {error}."
    return ""


@lru_cache(maxsize=64)
def _decisions(rules: Rules, language: str) -> tuple[Decision, ...]:
    """Make the rules for a language ready; empty where they never end a sentence."""
    chosen = rules.chosen(language)
    # Rules that break only at line ends know nothing of the sentences of a language.
    if all(_LINE_BREAK.search(rule.before + rule.after) for rule in chosen if rule.breaks):
        return ()
    return tuple((rule.breaks, regex.compile(rule.expression, regex.VERSION1)) for rule in chosen)


def _breaks(decisions: tuple[Decision, ...], text: str) -> Iterator[int]:
    """Give the places at which a segment ends, in order.

    Only where some rule breaks at all are the others asked, which saves most of the work.
    """
    candidates = {
        found.start() for breaks, place in decisions if breaks for found in place.finditer(text, timeout=_SECONDS)
    }
    for at in sorted(candidates):
        if next((breaks for breaks, place in decisions if place.match(text, at, timeout=_SECONDS)), False):
            yield at


def _trimmed(text: str, places: list[int]) -> Iterator[Span]:
    """Give what stands between the places, without white space at the ends and without empty pieces."""
    for start, end in pairwise(places):
        rest = text[start:end].lstrip()
        if rest:
            yield end - len(rest), end - len(rest) + len(rest.rstrip())
