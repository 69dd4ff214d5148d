"""A report that was read and is being checked, as one JSON value, and what a person does to it.

Pure: a draft goes in, a changed copy comes out. Nothing that was read or typed is thrown away
before the inspection is saved: what is "no finding" stays in the draft with an empty kind.
`shape` counts the times that rows moved, so that a page made before is recognised.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.accounts.models import Person
from goldenthread.inspections import corrections
from goldenthread.inspections.areas import area_of
from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    JudgementInput,
    ReadAs,
)
from goldenthread.inspections.models import DateKind, FindingKind, Grade

type Draft = dict[str, Any]
type Place = list[list[int]]
READER = "goldenthread.inspections.reader:read_report"  # as the sandbox calls it
LISTS = (
    ("priority_actions", FindingKind.PRIORITY_ACTION),
    ("improvements", FindingKind.IMPROVEMENT),
    ("lscb_priority_actions", FindingKind.PRIORITY_ACTION),
    ("lscb_recommendations", FindingKind.RECOMMENDATION),
    ("strengths", FindingKind.STRENGTH),
)
# What the single framework's reports say to the local safeguarding children board.
OF_BOARD = ("lscb_priority_actions", "lscb_recommendations")
READ_DATES = ("inspection_start", "inspection_end", "published", "statement_due")
DATES = (*READ_DATES, "received")
# What the reader calls an ILACS report of which it cannot tell the kind: a person is asked.
UNKNOWN_KIND = "ilacs"


def from_reading(reading: dict[str, Any]) -> Draft:
    """The draft that begins with what the reader gave: `Report` as JSON values."""
    doubts = reading["doubts"]
    read: Draft = {
        "pages": reading["pages"],
        "kind": "" if reading["kind"] == UNKNOWN_KIND else reading["kind"],
        "authority": _value(reading["authority"]),
        "lead_inspector": _value(reading["lead_inspector"]),
        "outcome": _value(reading["outcome"]),
        "outcome_code": reading["outcome_code"] or "",
        "judgements": [
            _judgement(row, _about(doubts, "judgements", i))
            for i, row in enumerate(reading["judgements"])
        ],
        "findings": [
            _finding(row, kind, _about(doubts, name, i), of_board=name in OF_BOARD)
            for name, kind in LISTS
            for i, row in enumerate(reading[name])
        ],
        "doubts": _by_field(doubts),
    }
    draft = empty() | read | {name: _value(reading[name]) for name in READ_DATES}
    return draft | {"read": {name: draft[name] for name in corrections.HEAD}}


def empty() -> Draft:
    """The draft of an inspection that is recorded by hand."""
    return {
        "pages": [],
        "kind": "",
        "authority": "",
        "lead_inspector": "",
        "outcome": "",
        "outcome_code": "",
        **dict.fromkeys(DATES, ""),
        "readers": [],
        "judgements": [],
        "findings": [],
        "doubts": {},
        "shape": 0,
    }


def _value(found: dict[str, Any] | None) -> str:
    return str(found["value"]) if found else ""


def _about(doubts: list[dict[str, Any]], field: str, index: int) -> list[str]:
    return [d["sentence"] for d in doubts if d["field"] == field and d["index"] == index]


def _by_field(doubts: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The doubts that are about no single row, by the field that they are about."""
    fields: dict[str, list[str]] = {}
    for each in doubts:
        if each["index"] is None:
            fields.setdefault(each["field"], []).append(each["sentence"])
    return fields


def _place(places: list[dict[str, Any]]) -> list[list[int]]:
    return [
        [p["page"], *(round(p["box"][side]) for side in ("x0", "top", "x1", "bottom"))]
        for p in places
    ]


def _judgement(row: dict[str, Any], doubts: list[str]) -> dict[str, Any]:
    read = {
        "area": row["area"],
        # Words that are no grade of Ofsted's stay as words; the reader has a doubt about them.
        "grade": row["grade"] if row["grade"] in Grade.values else "",
        "grade_text": row["grade_text"] or "",
    }
    return read | {"place": _place(row["places"]), "doubts": doubts, "read": read}


def _finding(
    row: dict[str, Any], kind: str, doubts: list[str], *, of_board: bool
) -> dict[str, Any]:
    read = {
        "kind": kind,
        "text": row["text"],
        "heading": row["group"],
        "bodies": row["bodies"],
        "of_board": of_board,
    }
    return read | {
        "framework_tag": ", ".join(row["tags"]),
        "practice_area": area_of(row["text"]),
        "place": _place(row["places"]),
        "confirmed": False,
        "doubts": doubts,
        "read": read,
    }


def _moved(draft: Draft) -> Draft:
    """A copy whose rows may move."""
    changed = copy.deepcopy(draft)
    changed["shape"] += 1
    return changed


def can_split(draft: Draft, index: int) -> bool:
    """Whether the words have an empty line, which is where a finding is split."""
    return len(_parts(draft["findings"][index]["text"])) > 1


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def split(draft: Draft, index: int) -> Draft:
    """Two findings of one, or more, where its words have an empty line."""
    changed = _moved(draft)
    row = changed["findings"][index]
    changed["findings"][index : index + 1] = [row | {"text": part} for part in _parts(row["text"])]
    return changed


def following(draft: Draft, index: int) -> int | None:
    """Which finding comes next, those that are left out passed over; None behind the last."""
    rows = draft["findings"]
    return next((at for at in range(index + 1, len(rows)) if rows[at]["kind"]), None)


def join(draft: Draft, index: int) -> Draft:
    """A finding and the next as one, with the places of both; of the last, nothing."""
    changed = _moved(draft)
    rows = changed["findings"]
    behind = following(changed, index)
    if behind is not None:
        first, second = rows[index], rows.pop(behind)
        first["text"] = f"{first['text']} {second['text']}".strip()
        for name, sign in (("framework_tag", ", "), ("bodies", "; ")):
            said = dict.fromkeys(row.get(name) for row in (first, second))
            first[name] = sign.join(words for words in said if words)
        # Halves of what was split stand in the same place.
        more = [place for place in second["place"] if place not in first["place"]]
        first["place"] = [*first["place"], *more]
        first["doubts"] = [*first["doubts"], *second["doubts"]]
        first["confirmed"] = False
        first["read"] = corrections.joined(first, second)
    return changed


def drop(draft: Draft, index: int) -> Draft:
    """This is no finding. Its words stay in the draft, should somebody think again."""
    changed = _moved(draft)
    row = changed["findings"][index]
    changed["findings"][index] = row | {"kind": "", "was": row["kind"]}
    return changed


def take_back(draft: Draft, index: int) -> Draft:
    """What was left out is a finding after all, of the kind that it was, and to be checked."""
    changed = _moved(draft)
    row = changed["findings"][index]
    kind = row.get("was") or (row.get("read") or {}).get("kind") or FindingKind.IMPROVEMENT
    changed["findings"][index] = row | {"kind": kind, "confirmed": False}
    return changed


def add(draft: Draft) -> Draft:
    """One more finding, to be typed."""
    return mark(draft, "", FindingKind.IMPROVEMENT, [])


def mark(draft: Draft, text: str, kind: str, place: Place) -> Draft:
    """One more finding: words that a person marked on the pages, where they stand."""
    changed = _moved(draft)
    words = {"text": text, "tags": [], "places": [], "group": "", "bodies": ""}
    row = _finding(words, kind, [], of_board=False)
    changed["findings"].append(row | {"place": place, "confirmed": True, "read": None})
    return changed


def add_judgement(draft: Draft) -> Draft:
    """One more judgement, to be typed."""
    changed = _moved(draft)
    blank: dict[str, Any] = {
        "area": "",
        "grade": "",
        "grade_text": "",
        "place": [],
        "doubts": [],
        "read": None,
    }
    changed["judgements"].append(blank)
    return changed


def to_check(draft: Draft) -> list[int]:
    """The numbers of the findings that nobody has compared with the page, counted from 1."""
    rows = enumerate(draft["findings"], start=1)
    return [number for number, row in rows if row["kind"] and not row["confirmed"]]


def without_words(draft: Draft) -> list[int]:
    """The numbers of findings that were read and whose words were taken away since."""
    rows = enumerate(draft["findings"], start=1)
    return [n for n, row in rows if row["kind"] and row["place"] and not row["text"].strip()]


def unsure(draft: Draft) -> int:
    """How many things the reader has doubts about that nobody has answered."""
    findings = [row for row in draft["findings"] if row["kind"] and not row["confirmed"]]
    rows = [row for row in (*draft["judgements"], *findings) if row["doubts"]]
    return len(draft["doubts"]) + len(rows)


def sizes(draft: Draft) -> list[list[int]]:
    """Width and height of each page of the report, in whole points."""
    return [[round(page["width"]), round(page["height"])] for page in draft["pages"]]


def day_of(draft: Draft, name: str) -> date | None:
    return date.fromisoformat(draft[name]) if draft[name] else None


def _is_finding(row: dict[str, Any]) -> bool:
    return bool(row["kind"] and row["text"].strip())


def _corrected(draft: Draft) -> list[ReadAs]:
    """What was read otherwise of the inspection, its judgements, and what is no finding."""
    dropped = [row for row in draft["findings"] if not _is_finding(row)]
    return [
        *corrections.of_head(draft),
        *(each for row in draft["judgements"] for each in corrections.of_judgement(row)),
        *(each for row in dropped for each in corrections.of_dropped(row)),
    ]


def to_input(draft: Draft, readers: Iterable[Person] = ()) -> InspectionInput:
    """What will be recorded."""
    dates = {kind.value: day_of(draft, kind.value) for kind in DateKind}
    is_read = "read" in draft
    findings = [row for row in draft["findings"] if _is_finding(row)]
    return InspectionInput(
        kind=draft["kind"],
        started_on=day_of(draft, "inspection_start"),
        ended_on=day_of(draft, "inspection_end"),
        lead_inspector=draft["lead_inspector"],
        outcome=draft.get("outcome", ""),
        outcome_code=draft.get("outcome_code", ""),
        pages=sizes(draft),
        dates={kind: on for kind, on in dates.items() if on},
        judgements=[
            JudgementInput(row["area"].strip(), row["grade"], row["grade_text"], row["place"])
            for row in draft["judgements"]
            if row["area"].strip()
        ],
        findings=[
            FindingInput(
                kind=row["kind"],
                text=row["text"],
                practice_area=row["practice_area"],
                framework_tag=row["framework_tag"],
                heading=row.get("heading", ""),
                bodies=row.get("bodies", ""),
                of_board=row.get("of_board", False),
                place=row["place"],
                confirmed=row["confirmed"],
                read_as=[*corrections.of_finding(row)] if is_read else (),
            )
            for row in findings
        ],
        readers=readers,
        read_as=_corrected(draft) if is_read else (),
    )
