"""Made-up plans as files: one description of a document, written in each kind of file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import docx
import openpyxl
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter


@dataclass(frozen=True)
class C:
    """A cell; `columns` and `rows` are what it covers."""

    text: str = ""
    fill: str = ""
    columns: int = 1
    rows: int = 1


type Row = Sequence[C | str]


@dataclass(frozen=True)
class Table:
    """Rows from the top; what a merged cell covers is left out of its rows, as in HTML.

    `hidden`: the numbers of rows, from 0, that a workbook hides."""

    rows: Sequence[Row]
    sheet: str = "Plan"
    hidden: frozenset[int] = frozenset()
    ruled: bool = True
    """Whether a PDF draws lines round its cells."""


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    text: str
    is_item: bool = False


@dataclass(frozen=True)
class Doc:
    parts: Sequence[Table | Heading | Para]
    hidden_sheets: frozenset[str] = field(default_factory=frozenset)


def placed(rows: Sequence[Row]) -> list[tuple[int, int, C]]:
    """Each cell with its row and column, where merged cells push others aside."""
    taken: set[tuple[int, int]] = set()
    found = []
    for r, row in enumerate(rows):
        c = 0
        for each in row:
            cell = each if isinstance(each, C) else C(each)
            while (r, c) in taken:
                c += 1
            found.append((r, c, cell))
            taken |= {(r + y, c + x) for y in range(cell.rows) for x in range(cell.columns)}
            c += cell.columns
    return found


def write(document: Doc, kind: str) -> bytes:
    return _WRITERS[kind](document)


def _xlsx(document: Doc) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    above: list[str] = []
    for part in document.parts:
        if isinstance(part, Table):
            _sheet(book, part, above)
            above = []
        else:
            above.append(part.text)
    for name in document.hidden_sheets:
        book[name].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book, table: Table, above: Sequence[str]) -> None:
    sheet = book[table.sheet] if table.sheet in book.sheetnames else book.create_sheet(table.sheet)
    top = sheet.max_row + 1 if sheet.max_row > 1 else 1
    for text in above:
        sheet.cell(top, 1, text)
        top += 1
    for r, c, cell in placed(table.rows):
        there = sheet.cell(top + r, c + 1, cell.text or None)
        if cell.fill:
            there.fill = PatternFill("solid", fgColor=cell.fill)
        if cell.columns > 1 or cell.rows > 1:
            last = f"{get_column_letter(c + cell.columns)}{top + r + cell.rows - 1}"
            sheet.merge_cells(f"{there.coordinate}:{last}")
    for r in table.hidden:
        sheet.row_dimensions[top + r].hidden = True


def _docx(document: Doc) -> bytes:
    word = docx.Document()
    for part in document.parts:
        if isinstance(part, Heading):
            word.add_heading(part.text, part.level)
        elif isinstance(part, Para):
            word.add_paragraph(part.text, style="List Bullet" if part.is_item else None)
        else:
            _word_table(word, part)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _word_table(word, table: Table) -> None:
    cells = placed(table.rows)
    width = max(c + cell.columns for _, c, cell in cells)
    made = word.add_table(len(table.rows), width, style="Table Grid")
    for r, c, cell in cells:
        there = made.cell(r, c)
        if cell.columns > 1 or cell.rows > 1:
            there = there.merge(made.cell(r + cell.rows - 1, c + cell.columns - 1))
        lines = cell.text.split("\n")
        there.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            there.add_paragraph(line)
        if cell.fill:
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), cell.fill)
            there._tc.get_or_add_tcPr().append(shade)


def _html(document: Doc) -> bytes:
    parts = ["<!doctype html><html><head><title>Plan</title></head><body>"]
    for part in document.parts:
        if isinstance(part, Heading):
            parts.append(f"<h{part.level}>{escape(part.text)}</h{part.level}>")
        elif isinstance(part, Para):
            tag = "li" if part.is_item else "p"
            parts.append(f"<{tag}>{escape(part.text)}</{tag}>")
        else:
            parts.append(_html_table(part))
    return "".join([*parts, "</body></html>"]).encode()


def _html_table(table: Table) -> str:
    rows: dict[int, list[str]] = {r: [] for r in range(len(table.rows))}
    for r, _, cell in placed(table.rows):
        span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        span += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        span += f' style="background: #{cell.fill}"' if cell.fill else ""
        rows[r].append(f"<td{span}>{escape(cell.text).replace(chr(10), '<br>')}</td>")
    return "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows.values()) + "</table>"


def _csv(document: Doc) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(_lines(document))
    return out.getvalue().encode("utf-8-sig")


def _txt(document: Doc) -> bytes:
    """As it is pasted from a sheet."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(_lines(document))
    return out.getvalue().encode()


def _lines(document: Doc) -> list[list[str]]:
    lines: list[list[str]] = []
    for part in document.parts:
        if isinstance(part, Table):
            cells = placed(part.rows)
            width = max(c + cell.columns for _, c, cell in cells)
            rows = [[""] * width for _ in part.rows]
            for r, c, cell in cells:
                rows[r][c] = cell.text
            lines += rows
        else:
            lines.append(
                [f"• {part.text}" if isinstance(part, Para) and part.is_item else part.text]
            )
    return lines


def _pdf(document: Doc) -> bytes:
    parts = ['#set page(paper: "a3", flipped: true, margin: 1.5cm)', "#set text(size: 8pt)"]
    for part in document.parts:
        if isinstance(part, Heading):
            parts.append(f"#text(size: {18 - 2 * part.level}pt, {_said(part.text)})\n")
        elif isinstance(part, Para):
            mark = "• " if part.is_item else ""
            parts.append(f"#text({_said(mark + part.text)})\n")
        else:
            parts.append(_typst_table(part))
    return bytes(typst.compile("\n\n".join(parts).encode(), format="pdf"))


def _said(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _typst_table(table: Table) -> str:
    cells = placed(table.rows)
    width = max(c + cell.columns for _, c, cell in cells)
    made = []
    for r, c, cell in cells:
        fill = f'fill: rgb("#{cell.fill}"), ' if cell.fill else ""
        lines = "#linebreak()".join(f"#text({_said(line)})" for line in cell.text.split("\n"))
        made.append(
            f"table.cell(x: {c}, y: {r}, colspan: {cell.columns}, rowspan: {cell.rows}, "
            f"{fill})[{lines}]"
        )
    stroke = "" if table.ruled else "stroke: none, "
    return f"#table(columns: ({'1fr,' * width}), {stroke}{', '.join(made)})"


_WRITERS = {
    "xlsx": _xlsx, "docx": _docx, "html": _html, "csv": _csv, "txt": _txt, "pdf": _pdf,
}  # fmt: skip
