"""The golden thread of a plan: finding, action, evidence, impact, and where it breaks. Pure.

A thread is one finding and one action that answers it, or either alone. The drawing, the table
and every count are made of the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from goldenthread.plans.position import (
    MET_IMPACT,
    ActionRow,
    FindingRow,
    Position,
    PriorityRow,
    Rated,
    is_assessed,
)
from goldenthread.plans.ratings import Impact, Progress, in_force
from goldenthread.plans.shares import Share

ALL = "all"
MANY = 60
"""With more actions than this, one priority is shown unless all are asked for."""


class Break(StrEnum):
    """Why a thread does not run on, in the order from finding to impact."""

    NO_ACTION = "no-action"
    NO_FINDING = "no-finding"
    NO_EVIDENCE = "no-evidence"
    UNFOUNDED = "unfounded"
    NOT_ASSESSED = "not-assessed"
    GONE_BACK = "gone-back"

    @property
    def words(self) -> str:
        return in_force().say(_WORDS[self])


_WORDS: Mapping[Break, str] = {
    Break.NO_ACTION: "No action answers it",
    Break.NO_FINDING: "Answers no finding",
    Break.NO_EVIDENCE: "{Complete}, no evidence",
    Break.UNFOUNDED: "Impact assessed, no evidence",
    Break.NOT_ASSESSED: "Evidence, impact {not_assessed}",
    Break.GONE_BACK: "Impact gone back",
}


UNDER_WAY = "Under way, no evidence yet"


class Line(StrEnum):
    """How a piece of the thread is drawn, after finding, action or evidence."""

    WHOLE = "whole"
    THIN = "thin"  # it will break, or end, further on
    BROKEN = "broken"
    WAITS = "waits"  # for somebody to assess impact
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Thread:
    """One thread. `kinds`: codes of the kinds of evidence that the action has.

    `rated` holds the impact that counts here: the action's own where it is assessed, else what
    the plan's level sets (the finding, the priority); `kind` of it says which.
    """

    finding: FindingRow | None
    action: ActionRow | None
    kinds: frozenset[str]
    rated: Rated
    breaks: tuple[Break, ...]

    @property
    def impact(self) -> Impact:
        return self.rated.impact or Impact.NOT_ASSESSED

    @property
    def impact_of(self) -> str:
        """ "priority" or "finding" where the impact is not the action's own."""
        kinds = {PriorityRow: "priority", FindingRow: "finding"}
        return kinds.get(type(self.rated), "") if self.action else ""

    @property
    def is_whole(self) -> bool:
        """It runs unbroken, through evidence, from a finding to impact that was assessed."""
        return not self.breaks and bool(self.kinds) and is_assessed(self.rated)

    @property
    def words(self) -> str:
        """How far the thread runs, for its row of the table."""
        if self.breaks:
            return "; ".join(each.words for each in self.breaks)
        return "Whole" if self.is_whole else UNDER_WAY

    @property
    def lines(self) -> tuple[Line, Line, Line]:
        """The pieces after the finding, the action and the evidence."""
        runs = Line.WHOLE if self.is_whole else Line.THIN
        if not self.action:
            return Line.BROKEN, Line.NONE, Line.NONE
        first = runs if self.finding else Line.BROKEN
        if not {Break.NO_EVIDENCE, Break.UNFOUNDED}.isdisjoint(self.breaks):
            return first, Line.BROKEN, Line.NONE
        return first, runs, self._last(runs)

    def _last(self, runs: Line) -> Line:
        if Break.GONE_BACK in self.breaks:
            return Line.BROKEN
        if is_assessed(self.rated):
            return runs
        return Line.WAITS if self.kinds else Line.NONE


@dataclass(frozen=True)
class Strand:
    """The threads of one priority, in the order of their findings; of none, where it is None."""

    priority: PriorityRow | None
    threads: tuple[Thread, ...]

    @cached_property
    def bundles(self) -> tuple[tuple[Thread, ...], ...]:
        """The threads by finding; those of actions that answer none stand last."""
        found: dict[int, list[Thread]] = {}
        for each in self.threads:
            found.setdefault(each.finding.pk if each.finding else 0, []).append(each)
        return tuple(tuple(threads) for threads in found.values())

    @cached_property
    def actions(self) -> int:
        return len({each.action.pk for each in self.threads if each.action})

    @cached_property
    def findings(self) -> Share:
        return whole_findings(self.threads)


@dataclass(frozen=True)
class Fabric:
    """Every thread of a plan at a position, and the counts that are made of them."""

    strands: tuple[Strand, ...]

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        return tuple(each for strand in self.strands for each in strand.threads)

    @cached_property
    def findings(self) -> Share:
        """How many findings have at least one thread that runs unbroken to assessed impact."""
        return whole_findings(self.threads)

    @cached_property
    def met(self) -> int:
        """From how many of these findings it reaches clear or sustained impact."""
        return whole_findings(each for each in self.threads if reaches(each)).count

    @cached_property
    def actions(self) -> int:
        return sum(strand.actions for strand in self.strands)

    @cached_property
    def breaks(self) -> Mapping[Break, int]:
        """How many actions break so; of NO_ACTION, how many findings."""
        return {each: _subjects(self.threads, each) for each in Break}

    def shown(self, show: str, priority: str) -> Fabric:
        """Narrowed to what breaks so ("whole": what does not break), and to one priority."""
        test = SHOWS.get(show, _any)
        narrowed = (
            Strand(strand.priority, tuple(each for each in strand.threads if test(each)))
            for strand in self.strands
            if not priority or (strand.priority is not None and strand.priority.ref == priority)
        )
        return Fabric(tuple(strand for strand in narrowed if strand.threads))


def narrow(whole: Fabric, show: str, asked: str) -> tuple[Fabric, str]:
    """What is shown, and of which priority: where nobody asked and it is much, of the first."""
    found = whole.shown(show, "" if asked == ALL else asked)
    if asked or found.actions <= MANY:
        return found, asked
    first = next(each.priority.ref for each in found.strands if each.priority)
    return found.shown("", first), first


def reaches(thread: Thread) -> bool:
    """It runs whole, to clear or sustained impact."""
    return thread.is_whole and thread.impact in MET_IMPACT


def _any(_: Thread) -> bool:
    return True


def _breaks_so(kind: Break) -> Callable[[Thread], bool]:
    return lambda thread: kind in thread.breaks


SHOWS: Mapping[str, Callable[[Thread], bool]] = {
    "whole": lambda thread: thread.is_whole,
    "met": reaches,
    "under-way": lambda thread: not thread.breaks and not thread.is_whole,
    **{each.value: _breaks_so(each) for each in Break},
}


def whole_findings(threads: Iterable[Thread]) -> Share:
    """Of the findings of these threads, those with at least one whole."""
    rows = [(each.finding.pk, each.is_whole) for each in threads if each.finding]
    return Share(len({pk for pk, whole in rows if whole}), len({pk for pk, _ in rows}))


def say(show: str) -> str:
    """What a choice of `SHOWS` is called."""
    met = "Whole, impact {clear} or {sustained}"
    own = {"whole": "Whole", "met": met, "under-way": UNDER_WAY}
    return in_force().say(own[show]) if show in own else Break(show).words


def _subjects(threads: Iterable[Thread], kind: Break) -> int:
    rows = (each.action or each.finding for each in threads if kind in each.breaks)
    return len({row.pk for row in rows if row})


def fabric(position: Position, kinds: Mapping[int, frozenset[str]]) -> Fabric:
    """The threads of a plan by priority; `kinds`: of evidence, by action.

    A finding stands under every priority that has an action for it, and first, under none,
    where no action answers it. Withdrawn and transferred actions are in no thread.
    """
    answered: dict[int, list[FindingRow | None]] = {}
    for finding in position.findings:
        for pk in finding.action_pks:
            answered.setdefault(pk, []).append(finding)
    nothing: list[FindingRow | None] = [None]
    order = {finding.pk: n for n, finding in enumerate(position.findings)}
    unanswered = tuple(_unanswered(row) for row in position.findings_without_action)
    strands = [Strand(None, unanswered)] if unanswered else []
    for priority in position.priorities:
        made = [
            thread(action, finding, priority, position.impact_level, kinds.get(action.pk))
            for action in position.of_priority(priority.ref)
            for finding in answered.get(action.pk, nothing)
        ]
        made.sort(key=lambda each: order[each.finding.pk] if each.finding else len(order))
        if made:
            strands.append(Strand(priority, tuple(made)))
    return Fabric(tuple(strands))


def _unanswered(finding: FindingRow) -> Thread:
    return Thread(finding, None, frozenset(), finding, (Break.NO_ACTION,))


def thread(
    action: ActionRow,
    finding: FindingRow | None,
    priority: PriorityRow,
    level: str,
    kinds: frozenset[str] | None,
) -> Thread:
    """The thread of an action and a finding that it answers; `level`: where impact is required."""
    has = kinds or frozenset()
    above = {"priority": priority, "finding": finding}.get(level)
    rated = action if is_assessed(action) or above is None else above
    return Thread(finding, action, has, rated, tuple(_breaks(action, finding, has, rated)))


def _breaks(
    action: ActionRow, finding: FindingRow | None, kinds: frozenset[str], rated: Rated
) -> Sequence[Break]:
    found = [] if finding else [Break.NO_FINDING]
    if not kinds and action.progress is Progress.COMPLETE:
        found.append(Break.NO_EVIDENCE)
    elif not kinds and is_assessed(action):
        found.append(Break.UNFOUNDED)
    elif kinds and not is_assessed(rated):
        found.append(Break.NOT_ASSESSED)
    if rated.impact_was is not None:
        found.append(Break.GONE_BACK)
    return found
