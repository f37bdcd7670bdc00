"""Every error says by its kind with which code a command ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.model import errors


@pytest.mark.parametrize(
    ("kind", "code", "exit_code"),
    [
        (errors.UsageError, "usage", 2),
        (errors.RefusedInput, "refused", 3),
        (errors.MissingInput, "missing", 3),
        (errors.NothingTaken, "nothing_taken", 3),
        (errors.NotTheSameArticle, "not_the_same_article", 3),
        (errors.ChangedMeanwhile, "changed_meanwhile", 1),
        (errors.DeskError, "desk", 4),
        (errors.OutputError, "output", 4),
    ],
)
def test_each_kind_has_its_code(kind: type[errors.TmtoolError], code: str, exit_code: int) -> None:
    error = kind("What, where and what to do.", file=Path("a.txt"), line=7)
    assert (error.code, error.exit_code) == (code, exit_code)
    assert (error.message, error.file, error.line, str(error)) == (
        "What, where and what to do.", "a.txt", 7, "What, where and what to do.",
    )  # fmt: skip
