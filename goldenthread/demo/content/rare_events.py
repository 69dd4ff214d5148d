"""A measure of Wyremouth that happens too rarely for a chart of months: its days. Invented."""

from __future__ import annotations

from datetime import date

REFERENCE = "M4.4"
NAME = "Children placed in a home that is not registered"
COUNTS = "Children in care who slept a first night in a home that Ofsted has not registered"
AREA = "children_in_care"
TARGET = ("at_most", "0", date(2026, 12, 31))
FIRST = date(2025, 1, 1)
LAST = date(2026, 10, 1)
HAPPENED = (
    *(date(2025, 1, day) for day in (6, 20)),
    *(date(2025, 2, day) for day in (3, 11)),
    *(date(2025, 3, day) for day in (1, 17, 28)),
    *(date(2025, 4, day) for day in (9, 30)),
    *(date(2025, 5, day) for day in (8, 26)),
    *(date(2025, 6, day) for day in (6, 24)),
    *(date(2025, 7, day) for day in (5, 15)),
    *(date(2025, 8, day) for day in (1, 9, 28)),
    *(date(2025, 9, day) for day in (12, 20)),
    *(date(2025, 10, day) for day in (10, 24)),
    *(date(2025, 11, day) for day in (7, 15)),
    *(date(2025, 12, day) for day in (2, 19)),
    *(date(2026, 1, day) for day in (9, 17)),
    *(date(2026, 2, day) for day in (6, 27)),
    date(2026, 3, 14),
    date(2026, 4, 8),
    date(2026, 5, 2),
    date(2026, 6, 12),
    date(2026, 7, 29),
)
