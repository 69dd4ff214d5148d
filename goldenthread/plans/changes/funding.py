"""Funding: adding and changing lines, their months, and deciding them: the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules_funding as rules
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.changes.setup import _latest
from goldenthread.plans.funding import NOTHING, BidStage, MonthRow
from goldenthread.plans.models import (
    Action,
    FundingLine,
    FundingMonth,
    FundingNeed,
    FundingStage,
    FundingTerms,
    Placement,
    Plan,
    Priority,
)
from goldenthread.plans.rules import check_day, check_not_before


@dataclass(frozen=True, slots=True)
class FundingInput:
    """What a line says of itself; `recurrence` is "one_off" or "recurrent"."""

    title: str
    source: str
    recurrence: str
    note: str = ""


@change
def add_funding_line(
    *, by: Member, plan: Plan, funding: FundingInput, subject: Action | Priority | None = None
) -> FundingLine:
    """Ask for money, as a bid, for an action or a priority of a plan or for the whole of it."""
    check_may(by, "funding.edit", plan)
    rules.check_terms(funding.title, funding.source, funding.recurrence)
    _check_of_plan(plan, subject)
    person, today = person_of(by), clock.today()
    about = {type(subject).__name__.lower(): subject} if subject else {}
    line: FundingLine = FundingLine.objects.create(plan=plan, asked_by=person, **about)
    _say(line, funding)
    FundingStage.objects.create(
        line=line, stage=BidStage.BID, decided_by=person, asked_by=person, effective_on=today
    )
    record("funding.asked", line.subject)
    return line


def _check_of_plan(plan: Plan, subject: Action | Priority | None) -> None:
    there = True
    if isinstance(subject, Action):
        placed = Placement.objects.filter(action=subject).as_at(Moment.latest())
        there = placed.filter(plan=plan).exists()
    elif isinstance(subject, Priority):
        there = subject.plan_id == plan.pk
    if not there:
        raise Refused("This does not stand in the plan. Add its funding where it stands.")


def _say(line: FundingLine, funding: FundingInput) -> FundingTerms:
    said: FundingTerms = FundingTerms.objects.create(
        line=line,
        title=funding.title.strip(),
        source=_spelt_as_before(line, funding.source),
        recurrence=funding.recurrence,
        note=funding.note.strip(),
        effective_on=clock.today(),
    )
    return said


def _spelt_as_before(line: FundingLine, source: str) -> str:
    """One source has one spelling in a plan, so that it is one row of the roll-up."""
    source = " ".join(source.split())
    others = FundingTerms.objects.filter(line__plan=line.plan_id).exclude(line=line)
    known = others.as_at(Moment.latest()).order_by("line").values_list("source", flat=True)
    return next((each for each in known if each.casefold() == source.casefold()), source)


@change
def change_funding_line(*, by: Member, line: FundingLine, funding: FundingInput) -> FundingTerms:
    """Say anew what a line is for. What was approved keeps its source and recurrence."""
    check_may(by, "funding.edit", line)
    rules.check_terms(funding.title, funding.source, funding.recurrence)
    before, stands = _of(line.terms), _of(line.stages)
    check_unchanged(before)
    after = (_spelt_as_before(line, funding.source), funding.recurrence)
    rules.check_can_change(stands.stage, (before.source, before.recurrence), after)
    said = _say(line, funding)
    record("funding.changed", line.subject)
    return said


@change
def set_funding_months(
    *, by: Member, line: FundingLine, year: int, months: Sequence[MonthRow]
) -> list[FundingMonth]:
    """Say what months of a financial year are forecast to cost, and what was spent in them.

    Months that are not given stay as they are; those that are the same are not written again.
    """
    check_may(by, "funding.edit", line)
    rules.check_months(year, months, clock.today())
    known = months_now(line)
    inside = [known[row.month] for row in months if row.month in known]
    check_unchanged(max(inside, key=lambda row: row.entry, default=None))
    changed = {row.month: row for row in months if _differs(row, known.get(row.month))}
    rules.check_something_new(changed)
    written: list[FundingMonth] = FundingMonth.objects.bulk_create(
        _month(by, line, row, known.get(row.month)) for row in changed.values()
    )
    record("funding.planned", line.subject)
    return written


def months_now(line: FundingLine) -> dict[date, FundingMonth]:
    """What is said of each month today."""
    rows = FundingMonth.objects.filter(line=line).as_at(Moment.latest())
    return {row.month: row for row in rows}


def _differs(row: MonthRow, before: FundingMonth | None) -> bool:
    was = (before.forecast, before.spent) if before else (None, None)
    return (row.forecast, row.spent) != was


def _month(
    by: Member, line: FundingLine, row: MonthRow, before: FundingMonth | None
) -> FundingMonth:
    """Who put a forecast stays known where only what was spent is new."""
    same = before is not None and before.forecast == row.forecast
    person = before.forecast_by if same and before else person_of(by)
    return FundingMonth(
        line=line,
        month=row.month,
        forecast=row.forecast,
        spent=row.spent,
        forecast_by=None if row.forecast is None else person,
        effective_on=clock.today(),
    )


@change
def approve_funding(
    *, by: Member, line: FundingLine, body: str, note: str = "", on: date | None = None
) -> FundingStage:
    """Record that the forecast as it stands is approved, by whom. Never by who asked."""
    check_may(by, "funding.approve", line)
    months = months_now(line).values()
    before = _of(line.stages)
    check_unchanged(_newest([before, *months]))
    rules.check_stage(before.stage, BidStage.APPROVED)
    amount = sum((row.forecast or NOTHING for row in months), NOTHING)
    rules.check_approval(
        amount=amount,
        body=body,
        approver=person_of(by).pk,
        asked_by=line.asked_by_id,
        forecast_by={row.forecast_by_id for row in months},
    )
    said = {"stage": BidStage.APPROVED, "amount": amount, "body": body.strip()}
    decided = _decide(by, before, on, note=note.strip(), **said)
    record("funding.approved", line.subject)
    return decided


@change
def withdraw_funding(
    *, by: Member, line: FundingLine, note: str, body: str = "", on: date | None = None
) -> FundingStage:
    """Withdraw a bid, or money that was approved, with the reason. What was spent stays spent."""
    check_may(by, "funding.edit", line)
    before = _of(line.stages)
    check_unchanged(before)
    rules.check_stage(before.stage, BidStage.WITHDRAWN)
    rules.check_reason(note)
    said = {"stage": BidStage.WITHDRAWN, "body": body.strip()}
    decided = _decide(by, before, on, note=note.strip(), **said)
    record("funding.withdrawn", line.subject)
    return decided


def _of(track: Any) -> Any:
    """What a track of a line says now: each has said something since the line was added."""
    return track.newest_first()[0]


def _newest(rows: Sequence[Any]) -> Any:
    return max(rows, key=lambda row: row.entry)


def _decide(by: Member, before: FundingStage, on: date | None, **said: Any) -> FundingStage:
    """The stage after `before`, from a day on; `said` is what it holds besides."""
    on = on or clock.today()
    check_day(on, clock.today())
    what = "The money was asked for" if before.stage == BidStage.BID else "It was approved"
    check_not_before(on, before.effective_on, what)
    decided: FundingStage = FundingStage.objects.create(
        line=before.line,
        decided_by=person_of(by),
        asked_by=before.asked_by,
        effective_on=on,
        **said,
    )
    return decided


@change
def say_funding_need(
    *,
    by: Member,
    action: Action,
    needed: bool,
    estimate: Decimal | None = None,
    by_priority: bool = False,
    note: str = "",
) -> FundingNeed:
    """Say whether an action needs money, and whether a line of its priority pays for it."""
    check_may(by, "funding.say_need", action)
    check_unchanged(_latest(action.funding_needs))
    rules.check_need(needed=needed, estimate=estimate, by_priority=by_priority)
    said: FundingNeed = FundingNeed.objects.create(
        action=action,
        needed=needed,
        estimate=estimate,
        by_priority=by_priority,
        told_by=person_of(by),
        note=note.strip(),
        effective_on=clock.today(),
    )
    record("funding.need_said", action)
    return said
