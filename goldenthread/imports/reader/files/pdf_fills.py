"""The shades that a PDF draws behind its words: in many plans they are the only rating."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from goldenthread.documents.layout.coordinates import Sides, in_order, shown_place
from goldenthread.documents.layout.pages import opened
from goldenthread.documents.layout.ruling import MOST_DRAWINGS

type Fill = tuple[Sides, str]
_LEAST = 4.0  # points: what is narrower is a line
_OPAQUE = 128


def read_fills(data: bytes) -> list[list[Fill]]:
    """The filled shapes of each page in the order in which they are drawn, "RRGGBB" each."""
    with opened(data) as document:
        return [list(_fills(document[number])) for number in range(len(document))]


def _fills(page: pypdfium2.PdfPage) -> Iterator[Fill]:
    place = shown_place(page)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pointers = [ctypes.byref(side) for side in (left, bottom, right, top)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_DRAWINGS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH or not _is_filled(drawn):
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, *pointers)
        sides = in_order(*place(left.value, top.value), *place(right.value, bottom.value))
        if sides[2] - sides[0] > _LEAST and sides[3] - sides[1] > _LEAST and (rgb := _rgb(drawn)):
            yield sides, rgb


def _is_filled(drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value)


def _rgb(drawn: pdfium.FPDF_PAGEOBJECT) -> str:
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    told = pdfium.FPDFPageObj_GetFillColor(
        drawn, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(opaque)
    )
    if not told or opaque.value < _OPAQUE:
        return ""
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}"
