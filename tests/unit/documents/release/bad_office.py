"""Word and Excel files that must not go out: each has one thing wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import xlsxwriter

from goldenthread.documents.release import Code
from tests.unit.documents.release.clean import (
    CANARY,
    NHS_NUMBER,
    RELATIONS,
    SECRET,
    Bad,
    W,
    added,
    changed,
    clean_docx,
    clean_xlsx,
    photograph,
)


def _in_word(run: str, text: str = SECRET) -> bytes:
    new = f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p><w:sectPr"
    return changed(clean_docx(), "word/document.xml", "<w:sectPr", new)


def _in_body(xml: str) -> bytes:
    return changed(clean_docx(), "word/document.xml", "<w:sectPr", f"{xml}<w:sectPr")


def _related(data: bytes, rels: str, kind: str, target: str) -> bytes:
    new = (
        f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    return changed(data, rels, "</Relationships>", new)


def word_files() -> Iterator[Bad]:
    def bad(name: str, code: Code, make: Callable[[], bytes]) -> Bad:
        return Bad(f"docx {name}", "docx", code, make)

    core, rels = "docProps/core.xml", "word/_rels/document.xml.rels"
    yield bad(
        "author",
        Code.AUTHOR,
        lambda: changed(
            clean_docx(), core, "<dc:creator></dc:creator>", "<dc:creator>A person</dc:creator>"
        ),
    )
    yield bad(
        "company",
        Code.AUTHOR,
        lambda: changed(
            clean_docx(), "docProps/app.xml", "<Company></Company>", "<Company>A firm</Company>"
        ),
    )
    custom = '<Properties xmlns="a"><property name="Case worker"/></Properties>'
    yield bad(
        "custom property", Code.AUTHOR, lambda: added(clean_docx(), "docProps/custom.xml", custom)
    )
    comments = f"<w:comments {W}><w:comment><w:p/></w:comment></w:comments>"
    yield bad("comment", Code.COMMENT, lambda: added(clean_docx(), "word/comments.xml", comments))
    yield bad("comment mark", Code.COMMENT, lambda: _in_body('<w:commentRangeStart w:id="1"/>'))
    yield bad(
        "deleted words",
        Code.TRACKED_CHANGE,
        lambda: _in_body(f"<w:p><w:del><w:r><w:delText>{SECRET}</w:delText></w:r></w:del></w:p>"),
    )
    yield bad(
        "put-in words",
        Code.TRACKED_CHANGE,
        lambda: _in_body(f"<w:p><w:ins><w:r><w:t>{SECRET}</w:t></w:r></w:ins></w:p>"),
    )
    yield bad("vanished text", Code.HIDDEN_TEXT, lambda: _in_word("<w:vanish/>"))
    yield bad("white text", Code.HIDDEN_TEXT, lambda: _in_word('<w:color w:val="FFFFFF"/>'))
    yield bad("text of one point", Code.HIDDEN_TEXT, lambda: _in_word('<w:sz w:val="2"/>'))
    yield bad("remote picture", Code.REMOTE_PICTURE, lambda: _remote(rels, "image"))
    yield bad("remote template", Code.EXTERNAL_LINK, lambda: _remote(rels, "attachedTemplate"))
    yield bad(
        "link to a shared drive",
        Code.EXTERNAL_LINK,
        lambda: _related(clean_docx(), rels, "hyperlink", "file:///S:/Cases/plan.docx"),
    )
    yield bad(
        "field that fetches",
        Code.REMOTE_PICTURE,
        lambda: _in_word('</w:rPr><w:instrText>INCLUDETEXT "S:\\a.docx"</w:instrText><w:rPr>'),
    )
    yield bad(
        "embedded workbook",
        Code.EMBEDDED_FILE,
        lambda: added(clean_docx(), "word/embeddings/sheet.bin", b"data"),
    )
    yield bad("macro", Code.PROGRAM, lambda: added(clean_docx(), "word/vbaProject.bin", b"program"))
    yield bad(
        "place of a photograph",
        Code.PICTURE_DATA,
        lambda: added(clean_docx(), "word/media/a.jpg", photograph()),
    )
    yield bad("canary in a heading", Code.CANARY, lambda: _in_word("", f"At {CANARY} today"))
    split = "</w:t></w:r><w:r><w:t>".join(NHS_NUMBER.partition(" 4"))
    yield bad("NHS number in three runs", Code.CHILD, lambda: _in_word("", split))


def _remote(rels: str, kind: str) -> bytes:
    return _related(clean_docx(), rels, kind, "https://tracker.example.org/a.png")


def excel_files() -> Iterator[Bad]:
    def bad(name: str, code: Code, make: Callable[[], bytes]) -> Bad:
        return Bad(f"xlsx {name}", "xlsx", code, make)

    book, page = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
    for state in ("hidden", "veryHidden"):
        yield bad(
            f"{state} sheet", Code.HIDDEN_SHEET, lambda state=state: _sheet_state(book, state)
        )
    row = '<row r="2" hidden="1"'
    yield bad(
        "hidden row",
        Code.HIDDEN_CELLS,
        lambda: changed(clean_xlsx(), page, '<row r="2"', row),
    )
    column = '<cols><col min="1" max="1" width="9" hidden="1"/></cols><sheetData>'
    yield bad(
        "hidden column",
        Code.HIDDEN_CELLS,
        lambda: changed(clean_xlsx(), page, "<sheetData>", column),
    )
    yield bad(
        "row of no height",
        Code.HIDDEN_CELLS,
        lambda: changed(clean_xlsx(), page, '<row r="2"', '<row r="2" ht="0"'),
    )
    yield bad("white cell", Code.HIDDEN_CELLS, _white_cell)
    yield bad(
        "formula",
        Code.FORMULA,
        lambda: changed(clean_xlsx(), page, "<v>18</v>", "<f>SUM(A1)</f><v>18</v>"),
    )
    yield bad(
        "another workbook",
        Code.EXTERNAL_LINK,
        lambda: added(clean_xlsx(), "xl/externalLinks/externalLink1.xml", "<externalLink/>"),
    )
    yield bad(
        "data connection",
        Code.EXTERNAL_LINK,
        lambda: added(clean_xlsx(), "xl/connections.xml", "<connections><c/></connections>"),
    )
    yield bad(
        "note on a cell",
        Code.COMMENT,
        lambda: added(clean_xlsx(), "xl/comments1.xml", "<comments><a>b</a></comments>"),
    )
    yield bad(
        "rows kept for a pivot table",
        Code.LEFT_BEHIND,
        lambda: added(clean_xlsx(), "xl/pivotCache/pivotCacheRecords1.xml", "<r/>"),
    )
    yield bad(
        "canary in a sheet’s name",
        Code.CANARY,
        lambda: changed(clean_xlsx(), book, "Actions", CANARY),
    )


def _sheet_state(book: str, state: str) -> bytes:
    new = f'<sheet name="Actions" state="{state}"'
    return changed(clean_xlsx(), book, '<sheet name="Actions"', new)


def _white_cell() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write_string(0, 0, SECRET, book.add_format({"font_color": "#FFFFFF"}))
    book.close()
    return out.getvalue()
