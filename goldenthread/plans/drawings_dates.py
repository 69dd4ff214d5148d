"""Drawings of time: how an action's due date moved, and a plan's burn-up, as SVG.

Drawn with presentation attributes alone, readable in grey: lines differ by their dashes. Beside
each stands a table that says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from goldenthread.core.days import day_words
from goldenthread.core.svg import INK, SECONDARY
from goldenthread.core.svg import number as _n
from goldenthread.core.svg import text as _text
from goldenthread.core.svg import titled as _titled
from goldenthread.plans.drawings import FILLS
from goldenthread.plans.pace import Point
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress, in_force

LINE_WIDTH, EDGE = 640.0, 14.0
CHART_WIDTH, CHART_HEIGHT = 760.0, 360.0
_LETTER = 7.4  # px of a letter at 14 px, on average
_ROW = 18.0


@dataclass(frozen=True, slots=True)
class DateLine:
    """The dates of an action: its start, then the original due date and each that was agreed."""

    starts_on: date
    dues: tuple[date, ...]
    today: date

    @property
    def title(self) -> str:
        moves = len(self.dues) - 1
        if not moves:
            return f"Due on {day_words(self.dues[0])}. The date has not moved."
        times = {1: "once", 2: "twice"}.get(moves, f"{moves} times")
        return f"The due date moved {times}: {_apart(self.dues[0], self.dues[-1])} in all."

    @property
    def words(self) -> str:
        """The whole drawing as sentences."""
        said = [f"Starts on {day_words(self.starts_on)}.", f"First due {day_words(self.dues[0])}."]
        pairs = zip(self.dues, self.dues[1:], strict=False)
        said += [f"Moved to {day_words(to)}, {_apart(at, to)}." for at, to in pairs]
        return " ".join(said)


def _apart(before: date, after: date) -> str:
    days = (after - before).days
    return f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days >= 0 else 'earlier'}"


def date_line(line: DateLine) -> Markup:
    """The dates along a line of months, with an arc for each move."""
    days = (line.starts_on, *line.dues, line.today)
    months = _months(min(days), max(days))
    place = _scale(months[0].month, months[-1].after.month, EDGE, LINE_WIDTH - EDGE)
    moves = [
        (place(a), place(b), _apart(a, b)) for a, b in zip(line.dues, line.dues[1:], strict=False)
    ]
    above = _rows([((a + b) / 2, words) for a, b, words in moves], LINE_WIDTH)
    base = 40 + _ROW * (max((row for _, row in above), default=-1) + 1)
    below = _labels(line, place)
    height = base + 40 + _ROW * (1 + max(row for _, row in _rows(below, LINE_WIDTH)))
    drawn = [_axis(months, place, base + 14), _stretches(line, place, base)]
    drawn += [
        _arc(move, middle, base, row) for move, (middle, row) in zip(moves, above, strict=True)
    ]
    drawn += [_marks(line, place, base), _texts(below, base + 54)]
    return _titled("gt-dateline", (LINE_WIDTH, height), (line.title, line.words), drawn)


def _months(first: date, last: date) -> list[Period]:
    found, period = [], Period.of(first)
    while period.month <= last:
        found.append(period)
        period = period.after
    return found


def _scale(first: date, last: date, left: float, right: float) -> Callable[[date], float]:
    span = max((last - first).days, 1)
    return lambda day: left + (right - left) * (day - first).days / span


def _axis(months: Sequence[Period], place: Callable[[date], float], top: float) -> str:
    step = next(step for step in (1, 2, 3, 6, 12, 1200) if len(months) / step <= 10)
    drawn = [f'<path d="M{_n(EDGE)} {_n(top)}H{_n(LINE_WIDTH - EDGE)}" stroke="{SECONDARY}"/>']
    named = []
    for number, period in enumerate(months[::step]):
        left = place(period.month)
        year = f" {period.month.year}" if number == 0 or period.month.month <= step else ""
        drawn.append(f'<path d="M{_n(left)} {_n(top)}v6" stroke="{SECONDARY}"/>')
        named.append((left, f"{period.month:%b}{year}"))
    return "".join([*drawn, *_under(named, top + 20)])


def _under(named: Iterable[tuple[float, str]], top: float) -> Iterator[str]:
    """Names along an axis, each from its place on; one that has no room beside the last is left
    out, and its tick says enough."""
    end = 0.0
    for left, words in named:
        if left >= end:
            yield _text(left, top, words, f'fill="{SECONDARY}"')
            end = left + len(words) * _LETTER + 6


def _stretches(line: DateLine, place: Callable[[date], float], base: float) -> str:
    """Whole up to the first due date, dashed between it and the one that holds now."""
    start, original, now = (place(d) for d in (line.starts_on, line.dues[0], line.dues[-1]))
    near, far = min(original, now), max(original, now)
    paint = f'stroke="{INK}" stroke-width="4"'
    solid = f'<path d="M{_n(start)} {_n(base)}H{_n(near)}" {paint}/>'
    if near == far:
        return solid
    return f'{solid}<path d="M{_n(near)} {_n(base)}H{_n(far)}" {paint} stroke-dasharray="6 4"/>'


def _arc(move: tuple[float, float, str], middle: float, base: float, row: int) -> str:
    left, right, words = move
    top = base - 22 - _ROW * row
    toward = 1 if right > left else -1
    head = f"M{_n(right - 7 * toward)} {_n(base - 17)}L{_n(right)} {_n(base - 10)}l{-9 * toward}-1"
    return (
        f'<path d="M{_n(left)} {_n(base - 10)}C{_n(left)} {_n(top)} {_n(right)} {_n(top)} '
        f'{_n(right)} {_n(base - 10)}" fill="none" stroke="{SECONDARY}" stroke-width="1.4"/>'
        f'<path d="{head}" fill="none" stroke="{SECONDARY}" stroke-width="1.4"/>'
        + _text(middle, top - 2, words, f'text-anchor="middle" fill="{INK}"')
    )


def _marks(line: DateLine, place: Callable[[date], float], base: float) -> str:
    today, start = place(line.today), place(line.starts_on)
    drawn = [f'<path d="M{_n(today)} {_n(base - 13)}v27" stroke="{INK}" stroke-width="1.6"/>']
    drawn.append(f'<circle cx="{_n(start)}" cy="{_n(base)}" r="5" fill="{INK}"/>')
    for number, due in enumerate(line.dues, 1):
        fill = INK if number == len(line.dues) else "#fff"
        drawn.append(
            f'<path d="M{_n(place(due))} {_n(base - 8)}l8 8-8 8-8-8z" fill="{fill}"'
            f' stroke="{INK}" stroke-width="1.6"/>'
        )
    return "".join(drawn)


def _labels(line: DateLine, place: Callable[[date], float]) -> list[tuple[float, str]]:
    """What is written under the axis, left to right."""
    last = len(line.dues) - 1
    names = {0: "Original"} | ({last: "Now"} if last else {0: "Due"})
    found = [(place(line.starts_on), f"Start {_short(line.starts_on)}")]
    found += [
        (place(due), f"{names.get(number, 'Then')} {_short(due)}")
        for number, due in enumerate(line.dues)
    ]
    return sorted([*found, (place(line.today), "Today")])


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _rows(labels: Sequence[tuple[float, str]], width: float) -> list[tuple[float, int]]:
    """For each label its middle, kept inside the drawing, and the first row that has room."""
    ends: list[float] = []
    found = []
    for at, text in labels:
        half = len(text) * _LETTER / 2
        middle = min(max(at, half), width - half)
        row = next((n for n, end in enumerate(ends) if end <= middle - half - 6), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = middle + half
        found.append((middle, row))
    return found


def _texts(labels: Sequence[tuple[float, str]], top: float) -> str:
    return "".join(
        _text(middle, top + _ROW * row, text, f'text-anchor="middle" fill="{INK}"')
        for (middle, row), (_, text) in zip(_rows(labels, LINE_WIDTH), labels, strict=True)
    )


_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, CHART_WIDTH - 190, 14.0, CHART_HEIGHT - 34


def burn_up_chart(points: Sequence[Point], title: str) -> Markup:
    """Complete by month, against what the dates said by then; `points`: of `pace.burn_up`."""
    most = max((p.whole for p in points), default=0) or 1
    place = _scale(points[0].on, points[-1].on, _LEFT, _RIGHT)

    def high(count: int) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * count / most

    def path(counts: Iterable[tuple[date, int]]) -> str:
        return "M" + "L".join(f"{_n(place(on))} {_n(high(n))}" for on, n in counts)

    known = [(p.on, p.complete) for p in points if p.complete is not None]
    now = known[-1]
    done = FILLS[Progress.COMPLETE]
    lines = (
        (f"All actions: {points[-1].whole}", [(p.on, p.whole) for p in points], SECONDARY, "1", ""),
        ("Due, original dates", [(p.on, p.due_originally) for p in points], SECONDARY, "2", "2 4"),
        ("Due, current dates", [(p.on, p.due) for p in points], INK, "2", "9 5"),
        ("", known, done, "4", ""),
    )
    drawn, paints = [_grid(points, place, high, most)], {}
    for words, counts, colour, width, dash in lines:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        paints[words] = f'fill="none" stroke="{colour}" stroke-width="{width}"{dashes}'
        drawn.append(f'<path d="{path(counts)}" {paints[words]}/>')
    ends = sorted((high(counts[-1][1]), words) for words, counts, *_ in lines if words)
    drawn += [_named(top, words, paints[words]) for top, words in _spread(ends)]
    drawn.append(_now(place(now[0]), high(now[1]), now[1], done))
    said = (title, _burn_up_words(points))
    return _titled("gt-burnup", (CHART_WIDTH, CHART_HEIGHT), said, drawn)


def _grid(
    points: Sequence[Point], place: Callable[[date], float], high: Callable[[int], float], most: int
) -> str:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6) if most / step <= 6)
    drawn = []
    for count in range(0, most + 1, step):
        top = high(count)
        drawn.append(f'<path d="M{_n(_LEFT)} {_n(top)}H{_n(_RIGHT)}" stroke="#dcdfe1"/>')
        paint = f'text-anchor="end" fill="{SECONDARY}"'
        drawn.append(_text(_LEFT - 6, top + 5, f"{count:,}", paint))
    months = _months(points[0].on, points[-1].on)
    apart = next(n for n in (1, 2, 3, 6, 12, 24, 10**6) if len(months) / n <= 9)
    named = []
    for number, period in enumerate(months[::apart]):
        on = min(period.last_day, points[-1].on)
        words = f"{on:%b %Y}" if number == 0 or on.month <= apart else f"{on:%b}"
        named.append((place(on), words))
    drawn += _under(named, _BOTTOM + 20)
    return "".join(drawn)


def _spread(ends: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Labels at the heights of their lines, but never over each other, nor off the chart."""
    placed: list[tuple[float, str]] = []
    for top, text in ends:
        placed.append((max(top, placed[-1][0] + _ROW) if placed else top, text))
    over = max(placed[-1][0] - _BOTTOM, 0)
    return [(top - over, text) for top, text in placed]


def _named(top: float, words: str, paint: str) -> str:
    """A piece of a line, so that those which end together can be told apart, and its name."""
    piece = f'<path d="M{_n(_RIGHT + 8)} {_n(top)}h27" {paint}/>'
    return piece + _text(_RIGHT + 41, top + 5, words, f'fill="{INK}"')


def _now(left: float, top: float, complete: int, colour: str) -> str:
    words = f"{in_force().progress.word(Progress.COMPLETE)}: {complete}"
    halo = f'fill="{INK}" font-weight="700" stroke="#fff" stroke-width="4" paint-order="stroke"'
    down = f"M{_n(left)} {_n(_TOP)}V{_n(_BOTTOM)}"
    line = f'<path d="{down}" stroke="{SECONDARY}" stroke-dasharray="1 3"/>'
    dot = f'<circle cx="{_n(left)}" cy="{_n(top)}" r="5" fill="{colour}"/>'
    room = left + 10 + len(words) * _LETTER < _RIGHT
    anchor = f'text-anchor="{"start" if room else "end"}"'
    label = _text(
        left + (9 if room else -9), top + 5, str(Markup.escape(words)), f"{anchor} {halo}"
    )
    return line + dot + label


def _burn_up_words(points: Sequence[Point]) -> str:
    """What the lines show, for who does not see them; the table has every number."""
    known = [p for p in points if p.complete is not None]
    now, last = known[-1], points[-1]
    return (
        f"From {day_words(points[0].on)} to {day_words(last.on)}. On {day_words(now.on)}, "
        f"{now.complete} of {now.whole} are {in_force().progress.word(Progress.COMPLETE).lower()}; "
        f"{now.due} were due by then on the current dates, {now.due_originally} on the original."
    )
