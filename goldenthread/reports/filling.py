"""The rows of the record that a paper's parts show, each read as it stood at the moment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.core.days import day_words
from goldenthread.governance.intervention import Happening
from goldenthread.governance.models import VisitStatus
from goldenthread.governance.read_intervention import episodes_of
from goldenthread.governance.read_undertakings import owed_to
from goldenthread.governance.read_visits import VisitRow, visits_at
from goldenthread.governance.rows import UndertakingRow, overdue_first
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.measures.marks import marks_of
from goldenthread.measures.read import small_numbers
from goldenthread.measures.series import Series
from goldenthread.measures.spc_judging import WORDS
from goldenthread.measures.words import aim_words
from goldenthread.plans.aims import Served, serving
from goldenthread.plans.challenges import ChallengeFilters, ChallengeRow, Standing
from goldenthread.plans.contingencies import ContingencyRow
from goldenthread.plans.exceptions import ExceptionRow
from goldenthread.plans.funding import LineRow
from goldenthread.plans.milestones import MilestoneRow
from goldenthread.plans.models import Due, EvidenceText, Highlight, Placement, Plan
from goldenthread.plans.periods import Period
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import speaking
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_aims import aims_at
from goldenthread.plans.read_challenges import challenges_of
from goldenthread.plans.read_contingencies import contingencies_of
from goldenthread.plans.read_evidence import evidence_rows, uses_at
from goldenthread.plans.read_exceptions import exceptions_at
from goldenthread.plans.read_funding import funding_of
from goldenthread.plans.read_keys import keys_at
from goldenthread.plans.read_measures import plan_measures
from goldenthread.plans.read_milestones import milestones_of
from goldenthread.plans.read_risks import risks_of
from goldenthread.plans.read_voices import consultations_of, voices_of
from goldenthread.plans.risks import RiskRow
from goldenthread.plans.voices import Speaker, VoiceFilters, VoiceRow
from goldenthread.reports.dataset import (
    DateMove,
    Heard,
    Measured,
    MeasureRow,
    Piece,
    Signal,
    Visited,
)
from goldenthread.reports.dataset import Highlight as Written


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper tells: of a plan, to a body, at a moment; `earlier`: what it has read before."""

    plan: Plan
    body: str
    now: Position
    moment: Moment
    earlier: Moment | None = None

    @property
    def reader(self) -> Member:
        return audience(self.plan.authority)


def audience(authority: Authority) -> Member:
    """For whom papers are made: somebody who may read plans and is a named reader of nothing.

    So what inspectors found stands in no paper before their report is published, whoever
    writes or publishes it.
    """
    return Member(authority, None, frozenset({Role.BOARD_MEMBER}))


def filled(told: Told, rows: Collection[str]) -> dict[str, Any]:
    """Those fields of the dataset that are named, and what belongs to them."""
    found: dict[str, Any] = {}
    for name in sorted(rows):
        made = FILL[name](told)
        found |= made if name == "consultations" else {name: made}
    return found


def as_it_is(authority: Authority) -> Authority:
    """As it is now: which keys it has is noted on it."""
    return Authority.objects.get(pk=authority.pk)


MOVES = (
    *("action", "effective_on", "request__why", "request__answers__body"),
    *("request__answers__answered_by__post", "known_before"),
)


def _moves(told: Told) -> tuple[DateMove, ...]:
    """Each new date in force by the moment: who agreed, and why its owner asked."""
    refs = {action.pk: action.ref for action in told.now.actions}
    placed = Placement.objects.filter(plan=told.plan).values("action")
    dues: Any = Due.objects.filter(authority=told.plan.authority)
    known = dues.upto(told.earlier) if told.earlier else dues.none()
    moved = dues.upto(told.moment).filter(action__in=placed, request__answers__agreed=True)
    moved = moved.annotate(known_before=Exists(known.filter(pk=OuterRef("pk"))))
    rows = moved.oldest_first().values_list(*MOVES)
    return tuple(
        DateMove(refs[action], body or post, on, why or "The reason was erased.", not before)
        for action, on, why, body, post, before in rows
        if action in refs
    )


def _questions(told: Told) -> tuple[ChallengeRow, ...]:
    """What the body is told of the questions: all that is open, and else what is new to it."""
    plan, moment, reader = told.plan, told.moment, told.reader
    rows = ChallengeFilters().select(challenges_of(plan, moment, reader), moment.on)
    before = challenges_of(plan, told.earlier, reader) if told.earlier else []
    known = {row.stood for row in before}
    return tuple(row for row in rows if row.standing is Standing.OPEN or row.stood not in known)


def _promised(told: Told) -> tuple[UndertakingRow, ...]:
    """What the body is owed at open items: all that is open, and what was settled since."""
    rows, earlier = owed_to(told.plan.authority, told.body, told.moment), told.earlier
    lately = [row for row in rows if row.is_open or (earlier and row.since > earlier.on)]
    return tuple(overdue_first(lately))


def _aims(told: Told) -> tuple[Served, ...]:
    return tuple(serving(told.now, aims_at(told.reader, told.moment)))


def _consultations(told: Told) -> dict[str, Any]:
    """How many there are, and all but those of which the body has read what changed."""
    plan, reader = told.plan, told.reader
    rows = consultations_of(plan, told.moment, reader)
    known = consultations_of(plan, told.earlier, reader) if told.earlier else []
    new = tuple(row for row in rows if not row.changed or row not in known)
    return {"consulted": len(rows), "consultations": new}


def _measures(told: Told) -> tuple[MeasureRow, ...]:
    """What should move because of the plan, with what rests on small numbers hidden."""
    plan, moment = told.plan, told.moment
    every = plan_measures(plan, moment).all
    keys = [each.pk for each in every]
    small = small_numbers(plan.authority_id, moment, keys, settings.SMALL_NUMBERS)
    marks = marks_of(told.reader, keys, moment)
    return tuple(
        MeasureRow(replace(each, hidden=small.get(each.pk, frozenset())), tuple(marks[each.pk]))
        for each in every
    )


def _signals(told: Told) -> tuple[Signal, ...]:
    if told.earlier is None:
        return ()
    before = {each.pk: _judged(each) for each in plan_measures(told.plan, told.earlier).all}
    every = plan_measures(told.plan, told.moment).all
    return tuple(
        Signal(each.reference, each.name, before[each.pk], _judged(each))
        for each in every
        if each.pk in before and before[each.pk] != _judged(each)
    )


def _judged(each: Series) -> str:
    return WORDS[each.judgement.variation]


def _exceptions(told: Told) -> tuple[ExceptionRow, ...]:
    """What stands out, in the words of the keys in force at the moment."""
    plan, moment, reader = told.plan, told.moment, told.reader
    with speaking(lambda: keys_at(as_it_is(plan.authority), moment)):
        _, found = exceptions_at(told.now, plan_at(reader, plan.pk, moment), moment, reader)
    return tuple(found)


def _risks(told: Told) -> tuple[RiskRow, ...]:
    return tuple(risks_of(told.plan, told.moment))


def _contingencies(told: Told) -> tuple[ContingencyRow, ...]:
    return tuple(contingencies_of(told.plan, told.moment))


def _funding(told: Told) -> tuple[LineRow, ...]:
    return tuple(funding_of(told.plan, told.moment))


def _highlights(told: Told) -> tuple[Written, ...]:
    """Those of the last period that any lead had written about by the moment."""
    found: Any = Highlight.objects.filter(priority__plan=told.plan).as_at(told.moment)
    names = ("period", "priority", "text", "written_by__post", "effective_on")
    rows = [row for row in found.values_list(*names) if row[2]]
    last = max((period for period, *_ in rows), default=None)
    if last is None:
        return ()
    label = Period(last, _cadence(told)).label
    return tuple(Written(row[1], label, *row[2:]) for row in rows if row[0] == last)


def _cadence(told: Told) -> int:
    """How many months a period of the plan has."""
    return int(plan_at(told.reader, told.plan.pk, told.moment).cadence)


def _milestones(told: Told) -> tuple[MilestoneRow, ...]:
    found = milestones_of(told.plan.pk, told.moment)
    return tuple(row for rows in found.values() for row in rows)


def _due_until(told: Told) -> date:
    """The end of the period after the one that the position lies in."""
    return Period.of(told.moment.on, _cadence(told)).after.last_day


def _voices(told: Told) -> tuple[Heard, ...]:
    """What was said, where the evidence of it may be shown to anybody; the newest first."""
    marked = EvidenceText.objects.filter(authority=told.plan.authority).as_at(told.moment)
    shown = set(marked.filter(marking="open").values_list("evidence", flat=True))
    rows = voices_of(told.plan, told.moment, told.reader)
    return tuple(
        _heard(row) for row in VoiceFilters().select(rows, told.moment.on) if row.pk in shown
    )


def _heard(row: VoiceRow) -> Heard:
    return Heard(
        row.who_words,
        row.source_words,
        row.on,
        row.said or row.title,
        row.outcome_words if row.is_answered else "",
        row.did,
        row.told_on,
        row.who in {Speaker.CHILDREN, Speaker.CARE_LEAVERS},
        row.pk,
    )


def _measured(told: Told) -> tuple[Measured, ...]:
    groups = plan_measures(told.plan, told.moment).groups
    return tuple(
        Measured(priority.pk, _with_target(each)) for priority, charts in groups for each in charts
    )


def _with_target(each: Series) -> str:
    if each.aim is None:
        return f"{each.reference} {each.name}"
    by = f" by {day_words(each.aim.by)}" if each.aim.by else ""
    return f"{each.reference} {each.name}: {aim_words(each, each.aim).lower()}{by}"


def _intervention(told: Told) -> tuple[Happening, ...]:
    return tuple(episodes_of(told.reader, told.moment))


def _evidence(told: Told) -> tuple[Piece, ...]:
    reader = told.reader
    rows = evidence_rows(reader, told.moment, uses_at(reader, told.moment, plan=told.plan.pk))
    return tuple(
        Piece(
            row.title,
            row.kind_words,
            row.dated_on,
            tuple(use.label for use in row.uses),
            tuple(use.pk for use in row.uses if use.kind == "action"),
            row.held_here,
            row.marking_words,
            row.practice_area,
            row.review_by,
            row.pk,
        )
        for row in rows
    )


def _visits(told: Told) -> tuple[Visited, ...]:
    """Visits that are new to the body, or of a year: all but those about other plans alone."""
    ours = {action.pk for action in told.now.actions}
    before = _held(told, told.earlier) if told.earlier else []
    known, a_year_ago = {row.pk for row in before}, told.moment.on - timedelta(days=365)
    rows = [row for row in _held(told, told.moment) if row.pk not in known]
    return tuple(
        Visited(row.service, row.day, row.body, row.went, row.themes, about)
        for row in rows
        for about in [tuple(words for pk, words in row.actions if pk in ours)]
        if (about or not row.actions) and (told.earlier or row.day > a_year_ago)
    )


def _held(told: Told, moment: Moment) -> list[VisitRow]:
    rows = visits_at(told.reader, moment)
    return [row for row in rows if row.status == VisitStatus.HELD and row.day <= moment.on]


def _areas(told: Told) -> Mapping[str, str]:
    return words_of(areas_at(told.plan.authority, told.moment))


FILL: Mapping[str, Callable[[Told], Any]] = {
    "moves": _moves,
    "questions": _questions,
    "promised": _promised,
    "aims": _aims,
    "consultations": _consultations,
    "measures": _measures,
    "signals": _signals,
    "exceptions": _exceptions,
    "risks": _risks,
    "contingencies": _contingencies,
    "funding": _funding,
    "highlights": _highlights,
    "milestones": _milestones,
    "due_until": _due_until,
    "voices": _voices,
    "measured": _measured,
    "intervention": _intervention,
    "evidence": _evidence,
    "areas": _areas,
    "visits": _visits,
}
