"""The checks that there are. Data only: their code is imported when a check first runs."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.model.findings import Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One check."""

    id: str
    """`family.name`, as in outputs."""
    help: str
    """What it finds, in a few words for persons."""
    severity: Severity
    module: str
    """Where it is, under `tmtool.quality`; one module may hold several checks.

    It has `find(pair: Pair) -> Iterator[Finding]`; that of a check over a job `find(pairs: Sequence[Pair])`.
    """
    over_job: bool = False
    """Whether it looks at all segments of a job together, or of a file."""
    is_style: bool = False
    """Whether it speaks of house style; such findings are notes, and counted apart."""

    @property
    def family(self) -> str:
        """The part before the point, by which checks are shown together."""
        return self.id.partition(".")[0]


def _error(check_id: str, help_text: str, module: str) -> Check:
    return Check(check_id, help_text, Severity.ERROR, module)


def _warning(check_id: str, help_text: str, module: str, *, over_job: bool = False) -> Check:
    return Check(check_id, help_text, Severity.WARNING, module, over_job)


def _note(check_id: str, help_text: str, module: str, *, over_job: bool = False) -> Check:
    return Check(check_id, help_text, Severity.NOTE, module, over_job)


def _style(check_id: str, help_text: str, module: str, *, over_job: bool = False) -> Check:
    return Check(check_id, help_text, Severity.NOTE, module, over_job, is_style=True)


_ALL = (
    _error("text.empty", "The translation is empty", "missing_text"),
    _warning("text.untranslated", "Not translated, or a stretch left as in the source", "missing_text"),
    _warning("text.same", "The translation is the same as the source", "missing_text"),
    _warning("text.repeated", "A word stands twice in a row", "words"),
    _warning("text.plural", "A Kazakh noun in the plural after a number", "words"),
    _style("text.style", "Not as the desk spells names and writes figures", "house"),
    _error("tags.missing", "A tag of the source is missing", "tags"),
    _error("tags.extra", "A tag is there that the source does not have", "tags"),
    _error("tags.nesting", "Tags are closed before they are opened, or crosswise", "tags"),
    _warning("figures.number", "A number or percentage is missing, added or another", "figures"),
    _warning("figures.date", "A date or weekday is missing, added or another", "figures"),
    _warning("figures.time", "A time is missing, added or another", "figures"),
    _warning("figures.amount", "A sum of money is missing, added or another", "figures"),
    _warning("figures.url", "A web address is missing, added or another", "figures"),
    _warning("figures.email", "An e-mail address is missing, added or another", "figures"),
    _warning("terms.missing", "The approved term is not used", "terms"),
    _warning("terms.forbidden", "A forbidden term is used", "terms"),
    _warning("terms.outdated", "A term that was not right on the day of the article", "terms"),
    _warning("consistency.target", "The same source is translated in two ways", "consistency", over_job=True),
    _warning("consistency.source", "Two sources have the same translation", "consistency", over_job=True),
    _warning("consistency.name", "A name is spelt in two ways", "names", over_job=True),
    _warning("consistency.languages", "Russian and Kazakh have other figures", "languages", over_job=True),
    _warning("punctuation.end", "The sentence ends with another sign", "punctuation"),
    _warning("punctuation.spaces", "Spaces too many or at the wrong place", "punctuation"),
    _warning("punctuation.brackets", "A bracket without its other half", "punctuation"),
    _warning("punctuation.quotes", "A quotation mark without its other half", "quotes", over_job=True),
    _style("punctuation.marks", "Quotation marks of another kind", "quotes", over_job=True),
    _style("punctuation.dash", "A hyphen where a dash should stand", "typography"),
    _style("punctuation.nobreak", "A space at which a line may break in two what belongs together", "typography"),
    _error("characters.control", "A control character", "characters"),
    _warning("characters.invisible", "A character that nobody can see", "characters"),
    _warning("characters.composition", "A letter in two pieces (not NFC)", "characters"),
    _warning("characters.alphabet", "A letter of another alphabet", "alphabets"),
    _warning("length.short", "Much shorter than the source", "lengths"),
    _warning("length.long", "Much longer than the source", "lengths"),
    _warning("length.headline", "A headline longer than the desk allows", "lengths"),
    _note("spelling.word", "A word that is not in the dictionary", "spelling"),
)
CHECKS: dict[str, Check] = {check.id: check for check in _ALL}
"""By id, in the order in which findings of one segment are given."""
