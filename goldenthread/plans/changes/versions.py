"""Keeping versions of a plan: the verb."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, record
from goldenthread.plans import rules
from goldenthread.plans.models import Plan, PlanVersion


@change
def keep_version(
    *,
    by: Member,
    plan: Plan,
    kind: str,
    on: date,
    decided_by: str,
    note: str = "",
    text_of_now: bool = False,
) -> PlanVersion:
    """Say that a text of the plan was approved or submitted on a day, and by whom.

    The text is the one of the end of that day, as the record knew it then; or, where the plan
    was written down later than it was decided, the one of now. It stays readable whatever
    happens to the plan, and any two versions can be compared.
    """
    check_may(by, "plan.keep_version", plan)
    rules.check_day(on, clock.today())
    if not decided_by.strip():
        raise Refused("Say who decided or submitted: the body, or the post.", field="decided_by")
    authority = by.authority
    moment = Moment.now(authority) if text_of_now else Moment.position(authority, on)
    if not plan.terms.upto(moment).exists():
        raise Refused(
            "The record has no text of the plan on that day. Choose the text of now.", field="text"
        )
    last = PlanVersion.objects.filter(plan=plan).order_by("number").last()
    kept = PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        kind=kind,
        on=on,
        decided_by=decided_by.strip(),
        as_at=moment.on,
        known=moment.entry,
        note=note.strip(),
    )
    record("plan.version_kept", plan, basis=[moment.entry])
    return kept
