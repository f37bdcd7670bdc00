"""What a text would be as an article."""

from __future__ import annotations

import pytest

from tests.desk.conftest import FIVE
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job
from tmtool.model.errors import RefusedInput

BOXED = (
    FIVE + "\nAigul Serikova\n\nAigul Serikova is a journalist in Almaty.\n\nView more articles from Aigul Serikova\n"
)
FILE = """msgid ""
msgstr ""
"Language: kk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "The town lies at the river."
msgstr ""
"""


def test_a_new_text_is_counted_and_its_author_box_proposed(empty: Desk) -> None:
    looked = empty.looking_over.look_over(BOXED.encode(), "-")
    assert (looked.segments, looked.language, looked.targets, looked.known) == (8, "en", ("ru", "kk"), None)
    assert [one.text for one in looked.proposed] == [
        "Aigul Serikova",
        "Aigul Serikova is a journalist in Almaty.",
        "View more articles from Aigul Serikova",
    ]
    assert empty.articles.all() == ()


def test_before_and_after_it_is_taken_in_a_text_has_the_words_that_an_analysis_counts(empty: Desk) -> None:
    text = "Oil-rich Kazakhstan builds a 430-kilometre pipeline\n\nIt costs $1.2 billion – 5.6% more."
    looked = empty.looking_over.look_over(text.encode(), "-")
    taken = empty.articles.take_in(text.encode(), "gas")
    [bands] = empty.analysis.analyse_jobs(taken.article.jobs[:1])
    # A word with a hyphen is one, a dash alone is none.
    assert looked.words == taken.words == sum(one.words for one in bands.bands.values()) == 6 + 6
    assert empty.articles.update(taken.article, f"{text} It is on-going.".encode()).words == 12 + 3


def test_what_a_person_leaves_out_is_outside_every_job(empty: Desk) -> None:
    looked = empty.looking_over.look_over(BOXED.encode(), "-")
    out = [one.block for one in looked.proposed[:2]]
    article = empty.articles.take_in(BOXED.encode(), "deal", file="-", left_out=out).article
    for job in article.jobs:
        assert job.segments == 6
        flags = [one.flags for one in empty.articles.segments(job)]
        assert flags == [(), (), (), (), (), ("left_out",), ("left_out",), ("furniture",)]
    assert "journalist" not in empty.exports.clean_text(article, "ru")


@pytest.mark.usefixtures("job")
def test_a_version_of_a_known_article_is_recognised(empty: Desk) -> None:
    changed = FIVE.replace("$1.2 billion", "$1.3 billion") + "\nOne more thing happened in Astana.\n"
    looked = empty.looking_over.look_over(changed.encode(), "-")
    assert looked.known is not None
    assert looked.known.name == "deal.txt"
    assert (looked.staying, looked.changed, looked.new, looked.removed) == (4, 1, 1, 0)
    assert not looked.is_same
    assert empty.looking_over.look_over(FIVE.replace("\n\n", "\n").encode(), "-").is_same


@pytest.mark.usefixtures("job")
def test_other_paragraphs_are_another_version(empty: Desk) -> None:
    joined = FIVE.replace(".\n\n", ". ")
    assert joined != FIVE
    looked = empty.looking_over.look_over(joined.encode(), "-")
    assert (looked.changed, looked.new, looked.removed) == (0, 0, 0)
    assert looked.has_other_paragraphs
    assert not looked.is_same


@pytest.mark.usefixtures("job")
def test_a_sentence_in_common_makes_no_version(empty: Desk) -> None:
    other = "Another day in Astana\n\nConstruction will begin in 2027. " + "Nothing else is alike here. It rained.\n"
    assert empty.looking_over.look_over(other.encode(), "-").known is None


def test_what_is_put_away_is_not_offered(empty: Desk, job: Job) -> None:
    empty.articles.remove(empty.articles.find("deal.txt"))
    assert empty.looking_over.look_over(FIVE.encode(), "-").known is None


def test_nothing_is_refused(empty: Desk) -> None:
    with pytest.raises(RefusedInput):
        empty.looking_over.look_over(b"  \n", "-")


def test_a_file_of_translations_says_itself_into_what_it_is_translated(empty: Desk) -> None:
    looked = empty.looking_over.look_over(FILE.encode(), "menu.po")
    assert (looked.language, looked.targets, looked.segments) == ("en", ("kk",), 1)


def test_a_file_of_translations_is_no_version_of_its_document(empty: Desk) -> None:
    empty.articles.take_in(b"The town lies at the river.\n", "town.txt")
    assert empty.looking_over.look_over(b"The town lies at the river.\n", "-").is_same
    assert empty.looking_over.look_over(FILE.encode(), "menu.po").known is None
