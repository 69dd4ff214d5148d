"""Who was written to about an undertaking. Operational, not recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.accounts.models import Person
from goldenthread.governance.models import Chase


def claim_chases(
    *, person: Person, kind: str, undertakings: Iterable[tuple[int, date]]
) -> list[Chase]:
    """Note that a mail goes out about undertakings, each with its due date; those that are new."""
    claimed = []
    for undertaking, due_on in undertakings:
        chase, is_new = Chase.objects.get_or_create(
            undertaking_id=undertaking, person=person, kind=kind, due_on=due_on
        )
        if is_new:
            claimed.append(chase)
    return claimed


def release_chases(chases: Iterable[Chase]) -> None:
    """The mail server said no, so that nothing went out: it may be tried again."""
    for chase in chases:
        chase.delete()
