"""A report as one HTML file: its pages as pictures with what was read marked, and the words.

For developers, and for checking by eye. It stands alone: pictures and styles are inside.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from pathlib import Path

from goldenthread.cli.common import Failed
from goldenthread.inspections.reader import Marked, Report, boxes, read_report, render_page

SCALE = 1.2
HEAD = "#1d70b8"
COLOURS = {
    "judgements": "#5f1a56",
    "priority_actions": "#b10e1e",
    "lscb_priority_actions": "#b10e1e",
    "improvements": "#a06c00",
    "lscb_recommendations": "#4c6272",
    "strengths": "#0f7a52",
}
STYLE = """
body { font: 15px/1.4 Arial, sans-serif; margin: 24px; color: #0b0c0c; }
.page { display: grid; grid-template-columns: 3fr 2fr; gap: 24px; margin-bottom: 32px; }
svg { width: 100%; border: 1px solid #b1b4b6; }
li { margin-bottom: 8px; } b { font-weight: 700; }
"""


def write_page(file: Path, out: Path) -> None:
    """Write the page of one report."""
    data = file.read_bytes()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(page(file.name, read_report(data), data), "utf-8")
    except OSError as error:
        raise Failed(f"{out} cannot be written: {error.strerror}.") from error


def page(name: str, report: Report, data: bytes) -> str:
    """The HTML of one report: every page on which something was read, and its first."""
    marks = boxes(report)
    doubts = "".join(f"<li>{escape(doubt.sentence)}</li>" for doubt in report.doubts)
    shown = sorted({1, *(mark.place.page for mark in marks)})
    parts = "".join(_page(number, report, marks, data) for number in shown)
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{escape(name)}</title>'
        f"<style>{STYLE}</style><h1>{escape(name)}</h1><p>Read as <b>{report.kind.value}</b>, "
        f"{len(report.pages)} pages.</p><h2>Doubts</h2><ul>{doubts or '<li>None</li>'}</ul>"
        f"{parts}</html>"
    )


def _page(number: int, report: Report, marks: Iterable[Marked], data: bytes) -> str:
    size = report.pages[number - 1]
    picture = b64encode(render_page(data, number, SCALE)).decode()
    here = [mark for mark in marks if mark.place.page == number]
    words = dict.fromkeys(f"<li><b>{_name(mark)}</b> {escape(mark.text)}</li>" for mark in here)
    return (
        f'<h2>Page {number}</h2><div class="page"><svg role="img" aria-label="Page {number}" '
        f'viewBox="0 0 {size.width:g} {size.height:g}"><image width="{size.width:g}" '
        f'height="{size.height:g}" href="data:image/png;base64,{picture}"/>'
        f"{''.join(map(_box, here))}</svg><ul>{''.join(words)}</ul></div>"
    )


def _sign(mark: Marked) -> str:
    return "·" if mark.index is None else str(mark.index + 1)


def _name(mark: Marked) -> str:
    field = mark.field.replace("_", " ")
    return field if mark.index is None else f"{_sign(mark)} {field.removesuffix('s')}"


def _box(mark: Marked) -> str:
    box, colour = mark.place.box, COLOURS.get(mark.field, HEAD)
    return (
        f'<rect x="{box.x0:.1f}" y="{box.top:.1f}" width="{box.x1 - box.x0:.1f}" '
        f'height="{box.bottom - box.top:.1f}" fill="{colour}" fill-opacity=".12" '
        f'stroke="{colour}"/><text x="{box.x0 - 4:.1f}" y="{box.top + 10:.1f}" font-size="11" '
        f'text-anchor="end" fill="{colour}">{_sign(mark)}</text>'
    )
