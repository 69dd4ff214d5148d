"""Reading triggers and contingencies as they stood at a moment: one query each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, F, Q
from django.db.models.functions import Coalesce

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import post_of
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.together import Part, Row
from goldenthread.measures.models import Definition
from goldenthread.plans.contingencies import (
    DEFAULTS,
    ContingencyRow,
    Setting,
    Standing,
    Trigger,
    Waiting,
    standing,
)
from goldenthread.plans.models import (
    ActionText,
    Contingency,
    ContingencyClosed,
    ContingencyResponse,
    Placement,
    PriorityTerms,
    TriggerSetting,
)
from goldenthread.plans.read_shared import shared_at, standing_in

SETTING = (
    *("kind", "is_watched", "periods", "by_on", "answer_days", "why", "set_by__post"),
    "effective_on",
)
ERASED = "The words were erased."


def settings_of(plan: Any, moment: Moment) -> dict[str, Setting]:
    """What the plan watched at the moment, by trigger; all of them, in their order."""
    rows = TriggerSetting.objects.filter(plan=plan.pk).as_at(moment).values_list(*SETTING)
    told = {setting.kind: setting for setting in (Setting(*row) for row in rows)}
    return {
        kind.value: replace(told[kind], why=told[kind].why or ERASED)
        if kind in told
        else DEFAULTS[kind]
        for kind in Trigger
    }


def contingencies_of(plan: Any, moment: Moment) -> list[ContingencyRow]:
    """Those of the actions that stood in the plan or were shared with it, and of its measures;
    oldest first."""
    shared = shared_at(plan, moment)
    rows = _every(plan.authority_id, moment)
    return [row for row in rows if row.plan == plan.pk or row.action in shared]


def open_contingencies(authority: Any) -> list[ContingencyRow]:
    """Those of an authority that are open today."""
    return [row for row in _every(authority.pk, Moment.latest()) if row.is_open]


def contingency_at(contingency: Any, moment: Moment) -> ContingencyRow | None:
    """One of them; None where it was not asked for yet."""
    rows = _every(contingency.authority_id, moment)
    return next((row for row in rows if row.pk == contingency.pk), None)


def contingencies_to_settle(
    member: Member,
) -> tuple[list[ContingencyRow], list[ContingencyRow]]:
    """What a member is to answer or to have done, as lead; and what waits for them to close it:
    what is said to be not needed, and what was to be done by now. The earliest due first."""
    now = Moment.latest()
    rows = _every(member.authority.pk, now)
    me = member.person_id
    answers = decide(member, "contingency.answer")
    mine = [row for row in rows if answers and me in (row.lead_id, row.deputy_id)]
    to_answer = [row for row in mine if row.standing in (Standing.ASKED, Standing.IN_HAND)]
    to_close = [
        row
        for row in rows
        if decide(member, "contingency.close")
        and row.answerer_id != me
        and (row.standing is Standing.NOT_NEEDED or _is_to_be_done(row, now.on))
    ]
    return sorted(to_answer, key=_by_day), sorted(to_close, key=_by_day)


def _is_to_be_done(row: ContingencyRow, on: date) -> bool:
    return row.standing is Standing.IN_HAND and row.due_on is not None and row.due_on <= on


def _by_day(row: ContingencyRow) -> tuple[date, int]:
    return row.due_on or row.answered_on or row.fired_on, row.pk


class Told(NamedTuple):
    """A contingency with what was said of it by a moment, as it is read."""

    pk: int
    action_id: int | None
    measure_id: int | None
    priority_id: int | None
    kind: str
    since: date
    periods: int
    fired_on: date
    due_on: date
    plan: int
    lead: int
    deputy: int | None
    lead_post: str
    ref: str
    title: str
    needed: bool | None
    response: str | None
    done_by: date | None
    answerer: int | None
    answerer_post: str | None
    answered_on: date | None
    answer_entry: int | None
    closed: bool | None
    why: str | None
    due_again: date | None
    ender_post: str | None
    ended_on: date | None
    end_entry: int | None


def _standing(
    answered_on: date | None,
    answer_entry: int | None,
    ended_on: date | None,
    end_entry: int | None,
    *,
    needed: bool | None,
    closed: bool | None,
) -> Standing:
    answered = (answered_on, answer_entry or 0) if answered_on else None
    ended = (ended_on, end_entry or 0) if ended_on else None
    return standing(answered, ended, needed=bool(needed), closed=bool(closed))


def _due(stands: Standing, due_on: date, done_by: date | None) -> date | None:
    return {Standing.ASKED: due_on, Standing.IN_HAND: done_by}.get(stands)


def contingencies_waiting(plan: Any, moment: Moment) -> Part[list[Waiting]]:
    """The contingencies of actions that stand in a plan, and of its measures, as far as what they
    wait for: `Waiting` of each."""
    of_measures = Q(plan=plan.pk, measure__isnull=False)
    rows: Any = Contingency.objects.filter(standing_in(plan.pk, moment) | of_measures)
    rows = rows.filter(fired_on__lte=moment.on, entry__lte=moment.entry)
    said: dict[str, tuple[Any, str]] = {
        "answered_on": (ContingencyResponse, "effective_on"),
        "answer_entry": (ContingencyResponse, "entry"),
        "ended_on": (ContingencyClosed, "effective_on"),
        "end_entry": (ContingencyClosed, "entry"),
        "needed": (ContingencyResponse, "needed"),
        "closed": (ContingencyClosed, "closed"),
        "done_by": (ContingencyResponse, "done_by"),
        "due_again": (ContingencyClosed, "due_on"),
    }
    rows = rows.annotate(
        **{name: LookUp(fact, col, moment, "", "pk") for name, (fact, col) in said.items()}
    )
    return Part(rows, ("action_id", "priority_id", "fired_on", "due_on", *said), _waiting)


def _waiting(rows: list[Row]) -> list[Waiting]:
    found = []
    for action, priority, fired_on, due_on, *said, needed, closed, done_by, due_again in rows:
        stands = _standing(*said, needed=needed, closed=closed)
        due = _due(stands, due_again or due_on, done_by)
        found.append(Waiting(action, fired_on, stands, due, priority=priority))
    return found


def _every(authority: int, moment: Moment) -> list[ContingencyRow]:
    """All of an authority: few, and most pages want them by what they say."""
    rows = _rows.rows(authority=authority, **given([moment]))
    return [_row(Told(*row)) for row in rows]


@prepared
def _rows() -> Any:
    (moment,) = moments_to_come(1)

    def of(fact: Any, column: str, key: str = "pk") -> LookUp:
        return LookUp(fact, column, moment, "", key)

    rows: Any = Contingency.objects.filter(authority=Given("authority"))
    rows = rows.filter(fired_on__lte=moment.on, entry__lte=moment.entry).annotate(
        placed_in=Coalesce(
            of(Placement, "plan", "action_id"), F("plan_id"), output_field=BigIntegerField()
        ),
        lead=Coalesce(of(Placement, "lead", "action_id"), of(PriorityTerms, "lead", "priority_id")),
        deputy=of(Placement, "deputy", "action_id"),
        ref=Coalesce(
            of(ActionText, "reference", "action_id"), of(Definition, "reference", "measure_id")
        ),
        title=Coalesce(of(ActionText, "title", "action_id"), of(Definition, "name", "measure_id")),
        needed=of(ContingencyResponse, "needed"),
        response=of(ContingencyResponse, "response"),
        done_by=of(ContingencyResponse, "done_by"),
        answerer=of(ContingencyResponse, "answered_by"),
        answered_on=of(ContingencyResponse, "effective_on"),
        answer_entry=of(ContingencyResponse, "entry"),
        closed=of(ContingencyClosed, "closed"),
        why=of(ContingencyClosed, "why"),
        due_again=of(ContingencyClosed, "due_on"),
        ender=of(ContingencyClosed, "closed_by"),
        ended_on=of(ContingencyClosed, "effective_on"),
        end_entry=of(ContingencyClosed, "entry"),
    )
    rows = rows.annotate(
        lead_post=post_of("lead"), answerer_post=post_of("answerer"), ender_post=post_of("ender")
    )
    columns = ["placed_in" if name == "plan" else name for name in Told._fields]
    return rows.order_by("fired_on", "pk").values_list(*columns)


def _row(each: Told) -> ContingencyRow:
    said = (each.answered_on, each.answer_entry, each.ended_on, each.end_entry)
    stands = _standing(*said, needed=each.needed, closed=each.closed)
    return ContingencyRow(
        pk=each.pk,
        action=each.action_id,
        measure=each.measure_id,
        priority=each.priority_id,
        ref=each.ref,
        title=each.title,
        kind=each.kind,
        since=each.since,
        periods=each.periods,
        fired_on=each.fired_on,
        lead=each.lead_post,
        standing=stands,
        due_on=_due(stands, each.due_again or each.due_on, each.done_by),
        response=(each.response or ERASED) if each.answered_on else "",
        answered_by=each.answerer_post or "",
        answered_on=each.answered_on,
        done_by=each.done_by,
        why=(each.why or ERASED) if each.ended_on else "",
        ended_by=each.ender_post or "",
        ended_on=each.ended_on,
        lead_id=each.lead,
        deputy_id=each.deputy,
        answerer_id=each.answerer,
        plan=each.plan,
    )
