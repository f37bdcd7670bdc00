"""Which languages a file has and what a person says they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote

from tmtool.exchange.glossary_source import NO_LANGUAGE, NO_TARGET
from tmtool.language.registry import fold, is_tag
from tmtool.model.errors import UsageError
from tmtool.model.units import Unit, Variant

_STILL_OPEN = frozenset((NO_TARGET, "fuzzy"))
_MOST_LISTED = 20
_LONGEST_LISTED = 40


def listed(tags: Iterable[str]) -> str:
    """Name languages in a sentence; of very many, or of what no tag is as long as, only the beginning."""
    all_of_them = list(tags)
    shown = [tag if len(tag) <= _LONGEST_LISTED else f"{tag[:_LONGEST_LISTED]}…" for tag in all_of_them[:_MOST_LISTED]]
    more = len(all_of_them) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def read_meant(typed: str) -> dict[str, str]:
    """Read what languages of a file are meant: `eng=en,xx=ru`.

    Raises:
        UsageError: some of it is no such pair.
    """
    languages: dict[str, str] = {}
    for said in typed.split(","):
        theirs, equals, ours = (part.strip() for part in said.rpartition("="))
        if not (theirs and equals and ours):
            raise UsageError(
                f"“{said.strip()}” does not say what a language is meant to be; write for example eng=en,xx=ru."
            )
        languages[theirs] = ours
    return languages


def strange(named: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Give the languages of a file that are none of the desk's.

    Args:
        named: as `FileLanguages.named` has them: `eng`, `ru-RU (ru)`.
        known: the languages of the desk.
    """
    return tuple(name for name in named if name.removesuffix(")").rpartition(" (")[2] not in known)


class FileLanguages:
    """The languages of one file: counted as the file names them, and told by what the person says of them.

    Args:
        meant: what languages of the file are meant: `{"eng": "en", "xx": "ru"}`.
        known: the languages of the desk.
        file: for messages.

    Raises:
        UsageError: what one is said to be is no language of the desk.
    """

    def __init__(self, meant: Mapping[str, str], known: Collection[str], file: Path) -> None:
        for tag in meant.values():
            if not is_tag(tag) or fold(tag) not in known:
                has = ", ".join(sorted(known))
                raise UsageError(f"The desk does not work in “{tag}”; say one of {has} after the equals sign.")
        self.counts: Counter[str] = Counter()
        """How many texts the file has, by its own names."""
        self._meant = {_normal(tag): wanted for tag, wanted in meant.items()}
        self._known = known
        self._file = file
        self._cache: dict[str, str] = {}

    def meant(self, tag: str) -> str:
        """Give the language that a tag of the file means, as a tag; what nobody said anything of stays."""
        if not self._meant:
            return tag
        found = self._cache.get(tag)
        if found is None:
            normal = _normal(tag)
            wanted = self._meant.get(normal) or self._meant.get(normal.partition("-")[0])
            found = self._cache[tag] = wanted or tag
        return found

    def told(self, unit: Unit) -> Unit:
        """Give a unit with its languages as they are meant."""
        if not self._meant:
            return unit
        variants = tuple(replace(variant, language=self.meant(variant.language)) for variant in unit.variants)
        source = unit.source_language and self.meant(unit.source_language)
        return replace(unit, variants=variants, source_language=source)

    @property
    def named(self) -> dict[str, int]:
        """The texts by the tag of the file, and by the desk's too where that is another: `ru-RU (ru)`."""
        return {self._name(tag): count for tag, count in sorted(self.counts.items())}

    def check(self) -> None:
        """See that the file has every language of which something was said, when it has been read to its end.

        Raises:
            UsageError: it has not.
        """
        have = {name for tag in self.counts for name in (_normal(tag), _normal(tag).partition("-")[0])}
        missing = [tag for tag in self._meant if tag not in have]
        if missing:
            there = listed(sorted(self.counts)) or "none"
            raise UsageError(f"“{self._file.name}” has no language “{missing[0]}”; it has: {there}.", file=self._file)

    def none_fits(self, skipped: Collection[str]) -> str:
        """Say that none of the languages fits, or that there is none, and what to do.

        Args:
            skipped: why entries were skipped.
        """
        if not self.counts and NO_LANGUAGE in skipped:
            return "It does not say which languages its texts are in; export it again with them."
        if not self.counts and not _STILL_OPEN & set(skipped):
            return "There is nothing in it that a memory or glossary can hold."
        if not self.counts:
            return "What is still to be translated is taken in with: tmtool add"
        strange = [tag for tag in sorted(self.counts) if tag and fold(self.meant(tag)) not in self._known]
        works_in = sorted(self._known)
        said = f"It has the languages {listed(self.named)}; the desk works in {', '.join(works_in)}"
        if not strange:
            return f"{said}."
        # A code of two letters is another language, and is not to be taken for one of the desk's.
        names = (tag for tag in strange if len(_normal(tag).partition("-")[0]) != len("xx"))
        sayable = next((tag for tag in names if len(tag) <= _LONGEST_LISTED), None)
        if sayable is None:
            return f"{said}."
        there = {fold(self.meant(tag)) for tag in self.counts}
        free = next((code for code in works_in if code not in there), works_in[0])
        example = f"--map {quote(f'{sayable}={free}')}"
        return f"{said}. If one of them has another name there, say so with --map, for example {example}."

    def _name(self, tag: str) -> str:
        folded = fold(self.meant(tag))
        is_plain = folded == tag or not (is_tag(tag) or folded in self._known)
        return tag if is_plain else f"{tag} ({folded})"


def variant_for(wanted: str, texts: Sequence[tuple[str, Variant]]) -> tuple[str, Variant]:
    """Choose a text of a language: the one with the very tag, else one without a region, else the first of any region.

    Args:
        wanted: the tag.
        texts: texts with their languages as the desk calls them; at least one is in that of the tag.
    """
    language, normal = fold(wanted), _normal(wanted)
    those = [text for text in texts if text[0] == language]
    return min(
        those, key=lambda text: (_normal(text[1].language) != normal, _normal(text[1].language) != language.lower())
    )


def _normal(tag: str) -> str:
    return tag.strip().replace("_", "-").lower()
