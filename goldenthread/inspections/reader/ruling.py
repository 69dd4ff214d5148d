"""The straight lines that a page draws: the borders of tables and of boxes round a text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from .coordinates import Sides, in_order, shown_place
from .model import Box

MOST_DRAWINGS = 20_000  # on one page: more is a map or a chart, not a report
_THIN = 2.5  # points: what is narrower is a line, whether it was drawn as one or as a bar
_TOUCH = 1.5  # points: Word draws a border in pieces that meet, or nearly
_SHORTEST = 5.0


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines across (their height is near 0) and down a page, each whole."""

    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()

    def walls(self, height: float) -> list[float]:
        """Where lines that run down pass this height, from left to right."""
        found = sorted(line.x0 for line in self.down if line.top <= height <= line.bottom)
        return [x for i, x in enumerate(found) if not i or x - found[i - 1] > _THIN]

    def frames(self, box: Box) -> bool:
        """Whether the box stands between two lines that run down beside it."""
        walls = self.walls((box.top + box.bottom) / 2)
        return len(walls) > 1 and walls[0] < box.x0 + _THIN and box.x1 < walls[-1] + _THIN


type _Piece = tuple[float, float, float]
"""Where a line stands, its start and its end."""


def read_rules(page: pypdfium2.PdfPage) -> Rules:
    across: list[_Piece] = []
    down: list[_Piece] = []
    for x0, top, x1, bottom in _lines(page):
        if bottom - top < _THIN:
            across.append((top, x0, x1))
        elif x1 - x0 < _THIN:
            down.append((x0, top, bottom))
    return Rules(
        tuple(Box(start, at, end, at) for at, start, end in _whole(across)),
        tuple(Box(at, start, at, end) for at, start, end in _whole(down)),
    )


def _lines(page: pypdfium2.PdfPage) -> Iterator[Sides]:
    place = shown_place(page)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pointers = [ctypes.byref(side) for side in (left, bottom, right, top)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_DRAWINGS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, *pointers)
        x0, y0, x1, y1 = in_order(*place(left.value, top.value), *place(right.value, bottom.value))
        if x1 - x0 < _THIN or y1 - y0 < _THIN:
            yield x0, y0, x1, y1
        elif _is_outline(drawn):
            yield from ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))


def _is_outline(drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether this is a rectangle of which the border is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value) and pdfium.FPDFPath_CountSegments(drawn) in (4, 5)


def _whole(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Pieces of one line that meet are one."""
    lines: list[list[_Piece]] = []
    for piece in sorted(pieces):
        if lines and piece[0] - lines[-1][0][0] < _TOUCH:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        at = line[0][0]
        yield from ((at, start, end) for start, end in _joined((s, e) for _, s, e in line))


def _joined(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    whole: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if whole and start - whole[-1][1] < _TOUCH:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return ((start, end) for start, end in whole if end - start >= _SHORTEST)
