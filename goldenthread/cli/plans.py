"""Finding the plan that a command is about, and the moment."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from goldenthread.cli.common import Failed, in_words

if TYPE_CHECKING:
    from goldenthread.ledger.models import Authority
    from goldenthread.ledger.moments import Moment
    from goldenthread.plans.models import Plan

NAMED = "its number, or part of its title"


def find_plan(text: str) -> Plan:
    """The one plan of this number or with these words in its title."""
    from goldenthread.ledger.moments import Moment
    from goldenthread.plans.models import Plan

    plans: list[Any] = list(Plan.objects.as_at(Moment.latest(), "title").order_by("pk"))
    same = [plan for plan in plans if text.strip() == str(plan.pk)]
    found = same or [p for p in plans if text.strip().lower() in p.title.lower()]
    if len(found) == 1:
        return cast("Plan", found[0])
    listed = "; ".join(f"{plan.pk} {plan.title}" for plan in found or plans) or "none"
    problem = "Several plans fit" if found else "There is no plan"
    raise Failed(f"{problem} “{text}”. Give one of these numbers: {listed}.")


def moment_of(authority: Authority, on: date | None, *, later: bool) -> Moment:
    """The end of a day, or now."""
    from goldenthread.core import clock
    from goldenthread.ledger.moments import Moment

    if on is None:
        return Moment.now(authority)
    if on > clock.today():
        raise Failed(f"{in_words(on)} is still to come. Nobody knows that position yet.")
    return Moment.position(authority, on, include_later=later)


def write(place: Path, data: bytes) -> None:
    try:
        place.write_bytes(data)
    except OSError as error:
        raise Failed(f"{place} cannot be written: {error.strerror}.") from error
    print(f"{place}: {len(data):,} bytes")
