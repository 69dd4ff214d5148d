"""Setting triggers, firing them, and answering and closing what they ask for: the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.calendars import STATUTORY, add_working_days
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules_contingencies as rules
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.changes.months import placed
from goldenthread.plans.changes.setup import _latest
from goldenthread.plans.contingencies import (
    Fired,
    Setting,
    Spell,
    Standing,
    Trigger,
    standing,
)
from goldenthread.plans.models import (
    Action,
    Contingency,
    ContingencyClosed,
    ContingencyResponse,
    Plan,
    PriorityTerms,
    TriggerSetting,
)
from goldenthread.plans.read_contingencies import settings_of


@change
def set_trigger(*, by: Member, plan: Plan, setting: Setting) -> TriggerSetting:
    """Say whether a plan watches a trigger, when it fires and how long a lead has to answer."""
    check_may(by, "trigger.set", plan)
    check_unchanged(_latest(plan.triggers.filter(kind=setting.kind)))
    rules.check_setting(setting, settings_of(plan, Moment.latest())[setting.kind])
    watched: TriggerSetting = TriggerSetting.objects.create(
        plan=plan,
        kind=setting.kind,
        is_watched=setting.is_watched,
        periods=setting.periods,
        by_on=setting.by_on,
        answer_days=setting.answer_days,
        why=setting.why.strip(),
        set_by=person_of(by),
        effective_on=clock.today(),
    )
    record("trigger.set", plan)
    return watched


@change
def fire_contingency(*, by: Member, plan: Plan, action: Action, fired: Fired) -> Contingency:
    """Ask the accountable lead of an action for a contingency, once for each run of its trigger.

    Raises AlreadyFired where that was asked before: the head of the ledger is locked, so of two
    workers the second sees what the first did.
    """
    check_may(by, "contingency.fire", plan)
    asked = Contingency.objects.filter(action=action, kind=fired.kind)
    return _ask(plan, fired.kind, fired, asked, action=action, asked_of=placed(action).lead)


@change
def fire_for_measure(*, by: Member, plan: Plan, spell: Spell) -> Contingency:
    """Ask the lead of a priority about a measure that it should move and that gets worse, once
    for each spell.

    Raises AlreadyFired as `fire_contingency` does.
    """
    check_may(by, "contingency.fire", plan)
    asked = Contingency.objects.filter(plan=plan, measure=spell.measure, priority=spell.priority)
    terms = PriorityTerms.objects.as_at(Moment.latest()).select_related("lead")
    lead = terms.get(priority=spell.priority).lead
    about = {"measure_id": spell.measure, "priority_id": spell.priority}
    return _ask(plan, Trigger.MEASURE.value, spell, asked, asked_of=lead, **about)


def _ask(plan: Plan, kind: str, run: Fired | Spell, asked: Any, **said: Any) -> Contingency:
    """`asked`: what its trigger asked for before; `said`: of whom it asks, and about what."""
    rules.check_fires(
        same_run=asked.filter(since=run.since).exists(),
        is_open=any(responses_of(each).standing is not Standing.CLOSED for each in asked),
    )
    setting, today = settings_of(plan, Moment.latest())[kind], clock.today()
    contingency: Contingency = Contingency.objects.create(
        plan=plan,
        kind=kind,
        since=run.since,
        periods=run.periods,
        fired_on=today,
        due_on=response_due(plan.authority, today, setting.answer_days),
        **said,
    )
    record("contingency.asked", contingency.subject)
    return contingency


def response_due(authority: Authority, asked_on: date, days: int) -> date:
    """So many working days on; the authority's own days off do not count."""
    return add_working_days(asked_on, days, STATUTORY.adding(authority.days_off))


@change
def answer_contingency(
    *,
    by: Member,
    contingency: Contingency,
    needed: bool,
    response: str,
    done_by: date | None = None,
) -> ContingencyResponse:
    """Say what will be done, by when; or why nothing needs to be. Until it is closed, the
    response can be corrected."""
    check_may(by, "contingency.answer", contingency)
    said = responses_of(contingency)
    check_unchanged(_newest(said))
    rules.check_can_answer(said.standing)
    today = clock.today()
    rules.check_response(needed=needed, response=response, done_by=done_by, today=today)
    answered: ContingencyResponse = ContingencyResponse.objects.create(
        contingency=contingency,
        needed=needed,
        response=response.strip(),
        done_by=done_by,
        answered_by=person_of(by),
        effective_on=today,
    )
    record("contingency.answered", contingency.subject)
    return answered


@change
def close_contingency(
    *, by: Member, contingency: Contingency, closed: bool, why: str
) -> ContingencyClosed:
    """Say that the response is done, or that none was needed; or that this is not so: then the
    lead answers anew, within the usual time."""
    check_may(by, "contingency.close", contingency)
    said = responses_of(contingency)
    check_unchanged(_newest(said))
    answer = said.responses[-1] if said.responses else None
    rules.check_can_close(
        said.standing,
        closer=person_of(by).pk,
        answerer=answer.answered_by_id if answer else None,
        why=why,
    )
    assert answer is not None  # noqa: S101 - check_can_close refuses it
    today = clock.today()
    days = settings_of(contingency.plan, Moment.latest())[contingency.kind].answer_days
    done: ContingencyClosed = ContingencyClosed.objects.create(
        contingency=contingency,
        closed=closed,
        why=why.strip(),
        due_on=None if closed else response_due(contingency.authority, today, days),
        closed_by=person_of(by),
        answered_by=answer.answered_by,
        effective_on=today,
    )
    about = contingency.subject
    record("contingency.closed" if closed else "contingency.goes_on", about)
    return done


@dataclass(frozen=True, slots=True)
class ContingencySaid:
    """What was said of a contingency up to a moment, oldest first."""

    responses: Sequence[ContingencyResponse]
    closings: Sequence[ContingencyClosed]

    @property
    def all(self) -> list[ContingencyResponse | ContingencyClosed]:
        return sorted([*self.responses, *self.closings], key=_when)

    @property
    def standing(self) -> Standing:
        answer = self.responses[-1] if self.responses else None
        end = self.closings[-1] if self.closings else None
        return standing(
            _when(answer) if answer else None,
            _when(end) if end else None,
            needed=bool(answer and answer.needed),
            closed=bool(end and end.closed),
        )


def _when(row: ContingencyResponse | ContingencyClosed) -> tuple[date, int]:
    return row.effective_on, row.entry


def _newest(said: ContingencySaid) -> Any:
    return max(said.all, key=lambda row: row.entry, default=None)


def responses_of(contingency: Contingency, moment: Moment | None = None) -> ContingencySaid:
    """Every response, and what was said of each; two queries."""
    upto = moment or Moment.latest()
    responses = contingency.responses.upto(upto).oldest_first().select_related("answered_by")
    closings = contingency.closings.upto(upto).oldest_first().select_related("closed_by")
    return ContingencySaid(list(responses), list(closings))
