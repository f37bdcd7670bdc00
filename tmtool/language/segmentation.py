"""Sentences of a block by SRX 2.0 rules: ours or those of a file.

Source: SRX 2.0 specification, LISA OSCAR 2008. At each place the first rule that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, pairwise

import regex

from tmtool.language.abbreviations import exceptions
from tmtool.language.registry import LANGUAGES, fold
from tmtool.language.srx_expressions import translated
from tmtool.model.errors import RefusedInput

Span = tuple[int, int]
"""`text[start:end]`, in characters."""
Decision = tuple[bool, "regex.Pattern[str]"]
"""Whether to break, and where."""

_SECONDS = 5.0
_REGIONS = {"en": ("US", "GB"), "ru": ("RU", "KZ"), "kk": ("KZ",)}
"""Under which tags files keep rules that hold for the language as such."""
BACK_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)")
_LINE_BREAK = re.compile(r"\\[nrRv]")
_ONLY_LINE_BREAKS = re.compile(r"(?:\\[nrRvstf]|\\u(?:0085|2028|2029)|[\s()\[\]{}|+*?^$:,\d])*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: whether to break between what `before` and what `after` match."""

    breaks: bool
    before: str
    after: str

    @property
    def expression(self) -> str:
        """Both parts as one expression that matches the empty place between them."""
        before = f"(?<={translated(self.before)})" if self.before else ""
        after = f"(?={translated(self.after)})" if self.after else ""
        return before + after

    @property
    def knows_sentences(self) -> bool:
        """Whether it ends a segment elsewhere than at a line end, which every language has."""
        both = self.before + self.after
        return self.breaks and not (_LINE_BREAK.search(both) and _ONLY_LINE_BREAKS.fullmatch(both))


@dataclass(frozen=True, slots=True)
class RejectedRule:
    """A rule that cannot be used and why; the others still are."""

    group: str
    """Name of the language rule in which it stands."""
    rule: Rule
    reason: str
    line: int = 0
    """Where in the file."""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """A set of segmentation rules; two sets are the same only where they are one object."""

    groups: Mapping[str, tuple[Rule, ...]]
    """The usable rules of each named language rule."""
    maps: tuple[tuple[str, str], ...]
    """Expressions for language tags, and the group that such a language gets; in order."""
    cascade: bool
    """Whether a language gets all groups that fit or only the first."""
    rejected: tuple[RejectedRule, ...] = ()
    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each language what never ends a segment, whatever the groups say; under “” what holds for all."""

    @classmethod
    def parse(cls, data: bytes) -> Rules:
        """Read an SRX file (2.0; 1.0 too); see `srx.read`."""
        from tmtool.language.srx import read

        return read(data)

    def with_abbreviations(self, abbreviations: Mapping[str, tuple[str, ...]]) -> Rules:
        """Give the same rules with other abbreviations above them."""
        return replace(self, abbreviations=abbreviations)

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
        try:
            places = [0, *_breaks(_decisions(self, language), text), len(text)]
        except TimeoutError as error:
            raise RefusedInput(
                "A rule of the segmentation file takes too long on this text; take it out, or use the rules that "
                f"come with tmtool. The text begins with “{text[:40]}”."
            ) from error
        return tuple(_trimmed(text, places))

    def chosen(self, language: str) -> tuple[Rule, ...]:
        """Give the rules of the groups for a language in the order in which they are tried."""
        # The tag under which a file has most for the language.
        fitting = max(([name for pattern, name in self.maps if fits(pattern, tag)] for tag in _tags(language)), key=len)
        names = fitting if self.cascade else fitting[:1]
        return tuple(rule for name in names for rule in self.groups.get(name, ()))

    def knows(self, language: str) -> bool:
        """Say whether the groups for a language end a sentence anywhere."""
        return any(rule.knows_sentences for rule in self.chosen(language))

    def exceptions(self, language: str) -> tuple[Rule, ...]:
        """Give the rules that abbreviations become; they are tried before all others."""
        own = self.abbreviations.get(fold(language), ())
        everywhere = self.abbreviations.get("", ())
        return tuple(Rule(False, *parts) for one in (*own, *everywhere) for parts in exceptions(one))


@cache
def default_rules() -> Rules:
    """Give the rules that come with tmtool."""
    return Rules.parse(files("tmtool.language").joinpath("default.srx").read_bytes())


def segment(text: str, language: str) -> tuple[Span, ...]:
    """Find the segments of one block by our rules; see `Rules.segment`."""
    return default_rules().segment(text, language)


def fits(pattern: str, tag: str) -> bool:
    """Say whether the language pattern of a file means a language."""
    return _language_pattern(pattern).fullmatch(tag) is not None


@lru_cache(maxsize=1024)
def _language_pattern(pattern: str) -> regex.Pattern[str]:
    return regex.compile(translated(pattern), regex.VERSION1 | regex.IGNORECASE)


def _tags(language: str) -> tuple[str, ...]:
    """Give the names that files have for a language, the plain one first."""
    known = LANGUAGES.get(language)
    regional = tuple(f"{language}-{region}" for region in _REGIONS.get(language, ()))
    underscored = tuple(tag.replace("-", "_") for tag in regional)
    # LanguageTool's files keep their sentence rules under a made-up language.
    return (language, f"{language}_two", *regional, *underscored, *(known.long_codes if known else ()))


@lru_cache(maxsize=64)
def _decisions(rules: Rules, language: str) -> tuple[Decision, ...]:
    """Make the rules for a language ready; neighbours that decide the same become one expression."""
    chosen = (rules if rules.knows(language) else default_rules()).chosen(language)
    decisions = groupby((*rules.exceptions(language), *chosen), key=lambda rule: (rule.breaks, _reference(rule)))
    return tuple(
        (breaks, regex.compile("|".join(dict.fromkeys(rule.expression for rule in alike)), regex.VERSION1))
        for (breaks, _), alike in decisions
    )


def _reference(rule: Rule) -> str:
    """Give what sets a rule apart that refers back to a group: among others it would mean one of theirs."""
    return rule.after if BACK_REFERENCE.search(rule.after) else ""


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
