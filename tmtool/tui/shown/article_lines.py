"""The articles of Home: in which order they stand, and what is said of each. Pure but for `Content`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from textual.content import Content

from tmtool.desk.due import due_words, is_overdue, local
from tmtool.model.articles import Article, Job
from tmtool.tui.literal import literal, one_line
from tmtool.tui.widgets.bars import percent, progress_bar

_BAR = 8
_LANGUAGE_WIDTH = 18
_NUMBER_WIDTH = 5
_LATEST = "9999"


@dataclass(frozen=True, slots=True)
class Overview:
    """What Home shows."""

    articles: tuple[Article, ...] = ()
    """In their order."""
    last_languages: Mapping[int, str] = field(default_factory=dict)
    """In which language the person last worked on an article, by its number."""
    colleagues: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Who else is in a job now, by the job's identity."""
    last: int | None = None
    """The article in which the person worked last."""
    closed: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Which languages an article has no place for, by its number."""
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())


def is_finished(article: Article) -> bool:
    """Whether every job of an article is done."""
    return bool(article.jobs) and all(job.is_done for job in article.jobs)


def due_of(article: Article) -> str | None:
    """Give when the first of its unfinished jobs is due."""
    return min((job.due for job in article.jobs if job.due and not job.is_done), default=None)


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Put what is due first, then what changed last, and what is finished below.

    Args:
        articles: the last changed first.
    """
    return tuple(sorted(articles, key=lambda one: (is_finished(one), due_of(one) or _LATEST)))


def facts_of(job: Job, overview: Overview, *, person: str) -> Content | None:
    """Give what is to be known of a job beside its progress: due, who has it, who is there; None for nothing.

    Args:
        job: the job.
        overview: what Home shows.
        person: who looks.
    """
    parts: list[Content] = []
    if job.due and not job.is_done:
        style = "bold $text-error" if is_overdue(job.due, overview.now) else "$text-warning"
        parts.append(Content.styled(due_words(job.due, overview.now), style))
    if job.person:
        parts.append(literal("you have it" if job.person == person else f"{job.person} has it"))
    here = overview.colleagues.get(job.id, ())
    if here:
        names = ", ".join(here)
        parts.append(literal("here now" if here == (job.person,) else f"{names} here now", style="bold"))
    if not parts:
        return None
    return Content.assemble((f"{job.language.upper()} ", "bold"), Content(", ").join(parts))


def article_lines(
    article: Article, overview: Overview, languages: Sequence[str], chosen: str | None, width: int, *, person: str = ""
) -> tuple[Content, Content]:
    """Give the two lines of an article: its title with a bar for each language, and what else is to be known.

    Args:
        article: the article with its jobs.
        overview: what Home shows.
        languages: in the order of their columns.
        chosen: the language that Enter opens, marked; None where the article is not the chosen one.
        width: cells.
        person: who looks.
    """
    return (
        _title_line(article, overview, languages, chosen, width),
        _facts_line(article, overview, width, person=person),
    )


def _title_line(
    article: Article, overview: Overview, languages: Sequence[str], chosen: str | None, width: int
) -> Content:
    room = max(width - _NUMBER_WIDTH - _LANGUAGE_WIDTH * len(languages), 10)
    title = literal(one_line(article.title or article.name, room - 1), style="" if is_finished(article) else "bold")
    jobs = {job.language: job for job in article.jobs}
    closed = overview.closed.get(article.id, frozenset())
    columns = (
        _column(language, jobs.get(language), is_chosen=language == chosen, is_closed=language in closed)
        for language in languages
    )
    return Content.assemble((f"{article.id:>4} ", "dim"), title, " " * max(room - title.cell_length, 0), *columns)


def _column(language: str, job: Job | None, *, is_chosen: bool, is_closed: bool) -> Content:
    """Give how far an article has come in a language, or a dash where it has no place for it."""
    mark = ("▸", "bold $accent") if is_chosen else (" ", "")
    name = (f"{language.upper()} ", "bold" if is_chosen else "dim")
    if is_closed:
        return Content.assemble(mark, name, ("—".ljust(_LANGUAGE_WIDTH - len(name[0]) - 1), "dim"))
    done, total = (job.confirmed, job.segments) if job else (0, 0)
    return Content.assemble(mark, name, progress_bar(done, total, _BAR), f" {percent(done, total):>4} ")


def _facts_line(article: Article, overview: Overview, width: int, *, person: str) -> Content:
    facts = [found for job in article.jobs if (found := facts_of(job, overview, person=person))]
    version = f" · version {article.version}" if article.version > 1 else ""
    changed = f"{local(article.changed):%d.%m. %H:%M}" if article.changed else ""
    left = max(width - _NUMBER_WIDTH - sum(fact.cell_length + 3 for fact in facts), 10)
    # Where there is no room for everything, what must be done soon is more than when the text came.
    named = f"{article.name}{version}"
    under = one_line(f"{named} · {changed}" if len(named) + len(changed) + 3 <= left else named, left)
    return Content.assemble(" " * _NUMBER_WIDTH, Content(" · ").join([literal(under, style="dim"), *facts]))
