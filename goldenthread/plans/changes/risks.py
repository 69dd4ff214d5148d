"""Raising risks, saying them anew, scoring them, and closing them: the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import people_with
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules_risks as rules
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.changes.setup import _latest
from goldenthread.plans.models import (
    Action,
    Placement,
    Plan,
    Priority,
    Risk,
    RiskClosed,
    RiskOnAction,
    RiskOnPriority,
    RiskScore,
    RiskTerms,
)
from goldenthread.plans.permissions import OFFICERS
from goldenthread.plans.permissions_risks import RUNS_RISKS

RISK_OWNERS = tuple({*OFFICERS, *RUNS_RISKS})


@dataclass(frozen=True, slots=True)
class RiskInput:
    """What a risk says of itself; `response` is what is done about it."""

    title: str
    cause: str
    consequence: str
    response: str
    owner: Person


@change
def raise_risk(
    *,
    by: Member,
    plan: Plan,
    risk: RiskInput,
    scores: Mapping[str, tuple[int, int]],
    why: str,
    touches: Iterable[Action | Priority] = (),
) -> Risk:
    """Raise a risk of a plan. `scores`: likelihood and severity of each `risks.Kind`; `why`
    explains the three; `touches` are actions and priorities that stand in the plan."""
    check_may(by, "risk.raise", plan)
    _check_said(by, risk)
    rules.check_all_scored(scores)
    for likelihood, severity in scores.values():
        rules.check_score(likelihood, severity, why)
    last = Risk.objects.filter(authority=by.authority).aggregate(last=Max("number"))["last"]
    raised: Risk = Risk.objects.create(
        plan=plan, number=(last or 0) + 1, raised_on=clock.today(), raised_by=person_of(by)
    )
    _say(by, raised, risk)
    for kind, score in scores.items():
        _score(raised, kind, score, why=why, scored_by=person_of(by), on=clock.today())
    for each in touches:
        _link(raised, each, present=True)
    record("risk.raised", raised)
    return raised


def _check_said(by: Member, risk: RiskInput) -> None:
    words = (risk.title, risk.cause, risk.consequence, risk.response)
    names = ("title", "cause", "consequence", "response")
    rules.check_words(**dict(zip(names, words, strict=True)))
    possible = {person.pk for person in people_with(by.authority, *RISK_OWNERS)}
    rules.check_owner(risk.owner.pk, possible)


def _say(by: Member, risk: Risk, said: RiskInput) -> RiskTerms:
    terms: RiskTerms = RiskTerms.objects.create(
        risk=risk,
        title=said.title.strip(),
        cause=said.cause.strip(),
        consequence=said.consequence.strip(),
        response=said.response.strip(),
        owner=said.owner,
        told_by=person_of(by),
        effective_on=clock.today(),
    )
    return terms


@change
def change_risk(*, by: Member, risk: Risk, said: RiskInput) -> RiskTerms:
    """Say anew what a risk is, what is done about it, or who owns it."""
    check_may(by, "risk.edit", risk)
    check_unchanged(_latest(risk.terms))
    rules.check_open(is_open(risk))
    _check_said(by, said)
    terms = _say(by, risk, said)
    record("risk.changed", risk)
    return terms


@change
def score_risk(
    *,
    by: Member,
    risk: Risk,
    kind: str,
    likelihood: int,
    severity: int,
    why: str,
    on: date | None = None,
) -> RiskScore:
    """Score a risk anew, from a day on. The current score may be confirmed as it stands."""
    check_may(by, "risk.edit", risk)
    before: Any = _latest(risk.scores.filter(kind=kind))
    check_unchanged(before)
    rules.check_open(is_open(risk))
    rules.check_score(likelihood, severity, why)
    was = (before.likelihood, before.severity) if before else None
    rules.check_is_new(was, (likelihood, severity), kind)
    on, last = on or clock.today(), before.effective_on if before else None
    rules.check_scored_on(on, today=clock.today(), raised_on=risk.raised_on, last=last)
    score = (likelihood, severity)
    scored = _score(risk, kind, score, why=why, scored_by=person_of(by), on=on)
    record("risk.scored", risk)
    return scored


def _score(
    risk: Risk, kind: str, score: tuple[int, int], *, why: str, scored_by: Person, on: date
) -> RiskScore:
    likelihood, severity = score
    scored: RiskScore = RiskScore.objects.create(
        risk=risk,
        kind=kind,
        likelihood=likelihood,
        severity=severity,
        why=why.strip(),
        scored_by=scored_by,
        effective_on=on,
    )
    return scored


@change
def link_risk(
    *, by: Member, risk: Risk, touches: Sequence[Action | Priority]
) -> list[RiskOnAction | RiskOnPriority]:
    """Say which actions and priorities a risk touches: these, and no others."""
    check_may(by, "risk.edit", risk)
    rules.check_open(is_open(risk))
    links = links_of(risk)
    check_unchanged(max(links, key=lambda row: row.entry, default=None))
    before = {_end(row) for row in links if row.present}
    after = {*touches}
    if before == after:
        raise Refused("Nothing was changed, so there is nothing to save.")
    written = [_link(risk, each, present=True) for each in touches if each not in before]
    written += [_link(risk, each, present=False) for each in before - after]
    record("risk.linked", risk)
    return written


def links_of(risk: Risk) -> list[Any]:
    """What was last said of each action and priority that it touches or touched."""
    now = Moment.latest()
    on_actions = risk.on_actions.as_at(now).select_related("action")
    on_priorities = risk.on_priorities.as_at(now).select_related("priority")
    return [*on_actions, *on_priorities]


def _end(link: RiskOnAction | RiskOnPriority) -> Action | Priority:
    return link.action if isinstance(link, RiskOnAction) else link.priority


def _link(
    risk: Risk, touched: Action | Priority, *, present: bool
) -> RiskOnAction | RiskOnPriority:
    if present:
        _check_of_plan(risk.plan, touched)
    said = {"risk": risk, "present": present, "effective_on": clock.today()}
    made: RiskOnAction | RiskOnPriority
    if isinstance(touched, Action):
        made = RiskOnAction.objects.create(action=touched, **said)
    else:
        made = RiskOnPriority.objects.create(priority=touched, **said)
    return made


def _check_of_plan(plan: Plan, touched: Action | Priority) -> None:
    """It stands in the plan of the risk, or in one that succeeded that."""
    plans = {plan.pk, *plan.successors.values_list("plan", flat=True)}
    if isinstance(touched, Action):
        placed = Placement.objects.filter(action=touched).as_at(Moment.latest())
        there = placed.filter(plan__in=plans).exists()
    else:
        there = touched.plan_id in plans
    if not there:
        raise Refused("One of these does not stand in the plan of this risk. Reload to see them.")


def is_open(risk: Risk) -> bool:
    last: Any = _latest(risk.closings)
    return last is None or not last.closed


@change
def close_risk(*, by: Member, risk: Risk, why: str) -> RiskClosed:
    """Close a risk, for a reason. Never by its owner."""
    return _decide(by, risk, closed=True, why=why)


@change
def reopen_risk(*, by: Member, risk: Risk, why: str) -> RiskClosed:
    """Open a closed risk again, for a reason."""
    return _decide(by, risk, closed=False, why=why)


def _decide(by: Member, risk: Risk, *, closed: bool, why: str) -> RiskClosed:
    check_may(by, "risk.close", risk)
    check_unchanged(_latest(risk.closings))
    rules.check_closing(closed=closed, is_open=is_open(risk), why=why)
    decided: RiskClosed = RiskClosed.objects.create(
        risk=risk,
        closed=closed,
        why=why.strip(),
        decided_by=person_of(by),
        owner=risk.terms.newest_first()[0].owner,
        effective_on=clock.today(),
    )
    record("risk.closed" if closed else "risk.reopened", risk)
    return decided
