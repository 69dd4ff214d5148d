"""Reading what stands beside a position: all plans, open requests; the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from goldenthread.accounts.access import Member
from goldenthread.inspections.models import Finding, Inspection, Kind
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.together import Part, Row
from goldenthread.ledger.tracks import held
from goldenthread.plans.exceptions import AskedDate
from goldenthread.plans.models import (
    Action,
    ActionImpact,
    AgreedBy,
    DateAnswer,
    DateRequest,
    Placement,
    Plan,
    PlanInspection,
    Priority,
    Risk,
    Stage,
    State,
)
from goldenthread.plans.models import Progress as ProgressFact
from goldenthread.plans.position import InspectionRow, PlanRow
from goldenthread.plans.read_shared import shared_counts
from goldenthread.plans.rules import LEFT_THE_PLAN
from goldenthread.plans.shares import Share


def plans_at(member: Member, moment: Moment) -> list[PlanRow]:
    """Every plan of the member's authority that there was at the moment, with its counts."""
    plans = Plan.objects.visible_to(member).as_at(moment, "title", "stage")
    counts = _plan_counts(member, moment)
    answered = PlanInspection.objects.filter(authority=member.authority).as_at(moment)
    seen = Inspection.objects.visible_to(member).as_at(moment, "kind", "ended_on")
    names = {
        pk: InspectionRow(pk, Kind(kind).label, ended_on).name
        for pk, kind, ended_on in seen.exclude(kind=None).values_list("pk", "kind", "ended_on")
    }
    of_plan: dict[int, list[str]] = defaultdict(list)
    for plan, inspection in answered.filter(present=True).values_list("plan", "inspection"):
        if inspection in names:
            of_plan[plan].append(names[inspection])
    shared = shared_counts(member, moment)
    return [
        PlanRow(
            row.pk,
            row.title,
            row.stage,
            tuple(of_plan[row.pk]),
            *_with_shared(*counts[row.pk], shared.get(row.pk, (0,) * 5)),
        )
        for row in plans.filter(title__isnull=False)
    ]


def _with_shared(
    complete: Share, impact: Share, shared: tuple[int, ...]
) -> tuple[Share, Share, Share]:
    count, done, assessed, twice, done_twice = shared
    whole = complete.whole + count
    return (
        Share(complete.count + done, whole),
        Share(impact.count + assessed, whole),
        Share(done_twice, twice),
    )


def side_by_side(rows: Iterable[PlanRow]) -> tuple[Share, int]:
    """How many actions of these plans are complete, each counted once; how many serve two."""
    plans = list(rows)
    twice = sum(row.twice.whole for row in plans)
    complete = sum(row.complete.count - row.twice.count for row in plans)
    return Share(complete, sum(row.complete.whole for row in plans) - twice), twice


def live_plans(member: Member) -> list[int]:
    """The plans that are live today."""
    plans = Plan.objects.visible_to(member).as_at(Moment.latest(), "stage")
    return list(plans.filter(stage=Stage.LIVE).values_list("pk", flat=True))


def _plan_counts(member: Member, moment: Moment) -> dict[int, tuple[Share, Share]]:
    """By plan: how many actions are complete, and how many are assessed for impact."""
    tracks = {
        "place": held(Placement, "placements", moment),
        "stood": held(State, "states", moment),
        "rated": held(ProgressFact, "progress_ratings", moment),
        "assessed": held(ActionImpact, "impacts", moment),
    }
    actions: Any = Action.objects.visible_to(member).alias(**tracks)
    actions = actions.exclude(stood__state__in=LEFT_THE_PLAN).filter(place__plan__isnull=False)
    counts = Count("pk"), Count("pk", filter=Q(rated__rating="complete")), Count("assessed")
    names = ("whole", "complete", "impact")
    found = actions.values("place__plan").annotate(**dict(zip(names, counts, strict=True)))
    shares: dict[int, tuple[Share, Share]] = defaultdict(lambda: (Share(0, 0), Share(0, 0)))
    for row in found.order_by():
        whole = row["whole"]
        complete, impact = Share(row["complete"], whole), Share(row["impact"], whole)
        shares[row["place__plan"]] = complete, impact
    return shares


def open_date_requests(plan: Plan, moment: Moment) -> dict[int, AskedDate]:
    """By action: the request for a new date that nobody had answered at the moment."""
    return asked_dates(plan, moment).alone()


def date_requests_at(plan: Plan, moment: Moment) -> QuerySet[DateRequest]:
    """The requests for new dates that nobody had answered at the moment; an action has one."""
    answered = DateAnswer.objects.upto(moment).filter(request=OuterRef("pk"))
    asked = DateRequest.objects.filter(authority=plan.authority_id, asked_on__lte=moment.on)
    found: QuerySet[DateRequest] = asked.filter(~Exists(answered), entry__lte=moment.entry)
    return found


def asked_dates(plan: Plan, moment: Moment) -> Part[dict[int, AskedDate]]:
    """The same, to be read with others: by action, as `AskedDate`."""
    columns = ("action_id", "asked_on", "due_on", "level")
    return Part(date_requests_at(plan, moment), columns, _asked)


def _asked(rows: list[Row]) -> dict[int, AskedDate]:
    return {
        action: AskedDate(asked_on, due_on, AgreedBy(level).label)
        for action, asked_on, due_on, level in rows
    }


def entries_of(plan: Plan, moment: Moment, member: Member) -> QuerySet[Entry]:
    """The entries about a plan, its priorities, every action that ever stood in it, its risks,
    and the findings that it answers or answered, of those that the member may see."""
    actions = Placement.objects.filter(plan=plan).values("action")
    priorities = Priority.objects.filter(plan=plan).values("pk")
    risks = Risk.objects.filter(plan=plan).values("pk")
    answered = PlanInspection.objects.filter(plan=plan).values("inspection")
    findings = Finding.objects.visible_to(member).filter(inspection__in=answered)
    about = (
        Q(subject="plans.plan", subject_pk=plan.pk)
        | Q(subject="plans.priority", subject_pk__in=priorities)
        | Q(subject="plans.action", subject_pk__in=actions)
        | Q(subject="plans.risk", subject_pk__in=risks)
        | Q(subject="inspections.finding", subject_pk__in=findings.values("pk"))
    )
    entries = Entry.objects.filter(authority=plan.authority_id, n__lte=moment.entry)
    return entries.filter(about).order_by("-n")
