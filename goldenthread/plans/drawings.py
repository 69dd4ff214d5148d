"""The two ratings as pictures: SVG for pages, papers and print. Pure.

Progress is a square with a sign, and a flat bar. Impact is a staircase, and steps that rise
from a base line; worse is a step below it. Form tells them apart before any colour does.
No style is set but by presentation attributes: the pages' policy blocks `style`, and Typst
draws the same strings. Colours and their contrast: docs/DESIGN.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY, Impact, Key, Progress

INK = "#0b0c0c"
PLUM = "#5f1a56"
MUTE = "#484949"


@dataclass(frozen=True, slots=True)
class Paint:
    """One level of progress: its square, the square's edge, its sign; tint and text of its tag.

    `ink` is the colour of a numeral on `fill`.
    """

    fill: str
    edge: str
    sign: str
    ink: str
    tint: str
    text: str


PAINTS: Mapping[Progress, Paint] = {
    Progress.COMPLETE: Paint("#1d70b8", "", "#fff", "#fff", "#dce9f5", "#0f385c"),
    Progress.ON_TRACK: Paint("#4ba173", "", INK, INK, "#dff1e7", "#0c4426"),
    Progress.AT_RISK: Paint("#ffd24d", "#7a5c00", INK, INK, "#fff4d1", "#473600"),
    Progress.OFF_TRACK: Paint("#b10e1e", "", "#fff", "#fff", "#fae0e2", "#6b0812"),
    Progress.NOT_STARTED: Paint("#fff", "#5a6166", "#5a6166", INK, "#f3f2f1", "#2b3136"),
}
STRIPE = "#e58b93"

SIGNS: Mapping[Progress, str] = {
    Progress.COMPLETE: 'd="M4.5 10.5l3.8 3.8 7.2-8.2" fill="none" stroke-width="2.6"',
    Progress.ON_TRACK: 'd="M7 4.5l6 5.5-6 5.5" fill="none" stroke-width="2.6"',
    Progress.AT_RISK: 'd="M10 4v7.2M10 13.4v2.8" stroke-width="2.8"',
    Progress.OFF_TRACK: 'd="M5.2 5.2l9.6 9.6M14.8 5.2l-9.6 9.6" stroke-width="2.6"',
    Progress.NOT_STARTED: 'd="M10 5.8a4.2 4.2 0 1 1-.01 0z" fill="none" stroke-width="2"',
}

UNIT = 18  # pixels for one action; 16 actions are 288, which a phone of 320 can show
MAX_WIDTH = 288
GAP = 2


def number(value: float) -> str:
    """A coordinate, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def svg(
    inside: str, box: tuple[float, float], size: tuple[float, float], css: str, label: str
) -> str:
    """The SVG of a picture; without a label it is hidden from screen readers: words stand beside.

    `box` and `size` are (width, height), of the drawing and on the page in CSS pixels.
    """
    told = (
        f'role="img" aria-label="{escape(label)}"'
        if label
        else 'aria-hidden="true" focusable="false"'
    )
    return (
        f'<svg class="{css}" width="{number(size[0])}" height="{number(size[1])}" '
        f'viewBox="0 0 {number(box[0])} {number(box[1])}" {told}>{inside}</svg>'
    )


def standalone(picture: str) -> str:
    """The same picture as a file of its own, for Typst and Word."""
    return picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def rect(x: float, y: float, width: float, height: float, fill: str, edge: str = "") -> str:
    """A rectangle; with an edge of one pixel, drawn inside its bounds."""
    if not edge:
        return _rect(x, y, width, height, f'fill="{fill}"')
    return _rect(x + 0.5, y + 0.5, width - 1, height - 1, f'fill="{fill}" stroke="{edge}"')


def _rect(x: float, y: float, width: float, height: float, rest: str) -> str:
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f"<rect {place} {rest}/>"


# -- Progress


@cache
def progress_glyph(level: Progress, size: float = 20, label: str = "") -> str:
    """The square with the sign of a level, `size` pixels wide and high."""
    paint = PAINTS[level]
    square = (
        f'<rect x=".75" y=".75" width="18.5" height="18.5" fill="{paint.fill}" '
        f'stroke="{paint.edge}" stroke-width="1.5"/>'
        if paint.edge
        else f'<rect width="20" height="20" fill="{paint.fill}"/>'
    )
    sign = f'<path {SIGNS[level]} stroke="{paint.sign}"/>'
    return svg(square + sign, (20, 20), (size, size), "gt-mark", label)


def progress_bar(
    counts: Mapping[Progress, int],
    *,
    max_width: float = MAX_WIDTH,
    height: float = 26,
    key: Key = PROGRESS_KEY,
) -> str:
    """How many stand at each level of progress: one flat bar, of equal height.

    An action is 18 pixels wide, fewer where the whole would pass `max_width`. "" for none.
    """
    parts = shares(counts, max_width)
    x, drawn = 0.0, ""
    for level, (count, width) in parts.items():
        drawn += _part(Progress(level), count, x, width - GAP, height)
        x += width
    if not parts:
        return ""
    return svg(drawn, (x, height), (x, height), "gt-pbar", spoken(key, counts))


def _part(level: Progress, count: int, x: float, width: float, height: float) -> str:
    paint = PAINTS[level]
    drawn = rect(x, 0, width, height, paint.fill, paint.edge)
    if level is Progress.OFF_TRACK:
        numeral = min(width, 9 * len(str(count)) + 7)
        drawn += stripes(x, width, height)
        drawn += rect(x + (width - numeral) / 2, height / 2 - 9, numeral, 18, paint.fill)
    return drawn + _numeral(count, x + width / 2, height / 2 + 5, paint.ink)


def stripes(x: float, width: float, height: float) -> str:
    """Diagonals across a rectangle from (x, 0), cut at its sides.

    Reckoned instead of a pattern: a pattern needs an id, and a page has many bars.
    """
    lines = []
    for start in range(7, int(width + height), 10):
        left, right = max(0.0, start - height), min(float(start), width)
        if right > left:
            lines.append(
                f"M{number(x + left)} {number(start - left)}L{number(x + right)} {number(start - right)}"
            )
    return f'<path d="{"".join(lines)}" fill="none" stroke="{STRIPE}" stroke-width="2"/>'


# -- Impact


STEPS = (4.0, 10.0, 16.0, 22.0)  # heights of the four steps
BASE_IF_WORSE = 15.0  # where the base line lies when a step goes below it


@cache
def impact_glyph(
    level: Impact,
    height: float = 22,
    back_from: Impact | None = None,
    label: str = "",
    hue: str = PLUM,
) -> str:
    """The staircase of a level. Steps lost since `back_from` are striped.

    Not yet assessed is dashed. Worse is a step below the base line, under an empty staircase.
    """
    base = BASE_IF_WORSE if level is Impact.WORSE else 22.0
    lost = range(max(level.step, 0), back_from.step if back_from else 0)
    drawn = "".join(
        _stair(index, level, base, striped=index in lost, hue=hue) for index in range(4)
    )
    if level is Impact.WORSE:
        drawn += rect(0, base + 1, 8, 22 - base - 1, hue)
        drawn += f'<path d="M0 {number(base + 0.4)}h40" stroke="{hue}" stroke-width="1.2"/>'
    return svg(drawn, (40, 22), (round(height * 40 / 22, 1), height), "gt-stair", label)


def _stair(index: int, level: Impact, base: float, *, striped: bool, hue: str) -> str:
    x, high = index * 32 / 3, STEPS[index] * base / 22
    y = base - high
    if level is Impact.NOT_ASSESSED:
        if index == 0:
            return f'<path d="M0 20.6h8" {_dashed(hue, 1.3)}/>'
        return _rect(x + 0.75, y + 0.75, 6.5, high - 1.5, f'fill="none" {_dashed(hue, 1.1)}')
    if index < level.step:
        return rect(x, y, 8, high, hue)
    hollow = _rect(
        x + 0.6, y + 0.6, 6.8, high - 1.2, f'fill="#fff" stroke="{hue}" stroke-width="1.2"'
    )
    if not striped:
        return hollow
    bars = "".join(f"M{number(x + 1.4)} {n}h5.2" for n in range(int(y) + 4, 21, 4))
    return hollow + f'<path d="{bars}" stroke="{hue}" stroke-width="1.2"/>'


def _dashed(hue: str, width: float) -> str:
    return f'stroke="{hue}" stroke-width="{width}" stroke-dasharray="1.8 1.6"'


RISE = {Impact.NO_EVIDENCE: 0.18, Impact.EARLY: 0.46, Impact.CLEAR: 0.73, Impact.SUSTAINED: 1.0}
DEPTH = 9  # of the step below the base line


def impact_steps(
    counts: Mapping[Impact, int],
    *,
    max_width: float = MAX_WIDTH,
    height: float = 44,
    key: Key = IMPACT_KEY,
    hue: str = PLUM,
) -> str:
    """How many stand at each level of impact: steps from a base line, dashed if not yet assessed.

    `height` is above the base line; a step for "worse" adds to it. Widths as in `progress_bar`.
    """
    parts = shares(counts, max_width)
    x, drawn = 0.0, ""
    for level, (count, width) in parts.items():
        drawn += _step(Impact(level), count, x, width - GAP, height, hue)
        x += width
    if not parts:
        return ""
    whole = (x, height + (DEPTH if Impact.WORSE in parts else 0))
    return svg(drawn, whole, whole, "gt-isteps", spoken(key, counts))


def _step(level: Impact, count: int, x: float, width: float, base: float, hue: str) -> str:
    middle = x + width / 2
    if level is Impact.NOT_ASSESSED:
        line = f"M{number(x)} {number(base - 1.5)}h{number(width)}"
        dashes = f'stroke="{hue}" stroke-width="1.6" stroke-dasharray="2.5 3"'
        return f'<path d="{line}" {dashes}/>' + _numeral(count, middle, base - 7, MUTE, "400")
    if level is Impact.WORSE:
        edge = f'<path d="M{number(x)} {number(base - 0.5)}h{number(width)}" stroke="{hue}"/>'
        return edge + rect(x, base, width, DEPTH, hue) + _numeral(count, middle, base - 5, hue)
    high = RISE[level] * (base - 18)
    return rect(x, base - high, width, high, hue) + _numeral(count, middle, base - high - 4, hue)


# -- Both


def shares[Level: (Progress, Impact)](
    counts: Mapping[Level, int], max_width: float
) -> dict[Level, tuple[int, float]]:
    """Count and width of each level that has any, in the key's order.

    Widths are in proportion, but none is too narrow for its numeral.
    """
    order: type[Progress] | type[Impact] = (
        Progress if all(isinstance(level, Progress) for level in counts) else Impact
    )
    found: dict[Level, int] = {level: counts[level] for level in order if counts.get(level)}  # type: ignore[index,call-overload,misc]
    whole = sum(found.values())
    if whole * UNIT <= max_width:
        return {level: (count, count * UNIT) for level, count in found.items()}
    least = {level: 9.0 * len(str(count)) + 5 for level, count in found.items()}
    narrow = {level for level in found if found[level] * max_width / whole < least[level]}
    room = max_width - sum(least[level] for level in narrow)
    rest = sum(count for level, count in found.items() if level not in narrow)
    return {
        level: (count, least[level] if level in narrow else count * room / rest)
        for level, count in found.items()
    }


def spoken(key: Key, counts: Mapping[Progress, int] | Mapping[Impact, int]) -> str:
    """ "Progress: 4 complete, 6 on track": what a picture says to those who do not see it."""
    said = [
        f"{counts[level.code]} {key.word(level.code).lower()}"  # type: ignore[index]
        for level in key.levels
        if counts.get(level.code)  # type: ignore[call-overload]
    ]
    return f"{key.kind}: {', '.join(said)}"


def _numeral(count: int, x: float, y: float, ink: str, weight: str = "700") -> str:
    return (
        f'<text x="{number(x)}" y="{number(y)}" text-anchor="middle" font-size="14" '
        f'font-family="Arial, Liberation Sans, sans-serif" '
        f'font-weight="{weight}" fill="{ink}">{count}</text>'
    )
