"""Writing concepts as TBX-Basic, in the elements of version 2 or of version 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from tmtool.exchange.tbx_categories import DESCRIPTIONS, OWN_ID, PROPERTY, RESERVED, STATUS_WORDS, TRANSACTIONS
from tmtool.model.terms import Concept, Term

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?)(?:, (\S.*))?")
_ESCAPED_NEWLINES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


@dataclass(frozen=True, slots=True)
class Version:
    """The elements in which two versions of TBX differ."""

    opening: str
    """What the file begins with; `{language}` is that of the file."""
    closing: str
    header: str
    entry: str
    language: str
    term: str


VERSION_2 = Version(
    opening=('<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX-Basic" xml:lang={language}>\n'),
    closing="</martif>\n",
    header="martifHeader",
    entry="termEntry",
    language="langSet",
    term="tig",
)
VERSION_3 = Version(
    opening='<tbx type="TBX-Basic" style="dca" xml:lang={language} xmlns="urn:iso:std:iso:30042:ed-2">\n',
    closing="</tbx>\n",
    header="tbxHeader",
    entry="conceptEntry",
    language="langSec",
    term="termSec",
)


def write(concepts: Sequence[Concept], out: BinaryIO, version: Version, *, source_language: str, created: str) -> int:
    """Write concepts; the same ones always give the same bytes.

    Args:
        concepts: in their order; concepts without terms are not written.
        out: open for writing bytes.
        version: which elements to write.
        source_language: the language of the file.
        created: when the last thing in it was done, ISO 8601.

    Returns:
        The number of concepts written.
    """
    pieces = _Pieces(version)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{version.opening.format(language=quoteattr(source_language))}'
    out.write(f"{head}{_header(version, created)}<text><body>\n".encode())
    written = 0
    for number, concept in enumerate(concepts, start=1):
        if concept.terms:
            out.write("".join(pieces.concept(number, concept)).encode())
            written += 1
    out.write(f"</body></text>\n{version.closing}".encode())
    return written


def _header(version: Version, created: str) -> str:
    said = f"written by tmtool; last change {created}" if created else "written by tmtool"
    coding = '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>' if version is VERSION_2 else ""
    return (
        f"<{version.header}><fileDesc><titleStmt><title>tmtool</title></titleStmt>"
        f"<sourceDesc><p>{_text(said)}</p></sourceDesc></fileDesc>{coding}</{version.header}>\n"
    )


class _Pieces:
    """Gives the text of one concept after the other."""

    def __init__(self, version: Version) -> None:
        self._version = version
        self._ids: set[str] = set()

    def concept(self, number: int, concept: Concept) -> Iterator[str]:
        """Give the entry of a concept."""
        identity = self._identity(number, concept)
        yield f"<{self._version.entry} id={quoteattr(identity)}>\n"
        if concept.subject:
            yield f'<descrip type="subjectField">{_text(concept.subject)}</descrip>\n'
        if concept.concept_id and (concept.concept_id != identity or OWN_ID.fullmatch(identity)):
            yield f'<admin type="conceptId">{_text(concept.concept_id)}</admin>\n'
        languages = tuple(dict.fromkeys(term.language for term in concept.terms))
        of_language: dict[str, list[str]] = {language: [] for language in languages}
        for name, value in concept.properties:
            spoken = _language_of(name, languages)
            if spoken is None:
                yield _property(name, value)
            else:
                of_language[spoken].append(_property(name[: -len(spoken) - 1], value, note="note"))
        if concept.note:
            yield f"<note>{_text(concept.note)}</note>\n"
        for language, said in of_language.items():
            yield f"<{self._version.language} xml:lang={quoteattr(language)}>\n"
            yield from said
            for term in concept.in_language(language):
                yield from self._term(term)
            yield f"</{self._version.language}>\n"
        yield f"</{self._version.entry}>\n"

    def _identity(self, number: int, concept: Concept) -> str:
        """Give an id that XML allows and that no other concept has: its own where it is one."""
        named = concept.concept_id or ""
        is_good = _ID.fullmatch(named) is not None and not OWN_ID.fullmatch(named) and named not in self._ids
        identity = named if is_good else f"tmtool-c{number}"
        self._ids.add(identity)
        return identity

    def _term(self, term: Term) -> Iterator[str]:
        yield f"<{self._version.term}><term>{_text(term.text)}</term>"
        if term.part_of_speech:
            yield f'<termNote type="partOfSpeech">{_text(term.part_of_speech)}</termNote>'
        yield f'<termNote type="administrativeStatus">{STATUS_WORDS[term.status]}</termNote>'
        said = {
            "validFrom": term.valid_from,
            "validTo": term.valid_to,
            "caseSensitive": None if term.case_sensitive is None else "yes" if term.case_sensitive else "no",
        }
        yield from (f'<admin type="{name}">{_text(value)}</admin>' for name, value in said.items() if value)
        if term.note:
            yield f"<note>{_text(term.note)}</note>"
        yield f"</{self._version.term}>\n"


def _language_of(name: str, languages: Sequence[str]) -> str | None:
    """Give the language of which a property speaks by the end of its name."""
    fitting = [one for one in languages if name.endswith(f"_{one}") and len(name) > len(one) + 1]
    return max(fitting, key=len, default=None)


def _property(name: str, value: str, *, note: str = "") -> str:
    text = _text(value)
    if name and name == note:
        return f"<note>{text}</note>\n"
    if name in DESCRIPTIONS:
        return f"<descrip type={_attribute(DESCRIPTIONS[name])}>{text}</descrip>\n"
    done = _DATED.fullmatch(value)
    if name in TRANSACTIONS and done is not None and _is_time(done[1]):
        who = f'<transacNote type="responsibility">{_text(done[2])}</transacNote>' if done[2] else ""
        what = f'<transac type="transactionType">{name}</transac><date>{done[1]}</date>'
        return f"<transacGrp>{what}{who}</transacGrp>\n"
    is_plain = name.lower() not in RESERVED and not name.startswith(PROPERTY)
    return f"<admin type={_attribute(name if is_plain else PROPERTY + name)}>{text}</admin>\n"


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return not text.startswith("0000")


def _text(text: str) -> str:
    # A carriage return that stands as it is would be read as the end of a line.
    return escape(_ILLEGAL.sub("", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text), _ESCAPED_NEWLINES)
