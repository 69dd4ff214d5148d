"""Which priorities answer for a measure: those that it should move for. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from goldenthread.plans.position import Position


def answerable(
    position: Position,
    links: Iterable[tuple[str, int, int]],
    answered: Mapping[int, Iterable[int]],
) -> dict[int, list[int]]:
    """Of each measure the keys of the plan's priorities, in their order.

    `links`: "priority", "action" or "finding", its key, and that of a measure which should move
    because of it. `answered`: of a finding the actions that answer it.
    """
    order = [row.pk for row in position.priorities]
    of_action = {row.pk: row.priority_pk for row in position.counted}

    def under(kind: str, subject: int) -> Iterator[int]:
        if kind == "priority":
            yield subject
        else:
            actions = [subject] if kind == "action" else answered.get(subject, ())
            yield from (of_action[each] for each in actions if each in of_action)

    found: dict[int, set[int]] = defaultdict(set)
    for kind, subject, measure in links:
        found[measure].update(under(kind, subject))
    ordered = {measure: [pk for pk in order if pk in some] for measure, some in found.items()}
    return {measure: some for measure, some in ordered.items() if some}
