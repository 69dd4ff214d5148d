"""The chart of a measure as SVG: the same in a page, a PDF and Word. Pure.

Readable in grey and by the colour-blind: what is better is a filled circle, what is worse a
diamond, what is neither a square, no signal a hollow circle. Limits are cut to what can be (no
share below 0 or above 100) in the drawing alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from markupsafe import Markup, escape

from goldenthread.core.svg import INK, SECONDARY, number, text, titled
from goldenthread.measures.charts_beside import beside_labels, beside_lines, beside_values
from goldenthread.measures.periods import Frequency
from goldenthread.measures.series import Series, TargetBy
from goldenthread.measures.spc import Meaning, Segment
from goldenthread.measures.units import Unit
from goldenthread.measures.words import lead, series_words, title, value_words

LEFT, TOP = 56.0, 46.0
BAND, GRID, LIMIT = "#e3e7ea", "#dcdfe1", "#6f777b"
HUES = {
    Meaning.COMMON: "#6f777b",
    Meaning.BETTER: "#0079ad",
    Meaning.WORSE: "#c25700",
    Meaning.HIGH: "#490092",
    Meaning.LOW: "#490092",
}
LABEL_GAP = 17.0
MONTH_WIDE = 50.0

type Place = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened: drawn at its day with a letter, and named below the chart."""

    on: date
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """How large a chart is, in pixels; its letters stay as large."""

    width: float
    height: float

    @property
    def right(self) -> float:
        """Where the figures end and the names of the lines begin."""
        return self.width - 190

    @property
    def bottom(self) -> float:
        return self.height - 44


PAGE, PAPER = Frame(880.0, 400.0), Frame(560.0, 250.0)
"""On a screen; and between the margins of A4, where 14 pixels are printed 12 points high."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the upright axis shows: from, to, and its ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def place(self, top: float, bottom: float) -> Place:
        span = (self.high - self.low) or 1.0
        return lambda value: bottom - (bottom - top) * (value - self.low) / span


def chart(
    series: Series, marks: Sequence[Mark] = (), *, name: str = "gt-spc", frame: Frame = PAGE
) -> Markup:
    """The whole chart. `name` is its class and begins its ids."""
    scale = scale_of(series, beside_values(series))
    high, along = scale.place(TOP, frame.bottom), _along(len(series.periods), LEFT, frame.right)
    drawn = [
        *grid(scale, high, series.said_round, frame),
        *_segments(series, high, along),
        *beside_lines(series, high, along),
        *_target(series, high, frame),
        *_months(series, along, frame),
        *_marks(series, marks, along, frame),
        _line(series, high, along),
        *_points(series, high, along),
        *_labels(series, high, frame),
    ]
    return titled(name, (frame.width, frame.height), (title(series), lead(series)), drawn)


def spark(series: Series, width: float = 168.0, height: float = 44.0) -> Markup:
    """A small one for a row, without words: they stand beside it."""
    scale = scale_of(series)
    high, along = scale.place(5, height - 5), _along(len(series.periods), 6, width - 8)
    drawn = [*_bands(series, high, along), *_spark_target(series, high, width)]
    drawn.append(_line(series, high, along))
    if series.last is not None and series.latest is not None and not series.is_hidden(series.last):
        meaning = series.shown_meaning(series.points[series.last])
        drawn.append(shape(meaning, along(series.last), high(series.latest), 4.2))
    return Markup(  # noqa: S704 - numbers and constants
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-spark" width="{number(width)}"'
        f' height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}"'
        f' aria-hidden="true" focusable="false">{"".join(drawn)}</svg>'
    )


def scale_of(series: Series, more: Iterable[float] = ()) -> Scale:
    """An axis that holds every figure, limit and target, and `more`, with round ticks."""
    known = (value for at, value in enumerate(series.values) if not series.is_hidden(at))
    whole = [*more, *(value for value in known if value is not None)]
    for segment in series.analysis.segments:
        if _is_shown(segment, series):
            whole += [_cut(limit, series) for limit in (segment.lower, segment.upper) if limit]
    if series.target is not None:
        whole += _levels(series.target)
    return scale_over(whole)


def scale_over(whole: Sequence[float]) -> Scale:
    """From the least to the greatest, with some six round ticks."""
    low, high = (min(whole), max(whole)) if whole else (0.0, 1.0)
    step = _step((high - low) or max(abs(high), 1.0))
    first, last = floor(low / step), ceil(high / step)
    if first == last:
        last += 1
    ticks = tuple(round(at * step, 6) for at in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(span: float) -> float:
    """1, 2 or 5 times a power of ten, so that there are some six ticks."""
    rough = span / 5
    power = 10.0 ** floor(log10(rough))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= rough)


def _cut(limit: float, series: Series) -> float:
    most = 100.0 if series.unit == Unit.PERCENT else limit
    return min(max(limit, 0.0), most)


def _is_shown(segment: Segment, series: Series) -> bool:
    """Limits are drawn from as many figures as icons need."""
    return segment.lower is not None and segment.figures >= series.settings.icons_from


def _along(count: int, left: float, right: float) -> Place:
    gap = (right - left) / max(count - 1, 1)
    return lambda at: left + gap * at


def grid(
    scale: Scale, high: Place, said: Callable[[float], str], frame: Frame = PAGE
) -> Iterable[str]:
    """A line across and a word beside it for each tick."""
    for tick in scale.ticks:
        top = high(tick)
        yield f'<path d="M{number(LEFT)} {number(top)}H{number(frame.right)}" stroke="{GRID}"/>'
        paint = f'text-anchor="end" fill="{SECONDARY}"'
        yield text(LEFT - 10, top + 5, said(tick), paint)


def _bands(series: Series, high: Place, along: Place) -> Iterable[str]:
    """The ground between the limits of each stretch that has enough figures."""
    for segment in series.analysis.segments:
        if not _is_shown(segment, series):
            continue
        left, right = _ends(segment, along)
        lower, upper = (_cut(limit or 0, series) for limit in (segment.lower, segment.upper))
        yield (
            f'<rect x="{number(left)}" y="{number(high(upper))}" width="{number(right - left)}"'
            f' height="{number(max(high(lower) - high(upper), 1))}" fill="{BAND}"/>'
        )


def _ends(segment: Segment, along: Place) -> tuple[float, float]:
    return along(segment.begin), along(segment.begin + segment.rows - 1)


def _segments(series: Series, high: Place, along: Place) -> Iterable[str]:
    yield from _bands(series, high, along)
    for segment in series.analysis.segments:
        if not _is_shown(segment, series) or segment.mean is None:
            continue
        left, right = _ends(segment, along)
        levels = [_cut(limit or 0, series) for limit in (segment.lower, segment.upper)]
        for level in (*levels, segment.mean):
            yield (
                f'<path d="M{number(left)} {number(high(level))}H{number(right)}"'
                f' stroke="{LIMIT}" stroke-width="1.2"/>'
            )


def _target(series: Series, high: Place, frame: Frame) -> Iterable[str]:
    for level in _levels(series.target):
        yield (
            f'<path d="M{number(LEFT)} {number(high(level))}H{number(frame.right)}" stroke="{INK}"'
            f' stroke-width="2" stroke-dasharray="8 5"/>'
        )


def _levels(target: TargetBy | None) -> list[float]:
    """The value to reach, or both of them."""
    if target is None:
        return []
    goal = target.target
    return [goal.value] if goal.upto is None else [goal.value, goal.upto]


def _spark_target(series: Series, high: Place, width: float) -> Iterable[str]:
    for level in _levels(series.target):
        top = number(high(level))
        yield f'<path d="M2 {top}H{number(width - 2)}" stroke="{INK}" stroke-dasharray="4 3"/>'


def _months(series: Series, along: Place, frame: Frame) -> Iterable[str]:
    """Names under the axis, the year where it begins; as many as there is room for."""
    count = len(series.periods)
    room = (frame.right - LEFT) / MONTH_WIDE
    step = next(step for step in (1, 2, 3, 4, 6, 12, 24, 60, 600) if count / step <= room)
    if series.frequency == Frequency.MONTHLY and step == 4:
        step = 6
    shown = -1
    for at in range(0, count, step):
        period, left = series.periods[at], along(at)
        yield f'<path d="M{number(left)} {number(frame.bottom)}v5" stroke="{SECONDARY}"/>'
        short = series.when_short(at)
        words = short if series.frequency == Frequency.YEARLY else short.rpartition(" ")[0]
        yield text(left, frame.bottom + 20, words, f'text-anchor="middle" fill="{SECONDARY}"')
        if series.frequency != Frequency.YEARLY and period.year != shown:
            shown = period.year
            paint = f'text-anchor="middle" font-weight="700" fill="{INK}"'
            yield text(left, frame.bottom + 38, str(shown), paint)


def lettered(series: Series, marks: Iterable[Mark]) -> list[tuple[str, Mark]]:
    """The marks that lie on the chart, in order of their days, each with its letter."""
    if not series.periods:
        return []
    first, last = series.periods[0], series.end_of(series.periods[-1])
    inside = sorted((mark for mark in marks if first <= mark.on <= last), key=lambda m: m.on)
    return [(_letter(at), mark) for at, mark in enumerate(inside)]


def _letter(at: int) -> str:
    """A to Z, then A2, B2 and so on."""
    again, place = divmod(at, 26)
    return f"{chr(ord('A') + place)}{again + 1 if again else ''}"


def _marks(series: Series, marks: Iterable[Mark], along: Place, frame: Frame) -> Iterable[str]:
    taken = [-99.0, -99.0]  # where the last circle of each of the two rows stands
    for letter, mark in lettered(series, marks):
        left = _place_of(series, mark.on, along, frame)
        row = 0 if left - taken[0] >= 20 or taken[0] <= taken[1] else 1
        taken[row] = left
        top = 12.0 + 21 * row
        yield (
            f'<path d="M{number(left)} {number(top + 9)}V{number(frame.bottom)}"'
            f' stroke="{SECONDARY}" stroke-dasharray="2 3"/>'
            f"<g><title>{letter}: {escape(mark.words)}</title>"
            f'<circle cx="{number(left)}" cy="{number(top)}" r="9.5" fill="#14222e"/>'
            + text(left, top + 5, letter, 'text-anchor="middle" font-weight="700" fill="#fff"')
            + "</g>"
        )


def _place_of(series: Series, on: date, along: Place, frame: Frame) -> float:
    """Where a day lies: a figure stands for its period, and is drawn at its middle."""
    at = max(at for at, period in enumerate(series.periods) if period <= on)
    begin, end = series.periods[at], series.end_of(series.periods[at])
    within = (on - begin).days / max((end - begin).days, 1) - 0.5
    return min(max(along(at + within), LEFT), frame.right)


def _line(series: Series, high: Place, along: Place) -> str:
    """From figure to figure; broken where one is missing, or hidden."""
    path, pen = [], "M"
    for at, point in enumerate(series.points):
        if point.value is None or series.is_hidden(at):
            pen = "M"
            continue
        path.append(f"{pen}{number(along(at))} {number(high(point.value))}")
        pen = "L"
    return f'<path d="{"".join(path)}" fill="none" stroke="{INK}" stroke-width="1.3"/>'


def _points(series: Series, high: Place, along: Place) -> Iterable[str]:
    radius = 4.5 if along(1) - along(0) >= 10 else 3.2
    for at, point in enumerate(series.points):
        if point.value is None or series.is_hidden(at):
            continue
        said = f"{series.when(at)}: {series.said(point.value)}"
        words = series_words(series, point)
        drawn = shape(series.shown_meaning(point), along(at), high(point.value), radius)
        yield f'<g class="gt-figure"><title>{said}{". " if words else ""}{words}</title>{drawn}</g>'


def shape(meaning: Meaning, left: float, top: float, size: float) -> str:
    hue = HUES[meaning]
    if meaning is Meaning.COMMON:
        place = f'cx="{number(left)}" cy="{number(top)}" r="{number(size)}"'
        return f'<circle {place} fill="#fff" stroke="{hue}" stroke-width="1.6"/>'
    if meaning is Meaning.BETTER:
        place = f'cx="{number(left)}" cy="{number(top)}" r="{number(size + 0.5)}"'
        return f'<circle {place} fill="{hue}"/>'
    if meaning is Meaning.WORSE:
        far = number(size + 2)
        begin = f"M{number(left)} {number(top - size - 2)}"
        return f'<path d="{begin}l{far} {far}-{far} {far}-{far}-{far}z" fill="{hue}"/>'
    side = number(2 * size)
    place = f'x="{number(left - size)}" y="{number(top - size)}" width="{side}" height="{side}"'
    return f'<rect {place} fill="{hue}"/>'


def _labels(series: Series, high: Place, frame: Frame) -> Iterable[str]:
    """Names of the lines at their right end, moved apart where they would meet."""
    named: list[tuple[float, str, str]] = []
    segment = series.analysis.segments[-1] if series.analysis.segments else None
    if segment is not None and _is_shown(segment, series):
        for name, level in (
            ("Upper limit", segment.upper),
            ("Average", segment.mean),
            ("Lower limit", segment.lower),
        ):
            if level is not None:
                words = f"{name} {series.said(_cut(level, series))}"
                named.append((high(_cut(level, series)), words, ""))
    if series.target is not None:
        words = f"Target: {value_words(series, series.target)}"
        named.append((high(series.target.target.value), words, 'font-weight="700"'))
    named += [(high(level), words, "") for level, words in beside_labels(series)]
    yield from names(named, frame)


def names(named: Iterable[tuple[float, str, str]], frame: Frame = PAGE) -> Iterable[str]:
    """What lines are called at their right end: (how high, words, how they are written) each."""
    for top, words, weight in _apart(named):
        yield text(frame.right + 12, top + 5, words, f'fill="{INK}" {weight}'.rstrip())


def _apart(named: Iterable[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    placed: list[tuple[float, str, str]] = []
    for top, words, weight in sorted(named):
        lowest = placed[-1][0] + LABEL_GAP if placed else TOP
        placed.append((max(top, lowest), words, weight))
    return placed
