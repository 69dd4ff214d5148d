"""When a paper is to be written, cleared and published, counted back from its meeting. Pure.

The last day is the law's (clear days: `governance/clear_days.py`); the days before it are an
authority's own setting, in working days.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.core.calendars import Calendar, add_working_days, working_days_between
from goldenthread.reports.clearance import Asked, Setting

SOON = 3  # working days
WRITING, PUBLISHERS = "All sections written", "Democratic services"


class Pace(StrEnum):
    DONE = "done"
    LATE = "late"
    SOON = "soon"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Duty:
    """A section, its heading, who is to write it, and by when."""

    section: str
    heading: str
    person: int
    who: str
    due_on: date
    is_written: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the timetable. `stands` says how it stands, in words; `late` in working days."""

    what: str
    who: str
    due_on: date
    pace: Pace
    stands: str
    late: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """What would make a paper late: published on `likely_on`, were it done as soon as it can be and
    each later stage took its days."""

    what: str
    likely_on: date


@dataclass(frozen=True, slots=True)
class Timetable:
    """`publish_by` is the last lawful day; `duties` those that are late; `slips` what misses it."""

    publish_by: date
    stages: tuple[Stage, ...]
    duties: tuple[Duty, ...] = ()
    slips: tuple[Slip, ...] = ()

    @property
    def late(self) -> tuple[str, ...]:
        """What is late, in words."""
        stages = (each.what for each in self.stages if each.pace is Pace.LATE)
        return (*(each.heading for each in self.duties), *stages)


@dataclass(frozen=True, slots=True)
class Clock:
    """Today, the last lawful day of publishing, and which days are working days."""

    today: date
    publish_by: date
    calendar: Calendar

    def before(self, days: int, day: date | None = None) -> date:
        """So many working days before the day, or before the last one."""
        return add_working_days(day or self.publish_by, -days, self.calendar)

    def late(self, due_on: date) -> int:
        """For how many working days something has been late."""
        return max(working_days_between(due_on, self.today, self.calendar), 0)

    def pace(self, due_on: date, *, is_done: bool = False) -> Pace:
        if is_done:
            return Pace.DONE
        if due_on < self.today:
            return Pace.LATE
        return Pace.SOON if self.before(SOON, due_on) <= self.today else Pace.TO_COME


def timetable(
    clock: Clock,
    setting: Setting,
    duties: Sequence[Duty],
    steps: Iterable[Asked],
    unwritten: int,
    *,
    internal: bool = False,
) -> Timetable:
    """The stages in the order of their days; `unwritten`: how many sections say nothing yet.

    What is `internal` is never published.
    """
    drafts = clock.before(setting.drafts_days)
    words = f"{unwritten} still to be written" if unwritten else "Written"
    stages = [_stage(clock, WRITING, "Its authors", drafts, words, is_done=not unwritten)]
    for each in steps:
        due, what = clock.before(each.step.days), f"{each.step.name}: clearance"
        stages.append(_stage(clock, what, each.step.who, due, each.words, is_done=each.is_done))
    if not internal:
        stages.append(_stage(clock, "Publish", PUBLISHERS, clock.publish_by, "To be published"))
    open_now = [duty for duty in duties if not duty.is_written]
    return Timetable(
        clock.publish_by,
        tuple(sorted(stages, key=lambda each: each.due_on)),
        tuple(duty for duty in open_now if clock.pace(duty.due_on) is Pace.LATE),
        tuple(_slips(clock, drafts, stages, open_now)),
    )


def _stage(
    clock: Clock, what: str, who: str, due_on: date, stands: str, *, is_done: bool = False
) -> Stage:
    late = 0 if is_done else clock.late(due_on)
    return Stage(what, who, due_on, clock.pace(due_on, is_done=is_done), stands, late)


def _slips(
    clock: Clock, drafts: date, stages: Iterable[Stage], duties: Iterable[Duty]
) -> Iterator[Slip]:
    """What is late, and each section that is given a later day than the drafts are due."""
    found = [(each.what, each.late) for each in stages]
    for duty in duties:
        days = working_days_between(drafts, max(duty.due_on, clock.today), clock.calendar)
        found.append((duty.heading, days))
    for what, days in found:
        if days > 0:
            yield Slip(what, add_working_days(clock.publish_by, days, clock.calendar))
