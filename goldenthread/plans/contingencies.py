"""Triggers that a plan watches, and the contingencies that they ask its leads for. Pure.

A trigger fires once for a run: for an action off track from August on, or a measure that got worse
with September's figure, once, however long that lasts. What it asks for is open until the
accountable lead has answered, and somebody else has closed it.

Another kind of trigger is a member of `Trigger` with its entry in `TRIGGERS` and `DEFAULTS`, and
what it finds in `watching.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from goldenthread.core.days import long_date
from goldenthread.plans.narrowing import Narrowing

JOB = "contingencies"
"""The job that watches; asked for every day, and as a period is locked."""
ANSWER_DAYS = 10
"""Working days for the lead's response, unless the plan sets others."""
MOST_PERIODS, MOST_DAYS = 12, 40


class Trigger(StrEnum):
    OFF_TRACK = "off_track"
    MISSING = "missing"
    UNFUNDED = "unfunded"
    MEASURE = "measure"


TRIGGERS: Mapping[str, str] = {
    Trigger.OFF_TRACK: "Off track for several periods running",
    Trigger.MISSING: "Updates missing several times running",
    Trigger.UNFUNDED: "Funding not approved by a date",
    Trigger.MEASURE: "A measure getting worse",
}
OF_A_DAY = frozenset({Trigger.UNFUNDED})
"""Those that fire after a day; the others count periods, and of a measure its readings."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan watches of one trigger. `periods`: how many running; `by_on`: the day after
    which it fires; `answer_days`: working days for the response. `set_by` "": nobody set it."""

    kind: str
    is_watched: bool
    periods: int | None = None
    by_on: date | None = None
    answer_days: int = ANSWER_DAYS
    why: str = ""
    set_by: str = ""
    set_on: date | None = None

    @property
    def name(self) -> str:
        return TRIGGERS[self.kind]

    @property
    def sentence(self) -> str:
        """When it fires."""
        if not self.is_watched:
            return "It is not watched."
        return {
            Trigger.OFF_TRACK: f"It fires for an action whose progress is off track at the end of "
            f"{self.periods} reporting periods running.",
            Trigger.MISSING: f"It fires for an action that was asked for an update in "
            f"{self.periods} reporting periods running, and had none.",
            Trigger.UNFUNDED: "It fires for an action that needs money, where none is approved "
            f"by {long_date(self.by_on) if self.by_on else 'a day'}.",
            Trigger.MEASURE: "It fires for a measure of the plan whose chart says “Getting worse” "
            f"for {self.periods} readings or more, up to the latest.",
        }[Trigger(self.kind)]


DEFAULTS: Mapping[str, Setting] = {
    Trigger.OFF_TRACK: Setting(Trigger.OFF_TRACK, is_watched=True, periods=2),
    Trigger.MISSING: Setting(Trigger.MISSING, is_watched=True, periods=2),
    Trigger.UNFUNDED: Setting(Trigger.UNFUNDED, is_watched=False),
    Trigger.MEASURE: Setting(Trigger.MEASURE, is_watched=False),
}
"""What a plan watches until somebody sets it."""


# Firing


@dataclass(frozen=True, slots=True)
class Round:
    """What a reporting period showed once its updates were due: by trigger, the actions."""

    month: date
    found: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Fired:
    """A trigger fired for an action. `since` tells one run from another: the month of its first
    period, or the day by which something was to be; `periods`: how many it is by now."""

    kind: str
    action: int
    since: date
    periods: int = 0


@dataclass(frozen=True, slots=True)
class Spell:
    """A measure under a priority gets worse. `since`: the period of its first worse reading, and
    of how many they are by now, as `Fired` has them of an action."""

    measure: int
    priority: int
    since: date
    periods: int


def since_of(readings: Sequence[date], worse: int, asked: Iterable[tuple[date, int]]) -> date:
    """Since when the last `worse` of a measure's `readings` (their periods, oldest first) say so.

    `asked`: of each spell that was asked about before, since when and of how many readings. One
    that touches this spell is the same one: later figures move the limits, and with them the
    reading at which it seems to begin.
    """
    spell = readings[-worse:]
    for since, count in asked:
        before = [period for period in readings if period >= since][:count]
        if set(before) & set(spell):
            return since
    return spell[0]


def runs(rounds: Iterable[Round]) -> list[Fired]:
    """Every run that is still going on, whatever its length. `rounds`: newest first; of them no
    more is read than the longest run needs."""
    found: dict[tuple[str, int], Fired] = {}
    going: set[tuple[str, int]] | None = None
    for number, each in enumerate(rounds, 1):
        here = {(kind, action) for kind, actions in each.found.items() for action in actions}
        going = here if going is None else going & here
        if not going:
            break
        found |= {key: Fired(*key, each.month, number) for key in going}
    return sorted(found.values(), key=lambda run: (run.kind, run.action))


def fired(
    rounds: Iterable[Round], unfunded: Iterable[int], settings: Mapping[str, Setting], on: date
) -> list[Fired]:
    """What fires on a day. `unfunded`: the open actions that need money which nobody approved."""
    found = [run for run in runs(rounds) if _is_long_enough(run, settings[run.kind])]
    money = settings[Trigger.UNFUNDED]
    if money.is_watched and money.by_on and money.by_on < on:
        found += [Fired(Trigger.UNFUNDED, action, money.by_on) for action in unfunded]
    return found


def _is_long_enough(run: Fired, setting: Setting) -> bool:
    return setting.is_watched and run.periods >= (setting.periods or 1)


def reason(kind: str, since: date, periods: int) -> str:
    """Why a trigger fired, as a sentence."""
    first = f"{periods} reporting periods running, the first of them {since:%B %Y}"
    return {
        Trigger.OFF_TRACK: f"Progress was off track at the end of {first}.",
        Trigger.MISSING: f"No update was given for {first}.",
        Trigger.UNFUNDED: f"It needs money, and none was approved by {long_date(since)}.",
        Trigger.MEASURE: f"The measure gets worse beyond chance: {periods} "
        f"reading{'' if periods == 1 else 's'} up to the latest, from {since:%B %Y} on.",
    }[Trigger(kind)]


# What it asked for


class Standing(StrEnum):
    """How a contingency stands."""

    ASKED = "asked"
    IN_HAND = "in_hand"
    NOT_NEEDED = "not_needed"
    CLOSED = "closed"


STANDING: Mapping[str, str] = {
    Standing.ASKED: "Awaiting the lead’s response",
    Standing.IN_HAND: "With a response under way",
    Standing.NOT_NEEDED: "Said to be not needed, to be confirmed",
    Standing.CLOSED: "Closed",
}

type Told = tuple[date, int]
"""The day and entry of a row of the record."""


def standing(answered: Told | None, ended: Told | None, *, needed: bool, closed: bool) -> Standing:
    """From the last response and the last word of who closes, if any."""
    if ended and closed:
        return Standing.CLOSED
    if answered and (ended is None or answered > ended):
        return Standing.IN_HAND if needed else Standing.NOT_NEEDED
    return Standing.ASKED


@dataclass(frozen=True, slots=True)
class Waiting:
    """A contingency of an action, or of a measure under a priority, as far as what it waits for.
    `due_on`: of the response while that is awaited, then the day by which it is to be done; None
    where nothing is due."""

    action: int | None
    fired_on: date
    standing: Standing
    due_on: date | None
    priority: int | None = field(default=None, kw_only=True)

    @property
    def subject(self) -> tuple[str, int]:
        """What it stands out for."""
        if self.action is not None:
            return "action", self.action
        return "priority", self.priority or 0

    @property
    def is_open(self) -> bool:
        return self.standing is not Standing.CLOSED

    def days_overdue(self, on: date) -> int:
        """Of the response, or of what it promised."""
        return max((on - self.due_on).days, 0) if self.is_open and self.due_on else 0

    def waits(self, on: date) -> str:
        """What an open one waits for, as a sentence."""
        late = self.days_overdue(on)
        days = f"{late} day{'' if late == 1 else 's'} overdue"
        due = long_date(self.due_on) if self.due_on else ""
        if self.standing is Standing.ASKED:
            when = f"is {days}" if late else f"is due on {due}"
            return f"The lead’s response {when}."
        if self.standing is Standing.IN_HAND:
            return f"The response is {days}." if late else f"The response is to be done by {due}."
        return "The lead says that none is needed; that is to be confirmed."


@dataclass(frozen=True, slots=True)
class ContingencyRow(Waiting):
    """One contingency as it stood. `why`: of who closed it, or said that the response was not
    enough. `lead` leads the action, or the priority of the measure, at the moment; `ref` and
    `title` are those of action or measure."""

    pk: int
    ref: str
    title: str
    kind: str
    since: date
    periods: int
    lead: str
    response: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    done_by: date | None = None
    why: str = ""
    ended_by: str = ""
    ended_on: date | None = None
    lead_id: int = 0
    deputy_id: int | None = None
    answerer_id: int | None = None
    plan: int = 0
    measure: int | None = None

    @property
    def words(self) -> str:
        return STANDING[self.standing]

    @property
    def name(self) -> str:
        return TRIGGERS[self.kind]

    @property
    def reason(self) -> str:
        return reason(self.kind, self.since, self.periods)

    @property
    def asked_on(self) -> date:
        """When the response was asked for; again, where the first was not enough."""
        return self.ended_on or self.fired_on

    @property
    def is_open_again(self) -> bool:
        """It was answered, and that was not enough."""
        return self.standing is Standing.ASKED and bool(self.answered_on)

    @property
    def about_key(self) -> str:
        """As the list's address has it: "action-12", "measure-3"."""
        return f"action-{self.action}" if self.measure is None else f"measure-{self.measure}"


def reasons(rows: Iterable[Waiting], on: date) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """By ("action" or "priority", key): each open contingency, with its kind's code."""
    found: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for row in rows:
        if row.is_open:
            asked = f"A contingency was asked for on {long_date(row.fired_on)}."
            found.setdefault(row.subject, []).append(("contingency", f"{asked} {row.waits(on)}"))
    return found


SHOWS: Mapping[str, tuple[str, Callable[[ContingencyRow, date], bool]]] = {
    "open": ("Open", lambda row, _: row.is_open),
    "overdue": ("Overdue", lambda row, on: row.days_overdue(on) > 0),
}
SORTS: Mapping[str, str] = {
    "": "Open first, the earliest due first",
    "fired": "Fired, newest first",
    "action": "Action or measure",
    "lead": "Lead",
}
_ORDERS: Mapping[str, Callable[[ContingencyRow], tuple[object, ...]]] = {
    "": lambda row: (not row.is_open, row.due_on or date.min, row.pk),
    "fired": lambda row: (-row.fired_on.toordinal(), -row.pk),
    "action": lambda row: (row.ref, row.pk),
    "lead": lambda row: (row.lead.casefold(), row.pk),
}


@dataclass(frozen=True, slots=True)
class ContingencyFilters(Narrowing):
    """What a list of contingencies is narrowed to and sorted by, as the address has it.

    `lead` is the key of a person, `of` an action or a measure, as "action-12".
    """

    KNOWN: ClassVar = {
        "state": {*Standing},
        "kind": {*Trigger},
        "show": SHOWS.keys(),
        "sort": SORTS.keys(),
    }

    q: str = ""
    show: str = ""
    state: str = ""
    kind: str = ""
    lead: str = ""
    of: str = ""
    sort: str = ""

    def select(self, rows: Iterable[ContingencyRow], on: date) -> list[ContingencyRow]:
        """Those that the list shows on a day, in its order."""
        return sorted((row for row in rows if self._matches(row, on)), key=_ORDERS[self.sort])

    def _matches(self, row: ContingencyRow, on: date) -> bool:
        said = f"{row.ref} {row.title} {row.lead} {row.response} {row.why}".lower()
        return (
            self.state in {"", row.standing}
            and self.kind in {"", row.kind}
            and self.lead in {"", str(row.lead_id)}
            and self.of in {"", row.about_key}
            and (not self.show or SHOWS[self.show][1](row, on))
            and all(word in said for word in self.q.lower().split())
        )


def counts(rows: Iterable[ContingencyRow]) -> dict[Standing, int]:
    """How many stand in each way."""
    stand = [row.standing for row in rows]
    return {each: stand.count(each) for each in Standing}
