"""Which measures should move because of an action, a priority or a finding: the verb."""

from __future__ import annotations

from collections.abc import Collection

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.inspections.models import Finding
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.measures.models import Measure
from goldenthread.plans.changes.impact import Subject
from goldenthread.plans.measured import MEASURED, links_of, measures_now


@change
def choose_measures(*, by: Member, subject: Subject, measures: Collection[Measure]) -> None:
    """Say which measures should show the difference; those that are left out no longer do."""
    check_may(by, "measure.link", subject)
    if isinstance(subject, Finding):
        check_may(by, "inspection.view", subject.inspection)
    for each in measures:
        check_may(by, "measure.view", each)
    check_unchanged(links_of(subject).order_by("entry").last())
    chosen, stands = {each.pk for each in measures}, measures_now(subject)
    if chosen == stands:
        raise Refused("Nothing is different from what is saved already.")
    name, links = MEASURED[type(subject)]
    for pk in sorted(chosen ^ stands):
        links.objects.create(
            measure_id=pk, present=pk in chosen, effective_on=clock.today(), **{name: subject}
        )
    record("measures.chosen", subject)
