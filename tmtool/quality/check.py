"""Running the checks on a segment, and on all segments of a job together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair
from tmtool.quality.registry import CHECKS

_ORDER = {check_id: place for place, check_id in enumerate(CHECKS)}


def check(pair: Pair) -> tuple[Finding, ...]:
    """Run the checks that look at one segment for itself.

    Args:
        pair: a source text and its translation.

    Returns:
        The findings in the order of the registry and, within a check, of the text.
    """
    found = [finding for module in _modules(over_job=False) for finding in module.find(pair)]
    return tuple(sorted(found, key=lambda finding: _ORDER[finding.check]))


def check_job(pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """Run the checks that look at all segments of a job, or of a file, together.

    Args:
        pairs: the segments in order.

    Returns:
        The findings by segment, and in the order of the registry.
    """
    found = [finding for module in _modules(over_job=True) for finding in module.find(pairs)]
    return in_order(found)


def check_all(pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """Run every check on the segments of a job, or of a file.

    Args:
        pairs: the segments in order.

    Returns:
        The findings by segment, and in the order of the registry.
    """
    return in_order([*(finding for pair in pairs for finding in check(pair)), *check_job(pairs)])


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Sort findings by segment, then in the order of the registry."""
    return tuple(sorted(findings, key=lambda finding: (finding.segment, _ORDER[finding.check])))


@cache
def _modules(*, over_job: bool) -> tuple[ModuleType, ...]:
    names = dict.fromkeys(one.module for one in CHECKS.values() if one.over_job is over_job)
    return tuple(import_module(f"tmtool.quality.{name}") for name in names)
