"""Which actions a list shows, from its address; and the counts whose links lead there. Pure.

A number and the list behind it come from the same function of the position, so that they
cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from goldenthread.plans.narrowing import Narrowing, is_named
from goldenthread.plans.position import MET_IMPACT, ActionRow, Position, is_assessed
from goldenthread.plans.ratings import Impact, Progress, in_force

WAITS_LONG = timedelta(days=14)
NO_AREA = "none"
"""What an address asks for where no practice area is given."""


@dataclass(frozen=True, slots=True)
class Show:
    """A choice of "show": what it is called (see `Keys.say`), and the actions that it shows."""

    said: str
    rows: Callable[[Position], Iterable[ActionRow]]

    @property
    def words(self) -> str:
        return in_force().say(self.said)


def disagrees(action: ActionRow) -> bool:
    """The ratings tell different stories: done without a difference, or a difference undone."""
    in_vain = action.progress is Progress.COMPLETE and action.impact in {
        Impact.NO_EVIDENCE,
        Impact.WORSE,
    }
    undone = action.progress is Progress.OFF_TRACK and action.impact.step >= Impact.EARLY.step
    return in_vain or undone


def _counted(test: Callable[[ActionRow], bool]) -> Callable[[Position], Iterable[ActionRow]]:
    return lambda position: (action for action in position.counted if test(action))


def _unanswering(position: Position) -> Iterator[ActionRow]:
    answering = {pk for finding in position.findings for pk in finding.action_pks}
    return (action for action in position.counted if action.pk not in answering)


SHOWS: Mapping[str, Show] = {
    "overdue": Show("Overdue on the current date", lambda p: p.overdue),
    "late-original": Show("Late against the original date", lambda p: p.late_against_original),
    "doubted": Show("The owner’s confidence in the due date: low", lambda p: p.doubted),
    "was-due": Show("Due by this day, on the current date", lambda p: p.was_due),
    "was-due-original": Show(
        "Due by this day, on the original date", lambda p: p.was_due_originally
    ),
    "milestones-late": Show("A milestone is overdue", lambda p: p.milestones_late),
    "moved": Show("Due date moved", lambda p: p.moved),
    "should-have-started": Show(
        "Progress: {not_started}, should have started", _counted(lambda a: a.should_have_started)
    ),
    "complete-no-impact": Show(
        "Progress: {complete}. Impact: {not_assessed}", lambda p: p.complete_without_impact
    ),
    "open": Show("Progress: not {complete}", lambda p: p.open_actions),
    "assessed": Show("Impact: assessed", _counted(is_assessed)),
    "not-assessed": Show("Impact: {not_assessed}", _counted(lambda a: not is_assessed(a))),
    "impact-met": Show(
        "Impact: {clear} or {sustained}", _counted(lambda a: a.impact in MET_IMPACT)
    ),
    "gone-back": Show("Impact: gone back", _counted(lambda a: a.impact_was is not None)),
    "judgement": Show(
        "Impact: assessor’s judgement, below the standard", _counted(lambda a: a.below_standard)
    ),
    "disagreement": Show("Progress and impact disagree", _counted(disagrees)),
    "awaiting-sign-off": Show(
        "Awaiting sign-off", _counted(lambda a: a.state_code == "awaiting_sign_off")
    ),
    "no-finding": Show("Answers no finding", _unanswering),
    "not-counted": Show("Withdrawn or transferred", lambda p: p.not_counted),
}

SORTS: Mapping[str, str] = {
    "reference": "Reference",
    "due": "Due date",
    "progress": "Progress",
    "impact": "Impact",
    "owner": "Owner",
}
_PROGRESS_ORDER = {level: n for n, level in enumerate(Progress)}
_ORDERS: Mapping[str, Callable[[ActionRow], object]] = {
    "due": lambda a: a.due or date.max,
    "progress": lambda a: _PROGRESS_ORDER[a.progress],
    "impact": lambda a: a.impact.step,
    "owner": lambda a: a.owner.lower(),
}


@dataclass(frozen=True, slots=True)
class Filters(Narrowing):
    """What a list of actions is narrowed to and sorted by; each value as the address has it.

    `priority` is the priority's number, `area` a code or NO_AREA, `owner`, `lead` and `finding`
    are keys, `only` as `is_named` reads it. A `sort` that begins with "-" runs backwards.
    """

    KNOWN: ClassVar = {
        "progress": {*Progress},
        "impact": {*Impact},
        "show": {*SHOWS},
        "sort": {sign + name for name in SORTS for sign in ("", "-")},
    }

    progress: str = ""
    impact: str = ""
    state: str = ""
    priority: str = ""
    owner: str = ""
    lead: str = ""
    show: str = ""
    finding: str = ""
    area: str = ""
    only: str = ""
    q: str = ""
    sort: str = ""

    def without(self, name: str) -> dict[str, str]:
        return self.narrowed(**{name: ""})

    def need_findings(self, impact_level: str) -> bool:
        """Must the position be read with its findings for this list?"""
        return bool(self.finding) or self.show == "no-finding" or impact_level == "finding"

    def select(self, position: Position) -> list[ActionRow]:
        """The actions of the position that the list shows, in its order."""
        rows = list(self._shown(position))
        if self.finding:
            answers = _answers(position, self.finding)
            rows = [action for action in rows if action.pk in answers]
        for wanted, has in self._tests():
            rows = [action for action in rows if has(action) == wanted]
        if self.q:
            rows = [action for action in rows if _says(action, self.q)]
        if self.only:
            rows = [action for action in rows if is_named(self.only, action.pk)]
        return self._sorted(rows)

    def _shown(self, position: Position) -> Iterable[ActionRow]:
        """What stands in counts; also what has left the plan, if it is looked for."""
        if self.show:
            return SHOWS[self.show].rows(position)
        return position.actions if self.state or self.q else position.counted

    def _tests(self) -> Iterator[tuple[str, Callable[[ActionRow], str]]]:
        """What is set, each with what of an action it must equal."""
        tests: tuple[tuple[str, Callable[[ActionRow], str]], ...] = (
            (self.progress, lambda a: a.progress),
            (self.impact, lambda a: a.impact),
            (self.state, lambda a: a.state_code),
            (self.priority, lambda a: a.priority),
            (self.owner, lambda a: str(a.owner_id)),
            (self.lead, lambda a: str(a.lead_id)),
            (self.area, lambda a: a.practice_area or NO_AREA),
        )
        return (test for test in tests if test[0])

    def _sorted(self, rows: list[ActionRow]) -> list[ActionRow]:
        order = _ORDERS.get(self.sort.removeprefix("-"))
        if order is not None:
            rows.sort(key=order, reverse=self.sort.startswith("-"))  # type: ignore[arg-type]
        elif self.sort.startswith("-"):
            rows.reverse()
        return rows

    def chips(
        self, position: Position, areas: Mapping[str, str] | None = None
    ) -> list[tuple[str, str]]:
        """Each narrowing: its name, and what it says. `areas`: words of practice areas by code."""
        pairs = self.narrows.items()
        return [(name, _words(name, value, position, areas or {})) for name, value in pairs]


def count_by_priority(position: Position, show: str) -> Mapping[str, int]:
    """How many actions each priority's list would show, by the priority's number."""
    counts: dict[str, int] = {}
    for action in SHOWS[show].rows(position):
        counts[action.priority] = counts.get(action.priority, 0) + 1
    return counts


def _says(action: ActionRow, text: str) -> bool:
    said = f"{action.ref} {action.title} {action.owner} {action.lead}".lower()
    return all(word in said for word in text.lower().split())


def _answers(position: Position, finding: str) -> set[int]:
    return {pk for row in position.findings if str(row.pk) == finding for pk in row.action_pks}


def _words(name: str, value: str, position: Position, areas: Mapping[str, str]) -> str:
    words: dict[str, Callable[[], str]] = {
        "progress": lambda: f"Progress: {in_force().progress.word(value).lower()}",
        "impact": lambda: f"Impact: {in_force().impact.word(value).lower()}",
        "state": lambda: f"State: {_first(position.actions, 'state_code', value, 'state')}",
        "priority": lambda: f"Priority {value}",
        "owner": lambda: f"Owner: {_first(position.actions, 'owner_id', value, 'owner')}",
        "lead": lambda: f"Lead: {_first(position.actions, 'lead_id', value, 'lead')}",
        "show": lambda: SHOWS[value].words,
        "finding": lambda: f"Answers finding {_first(position.findings, 'pk', value, 'ref')}",
        "area": lambda: f"Practice area: {areas.get(value, value).lower()}",
        "only": lambda: "Those that a number of a paper counts",
        "q": lambda: f"Says “{value}”",
    }
    return words[name]()


def _first(rows: Iterable[object], by: str, value: str, wanted: str) -> str:
    found = (str(getattr(row, wanted)) for row in rows if str(getattr(row, by)) == value)
    return next(found, "") or value
