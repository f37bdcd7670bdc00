"""Whatever runs a paragraph has and whatever is done to its tags, what is written is sound and reads the same."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.documents.made_docx import BOLD, BREAK, LINK, NOTE, PICTURE, W, body, docx, field, paragraph, run
from tmtool.documents import docx as docx_format
from tmtool.model.text import Tag, TaggedText, TagKind


def shown(data: bytes) -> list[str]:
    return [block.text.shown for block in docx_format.read(data).blocks]


def member(data: bytes) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


RUNS = st.lists(
    st.one_of(
        st.builds(run, st.text("ab Ж.", min_size=1, max_size=6), st.sampled_from(["", BOLD, "<w:i/>", "<w:u/>"])),
        st.sampled_from([BREAK, NOTE, PICTURE.format(""), "<w:r><w:tab/></w:r>"]),
        st.builds(LINK.format, st.builds(run, st.text("cd ", min_size=1, max_size=5), st.sampled_from(["", BOLD]))),
        st.builds(lambda text: field("HYPERLINK x", run(text)), st.text("ef ", min_size=1, max_size=5)),
        st.just(field("PAGE", run("7"))),
        st.sampled_from(['<w:bookmarkStart w:id="1" w:name="x"/>', '<w:bookmarkEnd w:id="1"/>']),
    ),
    max_size=9,
)
LAST = paragraph("Last one.")


@settings(max_examples=150, deadline=None)
@given(RUNS)
def test_what_is_written_reads_as_the_same_blocks(runs: list[str]) -> None:
    data = docx(body(paragraph(*runs), LAST))
    document = docx_format.read(data)
    same = {index: block.text for index, block in enumerate(document.blocks)}
    assert shown(docx_format.write(data, document, same, language="ru-RU")) == shown(data)
    other = {
        index: TaggedText(text.text.translate({97: "я", 98: "ж", 99: "ц", 100: "ы", 101: "ё", 102: "й"}), text.tags)
        for index, text in same.items()
    }
    assert shown(docx_format.write(data, document, other, language="ru-RU")) == [text.shown for text in other.values()]


TAGS = st.lists(
    st.builds(
        Tag,
        st.integers(0, 12),
        st.sampled_from(list(TagKind)),
        st.integers(1, 6),
        st.sampled_from(["", "<w:r>", "<x/>"]),
    ),
    max_size=8,
)
CHILDREN = {"pPr", "r", "hyperlink", "bookmarkStart", "bookmarkEnd", "fldSimple", "sdt"}


@settings(max_examples=150, deadline=None)
@given(RUNS, st.text("яж \n\t\u2011", max_size=12), TAGS)
def test_whatever_is_done_to_tags_the_document_stays_sound(runs: list[str], text: str, tags: list[Tag]) -> None:
    data = docx(body(paragraph(*runs), LAST, LAST))
    document = docx_format.read(data)
    translated = TaggedText(text, tuple(sorted(tags, key=lambda tag: tag.at)))
    new = docx_format.write(data, document, {0: translated}, language="ru-RU")
    docx_format.read(new)
    root = member(new)
    assert {etree.QName(child).localname for one in root.iter(f"{{{W}}}p") for child in one} <= CHILDREN
    assert not [one for one in root.iter(f"{{{W}}}hyperlink") if list(one.iterancestors(f"{{{W}}}hyperlink"))]
    ends = "".join(str(one.get(f"{{{W}}}fldCharType"))[0] for one in root.iter(f"{{{W}}}fldChar"))
    assert ends.replace("bse", "").replace("bse", "") == ""
    starts = [len(list(one.iter(f"{{{W}}}bookmarkStart"))) for one in (root, member(data))]
    assert starts[0] == starts[1]
    assert all(one.getparent().tag == f"{{{W}}}r" for one in root.iter(f"{{{W}}}t", f"{{{W}}}br", f"{{{W}}}drawing"))
    old_pictures = len(list(member(data).iter(f"{{{W}}}drawing")))
    assert len(list(root.iter(f"{{{W}}}drawing"))) == old_pictures
