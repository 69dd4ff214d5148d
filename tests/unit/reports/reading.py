"""Reads finished papers back: what a person would find in each form."""

import io
import re
import zipfile

import docx
import html5lib
import pypdfium2
from python_calamine import CalamineWorkbook

HTML = "{http://www.w3.org/1999/xhtml}"
Tables = dict[str, list[list[str]]]


def squeezed(text: str) -> str:
    """Without white space and hyphens, which each form sets where its lines end."""
    return re.sub(r"[\s\u00ad\u0002\ufffe-]+", "", text)


def pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        pages = [page.get_textpage().get_text_bounded() for page in file]
    return "\n".join(pages)


def docx_text(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join(each.text or "" for each in body.iter(f"{{{docx.oxml.ns.nsmap['w']}}}t"))


def docx_tables(data: bytes) -> Tables:
    file = docx.Document(io.BytesIO(data))
    found: Tables = {}
    for table in file.tables:
        (caption,) = table._tbl.xpath("w:tblPr/w:tblCaption/@w:val")
        found[str(caption)] = [[cell.text.strip() for cell in row.cells] for row in table.rows]
    return found


def parsed_html(text: str):
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree"))
    return parser.parseFragment(text)


def html_text(text: str) -> str:
    """What is seen: without the words for screen readers alone."""
    tree = parsed_html(text)
    for parent in list(tree.iter()):
        for child in list(parent):
            if "govuk-visually-hidden" in child.get("class", "") and child.tag == f"{HTML}span":
                child.text = ""
    return "".join(tree.itertext())


def html_tables(text: str) -> Tables:
    found: Tables = {}
    for table in parsed_html(text).iter(f"{HTML}table"):
        caption = "".join(table.find(f"{HTML}caption").itertext())
        rows = table.iter(f"{HTML}tr")
        found[caption] = [["".join(cell.itertext()).strip() for cell in row] for row in rows]
    return found


def xlsx_tables(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def members(data: bytes) -> dict[str, bytes]:
    """The files inside an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}
