"""Reading evidence: what there is in a plan, and where each piece is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast

from goldenthread.accounts.access import Member, decide, visible
from goldenthread.inspections.models import Finding, FindingText
from goldenthread.ledger.moments import Moment
from goldenthread.plans.filters import NO_AREA
from goldenthread.plans.models import (
    DESCRIBED,
    Action,
    ActionText,
    EvidenceKind,
    EvidenceMarking,
    EvidenceOnAction,
    EvidenceOnFinding,
    EvidenceOnPriority,
    EvidenceText,
    EvidenceVersion,
    Placement,
    PlanInspection,
    Priority,
    PriorityTerms,
)
from goldenthread.plans.narrowing import Narrowing, is_named
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.position import Position
from goldenthread.plans.read import reference_order


@dataclass(frozen=True, slots=True)
class Use:
    """For what a piece of evidence is used: "action", "priority" or "finding", and its words."""

    kind: str
    pk: int
    ref: str
    title: str

    @property
    def label(self) -> str:
        return f"{self.kind.capitalize()} {self.ref}"

    @property
    def code(self) -> str:
        """How a form or an address names it: "action-12"."""
        return f"{self.kind}-{self.pk}"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence as it stood. `held_here`: a file of ours, not a link."""

    pk: int
    kind: str
    title: str
    note: str
    dated_on: date
    added_on: date
    held_here: bool
    uses: tuple[Use, ...]
    practice_area: str = ""
    review_by: date | None = None
    marking: str = EvidenceMarking.INTERNAL
    version: int = 1

    def is_expired(self, on: date) -> bool:
        """The day by which it was to be reviewed has passed."""
        return self.review_by is not None and self.review_by < on

    @property
    def marking_words(self) -> str:
        return EvidenceMarking(self.marking).label.partition(":")[0]

    @property
    def kind_words(self) -> str:
        return EvidenceKind(self.kind).label


type Uses = Mapping[int, list[Use]]


def uses_at(
    member: Member,
    moment: Moment,
    *,
    plan: Any = None,
    evidence: Any = None,
    former: bool = False,
) -> Uses:
    """By evidence: what it is used for at the moment, in a plan or anywhere; as far as seen.

    `former`: also evidence that was taken off again, with no use where nothing else uses it.
    """
    mine = Q(authority=member.authority)
    if not former:
        mine &= Q(present=True)
    if evidence is not None:
        mine &= Q(evidence=evidence)
    found: dict[int, list[Use]] = defaultdict(list)
    first, *others = (
        _told(kind, rows.filter(mine), moment)
        for kind, rows in _links(member, moment, plan).items()
    )
    for key, kind, pk, present, ref, text in first.union(*others, all=True):
        uses = found[key]
        if present:
            uses.append(Use(kind, pk, ref or "", text or ""))
    for uses in found.values():
        uses.sort(key=lambda use: (use.kind, reference_order(use.ref)))
    return found


def _told(kind: str, rows: QuerySet[Any], moment: Moment) -> Any:
    """Evidence, kind, key, presence, reference and words of what links lead to."""
    words, ref, title = _WORDS[kind]
    told: Any = words.objects.filter(**{kind: OuterRef(kind)}).upto(moment).newest_first()
    said = rows.order_by().annotate(
        kind=Value(kind),
        ref=Cast(Subquery(told.values(ref)[:1]), TextField()),
        words=Cast(Subquery(told.values(title)[:1]), TextField()),
    )
    return said.values_list("evidence", "kind", f"{kind}_id", "present", "ref", "words")


_WORDS: Mapping[str, tuple[Any, str, str]] = {
    "action": (ActionText, "reference", "title"),
    "priority": (PriorityTerms, "number", "title"),
    "finding": (FindingText, "number", "text"),
}


def _links(member: Member, moment: Moment, plan: Any) -> dict[str, QuerySet[Any]]:
    """The links of evidence that held at the moment, by what they lead to; as far as seen."""
    if not decide(member, "plan.view"):
        seen = Action.objects.visible_to(member).values("pk")
        links = EvidenceOnAction.objects.as_at(moment).filter(action__in=seen)
        placed = Placement.objects.as_at(moment).filter(plan=plan).values("action")
        return {"action": links if plan is None else links.filter(action__in=placed)}
    return _links_of_all(member, moment, plan)


def _links_of_all(member: Member, moment: Moment, plan: Any) -> dict[str, QuerySet[Any]]:
    findings = Finding.objects.visible_to(member)
    links: dict[str, QuerySet[Any]] = {
        "action": EvidenceOnAction.objects.as_at(moment),
        "priority": EvidenceOnPriority.objects.as_at(moment),
    }
    if plan is not None:
        placed = Placement.objects.as_at(moment).filter(plan=plan)
        answered = PlanInspection.objects.as_at(moment).filter(plan=plan, present=True)
        links["action"] = links["action"].filter(action__in=placed.values("action"))
        inside = Priority.objects.filter(plan=plan)
        links["priority"] = links["priority"].filter(priority__in=inside)
        findings = findings.filter(inspection__in=answered.values("inspection"))
    links["finding"] = EvidenceOnFinding.objects.as_at(moment).filter(finding__in=findings)
    return links


def evidence_rows(member: Member, moment: Moment, uses: Uses) -> list[EvidenceRow]:
    """The evidence that is used so, as it stood; newest first."""
    rows = visible_evidence(member).filter(pk__in=list(uses))
    described = rows.as_at(moment, *DESCRIBED)
    found = [
        EvidenceRow(
            row.pk,
            row.kind,
            row.title,
            row.note or "",
            row.dated_on,
            row.added_on,
            row.held_here,
            tuple(uses[row.pk]),
            row.practice_area,
            row.review_by,
            row.marking,
            row.version or 1,
        )
        for row in described
    ]
    return sorted(found, key=lambda row: (row.dated_on, row.pk), reverse=True)


def versions_of(evidence: Any, moment: Moment) -> list[EvidenceVersion]:
    """The newer files and links of a piece of evidence, newest first; its own is the first."""
    rows = EvidenceVersion.objects.filter(evidence=evidence.pk).upto(moment)
    return list(rows.newest_first().select_related("file", "added_by"))


def kinds_of_actions(
    position: Position, moment: Moment, member: Member
) -> dict[int, frozenset[str]]:
    """The kinds of evidence of each counted action that has any."""
    found: dict[int, set[str]] = defaultdict(set)
    pks = [row.pk for row in position.counted]
    links = kinds_linked(EvidenceOnAction, "action", pks, moment, visible_evidence(member))
    for _, action, kind in links:
        found[action].add(kind)
    return {action: frozenset(kinds) for action, kinds in found.items()}


def kinds_linked(model: Any, name: str, pks: Sequence[int], moment: Moment, seen: Any) -> Any:
    """(name, key, kind) of each link of evidence to these actions or findings at the moment."""
    kinds = EvidenceText.objects.filter(evidence=OuterRef("evidence")).upto(moment).newest_first()
    rows = model.objects.filter(**{f"{name}__in": pks}).as_at(moment)
    rows = rows.filter(present=True, evidence__in=seen).order_by()
    return rows.values_list(Value(name), F(f"{name}_id"), Subquery(kinds.values("kind")[:1]))


def plans_of(uses: Iterable[Use], moment: Moment) -> Iterator[int]:
    """The plans in which evidence with these uses is used; asks no more than it is asked for."""
    by_kind: dict[str, list[int]] = {"action": [], "priority": [], "finding": []}
    for use in uses:
        by_kind[use.kind].append(use.pk)
    placed = Placement.objects.as_at(moment).filter(action__in=by_kind["action"])
    over = Priority.objects.filter(pk__in=by_kind["priority"])
    answers = PlanInspection.objects.as_at(moment).filter(
        present=True, inspection__findings__in=by_kind["finding"]
    )
    for rows in (placed, over, answers):
        yield from rows.order_by("-plan").values_list("plan", flat=True).distinct()


def targets_of(member: Member, uses: Sequence[Use]) -> list[tuple[str, str]]:
    """What else of its plans the member could use evidence for: ("action-12", words)."""
    now = Moment.latest()
    plans = list(plans_of(uses, now))
    placed = Placement.objects.as_at(now).filter(plan__in=plans).values("action")
    actions = Action.objects.filter(visible(member, "evidence.add"), pk__in=placed)
    rows = actions.as_at(now, "reference", "title")
    found = [
        Use("action", row.pk, row.reference, row.title)
        for row in sorted(rows, key=lambda row: reference_order(row.reference))
    ]
    if decide(member, "impact.assess_above"):
        found += _above(member, plans, now)
    used = {(use.kind, use.pk) for use in uses}
    return [
        (use.code, f"{use.label}: {use.title}"[:120])
        for use in found
        if (use.kind, use.pk) not in used
    ]


def _above(member: Member, plans: list[int], now: Moment) -> list[Use]:
    priorities = Priority.objects.filter(plan__in=plans).as_at(now, "number", "title", "present")
    answered = PlanInspection.objects.as_at(now).filter(plan__in=plans, present=True)
    findings = Finding.objects.visible_to(member).as_at(now, "number", "text", "present")
    findings = findings.filter(inspection__in=answered.values("inspection"), present=True)
    return [
        *(
            Use("priority", row.pk, str(row.number), row.title)
            for row in priorities.filter(present=True).order_by("number")
        ),
        *(
            Use("finding", row.pk, str(row.number), row.text or "")
            for row in findings.order_by("inspection", "number")
        ),
    ]


SORTS = {"dated": "Date, newest first", "added": "Added, newest first"}
SORTS |= {"title": "Title", "kind": "Kind", "review": "Review date, the earliest first"}
SHOWS = {"expired": "Out of date", "in-date": "In date", "unused": "Used for nothing now"}
_ORDERS: Mapping[str, Any] = {
    "added": lambda row: (-row.added_on.toordinal(), -row.pk),
    "title": lambda row: row.title.lower(),
    "review": lambda row: (row.review_by or date.max, row.pk),
    "kind": lambda row: list(EvidenceKind).index(row.kind),
}


@dataclass(frozen=True, slots=True)
class EvidenceFilters(Narrowing):
    """What the library is narrowed to, as its address says. `use` is "action-12"; `only` as
    `is_named` reads it."""

    kind: str = ""
    use: str = ""
    held: str = ""
    area: str = ""
    marking: str = ""
    show: str = ""
    only: str = ""
    q: str = ""
    sort: str = ""

    def select(self, rows: list[EvidenceRow], on: date) -> list[EvidenceRow]:
        """What the library shows on a day. What is used for nothing now is not shown unasked."""
        shown = [row for row in rows if self._matches(row) and self._shows(row, on)]
        return sorted(shown, key=_ORDERS[self.sort]) if self.sort in _ORDERS else shown

    def _shows(self, row: EvidenceRow, on: date) -> bool:
        if self.show == "unused":
            return not row.uses
        expired = row.is_expired(on)
        return bool(row.uses) and {"expired": expired, "in-date": not expired}.get(self.show, True)

    def _matches(self, row: EvidenceRow) -> bool:
        said = f"{row.title} {row.note}".lower()
        return (
            is_named(self.only, row.pk)
            and self.kind in {"", row.kind}
            and self.area in {"", row.practice_area or NO_AREA}
            and self.marking in {"", row.marking}
            and self.held in {"", "here" if row.held_here else "link"}
            and (not self.use or self.use in {use.code for use in row.uses})
            and all(word in said for word in self.q.lower().split())
        )
