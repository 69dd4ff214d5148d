"""A proposed plan as what a draft import keeps: plain values, a row for each action. Pure.

kind, title             of the file
priorities              titles
findings                ref, text
columns                 heading, field, how many cells
rows                    see `_row`; what the reader understood beside the words as written
asked                   code, sentence, place: doubts about the file as a whole
left_out                words, place, why
measures                how many measures it has: these are not brought in

A row of our own workbook has `own` besides: what is exact, and what its owner filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from . import exchange
from .exchange import Line
from .reader.build import Builder
from .reader.files import read_source
from .reader.model import Action, Dated, Doubt, ProposedPlan, Rated, Said, Who
from .reader.reading import Read, read_records
from .reader.values.dates import read_when
from .reader.vocabulary import FIELDS, own, vocabulary

type Proposal = dict[str, Any]
READER = "goldenthread.imports.proposal:read_proposal"  # as the sandbox calls it
OWN = "sheet"  # the kind of a workbook that went out from here
KEPT = "other"  # the meaning of a column whose words are only kept
MOST_LEFT_OUT = 500
# Texts that stand with the reason for an action, under the name of their kind.
_BESIDE = (
    ("Steps", "steps"),
    ("Evidence", "evidence"),
    ("How it is watched", "monitoring"),
    ("Resources", "resources"),
    ("Risks", "risks"),
)


def read_proposal(
    data: bytes, name: str, headings: dict[str, str] | None = None, sheet: str = ""
) -> Proposal:
    """Read a file; `headings`: by its words, the field that the authority says a heading means.
    `sheet`: the one that is read alone."""
    corrections = {words: field for words, field in (headings or {}).items() if field in FIELDS}
    if ours := exchange.read(data):
        return of_lines(*ours)
    words = vocabulary(corrections) if corrections else own()
    source = read_source(data, name)
    read = read_records(source, words, sheet)
    return of_plan(Builder(words, read).plan(source.kind), read)


def of_lines(title: str, lines: list[Line]) -> Proposal:
    """Of our own workbook: nothing is understood, all of it is said."""
    titles = [*dict.fromkeys(line.priority for line in lines)]
    rows = [_own_row(n, line, titles.index(line.priority)) for n, line in enumerate(lines)]
    return {
        "kind": OWN,
        "title": title,
        "priorities": titles,
        "findings": [],
        "columns": [],
        "rows": rows,
        "asked": [],
        "left_out": [],
        "measures": 0,
    }


def _own_row(n: int, line: Line, priority: int) -> dict[str, Any]:
    who = {"leads": line.lead, "owners": line.owner, "partners": line.partners}
    people = {
        name: {"said": said, "names": said.split("\n"), "heading": ""} if said else None
        for name, said in who.items()
    }
    return {
        "n": n,
        "place": f"{exchange.SHEET}!A{n + 2}",
        "ref": line.reference,
        "text": line.title,
        "priority": priority,
        **people,
        "starts_on": _own_day(line.starts_on),
        "due_on": _own_day(line.due_on),
        "difference": line.difference,
        "rating": None,
        "impact": None,
        "progress": "",
        "next": "",
        "findings": [],
        "beside": [],
        "milestones": [],
        "doubts": [],
        "own": {
            "why": line.why,
            "deputy": line.deputy,
            "progress": line.progress,
            "said": line.said,
            "rating": line.rating,
            "narrative": line.narrative,
            "next_step": line.next_step,
            "new_due_on": _own_day(line.new_due_on),
            "why_new": line.why_new,
        },
    }


def _own_day(day: Any) -> dict[str, Any] | None:
    """A day as a cell has it, or as somebody typed it."""
    if not day:
        return None
    when = read_when(day) if isinstance(day, str) else read_when("", day)
    return _when(Dated(when, ""))


def of_plan(plan: ProposedPlan, read: Read) -> Proposal:
    doubts = plan.doubts_by_action()
    return {
        "kind": plan.kind,
        "title": plan.title,
        "priorities": [each.title.words for each in plan.priorities],
        "findings": [{"ref": each.ref, "text": each.text.words} for each in plan.findings],
        "columns": _columns(read),
        "rows": [_row(n, each, doubts.get(n, ())) for n, each in enumerate(plan.actions)],
        "asked": [_asked(each) for each in plan.doubts if each.action is None],
        "left_out": [
            {"words": each.words, "place": each.place, "why": each.why}
            for each in plan.left_out[:MOST_LEFT_OUT]
        ],
        "measures": len(plan.measures),
    }


def _columns(read: Read) -> list[dict[str, Any]]:
    """Each heading with what it was taken for, in the order in which they stand."""
    pieces = [p for r in read.records for part in (r.pieces, *r.parts) for p in part]
    counted = Counter((p.heading, p.field) for p in pieces if p.heading and not p.inherited)
    found: dict[str, dict[str, Any]] = {}
    for (heading, field), count in counted.items():
        row = found.setdefault(
            heading, {"heading": heading, "field": field, "count": 0, "samples": []}
        )
        row["count"] += count
    for piece in pieces:
        row_of = found.get(piece.heading)
        words = " ".join(piece.words.split())[:60]
        if row_of and words and words not in row_of["samples"] and len(row_of["samples"]) < 3:
            row_of["samples"].append(words)
    return list(found.values())


def _asked(doubt: Doubt) -> dict[str, str]:
    return {"code": doubt.code, "sentence": doubt.sentence, "place": doubt.place}


def _row(n: int, action: Action, doubts: Iterable[Doubt]) -> dict[str, Any]:
    ratings = [each for each in action.ratings if each.kind != "impact"]
    impacts = [each for each in action.ratings if each.kind == "impact"]
    told = [each.words for each in action.updates if each.kind == "progress"]
    status = [action.status.words] if action.status else []
    return {
        "n": n,
        "place": action.place,
        "ref": action.ref,
        "text": action.text.words.strip(),
        "priority": action.priority,
        "findings": [*action.findings],
        "leads": _who(action.leads),
        "owners": _who(action.owners),
        "partners": _who(action.partners),
        "starts_on": _when(action.start),
        "due_on": _when(action.due),
        "rating": _rating(ratings[-1] if ratings else None, _conflict(doubts)),
        "impact": _rating(impacts[-1] if impacts else None),
        "progress": (told or status or [""])[-1].strip(),
        "next": _joined(action.next_steps),
        "difference": _joined((*action.success, *action.outcomes)),
        "beside": [*_beside(action)],
        "milestones": [
            {"title": each.words, "due_on": _when(each.due)} for each in action.milestones
        ],
        "doubts": [{**_asked(each), "field": each.field} for each in doubts],
    }


def _joined(said: Iterable[Said]) -> str:
    return "\n".join(each.words.strip() for each in said)


def _beside(action: Action) -> Iterator[list[str]]:
    if action.group:
        yield ["Under", action.group]
    for name, field in _BESIDE:
        if words := _joined(getattr(action, field)):
            yield [name, words]
    told = [each for each in action.updates if each.kind == "impact"]
    if told:
        yield ["What was said of impact", "\n".join(each.words for each in told)]
    for said in action.others:
        yield [said.heading or "Also", said.words.strip()]


def _who(who: Who | None) -> dict[str, Any] | None:
    if who is None:
        return None
    return {"said": who.people.words, "names": [*who.people.names], "heading": who.heading}


def _when(dated: Dated | None) -> dict[str, Any] | None:
    if dated is None:
        return None
    day = dated.when.day
    return {
        "said": dated.when.words,
        "day": day.isoformat() if day else "",
        "sure": dated.when.is_sure,
        "asks": dated.when.asks,
        "place": dated.place,
    }


def _conflict(doubts: Iterable[Doubt]) -> str:
    """Where the rating and the words of an action contradict each other: the sentence."""
    return next((each.sentence for each in doubts if each.code == "rating-conflict"), "")


def _rating(rated: Rated | None, conflict: str = "") -> dict[str, str] | None:
    """`said` is what is asked about: the words, or the colour where there are none; a conflict is
    asked about by itself, and nothing is proposed."""
    if rated is None:
        return None
    rating = rated.rating
    asks = conflict or rating.asks
    return {
        "said": asks or rating.words or rating.shade,
        "words": rating.words or rating.shade,
        "level": "" if conflict else rating.level,
        "kind": rated.kind,
        "heading": rated.heading,
        "asks": asks,
    }
