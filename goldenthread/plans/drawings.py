"""The two ratings as pictures: SVG and HTML that pages and papers share. Pure.

Progress is a box with a sign; impact is a staircase, never a box, so that neither can be taken
for the other in colour, in grey or read aloud. Everything is drawn with presentation
attributes: pages forbid `style=`, and Typst draws the same SVG. Glyphs are hidden from screen
readers because words follow; a distribution says all its counts in its label.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from goldenthread.core.svg import INK, SECONDARY
from goldenthread.core.svg import number as _n
from goldenthread.core.svg import text as _text
from goldenthread.plans.ratings import Impact, Key, Progress, in_force

Counts = Mapping[Any, int]
"""How many by level code or member; what is missing counts as 0."""

PLUM = "#5f1a56"
"""Impact's only hue, used for nothing else."""
TINTS: Mapping[Progress, str] = {
    Progress.COMPLETE: "#dce9f5",
    Progress.ON_TRACK: "#dff1e7",
    Progress.AT_RISK: "#fff4d1",
    Progress.OFF_TRACK: "#fae0e2",
    Progress.NOT_STARTED: "#f3f2f1",
}
"""The ground behind a progress word; a paper tints its cell with it."""
FILLS: Mapping[Progress, str] = {
    Progress.COMPLETE: "#1d70b8",
    Progress.ON_TRACK: "#4ba173",
    Progress.AT_RISK: "#ffd24d",
    Progress.OFF_TRACK: "#b10e1e",
    Progress.NOT_STARTED: "#fff",
}
_EDGES = {Progress.AT_RISK: "#7a5c00", Progress.NOT_STARTED: "#5a6166"}
_SIGNS: Mapping[Progress, str] = {
    Progress.COMPLETE: '<path d="m4.4 10.4 3.9 3.9 7.3-8.3" stroke="#fff" stroke-width="2.6"/>',
    Progress.ON_TRACK: f'<path d="m7 4.4 6 5.6-6 5.6" stroke="{INK}" stroke-width="2.6"/>',
    Progress.AT_RISK: f'<path d="M10 4v7.2m0 2.2v2.8" stroke="{INK}" stroke-width="2.8"/>',
    Progress.OFF_TRACK: '<path d="m5.2 5.2 9.6 9.6m0-9.6-9.6 9.6" stroke="#fff"'
    ' stroke-width="2.6"/>',
    Progress.NOT_STARTED: '<circle cx="10" cy="10" r="4.2" stroke="#5a6166" stroke-width="2"/>',
}
_STEPS = (4.0, 10.0, 16.0, 22.0)
_STEP_WIDTH, _STEP_APART = 8.0, 10.667
_BAR, _FLIGHT, _BELOW = 26.0, 44.0, 8.0
"""Heights in px: of the progress bar, of the impact steps, and of a step below the base line."""
_FRAYED = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="gt-thread__end" width="24" height="18"'
    ' viewBox="0 0 24 18" aria-hidden="true" focusable="false"><path d="M0 9h6m0 0c6 0 8-6 15-7'
    'M6 9c7 0 9 1 17-1M6 9c6 0 9 4 15 7" fill="none" stroke="#a06c00" stroke-width="1.8"/></svg>'
)


def progress_glyph(level: Progress | str | None, size: int = 20) -> Markup:
    """The sign of a progress level in its filled square, `size` px wide; None is not started."""
    return _progress_glyph(Progress(level or Progress.NOT_STARTED), size)


@cache
def _progress_glyph(level: Progress, size: int) -> Markup:
    edge = _EDGES.get(level)
    square = (
        f'<rect x=".75" y=".75" width="18.5" height="18.5" fill="{FILLS[level]}"'
        f' stroke="{edge}" stroke-width="1.5"/>'
        if edge
        else f'<rect width="20" height="20" fill="{FILLS[level]}"/>'
    )
    return _glyph("gt-mark", (20, 20), size, f'{square}<g fill="none">{_SIGNS[level]}</g>')


def impact_glyph(
    level: Impact | str | None, back_from: Impact | str | None = None, height: int = 22
) -> Markup:
    """The staircase of an impact level, `height` px high; None is not yet assessed.

    The steps lost since `back_from` are striped.
    """
    before = Impact(back_from) if back_from else None
    return _impact_glyph(Impact(level or Impact.NOT_ASSESSED), before, height)


@cache
def _impact_glyph(level: Impact, before: Impact | None, height: int) -> Markup:
    lost = range(max(level.step, 0), before.step if before else 0)
    draw = _worse if level is Impact.WORSE else _stairs
    return _glyph("gt-stair", (40, 22), height, draw(level, lost))


def _stairs(level: Impact, lost: range) -> str:
    parts = []
    for number, high in enumerate(_STEPS):
        left, top = number * _STEP_APART, 22 - high
        if level is Impact.NOT_ASSESSED:
            parts.append(_dashed_step(left, top, high))
        elif number < level.step:
            parts.append(_rect(left, top, _STEP_WIDTH, high, f'fill="{PLUM}"'))
        else:
            parts.append(_hollow_step(left, top, high, striped=number in lost))
    return "".join(parts)


def _worse(_: Impact, lost: range) -> str:
    """A filled step below the base line; the stairs above it stay empty."""
    base = 13.0
    parts = [
        _hollow_step(number * _STEP_APART, base - high, high, striped=number in lost)
        for number, high in ((1, 4.5), (2, 8.5), (3, 12.5))
    ]
    line = f'<path d="M0 {base}h40" stroke="{PLUM}" stroke-width="1.2"/>'
    return line + _rect(0, base, _STEP_WIDTH, 22 - base, f'fill="{PLUM}"') + "".join(parts)


def _dashed_step(left: float, top: float, high: float) -> str:
    if high == _STEPS[0]:  # the lowest is a dashed line: a dashed box that flat would look filled
        return (
            f'<path d="M0 20.6h8" stroke="{PLUM}" stroke-width="1.3" stroke-dasharray="1.8 1.3"/>'
        )
    paint = f'fill="none" stroke="{PLUM}" stroke-width="1.1" stroke-dasharray="1.8 1.6"'
    return _rect(left + 0.75, top + 0.75, _STEP_WIDTH - 1.5, high - 1.5, paint)


def _hollow_step(left: float, top: float, high: float, *, striped: bool) -> str:
    paint = f'fill="#fff" stroke="{PLUM}" stroke-width="1.2"'
    step = _rect(left + 0.6, top + 0.6, _STEP_WIDTH - 1.2, high - 1.2, paint)
    if not striped:
        return step
    heights = (4 * row + 4 for row in range(int((high - 3) // 4)))
    lines = "".join(f"M{_n(left + 1.4)} {_n(top + y)}h{_n(_STEP_WIDTH - 2.8)}" for y in heights)
    return f'{step}<path d="{lines}" stroke="{PLUM}" stroke-width="1.2"/>' if lines else step


def progress_tag(
    level: Progress | str | None, should_have_started: bool = False, *, key: Key | None = None
) -> Markup:
    """A box with the sign and the word, "Progress: " read before it; None is not started.

    `should_have_started` stands beside "not started" only.
    """
    code = Progress(level or Progress.NOT_STARTED)
    word = (key or in_force().progress).word(code)
    return _progress_tag(code, should_have_started and code is Progress.NOT_STARTED, word)


@cache
def _progress_tag(level: Progress, late: bool, word: str) -> Markup:
    tag = Markup(
        '<strong class="gt-progress gt-progress--{}">{}<span class="gt-progress__word">'
        '<span class="govuk-visually-hidden">Progress: </span>{}</span></strong>'
    ).format(level.replace("_", "-"), _progress_glyph(level, 22), word)
    return tag + Markup(' <span class="gt-late">should have started</span>') if late else tag


def impact_mark(
    level: Impact | str | None,
    back_from: Impact | str | None = None,
    judgement: bool = False,
    *,
    key: Key | None = None,
) -> Markup:
    """The staircase and its words, "Impact: " read before them; None is not yet assessed.

    `back_from` is the level it has gone back from. `judgement` labels a rating that stands
    below the evidence standard.
    """
    code = Impact(level or Impact.NOT_ASSESSED)
    before = Impact(back_from) if back_from else None
    key = key or in_force().impact
    was = key.word(before).lower() if before else ""
    return _impact_mark(code, before, judgement, key.word(code), was)


@cache
def _impact_mark(
    level: Impact, before: Impact | None, judgement: bool, word: str, was: str
) -> Markup:
    pause = Markup('<span class="govuk-visually-hidden">, </span>')
    below = Markup("")
    if was:
        below += pause + Markup(
            '<span class="gt-impact__back"><span aria-hidden="true">▼ </span>gone back from {}'
            "</span>"
        ).format(was)
    if judgement:
        below += pause + Markup('<span class="gt-impact__judgement">assessor’s judgement</span>')
    return Markup(
        '<span class="gt-impact gt-impact--{}">{}<span class="gt-impact__word">'
        '<span class="govuk-visually-hidden">Impact: </span>{}{}</span></span>'
    ).format(level.replace("_", "-"), _impact_glyph(level, before, 22), word, below)


@cache
def state_pill(word: str) -> Markup:
    """A state ("awaiting sign-off", "paused"): a dashed outline without colour, never a rating."""
    return Markup('<span class="gt-state">{}</span>').format(word)


def frayed_end() -> Markup:
    """Where a thread breaks: first in its step of `.gt-thread`, whose words say the same."""
    return _FRAYED


def short_key(kind: str) -> Markup:
    """All levels of "Progress" or "Impact" in one line, for the head of a column."""
    return _short_key(in_force().progress if kind == "Progress" else in_force().impact)


@cache
def _short_key(key: Key) -> Markup:
    if key.kind == "Progress":
        pairs = [(_progress_glyph(Progress(x.code), 14), x.word) for x in key.levels]
    else:
        pairs = [(_impact_glyph(Impact(x.code), None, 13), x.word) for x in key.levels]
    item = Markup('<span class="gt-keyline__item">{}{}</span>')
    inner = Markup(" ").join(item.format(glyph, word) for glyph, word in pairs)
    return Markup('<span class="gt-keyline">{}</span>').format(inner)


def progress_bar(
    counts: Counts, max_width: int = 288, unit: int = 18, *, key: Key | None = None
) -> Markup:
    """How many actions stand at each progress level: one flat bar of equal height.

    Each action is `unit` px wide where
    all fit in `max_width` px; beyond that the bar fills `max_width`, and a part too narrow for
    its number is widened to hold it.
    """
    parts = _widths({level: counts.get(level, 0) for level in Progress}, max_width, unit)
    return _distribution(key or in_force().progress, parts, _BAR, _bar_part)


def impact_steps(
    counts: Counts, max_width: int = 288, unit: int = 18, *, key: Key | None = None
) -> Markup:
    """How many stand at each impact level: steps rising from a base line, dashed where nobody
    has assessed, with worse below it. `counts` and widths are as in `progress_bar`.
    """
    parts = _widths({level: counts.get(level, 0) for level in Impact}, max_width, unit)
    below = _BELOW if any(level is Impact.WORSE for level, _, _ in parts) else 0
    return _distribution(key or in_force().impact, parts, _FLIGHT + below, _flight_part)


def _widths[Level: (Progress, Impact)](
    counts: Mapping[Level, int], max_width: int, unit: int
) -> list[tuple[Level, int, float]]:
    """(level, count, px) of each level that has any; narrow parts keep room for their number."""
    found = {level: count for level, count in counts.items() if count}
    total = sum(found.values())
    if total * unit <= max_width:
        return [(level, count, float(count * unit)) for level, count in found.items()]
    needed = {level: 9.0 * len(f"{count:,}") + 4 for level, count in found.items()}
    narrow: set[Level] = set()
    while True:
        wide = sum(count for level, count in found.items() if level not in narrow)
        share = (max_width - sum(needed[level] for level in narrow)) / wide if wide else 0
        more = {x for x, count in found.items() if x not in narrow and count * share < needed[x]}
        if not more:
            break
        narrow |= more
    return [
        (level, count, needed[level] if level in narrow else count * share)
        for level, count in found.items()
    ]


def _distribution[Level: (Progress, Impact)](
    key: Key,
    parts: Iterable[tuple[Level, int, float]],
    height: float,
    draw: Callable[[Level, int, float, float], str],
) -> Markup:
    drawn, said, left = [], [], 0.0
    for level, count, width in parts:
        drawn.append(draw(level, count, left, width - 2))
        said.append(f"{count:,} {key.word(level).lower()}")
        left += width
    if not drawn:
        left = 100
        drawn = [_text(0, height - 8, "No actions", f'fill="{SECONDARY}"')]
    label = Markup.escape(f"{key.kind}: {', '.join(said) or 'no actions'}")
    size = f'width="{_n(left)}" height="{_n(height)}" viewBox="0 0 {_n(left)} {_n(height)}"'
    return Markup(  # noqa: S704 – numbers and constants; the label is escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-chart gt-chart--{key.kind.lower()}"'
        f' {size} role="img" aria-label="{label}">{"".join(drawn)}</svg>'
    )


def _bar_part(level: Progress, count: int, left: float, width: float) -> str:
    edge = _EDGES.get(level)
    number = f"{count:,}"
    if edge:
        box = _rect(left + 0.5, 0.5, width - 1, _BAR - 1, f'fill="{FILLS[level]}" stroke="{edge}"')
    else:
        box = _rect(left, 0, width, _BAR, f'fill="{FILLS[level]}"')
    middle = left + width / 2
    if level is Progress.OFF_TRACK:  # stripes tell it from complete in grey; its number needs calm
        chip = min(9 * len(number) + 7, width)
        calm = _rect(middle - chip / 2, 4, chip, _BAR - 8, f'fill="{FILLS[level]}"')
        box += _stripes(left, width) + calm
    ink = "#fff" if level in (Progress.COMPLETE, Progress.OFF_TRACK) else INK
    return box + _text(middle, 18, number, f'text-anchor="middle" font-weight="700" fill="{ink}"')


def _stripes(left: float, width: float) -> str:
    """Slanting lines across a part of the bar, cut at its edges."""
    lines = []
    for k in range(6, int(width + _BAR), 10):
        start, end = max(0.0, k - _BAR), min(width, float(k))
        lines.append(f"M{_n(left + start)} {_n(k - start)}L{_n(left + end)} {_n(k - end)}")
    return f'<path d="{"".join(lines)}" stroke="#e58b93" stroke-width="2"/>'


def _flight_part(level: Impact, count: int, left: float, width: float) -> str:
    base, middle, number = _FLIGHT - 0.5, left + width / 2, f"{count:,}"
    if level is Impact.NOT_ASSESSED:
        line = f'M{_n(left)} {_n(base - 1)}h{_n(width)}" stroke="{PLUM}" stroke-width="1.6"'
        words = _text(middle, base - 6, number, f'text-anchor="middle" fill="{SECONDARY}"')
        return f'<path d="{line} stroke-dasharray="2.5 3"/>{words}'
    paint = f'text-anchor="middle" font-weight="700" fill="{PLUM}"'
    if level is Impact.WORSE:
        step = _rect(left, base, width, _BELOW, f'fill="{PLUM}"')
        return step + _text(middle, base - 6, number, paint)
    high = {1: 5.0, 2: 12.0, 3: 19.0, 4: 26.0}[level.step]
    step = _rect(left, base - high, width, high, f'fill="{PLUM}"')
    return step + _text(middle, base - high - 4, number, paint)


def _glyph(name: str, box: tuple[int, int], height: int, inner: str) -> Markup:
    width = _n(height * box[0] / box[1])
    return Markup(  # noqa: S704 – numbers and constants
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" width="{width}"'
        f' height="{height}" viewBox="0 0 {box[0]} {box[1]}" aria-hidden="true"'
        f' focusable="false">{inner}</svg>'
    )


def _rect(left: float, top: float, width: float, height: float, paint: str) -> str:
    place = f'x="{_n(left)}" y="{_n(top)}" width="{_n(max(width, 0))}" height="{_n(height)}"'
    return f"<rect {place} {paint}/>"
