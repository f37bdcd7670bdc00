from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.hostile_translations import hostile, in_other_letters, kinds, shape
from tmtool.documents import markdown
from tmtool.documents.document import Document
from tmtool.model.articles import BlockKind
from tmtool.model.errors import RefusedInput

PIECES = st.sampled_from(
    [
        "town",
        "The police",
        "came at 5.",
        "*leaned*",
        "**bold**",
        "***both***",
        "_so_",
        "snake_case",
        "~~gone~~",
        "`code`",
        '[a link](http://x.y "See it")',
        "[ref][r]",
        "[r]",
        "[r][]",
        "![A dog](a.png 'Rex')",
        "<https://a.b>",
        "[^1]",
        "\\*",
        "&amp;",
        "&nbsp;",
        "a & b",
        "<b>html</b>",
        "<br>",
        "  \n",
        "\\\n",
        "\n",
        "«quoted»",
        "**«q»**",
        "5 * 3",
        "^[a note]",
        "http://a.b/c_d_e",
        "<!-- c -->",
        "1.",
        "#1",
        "a|b",
        "[*in* a `link`](x)",
        "*a **b** c*",
        "!",
        "\\",
        "*",
        "[",
        "``",
    ]
)
PARAGRAPH = st.lists(PIECES, min_size=1, max_size=6).map(" ".join)
WORDS = st.lists(st.sampled_from(["town", "*in* May", "`x`", "a \\| b", "[l](y)", "5"]), min_size=1, max_size=3).map(
    " ".join
)
BLOCKS = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    WORDS.map("# {}".format),
    WORDS.map("## {} ##".format),
    WORDS.map("{}\n====".format),
    PARAGRAPH.map(lambda text: "> " + text.replace("\n", "\n> ")),
    PARAGRAPH.map(lambda text: "- " + text.replace("\n", "\n  ")),
    PARAGRAPH.map(lambda text: "12. " + text.replace("\n", "\n    ")),
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3).map(
        lambda rows: "| a | b |\n|---|:-:|\n" + "\n".join(f"| {one} | {other} |" for one, other in rows)
    ),
    st.just("```\ncode *here*\n```"),
    st.just("    indented"),
    st.just("<div>\n<p>Html <i>text</i></p>\n</div>"),
    st.just("***"),
    WORDS.map("[^1]: {}".format),
)
FRONT = st.sampled_from(["", "", "---\ntitle: A day\ndraft: true\n---\n", '+++\ntitle = "A \\"day\\""\n+++\n'])
DOCUMENTS = st.tuples(FRONT, st.lists(BLOCKS, min_size=1, max_size=6)).map(
    lambda parts: parts[0] + "\n\n".join([*parts[1], "[r]: http://r.s 'Title R'"]) + "\n"
)
SOUP = st.text("#*_`[]()<>!|-+>~^&;:\\ \n\t1.ab\"'", max_size=40)


def read(text: str) -> Document | None:
    try:
        return markdown.read(text.encode())
    except RefusedInput:
        return None


@given(st.one_of(DOCUMENTS, SOUP))
def test_what_is_not_translated_stays_to_the_byte(text: str) -> None:
    for newline in ("\n", "\r\n"):
        data = text.replace("\n", newline).encode()
        document = read(data.decode())
        if document is not None:
            assert markdown.write(data, document, {}, language="ru-RU") == data
            same = {index: block.text for index, block in enumerate(document.blocks)}
            assert markdown.write(data, document, same, language="ru-RU") == data


@given(DOCUMENTS)
def test_a_translated_document_has_the_same_blocks_and_tags(text: str) -> None:
    document = read(text)
    assert document is not None
    texts = {index: in_other_letters(block.text) for index, block in enumerate(document.blocks)}
    written = markdown.write(text.encode(), document, texts, language="kk-KZ")
    again = markdown.read(written)
    assert shape(again) == shape(document)
    assert ["".join(block.text.text.split()) for block in again.blocks] == [
        "".join(one.text.split()) for one in texts.values()
    ]


@settings(max_examples=150)
@given(DOCUMENTS, st.data())
def test_no_translation_changes_what_a_document_is_made_of(text: str, data: st.DataObject) -> None:
    document = read(text)
    assert document is not None
    texts = {index: data.draw(hostile(block.text)) for index, block in enumerate(document.blocks)}
    again = markdown.read(markdown.write(text.encode(), document, texts, language="ru-RU"))
    # The title of a link goes with the link where a translation lacks it.
    gone = BlockKind.ATTRIBUTE
    assert [one for one in kinds(again) if one is not gone] == [one for one in kinds(document) if one is not gone]


@given(SOUP)
def test_whatever_is_read_can_be_written(text: str) -> None:
    document = read(text)
    if document is not None:
        texts = {index: in_other_letters(block.text) for index, block in enumerate(document.blocks)}
        assert markdown.read(markdown.write(text.encode(), document, texts, language="ru-RU")).blocks
