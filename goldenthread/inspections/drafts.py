"""A report that was read and is being checked, as one JSON value, and what a person does to it.

Pure: a draft goes in, a changed copy comes out. Nothing that was read or typed is thrown away
before the inspection is saved: what is "no finding" stays in the draft with an empty kind.
"""

from __future__ import annotations

import copy
import re
from datetime import date
from typing import Any

from goldenthread.inspections.changes import FindingInput, InspectionInput, JudgementInput

type Draft = dict[str, Any]
LISTS = (
    ("priority_actions", "priority_action"),
    ("improvements", "improvement"),
    ("lscb_recommendations", "recommendation"),
)
DATES = ("inspection_start", "inspection_end", "published", "statement_due")


def from_reading(reading: dict[str, Any]) -> Draft:
    """The draft that begins with what the reader gave: `Report` as JSON values."""
    doubts = reading["doubts"]
    draft: Draft = {
        "pages": reading["pages"],
        "kind": "other" if reading["kind"] == "ilacs" else reading["kind"],
        "authority": _value(reading["authority"]),
        "lead_inspector": _value(reading["lead_inspector"]),
        "judgements": [
            _judgement(row, _about(doubts, "judgements", i))
            for i, row in enumerate(reading["judgements"])
        ],
        "findings": [
            _finding(row, kind, _about(doubts, name, i))
            for name, kind in LISTS
            for i, row in enumerate(reading[name])
        ],
        "doubts": [each["sentence"] for each in doubts if each["index"] is None],
    }
    return draft | {name: _value(reading[name]) for name in DATES}


def empty() -> Draft:
    """The draft of a report that nothing could be read from: all is entered by hand."""
    blank: Draft = {"pages": [], "kind": "other", "authority": "", "lead_inspector": ""}
    return blank | {name: "" for name in DATES} | {"judgements": [], "findings": [], "doubts": []}


def _value(found: dict[str, Any] | None) -> str:
    return str(found["value"]) if found else ""


def _about(doubts: list[dict[str, Any]], field: str, index: int) -> list[str]:
    return [d["sentence"] for d in doubts if d["field"] == field and d["index"] == index]


def _place(places: list[dict[str, Any]]) -> list[list[int]]:
    return [
        [p["page"], *(round(p["box"][side]) for side in ("x0", "top", "x1", "bottom"))]
        for p in places
    ]


def _judgement(row: dict[str, Any], doubts: list[str]) -> dict[str, Any]:
    return {
        "area": row["area"],
        "grade": row["grade"] or "",
        "grade_text": row["grade_text"] or "",
        "place": _place(row["places"]),
        "doubts": doubts,
    }


def _finding(row: dict[str, Any], kind: str, doubts: list[str]) -> dict[str, Any]:
    return {
        "kind": kind,
        "text": row["text"],
        "framework_tag": ", ".join(row["tags"]),
        "practice_area": "",
        "place": _place(row["places"]),
        "confirmed": False,
        "doubts": doubts,
    }


def split(draft: Draft, index: int) -> Draft:
    """Two findings of one, where its words have an empty line; the draft itself without one."""
    changed = copy.deepcopy(draft)
    row = changed["findings"][index]
    parts = [part.strip() for part in re.split(r"\n\s*\n", row["text"]) if part.strip()]
    if len(parts) < 2:
        return changed
    changed["findings"][index : index + 1] = [row | {"text": part} for part in parts]
    return changed


def join(draft: Draft, index: int) -> Draft:
    """A finding and the next as one."""
    changed = copy.deepcopy(draft)
    rows = changed["findings"]
    if index + 1 < len(rows):
        first, second = rows[index], rows.pop(index + 1)
        first["text"] = f"{first['text']} {second['text']}"
        first["place"] = [*first["place"], *second["place"]]
        first["doubts"] = [*first["doubts"], *second["doubts"]]
    return changed


def add(draft: Draft) -> Draft:
    """One more finding, to be typed."""
    changed = copy.deepcopy(draft)
    changed["findings"].append(
        _finding({"text": "", "tags": [], "places": []}, "improvement", []) | {"confirmed": True}
    )
    return changed


def add_judgement(draft: Draft) -> Draft:
    """One more judgement, to be typed."""
    changed = copy.deepcopy(draft)
    changed["judgements"].append(
        {"area": "", "grade": "", "grade_text": "", "place": [], "doubts": []}
    )
    return changed


def to_check(draft: Draft) -> list[int]:
    """The numbers of the findings that nobody has compared with the page, counted from 1."""
    rows = enumerate(draft["findings"], start=1)
    return [number for number, row in rows if row["kind"] and not row["confirmed"]]


def to_input(draft: Draft, dates: dict[str, date]) -> InspectionInput:
    """What will be recorded."""
    return InspectionInput(
        kind=draft["kind"],
        started_on=_day(draft["inspection_start"]),
        ended_on=_day(draft["inspection_end"]),
        lead_inspector=draft["lead_inspector"],
        dates=dates,
        judgements=[
            JudgementInput(row["area"], row["grade"], row["grade_text"], row["place"])
            for row in draft["judgements"]
            if row["area"].strip()
        ],
        findings=[
            FindingInput(
                kind=row["kind"],
                text=row["text"],
                practice_area=row["practice_area"],
                framework_tag=row["framework_tag"],
                place=row["place"],
                confirmed=row["confirmed"],
            )
            for row in draft["findings"]
            if row["kind"] and row["text"].strip()
        ],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
