"""Bodies, meetings, items, decisions and undertakings as pages show them: frozen rows. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Self

from goldenthread.core.days import long_date
from goldenthread.plans.narrowing import is_named


@dataclass(frozen=True, slots=True)
class SeatRow:
    pk: int
    who: str
    role: str
    independent: bool
    begins_on: date
    ends_on: date | None

    def holds(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or self.ends_on >= day)


def clear_days_needed(own: int | None, in_public: bool) -> int | None:
    """A body's own number; else the five of the law where it meets in public."""
    return own if own is not None else 5 if in_public else None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """`kind` is its code, `kind_words` its label; `seats` in the order of their roles."""

    pk: int
    name: str
    kind: str
    kind_words: str
    cadence: str
    sees: str
    standing: bool
    clear_days: int | None = None
    meets_every_weeks: int | None = None
    meets_in_public: bool = False
    seats: tuple[SeatRow, ...] = ()

    @property
    def needs_clear_days(self) -> int | None:
        return clear_days_needed(self.clear_days, self.meets_in_public)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """`first_day`: the day on which it was to be at first. `minutes`: "", draft or confirmed.

    `needs_clear_days`: of its body, None where nothing asks for any.
    """

    pk: int
    body_pk: int
    body: str
    day: date
    first_day: date
    starts_at: str
    place: str
    status: str
    status_words: str
    why: str
    minutes: str
    confirmed_by: int | None
    needs_clear_days: int | None = None

    @property
    def name(self) -> str:
        """ "Improvement Board, 14 October 2026"."""
        return f"{self.body}, {long_date(self.day)}"

    @property
    def is_moved(self) -> bool:
        return self.day != self.first_day

    @property
    def is_cancelled(self) -> bool:
        return self.status == "cancelled"

    @property
    def minutes_words(self) -> str:
        return {"": "Not yet drafted", "draft": "Draft", "confirmed": "Confirmed"}[self.minutes]


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A plan, an inspection, an action, a finding or a version (`kind`) that something is about.

    `plan`: of a version, the plan that it is of.
    """

    kind: str
    pk: int
    words: str
    plan: int = 0


@dataclass(frozen=True, slots=True)
class SentRow:
    """Where a decision sent its matter: an item of a meeting, made for it or confirmed."""

    decision: int
    item: int
    item_title: str
    created: bool
    meeting: MeetingRow

    @property
    def words(self) -> str:
        how = "made for it" if self.created else "already on the agenda, and confirmed"
        return f"{self.meeting.name}: {self.item_title} ({how})"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One resolution. `verb` and `carried` are codes; `vote`: "Carried by majority"."""

    pk: int
    item: int
    number: int
    verb: str
    verb_words: str
    text: str
    carried: str
    vote: str
    votes: tuple[tuple[str, tuple[str, ...]], ...]
    mover: str
    seconder: str
    reasons: str
    options_rejected: str
    to_body_pk: int | None
    to: str
    sent: tuple[SentRow, ...] = ()

    @property
    def verb_to(self) -> str:
        """ "Recommend to Full Council", "Note"."""
        return f"{self.verb_words} {self.to}".strip()

    @property
    def hands_on(self) -> bool:
        return self.to_body_pk is not None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A matter for a body: `title` of the item from which it comes, at which meeting."""

    body_pk: int
    item: int
    title: str
    verb: str
    meeting: MeetingRow

    @property
    def words(self) -> str:
        """ "ILACS improvement plan, recommended by the Children and Families Committee"."""
        done = "recommended" if self.verb == "recommend" else "referred"
        return f"{self.title}, {done} by the {self.meeting.name}"


@dataclass(frozen=True, slots=True)
class UndertakingRow:
    """A promise. `due_on` also where it is due at a meeting, or at the next one of several."""

    pk: int
    number: int
    item: int
    item_title: str
    meeting: MeetingRow
    title: str
    sentence: str
    who: str
    person_id: int | None
    asked_by: str
    asker_id: int | None
    due_on: date | None
    due_words: str
    recurring: bool
    state: str
    state_words: str
    since: date
    why: str
    told_at: str
    to: tuple[tuple[int, str], ...] = ()

    @property
    def reference(self) -> str:
        return f"U{self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    def is_overdue(self, on: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < on

    def days_overdue(self, on: date) -> int:
        return (on - self.due_on).days if self.due_on and self.is_overdue(on) else 0

    @property
    def to_words(self) -> str:
        return ", ".join(name for _, name in self.to)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of a meeting, with what was decided and promised at it."""

    pk: int
    meeting: MeetingRow
    title: str
    purpose: str
    agenda_number: str
    minute_number: str
    state: str
    state_words: str
    why: str
    legal: str
    legal_words: str
    paragraph: str
    legal_reason: str
    about: tuple[AboutRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    undertakings: tuple[UndertakingRow, ...] = ()
    came_from: tuple[SentFrom, ...] = ()

    @property
    def numbers(self) -> str:
        """ "Agenda item 8, minute 27"."""
        agenda = f"agenda item {self.agenda_number}" if self.agenda_number else ""
        minute = f"minute {self.minute_number}" if self.minute_number else ""
        words = ", ".join(each for each in (agenda, minute) if each)
        return f"{words[:1].upper()}{words[1:]}"

    @property
    def order(self) -> tuple[tuple[int, int, str], ...]:
        """2 before 10, 8a after 8; those without a number last."""
        number = self.agenda_number or self.minute_number or "9999"
        parts = re.findall(r"\d+|\D+", number)
        return tuple((0, int(each), "") if each.isdigit() else (1, 0, each) for each in parts)

    @property
    def resolutions(self) -> list[list[DecisionRow]]:
        """One row for each resolution: “approve and recommend to Council” is one, of two verbs."""
        found: dict[tuple[str, str], list[DecisionRow]] = {}
        for row in self.decisions:
            found.setdefault((row.text, row.vote), []).append(row)
        return [*found.values()]


@dataclass(frozen=True, slots=True)
class SentFrom:
    """The decision that an item comes from: what it says, and of which body on which day."""

    decision: int
    item: int
    text: str
    meeting: MeetingRow


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """`state`: draft, published or withdrawn; `text` only for whom it is to be read by."""

    pk: int
    text: str
    written_on: date
    written_by: str
    state: str
    decided_on: date
    decided_by: str


def overdue_first(rows: Iterable[UndertakingRow]) -> list[UndertakingRow]:
    """Open ones by their due date, those without one last; then the settled, newest first."""

    def key(row: UndertakingRow) -> tuple[bool, int, int]:
        if row.is_open:
            return False, (row.due_on or date.max).toordinal(), row.number
        return True, -row.since.toordinal(), row.number

    return sorted(rows, key=key)


@dataclass(frozen=True, slots=True)
class UndertakingFilters:
    """What a list of undertakings is narrowed to by its address; "" is anything. `only` as
    `is_named` reads it."""

    state: str = ""
    body: str = ""
    who: str = ""
    only: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        return cls(**{each.name: query.get(each.name, "") for each in fields(cls)})

    @property
    def query(self) -> dict[str, str]:
        """What an address says of it."""
        return {name: value for name, value in asdict(self).items() if value}

    def select(self, rows: Iterable[UndertakingRow], on: date) -> list[UndertakingRow]:
        return overdue_first(
            row for row in rows if is_named(self.only, row.pk) and self._is(row, on)
        )

    def _is(self, row: UndertakingRow, on: date) -> bool:
        stands = {"": True, "overdue": row.is_overdue(on)}.get(self.state, row.state == self.state)
        owed = not self.body or self.body in {str(pk) for pk, _ in row.to}
        words = f"{row.title} {row.sentence} {row.item_title}".lower()
        return stands and owed and self.who in ("", row.who) and self.q.lower() in words


@dataclass(frozen=True, slots=True)
class DecisionFilters:
    """What the list of decisions is narrowed to by its address; "" is anything."""

    verb: str = ""
    body: str = ""
    carried: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        return cls(**{each.name: query.get(each.name, "") for each in fields(cls)})

    @property
    def query(self) -> dict[str, str]:
        """What an address says of it."""
        return {name: value for name, value in asdict(self).items() if value}

    def select(self, items: Iterable[ItemRow]) -> list[tuple[ItemRow, DecisionRow]]:
        """Newest meeting first; the resolutions of an item in their order."""
        found = [(item, each) for item in items for each in item.decisions if self._is(item, each)]
        return sorted(found, key=lambda pair: (-pair[0].meeting.day.toordinal(), pair[0].pk))

    def _is(self, item: ItemRow, row: DecisionRow) -> bool:
        words = f"{row.text} {item.title} {row.to}".lower()
        return (
            self.verb in ("", row.verb)
            and self.carried in ("", row.carried)
            and self.body in ("", str(item.meeting.body_pk))
            and self.q.lower() in words
        )
