"""A reporting period at a moment: what was asked for, given, sent back and checked. Pure.

`goldenthread.plans.read_months` fills the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from goldenthread.plans.exceptions import AskedDate, ExceptionRow, exceptions
from goldenthread.plans.filters import WAITS_LONG, disagrees
from goldenthread.plans.periods import Period
from goldenthread.plans.position import ActionRow, Position, PriorityRow
from goldenthread.plans.ratings import Progress

MISSING, BACK, GIVEN, CHECKED = "missing", "back", "given", "checked"


@dataclass(frozen=True, slots=True)
class GivenUpdate:
    """An update of the period as it was last given, with what became of it.

    `question`: why it is sent back, while it is. `checked_by`: a post, or empty.
    """

    pk: int
    rating: str
    narrative: str
    next_step: str
    given_on: date
    entered_by: str
    on_behalf: bool = False
    covering: bool = False
    is_back: bool = False
    question: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One action in the period, with its update if it has one."""

    action: ActionRow
    update: GivenUpdate | None = None

    @property
    def status(self) -> str:
        if self.update is None:
            return MISSING
        if self.update.is_back:
            return BACK
        return CHECKED if self.update.checked_by else GIVEN


@dataclass(frozen=True, slots=True)
class PriorityHighlight:
    """A priority with its highlight of the period; empty where there is none."""

    priority: PriorityRow
    text: str = ""
    written_by: str = ""
    written_on: date | None = None


@dataclass(frozen=True)
class Month:
    """A period of a plan. `rows`: what was asked for, and what was given besides."""

    period: Period
    due_on: date
    rows: tuple[MonthRow, ...]
    highlights: tuple[PriorityHighlight, ...] = ()
    requests: Mapping[int, AskedDate] = field(default_factory=dict)
    new: tuple[ExceptionRow, ...] = ()

    @cached_property
    def by_status(self) -> Mapping[str, tuple[MonthRow, ...]]:
        """The rows of each status, in the order in which they are dealt with."""
        return {
            status: tuple(row for row in self.rows if row.status == status)
            for status in (MISSING, BACK, GIVEN, CHECKED)
        }

    @property
    def missing(self) -> tuple[MonthRow, ...]:
        return self.by_status[MISSING]

    @property
    def back(self) -> tuple[MonthRow, ...]:
        return self.by_status[BACK]

    @property
    def given(self) -> tuple[MonthRow, ...]:
        """Given, whatever became of them since."""
        return tuple(row for row in self.rows if row.update)

    @property
    def late(self) -> tuple[MonthRow, ...]:
        return tuple(row for row in self.rows if row.update and row.update.given_on > self.due_on)

    @property
    def without_highlight(self) -> tuple[PriorityHighlight, ...]:
        return tuple(each for each in self.highlights if not each.text)

    def owners(self) -> list[tuple[str, int, int]]:
        """Each owner with something to do: the post, how many are missing, how many sent back."""
        missing = [row.action.owner for row in self.missing]
        back = [row.action.owner for row in self.back]
        posts = {*missing, *back}
        found = [(post, missing.count(post), back.count(post)) for post in posts]
        return sorted(found, key=lambda each: (-each[1] - each[2], each[0]))


def new_exceptions(
    now: Position, earlier: Position, asked: Mapping[int, AskedDate]
) -> list[ExceptionRow]:
    """The actions that stand out for a reason which they did not have at the earlier moment."""
    before = {row.pk: row for row in earlier.counted}
    unread = {row.pk for row in earlier.complete_without_impact}
    found = []
    for each in exceptions(now, asked):
        if not isinstance(each.row, ActionRow):
            continue
        was = _stood_out(each.row, before.get(each.row.pk), earlier, asked)
        if each.row.pk in unread:
            was.add("complete-no-impact")
        reasons = tuple((code, words) for code, words in each.reasons if code not in was)
        if reasons:
            found.append(ExceptionRow(each.row, reasons))
    return found


def _stood_out(
    row: ActionRow, before: ActionRow | None, earlier: Position, asked: Mapping[int, AskedDate]
) -> set[str]:
    """The kinds of exception that an action was already, before."""
    if before is None:
        return set()
    on = earlier.as_at
    request = asked.get(row.pk)
    stood = {
        "off-track": before.progress is Progress.OFF_TRACK,
        "overdue": before.days_overdue(on) > 0,
        "should-have-started": _should_have_started(before, on),
        "disagreement": disagrees(before),
        "date-asked": request is not None and request.asked_on <= on,
        "awaiting-sign-off": bool(row.state_on and on - row.state_on > WAITS_LONG),
        **dict.fromkeys(("impact-back", "judgement"), bool(row.impact_on and row.impact_on <= on)),
    }
    return {code for code, was in stood.items() if was}


def _should_have_started(row: ActionRow, on: date) -> bool:
    begins = row.starts_on is not None and row.starts_on < on
    return begins and row.progress is Progress.NOT_STARTED and row.state_code == "open"


def only(rows: Iterable[MonthRow], owner: str, priority: str) -> list[MonthRow]:
    """The rows of one owner's post, and of one priority's number, where they are given."""
    return [
        row
        for row in rows
        if owner in ("", row.action.owner) and priority in ("", row.action.priority)
    ]
