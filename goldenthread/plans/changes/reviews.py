"""Review dates of an action: planning and holding them. The verbs."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules_states
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.models import Action, ReviewDates
from goldenthread.plans.reviews import next_review


@change
def plan_reviews(
    *, by: Member, action: Action, next_on: date | None, every_months: int = 0
) -> ReviewDates:
    """Say when an action is next reviewed, and every how many months; None ends its reviews."""
    check_may(by, "review.give", action)
    today = clock.today()
    rules_states.check_reviews(next_on, every_months, today)
    check_unchanged(action.review_dates.newest_first().first())
    planned = ReviewDates.objects.create(
        action=action,
        next_on=next_on,
        every_months=every_months if next_on else 0,
        told_by=person_of(by),
        effective_on=today,
    )
    record("review.planned" if next_on else "review.ended", action)
    return planned


@change
def hold_review(*, by: Member, action: Action, found: str) -> ReviewDates:
    """Say what a review found. The next follows by itself, if they repeat."""
    check_may(by, "review.give", action)
    planned = action.review_dates.newest_first().first()
    due, every = (planned.next_on, planned.every_months) if planned else (None, 0)
    day = rules_states.check_can_review(due, found)
    check_unchanged(planned)
    today = clock.today()
    following = next_review(day, every, today)
    held = ReviewDates.objects.create(
        action=action,
        next_on=following,
        every_months=every if following else 0,
        found=found.strip(),
        told_by=person_of(by),
        effective_on=today,
    )
    record("review.held", action)
    return held
