"""Fictional inspection reports as PDF, laid out as Ofsted's are.

Pure: the same text gives the same file. The demonstration reads one of these as it would read a
real one, and the reader's tests make theirs here. Two forms: "modern" (since 2021: title in a
line, two-line footer) and "older" (authority above the title, grades in the middle of their
cells, page number in the corner).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import typst

_TEMPLATE = Path(__file__).parent / "report.typ"
_FONTS = Path(__file__).parents[1] / "reports" / "typst" / "fonts"


@dataclass(frozen=True, slots=True)
class Improvement:
    """A top-level bullet with its sub-bullets, and a paragraph that closes them."""

    text: str
    sub_items: tuple[str, ...] = ()
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    area: str
    grade: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; its heading repeats the grade, its paragraphs are numbered through."""

    area: str
    grade: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportText:
    """What the report says. `dates` as printed ("17 to 28 November 2025").

    `footnote` is marked on the heading of the improvements; `mark` is their bullet.
    """

    authority: str
    dates: str
    lead_inspector: str
    judgements: tuple[Row, ...]
    summary: tuple[str, ...]
    improvements: tuple[Improvement, ...]
    sections: tuple[Section, ...]
    form: Literal["modern", "older"] = "modern"
    footnote: str = ""
    mark: str = "•"

    @property
    def title(self) -> str:
        if self.form == "older":
            return "Inspection of children’s social care services"
        return f"Inspection of {self.authority} local authority children’s services"


def make_report(report: ReportText) -> bytes:
    """The report as a PDF file."""
    return bytes(
        typst.compile(
            str(_TEMPLATE),
            root=str(_TEMPLATE.parent),
            font_paths=[str(_FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(_plain(report), ensure_ascii=False)},
        )
    )


def _plain(report: ReportText) -> dict[str, Any]:
    return {**asdict(report), "title": report.title, "running": report.title}
