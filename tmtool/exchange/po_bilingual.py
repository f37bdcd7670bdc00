"""A PO file or a template as a job: its entries with state, and translations put into its lines, all else kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tmtool.exchange import po_charset
from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.exchange.po_entries import PoEntry, entries_of, lines_of, quoted
from tmtool.exchange.po_language import language_of_po, plural_rule
from tmtool.exchange.text_repair import repaired_text
from tmtool.language.encodings import decode, detect
from tmtool.model.articles import Comment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import ANY_TAGS, TaggedText

PERSON = "PO"
"""Who is said to have made the remarks of a file."""
_CHARSET_IN_TEXT = re.compile(r"charset=[\w.:-]+", re.IGNORECASE)
_HEADER_FIELD = r"^{}:[ \t]*+(.*)$"


@dataclass(frozen=True, slots=True)
class _Form:
    """One text to translate: an entry, or one of its plural forms."""

    entry: PoEntry
    form: int

    @property
    def source(self) -> str:
        is_plural = self.form > 0 and self.entry.plural is not None
        return self.entry.plural or "" if is_plural else self.entry.source


def read_bilingual(data: bytes, *, name: str, encoding: str | None = None, repair: bool = False) -> BilingualFile:
    """Read a PO file with everything that can be translated in it; each plural form is an entry of its own.

    Args:
        data: the file.
        name: its name, for messages and for the language that gettext puts there.
        encoding: what the person asked for, else what the header declares, else UTF-8.
        repair: also take in a file with NUL characters and bytes that do not decode.

    Raises:
        RefusedInput: it is damaged, cut off, or does not decode; names the line.
    """
    repaired = {po_charset.MISDECLARED: 1} if encoding is None and po_charset.is_misdeclared(data) else {}
    text = _text(data, name, encoding, repair, repaired)
    entries = entries_of(text, name)
    header = _header(entries)
    ours = (_field(header, "X-Generator") or "").startswith("tmtool")
    forms = _forms(entries)
    language = language_of_po(lambda field: _field(header, field), PurePath(name))
    found = tuple(_entry(number, form, ours) for number, form in enumerate(forms, 1) if form.source.strip())
    skipped = {"empty": len(forms) - len(found)} if len(forms) > len(found) else {}
    source_language = (_field(header, "X-Source-Language") or "en") if header is not None else None
    codec = _codec(data, encoding)
    return BilingualFile(found, source_language, (language,) if language else (), codec, skipped, repaired)


def write_bilingual(data: bytes, file: BilingualFile, changed: Mapping[int, BilingualEntry]) -> bytes:
    """Put translations into a PO file; every line that has nothing to do with them stays as it is.

    A draft is fuzzy; what is done loses that flag and the previous text that went with it. A template gets the
    language, the charset and the plural rule of the translation.

    Args:
        data: the file.
        file: what `read_bilingual` made of it.
        changed: entries by number, with their new target, state and comments.
    """
    if not changed:
        return data
    codec, mark = detect(data, encoding=None, declared=po_charset.declared(data))
    codec = file.encoding or codec
    text = _text(data, "", file.encoding, True, {})
    lines = lines_of(text)
    entries = entries_of(text, "")
    newline = next((end for end in ("\r\n", "\r") if lines and lines[0].endswith(end)), "\n")
    forms = _forms(entries)
    language = next((entry.language for entry in changed.values() if entry.language), None)
    wanted: dict[int, dict[int, BilingualEntry]] = {}
    for number, new in changed.items():
        form = forms[number - 1]
        wanted.setdefault(id(form.entry), {})[form.form] = new
    put: dict[int, str] = {}
    count = _plural_forms(language) if language and not file.target_languages else None
    for entry in entries:
        if id(entry) in wanted:
            old = {form: one for one, form in _known(file, forms, entry)}
            put |= _changed_lines(lines, entry, wanted[id(entry)], old, newline, count)
    header = _header(entries)
    if count is not None and language and header is not None:
        put |= _header_lines(header, language, newline)
    whole = "".join(put.get(at, line) for at, line in enumerate(lines))
    try:
        return mark + whole.encode(codec)
    except UnicodeEncodeError:
        return _CHARSET_IN_TEXT.sub("charset=UTF-8", whole, count=1).encode("utf-8", "replace")


def _known(file: BilingualFile, forms: Sequence[_Form], entry: PoEntry) -> list[tuple[BilingualEntry, int]]:
    return [
        (one, forms[one.number - 1].form) for one in file.entries if forms[one.number - 1].entry is entry
    ]  # fmt: skip


def _changed_lines(
    lines: Sequence[str],
    entry: PoEntry,
    wanted: Mapping[int, BilingualEntry],
    old: Mapping[int, BilingualEntry],
    newline: str,
    count: int | None,
) -> dict[int, str]:
    """Give the lines of an entry that become others, by number; one that goes is empty."""
    put: dict[int, str] = {}
    now = {**old, **wanted}
    last = max(entry.target_lines)
    for form, (first, behind) in entry.target_lines.items():
        if form not in wanted:
            continue
        source = entry.plural if form and entry.plural is not None else entry.source
        target = _with_newlines_of(source, wanted[form].target.shown)
        keyword = f"msgstr[{form}]" if entry.plural is not None else "msgstr"
        put |= dict.fromkeys(range(first, behind), "")
        put[first] = quoted(keyword, target, newline)
    is_short = count is not None and entry.plural is not None and last + 1 < count
    if is_short and last in wanted and wanted[last].target:
        at = entry.target_lines[last][0]
        more = _with_newlines_of(entry.plural or "", wanted[last].target.shown)
        put[at] += "".join(quoted(f"msgstr[{form}]", more, newline) for form in range(last + 1, count or 0))
    is_fuzzy = is_short or any(one.state is State.DRAFT and one.target for one in now.values())
    flags = [flag for flag in entry.flags if flag != "fuzzy"]
    put |= dict.fromkeys(entry.flag_lines, "")
    if not is_fuzzy:
        put |= dict.fromkeys(entry.previous_lines, "")
    head = "".join(f"# {line}{newline}" for line in _new_notes(wanted, old))
    if is_fuzzy or flags:
        head += f"#, {', '.join((['fuzzy'] if is_fuzzy else []) + flags)}{newline}"
    # Flags stay where they were; a comment of the translator comes before all other kinds.
    place = entry.flag_lines[0] if entry.flag_lines else (entry.previous_lines or [entry.keyword])[0]
    put[place] = head + (put[place] if place in put else lines[place])
    return put


def _new_notes(wanted: Mapping[int, BilingualEntry], old: Mapping[int, BilingualEntry]) -> list[str]:
    notes: list[str] = []
    for form, entry in wanted.items():
        known = old[form].comments if form in old else ()
        for comment in entry.comments:
            if comment not in known:
                notes += f"{comment.person}: {comment.text}".splitlines()
    return list(dict.fromkeys(notes))


def _header_lines(header: PoEntry, language: str, newline: str) -> dict[int, str]:
    """Give the header of a template the language that it is translated into."""
    text = header.targets.get(0, "")
    rule = plural_rule(language)
    for name, value in (("Language", language.replace("-", "_")), ("Plural-Forms", rule)):
        pattern = re.compile(_HEADER_FIELD.format(name), re.MULTILINE)
        found, line = pattern.search(text), f"{name}: {value}"
        text = f"{text[: found.start()]}{line}{text[found.end() :]}" if found else f"{text}{line}\n"
    text = text.replace("charset=CHARSET", "charset=UTF-8")
    first, behind = header.target_lines[0]
    return {**dict.fromkeys(range(first, behind), ""), first: quoted("msgstr", text, newline)}


def _plural_forms(language: str) -> int:
    found = re.search(r"nplurals=(\d+)", plural_rule(language))
    return int(found.group(1)) if found else 2


def _text(data: bytes, name: str, encoding: str | None, repair: bool, repaired: dict[str, int]) -> str:
    return repaired_text(
        data, encoding=encoding, declared=po_charset.declared(data), name=name, forced=repair, counts=repaired
    )  # fmt: skip


def _codec(data: bytes, encoding: str | None) -> str:
    """Give the codec in which the file is read, and written again."""
    try:
        return decode(data, encoding=encoding, declared=po_charset.declared(data)).encoding
    except RefusedInput:
        return detect(data, encoding=encoding, declared=po_charset.declared(data))[0]


def _header(entries: Sequence[PoEntry]) -> PoEntry | None:
    return next((entry for entry in entries if not entry.source and entry.context is None), None)


def _field(header: PoEntry | None, name: str) -> str | None:
    text = "" if header is None else header.targets.get(0, "")
    found = re.search(_HEADER_FIELD.format(name), text, re.MULTILINE | re.IGNORECASE)
    return found.group(1).rstrip(" \t") if found else None


def _forms(entries: Sequence[PoEntry]) -> list[_Form]:
    header = _header(entries)
    return [_Form(entry, form) for entry in entries if entry is not header for form in sorted(entry.targets)]


def _entry(number: int, form: _Form, ours: bool) -> BilingualEntry:
    entry, target = form.entry, form.entry.targets[form.form]
    state = State.NEW if not target else State.DRAFT if entry.is_fuzzy else State.TRANSLATED
    remarks = (*entry.notes, *entry.explanations) if form.form == min(entry.targets) else ()
    return BilingualEntry(
        number,
        _tagged(form.source, ours),
        _tagged(target, ours),
        state,
        comments=tuple(Comment(text, PERSON, "") for text in remarks if text),
        identity=entry.context,
        old_source=entry.previous or None if entry.is_fuzzy else None,
    )


def _tagged(shown: str, ours: bool) -> TaggedText:
    """Give a text with its tags, which only our own files have written as the screen shows them."""
    known = ANY_TAGS if ours else ()
    return TaggedText.from_shown(shown, known)


def _with_newlines_of(source: str, target: str) -> str:
    """Give the target a newline at its ends exactly where the source has one: msgfmt refuses anything else."""
    if not target.strip():
        return ""
    before = "\n" if source.startswith("\n") else ""
    after = "\n" if source.endswith("\n") else ""
    return before + target.strip("\n") + after
