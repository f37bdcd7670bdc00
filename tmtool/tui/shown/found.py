"""The findings of a job as a person goes through them: by how grave they are, by family, with what is ignored. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tmtool.language.counted import counted
from tmtool.model.articles import Segment
from tmtool.model.findings import Finding, Ignored, Severity
from tmtool.quality.ignoring import is_silenced
from tmtool.quality.registry import CHECKS

_UNTRANSLATED = "text.untranslated"
_ORDER = {check: place for place, check in enumerate(CHECKS)}


class Group(StrEnum):
    """What findings are shown together, the gravest first."""

    ERROR = "errors"
    WARNING = "warnings"
    TO_DO = "to do"
    """What is not translated yet, in one line."""
    NOTE = "notes"
    STYLE = "house style"
    IGNORED = "ignored"


_GROUPS = {Severity.ERROR: Group.ERROR, Severity.WARNING: Group.WARNING, Severity.NOTE: Group.NOTE}


@dataclass(frozen=True, slots=True)
class Found:
    """One finding with its segment."""

    finding: Finding
    segment: Segment
    is_ignored: bool = False
    opens_group: bool = False
    """Whether it is the first of its group in the list."""

    @property
    def group(self) -> Group:
        """The group in which it is shown."""
        if self.is_ignored:
            return Group.IGNORED
        if self.finding.check == _UNTRANSLATED and not self.segment.target:
            return Group.TO_DO
        return Group.STYLE if CHECKS[self.finding.check].is_style else _GROUPS[self.finding.severity]

    @property
    def family(self) -> str:
        """The family of its check."""
        return CHECKS[self.finding.check].family


@dataclass(frozen=True, slots=True)
class FoundInJob:
    """Everything that the checks say of a job."""

    all: tuple[Found, ...] = ()

    @classmethod
    def of(cls, segments: Iterable[Segment], findings: Iterable[Finding], ignored: Iterable[Finding]) -> FoundInJob:
        """Put findings and segments together."""
        numbered = {segment.number: segment for segment in segments}
        heard = (Found(one, numbered[one.segment]) for one in findings)
        return cls((*heard, *(Found(one, numbered[one.segment], is_ignored=True) for one in ignored)))

    @property
    def counts(self) -> Counter[Group]:
        """How many there are in each group."""
        return Counter(one.group for one in self.all)

    @property
    def families(self) -> tuple[tuple[str, int], ...]:
        """The families that have something to say, and how much; what is ignored is not counted."""
        count = Counter(one.family for one in self.all if not one.is_ignored)
        return tuple((family, count[family]) for family in dict.fromkeys(check.family for check in CHECKS.values()))

    def shown(self, family: str | None, *, ignored: bool) -> tuple[Found, ...]:
        """Give what is listed, the gravest first, the first one of each group marked.

        Args:
            family: only this one; all by default.
            ignored: whether what is ignored is listed too, at the end.
        """
        wanted = [one for one in self.all if family in (None, one.family) and (ignored or not one.is_ignored)]
        groups = list(Group)
        wanted.sort(key=lambda one: (groups.index(one.group), one.finding.segment, _ORDER[one.finding.check]))
        wanted = _folded(wanted)
        before = [None, *(one.group for one in wanted)]
        return tuple(replace(one, opens_group=one.group is not last) for one, last in zip(wanted, before, strict=False))

    def ignoring(self, entries: Collection[Ignored]) -> FoundInJob:
        """Give the same after something was ignored."""
        return FoundInJob(
            tuple(replace(one, is_ignored=True) if is_silenced(one.finding, entries) else one for one in self.all)
        )

    def checked_again(self, segment: Segment, findings: Sequence[Finding], mended: Finding) -> FoundInJob:
        """Give the same after one segment was changed and checked for itself.

        Args:
            segment: as it is now.
            findings: what the checks say of it now; those that compare segments were not asked again.
            mended: the finding that was put right.
        """
        kept = tuple(
            replace(one, segment=segment)
            for one in self.all
            if one.segment.id == segment.id
            and (one.is_ignored or CHECKS[one.finding.check].over_job)
            and one.finding != mended
        )
        others = tuple(one for one in self.all if one.segment.id != segment.id)
        return FoundInJob((*others, *kept, *(Found(one, segment) for one in findings)))


def _folded(wanted: Sequence[Found]) -> list[Found]:
    """Give findings with what is not translated yet as one, at the first place where it is so."""
    to_do = [one for one in wanted if one.group is Group.TO_DO]
    if len(to_do) < 2:
        return list(wanted)
    words = f"Not translated yet: {counted(len(to_do), 'segment')}. Enter goes to the first."
    first = replace(to_do[0], finding=replace(to_do[0].finding, message=words))
    return [first if one is to_do[0] else one for one in wanted if one not in to_do[1:]]
