"""Word documents of our own, made from a few lines of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STYLES = (
    f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="20"><w:name w:val="heading 2"/>'
    '<w:rPr><w:lang w:val="en-GB"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="30"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    '<w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="character" w:styleId="b"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="web"><w:name w:val="apple-converted-space"/></w:style>'
    "</w:styles>"
)
_KINDS = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "footer1": "footer",
    "styles": "styles",
}
TIME = (2024, 3, 1, 9, 30, 0)


def run(text: str, look: str = "") -> str:
    """A run; `look` is the content of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def cell(*content: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{''.join(content)}</w:tc></w:tr></w:tbl>"


def body(*content: str) -> str:
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(content)}<w:sectPr/></w:body></w:document>"


def part(root: str, content: str) -> str:
    """A part beside the text: header, footer, notes."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def docx(
    document: str | bytes,
    parts: Mapping[str, str] | None = None,
    *,
    main: str = "word/document.xml",
    relations: str = "",
    others: Mapping[str, bytes] | None = None,
) -> bytes:
    """Pack a document.

    Args:
        document: the whole part with the text.
        parts: others by name without folder and ending, such as `header1`.
        main: where the text lies.
        relations: further relationships of the text.
        others: further members by their whole names.
    """
    parts = {"styles": STYLES, **(parts or {})}
    of_text = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{_KINDS.get(name, name)}" Target="{name}.xml"/>' for name in parts
    )
    folder, _, name = main.rpartition("/")
    members = {
        "[Content_Types].xml": _content_types(parts, main),
        "_rels/.rels": _relationships(f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'),
        main: document,
        f"{folder}/_rels/{name}.rels": _relationships(of_text + relations),
        **{f"{folder}/{one}.xml": content for one, content in parts.items()},
        **(others or {}),
    }
    return packed(members)


def packed(members: Mapping[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _relationships(content: str) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{content}</Relationships>"
    )


def _content_types(parts: Mapping[str, str], main: str) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{one}.xml" ContentType="{kind}.{_KINDS.get(one, one)}+xml"/>' for one in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/{main}" ContentType="{kind}.document.main+xml"/>{overrides}</Types>'
    )


BOLD = "<w:b/>"
LINK = '<w:hyperlink r:id="rId9" w:history="1">{}</w:hyperlink>'
BREAK = "<w:r><w:br/></w:r>"
NOTE = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{}"/></wp:inline></w:drawing></w:r>'


def field(kind: str, *runs: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {kind} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(runs)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
