"""An Excel file: formulas, sheets, rows and cells that are not shown. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from goldenthread.documents.release import office
from goldenthread.documents.release.contents import Contents, excerpt
from goldenthread.documents.release.faults import Code, Fault
from goldenthread.documents.release.office import Element, local, parsed

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES_OF_EXCEL = "_xlnm."
SHOWS_NOTHING = frozenset({";;;", ";;"})
WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
BACKGROUND = "0"  # the theme's first colour: white on paper
NO_FILL = frozenset({"none", ""})


def contents(data: bytes, hosts: Collection[str] | None) -> Contents:
    parts = office.parts_of(data)
    found = [*office.faults(parts, hosts)]
    if book := parts.get("xl/workbook.xml"):
        found += _book(parsed(book))
    unseen = _unseen_styles(parts.get("xl/styles.xml"))
    for name, content in parts.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            found += _sheet(name, parsed(content), unseen)
    return Contents(tuple(found), tuple(office.texts(parts)))


def _book(root: Element) -> Iterator[Fault]:
    for sheet in root.iter(f"{S}sheet"):
        if sheet.get("state", "visible") != "visible":
            yield Fault(Code.HIDDEN_SHEET, "workbook", excerpt(sheet.get("name", "")))
    for name in root.iter(f"{S}definedName"):
        own = name.get("name", "").startswith(NAMES_OF_EXCEL)
        if name.get("hidden") in {"1", "true"} and not own:
            yield Fault(Code.LEFT_BEHIND, "a hidden name", excerpt(name.get("name", "")))
        if "[" in (name.text or ""):
            yield Fault(Code.EXTERNAL_LINK, "a name", excerpt(name.text or ""))


def _sheet(name: str, root: Element, unseen: frozenset[str]) -> Iterator[Fault]:
    where = name.rpartition("/")[2].removesuffix(".xml")
    for element in root.iter():
        tag = local(element)
        if tag in {"row", "col"}:
            if _is_hidden(element):
                at = element.get("r") or element.get("min", "")
                yield Fault(Code.HIDDEN_CELLS, where, f"{_NAMES[tag]} {at}")
        elif tag == "c":
            yield from _cell(where, element, unseen)
        elif tag == "legacyDrawing":
            yield Fault(Code.COMMENT, where)
        elif tag in {"oleObject", "control"}:
            yield Fault(Code.EMBEDDED_FILE, where)


_NAMES: Mapping[str, str] = {"row": "row", "col": "column"}


def _is_hidden(element: Element) -> bool:
    flat = element.get("ht") or element.get("width")
    return element.get("hidden") in {"1", "true"} or (flat is not None and float(flat) == 0)


def _cell(where: str, cell: Element, unseen: frozenset[str]) -> Iterator[Fault]:
    at = f"{where} {cell.get('r', '')}"
    formula = cell.find(f"{S}f")
    if formula is not None:
        yield Fault(Code.FORMULA, at, excerpt(formula.text or ""))
    if cell.get("s", "0") in unseen and "".join(cell.itertext()).strip():
        yield Fault(Code.HIDDEN_CELLS, at, "written in white, or in a format that shows nothing")


def _unseen_styles(styles: bytes | None) -> frozenset[str]:
    """The numbers of the cell styles whose words are white on nothing, or not shown at all."""
    if styles is None:
        return frozenset()
    root = parsed(styles)
    blank = {
        each.get("numFmtId")
        for each in root.iter(f"{S}numFmt")
        if each.get("formatCode", "").replace(" ", "") in SHOWS_NOTHING
    }
    white = {str(n) for n, font in enumerate(_listed(root, "fonts")) if _is_white(font)}
    plain = {str(n) for n, fill in enumerate(_listed(root, "fills")) if _is_plain(fill)}
    return frozenset(
        str(n)
        for n, style in enumerate(_listed(root, "cellXfs"))
        if style.get("numFmtId") in blank
        or (style.get("fontId", "0") in white and style.get("fillId", "0") in plain)
    )


def _listed(root: Element, tag: str) -> list[Element]:
    found = root.find(f"{S}{tag}")
    return [*found] if found is not None else []


def _is_white(font: Element) -> bool:
    colour = font.find(f"{S}color")
    if colour is None:
        return False
    return colour.get("rgb", "").upper() in WHITE or colour.get("theme") == BACKGROUND


def _is_plain(fill: Element) -> bool:
    pattern = fill.find(f"{S}patternFill")
    return pattern is None or pattern.get("patternType", "") in NO_FILL
