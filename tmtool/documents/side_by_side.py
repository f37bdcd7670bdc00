"""A job as one HTML page, source and target side by side: for reading and for print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from tmtool.documents.web_text import legal
from tmtool.language.counted import counted
from tmtool.language.registry import name_of
from tmtool.model.articles import Segment
from tmtool.model.job_content import JobContent
from tmtool.model.text import TaggedText

_STYLE = """
body { font: 16px/1.45 Georgia, "Times New Roman", serif; margin: 2em auto; max-width: 75em; padding: 0 1em;
  color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5em; margin: 0; }
header p, th, .n, .state, .comments { font-family: Arial, Helvetica, sans-serif; font-size: .8em; color: #555; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td, th { padding: .4em .6em; vertical-align: top; text-align: left; border-bottom: 1px solid #ddd;
  overflow-wrap: anywhere; white-space: pre-line; }
th { border-bottom: 2px solid #888; }
.n { width: 3em; text-align: right; } .state { width: 7em; }
.new-block td { border-top: 2px solid #aaa; } .headline { font-weight: bold; }
.tag { color: #888; font-size: .8em; } .left-out td { color: #999; text-decoration: line-through; }
.left-out .state { text-decoration: none; }
.is-draft, .is-new { color: #a00; } .is-reviewed, .is-final { color: #060; }
.comments { margin: .5em 0 0; padding: .3em .5em; background: #f4f1e4; list-style: none; }
@media print {
  body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  .comments { background: none; border: 1px solid #999; }
  @page { size: A4 landscape; margin: 12mm; }
}
"""


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write a job side by side; what is left out is struck through.

    Args:
        job: the job.
        out: open for writing bytes; the page needs nothing besides, and has no scripts.

    Returns:
        The number of its translated segments.
    """
    out.write("".join(_page(job)).encode("utf-8", "replace"))
    return job.translated


def _page(job: JobContent) -> Iterator[str]:
    name, tag = _text(job.article.name), _attribute(job.language_tag)
    source, target = name_of(job.article.language), name_of(job.language)
    yield f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{name}: {source} – {target}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    all_segments = sum(bool(one.source) and not one.left_out for one in job.segments)
    yield f'<header lang="en">\n<h1>{name}</h1>\n'
    done = f"{job.translated:,} of {counted(all_segments, 'segment')} translated"
    yield f"<p>{source} – {target} · {done} · {_text(job.created)}</p>\n"
    yield '</header>\n<table>\n<thead lang="en"><tr><th class="n" scope="col">#</th>'
    yield f'<th scope="col">{source}</th><th scope="col">{target}</th><th class="state" scope="col">State</th>'
    yield "</tr></thead>\n<tbody>\n"
    for segment in job.segments:
        yield from _row(job, segment)
    yield "</tbody>\n</table>\n</body>\n</html>\n"


def _row(job: JobContent, segment: Segment) -> Iterator[str]:
    classes = (
        ("new-block", segment.starts_block),
        ("headline", segment.headline),
        ("left-out", segment.left_out),
    )
    named = " ".join(name for name, holds in classes if holds)
    state = "left out" if segment.left_out else str(segment.state)
    locked = ", locked" if segment.locked else ""
    yield f'<tr id="s{segment.number}"' + (f' class="{named}">' if named else ">")
    yield f'<td class="n">{segment.number}</td>'
    yield f'<td lang="{_attribute(job.source_tag)}">{_tagged(segment.source)}</td>'
    yield f'<td lang="{_attribute(job.language_tag)}">{_tagged(segment.target)}'
    if segment.comments:
        yield '<ul class="comments">'
        yield from (f"<li><b>{_text(one.person)}:</b> {_text(one.text)}</li>" for one in segment.comments)
        yield "</ul>"
    yield f'</td><td class="state is-{segment.state}" lang="en">{state}{locked}</td></tr>\n'


def _tagged(text: TaggedText) -> str:
    parts: list[str] = []
    done = 0
    for tag in text.tags:
        parts += (_text(text.text[done : tag.at]), f'<span class="tag">{tag.shown}</span>')
        done = tag.at
    return "".join([*parts, _text(text.text[done:])])


def _text(text: str) -> str:
    return escape(legal(text), quote=False)


def _attribute(text: str) -> str:
    return escape(legal(text))
