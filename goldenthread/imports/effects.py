"""What an inspectors' letter may mean for the ratings of actions. A person decides.

Nothing is rated here. Where a letter finds something still to be improved, or strong, and the
rating of the action that answers it says otherwise, the two stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.read import reference_order

type Words = Callable[[Impact], str]


@dataclass(frozen=True, slots=True)
class Effect:
    """An action whose rating a finding (`number`, `text`) may touch. `rating`: "impact" or
    "progress", the one to look at again; `words`: what speaks for it."""

    action: ActionRow
    number: str
    text: str
    rating: str
    words: str


def effects(
    areas: Iterable[tuple[str, str, ActionRow]],
    strengths: Iterable[tuple[str, str, ActionRow]],
    impact: Words,
) -> list[Effect]:
    """`areas`: number and words of a finding with an action that answers it; `strengths`: likewise
    with an action that says something alike. In the plan's order, each action's as they come."""
    found = [*_of_areas(areas, impact), *_of_strengths(strengths, impact)]
    return sorted(found, key=lambda each: reference_order(each.action.ref))


def _of_areas(rows: Iterable[tuple[str, str, ActionRow]], impact: Words) -> Iterator[Effect]:
    for number, text, action in rows:
        stands = impact(action.impact).lower()
        if action.impact.step >= Impact.EARLY.step:
            words = f"Inspectors find it still to be improved; its impact is rated “{stands}”."
            yield Effect(action, number, text, "impact", f"{words} Has it gone back?")
        elif action.progress is Progress.COMPLETE:
            words = f"Inspectors find it still to be improved; it is complete, its impact {stands}."
            yield Effect(action, number, text, "impact", f"{words} The letter is evidence of it.")
        elif action.progress is Progress.ON_TRACK:
            words = "Inspectors find it still to be improved; its progress is on track."
            yield Effect(action, number, text, "progress", f"{words} Does that hold?")


def _of_strengths(rows: Iterable[tuple[str, str, ActionRow]], impact: Words) -> Iterator[Effect]:
    for number, text, action in rows:
        if action.impact.step < Impact.CLEAR.step:
            stands = impact(action.impact).lower()
            words = f"Inspectors name this a strength; its impact is {stands}."
            more = "Their letter alone can carry clear evidence."
            yield Effect(action, number, text, "impact", f"{words} {more}")
