"""Questions about the plan as a whole: its ratings' meaning, its references, dates that slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from .model import Action, Doubt, ProposedPlan, Rated
from .records import Concern
from .values.periods import period_in

_LEVELS = {
    "complete": "complete",
    "on_track": "on track",
    "at_risk": "at risk",
    "off_track": "off track",
    "not_started": "not started",
}
_FAR = 900  # days from the middle of a plan's dates
_ENOUGH = 5


def file_doubts(plan: ProposedPlan, concerns: Iterable[Concern]) -> Iterator[Doubt]:
    for note in plan.notes:
        yield Doubt(note.code, note.sentence, note.place)
    for concern in concerns:
        yield Doubt(concern.code, concern.sentence, concern.place)
    yield from _hidden(plan)
    yield from _kinds(plan)
    yield from _colours(plan)
    yield from _twice(plan)


def _hidden(plan: ProposedPlan) -> Iterator[Doubt]:
    hidden = [each for each in plan.left_out if each.why.startswith("hidden")]
    if hidden:
        cells = "A cell is" if len(hidden) == 1 else f"{len(hidden)} cells are"
        sentence = f"{cells} hidden in the file and left out, the first at {hidden[0].place}."
        yield Doubt("hidden", sentence, hidden[0].place)


def _rated(plan: ProposedPlan) -> list[Rated]:
    return [rated for action in plan.actions for rated in action.ratings]


def _kinds(plan: ProposedPlan) -> Iterator[Doubt]:
    unsaid = [rated for rated in _rated(plan) if not rated.kind]
    for heading in dict.fromkeys(period_in(rated.heading)[0] for rated in unsaid):
        first = next(rated for rated in unsaid if period_in(rated.heading)[0] == heading)
        name = f"The column “{heading}”" if heading else "The colour of the cells"
        sentence = (
            f"{name} gives one rating. Does it rate progress (is the work done?) or impact "
            "(is it better for children?)? Progress is proposed."
        )
        yield Doubt("rating-kind", sentence, first.place, "rating")


def _colours(plan: ProposedPlan) -> Iterator[Doubt]:
    """What a colour means, where the file has no key that says it."""
    unsaid = Counter(
        (rated.rating.shade, rated.rating.level)
        for rated in _rated(plan)
        if rated.rating.shade and not rated.rating.is_own and not rated.rating.asks
    )
    for (shade, level), count in unsaid.items():
        times = "once" if count == 1 else f"{count} times"
        means = f"“{_LEVELS[level]}” is proposed" if level in _LEVELS else "nothing is proposed"
        sentence = f"The plan uses {shade} {times} and does not say what it means: {means}."
        yield Doubt("colour", sentence, field="rating")


def _twice(plan: ProposedPlan) -> Iterator[Doubt]:
    """The same reference for two actions of one priority."""
    seen: dict[tuple[int | None, str, str], int] = {}
    for at, action in enumerate(plan.actions):
        if not action.ref:
            continue
        key = (action.priority, action.group, action.ref)
        if key in seen:
            sentence = f"Two actions have the reference {action.ref}."
            yield Doubt("ref-twice", sentence, action.place, "ref", at)
        seen.setdefault(key, at)


def date_doubts(plan: ProposedPlan) -> Iterator[Doubt]:
    """Whole days that may be slips: far from all others, or before the start."""
    sure = [a.due.when.day for a in plan.actions if a.due and a.due.when.is_sure]
    days = sorted(day for day in sure if day)
    middle = days[len(days) // 2] if len(days) >= _ENOUGH else None
    for at, action in enumerate(plan.actions):
        if sentence := _slip(action, middle):
            assert action.due is not None  # noqa: S101 - it has the slip
            yield Doubt("date-slip", sentence, action.due.place, "due", at)


def _slip(action: Action, middle: date | None) -> str:
    due = action.due.when.day if action.due and action.due.when.is_sure else None
    if due is None or action.due is None:
        return ""
    start = action.start.when.first if action.start else None
    if start and due < start:
        return f"“{action.due.when.words}” is before the action starts. Is it a slip?"
    if middle and abs((due - middle).days) > _FAR:
        return f"“{action.due.when.words}” is years from the plan’s other dates. Is it a slip?"
    return ""
