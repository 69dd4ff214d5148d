"""The pages of a PDF: words that stand on them and nobody sees. Pure.

A black bar over words hides nothing: whoever selects the page and copies it has the words. So
each piece of text is compared with what is painted after it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED
from goldenthread.documents.release.contents import Contents, excerpt
from goldenthread.documents.release.faults import Code, Fault

NOT_DRAWN = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
SMALLEST = 4.0  # points
PALE = 235  # of 255, each colour: pale words are looked at on the page itself
CONTRAST = 24  # between the palest and the darkest point where words stand
SOLID = 250  # of 255
MOST = 0.75  # of the ground that words stand on
_SCALE = 2.0

type Box = tuple[float, float, float, float]


def page_contents(data: bytes) -> Contents:
    """What nobody sees on each page, and the words of each."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(DAMAGED) from error
    faults: list[Fault] = []
    texts: list[tuple[str, str]] = []
    try:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            texts.append((f"page {number}", words.get_text_range()))
            faults += (
                Fault(Code.HIDDEN_TEXT, f"page {number}", excerpt(said))
                for said in _Page(page, words).unseen()
            )
            page.close()
    finally:
        document.close()
    return Contents(tuple(faults), tuple(texts))


class _Page:
    """One page, its objects read in the order in which they are painted."""

    def __init__(self, page: Any, words: Any) -> None:
        self.page, self.words = page, words
        self.visible: Box = page.get_cropbox()
        self.painted: Any = None

    def unseen(self) -> Iterator[str]:
        """The words of each piece of text that is there and cannot be seen."""
        standing: list[tuple[Box, Any]] = []
        for thing in _objects(self.page):
            kind, box = raw.FPDFPageObj_GetType(thing), _box(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                if self._is_unseen(thing, box):
                    yield from self._said(thing)
                else:
                    standing.append((box, thing))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE or _is_solid(thing, kind):
                under = [each for each in standing if _covers(box, each[0])]
                for each in under:
                    yield from self._said(each[1])
                    standing.remove(each)

    def _said(self, thing: Any) -> Iterator[str]:
        """Its words; nothing where it is blank, which is no secret."""
        size = raw.FPDFTextObj_GetText(thing, self.words, None, 0)
        room = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(
            thing, self.words, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size
        )
        words = room.raw.decode("utf-16-le", "replace").rstrip("\x00")
        if words.strip():
            yield words

    def _is_unseen(self, thing: Any, box: Box) -> bool:
        if raw.FPDFTextObj_GetTextRenderMode(thing) in NOT_DRAWN:
            return True
        if _outside(box, self.visible) or _size(thing) < SMALLEST:
            return True
        red, green, blue, alpha = _colour(thing)
        if alpha == 0:
            return True
        return min(red, green, blue) >= PALE and self._is_flat(box)

    def _is_flat(self, box: Box) -> bool:
        """Whether the painted page has one colour where words are said to stand."""
        if self.painted is None:
            self.painted = self.page.render(scale=_SCALE).to_pil().convert("L")
        left, bottom, right, top = box
        height = self.visible[3]
        area = (left - self.visible[0], height - top, right - self.visible[0], height - bottom)
        x0, y0, x1, y1 = (round(each * _SCALE) for each in area)
        seen = self.painted.crop((x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)))
        darkest, palest = seen.getextrema()
        return bool(palest - darkest < CONTRAST)


def _objects(page: Any) -> Iterator[Any]:
    for n in range(raw.FPDFPage_CountObjects(page)):
        yield raw.FPDFPage_GetObject(page, n)


def _box(thing: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _size(thing: Any) -> float:
    """In points as printed: the font's size by the height that its matrix gives it."""
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(thing, size)
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    scale: float = (matrix.c**2 + matrix.d**2) ** 0.5
    return size.value * (scale or 1.0)


def _colour(thing: Any) -> tuple[int, int, int, int]:
    parts = tuple(ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, *parts):
        return 0, 0, 0, 255
    red, green, blue, alpha = (each.value for each in parts)
    return red, green, blue, alpha


def _is_solid(thing: Any, kind: int) -> bool:
    """Whether a drawn shape is filled so that nothing shows through."""
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    return fill.value != raw.FPDF_FILLMODE_NONE and _colour(thing)[3] >= SOLID


def _covers(over: Box, under: Box) -> bool:
    """Whether most of the lower one is under the upper: bars are drawn by hand, and not exactly."""
    if _outside(over, under):
        return False
    wide = min(over[2], under[2]) - max(over[0], under[0])
    high = min(over[3], under[3]) - max(over[1], under[1])
    whole = (under[2] - under[0]) * (under[3] - under[1])
    return 0 < wide * high >= MOST * whole


def _outside(box: Box, page: Box) -> bool:
    apart = box[3] < page[1] or box[1] > page[3]
    return apart or box[2] < page[0] or box[0] > page[2]
