"""Whether a finding repeats an earlier one: a person says so."""

from __future__ import annotations

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.inspections.models import Finding, Repeat, Verdict
from goldenthread.inspections.repeats import memory_of
from goldenthread.inspections.rules import check_repeat
from goldenthread.ledger.recording import change, check_unchanged, record

DONE = {Verdict.SAME: "confirmed", Verdict.DIFFERENT: "rejected", "": "reopened"}


@change
def judge_repeat(*, by: Member, finding: Finding, earlier: Finding, verdict: str) -> Repeat:
    """Confirm that a finding says what an earlier one said, reject it, or take that back ("")."""
    check_may(by, "inspection.correct", finding.inspection)
    check_may(by, "inspection.view", earlier.inspection)
    memory = memory_of(by)
    new, old = memory.said.get(finding.pk), memory.said.get(earlier.pk)
    check_repeat(is_earlier=bool(new and old and old.is_before(new)))
    before = Repeat.objects.filter(finding=finding, earlier=earlier).newest_first().first()
    check_unchanged(before)
    if (before.verdict if before else "") == verdict:
        raise Refused("That is what is recorded already, so there is nothing to save.")
    judged = Repeat.objects.create(
        finding=finding,
        earlier=earlier,
        verdict=verdict,
        score=memory.score(finding.pk, earlier.pk),
        effective_on=clock.today(),
    )
    record(f"finding.repeat_{DONE[verdict]}", finding)
    return judged
