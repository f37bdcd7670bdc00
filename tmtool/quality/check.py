"""Running the checks on a segment."""

from __future__ import annotations

from importlib import import_module

from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.quality.pair import Pair
from tmtool.quality.registry import CHECKS


def check(
    source: TaggedText,
    target: TaggedText,
    *,
    number: int,
    source_language: str,
    target_language: str,
    terms: tuple[TermHit, ...] = (),
) -> tuple[Finding, ...]:
    """Run all checks on a source text and its translation.

    Args:
        source: the source text.
        target: the translation; an empty one has no findings.
        number: 1-based number of the segment.
        source_language: tag of the language of the source.
        target_language: tag of the language of the translation.
        terms: terms met in the source, with those of the target language.

    Returns:
        The findings in the order of the registry and, within a check, of the text.
    """
    if not target:
        return ()
    pair = Pair(source, target, number, source_language, target_language, terms)
    modules = dict.fromkeys(one.module for one in CHECKS.values())
    findings: list[Finding] = [finding for module in modules for finding in import_module(module).find(pair)]
    order = {check_id: place for place, check_id in enumerate(CHECKS)}
    return tuple(sorted(findings, key=lambda finding: order[finding.check]))
