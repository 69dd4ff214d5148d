"""What changed between the position that the body last saw and this one. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.plans.finding_status import WORDS, fully_met
from goldenthread.plans.ratings import Impact, Key, Progress, in_force
from goldenthread.reports.dataset import (
    ActionRow,
    FindingRow,
    Position,
    PriorityRow,
    Rated,
    Share,
    is_assessed,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One count with its whole, then and now; `query` narrows the list `of` what it counts."""

    label: str
    before: Share
    now: Share
    query: Mapping[str, str] | None
    of: str = "actions"


@dataclass(frozen=True, slots=True)
class Changed:
    """One subject and how it stood, in words, at the earlier position and now."""

    row: Rated
    before: str
    now: str

    @property
    def name(self) -> str:
        """As "1.4", "Finding 3", "Priority 2"."""
        names = {PriorityRow: "Priority ", FindingRow: "Finding ", ActionRow: ""}
        return f"{names[type(self.row)]}{self.row.ref}"

    @property
    def title(self) -> str:
        return self.row.text if isinstance(self.row, FindingRow) else self.row.title


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change, and each subject that it happened to."""

    kind: str
    subjects: tuple[Changed, ...]


SIGNALS = "Measures whose signal changed"


def not_assessed(position: Position) -> Share:
    """Of the complete actions: those without an assessment of impact."""
    complete = position.with_progress(Progress.COMPLETE)
    return Share(len(position.complete_without_impact), len(complete))


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with its whole, and the list that it counts; `query` is None where there is none."""

    share: Share
    query: Mapping[str, str] | None
    of: str = "actions"


def figures(position: Position) -> Mapping[str, Figure]:
    """The figures that a committee compares from meeting to meeting, by their names."""
    return {**_rated(position), **_dates(position), **_of_findings(position)}


def _rated(position: Position) -> Mapping[str, Figure]:
    say, by_action = in_force().say, position.impact_level == "action"
    complete, off_track = map(position.with_progress, (Progress.COMPLETE, Progress.OFF_TRACK))
    return {
        say("Progress: {complete}"): Figure(position.share(complete), {"progress": "complete"}),
        say("Progress: {off_track}"): Figure(position.share(off_track), {"progress": "off_track"}),
        "Impact: assessed": Figure(
            position.impact_assessed, {"show": "assessed"} if by_action else None
        ),
        say("Impact: {clear} or {sustained}"): Figure(
            position.impact_met, {"show": "impact-met"} if by_action else None
        ),
        say("Progress {complete}, impact {not_assessed}"): Figure(
            not_assessed(position), {"show": "complete-no-impact"}
        ),
    }


def _dates(position: Position) -> Mapping[str, Figure]:
    late = position.open_share(position.late_against_original)
    return {
        "Open actions overdue on the current date": Figure(
            position.open_share(position.overdue), {"show": "overdue"}
        ),
        "Open actions late against the original date": Figure(late, {"show": "late-original"}),
        "Due date moved at least once": Figure(position.share(position.moved), {"show": "moved"}),
    }


def _of_findings(position: Position) -> Mapping[str, Figure]:
    without_action = Share(len(position.findings_without_action), len(position.findings))
    return {
        "Findings fully met": Figure(
            fully_met(position.findings), {"status": "fully_met"}, "findings"
        ),
        "Findings without an action": Figure(without_action, {"show": "no-action"}, "findings"),
    }


def comparisons(earlier: Position, now: Position) -> tuple[Comparison, ...]:
    then = figures(earlier)
    return tuple(
        Comparison(label, then[label].share, each.share, each.query, each.of)
        for label, each in figures(now).items()
    )


def changes(
    earlier: Position, now: Position, progress_key: Key, impact_key: Key
) -> tuple[Change, ...]:
    """Each kind that has any, the ones to worry about first; dates that moved: `moved_since`."""
    pairs, say = _pairs(earlier, now), in_force().say
    assessed = tuple(pair for pair in pairs if is_assessed(pair[0]))
    off_track, complete = Progress.OFF_TRACK, Progress.COMPLETE
    found = (
        ("Impact went back", _impact_moves(assessed, impact_key, up=False)),
        ("Impact went up", _impact_moves(assessed, impact_key, up=True)),
        ("Impact assessed for the first time", _first_assessed(pairs, impact_key)),
        (say("Progress is newly {off_track}"), _newly(pairs, progress_key, off_track)),
        (say("Progress is no longer {off_track}"), _no_longer(pairs, progress_key, off_track)),
        (say("Progress is newly {complete}"), _newly(pairs, progress_key, complete)),
        ("The finding’s own status changed", _statuses(pairs)),
        ("New actions", _only_in(now, earlier, "Not in the plan", "In the plan")),
        ("No longer counted in the plan", _only_in(earlier, now, "Counted", "Not counted")),
    )
    return tuple(Change(kind, tuple(some)) for kind, each in found if (some := [*each]))


def moved_since(earlier: Position | None, now: Position) -> tuple[tuple[ActionRow, date], ...]:
    """Each counted action whose due date is another, with the date that it had before.

    Without an earlier position: the date that was first agreed.
    """
    before = {row.ref: row.due for row in earlier.counted} if earlier else None
    pairs = (
        (row, row.original_due if before is None else before.get(row.ref)) for row in now.counted
    )
    return tuple((row, was) for row, was in pairs if was and row.due and row.due != was)


Pair = tuple[Rated, Rated]


def _pairs(earlier: Position, now: Position) -> tuple[Pair, ...]:
    before = {_same(row): row for row in earlier.all_rated}
    return tuple((before[_same(row)], row) for row in now.all_rated if _same(row) in before)


def _same(row: Rated) -> tuple[type, str, str]:
    """What names a row in both positions; each inspection numbers its own findings."""
    return type(row), row.inspection if isinstance(row, FindingRow) else "", row.ref


def _impact_moves(pairs: tuple[Pair, ...], key: Key, *, up: bool) -> Iterator[Changed]:
    for before, row in pairs:
        was, is_now = before.impact or Impact.NOT_ASSESSED, row.impact or Impact.NOT_ASSESSED
        if was is not is_now and (is_now.step > was.step) is up:
            yield Changed(row, key.word(was), key.word(is_now))


def _statuses(pairs: tuple[Pair, ...]) -> Iterator[Changed]:
    for before, row in pairs:
        if not (isinstance(before, FindingRow) and isinstance(row, FindingRow)):
            continue
        if before.status_code != row.status_code:
            yield Changed(row, WORDS[before.status_code], WORDS[row.status_code])


def _first_assessed(pairs: tuple[Pair, ...], key: Key) -> Iterator[Changed]:
    for before, row in pairs:
        if row.impact and is_assessed(row) and not is_assessed(before):
            yield Changed(row, key.word(Impact.NOT_ASSESSED), key.word(row.impact))


def _newly(pairs: tuple[Pair, ...], key: Key, level: Progress) -> Iterator[Changed]:
    for before, row in pairs:
        if not (isinstance(before, ActionRow) and isinstance(row, ActionRow)):
            continue
        if row.progress is level and before.progress is not level:
            yield Changed(row, key.word(before.progress), key.word(level))


def _no_longer(pairs: tuple[Pair, ...], key: Key, level: Progress) -> Iterator[Changed]:
    """What has left a level for another than complete, which is told of by itself."""
    for before, row in pairs:
        if not (isinstance(before, ActionRow) and isinstance(row, ActionRow)):
            continue
        if before.progress is level and row.progress not in {level, Progress.COMPLETE}:
            yield Changed(row, key.word(level), key.word(row.progress))


def _only_in(one: Position, other: Position, before: str, now: str) -> Iterator[Changed]:
    known = {action.ref for action in other.counted}
    return (Changed(row, before, now) for row in one.counted if row.ref not in known)
