"""Registers of decisions: one to be made (mgIssueHistoryHome), one made (ieDecisionDetails)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .. import documents
from ..body import item_of
from ..dates import first_day
from ..doubts import later_than
from ..heads import empty_head, with_status
from ..items import Block
from ..lines import Line, Role
from ..model import Document, Doubt, Kind, Meeting, Notice, Read, Record, missing
from ..page import Page, labelled, without
from ..words import BODY, Part, is_body, label_of
from .common import record, subtitle, with_items

_LABELS = {
    "decision type": "decision_type", "decision status": "status", "status": "status",
    "is key decision?": "is_key", "is key decision": "is_key", "key decision": "is_key",
    "is subject to call in?": "call_in", "is subject to call in": "call_in",
    "decision maker": "decision_maker", "wards affected": "wards", "divisions affected": "wards",
    "notice of proposed decision first published": "first_published",
    "first published": "first_published", "decision due": "due", "decision due date": "due",
    "publication date": "published", "date of decision": "decided", "decision date": "decided",
    "effective from": "effective", "lead member": "lead_member", "lead director": "lead_director",
    "lead officer": "lead_director", "department": "department", "report author": "author",
    "contact": "contact", "decided at meeting": "meeting", "reason for urgency": "urgency",
    "portfolio holder": "lead_member", "cabinet member": "lead_member",
}  # fmt: skip
_OF_DECISIONS = {
    "decision maker", "date of decision", "publication date", "is key decision?",
    "decided at meeting", "effective from",
}  # fmt: skip
_TEXTS = (
    "decision_type", "status", "decision_maker", "wards", "urgency", "lead_member",
    "lead_director", "department", "author", "contact", "due",
)  # fmt: skip
_DATES = ("first_published", "published", "decided", "effective")
_ANSWERS = ("is_key", "call_in")
_BY = re.compile(r"\bby (?P<by>[A-Z].{2,160})$")
_BRACKETED = re.compile(r"[\[\]]")
_URGENT = re.compile(
    r"\b(?:urgency procedures?|general exception|special urgency)\b", re.IGNORECASE
)
_NOT_SAID = "The document does not say."


def is_decision(lines: Sequence[Line]) -> bool:
    """Whether a page without its heading is of a register of decisions made."""
    heads = {line.text.partition(":")[0].strip().lower() for line in lines if ":" in line.text}
    return len(heads & _OF_DECISIONS) >= 2


def read_issue(page: Page) -> Record:
    """The notice of a decision to come. Nothing is decided in it."""
    title, lines = _title(page)
    notice, doubts = _notice(lines)
    papers = _papers(lines)
    head = empty_head()
    purpose = [
        line
        for line in without(lines, _LABELS)
        if line.text.strip("[… ]") != (notice.urgency.value or "").strip("[… ]")
    ]
    purpose = [
        line for line in purpose
        if not label_of(line.text, styled=True) and not _URGENT.search(line.text)
        and not documents.is_document(line) and line.text.rstrip(":").lower() not in _HEADINGS
    ]  # fmt: skip
    none: Read[str] = missing("The document gives the item no number.")
    told = item_of(Block(None, None, tuple(purpose[:1])), (none, none, none))
    item = replace(told.item, title=title, resolutions=(), undertakings=(), documents=papers)
    meeting = replace(head.meeting(), items=(item,), body=_body(notice.due_by))
    meeting = replace(meeting, on=missing("The decision is still to be made: see when it is due."))
    found = record(Kind.ISSUE, page, title, [meeting], doubts)
    return replace(found, notice=notice)


_OFFICE = re.compile(
    r"(?:Deputy |Vice[- ])?(?:Leader|Mayor|Director|Head|Officer|Chair|Member|Chief)\b"
    r"|.{0,60} Member\b"
)


def _body(by: Read[str]) -> Read[str]:
    if by.value and (not is_body(by.value) or _OFFICE.match(by.value)):
        return missing(f"It is to be decided by one person: {by.value}.")
    return by


_HEADINGS = {"agenda items", "decisions", "meetings", "documents", "history", "reason for urgency"}


def _title(page: Page) -> tuple[Read[str], list[Line]]:
    title, rest = subtitle(page.lines, "the decision")
    rest = [line for line in rest if line.text.lower() not in {"issue details", "decision details"}]
    if (
        title.value is None
        and rest
        and rest[0].text.partition(":")[0].strip().lower() not in _LABELS
        and not rest[0].text.startswith("[")
    ):
        return Read(rest[0].text, rest[0].place), rest[1:]
    return title, rest


def _papers(lines: Sequence[Line]) -> tuple[Document, ...]:
    for index, line in enumerate(lines):
        if label_of(line.text, styled=True) is Part.DOCUMENTS:
            return tuple(documents.listed(lines[index + 1 :]))
    return ()


def _notice(lines: Sequence[Line]) -> tuple[Notice, list[Doubt]]:
    found = labelled(_joined(lines), _LABELS)
    doubts: list[Doubt] = []
    values: dict[str, Read[object]] = {}
    for name in _TEXTS:
        values[name] = _known(found, name)
    for name in _ANSWERS:
        values[name] = _answer(found.get(name))
    for name in _DATES:
        values[name], doubt = _date(found.get(name))
        doubts += doubt
    values |= _due(found.get("due"))
    values["urgent"] = next(
        (Read(True, line.place) for line in lines if _URGENT.search(line.text)), missing(_NOT_SAID)
    )
    return Notice(**values), doubts  # type: ignore[arg-type]


def _joined(lines: Sequence[Line]) -> list[Line]:
    """A label that stands alone takes the next line as its value."""
    found = []
    for index, line in enumerate(lines):
        head = line.text.rstrip().rstrip(":").lower()
        alone = line.text.rstrip().endswith(":") and head in _LABELS
        after = lines[index + 1] if index + 1 < len(lines) else None
        if alone and after and after.text.partition(":")[0].strip().lower() not in _LABELS:
            found.append(Line(f"{line.text} {after.text}", after.place))
        else:
            found.append(line)
    return found


def _known(found: dict[str, Read[str]], name: str) -> Read[object]:
    read = found.get(name)
    if read is None or not read.value:
        return missing(_NOT_SAID)
    if read.value == "[…]":
        return missing("It was left out by whoever made this copy: […].")
    return Read(read.value.strip(" ;.").removeprefix("[… ").removesuffix(" …]"), read.place)


def _answer(read: Read[str] | None) -> Read[object]:
    word = (read.value or "").lower() if read else ""
    if read and word[:2] in {"ye", "no"}:
        return Read(word.startswith("y"), read.place)
    return missing(_NOT_SAID)


def _date(read: Read[str] | None) -> tuple[Read[object], list[Doubt]]:
    if read is None or read.value is None:
        return missing(_NOT_SAID), []
    day = first_day(_BRACKETED.sub("", read.value))
    if day is None:
        return missing(f"“{read.value[:60]}” is no date."), []
    doubt = f"Part of the date “{read.value}” stands in brackets: whoever made this copy put it in."
    doubts = [Doubt(doubt, read.place)] if _BRACKETED.search(read.value) else []
    return Read(day.value, read.place), doubts


def _due(read: Read[str] | None) -> dict[str, Read[object]]:
    """When a decision is due, and who makes it."""
    if read is None or read.value is None:
        return {"due_on": missing(_NOT_SAID), "due_by": missing(_NOT_SAID)}
    day, by = first_day(read.value), _BY.search(read.value)
    return {
        "due_on": Read(day.value, read.place) if day else missing("No day is named."),
        "due_by": Read(by["by"], read.place) if by else missing("Nobody is named."),
    }


def read_decision(page: Page) -> Record:
    """A decision that was made: at a meeting, or by one person."""
    title, lines = _title(page)
    notice, doubts = _notice(lines)
    found = labelled(_joined(lines), _LABELS)
    meeting = _meeting(found.get("meeting"), notice)
    rest = without(lines, _LABELS)
    none: Read[str] = missing("The document gives the item no number.")
    marked = [line for line in rest if line.role is not Role.TITLE]
    told = item_of(
        Block(None, _line(title), tuple(marked)), (none, none, none), _first_part(marked)
    )
    meeting, said = with_items(meeting, [told])
    meeting = with_status(meeting, minuted=bool(found.get("meeting")), place=meeting.on.place)
    doubts += [
        *_dates_disagree(notice, meeting),
        *said,
        *later_than(notice.published.value, marked),
    ]
    result = record(Kind.DECISION, page, title, [meeting], doubts)
    return replace(result, notice=notice)


def _first_part(lines: Sequence[Line]) -> Part:
    """Before any label stands the decision itself, unless a label for it follows."""
    styles = {Role.LABEL, Role.HEADING}
    labels = {label_of(line.text, styled=line.role in styles) for line in lines}
    return Part.PURPOSE if Part.DECISION in labels else Part.DECISION


def _line(title: Read[str]) -> Line | None:
    return Line(title.value, title.place) if title.value and title.place else None


def _meeting(read: Read[str] | None, notice: Notice) -> Meeting:
    head = empty_head()
    if read and read.value:
        day = first_day(read.value)
        body = BODY.search(read.value.partition(" - ")[2] or read.value)
        head.body = Read(body[0].strip(), read.place) if body else head.body
        head.on = Read(day.value, read.place) if day else head.on
    else:
        head.body = notice.decision_maker
        head.on = notice.decided
        head.status = missing("The document names no meeting at which it was decided.")
    return head.meeting()


def _dates_disagree(notice: Notice, meeting: Meeting) -> list[Doubt]:
    decided: date | None = notice.decided.value
    if decided and meeting.on.value and decided != meeting.on.value:
        return [
            Doubt(
                f"It was decided on {decided.day} {decided:%B %Y}, the document says, but the "
                f"meeting it names was on {meeting.on.value.day} {meeting.on.value:%B %Y}.",
                meeting.on.place,
            )
        ]
    return []
