"""LibreOffice documents of our own, made from a few lines of XML."""

from __future__ import annotations

from tests.documents.made_docx import packed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = (
    " ".join(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "text", "style", "table"))
    + f' xmlns:draw="{_OASIS}drawing:1.0" xmlns:svg="{_OASIS}svg-compatible:1.0"'
    + f' xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    + ' xmlns:officeooo="http://openoffice.org/2009/office"'
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LOOKS = {
    "B": 'fo:font-weight="bold"',
    "B2": 'fo:font-weight="bold" officeooo:rsid="00123456" style:font-weight-asian="bold"',
    "I": 'fo:font-style="italic" fo:language="en" fo:country="GB"',
    "N": 'officeooo:rsid="000abcde" fo:language="fr" fo:country="FR"',
    "U": 'style:text-underline-style="solid"',
    "H": 'text:display="none"',
}
_AUTOMATIC = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
    for name, look in _LOOKS.items()
)
STYLES = (
    f"{_DECLARATION}<office:document-styles {NAMESPACES}><office:styles>"
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="US"/>'
    '</style:default-style><style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"/>'
    "</office:styles><office:master-styles><style:master-page style:name='Standard'>{}</style:master-page>"
    "</office:master-styles></office:document-styles>"
)


def paragraph(content: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def span(content: str, style: str = "B") -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def content(*body: str) -> str:
    return (
        f"{_DECLARATION}<office:document-content {NAMESPACES}><office:automatic-styles>{_AUTOMATIC}"
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(
    document: str | bytes, header: str = "", *, mimetype: str = MIMETYPE, others: dict[str, str | bytes] | None = None
) -> bytes:
    """Pack a document; `header` is the content of the header of every page."""
    return packed(
        {
            "mimetype": mimetype,
            "content.xml": document,
            "styles.xml": STYLES.format(f"<style:header>{header}</style:header>" if header else ""),
            **(others or {}),
        },
        stored=("mimetype",),
    )
