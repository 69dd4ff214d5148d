"""What the reader of minutes gives back: frozen values, each with its place in the source.

A value that the document does not say is None, and `reason` says why. Nothing here is decided
by the reader: a person confirms it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class CannotRead(Exception):
    """The file cannot be read. `sentence` says why, fit for a page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Kind(StrEnum):
    """What sort of document it is."""

    MEETING = "meeting"
    """Agenda, decisions or minutes of one meeting (modern.gov: ieListDocuments)."""
    ISSUE_MEETINGS = "issue_meetings"
    """One subject through several meetings (ieIssueDetails)."""
    ISSUE = "issue"
    """The notice of a subject to be decided (mgIssueHistoryHome)."""
    AGENDA_ITEM = "agenda_item"
    """One item alone (mgAi)."""
    DECISION = "decision"
    """One decision alone (ieDecisionDetails)."""
    COMMITTEE = "committee"
    """A body and its members (mgCommitteeDetails)."""
    COMMITTEES = "committees"
    """The bodies of a council."""
    MEETINGS = "meetings"
    """Dates of meetings, without what was said."""
    REPORT = "report"
    """A paper put to a meeting: it recommends, and decides nothing."""
    OTHER = "other"


class Unit(StrEnum):
    LINE = "line"
    PARAGRAPH = "paragraph"
    ELEMENT = "element"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the line of a text or web page, the paragraph of a Word file, the
    element of an XML file, each counted from 1.
    """

    unit: Unit
    number: int

    def __str__(self) -> str:
        return f"{self.unit} {self.number}"


@dataclass(frozen=True, slots=True)
class Read[T]:
    """A value and its place; or None and the reason why there is none."""

    value: T | None = None
    place: Place | None = None
    reason: str = ""


def missing(reason: str) -> Read[Any]:
    return Read(None, None, reason)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence about what the document does not settle."""

    sentence: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that is named. `role`: report, appendix, supplement, agenda, minutes, decisions,
    background or document; `size` as printed ("257 KB"); `to_follow` where it was not there yet.
    """

    title: str
    place: Place
    role: str = "document"
    address: str | None = None
    size: str | None = None
    to_follow: bool = False
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """One verb of a resolution: note, approve, recommend_to…

    `to` is whom it is recommended, referred or delegated to; `on` the day of that meeting or the
    date by which; `with_` those to be consulted.
    """

    verb: str
    to: str | None = None
    on: date | None = None
    with_: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """How a resolution was carried.

    `form`: general_assent, majority, unanimous, recorded_vote, casting_vote, vote (put to the
    vote and carried, no more said); None with a `reason` where the document does not say.
    """

    form: str | None
    words: str | None = None
    place: Place | None = None
    reason: str = ""
    for_: int | None = None
    against: int | None = None
    abstained: int | None = None
    names_for: tuple[str, ...] = ()
    names_against: tuple[str, ...] = ()
    names_abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """One row of what was resolved, as printed.

    `stem` stands before a numbered list and belongs to each row ("That the Committee"). `basis`
    is "resolved" where the document resolves, agrees or decides in so many words, "narrated"
    where the minute only tells that a thing was noted or agreed.
    """

    text: str
    place: Place
    acts: tuple[Act, ...]
    carried: Carried
    number: str | None = None
    stem: str = ""
    basis: str = "resolved"
    mover: str | None = None
    seconder: str | None = None
    reason: str = ""

    @property
    def verb(self) -> str | None:
        """The first verb; None, with a `reason`, where none of the known verbs stands there."""
        return self.acts[0].verb if self.acts else None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a paper asks a body to decide. Never a decision."""

    text: str
    place: Place
    acts: tuple[Act, ...] = ()
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What somebody promised, with the sentence it came from.

    `who` and `to` as printed; `answer` is the form it was promised in (written, report, paper,
    presentation, briefing, data…); `due` as printed, `due_on` where that is a day; `recurring` as
    printed ("at each committee"), None for what is promised once; `agreed_on` the earlier meeting
    that the sentence refers to.
    """

    sentence: str
    place: Place
    who: Read[str]
    what: str
    to: tuple[str, ...] = ()
    answer: str | None = None
    due: Read[str] = field(default_factory=Read)
    due_on: date | None = None
    recurring: str | None = None
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A matter passed on: `direction` "to" another body, or "from" one.

    `verb`: recommend_to, refer_to or submit_to. `resolution` counts the item's rows from 1.
    """

    verb: str
    direction: str
    body: str
    place: Place
    on: date | None = None
    resolution: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a meeting. `number` is as printed; the page says which of the two it is, or
    neither (see `items.numbers`).
    """

    number: Read[str]
    agenda_number: Read[str]
    minute_number: Read[str]
    title: Read[str]
    purpose: Read[str] = field(default_factory=Read)
    resolutions: tuple[Resolution, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    referrals: tuple[Referral, ...] = ()
    documents: tuple[Document, ...] = ()
    reasons: Read[str] = field(default_factory=Read)
    options_rejected: Read[str] = field(default_factory=Read)
    has_minutes: bool = False
    truncated: bool = False
    abridged: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """`status`: scheduled, held, cancelled, postponed, adjourned…; `minutes`: draft or published
    or None; `at` is HH:MM; `venue` as printed.
    """

    body: Read[str]
    on: Read[date]
    at: Read[str]
    venue: Read[str]
    status: Read[str]
    minutes: Read[str] = field(default_factory=Read)
    contact: Read[str] = field(default_factory=Read)
    reference: str | None = None
    documents: tuple[Document, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    place: Place
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    name: Read[str]
    category: str | None = None
    reference: str | None = None
    purpose: Read[str] = field(default_factory=Read)
    members: tuple[Member, ...] = ()
    contact: Read[str] = field(default_factory=Read)
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What a register of decisions says about one decision, made or to be made."""

    decision_type: Read[str] = field(default_factory=Read)
    status: Read[str] = field(default_factory=Read)
    is_key: Read[bool] = field(default_factory=Read)
    call_in: Read[bool] = field(default_factory=Read)
    decision_maker: Read[str] = field(default_factory=Read)
    wards: Read[str] = field(default_factory=Read)
    first_published: Read[date] = field(default_factory=Read)
    due: Read[str] = field(default_factory=Read)
    due_on: Read[date] = field(default_factory=Read)
    due_by: Read[str] = field(default_factory=Read)
    published: Read[date] = field(default_factory=Read)
    decided: Read[date] = field(default_factory=Read)
    effective: Read[date] = field(default_factory=Read)
    urgent: Read[bool] = field(default_factory=Read)
    urgency: Read[str] = field(default_factory=Read)
    lead_member: Read[str] = field(default_factory=Read)
    lead_director: Read[str] = field(default_factory=Read)
    department: Read[str] = field(default_factory=Read)
    author: Read[str] = field(default_factory=Read)
    contact: Read[str] = field(default_factory=Read)


@dataclass(frozen=True, slots=True)
class Paper:
    """The head of a report: who reports what to whom, and what it recommends."""

    reference: Read[str]
    report_of: Read[str]
    wards: Read[str]
    proposals: tuple[Proposal, ...] = ()
    reasons: Read[str] = field(default_factory=Read)
    options: Read[str] = field(default_factory=Read)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one file says; which fields are filled depends on its kind."""

    kind: Kind
    source: str
    title: Read[str]
    authority: Read[str]
    address: Read[str]
    meetings: tuple[Meeting, ...] = ()
    committees: tuple[Committee, ...] = ()
    notice: Notice | None = None
    paper: Paper | None = None
    doubts: tuple[Doubt, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record as JSON values: dates as YYYY-MM-DD, None where the document does not say.

        Beside its fields each row has `where` (field → place) and `missing` (field → reason).
        """
        found: dict[str, Any] = _plain(self)
        return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type | Place):
        return _row(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Place | StrEnum):
        return str(value)
    return value


def _row(row: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    where: dict[str, str] = {}
    reasons: dict[str, str] = {}
    if isinstance(row, Resolution):
        plain["verb"] = row.verb
    for each in fields(row):
        name, value = each.name.rstrip("_"), getattr(row, each.name)
        if isinstance(value, Read):
            plain[name] = _plain(value.value)
            where |= {name: str(value.place)} if value.place else {}
            reasons |= {name: value.reason} if value.reason else {}
        else:
            plain[name] = _plain(value)
    return plain | _unless_empty("where", where) | _unless_empty("missing", reasons)


def _unless_empty(name: str, found: Mapping[str, str]) -> dict[str, Any]:
    return {name: found} if found else {}
