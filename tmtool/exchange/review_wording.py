"""What stands in the cells of a review table in words: states, comments, and the line that says of which job it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tmtool.exchange.review_identity import job_of, written
from tmtool.model.articles import Comment, Segment, State
from tmtool.model.job_content import JobContent

_HEAD = re.compile(r"tmtool review: (?P<job>[0-9a-z]{4}) · (?P<language>[\w-]{2,35}) · (?P<article>[^\n]+)")
_LOCKED = "locked"
_BETWEEN = re.compile(r"[\s,;·/|]+")
_STATES: dict[State, tuple[str, ...]] = {
    State.REVIEWED: (
        "reviewed", "review", "ok", "okay", "yes", "accepted", "accept", "approved", "done", "good", "+", "✓", "✔", "☑",
        "проверено", "принято", "принять", "утверждено", "одобрено", "готово", "да", "ок", "тексерілді", "қабылданды",
        "бекітілді", "иә", "дайын",
    ),
    State.DRAFT: (
        "draft", "rejected", "reject", "no", "wrong", "back", "redo", "fuzzy", "-", "–", "✗", "✘", "черновик",
        "отклонено", "доработать", "переделать", "нет", "жоба", "қабылданбады", "жоқ",
    ),
    State.TRANSLATED: ("translated", "confirmed", "переведено", "аударылды"),
    State.FINAL: ("final", "signed", "финал", "окончательно"),
    State.NEW: ("new", "untranslated", "новый", "новое", "жаңа"),
}  # fmt: skip
_BY_WORD = {word: state for state, words in _STATES.items() for word in words}


def head_line(job: JobContent) -> str:
    """Say of which job a table is, for persons and for `read_head`."""
    name = " ".join(written(job.article.name).split())
    return f"tmtool review: {job_of(job.article.name, job.language)} · {job.language} · {name}"


def read_head(text: str) -> tuple[str, str] | None:
    """Give the name of the article and the language that a line says; None where it is no such line."""
    found = _HEAD.search(text)
    return None if found is None else (found["article"].strip(), found["language"])


def status_cell(segment: Segment) -> str:
    """Write the state of a segment."""
    return f"{segment.state} · {_LOCKED}" if segment.locked else str(segment.state)


def read_status(cell: str) -> State | None:
    """Give the state that a cell says, in English, Russian or Kazakh; None where it says none that is known."""
    words = [word for word in _BETWEEN.split(cell.casefold().strip(" .!")) if word and word != _LOCKED]
    said = {_BY_WORD.get(word) for word in words}
    return next(iter(said)) if len(said) == 1 else None


def is_locked(cell: str) -> bool:
    """Whether a cell says that the segment is locked."""
    return _LOCKED in _BETWEEN.split(cell.casefold())


def comments_cell(comments: Sequence[Comment]) -> str:
    """Write the comments on a segment, one under the other."""
    return "\n".join(_line(comment) for comment in comments)


def new_remark(cell: str, known: Sequence[Comment]) -> str:
    """Give what a cell says beyond the comments that are known; empty where it says nothing new."""
    there = {_bare(line) for comment in known for text in (comment.text, _line(comment)) for line in text.split("\n")}
    # A table of another kind puts them into one line.
    there.add(_bare("; ".join(_line(comment) for comment in known)))
    return "\n".join(line.strip() for line in written(cell).split("\n") if line.strip() and _bare(line) not in there)


def _line(comment: Comment) -> str:
    return f"{comment.person}: {comment.text}"


def _bare(line: str) -> str:
    return " ".join(written(line).split())
