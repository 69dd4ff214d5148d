"""Comparators: England, the region and statistical neighbours, as published. Pure.

`docs/COMPARATORS.md` says what is shipped, from where, and how a median and a rank are reckoned.
"""

from goldenthread.measures.comparators.comparing import Compared, OfFile, Point, compare, compare_in
from goldenthread.measures.comparators.figures import SYMBOLS, Figure
from goldenthread.measures.comparators.layout import Place, Row, read_layout
from goldenthread.measures.comparators.neighbours import MODELS, Better, Median, Rank, median, rank
from goldenthread.measures.comparators.shipped import (
    ENGLAND,
    About,
    Area,
    Facts,
    Neighbour,
    abouts,
    area_of,
    areas,
    facts_of,
    neighbours,
)

__all__ = [
    "ENGLAND",
    "MODELS",
    "SYMBOLS",
    "About",
    "Area",
    "Better",
    "Compared",
    "Facts",
    "Figure",
    "Median",
    "Neighbour",
    "OfFile",
    "Place",
    "Point",
    "Rank",
    "Row",
    "abouts",
    "area_of",
    "areas",
    "compare",
    "compare_in",
    "facts_of",
    "median",
    "neighbours",
    "rank",
    "read_layout",
]
