"""What changed in a plan between two moments: figures then and now, each change in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.position import ActionRow, Position, Rated, is_assessed
from goldenthread.plans.ratings import Impact, Progress, in_force
from goldenthread.plans.shares import Share

type Pair[Row] = tuple[Row, Row]


@dataclass(frozen=True, slots=True)
class Figure:
    """One count with its whole, then and now; `query` makes the list that it counts now."""

    name: str
    before: Share
    now: Share
    query: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one action, priority or finding, in words that follow its name."""

    row: Rated
    words: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change, and everything that it happened to."""

    code: str
    heading: str
    changes: tuple[Change, ...]


def figures(earlier: Position, now: Position) -> tuple[Figure, ...]:
    """The counts that a board compares from meeting to meeting."""
    before = _shares(earlier)
    return tuple(
        Figure(name, before[name][0], share, query) for name, (share, query) in _shares(now).items()
    )


def _shares(position: Position) -> dict[str, tuple[Share, Mapping[str, str]]]:
    complete = position.with_progress(Progress.COMPLETE)
    unread = Share(len(position.complete_without_impact), len(complete))
    say = in_force().say
    return {
        say("Progress: {complete}"): (position.share(complete), {"progress": "complete"}),
        say("Progress: {at_risk}"): (
            position.share(position.with_progress(Progress.AT_RISK)),
            {"progress": "at_risk"},
        ),
        say("Progress: {off_track}"): (
            position.share(position.with_progress(Progress.OFF_TRACK)),
            {"progress": "off_track"},
        ),
        "Impact: assessed": (
            position.share(filter(is_assessed, position.counted)),
            {"show": "assessed"},
        ),
        say("{Complete}, impact {not_assessed}"): (unread, {"show": "complete-no-impact"}),
        "Overdue on the current date": (
            position.open_share(position.overdue),
            {"show": "overdue"},
        ),
        "Late against the original date": (
            position.open_share(position.late_against_original),
            {"show": "late-original"},
        ),
    }


def kinds(earlier: Position, now: Position) -> tuple[Kind, ...]:
    """Each kind of change that happened, the ones to worry about first."""
    rated, actions = _pairs(earlier, now), _action_pairs(earlier, now)
    say = in_force().say
    found: dict[str, tuple[str, Iterator[Change]]] = {
        "went-back": ("Impact went back", _impact_moves(rated, lambda was, is_: is_ < was)),
        "off-track": (say("Progress went {off_track}"), _newly(actions, Progress.OFF_TRACK)),
        "overdue": ("Became overdue", _newly_overdue(actions, earlier.as_at, now.as_at)),
        "went-up": ("Impact went up", _impact_moves(rated, lambda was, is_: is_ > was)),
        "assessed": ("Impact was assessed for the first time", _first_assessed(rated)),
        "complete": (say("Progress became {complete}"), _newly(actions, Progress.COMPLETE)),
        "moved": ("Due dates moved", _dates_moved(actions)),
        "status": ("The finding’s own status changed", _statuses(earlier, now)),
        "new": ("New in the plan", _only_in(now, earlier)),
        "left": ("No longer counted in the plan", _only_in(earlier, now)),
    }
    listed = ((code, heading, tuple(changes)) for code, (heading, changes) in found.items())
    return tuple(Kind(code, heading, changes) for code, heading, changes in listed if changes)


def _pairs(earlier: Position, now: Position) -> list[Pair[Rated]]:
    before = {(type(row), row.pk): row for row in earlier.all_rated}
    return [
        (before[type(row), row.pk], row) for row in now.all_rated if (type(row), row.pk) in before
    ]


def _action_pairs(earlier: Position, now: Position) -> list[Pair[ActionRow]]:
    before = {row.pk: row for row in earlier.counted}
    return [(before[row.pk], row) for row in now.counted if row.pk in before]


def _impact_moves(pairs: list[Pair[Rated]], moved: Callable[[int, int], bool]) -> Iterator[Change]:
    for before, row in pairs:
        was, is_now = before.impact or Impact.NOT_ASSESSED, row.impact or Impact.NOT_ASSESSED
        if is_assessed(before) and is_assessed(row) and moved(was.step, is_now.step):
            words = in_force().impact.word(was).lower(), in_force().impact.word(is_now).lower()
            yield Change(row, f"from {words[0]} to {words[1]}")


def _first_assessed(pairs: list[Pair[Rated]]) -> Iterator[Change]:
    for before, row in pairs:
        if row.impact and is_assessed(row) and not is_assessed(before):
            yield Change(row, in_force().impact.word(row.impact).lower())


def _newly(pairs: list[Pair[ActionRow]], level: Progress) -> Iterator[Change]:
    for before, row in pairs:
        if row.progress is level and before.progress is not level:
            yield Change(row, f"from {in_force().progress.word(before.progress).lower()}")


def _statuses(earlier: Position, now: Position) -> Iterator[Change]:
    before = {row.pk: row.status_code for row in earlier.findings}
    for row in now.findings:
        was = before.get(row.pk, row.status_code)
        if was != row.status_code:
            yield Change(row, f"from {WORDS[was].lower()} to {WORDS[row.status_code].lower()}")


def _newly_overdue(pairs: list[Pair[ActionRow]], then: date, now: date) -> Iterator[Change]:
    for before, row in pairs:
        if row.days_overdue(now) and not before.days_overdue(then):
            yield Change(row, f"was due on {day_words(row.due)}")


def _dates_moved(pairs: list[Pair[ActionRow]]) -> Iterator[Change]:
    for before, row in pairs:
        if row.due and before.due and row.due != before.due:
            days = (row.due - before.due).days
            way = "later" if days > 0 else "earlier"
            span = f"{abs(days)} day{'' if abs(days) == 1 else 's'} {way}"
            yield Change(row, f"from {day_words(before.due)} to {day_words(row.due)}, {span}")


def _only_in(one: Position, other: Position) -> Iterator[Change]:
    known = {row.pk for row in other.counted}
    return (Change(row, "") for row in one.counted if row.pk not in known)
