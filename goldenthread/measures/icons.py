"""The icons of variation and assurance; words always stand beside them. Pure.

Variation: a circle where better or unchanged, a diamond where worse, a hexagon for information.
Assurance: a square.
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from goldenthread.measures.spc_judging import Assurance, Variation

_SIZE = 28
_UP = '<path d="M8 18.5 14 9l6 9.5" fill="none" stroke="{}" stroke-width="2.6"/>'
_DOWN = '<path d="M8 9.5 14 19l6-9.5" fill="none" stroke="{}" stroke-width="2.6"/>'
_WAVE = (
    '<path d="M6 15.5c2.7-5.5 5.3-5.5 8-1.5s5.3 4 8-1.5" fill="none" stroke="{}"'
    ' stroke-width="2.2"/>'
)
_DOTS = (
    '<path d="M8 14h.01M14 14h.01M20 14h.01" stroke="{}" stroke-width="3.4"'
    ' stroke-linecap="round"/>'
)
_ROUND = '<circle cx="14" cy="14" r="12.5" {}/>'
_DIAMOND = '<path d="M14 .8 27.2 14 14 27.2.8 14z" {}/>'
_SIX = '<path d="M7.5 2h13L27 14l-6.5 12h-13L1 14z" {}/>'
_SQUARE = '<rect x="2" y="2" width="24" height="24" rx="2" {}/>'
_TICK = '<path d="m8 14.5 4 4 8-9" fill="none" stroke="{}" stroke-width="2.6"/>'
_CROSS = '<path d="m9 9 10 10M19 9 9 19" fill="none" stroke="{}" stroke-width="2.6"/>'
_BOTH = (
    '<path d="m5.5 11 2.6 2.6L13 8M15.5 16l6 6M21.5 16l-6 6M22 6 6 22" fill="none"'
    ' stroke="{}" stroke-width="2"/>'
)
_GREY, _BLUE, _ORANGE, _PURPLE = "#6f777b", "#0079ad", "#c25700", "#490092"
_HOLLOW = f'fill="#fff" stroke="{_GREY}" stroke-width="2"'
_DASHED = f'{_HOLLOW} stroke-dasharray="3 3"'


def _full(hue: str) -> str:
    return f'fill="{hue}"'


_ICONS: dict[Variation | Assurance, tuple[str, str]] = {
    Variation.COMMON: (_ROUND.format(_HOLLOW), _WAVE.format(_GREY)),
    Variation.IMPROVEMENT_HIGH: (_ROUND.format(_full(_BLUE)), _UP.format("#fff")),
    Variation.IMPROVEMENT_LOW: (_ROUND.format(_full(_BLUE)), _DOWN.format("#fff")),
    Variation.CONCERN_HIGH: (_DIAMOND.format(_full(_ORANGE)), _UP.format("#fff")),
    Variation.CONCERN_LOW: (_DIAMOND.format(_full(_ORANGE)), _DOWN.format("#fff")),
    Variation.NEUTRAL_HIGH: (_SIX.format(_full(_PURPLE)), _UP.format("#fff")),
    Variation.NEUTRAL_LOW: (_SIX.format(_full(_PURPLE)), _DOWN.format("#fff")),
    Variation.TOO_FEW: (_ROUND.format(_DASHED), _DOTS.format(_GREY)),
    Variation.NO_LATEST: (_ROUND.format(_DASHED), _CROSS.format(_GREY)),
    Assurance.PASS: (_SQUARE.format(_full(_BLUE)), _TICK.format("#fff")),
    Assurance.FAIL: (_SQUARE.format(_full(_ORANGE)), _CROSS.format("#fff")),
    Assurance.INCONSISTENT: (_SQUARE.format(_HOLLOW), _BOTH.format(_GREY)),
    Assurance.NO_TARGET: (_SQUARE.format(_DASHED), ""),
    Assurance.TOO_FEW: (_SQUARE.format(_DASHED), _DOTS.format(_GREY)),
}


@cache
def icon(which: Variation | Assurance) -> Markup:
    """The picture, hidden from who hears the page: its words stand beside it."""
    frame, sign = _ICONS[which]
    return Markup(  # noqa: S704 - constants
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-icon" width="{_SIZE}" height="{_SIZE}"'
        f' viewBox="0 0 28 28" aria-hidden="true" focusable="false">{frame}{sign}</svg>'
    )
