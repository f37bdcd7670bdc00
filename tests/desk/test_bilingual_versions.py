"""Bilingual files as jobs: what is not touched stays to the byte, and new versions keep what either side did."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tmtool.desk.desk import Desk
from tmtool.model.articles import Article, State
from tmtool.model.errors import RefusedInput, UsageError

HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" o-tmf="x" creationtool="x"
 creationtoolversion="1" datatype="xml"/><body>
<tu><tuv xml:lang="en"><seg>Town</seg></tuv><tuv xml:lang="ru"><seg>Город</seg></tuv>
<tuv xml:lang="kk"><seg>Қала</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>River</seg></tuv><tuv xml:lang="ru"><seg>Река</seg></tuv></tu>
</body></tmx>"""
XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext"
 source-language="en" target-language="ru"><body><trans-unit id="1" translate="no"><source>Town</source>
<target>Город</target></trans-unit></body></file></xliff>"""


def po(*entries: tuple[str, str]) -> bytes:
    """A PO file into Russian."""
    return "".join([HEADER, *(f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in entries)]).encode()


def written(desk: Desk, article: Article, language: str, folder: Path) -> str:
    """The file as it comes back."""
    return desk.exports.export(article, [language], "document", folder / "out").path.read_text()


@pytest.mark.parametrize(
    ("source", "target"),
    [(" Town ", " Город "), (r"\nTown\n", r"\nГород\n"), ("Town ", "Город"), ("Town", " Город")],
)
def test_white_space_around_a_text_stays_as_it_is(empty: Desk, tmp_path: Path, source: str, target: str) -> None:
    file = po((source, target))
    article = empty.articles.take_in(file, "desk.po").article
    assert written(empty, article, "ru", tmp_path) == file.decode()


def test_a_translation_is_written_with_the_white_space_of_its_source(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(po((" Town ", " Город ")), "desk.po").article
    (segment,) = empty.articles.segments(article.jobs[0])
    assert segment.target.text == "Город"
    empty.editing.confirm(segment.id, "Городок")
    assert 'msgstr " Городок "' in written(empty, article, "ru", tmp_path)


def test_crossed_tags_that_nobody_touched_stay_as_they_are(empty: Desk, tmp_path: Path) -> None:
    crossed = "<bpt i='1'/>{}<bpt i='2'/>{}<ept i='1'/>{}<ept i='2'/>"
    file = TMX.replace("Town", crossed.format("T", "ow", "n")).replace("Город", crossed.format("Го", "ро", "д"))
    article = empty.articles.take_in(file.encode(), "desk.tmx", targets=["ru"]).article
    assert written(empty, article, "ru", tmp_path) == file


def test_a_job_that_is_opened_later_has_what_the_file_has(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(TMX.encode(), "desk.tmx", targets=["ru"]).article
    job = empty.articles.job(article, "kk")
    assert [one.target.text for one in empty.articles.segments(job)] == ["Қала", ""]
    assert written(empty, article, "kk", tmp_path) == TMX


def test_a_language_for_which_a_file_has_no_place_is_refused(empty: Desk) -> None:
    article = empty.articles.take_in(po(("Town", "Город")), "desk.po").article
    with pytest.raises(UsageError, match="translations into ru; it has no place for kk"):
        empty.articles.job(article, "kk")
    assert empty.articles.places(article) == {"ru"}


def test_a_new_language_goes_into_tmx(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(TMX.encode(), "desk.tmx", targets=["ru"]).article
    job = empty.articles.job(article, "de")
    empty.editing.confirm(empty.articles.segments(job)[1].id, "Fluss")
    assert '<seg>Река</seg></tuv><tuv xml:lang="de"><seg>Fluss</seg></tuv>' in written(empty, article, "de", tmp_path)


def test_half_a_translation_is_a_draft(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(po(("It rained. They left.", "")), "desk.po").article
    (whole,) = empty.articles.segments(article.jobs[0])
    first, _ = empty.editing.split(whole.id, 10)
    empty.editing.confirm(first.id, "Шёл дождь.")
    back = written(empty, article, "ru", tmp_path)
    assert '#, fuzzy\nmsgid "It rained. They left."\nmsgstr "Шёл дождь. They left."' in back


def test_comments_of_a_file_come_once(empty: Desk) -> None:
    file = HEADER + '\n# keep\nmsgid "Town"\nmsgstr ""\n'
    article = empty.articles.take_in(file.encode(), "desk.po").article
    (segment,) = empty.articles.segments(article.jobs[0])
    empty.editing.comment(segment.id, "or city?")
    # As a file names who said it.
    newer = file.replace("# keep\n", f"# keep\n# {empty.person}: or city?\n# new\n")
    empty.articles.update(article, newer.encode())
    (segment,) = empty.articles.segments(article.jobs[0])
    assert [one.text for one in segment.comments] == ["keep", "or city?", "new"]


def test_a_new_version_brings_its_translations_where_the_desk_has_none_of_its_own(empty: Desk, tmp_path: Path) -> None:
    old = po(("The town has a river", "В городе есть река"), ("Rain", "Дождь"), ("Snow", ""), ("Wind", "Ветер"))
    article = empty.articles.take_in(old, "desk.po").article
    wind = empty.articles.segments(article.jobs[0])[3]
    empty.editing.confirm(wind.id, "Ветры")
    new = po(
        ("The town has a deep river", "В городе есть глубокая река"), ("Rain", "Дожди"), ("Snow", "Снег"),
        ("Wind", "Ветерок"),
    )  # fmt: skip
    empty.articles.update(article, new)
    assert written(empty, article, "ru", tmp_path) == new.decode().replace("Ветерок", "Ветры")


def test_the_same_translation_of_a_changed_source_is_a_draft(empty: Desk) -> None:
    article = empty.articles.take_in(po(("The town has a river", "В городе есть река")), "desk.po").article
    empty.articles.update(article, po(("The town has a deep river", "В городе есть река")))
    (segment,) = empty.articles.segments(article.jobs[0])
    assert (segment.target.text, segment.state) == ("В городе есть река", State.DRAFT)
    assert segment.old_source is not None and segment.old_source.text == "The town has a river"


def test_what_a_person_unlocked_is_written(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(XLIFF.encode(), "desk.xlf").article
    (segment,) = empty.articles.segments(article.jobs[0])
    assert segment.locked
    assert written(empty, article, "ru", tmp_path) == XLIFF
    empty.states.lock(segment.id, False)
    empty.editing.confirm(segment.id, "Городок")
    assert written(empty, article, "ru", tmp_path) == XLIFF.replace("Город", "Городок")


def test_joined_entries_are_written_into_the_first_of_them(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(po(("The town has", "В городе"), ("a river", "есть река")), "desk.po").article
    empty.editing.join(empty.articles.segments(article.jobs[0])[0].id)
    (whole,) = empty.articles.segments(article.jobs[0])
    empty.editing.confirm(whole.id, whole.target.text)
    assert written(empty, article, "ru", tmp_path).endswith(
        'msgstr "В городе есть река"\n\nmsgid "a river"\nmsgstr ""\n'
    )


def test_packed_tmx_and_tmx_with_prefixes_are_refused_with_what_to_do(empty: Desk) -> None:
    with pytest.raises(RefusedInput, match="is packed; unpack it"):
        empty.articles.take_in(gzip.compress(TMX.encode()), "desk.tmx.gz")
    prefixed = '<x:tmx version="1.4" xmlns:x="u"><x:header srclang="en"/><x:body/></x:tmx>'
    with pytest.raises(RefusedInput, match="take it in with: tmtool import"):
        empty.articles.take_in(prefixed.encode(), "desk.tmx")


def test_translations_into_a_language_that_is_not_named_fill_one_job(empty: Desk) -> None:
    article = empty.articles.take_in("source,target\nTown,Город\n".encode(), "desk.csv").article
    assert [job.language for job in article.jobs] == ["ru"]
    with pytest.raises(UsageError, match="has no place for kk"):
        empty.articles.job(article, "kk")


def test_a_table_without_translations_is_for_every_language(empty: Desk) -> None:
    article = empty.articles.take_in(b"source,target\nTown,\n", "desk.csv").article
    assert [job.language for job in article.jobs] == ["ru", "kk"]


def test_a_bilingual_file_is_no_version_of_a_document_and_changes_nothing(empty: Desk) -> None:
    article = empty.articles.take_in(b"Town\n\nRiver", "desk.txt").article
    empty.articles.remove(article)
    with pytest.raises(UsageError, match="came as Plain text, and this is PO"):
        empty.articles.take_in(po(("Town", ""), ("River", "")), "desk.txt", file="desk.po")
    assert empty.articles.all() == ()


def test_a_comment_on_what_has_no_translation_goes_into_tmx(empty: Desk, tmp_path: Path) -> None:
    file = TMX.replace('<tuv xml:lang="ru"><seg>Река</seg></tuv>', "")
    article = empty.articles.take_in(file.encode(), "desk.tmx", targets=["ru"]).article
    empty.editing.comment(empty.articles.segments(article.jobs[0])[1].id, "The Ural?")
    noted = f'<tu><note>{empty.person}: The Ural?</note><tuv xml:lang="en"><seg>River'
    assert written(empty, article, "ru", tmp_path) == file.replace('<tu><tuv xml:lang="en"><seg>River', noted)
