"""Writing a job as a DOCX table in which an editor corrects: number, identity, source, target, status and comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tmtool.exchange.review_columns import Column
from tmtool.exchange.review_identity import identity_of, job_of, segments_by_signs, written
from tmtool.exchange.review_wording import comments_cell, head_line, status_cell
from tmtool.language.registry import name_of
from tmtool.model.articles import Segment
from tmtool.model.job_content import JobContent

_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_WIDTHS = (600, 1500, 4800, 4800, 1300, 2100)
"""Of the columns, in twentieths of a point; together the width of a page of A4 on its side."""
_HELP = (
    "Correct the Target column; tracked changes are read as accepted. Write “reviewed” or “draft” under Status, and "
    "remarks under Comment or as comments of Word. Leave Source and ID as they are."
)

_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.wordprocessingml.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.wordprocessingml.styles+xml"/>'
        f'<Override PartName="/docProps/custom.xml" ContentType="{_TYPE}.custom-properties+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style></w:styles>'
    ),
}


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write a job as a review table; what is left out is not in it.

    Args:
        job: the job.
        out: open for writing bytes; the same job gives the same bytes.

    Returns:
        The number of segments written.
    """
    signs = job_of(job.article.name, job.language)
    rows = [
        (identity_of(signs, its, segment), segment)
        for its, segment in segments_by_signs(signs, job.segments).items()
        if not segment.left_out
    ]
    parts = {**_FIXED, "word/document.xml": _document(job, rows)}
    parts |= {"docProps/core.xml": _core(job), "docProps/custom.xml": _custom(job)}
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            member = ZipInfo(name, _BEGINNING_OF_TIME)
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, (_DECLARATION + content).encode("utf-8", "replace"))
    return len(rows)


def _document(job: JobContent, rows: Sequence[tuple[str, Segment]]) -> str:
    languages = f"{name_of(job.article.language)} → {name_of(job.language)}"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("left", "right"))
    return "".join(
        (
            f'<w:document xmlns:w="{_MAIN}"><w:body>',
            _paragraph(job.article.name, "", '<w:b/><w:sz w:val="32"/>'),
            _paragraph(f"{languages}. {_HELP}", "en"),
            _paragraph(head_line(job), "", '<w:noProof/><w:color w:val="808080"/><w:sz w:val="16"/>'),
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>',
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>',
            f"<w:tblGrid>{grid}</w:tblGrid>",
            _row([(str(column), "en", "<w:b/>") for column in Column], is_heading=True),
            *(_row(list(_cells(job, identity, segment))) for identity, segment in rows),
            "</w:tbl><w:p/>",
            '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" '
            'w:gutter="0"/></w:sectPr></w:body></w:document>',
        )
    )


def _cells(job: JobContent, identity: str, segment: Segment) -> Iterator[tuple[str, str, str]]:
    """Give the text, the language and the look of each cell of a row."""
    grey = '<w:noProof/><w:color w:val="808080"/><w:sz w:val="14"/>'
    yield str(segment.number), "", ""
    yield identity, "", grey
    yield segment.source.shown, job.source_tag, ""
    yield segment.target.shown, job.language_tag, ""
    yield status_cell(segment), "en", ""
    yield comments_cell(segment.comments), "", ""


def _row(cells: Sequence[tuple[str, str, str]], *, is_heading: bool = False) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if is_heading else ""
    properties = "<w:cantSplit/><w:tblHeader/>" if is_heading else "<w:cantSplit/>"
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{_paragraph(*cell)}</w:tc>'
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def _paragraph(text: str, language: str = "", look: str = "") -> str:
    spoken = f"<w:lang w:val={quoteattr(language)}/>" if language else ""
    properties = f"<w:rPr>{look}{spoken}</w:rPr>" if look or spoken else ""
    return f"<w:p><w:r>{properties}{''.join(_text(written(text)))}</w:r></w:p>"


def _text(text: str) -> Iterator[str]:
    for at, line in enumerate(text.split("\n")):
        if at:
            yield "<w:br/>"
        for place, piece in enumerate(line.split("\t")):
            if place:
                yield "<w:tab/>"
            if piece:
                yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def _core(job: JobContent) -> str:
    times = "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{escape(job.created)}</dcterms:{what}>'
        for what in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(written(job.article.name))}</dc:title><dc:creator>tmtool</dc:creator>{times}"
        "</cp:coreProperties>"
    )


def _custom(job: JobContent) -> str:
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{escape(written(value))}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(
            (("tmtool review", head_line(job)), ("tmtool version", job.tool_version)), start=2
        )
    )
    return (
        f'<Properties xmlns="{_OFFICE.rpartition("/")[0]}/custom-properties" '
        f'xmlns:vt="{_OFFICE.rpartition("/")[0]}/docPropsVTypes">{properties}</Properties>'
    )
