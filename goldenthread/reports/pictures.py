"""The drawings of `plans/drawings.py` as the forms of a paper need them. Pure.

One drawing serves all: SVG in HTML and PDF, and the same SVG turned into PNG for Word.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache

import typst

from goldenthread.plans.drawings import (
    PLUM,
    TINTS,
    impact_glyph,
    impact_steps,
    progress_bar,
    progress_glyph,
)
from goldenthread.plans.ratings import Impact, Key, Progress
from goldenthread.reports.blocks import Counts, Level
from goldenthread.reports.fonts import for_typst

IMPACT_HUE = PLUM
PROGRESS_TINTS: Mapping[str, str] = {level.value: tint for level, tint in TINTS.items()}
# The widest that a distribution is drawn, in its own pixels, and points to a pixel: on A4
# between its margins (493 points) the numerals, 14 pixels high, then stand at 12 points.
WIDEST = 560
POINTS = 0.88
PIXELS_PER_INCH = 220


def glyph(level: Level, was: Impact | None = None, height: int = 20) -> str:
    """The picture of a level as SVG, without words; `was` is what impact has gone back from."""
    if isinstance(level, Progress):
        return str(progress_glyph(level, height))
    return str(impact_glyph(level, was, height))


def glyph_name(level: Level | None, was: Impact | None) -> str | None:
    """Under which `all_glyphs` holds a cell's picture."""
    return f"{level} from {was}" if was else level


def all_glyphs() -> Mapping[str, str]:
    """Each picture that a rating may have."""
    plain = {level.value: glyph(level) for level in (*Progress, *Impact)}
    back = {
        f"{level} from {was}": glyph(level, was)
        for level in Impact
        for was in Impact
        if was.step > level.step
    }
    return {**plain, **back}


def distribution(key: Key, counts: Counts, widest: int = WIDEST) -> str:
    """How many stand at each level of a key, as SVG that says its counts in its label."""
    draw = progress_bar if key.kind == "Progress" else impact_steps
    return str(draw(counts, widest, key=key))


def width_of(drawing: str) -> float:
    """In its own pixels."""
    return float(drawing.split(' width="', 1)[1].split('"', 1)[0])


@cache
def glyph_png(level: Level, was: Impact | None = None) -> bytes:
    return pngs([glyph(level, was)])[0]


def pngs(drawings: Iterable[str]) -> list[bytes]:
    """SVG files as PNG files on white, at their own size."""
    source = (
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        '#for each in json(bytes(sys.inputs.drawings)) { page(image(bytes(each), format: "svg")) }'
    )
    made = typst.compile(
        source.encode(),
        font_paths=for_typst(),
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"drawings": json.dumps(list(drawings))},
    )
    return made if isinstance(made, list) else [bytes(made)]
