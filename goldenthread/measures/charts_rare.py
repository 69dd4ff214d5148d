"""The days between rare events as a t chart: each point is a gap that ends at an event. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from goldenthread.core.days import day_words
from goldenthread.core.svg import INK, number, text, titled
from goldenthread.measures.charts import (
    HUES,
    LEFT,
    LIMIT,
    PAGE,
    TOP,
    Place,
    grid,
    names,
    scale_over,
    shape,
)
from goldenthread.measures.spc import Meaning
from goldenthread.measures.spc_rare import RareEvents

NEEDED = 13
"""Gaps before limits and signals are shown, as on other charts."""


def has_limits(rare: RareEvents) -> bool:
    return len(rare.gaps) >= NEEDED and rare.upper is not None


def rare_chart(rare: RareEvents, ends: Sequence[date], said: tuple[str, str]) -> Markup:
    """`ends`: the day on which each gap ended. `said`: title and description."""
    levels = _levels(rare)
    scale = scale_over([0.0, *map(float, rare.gaps), *(level for _, level in levels)])
    high, gap = scale.place(TOP, PAGE.bottom), (PAGE.right - LEFT) / max(len(rare.gaps) - 1, 1)
    places = [(LEFT + gap * at, high(days)) for at, days in enumerate(rare.gaps)]
    path = "L".join(f"{number(left)} {number(top)}" for left, top in places)
    drawn = [
        *grid(scale, high, "{:g}".format),
        *_limits(levels, high),
        f'<path d="M{path}" fill="none" stroke="{INK}" stroke-width="1.3"/>',
        *_points(rare, ends, places),
        *_days(ends, places),
    ]
    return titled("gt-spc", (PAGE.width, PAGE.height), said, drawn)


def _levels(rare: RareEvents) -> list[tuple[str, float]]:
    if not has_limits(rare):
        return []
    named = (("Upper limit", rare.upper), ("Average", rare.centre), ("Lower limit", rare.lower))
    return [(name, level) for name, level in named if level is not None]


def _limits(levels: Sequence[tuple[str, float]], high: Place) -> Iterable[str]:
    for _, level in levels:
        line = f"M{number(LEFT)} {number(high(level))}H{number(PAGE.right)}"
        yield f'<path d="{line}" stroke="{LIMIT}" stroke-width="1.2"/>'
    yield from names((high(level), f"{name} {level:.0f} days", "") for name, level in levels)


def _points(
    rare: RareEvents, ends: Sequence[date], places: Sequence[tuple[float, float]]
) -> Iterable[str]:
    for days, end, point, (left, top) in zip(
        rare.gaps, ends, rare.analysis.points, places, strict=True
    ):
        meaning = point.meaning if has_limits(rare) else Meaning.COMMON
        said = f"{days} days, up to {day_words(end)}"
        drawn = shape(meaning, left, top, 4.5)
        yield f'<g class="gt-figure"><title>{said}</title>{drawn}</g>'


def _days(ends: Sequence[date], places: Sequence[tuple[float, float]]) -> Iterable[str]:
    step = max(1, -(-len(ends) // 8))
    for end, (left, _) in list(zip(ends, places, strict=True))[::step]:
        paint = f'text-anchor="middle" fill="{HUES[Meaning.COMMON]}"'
        yield text(left, PAGE.bottom + 20, f"{end:%b %Y}", paint)
