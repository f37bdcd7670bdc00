"""Bilingual files as jobs: opened with what is translated, written back in their own format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool import formats
from tmtool.desk.desk import Desk
from tmtool.desk.exports import default_name
from tmtool.model.articles import State
from tmtool.model.errors import RefusedInput, UsageError

HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BODY = """\
# keep
msgid "The police came. They left."
msgstr "Полиция приехала. Она уехала."

msgid "Town"
msgstr ""

#, fuzzy
#| msgid "Old river"
msgid "River"
msgstr "Река?"
"""
FILE = (HEADER + BODY).encode()


def test_the_segments_are_those_of_the_file_with_its_translations(empty: Desk) -> None:
    taken = empty.articles.take_in(FILE, "desk.po")
    (job,) = taken.article.jobs
    assert job.language == "ru"
    segments = empty.articles.segments(job)
    assert [(one.source.text, one.target.text, one.state) for one in segments] == [
        ("The police came. They left.", "Полиция приехала. Она уехала.", State.TRANSLATED),
        ("Town", "", State.NEW),
        ("River", "Река?", State.DRAFT),
    ]
    assert segments[2].old_source is not None and segments[2].old_source.text == "Old river"
    assert [comment.text for comment in segments[0].comments] == ["keep"]
    assert str(segments[0].origin) == "file"


def test_an_untouched_job_is_written_back_byte_for_byte(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(FILE, "desk.po").article
    exported = empty.exports.export(article, ["ru"], "document", tmp_path / "out.po")
    assert exported.path.read_bytes() == FILE
    assert (exported.segments, exported.untranslated) == (2, 1)


def test_what_is_translated_goes_into_the_file(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(FILE, "desk.po").article
    job = empty.articles.job(article, "ru")
    town, river = empty.articles.segments(job)[1:]
    empty.editing.confirm(town.id, "Город")
    empty.editing.confirm(river.id, "Река")
    empty.editing.comment(town.id, "или городок")
    whole = empty.exports.export(article, ["ru"], "document", tmp_path / "out.po").path.read_text()
    assert '# tester: или городок\nmsgid "Town"\nmsgstr "Город"' in whole.replace(f"# {empty.person}:", "# tester:")
    assert whole.endswith('\nmsgid "River"\nmsgstr "Река"\n')
    assert "fuzzy" not in whole


def test_a_split_segment_is_one_entry_again(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(FILE, "desk.po").article
    job = empty.articles.job(article, "ru")
    first = empty.articles.segments(job)[0]
    one, two = empty.editing.split(first.id, len("The police came. "))
    empty.editing.confirm(one.id, "Приехала полиция.")
    empty.editing.confirm(two.id, "И уехала.")
    whole = empty.exports.export(article, ["ru"], "document", tmp_path / "out.po").path.read_text()
    assert 'msgstr "Приехала полиция. И уехала."' in whole


def test_a_new_version_of_the_file_keeps_what_the_desk_did(empty: Desk) -> None:
    article = empty.articles.take_in(FILE, "desk.po").article
    town = empty.articles.segments(empty.articles.job(article, "ru"))[1]
    empty.editing.confirm(town.id, "Город")
    newer = FILE + '\nmsgid "Bridge"\nmsgstr "Мост"\n'.encode()
    taken = empty.articles.take_in(newer, "desk.po")
    segments = empty.articles.segments(empty.articles.job(taken.article, "ru"))
    assert [one.target.text for one in segments] == ["Полиция приехала. Она уехала.", "Город", "Река?", "Мост"]


def test_opening_a_file_writes_nothing_into_the_memory_and_can_be_undone(empty: Desk) -> None:
    empty.articles.take_in(FILE, "desk.po")
    assert empty.memories.all()[0].units == 0
    empty.operations.undo()
    assert empty.articles.all() == ()


def test_a_file_without_a_text_to_translate_is_refused(empty: Desk) -> None:
    with pytest.raises(RefusedInput, match="no unit with a text"):
        empty.articles.take_in(HEADER.encode(), "desk.po")


@pytest.mark.parametrize("language", ["\u202eru", "ru" * 5000, "../ru", "no language"])
def test_a_file_whose_language_is_none_is_refused(empty: Desk, language: str) -> None:
    file = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a" datatype="x" source-language="en" target-language="{language}"><body>'
        '<trans-unit id="1"><source>Town</source></trans-unit></body></file></xliff>'
    )
    with pytest.raises(RefusedInput, match="as its language, which is none") as refused:
        empty.articles.take_in(file.encode(), "a.xlf")
    assert len(refused.value.message) < 200
    assert empty.articles.all() == ()


def test_a_job_into_a_language_that_nobody_knows_is_written_as_po(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(FILE.replace(b"Language: ru", b"Language: xx"), "desk.po").article
    written = empty.exports.export(article, ["xx"], "po", tmp_path / "out.po", drafts=True)
    assert "nplurals=2; plural=(n != 1);" in written.path.read_text()


def test_a_language_that_was_named_and_that_the_file_has_not_is_refused(empty: Desk) -> None:
    with pytest.raises(UsageError, match="translated into ru, not into kk"):
        empty.articles.take_in(FILE, "desk.po", targets=["kk"])
    assert empty.articles.all() == ()


def test_forms_of_the_plural_are_no_repetitions(empty: Desk) -> None:
    forms = 'msgid "One loan"\nmsgid_plural "%d loans"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    article = empty.articles.take_in((HEADER + forms).encode(), "desk.po").article
    job = empty.articles.job(article, "ru")
    confirmed = empty.editing.confirm(empty.articles.segments(job)[1].id, "%d кредита")
    assert confirmed.propagated == ()
    assert [one.target.text for one in empty.articles.segments(job)] == ["", "%d кредита", ""]


def test_what_the_client_says_shall_not_be_translated_is_outside_the_work(empty: Desk) -> None:
    xliff = (
        '<xliff version="1.2"><file original="a" source-language="en" target-language="ru" datatype="plaintext"><body>'
        '<trans-unit id="1" translate="no"><source>CODE-1</source></trans-unit>'
        '<trans-unit id="2"><source>Town</source></trans-unit></body></file></xliff>'
    )
    article = empty.articles.take_in(xliff.encode(), "a.xlf").article
    code, town = empty.articles.segments(empty.articles.job(article, "ru"))
    assert (code.locked, code.left_out, town.left_out) == (True, True, False)
    empty.editing.confirm(town.id, "Город")
    assert empty.articles.job(article, "ru").is_done


def test_a_file_made_of_segments_never_takes_the_place_of_the_clients(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(FILE, "desk.po").article
    names = {form: default_name(article, ["ru"], formats.by_id(form)) for form in ("document", "po", "csv")}
    assert names == {"document": "desk.ru.po", "po": "desk.ru.segments.po", "csv": "desk.ru.csv"}
    delivered = empty.delivering.outputs(article, "ru", tmp_path)
    assert [path.name for path in delivered if path.suffix == ".po"] == ["desk.ru.po"]
