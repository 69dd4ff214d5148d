"""The work programme: what goes to which body when, and how late a body can still take it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.days import long_date
from goldenthread.governance.clear_days import ClearDays
from goldenthread.governance.rows import BodyRow, MeetingRow, UndertakingRow, Waiting

# From the body that hears first to the one that decides last.
ORDER = ("partnership", "board", "scrutiny", "committee", "cabinet", "council")

type ClearOf = Callable[[MeetingRow], ClearDays | None]


@dataclass(frozen=True, slots=True)
class Quiet:
    """A recess (no body meets) or a pre-election period, both days included."""

    pk: int
    kind: str
    words: str
    begins_on: date
    ends_on: date

    def holds(self, day: date) -> bool:
        return self.begins_on <= day <= self.ends_on

    @property
    def said(self) -> str:
        return f"{self.words}, {long_date(self.begins_on)} to {long_date(self.ends_on)}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date set from outside, as of a statement of action: what is due, and where it stands."""

    day: date
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A meeting in the programme: what goes to it, and what is wrong with it.

    `publish_by` is None where nothing asks for clear days; `items` are (words, key of the item),
    `promises` what falls due at it or before it, `waiting` what another body handed on to this
    one, without an item yet.
    """

    meeting: MeetingRow
    publish_by: date | None
    items: tuple[tuple[str, int], ...]
    promises: tuple[UndertakingRow, ...]
    warnings: tuple[str, ...]
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """A body that meets every so many weeks has no meeting planned by then: an estimate. `quiet`:
    that day falls in a recess or a pre-election period."""

    body: BodyRow
    by: date
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Planning:
    """What all of the programme is reckoned from: meetings, quiet periods, clear days, today."""

    meetings: Sequence[MeetingRow]
    quiet: Sequence[Quiet]
    clear_of: ClearOf
    today: date

    def publish_by(self, meeting: MeetingRow) -> date | None:
        """The last day to publish before a meeting; None where nothing asks for clear days."""
        clear = self.clear_of(meeting)
        return clear.publish_by(meeting.day) if clear else None


def slots(
    of: Planning,
    items: Mapping[int, Sequence[tuple[str, int]]],
    promises: Iterable[UndertakingRow],
    late: Mapping[int, Sequence[str]],
    waiting: Sequence[Waiting] = (),
) -> list[Slot]:
    """The meetings to come by day. `late`: by meeting, papers that are not yet published.

    What waits for a body stands at its next meeting.
    """
    today = of.today
    coming = [each for each in of.meetings if each.day >= today and not each.is_cancelled]
    coming.sort(key=lambda each: (each.day, each.starts_at, each.pk))
    first = {each.body_pk: each.pk for each in reversed(coming)}
    due = _due_at(coming, promises, today)
    found = []
    for each in coming:
        by = of.publish_by(each)
        faults = (
            *in_the_way(each, coming, of.quiet),
            *_unpublished(late.get(each.pk, ()), by, today),
        )
        listed = tuple(items.get(each.pk, ()))
        onward = tuple(row for row in waiting if first.get(row.body_pk) == each.pk)
        found.append(Slot(each, by, listed, tuple(due.get(each.pk, ())), faults, onward))
    return found


def without_meeting(slots: Iterable[Slot], waiting: Iterable[Waiting]) -> list[Waiting]:
    """What waits for a body that has no meeting to come."""
    coming = {each.meeting.body_pk for each in slots}
    return [row for row in waiting if row.body_pk not in coming]


def in_the_way(
    meeting: MeetingRow, coming: Iterable[MeetingRow], quiet: Iterable[Quiet]
) -> list[str]:
    """What makes a meeting's day a bad one: another meeting on it, a recess, an election."""
    others = [row for row in coming if row.day == meeting.day and row.pk != meeting.pk]
    others = [row for row in others if not row.is_cancelled]
    found = []
    if any(row.starts_at == meeting.starts_at for row in others):
        found.append("Another body meets at the same time")
    elif others:
        bodies = ", ".join(dict.fromkeys(row.body for row in others))
        found.append(f"On the same day as another meeting: {bodies}")
    return [*found, *(f"In the {row.words.lower()}" for row in quiet if row.holds(meeting.day))]


def _due_at(
    coming: Sequence[MeetingRow], promises: Iterable[UndertakingRow], today: date
) -> dict[int, list[UndertakingRow]]:
    """Each open undertaking at the next meeting of its body on or after it falls due; what is
    overdue or has no date at the next one."""
    found: dict[int, list[UndertakingRow]] = {}
    for row in promises:
        if not row.is_open:
            continue
        due = max(row.due_on or today, today)
        for body, _ in row.to:
            theirs = [each for each in coming if each.body_pk == body]
            at = next((each for each in theirs if each.day >= due), None)
            if at is not None:
                found.setdefault(at.pk, []).append(row)
    return found


def _unpublished(papers: Sequence[str], by: date | None, today: date) -> Iterator[str]:
    if by is None or not papers:
        return
    names = ", ".join(papers)
    if today > by:
        yield f"Missed its publishing date, {long_date(by)}: {names}"
    elif (by - today).days <= 7:
        yield f"Not yet published, due by {long_date(by)}: {names}"


def expected(
    bodies: Iterable[BodyRow],
    meetings: Sequence[MeetingRow],
    until: date,
    quiet: Sequence[Quiet] = (),
) -> list[Expected]:
    """The bodies whose next meeting is not planned, as far as their cadence says, until a day."""
    found = []
    for body in bodies:
        days = [each.day for each in meetings if each.body_pk == body.pk and not each.is_cancelled]
        if not body.meets_every_weeks or not body.standing or not days:
            continue
        by = max(days) + timedelta(weeks=body.meets_every_weeks)
        if by <= until:
            held = next((row.said for row in quiet if row.holds(by)), "")
            found.append(Expected(body, by, held))
    return sorted(found, key=lambda each: each.by)


@dataclass(frozen=True, slots=True)
class LastUse:
    """A body's last meeting that can still take a matter; None, with `why`, where none can."""

    body: BodyRow
    meeting: MeetingRow | None
    publish_by: date | None
    why: str


def working_back(of: Planning, deadline: date, bodies: Iterable[BodyRow]) -> list[LastUse]:
    """From a date back: each body's last usable meeting, the body that decides last first.

    A body meets before, or on the day of, the one that follows it. A meeting can be used while its
    papers can still be published lawfully, outside a recess.
    """
    ranked = [body for body in bodies if body.kind in ORDER and body.standing]
    ranked.sort(key=lambda body: (-ORDER.index(body.kind), body.name))
    found, limit, limit_of = [], deadline, -1
    for body in ranked:
        theirs = [row for row in of.meetings if row.body_pk == body.pk and not row.is_cancelled]
        usable = [each for each in theirs if _usable(of, each, limit)]
        last = max(usable, key=lambda each: each.day, default=None)
        by = of.publish_by(last) if last else None
        found.append(LastUse(body, last, by, "" if last else _why(theirs, limit, of.today)))
        rank = ORDER.index(body.kind)
        if last is not None and rank != limit_of:
            limit, limit_of = last.day, rank
    return found


def _usable(of: Planning, meeting: MeetingRow, limit: date) -> bool:
    if not of.today <= meeting.day <= limit:
        return False  # most meetings, so that no days are counted for them
    in_recess = any(row.kind == "recess" and row.holds(meeting.day) for row in of.quiet)
    return not in_recess and of.today <= (of.publish_by(meeting) or meeting.day)


def _why(theirs: Sequence[MeetingRow], limit: date, today: date) -> str:
    before = [each for each in theirs if today <= each.day <= limit]
    if not before:
        return f"No meeting is planned by {long_date(limit)}"
    return "Its papers can no longer be published in time, or it falls in a recess"
