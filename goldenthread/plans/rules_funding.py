"""May funding be said, approved or withdrawn so now? Refusals are sentences fit for the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from goldenthread.core.errors import Refused
from goldenthread.plans.funding import (
    NEXT,
    RECURRENCE,
    STAGES,
    BidStage,
    MonthRow,
    months_of,
    year_name,
)

YEARS = range(2015, 2100)


def check_terms(title: str, source: str, recurrence: str) -> None:
    """It is named, and so is where the money comes from."""
    if not title.strip():
        raise Refused("Say what the money pays for.", field="title")
    if not source.strip():
        raise Refused("Say where the money comes from.", field="source")
    if recurrence not in RECURRENCE:
        raise Refused("Choose whether it is one-off or recurrent.", field="recurrence")


def check_can_change(stage: str, before: tuple[str, str], after: tuple[str, str]) -> None:
    """`before` and `after`: source and recurrence, which stand once they are approved."""
    if stage == BidStage.WITHDRAWN:
        raise Refused("This line is withdrawn, so it stands as it is. Add another one.")
    if stage == BidStage.APPROVED and before != after:
        raise Refused(
            "This line was approved from that source, as one-off or recurrent. To change either, "
            "withdraw it and ask with another line."
        )


def check_stage(before: str, after: str) -> None:
    """Bid, then approved or withdrawn; approved, then withdrawn."""
    if after not in NEXT[before]:
        was = STAGES[before].partition(":")[0].lower()
        raise Refused(f"This line is {was}, so it cannot be {after} now. Reload to see it.")


def check_approval(
    *, amount: Decimal, body: str, approver: int, asked_by: int, forecast_by: Collection[int | None]
) -> None:
    """Somebody else asked, and there is something to approve."""
    if approver == asked_by:
        raise Refused("You asked for this money, so somebody else approves it.")
    if approver in forecast_by:
        raise Refused("You put amounts of this forecast, so somebody else approves it.")
    if amount <= 0:
        raise Refused("No month has a forecast yet, so there is nothing to approve.")
    if not body.strip():
        raise Refused("Name the post or body that approved it.", field="body")


def check_reason(note: str) -> None:
    if not note.strip():
        raise Refused("Say why it is withdrawn.", field="note")


def check_months(year: int, given: Iterable[MonthRow], today: date) -> None:
    """Months of the year; no forecast below nothing, and nothing spent in months to come."""
    if year not in YEARS:
        raise Refused("There is no such financial year here.")
    inside = set(months_of(year))
    for row in given:
        if row.month not in inside:
            raise Refused(f"{row.month:%B %Y} is not in {year_name(year)}.")
        if row.forecast is not None and row.forecast < 0:
            raise Refused(
                f"The forecast for {row.month:%B %Y} is less than nothing.",
                field=f"forecast_{row.month.month}",
            )
        if row.spent is not None and row.month > today:
            raise Refused(
                f"{row.month:%B %Y} is still to come, so nothing was spent in it yet.",
                field=f"spent_{row.month.month}",
            )


def check_something_new(changed: Mapping[date, MonthRow]) -> None:
    if not changed:
        raise Refused("Nothing is different from what is saved already.")


def check_need(*, needed: bool, estimate: Decimal | None, by_priority: bool) -> None:
    """An estimate is of money that is needed."""
    if not needed and (estimate is not None or by_priority):
        raise Refused(
            "It needs no money, so leave out how much and who pays.",
            field="estimate" if estimate is not None else "by_priority",
        )
    if estimate is not None and estimate <= 0:
        raise Refused("The estimate must be more than nothing.", field="estimate")
