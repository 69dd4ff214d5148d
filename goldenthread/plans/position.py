"""A plan as it stood on a day, as plain rows, and every count that is made of them. Pure.

Pages, exports and papers all count here, from the same rows, so that a number, the list
behind it and the appendix cannot disagree. `goldenthread.plans.read` fills the rows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goldenthread.plans.milestones import MilestoneRow, next_of, overdue, reached_of
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.shares import Share

MET_IMPACT = frozenset({Impact.CLEAR, Impact.SUSTAINED})


# Not frozen: a page makes a thousand of these, and freezing them took 4 ms. Nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class ActionRow:
    """One action as it stood. Words of people are plain text; `priority` is a `PriorityRow.ref`.

    `state` is the word of a state that is not a rating ("Awaiting sign-off", "Withdrawn", …).
    `counted` is False for actions that are listed but stand in no count (withdrawn, transferred).
    `impact_was` is the higher level from which impact has gone back.
    `below_standard` marks an assessor's judgement, with the assessor's `judgement_reason`.
    `review_on`: when a pause is looked at again. `confidence`: the owner's, that `due` will be
    met, where it was read (`with_forecasts`). `milestones`: in their order, where they were read
    (`with_milestones`). `shared_from`: the title of the plan that it stands in, where that is
    another one, which shares it with this plan.
    """

    ref: str
    title: str
    priority: str
    lead: str
    owner: str
    progress: Progress
    starts_on: date | None = None
    original_due: date | None = None
    due: date | None = None
    moves: int = 0
    should_have_started: bool = False
    state: str = ""
    counted: bool = True
    signed_off_on: date | None = None
    impact: Impact = Impact.NOT_ASSESSED
    impact_on: date | None = None
    impact_was: Impact | None = None
    below_standard: bool = False
    judgement_reason: str = ""
    latest_update: str = ""
    updated_on: date | None = None
    pk: int = 0
    priority_pk: int = 0
    lead_id: int = 0
    owner_id: int = 0
    state_code: str = "open"
    state_on: date | None = None
    look_again_on: date | None = None
    review_on: date | None = None
    deputy_id: int = 0
    confidence: str = ""
    expected_on: date | None = None
    milestones: tuple[MilestoneRow, ...] = ()
    practice_area: str = ""
    shared_from: str = ""

    @property
    def days_moved(self) -> int:
        """Days from the original to the current due date; negative where it was brought forward."""
        return (self.due - self.original_due).days if self.due and self.original_due else 0

    @property
    def is_open(self) -> bool:
        return self.counted and self.progress is not Progress.COMPLETE

    def days_overdue(self, on: date) -> int:
        """Days past the current due date of an open action; 0 where it is not overdue."""
        return max((on - self.due).days, 0) if self.is_open and self.due else 0

    def is_late_against_original(self, on: date) -> bool:
        """Open, and the date that was first agreed has passed."""
        return self.is_open and self.original_due is not None and self.original_due < on

    def late_milestones(self, on: date) -> tuple[MilestoneRow, ...]:
        """The overdue milestones of an open action, on their current dates, the longest first."""
        return overdue(self.milestones, on) if self.is_open else ()

    @property
    def next_milestone(self) -> MilestoneRow | None:
        return next_of(self.milestones) if self.is_open else None

    @property
    def milestones_reached(self) -> tuple[int, int]:
        """How many are reached, and of how many."""
        return reached_of(self.milestones)


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """One priority, with the impact rating of its own where it has one."""

    ref: str
    title: str
    impact: Impact | None = None
    impact_was: Impact | None = None
    below_standard: bool = False
    judgement_reason: str = ""
    pk: int = 0
    lead: str = ""
    lead_id: int = 0
    outcome: str = ""

    @property
    def label(self) -> str:
        return f"{self.ref}. {self.title}"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding of an inspector and the references of the actions that answer it.

    `kind` and `status` are words ("Area for improvement", "Partly met"); a finding's status is
    decided by a named body or person and is neither of the two ratings. It is "" where nobody
    has decided yet; `status_code` is then "open" (`finding_status.Status`). `status_review` is
    the year of the annual review that decided it, where one did.
    """

    ref: str
    text: str
    kind: str
    inspection: str
    status: str
    actions: tuple[str, ...] = ()
    impact: Impact | None = None
    impact_was: Impact | None = None
    below_standard: bool = False
    judgement_reason: str = ""
    pk: int = 0
    action_pks: tuple[int, ...] = ()
    practice_area: str = ""
    inspection_pk: int = 0
    status_code: str = "open"
    status_on: date | None = None
    status_by: str = ""
    status_basis: str = ""
    status_review: int | None = None


@dataclass(frozen=True, slots=True)
class InspectionRow:
    """One inspection that the plan answers, with the day its written statement is due.

    `no_later_than`: counted from publication, since receipt is not known. `difference` says
    where a letter's date and the computed one differ.
    """

    pk: int
    kind: str
    ended_on: date | None = None
    statement_due_on: date | None = None
    no_later_than: bool = False
    difference: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind} of {self.ended_on:%B %Y}" if self.ended_on else self.kind


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan of a list: its stage's code, what it answers, and its two counts.

    `twice`: of these actions, how many are complete and how many there are that another live
    plan shares with it, and counts, too.
    """

    pk: int
    title: str
    stage: str
    inspections: tuple[str, ...]
    complete: Share
    impact_assessed: Share
    twice: Share


Rated = ActionRow | PriorityRow | FindingRow


@dataclass(frozen=True)
class Position:
    """A plan as it stood on a day, and every count that is made of it, each made once.

    `as_at` is the day; `entry` the last entry of the record that was read, so that the same
    position can be made again; `include_later` says that entries made after the day were read.
    `impact_level` is where this plan requires impact: "action", "priority" or "finding".
    """

    as_at: date
    entry: int
    actions: tuple[ActionRow, ...]
    priorities: tuple[PriorityRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    include_later: bool = False
    impact_level: str = "action"
    inspections: tuple[InspectionRow, ...] = ()

    @cached_property
    def counted(self) -> tuple[ActionRow, ...]:
        """The actions that stand in counts and percentages."""
        return tuple(action for action in self.actions if action.counted)

    @cached_property
    def shared_words(self) -> str:
        """That counts include what other plans share with this one; "" where nothing is."""
        shared = [action for action in self.counted if action.shared_from]
        if not shared:
            return ""
        homes = " and ".join(f"“{home}”" for home in sorted({row.shared_from for row in shared}))
        what = "1 action" if len(shared) == 1 else f"{len(shared)} actions"
        return f"Counts include {what} shared from {homes}."

    @cached_property
    def not_counted(self) -> tuple[ActionRow, ...]:
        return tuple(action for action in self.actions if not action.counted)

    @cached_property
    def open_actions(self) -> tuple[ActionRow, ...]:
        return tuple(action for action in self.actions if action.is_open)

    def of_priority(self, ref: str) -> tuple[ActionRow, ...]:
        """The counted actions of one priority."""
        return tuple(action for action in self.counted if action.priority == ref)

    def share(self, some: Iterable[ActionRow]) -> Share:
        """How many of the counted actions."""
        return Share(len(tuple(some)), len(self.counted))

    def open_share(self, some: Iterable[ActionRow]) -> Share:
        """How many of the actions that are counted and not complete."""
        return Share(len(tuple(some)), len(self.open_actions))

    # Progress: is the work done?

    @cached_property
    def progress(self) -> Mapping[Progress, int]:
        return progress_counts(self.counted)

    def with_progress(self, level: Progress) -> tuple[ActionRow, ...]:
        return tuple(action for action in self.counted if action.progress is level)

    @cached_property
    def states(self) -> Mapping[str, int]:
        """States of counted actions, by word: not ratings, each also counted under its rating."""
        return Counter(action.state for action in self.counted if action.state)

    @cached_property
    def overdue(self) -> tuple[ActionRow, ...]:
        return tuple(action for action in self.actions if action.days_overdue(self.as_at))

    @cached_property
    def late_against_original(self) -> tuple[ActionRow, ...]:
        return tuple(a for a in self.actions if a.is_late_against_original(self.as_at))

    @cached_property
    def moved(self) -> tuple[ActionRow, ...]:
        """Counted actions whose due date has moved at least once."""
        return tuple(action for action in self.counted if action.moves)

    @property
    def was_due(self) -> tuple[ActionRow, ...]:
        """Counted actions whose current due date had come by the day, complete or not."""
        return tuple(row for row in self.counted if row.due and row.due <= self.as_at)

    @property
    def was_due_originally(self) -> tuple[ActionRow, ...]:
        rows = ((row, row.original_due) for row in self.counted)
        return tuple(row for row, due in rows if due and due <= self.as_at)

    @property
    def doubted(self) -> tuple[ActionRow, ...]:
        """Open actions whose owners doubt the date that holds; see `ActionRow.confidence`."""
        return tuple(row for row in self.open_actions if row.confidence == "low")

    @property
    def milestones_late(self) -> tuple[ActionRow, ...]:
        """Open actions with an overdue milestone, where milestones were read."""
        return tuple(row for row in self.open_actions if row.late_milestones(self.as_at))

    # Impact: is it better for children?

    @cached_property
    def rated_for_impact(self) -> tuple[Rated, ...]:
        """What this plan assesses for impact: counted actions, priorities or findings."""
        if self.impact_level == "priority":
            return self.priorities
        return self.findings if self.impact_level == "finding" else self.counted

    @cached_property
    def impact(self) -> Mapping[Impact, int]:
        return impact_counts(self.rated_for_impact)

    @cached_property
    def impact_assessed(self) -> Share:
        whole = self.rated_for_impact
        return Share(sum(is_assessed(row) for row in whole), len(whole))

    @cached_property
    def impact_met(self) -> Share:
        """Those with clear or sustained impact."""
        whole = self.rated_for_impact
        return Share(sum(row.impact in MET_IMPACT for row in whole), len(whole))

    @cached_property
    def all_rated(self) -> tuple[Rated, ...]:
        """Everything that can hold an impact rating, whatever level the plan requires."""
        return (*self.priorities, *self.findings, *self.counted)

    @cached_property
    def worse(self) -> tuple[Rated, ...]:
        return tuple(row for row in self.all_rated if row.impact is Impact.WORSE)

    @cached_property
    def gone_back(self) -> tuple[Rated, ...]:
        return tuple(row for row in self.all_rated if row.impact_was is not None)

    @cached_property
    def below_standard(self) -> tuple[Rated, ...]:
        """Impact ratings that are an assessor's judgement, below the standard of evidence."""
        return tuple(row for row in self.all_rated if row.below_standard)

    @cached_property
    def complete_without_impact(self) -> tuple[ActionRow, ...]:
        """Complete, and nobody has assessed impact at the level that this plan requires."""
        assessed = self._refs_of_assessed()
        return tuple(
            action
            for action in self.with_progress(Progress.COMPLETE)
            if not is_assessed(action) and action.ref not in assessed
        )

    def _refs_of_assessed(self) -> frozenset[str]:
        if self.impact_level == "priority":
            done = {priority.ref for priority in self.priorities if is_assessed(priority)}
            return frozenset(action.ref for action in self.actions if action.priority in done)
        if self.impact_level == "finding":
            return frozenset(ref for f in self.findings if is_assessed(f) for ref in f.actions)
        return frozenset()

    # Findings

    @cached_property
    def findings_without_action(self) -> tuple[FindingRow, ...]:
        return tuple(finding for finding in self.findings if not finding.actions)


def gone_back_from(impact: str | None, before: str | None) -> Impact | None:
    """The higher level that impact has gone back from, if it has."""
    if not impact or not before:
        return None
    was = Impact(before)
    return was if was.step > Impact(impact).step else None


def is_assessed(row: Rated) -> bool:
    return row.impact is not None and row.impact is not Impact.NOT_ASSESSED


def rated_in(
    position: Position, priorities: Sequence[PriorityRow], actions: Sequence[ActionRow]
) -> Sequence[Rated]:
    """What is assessed for impact within some priorities, whose counted `actions` these are, at
    the level that the plan sets."""
    if position.impact_level == "priority":
        return priorities
    if position.impact_level == "finding":
        inside = {action.pk for action in actions}
        return [f for f in position.findings if not inside.isdisjoint(f.action_pks)]
    return actions


def progress_counts(actions: Iterable[ActionRow]) -> Mapping[Progress, int]:
    """Every level of progress in its drawing order, with its count."""
    counts = Counter(action.progress for action in actions)
    return {level: counts[level] for level in Progress}


def impact_counts(rows: Iterable[Rated]) -> Mapping[Impact, int]:
    """Every level of impact from the base line up, with its count."""
    counts = Counter(row.impact or Impact.NOT_ASSESSED for row in rows)
    return {level: counts[level] for level in Impact}
