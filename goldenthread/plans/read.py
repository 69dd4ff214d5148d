"""Reading a plan's position from the record: a few queries, whatever the plan's size.

Two positions that are compared are read together, by the same queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import day_for, given_member, member_to_come
from goldenthread.accounts.models import Person
from goldenthread.ledger.moments import Moment, recorded_at
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.tracks import PREVIOUS, held
from goldenthread.plans.models import (
    Action,
    ActionImpact,
    ActionText,
    Placement,
    Plan,
    PlanStage,
    PlanTerms,
    Sharing,
    Stage,
    Start,
    State,
    StateKind,
    Update,
)
from goldenthread.plans.models import Progress as ProgressFact
from goldenthread.plans.position import (
    ActionRow,
    FindingRow,
    Position,
    gone_back_from,
)
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.read_dues import Dates, dues_of
from goldenthread.plans.read_findings import findings_of, inspections_of
from goldenthread.plans.read_priorities import named_only, priorities_at
from goldenthread.plans.read_shared import Shared, shared_with
from goldenthread.plans.rules import LEFT_THE_PLAN

PLAN_TERMS = (
    *("title", "level_name", "impact_level", "dates_agreed_by"),
    *("board", "committee", "updates_due_day", "cadence", "assess_within"),
)
PLAN_COLUMNS = (*PLAN_TERMS, "stage")


def plan_at(member: Member, pk: int, moment: Moment) -> Any:
    """The plan with its terms and stage at the moment, or None where the member may not see it.

    Where there was no such plan yet, its title is None. `stage_on` and `stage_entry` are the
    day and the entry since which its stage holds; `successor` is the plan that took over from it.
    """
    values = {"pk": pk, **given_member(member), **given([moment])}
    found = _plan_rows.instances(member.roles, day_for(member), **values)
    return found[0] if found else None


@prepared
def _plan_rows(roles: frozenset[str], _day: date | None) -> Any:
    """A plan that this member may see, with its terms and stage."""
    (moment,) = moments_to_come(1)
    plans: Any = Plan.objects.visible_to(member_to_come(roles)).filter(pk=Given("pk"))
    plans = plans.alias(said=held(PlanTerms, "terms", moment), at=held(PlanStage, "stages", moment))
    terms = {name: F(f"said__{name}") for name in PLAN_TERMS}
    since = {
        "stage": F("at__stage"),
        "stage_on": F("at__effective_on"),
        "stage_entry": F("at__entry"),
    }
    shared = Exists(Sharing.objects.filter(plan=OuterRef("pk")))
    return plans.annotate(
        **terms, **since, successor=_successor(), recorded_at=recorded_at(), has_shared=shared
    )


def _successor() -> Subquery:
    """The plan that went live as this one was closed, by the same entry."""
    same = PlanStage.objects.filter(authority=OuterRef("authority"), entry=OuterRef("at__entry"))
    return Subquery(same.filter(stage="live").exclude(plan=OuterRef("pk")).values("plan")[:1])


def posts(authority_id: int) -> dict[int, str]:
    """The post of each person of the authority, by number."""
    return dict(Person.objects.filter(authority=authority_id).values_list("pk", "post"))


def position(
    plan: Any,
    moment: Moment,
    member: Member,
    *,
    findings: bool = True,
    updates: bool = False,
    of: int | None = None,
) -> Position:
    """How the plan stood: its actions, priorities and findings as rows.

    `updates`: also the latest update's words of each action, for papers and exports. `of`: only
    the actions that this person owns, leads or is deputy for, which says nothing of the plan.
    A partner gets the actions that their organisation works on, and of the rest nothing.
    """
    (found,) = _positions(plan, (moment,), member, findings=findings, of=of)
    return replace(found, actions=_with_updates(found.actions, moment)) if updates else found


def positions(
    plan: Any, now: Moment, earlier: Moment, member: Member, *, findings: bool = True
) -> tuple[Position, Position]:
    """How the plan stood at two moments, now first.

    The earlier one has today's words (titles, posts), and of then what can be compared: states,
    both ratings and dates.
    """
    first, second = _positions(plan, (now, earlier), member, findings=findings)
    return first, second


type Moments = Sequence[Moment]


def _positions(
    plan: Any, moments: Moments, member: Member, *, findings: bool, of: int | None = None
) -> list[Position]:
    whole = decide(member, "plan.view")
    priorities = priorities_at(plan, moments)
    refs = {row.pk: row.ref for rows in reversed(priorities) for row in rows}
    actions = _actions(plan, moments, refs, of, None if whole else member)
    if not whole:
        priorities = [named_only(*each) for each in zip(priorities, actions, strict=True)]
    inspections = inspections_of(plan, moments[0], member) if findings and whole else []
    none: list[list[FindingRow]] = [[] for _ in moments]
    found = findings_of(inspections, moments, actions) if inspections else none
    return [
        Position(
            as_at=moment.on,
            entry=moment.entry,
            include_later=moment.include_later,
            impact_level=(whole and plan.impact_level) or "action",
            actions=_asked(plan, actions[n]),
            priorities=tuple(priorities[n]),
            findings=tuple(found[n]),
            inspections=tuple(inspections),
        )
        for n, moment in enumerate(moments)
    ]


def _asked(plan: Any, rows: Sequence[ActionRow]) -> tuple[ActionRow, ...]:
    """Nobody is asked to start the actions of a draft."""
    if plan.stage != Stage.DRAFT:
        return tuple(rows)
    return tuple(replace(row, should_have_started=False) for row in rows)


@lru_cache(maxsize=20_000)
def reference_order(reference: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts 1.2 before 1.10, and letters after numbers."""
    parts = reference.replace("-", ".").split(".")
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts)


WORDS = (
    *("pk", "text__reference", "text__title", "start__starts_on"),
    *("place0__lead", "place0__lead__post", "place0__owner", "place0__owner__post"),
    *("state0__effective_on", "progress0__effective_on", "impact0__effective_on"),
    *("impact0__below_standard", "impact0__look_again_on", "before0__rating"),
    *("state0__review_on", "place0__deputy", "text__practice_area"),
)
STOOD = (
    *("place{0}__plan", "place{0}__priority", "state{0}__state"),
    *("progress{0}__rating", "impact{0}__rating"),
)


@prepared
def _action_rows(
    count: int, own: bool, shared: bool, roles: frozenset[str] | None, _day: date | None
) -> Any:
    """WORDS, then STOOD for each moment, of every action that stood in the plan at one of them.

    `roles`: of who sees a part of it only. `shared`: with those that were ever shared with it.
    """
    moments = moments_to_come(count)
    tracks: dict[str, Any] = {
        "text": held(ActionText, "texts", moments[0]),
        "start": held(Start, "starts", moments[0]),
        "before0": held(ActionImpact, "impacts", moments[0], PREVIOUS),
    }
    placed = Q()
    for n, moment in enumerate(moments):
        placed |= Q(**{f"place{n}__plan": Given("plan")})
        tracks |= {
            f"place{n}": held(Placement, "placements", moment),
            f"state{n}": held(State, "states", moment),
            f"progress{n}": held(ProgressFact, "progress_ratings", moment),
            f"impact{n}": held(ActionImpact, "impacts", moment),
        }
    if shared:
        placed |= Q(pk__in=Sharing.objects.filter(plan=Given("plan")).values("action"))
    if own:
        me = Given("me")
        placed &= Q(place0__owner=me) | Q(place0__lead=me) | Q(place0__deputy=me)
    if roles is None:
        seen = Action.objects.filter(authority=Given("authority"))
    else:
        seen = Action.objects.visible_to(member_to_come(roles))
    actions = seen.alias(**tracks).filter(placed)
    columns = [name.format(n) for n in range(count) for name in STOOD]
    return actions.values_list(*WORDS, *columns)


def _read_actions(
    plan: Plan, moments: Moments, of: int | None, part: Member | None, shared: dict[int, Shared]
) -> list[tuple[Any, ...]]:
    values = {"plan": plan.pk, "authority": plan.authority_id, "me": of, **given(moments)}
    seen: tuple[Any, Any] = (None, None)
    if part is not None:
        seen, values = (part.roles, day_for(part)), given_member(part) | values
    read = _action_rows.rows(len(moments), of is not None, bool(shared), *seen, **values)
    if shared:
        read = [_placed_here(row, plan.pk, shared.get(row[0])) for row in read]
    return sorted(read, key=lambda row: reference_order(row[1]))


def _placed_here(row: tuple[Any, ...], plan: int, shared: Shared | None) -> tuple[Any, ...]:
    """The row of an action of another plan, as if it stood where that plan shares it."""
    if shared is None:
        return row
    cells = list(row)
    for n, priority in enumerate(shared.priorities):
        at = len(WORDS) + n * len(STOOD)
        if priority and cells[at] != plan:
            cells[at : at + 2] = plan, priority
            if n == 0:
                cells[1] = f"{row[1]} (shared)"
    return tuple(cells)


def _actions(
    plan: Plan,
    moments: Moments,
    refs: dict[int, str],
    of: int | None = None,
    part: Member | None = None,
) -> list[list[ActionRow]]:
    """`part`: who sees only a part of the plan."""
    shared = shared_with(plan, moments)
    read = _read_actions(plan, moments, of, part, shared)
    if not read:
        return [[] for _ in moments]
    now, *earlier = dues_of(plan, moments, of, shared=bool(shared))
    begin, end = len(WORDS), len(WORDS) + len(STOOD)
    rows = [_action(row, row[begin:end], now[row[0]], moments[0].on, refs) for row in read]
    for action in rows:
        if action.pk in shared and action.ref.endswith(" (shared)"):
            action.shared_from = shared[action.pk].home
    found = [[action for action, row in zip(rows, read, strict=True) if row[begin] == plan.pk]]
    for dues in earlier:
        pairs = (
            (action, row[begin:end], row[end:]) for action, row in zip(rows, read, strict=True)
        )
        found.append(
            [
                action
                if is_now == stood and now[action.pk] == dues[action.pk]
                else _as_it_stood(action, stood, dues[action.pk], refs)
                for action, is_now, stood in pairs
                if stood[0] == plan.pk
            ]
        )
    return found


def _as_it_stood(
    action: ActionRow, stood: tuple[Any, ...], due: Dates, refs: dict[int, str]
) -> ActionRow:
    """An action of an earlier position: today's words, with the state, ratings and dates of then.

    What only today's position tells (whether impact has gone back, its day, the standard) is
    left out, as it is not compared.
    """
    _plan, priority, state, rating, impact = stood
    state = state or "open"
    progress = PROGRESS[rating]
    return ActionRow(
        ref=action.ref,
        title=action.title,
        priority=refs.get(priority, ""),
        lead=action.lead,
        owner=action.owner,
        progress=progress,
        starts_on=action.starts_on,
        original_due=due.first,
        due=due.current,
        moves=due.moves,
        state=STATE_WORDS[state],
        counted=state not in LEFT_THE_PLAN,
        impact=IMPACT[impact],
        pk=action.pk,
        priority_pk=priority,
        lead_id=action.lead_id,
        owner_id=action.owner_id,
        state_code=state,
        shared_from=action.shared_from,
    )


PROGRESS: dict[str | None, Progress] = {None: Progress.NOT_STARTED} | {p.value: p for p in Progress}
IMPACT: dict[str | None, Impact] = {None: Impact.NOT_ASSESSED} | {i.value: i for i in Impact}
STATE_WORDS = {state.value: state.label for state in StateKind} | {StateKind.OPEN.value: ""}


def _action(
    words: tuple[Any, ...], stood: tuple[Any, ...], due: Dates, on: date, refs: dict[int, str]
) -> ActionRow:
    pk, ref, title, starts_on, lead, lead_post, owner, owner_post = words[:8]
    state_on, rated_on, impact_on, below, look_again_on, before, review_on = words[8:15]
    _plan, priority, state, rating, impact = stood
    state = state or "open"
    progress = PROGRESS[rating]
    late = progress is Progress.NOT_STARTED and starts_on < on
    return ActionRow(
        ref=ref,
        title=title,
        priority=refs.get(priority, ""),
        lead=lead_post,
        owner=owner_post,
        progress=progress,
        starts_on=starts_on,
        original_due=due.first,
        due=due.current,
        moves=due.moves,
        should_have_started=late and state == "open",
        state=STATE_WORDS[state],
        counted=state not in LEFT_THE_PLAN,
        signed_off_on=rated_on if progress is Progress.COMPLETE else None,
        impact=IMPACT[impact],
        impact_on=impact_on,
        impact_was=gone_back_from(impact, before),
        below_standard=bool(below),
        judgement_reason=below or "",
        pk=pk,
        priority_pk=priority,
        lead_id=lead,
        owner_id=owner,
        state_code=state,
        state_on=state_on,
        look_again_on=look_again_on,
        review_on=review_on,
        deputy_id=words[15] or 0,
        practice_area=words[16] or "",
    )


def _with_updates(actions: Iterable[ActionRow], moment: Moment) -> tuple[ActionRow, ...]:
    words = latest_updates([row.pk for row in actions], moment)
    return tuple(
        replace(
            row,
            latest_update=words[row.pk].narrative or "",
            updated_on=words[row.pk].effective_on,
        )
        if row.pk in words
        else row
        for row in actions
    )


def latest_updates(actions: list[int], moment: Moment) -> dict[int, Update]:
    """The update of the last period that each action has one for, as at the moment."""
    given = Update.objects.upto(moment)
    last = given.filter(action__in=actions).values_list("action").annotate(Max("period"))
    wanted: dict[Any, list[int]] = defaultdict(list)
    for action, period in last:
        wanted[period].append(action)
    found: dict[int, Update] = {}
    for period, pks in wanted.items():
        rows = given.filter(period=period, action__in=pks).order_by("effective_on", "entry")
        found |= {row.action_id: row for row in rows}
    return found
