"""From a page's own coordinates to those of the page as it is shown, top left first."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2

type Sides = tuple[float, float, float, float]
"""x0, top, x1, bottom: a Box in the hot path, where objects cost too much."""
type ToShown = Callable[[float, float], tuple[float, float]]


def in_order(xa: float, ya: float, xb: float, yb: float) -> Sides:
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def shown_place(page: pypdfium2.PdfPage) -> ToShown:
    """The function from the page's own coordinates to those of the page as shown."""
    width, height = page.get_size()
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation()
    if rotation == 90:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 180:
        return lambda x, y: (right - x, y - bottom)
    if rotation == 270:
        return lambda x, y: (width - (y - bottom), height - (x - left))
    return lambda x, y: (x - left, top - y)


def upright_corner(page: pypdfium2.PdfPage) -> tuple[float, float] | None:
    """The top left corner in the page's own coordinates, where it is shown as it is.

    Almost every page is: its letters then need no call each to be placed.
    """
    left, _, _, top = page.get_cropbox()
    return None if page.get_rotation() else (left, top)
