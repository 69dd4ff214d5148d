"""What changed between the position that the body last saw and this one. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.plans.ratings import Impact, Key, Progress
from goldenthread.reports.dataset import (
    ActionRow,
    FindingRow,
    Position,
    PriorityRow,
    Rated,
    Share,
    is_assessed,
)
from goldenthread.reports.wording import days_and_moves, level_word, long_date


@dataclass(frozen=True, slots=True)
class Comparison:
    """One count with its whole, then and now."""

    label: str
    before: Share
    now: Share


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change, and each subject with what happened to it."""

    kind: str
    subjects: tuple[str, ...]


def figures(position: Position) -> Mapping[str, Share]:
    """The figures that a committee compares from meeting to meeting, by their names."""
    complete = position.with_progress(Progress.COMPLETE)
    without_action = position.findings_without_action
    return {
        "Progress: complete": position.share(complete),
        "Progress: off track": position.share(position.with_progress(Progress.OFF_TRACK)),
        "Impact: assessed": position.impact_assessed,
        "Impact: clear or sustained": position.impact_met,
        "Progress complete, impact not yet assessed": Share(
            len(position.complete_without_impact), len(complete)
        ),
        "Open actions overdue on the current date": position.open_share(position.overdue),
        "Open actions late against the original date": position.open_share(
            position.late_against_original
        ),
        "Due date moved at least once": position.share(position.moved),
        "Findings without an action": Share(len(without_action), len(position.findings)),
    }


def comparisons(earlier: Position, now: Position) -> tuple[Comparison, ...]:
    then = figures(earlier)
    return tuple(Comparison(label, then[label], share) for label, share in figures(now).items())


def changes(earlier: Position, now: Position, impact_key: Key) -> tuple[Change, ...]:
    """Each kind that has any, the ones to worry about first."""
    pairs = _pairs(earlier, now)
    assessed = tuple(pair for pair in pairs if is_assessed(pair[0]))
    found = {
        "Impact went back": _impact_moves(assessed, impact_key, up=False),
        "Impact went up": _impact_moves(assessed, impact_key, up=True),
        "Impact assessed for the first time": _first_assessed(pairs, impact_key),
        "Progress is newly off track": _newly(pairs, Progress.OFF_TRACK),
        "Progress is newly complete": _newly(pairs, Progress.COMPLETE),
        "Due dates moved": _dates_moved(pairs),
        "New actions": _only_in(now, earlier),
        "No longer counted in the plan": _only_in(earlier, now),
    }
    return tuple(Change(kind, tuple(some)) for kind, each in found.items() if (some := [*each]))


Pair = tuple[Rated, Rated]


def _pairs(earlier: Position, now: Position) -> tuple[Pair, ...]:
    before = {_same(row): row for row in earlier.all_rated}
    return tuple((before[_same(row)], row) for row in now.all_rated if _same(row) in before)


def _same(row: Rated) -> tuple[type, str, str]:
    """What names a row in both positions; each inspection numbers its own findings."""
    return type(row), row.inspection if isinstance(row, FindingRow) else "", row.ref


def _name(row: Rated) -> str:
    names = {PriorityRow: "priority ", FindingRow: "finding ", ActionRow: ""}
    return f"{names[type(row)]}{row.ref}"


def _impact_moves(pairs: tuple[Pair, ...], key: Key, *, up: bool) -> Iterator[str]:
    for before, row in pairs:
        was, is_now = before.impact or Impact.NOT_ASSESSED, row.impact or Impact.NOT_ASSESSED
        if was is not is_now and (is_now.step > was.step) is up:
            yield f"{_name(row)} (from {level_word(key, was)} to {level_word(key, is_now)})"


def _first_assessed(pairs: tuple[Pair, ...], key: Key) -> Iterator[str]:
    for before, row in pairs:
        if row.impact and is_assessed(row) and not is_assessed(before):
            yield f"{_name(row)} ({level_word(key, row.impact)})"


def _actions(pairs: tuple[Pair, ...]) -> Iterator[tuple[ActionRow, ActionRow]]:
    for before, row in pairs:
        if isinstance(before, ActionRow) and isinstance(row, ActionRow):
            yield before, row


def _newly(pairs: tuple[Pair, ...], level: Progress) -> Iterator[str]:
    for before, action in _actions(pairs):
        if action.progress is level and before.progress is not level:
            yield action.ref


def _dates_moved(pairs: tuple[Pair, ...]) -> Iterator[str]:
    for before, action in _actions(pairs):
        if action.due and before.due and action.due != before.due:
            moves = max(action.moves - before.moves, 1)
            days = days_and_moves(moves, (action.due - before.due).days)
            yield f"{action.ref} (from {long_date(before.due)} to {long_date(action.due)}; {days})"


def _only_in(one: Position, other: Position) -> Iterator[str]:
    known = {action.ref for action in other.counted}
    return (action.ref for action in one.counted if action.ref not in known)
