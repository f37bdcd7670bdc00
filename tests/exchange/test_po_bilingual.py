"""PO files and templates as jobs: what is translated is put into their lines, and nothing else is touched."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.exchange.bilingual_file import BilingualEntry
from tmtool.exchange.po_bilingual import read_bilingual, write_bilingual
from tmtool.model.articles import Comment, State
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: desk\\n"\n"Language: {}\\n"\n'
    '"Content-Type: text/plain; charset={}\\n"\n"Plural-Forms: {}\\n"\n\n'
)
RULE = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
RUSSIAN = HEADER.format("ru", "UTF-8", RULE)
ENTRIES = """\
#. at the top
#: page.c:10
#, fuzzy, c-format
#| msgid "Old rally of %s"
msgid "Rally of %s"
msgstr "Митинг %s"

# Keep it short
msgctxt "menu"
msgid "Open"
msgstr ""

msgid "One loan"
msgid_plural "%d loans"
msgstr[0] "Один кредит"
msgstr[1] ""
msgstr[2] ""

#~ msgid "Gone"
#~ msgstr "Ушло"
"""
FILE = (RUSSIAN + ENTRIES).encode()


def translated(data: bytes, **targets: str) -> str:
    """Translate the entries named like `n1` and give the file as text."""
    file = read_bilingual(data, name="desk.po")
    by_number = {entry.number: entry for entry in file.entries}
    changed = {
        int(name[1:]): replace(by_number[int(name[1:])], target=TaggedText(text), state=State.TRANSLATED)
        for name, text in targets.items()
    }
    return write_bilingual(data, file, changed).decode()


def test_entries_come_with_context_state_remarks_and_what_they_were_made_for() -> None:
    file = read_bilingual(FILE, name="desk.po")
    assert (file.source_language, file.target_languages) == ("en", ("ru",))
    first, second, *plurals = file.entries
    assert (first.source.text, first.target.text, first.state) == ("Rally of %s", "Митинг %s", State.DRAFT)
    assert (first.old_source, first.comments) == ("Old rally of %s", (Comment("at the top", "PO", ""),))
    assert (second.identity, second.state, second.target.text) == ("menu", State.NEW, "")
    assert [(one.source.text, one.target.text) for one in plurals] == [
        ("One loan", "Один кредит"), ("%d loans", ""), ("%d loans", ""),
    ]  # fmt: skip


def test_only_the_lines_of_a_translation_change() -> None:
    whole = translated(FILE, n2="Открыть")
    assert whole == FILE.decode().replace('msgid "Open"\nmsgstr ""', 'msgid "Open"\nmsgstr "Открыть"')


def test_what_is_done_is_no_longer_fuzzy_and_loses_its_previous_text() -> None:
    assert '#: page.c:10\n#, c-format\nmsgid "Rally of %s"\nmsgstr "Шествие %s"' in translated(FILE, n1="Шествие %s")


def test_a_draft_is_fuzzy_and_a_new_remark_stands_before_the_other_comments() -> None:
    file = read_bilingual(FILE, name="desk.po")
    entry = file.entries[1]
    draft = replace(
        entry, target=TaggedText("Открыть"), state=State.DRAFT, comments=(*entry.comments, Comment("да?", "aida", ""))
    )
    whole = write_bilingual(FILE, file, {2: draft}).decode()
    assert '# Keep it short\n# aida: да?\n#, fuzzy\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "Открыть"' in whole


def test_each_plural_form_is_written_where_it_stands() -> None:
    whole = translated(FILE, n4="%d кредита", n5="%d кредитов")
    assert 'msgstr[0] "Один кредит"\nmsgstr[1] "%d кредита"\nmsgstr[2] "%d кредитов"' in whole


def test_obsolete_entries_line_ends_and_the_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + FILE.replace(b"\n", b"\r\n")
    whole = translated(data, n2="Открыть")
    assert whole.startswith("\ufeff")
    assert whole.count("\n") == whole.count("\r\n")
    assert '#~ msgid "Gone"' in whole


def test_a_template_gets_language_charset_and_the_plural_forms_of_the_translation() -> None:
    header = HEADER.format("", "CHARSET", "nplurals=INTEGER; plural=EXPRESSION;")
    data = (header + 'msgid "One loan"\nmsgid_plural "%d loans"\nmsgstr[0] ""\nmsgstr[1] ""\n').encode()
    file = read_bilingual(data, name="desk.pot")
    assert file.target_languages == ()
    done = {
        number: replace(file.entries[number - 1], target=TaggedText(text), state=State.TRANSLATED, language="ru")
        for number, text in ((1, "Один кредит"), (2, "%d кредита"))
    }
    whole = write_bilingual(data, file, done).decode()
    assert '"Language: ru\\n"' in whole
    assert "charset=UTF-8" in whole
    assert "nplurals=3" in whole
    # Nobody has said the third form: the second one stands there, to be looked at.
    assert '#, fuzzy\nmsgid "One loan"' in whole
    assert 'msgstr[1] "%d кредита"\nmsgstr[2] "%d кредита"' in whole


def test_letters_that_the_charset_lacks_make_it_utf_8() -> None:
    data = (HEADER.format("kk", "koi8-r", "nplurals=2; plural=(n != 1);") + 'msgid "Town"\nmsgstr ""\n').encode(
        "koi8-r"
    )
    assert "charset=UTF-8" in translated(data, n1="Қала")
    assert translated(data, n1="Қала").endswith('msgstr "Қала"\n')


@pytest.mark.parametrize("damage", ['msgid "a\nmsgstr "b"\n', 'msgid "a"\n', "no po at all\n"])
def test_a_damaged_file_is_refused(damage: str) -> None:
    with pytest.raises(RefusedInput):
        read_bilingual((RUSSIAN + damage).encode(), name="desk.po")


_TEXT = st.text(st.sampled_from('ab "\\\n\t№Қ%'), min_size=1, max_size=12).filter(str.strip)


@given(st.lists(_TEXT, min_size=1, max_size=5))
def test_what_is_put_in_is_read_again(texts: list[str]) -> None:
    data = (RUSSIAN + "".join(f'msgid "source {n}"\nmsgstr ""\n\n' for n in range(len(texts)))).encode()
    file = read_bilingual(data, name="desk.po")
    changed: dict[int, BilingualEntry] = {
        entry.number: replace(entry, target=TaggedText(text), state=State.TRANSLATED)
        for entry, text in zip(file.entries, texts, strict=True)
    }
    written = write_bilingual(data, file, changed)
    again = read_bilingual(written, name="desk.po")
    assert [entry.target.text for entry in again.entries] == [text.strip("\n") for text in texts]
    assert write_bilingual(written, again, {}) == written


def test_msgfmt_accepts_what_we_wrote(tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("msgfmt of gettext is not installed")
    path = tmp_path / "desk.po"
    path.write_text(translated(FILE, n1="Шествие %s", n2="Открыть", n4="%d кредита", n5="%d кредитов"))
    done = subprocess.run([msgfmt, "--check", "-o", "/dev/null", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_spaces_without_end_in_a_header_are_read_at_once() -> None:
    spaces = " " * 40_000
    header = f"Language-Team: Russian{spaces}team\\nLanguage: ru{spaces}\\n"
    file = f'msgid ""\nmsgstr "{header}"\n\nmsgid "Town"\nmsgstr ""\n'
    assert read_bilingual(file.encode(), name="a.po").target_languages == ("ru",)
    assert read_bilingual(file.replace("Language: ru", "X-Nothing: a").encode(), name="a.po").target_languages == (
        "ru",
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_ends_of_lines_are_those_of_the_file(newline: str) -> None:
    data = HEADER.format("ru", "UTF-8", "nplurals=1; plural=0;") + 'msgid "Town"\nmsgstr ""\n\nmsgid "Day"\nmsgstr ""\n'
    whole = translated(data.replace("\n", newline).encode(), n1="Город")
    assert whole.count(newline) == data.count("\n")
    assert f'msgid "Town"{newline}msgstr "Город"{newline}' in whole
