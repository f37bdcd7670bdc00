"""PO files of gettext: units in, the segments of a job out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import polib

from tmtool.exchange import po_charset
from tmtool.exchange.input_files import read_input
from tmtool.exchange.po_bilingual import read_bilingual, write_bilingual
from tmtool.exchange.po_check import checked_lines
from tmtool.exchange.po_language import language_of_po, plural_rule
from tmtool.exchange.text_repair import repaired_text
from tmtool.exchange.unit_source import UNDETERMINED, UnitSource
from tmtool.language.registry import LANGUAGES, fold
from tmtool.model.articles import Segment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.job_content import JobContent
from tmtool.model.text import ANY_TAGS, TaggedText
from tmtool.model.units import Properties, Unit, Variant

__all__ = ["read", "read_bilingual", "write", "write_bilingual", "write_job"]

GENERATOR = "tmtool"
_OBSOLETE = re.compile(r"^#~\s*msgid\s", re.MULTILINE)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_SOURCE_LANGUAGE = "en"


class _Lines(str):
    """Text that polib takes apart at newlines only; it would cut strings at U+2028 and the like."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


def read(path: Path, *, encoding: str | None = None, repair: bool = False) -> UnitSource:
    """Read a PO file; fuzzy, untranslated and obsolete entries are skipped and counted.

    Args:
        path: the file.
        encoding: what the person asked for, else what the header declares, else UTF-8.
        repair: also take in a file with NUL characters and bytes that do not decode.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: it is damaged, cut off, or does not decode; names the line.
        UsageError: `encoding` is no text encoding.
    """
    path = Path(path)
    data = read_input(path)
    repaired = {po_charset.MISDECLARED: 1} if encoding is None and po_charset.is_misdeclared(data) else {}
    text = repaired_text(
        data,
        encoding=encoding,
        declared=po_charset.declared(data),
        name=path.name,
        forced=repair,
        counts=repaired,
    )
    lines = checked_lines(text, path.name)
    catalogue = _parsed(lines, path.name)
    language = language_of_po(catalogue.metadata.get, path) or UNDETERMINED
    source_language = catalogue.metadata.get("X-Source-Language") or _SOURCE_LANGUAGE
    skipped: Counter[str] = Counter()
    if obsolete := len(_OBSOLETE.findall(text)):
        skipped["obsolete"] = obsolete
    texts = _with_tags if catalogue.metadata.get("X-Generator", "").startswith(GENERATOR) else TaggedText
    left_out: dict[int, str] = {}
    units = _units(catalogue, source_language, language, skipped, left_out, texts)
    return UnitSource(units, source_language, repaired, skipped, left_out, len(catalogue))


def write(
    segments: Sequence[Segment],
    out: BinaryIO,
    *,
    article: str,
    source_language: str,
    language: str,
    created: str,
    drafts: bool = True,
) -> int:
    """Write the segments of a job as a PO file that `msgfmt --check` finds nothing to say of.

    Every segment has its own context, `<article>:<block>.<n>` with n counted from 1 in the block, so that the same
    line may occur twice. Segments left out, and those without a source, are not written.

    Args:
        segments: all of the job, in order.
        out: open for writing bytes.
        article: its name.
        source_language: of the article.
        language: of the job.
        created: ISO 8601 in UTC; comes from the desk, so that a second run gives the same bytes.
        drafts: write drafts, marked as fuzzy; else they are untranslated.

    Returns:
        The number of segments written.
    """
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = _metadata(article, source_language, language, created)
    in_block: Counter[int] = Counter()
    for segment in segments:
        in_block[segment.first_block] += 1
        if segment.left_out or not segment.source.text.strip():
            continue
        context = f"{article}:{segment.first_block}.{in_block[segment.first_block]}"
        catalogue.append(_entry(segment, _clean(context), drafts))
    out.write(f"{catalogue}\n".encode())
    return len(catalogue)


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write a job as a PO file, drafts as fuzzy; the number of its segments there is given."""
    return write(
        job.segments,
        out,
        article=job.article.name,
        source_language=job.article.language,
        language=job.language_tag,
        created=job.created,
    )


def _parsed(lines: list[str], name: str) -> Any:
    try:
        return polib.pofile(_Lines("\n".join(lines)), encoding="utf-8", check_for_duplicates=False)
    except OSError as error:
        found = re.search(r"line (\d+)", str(error))
        message = f"“{name}” is damaged, and cannot be read as a PO file; export the file again."
        raise RefusedInput(message, file=name, line=int(found.group(1)) if found else None) from None


def _units(
    catalogue: Any,
    source_language: str,
    language: str,
    skipped: Counter[str],
    left_out: dict[int, str],
    texts: Callable[[str], TaggedText],
) -> Iterator[Unit]:
    met = 0
    for entry in catalogue:
        if entry.fuzzy:
            met += 1
            skipped["fuzzy"] += 1
            left_out[met] = "fuzzy"
            continue
        forms = [entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)] or [entry.msgstr]
        pairs = [(entry.msgid, forms[:1])]
        if entry.msgid_plural:
            # The first form goes with the singular, all others with the plural; where there is but one, it is both.
            pairs.append((entry.msgid_plural, forms[1:] or forms))
        for source, targets in pairs:
            met += 1
            targets = [target for target in dict.fromkeys(targets) if target.strip()]
            if not source.strip() or not targets:
                left_out[met] = "no target" if source.strip() else "empty"
                skipped[left_out[met]] += 1
                continue
            variants = [Variant(source_language, texts(source))]
            variants += [Variant(language, texts(target)) for target in targets]
            yield Unit(
                tuple(variants),
                source_language=source_language,
                tuid=entry.msgctxt or None,
                properties=_properties(entry),
                notes=tuple(note for note in (entry.tcomment, entry.comment) if note),
            )


def _properties(entry: Any) -> Properties:
    places = " ".join(f"{file}:{line}" if line else file for file, line in entry.occurrences)
    named = (("x-po-reference", places), ("x-po-flags", ",".join(entry.flags)))
    return tuple((name, value) for name, value in named if value)


def _with_tags(shown: str) -> TaggedText:
    return TaggedText.from_shown(shown, ANY_TAGS)


def _metadata(article: str, source_language: str, language: str, created: str) -> dict[str, str]:
    time = f"{datetime.fromisoformat(created).astimezone(UTC):%Y-%m-%d %H:%M}+0000"
    known = LANGUAGES.get(fold(language))
    return {
        "Project-Id-Version": _clean(article).replace("\n", " "),
        "POT-Creation-Date": time,
        "PO-Revision-Date": time,
        "Last-Translator": GENERATOR,
        "Language-Team": known.name if known else language,
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_rule(language),
        "X-Generator": GENERATOR,
        "X-Source-Language": source_language,
    }


def _entry(segment: Segment, context: str, drafts: bool) -> Any:
    is_draft = segment.state is State.DRAFT
    source = _clean(segment.source.shown)
    target = _clean(segment.target.shown) if drafts or not is_draft else ""
    return polib.POEntry(
        msgctxt=context,
        msgid=source,
        msgstr=_with_newlines_of(source, target) if target.strip() else "",
        flags=["fuzzy"] if is_draft and target.strip() else [],
        tcomment="\n".join(_clean(f"{comment.person}: {comment.text}") for comment in segment.comments),
    )


def _with_newlines_of(source: str, target: str) -> str:
    """Give the target a newline at its ends exactly where the source has one: msgfmt refuses anything else."""
    before = "\n" if source.startswith("\n") else ""
    after = "\n" if source.endswith("\n") else ""
    return before + target.strip("\n") + after


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
