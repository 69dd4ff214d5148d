"""Risks as pictures: the mark of a score, and how one moved in the matrix, as SVG.

Drawn in ink and greys alone: the hues belong to progress and to impact, and numbers, words and
shapes say all that a shade does. Beside the drawing stands a table that says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from markupsafe import Markup

from goldenthread.core.days import long_date
from goldenthread.core.svg import INK, SECONDARY
from goldenthread.core.svg import number as _n
from goldenthread.core.svg import text as _text
from goldenthread.core.svg import titled as _svg
from goldenthread.plans.risks import STEPS, Band, Kind, RiskRow, Score, band_of

SHADES: Mapping[str, str] = {
    Band.LOW: "#ffffff",
    Band.MEDIUM: "#e6e8ea",
    Band.HIGH: "#c9cdd0",
    Band.VERY_HIGH: "#a5abb0",
}
"""From white to grey; ink on the darkest has a contrast of 8.4."""
_CELL, _LEFT, _TOP = 46.0, 34.0, 6.0
_SIZE = (_LEFT + 5 * _CELL + 6, _TOP + 5 * _CELL + 44)


def risk_mark(score: Score, before: str = "") -> Markup:
    """A score as it stands in tables: the number in a box, then the word of its band."""
    gone = f' <span class="gt-note">{before}</span>' if before else ""
    return Markup(  # noqa: S704 - numbers and constants
        f'<span class="gt-risk gt-risk--{score.band.value.replace("_", "-")}"><b>{score.value}</b> '
        f"{score.band_words}</span>{gone}"
    )


def risk_moves(row: RiskRow) -> Markup:
    """Where the current score of a risk stood and stands, and its target, in the matrix."""
    path = [key for key, _ in groupby(map(_place, row.of(Kind.CURRENT)))]
    target = _place(row.target)
    drawn = [*_grid(), *_axes(), *_path(path), _aim(target), _now(path[-1])]
    return _svg("gt-riskmoves", _SIZE, (_title(row), _words(row)), drawn)


type Place = tuple[float, float]


def _place(score: Score) -> Place:
    """The middle of the field of a score."""
    across = _LEFT + (score.severity - 0.5) * _CELL
    return across, _TOP + (5.5 - score.likelihood) * _CELL


def _title(row: RiskRow) -> str:
    first, now = row.of(Kind.CURRENT)[0], row.current
    if first.value == now.value:
        return f"The current score of {row.reference} is {now.value}, as when it was raised."
    went = "rose" if now.value > first.value else "fell"
    return f"The current score of {row.reference} {went} from {first.value} to {now.value}."


def _words(row: RiskRow) -> str:
    told = [f"{long_date(each.on)}: {each.words}." for each in row.of(Kind.CURRENT)]
    return " ".join([*told, f"Target: {row.target.words}."])


def _grid() -> Iterator[str]:
    for likelihood in STEPS:
        for severity in STEPS:
            left, top = _LEFT + (severity - 1) * _CELL, _TOP + (5 - likelihood) * _CELL
            value = likelihood * severity
            yield (
                f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(_CELL)}" height="{_n(_CELL)}"'
                f' fill="{SHADES[band_of(value)]}" stroke="{SECONDARY}" stroke-width="0.6"/>'
            )
            yield _text(left + 4, top + 13, str(value), f'fill="{INK}"')


def _axes() -> Iterator[str]:
    paint = f'text-anchor="middle" fill="{INK}"'
    for step in STEPS:
        yield _text(_LEFT + (step - 0.5) * _CELL, _TOP + 5 * _CELL + 18, str(step), paint)
        yield _text(_LEFT - 10, _TOP + (5.5 - step) * _CELL + 5, str(step), paint)
    middle = _LEFT + 2.5 * _CELL
    yield _text(middle, _TOP + 5 * _CELL + 38, "Severity", f'{paint} font-weight="700"')
    turned = f'{paint} font-weight="700" transform="rotate(-90 12 {_n(_TOP + 2.5 * _CELL)})"'
    yield _text(12, _TOP + 2.5 * _CELL, "Likelihood", turned)


def _path(path: Sequence[Place]) -> Iterator[str]:
    """A line from field to field, a hollow ring where it was; later lines are moved a little, so
    that a way back does not hide the way there."""
    for number, (at, to) in enumerate(pairwise(path)):
        off = 5 * number
        yield (
            f'<path d="M{_n(at[0])} {_n(at[1] + off)}L{_n(to[0])} {_n(to[1] + off)}" fill="none"'
            f' stroke="{INK}" stroke-width="2"/>'
        )
        yield (
            f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="7" fill="#ffffff" stroke="{INK}"'
            ' stroke-width="2"/>'
        )


def _aim(place: Place) -> str:
    """The target: a cross, larger than the dot, so that both show where they meet."""
    return (
        f'<path d="M{_n(place[0] - 15)} {_n(place[1])}h30m-15-15v30" stroke="{INK}"'
        ' stroke-width="2" stroke-dasharray="4 2"/>'
    )


def _now(place: Place) -> str:
    return f'<circle cx="{_n(place[0])}" cy="{_n(place[1])}" r="9" fill="{INK}"/>'
