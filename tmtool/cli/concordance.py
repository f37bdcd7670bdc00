"""The command that searches the memories and the articles for words: concordance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tmtool.cli.call import Call, language, text_from
from tmtool.cli.command import Panel, command
from tmtool.cli.numbers import whole_number
from tmtool.cli.output import print_message
from tmtool.model.errors import DeskError, UsageError

if TYPE_CHECKING:
    from tmtool.desk.concordance import Found
    from tmtool.desk.desk import Desk
    from tmtool.desk.hits import ArticleHit, Hit


@command("concordance", Panel.MEMORIES)
def concordance(
    call: Call,
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help='Words, a "phrase" in quotation marks, begin*; - for standard input.',
            show_default=False,
        ),
    ],
    in_language: Annotated[
        str | None,
        typer.Option("--in", metavar="LANGUAGE", help="Search only texts of this language; all by default."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="LANGUAGE", help="Show only translations into this language; all by default."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", parser=whole_number("--limit", 1), help="How many at most.")
    ] = 50,
    articles: Annotated[bool, typer.Option("--articles", help="Search the articles instead of the memories.")] = False,
) -> None:
    """Search the memories for words, and see how they were translated, the newest first."""
    wanted = text_from(query)
    if not wanted.strip():
        raise UsageError("There is nothing to look for; type a word, or - to read standard input.")
    where = {"language": language(in_language) if in_language else None, "to": language(to) if to else None}
    with call.opened_desk(scanned=not articles) as desk:
        if articles:
            in_articles = desk.concordance.search_articles(wanted, **where, limit=limit)
            shapes, heads = [_article_shape(hit) for hit in in_articles.hits], map(_article_head, in_articles.hits)
            found: Found[Any] = in_articles
        else:
            found = in_memories = desk.concordance.search(wanted, **where, limit=limit)
            shapes, heads = [_shape(hit) for hit in in_memories.hits], map(_head, in_memories.hits)
        call.answer({"hits": shapes, "total": found.total}, _lines(found, heads))
        if found.is_at_least:
            print_message(f"There are more than {found.total}; they were not counted further.")
        _index_the_rest(desk)


def _index_the_rest(desk: Desk) -> None:
    """Index what is too much for a search, once its answer is out."""
    if not desk.concordance.is_behind():
        return
    print_message("The texts are being indexed, so that the next search is fast; Ctrl+C leaves the rest for later.")
    try:
        desk.concordance.bring_up_to_date()
    except DeskError as error:
        # The answer was right without the index.
        print_message(f"tmtool: {error.message}")


def _shape(hit: Hit) -> dict[str, Any]:
    return {
        "source": hit.source.shown,
        "target": hit.target.shown,
        "language": hit.language,
        "memory": hit.memory,
        "spans": [list(span) for span in hit.spans],
    }


def _article_shape(hit: ArticleHit) -> dict[str, Any]:
    return {
        "article": hit.article,
        "number": hit.number,
        "source": hit.source.shown,
        "target": hit.target.shown,
        "language": hit.language,
        "spans": [list(span) for span in hit.spans],
    }


def _head(hit: Hit) -> str:
    return f"{hit.memory}, {hit.source_language} to {hit.target_language}"


def _article_head(hit: ArticleHit) -> str:
    return f"{hit.article} {hit.number}, {hit.source_language} to {hit.target_language}"


def _lines(found: Found[Any], heads: Iterator[str]) -> Iterator[str]:
    for head, hit in zip(heads, found.hits, strict=True):
        yield head
        yield f"    {hit.source.shown}"
        yield f"    {hit.target.shown}"
    if not found.hits:
        yield "Nothing was found."
    elif len(found.hits) < found.total and not found.is_at_least:
        yield f"{len(found.hits)} of {found.total}; see more with --limit."
