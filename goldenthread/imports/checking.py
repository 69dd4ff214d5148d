"""The plan check on plans of the product: a plan in the check's shape, by an authority's rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, OuterRef, Q, Subquery, When

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.imports.changes import keep_result
from goldenthread.imports.check import Fault, Result, Severity, check
from goldenthread.imports.check import shape as checked
from goldenthread.imports.check.settings import Setting
from goldenthread.imports.live import finding_place, live_plan, measure_place
from goldenthread.imports.models import CheckResult, RuleSetting
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.together import Part, Row, at_once
from goldenthread.measures.models import TargetForm
from goldenthread.plans.models import EvidenceOnAction, EvidenceText, EvidenceVersion, Stage, Update
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.position import ActionRow, Position, Rated
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_measures import Defined, definitions_of
from goldenthread.plans.standard import Item

MOST_RESULTS = 12


def settings_at(authority: Authority, moment: Moment) -> dict[str, Setting]:
    """The rules that were off or tuned at the moment, each with its reason."""
    rows = RuleSetting.objects.filter(authority=authority).as_at(moment).order_by("rule")
    return {
        row.rule: Setting(row.is_off, row.limits, row.reason or "The reason was erased.")
        for row in rows
        if row.is_off or row.limits
    }


def plan_shape(
    member: Member, plan: Any, moment: Moment
) -> tuple[Position, checked.Plan, dict[str, int]]:
    """A plan with its terms as it stood, the same as the rules look at it, and its measures by
    where the rules say that they are."""
    stood = position(plan, moment, member)
    keys = [row.pk for row in stood.actions]
    told, items, defined = at_once(
        _updates(member, keys, moment),
        _evidence(member, keys, moment),
        definitions_of(plan, moment),
    )
    actions = tuple(
        replace(row, latest_update=told[row.pk]) if row.pk in told else row for row in stood.actions
    )
    stood = replace(stood, actions=actions)
    shape = live_plan(stood, items, map(_measure, defined))
    measures = {measure_place(row.reference): row.pk for row in defined}
    return stood, replace(shape, is_draft=plan.stage == Stage.DRAFT), measures


def _measure(row: Defined) -> checked.Measure:
    """A measure of the product: what is as good as others has no value of its own."""
    target = "" if row.value is None else str(row.value)
    if row.form in (TargetForm.NEIGHBOURS, TargetForm.ENGLAND):
        target = TargetForm(row.form).label
    return checked.Measure(
        row.name,
        measure_place(row.reference),
        polarity=row.polarity,
        baseline=str(row.baseline if row.baseline is not None else ""),
        baseline_on=row.baseline_on is not None,
        target=target,
    )


def _evidence(member: Member, actions: list[int], moment: Moment) -> Part[Mapping[int, list[Item]]]:
    """By action, its evidence that the member may see."""
    of = member.authority
    texts = (
        EvidenceText.objects.filter(authority=of, evidence=OuterRef("evidence"))
        .upto(moment)
        .newest_first()
    )
    newer = EvidenceVersion.objects.filter(authority=of, evidence=OuterRef("evidence"))
    newer = newer.upto(moment).newest_first()
    links: Any = EvidenceOnAction.objects.filter(authority=of, action__in=actions).as_at(moment)
    links = links.filter(present=True, evidence__in=visible_evidence(member).values("pk"))
    links = links.annotate(
        version=Subquery(newer.values("number")[:1]), newest=Subquery(newer.values("file")[:1])
    )
    held = Q(version=None) & (Q(evidence__by_words=True) | Q(evidence__file__isnull=False))
    links = links.annotate(
        **{name: Subquery(texts.values(name)[:1]) for name in ("kind", "dated_on", "review_by")},
        is_held=Case(When(held | Q(newest__isnull=False), then=True), default=False),
    )

    def read(rows: list[Row]) -> Mapping[int, list[Item]]:
        items: dict[int, list[Item]] = defaultdict(list)
        for action, kind, dated_on, review_by, is_held in rows:
            items[action].append(Item(kind, dated_on, is_held, review_by))
        return items

    return Part(links, ("action_id", "kind", "dated_on", "review_by", "is_held"), read)


def _updates(member: Member, actions: list[int], moment: Moment) -> Part[Mapping[int, str]]:
    """By action, what was said last."""
    of = member.authority
    last: Any = Update.objects.filter(authority=of, action=OuterRef("action")).upto(moment)
    last = last.order_by("-period", "-effective_on", "-entry").values("pk")[:1]
    rows = Update.objects.filter(authority=of, action__in=actions, pk=Subquery(last))

    def read(found: list[Row]) -> Mapping[int, str]:
        return {action: said or "" for action, said in found}

    return Part(rows, ("action_id", "narrative"), read)


@dataclass(frozen=True)
class PlanCheck:
    """The check of a plan on a day. `places`: by where a fault is, the action, finding or priority
    there; `measures`: by the same, the key of the measure there."""

    stood: Position
    result: Result
    measures: Mapping[str, int]

    @property
    def counts(self) -> dict[str, int]:
        return {each.value: len(self.result.of(each)) for each in Severity}

    def by_rule(self, severity: Severity) -> dict[str, list[Fault]]:
        found: dict[str, list[Fault]] = {}
        for fault in self.result.of(severity):
            found.setdefault(fault.code, []).append(fault)
        return found

    @property
    def places(self) -> dict[str, Rated]:
        return {
            **{row.label: row for row in self.stood.priorities},
            **{finding_place(row.ref): row for row in self.stood.findings},
            **self._actions,
        }

    @property
    def _actions(self) -> dict[str, ActionRow]:
        return {row.ref: row for row in self.stood.actions}

    def by_priority(self) -> list[tuple[str, Mapping[str, int]]]:
        """For each priority how many faults of each severity its actions have, in its order."""
        places = self._actions
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for fault in self.result.faults:
            if row := places.get(fault.place):
                counted[row.priority][fault.severity.value] += 1
        return [(row.label, counted[row.ref]) for row in self.stood.priorities]

    @property
    def faults(self) -> list[list[str]]:
        return [[each.code, each.place] for each in self.result.faults]


def check_plan(member: Member, plan: Any, moment: Moment) -> PlanCheck:
    stood, shape, measures = plan_shape(member, plan, moment)
    return PlanCheck(stood, check(shape, settings_at(member.authority, moment)), measures)


def results_of(plan: Any, moment: Moment) -> list[CheckResult]:
    """What earlier checks found up to a day, newest first."""
    rows = CheckResult.objects.filter(plan=plan.pk, authority=plan.authority_id, on__lte=moment.on)
    return list(rows.order_by("-on")[:MOST_RESULTS])


def check_and_keep(member: Member, plan: Any, moment: Moment) -> PlanCheck:
    """Check a plan, and keep what was found for the results over time."""
    found = check_plan(member, plan, moment)
    keep_result(plan=plan, on=moment.on, counts=found.counts, faults=found.faults)
    return found


def check_for_readers(authority: Authority, plan: int) -> PlanCheck:
    """The same for a plan as it is now, as whoever may read plans sees it."""
    reader, now = Member(authority, None, frozenset({Role.BOARD_MEMBER})), Moment.latest()
    return check_and_keep(reader, plan_at(reader, plan, now), now)
