"""A report as one HTML file: its pages as pictures with what was read marked, and the words.

For developers, and for checking by eye. It stands alone: pictures and styles are inside.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from goldenthread.cli.common import Failed
from goldenthread.inspections.reader import Place, Read, Report, read_report, render_page

SCALE = 1.2
COLOURS = {
    "head": "#1d70b8",
    "judgement": "#5f1a56",
    "priority action": "#b10e1e",
    "improvement": "#a06c00",
    "recommendation": "#4c6272",
    "strength": "#0f7a52",
}
LISTS = (
    ("priority action", "priority_actions"),
    ("improvement", "improvements"),
    ("priority action", "lscb_priority_actions"),
    ("recommendation", "lscb_recommendations"),
    ("strength", "strengths"),
)
HEAD = (
    "authority",
    "inspection_start",
    "inspection_end",
    "published",
    "lead_inspector",
    "outcome",
    "statement_due",
)
STYLE = """
body { font: 15px/1.4 Arial, sans-serif; margin: 24px; color: #0b0c0c; }
.page { display: grid; grid-template-columns: 3fr 2fr; gap: 24px; margin-bottom: 32px; }
svg { width: 100%; border: 1px solid #b1b4b6; }
li { margin-bottom: 8px; } b { font-weight: 700; }
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was read, with its sign on the page."""

    sign: str
    kind: str
    words: str
    places: tuple[Place, ...]


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
    marks = list(marks_of(report))
    shown = sorted({1, *(place.page for mark in marks for place in mark.places)})
    doubts = "".join(f"<li>{escape(doubt.sentence)}</li>" for doubt in report.doubts)
    parts = "".join(_page(number, report, marks, data) for number in shown)
    unplaced = _list(mark for mark in marks if not mark.places)
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{escape(name)}</title>'
        f"<style>{STYLE}</style><h1>{escape(name)}</h1><p>Read as <b>{report.kind.value}</b>, "
        f"{len(report.pages)} pages.</p><h2>Doubts</h2><ul>{doubts or '<li>None</li>'}</ul>"
        f"{unplaced}{parts}</html>"
    )


def marks_of(report: Report) -> Iterator[Mark]:
    """Everything that was read: the head, judgements by letter, items by number."""
    for name in HEAD:
        found: Read[object] | None = getattr(report, name)
        if found:
            yield Mark("·", "head", f"{name.replace('_', ' ')}: {found.value}", found.places)
    for number, each in enumerate(report.judgements):
        words = f"{each.area}: {each.grade_text or 'grade not read'}"
        yield Mark(chr(ord("a") + number % 26), "judgement", words, each.places)
    number = 0
    for kind, name in LISTS:
        for item in getattr(report, name):
            number += 1
            yield Mark(str(number), kind, item.text, item.places)


def _page(number: int, report: Report, marks: list[Mark], data: bytes) -> str:
    size = report.pages[number - 1]
    picture = b64encode(render_page(data, number, SCALE)).decode()
    here = [(mark, place) for mark in marks for place in mark.places if place.page == number]
    boxes = "".join(_box(mark, place) for mark, place in here)
    words = _list(dict.fromkeys(mark for mark, _ in here))
    return (
        f'<h2>Page {number}</h2><div class="page"><svg role="img" aria-label="Page {number}" '
        f'viewBox="0 0 {size.width:g} {size.height:g}"><image width="{size.width:g}" '
        f'height="{size.height:g}" href="data:image/png;base64,{picture}"/>{boxes}</svg>{words}'
        "</div>"
    )


def _box(mark: Mark, place: Place) -> str:
    box, colour = place.box, COLOURS[mark.kind]
    return (
        f'<rect x="{box.x0:.1f}" y="{box.top:.1f}" width="{box.x1 - box.x0:.1f}" '
        f'height="{box.bottom - box.top:.1f}" fill="{colour}" fill-opacity=".12" '
        f'stroke="{colour}"/><text x="{box.x0 - 4:.1f}" y="{box.top + 10:.1f}" font-size="11" '
        f'text-anchor="end" fill="{colour}">{mark.sign}</text>'
    )


def _list(marks: Iterator[Mark] | dict[Mark, None]) -> str:
    rows = "".join(
        f"<li><b>{mark.sign} {mark.kind}</b> {escape(mark.words)}</li>" for mark in marks
    )
    return f"<ul>{rows}</ul>"
