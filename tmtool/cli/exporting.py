"""The command that writes one job as a file: export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tmtool import formats
from tmtool.cli.call import Call, language_codes, languages
from tmtool.cli.command import Panel, command
from tmtool.cli.options import ArticleArgument, CodesOption, TargetsOption
from tmtool.cli.output_files import refuse_source
from tmtool.language.counted import counted
from tmtool.model.articles import Article
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.exports import Exported

_WRITABLE = ", ".join(f"{entry.id} ({entry.name})" for entry in formats.FORMATS.values() if "job" in entry.writes)


@command("export", Panel.WHOLE_JOB)
def export(
    call: Call,
    article: ArticleArgument,
    format_id: Annotated[
        str, typer.Option("--format", "-f", metavar="F", help=f"One of: {_WRITABLE}.", show_default=False)
    ],
    to: TargetsOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="The file, or a folder for it; the current one by default."
        ),
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="With drafts too, not only what is confirmed.")] = False,
    together: Annotated[bool, typer.Option("--together", help="All the languages in one file (tmx).")] = False,
    codes: CodesOption = None,
    level1: Annotated[bool, typer.Option("--level1", help="Plain texts, without tags (tmx).")] = False,
    latin: Annotated[
        bool, typer.Option("--latin", help="Kazakh in Latin letters (document, text), as latin.csv of the desk says.")
    ] = False,
) -> None:
    """Write the translation of an article as a file."""
    format_ = formats.by_id(format_id)
    written_as = language_codes(codes)
    with call.opened_desk() as desk:
        found = desk.articles.find(article)
        wanted = _wanted(found, to, together)
        if latin and "kk" not in wanted:
            raise UsageError("Only Kazakh is written in Latin letters; add --to kk, or leave out --latin.")
        groups = [wanted] if together else [(one,) for one in wanted]
        paths = _paths(found, groups, format_, output, latin=latin)
        refuse_source(paths, (article, found.name))
        done = [
            desk.exports.export(
                found,
                group,
                format_id,
                path,
                drafts=drafts,
                together=together,
                codes=written_as,
                latin=latin,
                plain=level1,
            )
            for group, path in zip(groups, paths, strict=True)
        ]
    shapes = [_shape(one) for one in done]
    lines = [f"{one.path}: {counted(one.segments, 'segment')}, {one.untranslated:,} untranslated." for one in done]
    call.answer(shapes[0] if len(shapes) == 1 else shapes, lines)


def _wanted(article: Article, to: list[str] | None, together: bool) -> tuple[str, ...]:
    """Give the languages to write: those that were named, else all of the article's."""
    wanted = languages(to, [job.language for job in article.jobs], source=article.language)
    there = [job.language for job in article.jobs]
    missing = [one for one in wanted if one not in there]
    if missing or not wanted:
        has = ", ".join(there) or "none"
        raise UsageError(f"“{article.name}” has no job into {', '.join(missing) or 'any language'}; it has: {has}.")
    return wanted


def _paths(
    article: Article,
    groups: Sequence[tuple[str, ...]],
    format_: formats.Format,
    output: Path | None,
    *,
    latin: bool,
) -> list[Path]:
    from tmtool.desk.exports import default_name
    from tmtool.desk.outputs import make_folder

    if output is not None and not output.is_dir():
        if len(groups) > 1:
            raise UsageError(
                f"One file cannot hold several languages; make “{output}” a folder, or name one with --to."
            )
        make_folder(output.parent)
        return [output]
    return [(output or Path()) / default_name(article, group, format_, latin=latin) for group in groups]


def _shape(exported: Exported) -> dict[str, Any]:
    return {
        "path": str(exported.path),
        "segments": exported.segments,
        "untranslated": exported.untranslated,
    }
