"""WordprocessingML for paragraphs, lists, pictures and tables, as strings. Pure.

A table of a thousand rows is written as one string and parsed once: python-docx looks each
cell up again and again, and takes minutes over it. Element order follows ECMA-376, part 1.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from docx.oxml import parse_xml
from docx.oxml.document import CT_Body
from docx.oxml.ns import nsdecls

from goldenthread.reports.blocks import Cell, Column, Row, Table, Words, plain, runs
from goldenthread.reports.pictures import PROGRESS_TINTS
from goldenthread.reports.wording import printable

EMU_PER_POINT = 12_700
HEAD_FILL, GRID, MUTED = "ECEEF0", "8A9196", "484949"
# Word 2019's mark for a picture that screen readers pass over: the words stand beside it.
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
Picture = Callable[[Cell | Column], str]


def body(blocks: Iterable[str]) -> CT_Body:
    """The blocks as one parsed body, whose children can be moved into a file."""
    names = nsdecls("w", "wp", "a", "pic", "r")
    parsed: CT_Body = parse_xml(f"<w:body {names}>{''.join(blocks)}</w:body>")
    return parsed


def run(text: str, *, bold: bool = False, italic: bool = False, colour: str = "") -> str:
    """Text of one look; a line end becomes a line break."""
    looks = f"{'<w:b/>' * bold}{'<w:i/>' * italic}"
    looks += f'<w:color w:val="{colour}"/>' if colour else ""
    parts = (
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
        for part in printable(text).split("\n")
    )
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{'<w:br/>'.join(parts)}</w:r>"


def said(words: Words, *, italic: bool = False) -> str:
    """Words as runs, the bold ones bold."""
    return "".join(run(each.text, bold=each.bold, italic=italic) for each in runs(words))


def numbered(number: int) -> str:
    """The property of a paragraph in the list of this number."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def line_break() -> str:
    return "<w:r><w:br/></w:r>"


def tab() -> str:
    return "<w:r><w:tab/></w:r>"


def paragraph(runs: str, style: str = "", look: str = "") -> str:
    """`look` is further paragraph properties, in the schema's order after the style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{look}</w:pPr>" if named or look else ""
    return f"<w:p>{properties}{runs}</w:p>"


def field(code: str) -> str:
    """A number that Word reckons itself, such as PAGE."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def marked(runs: str, name: str, number: int) -> str:
    """Runs of a heading as a place in the file that the list of contents leads to."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'


def contents(entries: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A list of contents that is there already, each name of a place with its words.

    It is a field, so that Word can make it anew; without page numbers, which only Word knows.
    """
    begin = f'{_mark("begin")}<w:r><w:instrText xml:space="preserve">{_TOC}</w:instrText></w:r>'
    for n, (name, words) in enumerate(entries):
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{run(words)}</w:hyperlink>'
        first = begin + _mark("separate") if n == 0 else ""
        last = _mark("end") if n == len(entries) - 1 else ""
        yield paragraph(first + link + last, "toc1")


_TOC = ' TOC \\o "1-1" \\n \\h '


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def drawing(relation: str, number: int, size: tuple[float, float], said: str = "") -> str:
    """A picture in the line; `size` in points. Without words of its own it is decorative."""
    width, height = (round(each * EMU_PER_POINT) for each in size)
    extent = f'cx="{width}" cy="{height}"'
    about = f'id="{number}" name="Picture {number}" descr="{escape(said)}"'
    mark = f"<wp:docPr {about}/>" if said else f"<wp:docPr {about}>{DECORATIVE}</wp:docPr>"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/>{mark}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def table(block: Table, width: int, picture: Picture) -> str:
    """The whole table, `width` twentieths of a point wide, its head repeated on each page."""
    widths = _shares([column.width for column in block.columns], width)
    head = "".join(
        _cell(_head_words(column, picture), column, wide, HEAD_FILL)
        for column, wide in zip(block.columns, widths, strict=True)
    )
    together = "<w:keepNext/>" * block.on_one_page
    body = "".join(_row(block.columns, row, widths, picture, together) for row in block.rows)
    total = _row(block.columns, block.total, widths, picture, total=True) if block.total else ""
    repeat = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    return _whole(f"<w:tr>{repeat}{head}</w:tr>{body}{total}", widths, block.caption)


def _whole(rows: str, widths: list[int], caption: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{GRID}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="55" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="55" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(printable(caption))}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _shares(parts: list[int], width: int) -> list[int]:
    return [width * part // sum(parts) for part in parts]


def _row(
    columns: Iterable[Column],
    cells: Row,
    widths: list[int],
    picture: Picture,
    look: str = "",
    *,
    total: bool = False,
) -> str:
    made = "".join(
        _cell(
            _words(each, picture, bold=total or column.strong or each.strong),
            column,
            wide,
            PROGRESS_TINTS.get(each.level or "", "").lstrip("#"),
            look,
        )
        for column, each, wide in zip(columns, cells, widths, strict=True)
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if all(each.on_one_page for each in cells) else ""
    return f"<w:tr>{whole}{made}</w:tr>"


def _cell(words: str, column: Column, wide: int, fill: str, look: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    inside = paragraph(words, "TableText", look + '<w:jc w:val="right"/>' * column.numeric)
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def _head_words(column: Column, picture: Picture) -> str:
    glyph = picture(column) + line_break() if column.level else ""
    under = line_break() + run(column.under) if column.under else ""
    return glyph + run(column.head, bold=True) + under


def _words(each: Cell, picture: Picture, *, bold: bool) -> str:
    glyph = picture(each) + run(" ") if each.level else ""
    lines = "".join(line_break() + run(plain(line), colour=MUTED) for line in each.lines)
    return glyph + run(each.text, bold=bold) + lines
