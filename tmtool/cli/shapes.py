"""The JSON of records, one function a shape; shared/CLI.md names the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tmtool.model.articles import Article, HistoryEntry, Job, Segment
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.units import ImportCounts, Match

if TYPE_CHECKING:
    from tmtool.desk.arrivals import TakenIn
    from tmtool.desk.imports import FilePreview

Json = dict[str, Any]


def segment_shape(segment: Segment) -> Json:
    """Give a segment; its texts with tags as a translator sees them."""
    return {
        "number": segment.number,
        "source": segment.source.shown,
        "target": segment.target.shown,
        "state": str(segment.state),
        "flags": list(segment.flags),
        "origin": None if segment.origin is None else str(segment.origin),
        "version": segment.version,
        "comments": [
            {"text": comment.text, "person": comment.person, "time": comment.time} for comment in segment.comments
        ],
    }


def history_shape(entry: HistoryEntry) -> Json:
    """Give one operation that touched a segment."""
    return {
        "operation": entry.operation,
        "kind": entry.kind,
        "person": entry.person,
        "time": entry.time,
        "target": entry.target,
        "state": str(entry.state),
        "undone": entry.undone,
    }


def article_shape(article: Article) -> Json:
    """Give an article with the progress of its jobs."""
    return {
        "number": article.id,
        "article": article.name,
        "version": article.version,
        "jobs": [job_shape(job) for job in article.jobs],
    }


def job_shape(job: Job) -> Json:
    """Give a job with its progress; when it is due and who has it only where that is said."""
    said = {"due": job.due, "person": job.person}
    return {
        "language": job.language,
        "segments": job.segments,
        "confirmed": job.confirmed,
        **{name: value for name, value in said.items() if value is not None},
    }


def taken_in_shape(taken: TakenIn) -> Json:
    """Give what became of an article that was taken in or brought up to date."""
    return {
        "article": taken.article.name,
        "version": taken.article.version,
        "segments": taken.segments,
        "words": taken.words,
        "kept": taken.kept,
        "changed": taken.changed,
        "new": taken.new,
        "removed": taken.removed,
    }


def import_shape(file: str, kind: str, counts: ImportCounts) -> Json:
    """Give what became of the units of a file."""
    return {
        "file": file,
        "kind": kind,
        "languages": dict(counts.languages),
        "read": counts.read,
        "new": counts.new,
        "updated": counts.updated,
        "duplicate": counts.duplicate,
        "skipped": dict(counts.skipped),
        "repaired": dict(counts.repaired),
        **({"remarks": list(counts.remarks)} if counts.remarks else {}),
    }


def preview_shape(file: str, found: FilePreview) -> Json:
    """Give what a file has that was only looked at: as an import, with the first texts and why nothing fits."""
    unknown = {"new": None, "updated": None, "duplicate": None}
    samples = [list(texts) for texts in found.has.samples]
    return {
        **import_shape(file, found.kind, found.has.counts),
        **unknown,
        "samples": samples,
        "problem": found.has.problem,
    }


def match_shape(match: Match) -> Json:
    """Give a match with what differs."""
    return {
        "score": match.score,
        "kind": str(match.kind),
        "source": match.source.shown,
        "target": match.target.shown,
        "repaired": match.repaired,
        "memory": match.memory,
        "via": match.via,
        "warnings": list(match.warnings),
        "differences": [
            {
                "op": str(difference.op),
                "source": list(difference.source),
                "unit": list(difference.unit),
                "reason": str(difference.reason),
                "points": difference.points,
            }
            for difference in match.differences
        ],
    }


def finding_shape(finding: Finding) -> Json:
    """Give what a check says of a segment; spans are in the texts without tags."""
    return {
        "segment": finding.segment,
        "check": finding.check,
        "severity": str(finding.severity),
        "message": finding.message,
        "source": list(finding.source),
        "target": list(finding.target),
        "fix": finding.fix,
    }


def term_shape(hit: TermHit) -> Json:
    """Give a term that was met in a text."""
    return {
        "source": hit.source,
        "start": hit.start,
        "end": hit.end,
        "targets": [
            {"text": target.text, "status": str(target.status), "forms": list(target.forms)} for target in hit.targets
        ],
    }
