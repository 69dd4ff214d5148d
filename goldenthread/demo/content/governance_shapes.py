"""What the bodies of the example are told in: seats, meetings, items, decisions, promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Seat:
    """`who`: a key of the cast, or where `has_account` is not, a post."""

    who: str
    role: str = "member"
    independent: bool = False
    has_account: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    key: str
    name: str
    kind: str
    cadence: str
    sees: str
    seats: tuple[Seat, ...]
    place: str
    starts_at: str
    every_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """`sends_to`: the item that gets what is recommended, as "body date"; it waits there."""

    verb: str
    text: str
    carried: str = "assent"
    to_body: str = ""
    to_post: str = ""
    mover: str = ""
    seconder: str = ""
    votes_for: str = ""
    votes_against: str = ""
    reasons: str = ""
    actions: tuple[str, ...] = ()
    sends_to: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """`by`: a key of the cast. `settled`: the day, how it stands then, and why."""

    title: str
    sentence: str
    by: str
    to: tuple[str, ...]
    due_on: date | None = None
    recurring: bool = False
    asked_by: str = ""
    settled: tuple[date, str, str] | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """`by`: who owes it. `ours`: it is the frozen paper for that meeting; else `text` is its file.

    Published on a day, in hand where there is a text and no day, to follow without either.
    """

    title: str
    by: str = ""
    published_on: date | None = None
    text: str = ""
    ours: bool = False
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    purpose: str
    agenda_number: str = ""
    minute_number: str = ""
    about_plan: bool = True
    about: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    promises: tuple[Promise, ...] = ()
    exempt: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """`items` are put on the agenda a week before, or `agenda_on`; a meeting is planned when the
    year begins."""

    body: str
    on: date
    items: tuple[Item, ...] = ()
    moved_from: date | None = None
    why: str = ""
    agenda_on: date | None = None

    @property
    def agenda(self) -> date:
        return self.agenda_on or self.on - timedelta(days=8)

    @property
    def key(self) -> str:
        return f"{self.body} {self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Episode:
    """`follows`: the key of the episode that it came from, or reviews."""

    key: str
    kind: str
    begins_on: date
    by_whom: str = ""
    note: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """Of the committee to a service; `actions`: references of what it bears on."""

    service: str
    planned_on: date
    day: date
    purpose: str
    briefing: str
    seen: str = ""
    themes: str = ""
    feedback: str = ""
    actions: tuple[str, ...] = ()
