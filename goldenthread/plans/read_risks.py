"""Reading risks as they stood at a moment: three queries, whatever their number and history."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast

from goldenthread.accounts.members import post_of
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    ActionText,
    PriorityTerms,
    Risk,
    RiskClosed,
    RiskOnAction,
    RiskOnPriority,
    RiskScore,
    RiskTerms,
)
from goldenthread.plans.read import reference_order
from goldenthread.plans.read_shared import standing_in
from goldenthread.plans.risks import Link, RiskRow, Score

SCORE = ("kind", "likelihood", "severity", "effective_on", "scored_by__post", "why")
ERASED = "The words were erased."


def risks_of(plan: Any, moment: Moment) -> list[RiskRow]:
    """The risks of a plan, by number; those too that touch actions which came to it, or which
    another plan shares with it."""
    links = RiskOnAction.objects.as_at(moment).filter(standing_in(plan.pk, moment), present=True)
    return _rows(Q(plan=plan.pk) | Q(pk__in=links.values("risk")), moment)


def risk_at(pk: int, moment: Moment) -> RiskRow | None:
    """One risk; None where it was not raised yet."""
    return next(iter(_rows(Q(pk=pk), moment)), None)


def names_of(risks: Any) -> dict[int, str]:
    """What some risks are called today: "R3 …"."""
    title = LookUp(RiskTerms, "title", Moment.latest(), "", "pk")
    rows = risks.annotate(title=title).values_list("pk", "number", "title")
    return {pk: f"R{number} {title}" for pk, number, title in rows}


def _rows(wanted: Q, moment: Moment) -> list[RiskRow]:
    risks = list(_told(wanted, moment))
    pks = [risk.pk for risk in risks]
    scores: dict[int, list[Score]] = defaultdict(list)
    told = RiskScore.objects.filter(risk__in=pks).upto(moment).oldest_first()
    for risk, kind, likelihood, severity, on, by, why in told.values_list("risk", *SCORE):
        scores[risk].append(Score(kind, likelihood, severity, on, by, why or ERASED))
    links = _links(pks, moment)
    return [_row(risk, scores[risk.pk], links[risk.pk]) for risk in risks]


def _told(wanted: Q, moment: Moment) -> Any:
    def of(fact: Any, column: str) -> LookUp:
        return LookUp(fact, column, moment, "", "pk")

    rows: Any = Risk.objects.filter(wanted, raised_on__lte=moment.on, entry__lte=moment.entry)
    rows = rows.annotate(
        title=of(RiskTerms, "title"),
        cause=of(RiskTerms, "cause"),
        consequence=of(RiskTerms, "consequence"),
        response=of(RiskTerms, "response"),
        owner=of(RiskTerms, "owner"),
        closed=of(RiskClosed, "closed"),
        stands_since=of(RiskClosed, "effective_on"),
        why=of(RiskClosed, "why"),
        decider=of(RiskClosed, "decided_by"),
    )
    rows = rows.annotate(owner_post=post_of("owner"), decided_by=post_of("decider"))
    return rows.select_related("raised_by").order_by("number")


def _links(risks: list[int], moment: Moment) -> dict[int, list[Link]]:
    """What each touches: priorities by number, then actions by reference; in one query."""
    actions: Any = RiskOnAction.objects.filter(risk__in=risks).as_at(moment).filter(present=True)
    actions = actions.annotate(
        about=Value("action"),
        to=F("action_id"),
        name=LookUp(ActionText, "reference", moment, "", "action_id"),
        words=LookUp(ActionText, "title", moment, "", "action_id"),
    )
    priorities: Any = RiskOnPriority.objects.filter(risk__in=risks).as_at(moment)
    priorities = priorities.filter(present=True).annotate(
        about=Value("priority"),
        to=F("priority_id"),
        name=Cast(LookUp(PriorityTerms, "number", moment, "", "priority_id"), CharField()),
        words=LookUp(PriorityTerms, "title", moment, "", "priority_id"),
    )
    columns = ("risk", "about", "to", "name", "words")
    both = actions.values_list(*columns).union(priorities.values_list(*columns), all=True)
    found: dict[int, list[Link]] = defaultdict(list)
    for risk, kind, to, name, words in sorted(
        both, key=lambda row: (row[1] == "action", reference_order(row[3]))
    ):
        found[risk].append(Link(kind, to, f"{kind.capitalize()} {name}", words))
    return found


def _row(risk: Any, scores: list[Score], links: list[Link]) -> RiskRow:
    return RiskRow(
        pk=risk.pk,
        number=risk.number,
        title=risk.title,
        owner=risk.owner_post,
        owner_id=risk.owner,
        raised_on=risk.raised_on,
        raised_by=risk.raised_by.post,
        scores=tuple(scores),
        links=tuple(links),
        cause=risk.cause or ERASED,
        consequence=risk.consequence or ERASED,
        response=risk.response or ERASED,
        is_open=not risk.closed,
        stands_since=risk.stands_since,
        why=(risk.why or ERASED) if risk.stands_since else "",
        decided_by=risk.decided_by or "",
    )
