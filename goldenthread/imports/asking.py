"""What is asked about a draft import before it can be saved, step by step, each thing once. Pure.

The same words in forty rows are one question. A question's `key` is where its answer stands in the
step's part of the choices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from goldenthread.core.cutting import cut_at_word
from goldenthread.inspections.likeness import compare

from .proposal import KEPT
from .reader.vocabulary import FIELDS
from .settling import IMPACT, LEADS, NEITHER, NOBODY, OWNS, PROGRESS, STARTS_WHEN_DUE, Settling

type Options = Sequence[tuple[str, str]]

TITLES: Mapping[str, str] = {
    "plan": "The plan",
    "columns": "Columns",
    "people": "People",
    "ratings": "What the ratings mean",
    "findings": "Findings",
    "days": "Dates",
    "seen": "Other questions",
}
STEPS = tuple(TITLES)
SHOWN = 8  # references of actions beside a name
LEFT = "left-empty"  # the tick with which dates that nobody gave stay away
MOST = 200  # questions on a page; more come when these are answered
FIELD_WORDS: Mapping[str, str] = {
    "who_when": "Who and when, in one",
    "ref": "Reference", "finding_ref": "Finding, its number", "finding": "Finding",
    "priority": "Priority", "action": "What is to be done", "steps": "Steps", "phase": "Phase",
    "lead": "Lead", "owner": "Owner", "partners": "Partners", "start": "Start",
    "due": "Due date", "original": "Original due date", "revised": "Revised due date",
    "completed": "Completed on", "progress_rating": "Progress: rating",
    "impact_rating": "Impact: rating", "rating": "A rating, of progress or impact",
    "progress": "Progress: what happened", "impact": "Impact: what is said of it",
    "status": "Progress: state in words", "success": "Success measure",
    "outcome": "What is better for children", "evidence": "Evidence",
    "monitoring": "How it is watched", "next": "Next step", "resources": "Resources",
    "risk": "Risk", "comments": "Comments", "measure": "Measure", "polarity": "Good is",
    "baseline": "Baseline", "target": "Target", "actual": "Actual", "comparator": "Comparator",
}  # fmt: skip
_OF_DATES = ("starts_on", "due_on")
_DATE_WORDS = {"starts_on": "Start", "due_on": "Due", "milestones": "Milestone due"}
# Doubts that another step settles.
_ASKED_ELSEWHERE = ("date-", "people", "rating", "colour", "phases")
_CELL = re.compile(r"!([A-Z]+\d+)$")


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind`: choice, choices, day, text, tick. `value` is the answer so far, else
    what is proposed. `said`: the words of the file; `count`, `place`: how often, first where.
    `waits_empty`: to leave it empty is no answer."""

    key: str
    label: str
    kind: str
    value: Any = ""
    said: str = ""
    count: int = 0
    place: str = ""
    hint: str = ""
    options: Options = ()
    needed: bool = False
    waits_empty: bool = False

    @property
    def where(self) -> str:
        """ "6 times, first at 1.1 Review thresholds, cell E4."."""
        if self.count > 1:
            return f"{self.count:,} times{f', first at {self.place}' if self.place else ''}."
        return f"{self.place}." if self.place else ""

    def is_open(self, answered: Mapping[str, Any]) -> bool:
        """Whether it waits: nobody answered it, or it was left empty where that is no answer."""
        return self.key not in answered or (self.waits_empty and not answered[self.key])

    @property
    def told(self) -> str:
        """What stands under its label."""
        return " ".join(filter(None, (self.hint, self.where)))


@dataclass(frozen=True)
class Offer:
    """What can be chosen: people by key, levels of progress by code, inspections by key, findings
    by key with their words and those of `inspections` that were chosen."""

    leads: Options
    owners: Options
    levels: Options
    inspections: Options = ()
    findings: Mapping[int, str] = field(default_factory=dict)
    today: str = ""


def questions(step: str, settling: Settling, offer: Offer) -> list[Question]:
    """The questions of a step, each with its answer so far or what is proposed."""
    answered = settling.of(step)
    found = [
        replace(each, value=answered[each.key]) if each.key in answered else each
        for each in _ASKS[step](settling, offer)
    ]
    unanswered = [each for each in found if each.is_open(answered)]
    return found if len(found) <= MOST else [*unanswered, *found][:MOST]


def waits(step: str, settling: Settling, offer: Offer) -> int:
    """How many questions of a step wait for an answer: those on a page that was never answered,
    those left empty where that is no answer, and new ones."""
    answered = settling.of(step)
    return sum(each.is_open(answered) for each in _ASKS[step](settling, offer))


def _plan(settling: Settling, offer: Offer) -> Iterator[Question]:
    title = settling.proposal["title"][:200]
    yield Question("title", "Title of the plan", "text", title, needed=True)
    hint = "For example theme, objective or ambition, in the singular."
    asks = "What does the plan call its priorities?"
    yield Question("level_name", asks, "text", "priority", hint=hint, needed=True)
    lead = "Accountable lead, where the file names no other"
    hint = "Signs off completion and agrees new dates. Also leads the priorities."
    none = ("", "Choose a post")
    yield Question("lead", lead, "choice", options=(none, *offer.leads), hint=hint, needed=True)
    owner = "Owner, where the file names no other"
    yield Question("owner", owner, "choice", options=(("", "Nobody yet"), *offer.owners))
    deputy = "Deputy, who signs off where lead and owner are one"
    yield Question("deputy", deputy, "choice", options=(("", "No deputy"), *offer.leads))
    start = "Actions start, unless the file says otherwise"
    begun = any(row["rating"] or row["progress"] for row in settling.proposal["rows"])
    hint = "The file says how work stands, so it began before today." if begun else ""
    today = "" if begun else offer.today
    yield Question("starts_on", start, "day", today, hint=hint, needed=True)
    due = "Actions are due, unless the file says otherwise"
    hint = "Leave it empty to be told of each action without a date."
    yield Question("due_on", due, "day", hint=hint)


def _columns(settling: Settling, _offer: Offer) -> Iterator[Question]:
    options = ((KEPT, "Its words only, with the reason"), *_fields())
    for column in settling.proposal["columns"]:
        yield Question(
            column["heading"],
            f"What stands under “{column['heading']}”?",
            "choice",
            column["field"] if column["field"] in FIELDS else KEPT,
            count=column["count"],
            hint=_samples(column),
            options=options,
        )


def _samples(column: Mapping[str, Any]) -> str:
    said = ", ".join(f"“{each}”" for each in column.get("samples", ()))
    return f"For example {said}." if said else ""


def _fields() -> Options:
    return tuple((name, FIELD_WORDS[name]) for name in FIELDS if name != KEPT)


def _people(settling: Settling, offer: Offer) -> Iterator[Question]:
    rows = settling.proposal["rows"]
    heading = next((r["leads"]["heading"] for r in rows if r["leads"] and not r["owners"]), None)
    if heading is not None:
        named = f"the column “{heading}”" if heading else "the file"
        options = ((OWNS, "Owners, who do the work"), (LEADS, "Accountable leads, who sign off"))
        yield Question("leads_are", f"Who are the people in {named}?", "choice", OWNS,
                       options=options, needed=True)  # fmt: skip
    told = [who for row in rows for who in (row["leads"], row["owners"]) if who]
    counted = Counter(name for who in told for name in who["names"])
    people = (("", "Choose a post"), (NOBODY, "Nobody: as “The plan” says"), *offer.owners)
    for name, count in counted.most_common():
        if not settling.known(name):  # a post of somebody here is sure
            asks = f"Who is “{name}”?"
            hint = _named_in(settling, name)
            yield Question(name, asks, "choice", count=count, options=people, hint=hint,
                           waits_empty=True)  # fmt: skip


def _named_in(settling: Settling, name: str) -> str:
    """ "Named in 1.1, 1.2, 2.4 and 5 more."."""
    named = [
        settling.names[row["n"]]
        for row in settling.proposal["rows"]
        if any(name in who["names"] for who in (row["leads"], row["owners"]) if who)
    ]
    more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    return f"Named in {', '.join(named[:SHOWN])}{more}."


def _ratings(settling: Settling, offer: Offer) -> Iterator[Question]:
    rated = [each for row in settling.proposal["rows"] for each in (row["rating"], row["impact"])]
    told = [each for each in rated if each]
    kinds: Options = (
        (PROGRESS, "Progress: is the work done?"),
        (IMPACT, "Impact: is it better for children?"),
        (NEITHER, "Neither: leave it out"),
    )
    headings = Counter((each["heading"], each["kind"]) for each in told)
    for (heading, kind), count in headings.items():
        name = f"What does “{heading}” rate?" if heading else "What do the colours rate?"
        yield Question(f"kind:{heading}", name, "choice", kind or PROGRESS, count=count,
                       options=kinds, needed=True)  # fmt: skip
    progress = [each for each in told if settling.kind(each) == PROGRESS]
    counted = Counter(each["said"] for each in progress)
    levels = {each["said"]: each for each in reversed(progress)}
    options = (("", "No rating"), *offer.levels)
    for said, count in counted.most_common():
        asks = levels[said]["asks"]
        name = f"Progress: {asks}" if asks else f"Progress: what does “{said}” mean?"
        value = levels[said]["level"]
        yield Question(f"word:{said}", name, "choice", value, count=count, options=options)


def _findings(settling: Settling, offer: Offer) -> Iterator[Question]:
    if not offer.inspections:
        return
    newest = [offer.inspections[0][0]] if settling.proposal["findings"] else []
    asks = "Which inspections does the plan answer?"
    yield Question("inspections", asks, "choices", newest, options=offer.inspections)
    texts, keys = [*offer.findings.values()], [*offer.findings]
    options = (("", "None of these: keep its words only"),
               *((str(pk), text[:160]) for pk, text in offer.findings.items()))  # fmt: skip
    for at, finding in enumerate(settling.proposal["findings"]):
        alike = compare(finding["text"], texts) if texts else []
        value = str(keys[alike[0].position]) if alike else ""
        ref = f" {finding['ref']}" if finding["ref"] else f" {at + 1} of the file"
        yield Question(str(at), f"Finding{ref}", "choice", value, said=finding["text"][:600],
                       options=options)  # fmt: skip


def _days(settling: Settling, _offer: Offer) -> Iterator[Question]:
    open_: dict[str, Question] = {}
    answered = settling.of("days")
    for row in _left_in(settling):
        for name, when in _unsure(row):
            key = f"{name}:{when['said']}"
            asked = open_.get(key) or Question(
                key, f"{_DATE_WORDS[name]}: “{when['said'] or 'nothing'}”", "day", when["day"],
                place=_cited(settling, row, when.get("place", "")), hint=when["asks"],
                waits_empty=not answered.get(LEFT),
            )  # fmt: skip
            open_[key] = replace(asked, count=asked.count + 1)
    yield from open_.values()
    empty = {key for key, asked in open_.items() if not answered.get(key, asked.value)}
    if empty:
        said = "Leave these without a date"
        yield Question(LEFT, said, "tick", said=_without(settling, empty))


def _left_in(settling: Settling) -> Iterator[Mapping[str, Any]]:
    return (row for row in settling.proposal["rows"] if row["n"] not in settling.out)


def _unsure(row: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The dates of a row that are no sure day, each with its field."""
    said = [(name, row[name]) for name in _OF_DATES]
    said += [("milestones", each["due_on"]) for each in row["milestones"]]
    return ((name, when) for name, when in said if when is not None and not when["sure"])


def _without(settling: Settling, empty: Collection[str]) -> str:
    """How many rows have no date while these stay empty, and what becomes of them."""
    rows = sum(
        any(f"{name}:{when['said']}" in empty for name, when in _unsure(row))
        for row in _left_in(settling)
    )
    stay = "1 row stays" if rows == 1 else f"{rows:,} rows stay"
    return (
        f"{stay} without a date while its box is empty. The row then takes the date that “The "
        "plan” gives to all, and cannot be saved where it gives none; a milestone is left out."
    )


def _cited(settling: Settling, row: Mapping[str, Any], place: str = "") -> str:
    """ "1.1 Review thresholds, cell E4"."""
    cell = _CELL.search(place or row["place"])
    where = f"cell {cell[1]}" if cell else place or row["place"]
    short = cut_at_word(" ".join(row["text"].split()), 60)
    return f"{settling.names[row['n']]} {short}, {where}"


def _seen(settling: Settling, _offer: Offer) -> Iterator[Question]:
    """What is left to look at, each kind in one tick; what the rest of the steps settle is not."""
    asked = [*settling.proposal["asked"]]
    asked += [
        {
            **doubt,
            "place": _cited(settling, row, doubt["place"]),
            "sentence": _said_of(settling, row, doubt),
        }
        for row in _left_in(settling)
        for doubt in row["doubts"]
    ]
    asked += [
        {"code": "start-moved", "sentence": STARTS_WHEN_DUE, "place": _cited(settling, row)}
        for row in _left_in(settling)
        if settling.moves_start(row)
    ]
    by_code: dict[str, list[Mapping[str, str]]] = {}
    for doubt in asked:
        if not doubt["code"].startswith(_ASKED_ELSEWHERE):
            by_code.setdefault(doubt["code"], []).append(doubt)
    for code, doubts in by_code.items():
        first = doubts[0]
        yield Question(code, "I have looked at this", "tick", said=first["sentence"],
                       count=len(doubts), place=first["place"], needed=True)  # fmt: skip


def _said_of(settling: Settling, row: Mapping[str, Any], doubt: Mapping[str, str]) -> str:
    """A reference that stands twice is changed here, and that is said."""
    becomes = f" This one becomes {settling.names[row['n']]}."
    return doubt["sentence"] + (becomes if doubt["code"] == "ref-twice" else "")


_ASKS: Mapping[str, Callable[[Settling, Offer], Iterator[Question]]] = {
    "plan": _plan,
    "columns": _columns,
    "people": _people,
    "ratings": _ratings,
    "findings": _findings,
    "days": _days,
    "seen": _seen,
}
