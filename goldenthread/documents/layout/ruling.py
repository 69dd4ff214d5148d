"""The straight lines that a page draws: the borders of tables and of boxes round a text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from .boxes import Box
from .coordinates import Sides, ToShown, in_order, shown_place

MOST_DRAWINGS = 20_000  # on one page: more is a map or a chart, not a report
_THIN = 4.0  # points: what is narrower is a line, whether it was drawn as one or as a bar
_NEAR = 2.5  # points: letters may reach over a line that they stand beside by less
_TOUCH = 1.5  # points: Word draws a border in pieces that meet, or nearly
_SHORTEST = 6.0
_PAGE = 0.88  # of the page's height: longer lines may be the page's border, not a text's
_BORDER = 2  # such lines; more are the columns of a table that fills the page


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines across (their height is near 0) and down a page, each whole."""

    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()

    def walls(self, height: float) -> list[float]:
        """Where lines that run down pass this height, from left to right."""
        found = sorted(line.x0 for line in self.down if line.top <= height <= line.bottom)
        return [x for i, x in enumerate(found) if not i or x - found[i - 1] > _NEAR]

    def frames(self, box: Box) -> bool:
        """Whether the box stands between two lines that run down beside it."""
        walls = self.walls((box.top + box.bottom) / 2)
        return len(walls) > 1 and walls[0] < box.x0 + _NEAR and box.x1 < walls[-1] + _NEAR


type _Piece = tuple[float, float, float]
"""Where a line stands, its start and its end."""


def read_rules(page: pypdfium2.PdfPage) -> Rules:
    across: list[_Piece] = []
    down: list[_Piece] = []
    longest = _PAGE * page.get_height()
    for x0, top, x1, bottom in _lines(page):
        if x1 - x0 > bottom - top:
            across.append(((top + bottom) / 2, x0, x1))
        else:
            down.append(((x0 + x1) / 2, top, bottom))
    walls = [*_whole(down)]
    long = [wall for wall in walls if wall[2] - wall[1] >= longest]
    if len(long) <= _BORDER:
        walls = [wall for wall in walls if wall not in long]
    return Rules(
        tuple(Box(start, at, end, at) for at, start, end in _whole(across)),
        tuple(Box(at, start, at, end) for at, start, end in walls),
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
        sides = in_order(*place(left.value, top.value), *place(right.value, bottom.value))
        if _is_thin(sides):
            yield sides
        else:
            yield from _lines_of_shape(drawn, place)


def _is_thin(sides: Sides) -> bool:
    return sides[2] - sides[0] < _THIN or sides[3] - sides[1] < _THIN


def _lines_of_shape(drawn: pdfium.FPDF_PAGEOBJECT, place: ToShown) -> Iterator[Sides]:
    """The lines of one drawing that holds several: a frame's sides, or all of a table's borders.

    What is only filled is a shade, not a line, unless it is thin.
    """
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    for points in _strokes(drawn):
        shown = [place(x, y) for x, y in points]
        across, down = [x for x, _ in shown], [y for _, y in shown]
        whole = (min(across), min(down), max(across), max(down))
        if _is_thin(whole):
            yield whole
        elif stroke.value:
            sides = (in_order(*a, *b) for a, b in pairwise([*shown, shown[0]]))
            yield from (side for side in sides if _is_thin(side))


def _strokes(drawn: pdfium.FPDF_PAGEOBJECT) -> Iterator[list[tuple[float, float]]]:
    """The points of each stretch that is drawn without lifting the pen."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn), MOST_DRAWINGS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
    if points:
        yield points


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
