"""Leaving out the findings that somebody does not want to see again."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tmtool.model.findings import Finding, Ignored


def heeded(findings: Iterable[Finding], ignored: Iterable[Ignored]) -> tuple[Finding, ...]:
    """Give the findings that nobody has ignored.

    Args:
        findings: what the checks say.
        ignored: what is not to be said, in one segment or anywhere.
    """
    entries = set(ignored)
    return tuple(finding for finding in findings if not is_silenced(finding, entries))


def is_silenced(finding: Finding, entries: Collection[Ignored]) -> bool:
    """Whether one of the entries is about a finding."""
    return any(entry in entries for entry in _names(finding))


def _names(finding: Finding) -> Iterable[Ignored]:
    """Every entry that would silence a finding."""
    for segment in (finding.segment, None):
        for about in (finding.about, None):
            yield Ignored(finding.check, segment, about)
