"""Recomputes what the living example promises to show. Pure.

`totals()` counts the current plan as it stands on `TODAY`; `problems()` names what is wrong with
either plan, one sentence each, and is empty when all is well.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from goldenthread.demo.content.earlier_plan import EARLIER_PLAN
from goldenthread.demo.content.inspections import FINDINGS, ILACS_2025
from goldenthread.demo.content.people import BY_KEY
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.content.shapes import TODAY, Action, Assessment, Plan, Story
from goldenthread.plans import standard
from goldenthread.plans.ratings import Impact, Progress

PLANS = (EARLIER_PLAN, PLAN)


@dataclass(frozen=True, slots=True)
class Totals:
    actions: int
    progress: Counter[Progress]
    impact: Counter[Impact]
    complete_not_assessed: int
    complete_assessed: int
    should_have_started: int
    awaiting_sign_off: int
    paused: int
    overdue: int
    late_against_original: int
    moved: int
    moves: int
    pending_moves: int
    refused_moves: int
    gone_back: tuple[str, ...]
    below_standard: tuple[str, ...]
    disagreements: tuple[str, ...]
    findings_without_action: tuple[str, ...]
    updates_due: int
    updates_given: int
    evidence_items: int
    evidence_files: int


@cache
def is_working_day(day: date) -> bool:
    """Not a weekend and not a bank holiday in England."""
    calendar = holidays.country_holidays("GB", subdiv="ENG", years=day.year)
    return day.weekday() < 5 and day not in calendar


def working_days_after(day: date, count: int) -> date:
    """The date `count` working days after `day`; `day` itself is day 0."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def impact_of(plan: Plan, ref: str) -> Impact:
    """The impact rating of an action today: its last one, or not yet assessed."""
    given = [a for a in plan.assessments if a.action == ref]
    return max(given, key=lambda a: a.on).impact if given else Impact.NOT_ASSESSED


def current_due(action: Action, story: Story) -> date:
    return story.agreed_moves[-1].to if story.agreed_moves else action.due


def _disagree(progress: Progress, impact: Impact) -> bool:
    """The two ratings tell different stories: done without a difference, or the reverse."""
    done_in_vain = progress == Progress.COMPLETE and impact in (Impact.NO_EVIDENCE, Impact.WORSE)
    return done_in_vain or (progress == Progress.OFF_TRACK and impact.step >= Impact.EARLY.step)


def _gone_back(plan: Plan) -> Iterator[str]:
    for action in plan.actions:
        given = sorted((a for a in plan.assessments if a.action == action.ref), key=lambda a: a.on)
        if len(given) > 1 and given[-1].impact.step < given[-2].impact.step:
            yield action.ref


def totals() -> Totals:
    """What the current plan shows today."""
    actions, stories = PLAN.actions, PLAN.stories
    progress = {a.ref: stories[a.ref].progress for a in actions}
    impact = {a.ref: impact_of(PLAN, a.ref) for a in actions}
    still_open = [a for a in actions if progress[a.ref] != Progress.COMPLETE]
    begun = [a for a in still_open if progress[a.ref] != Progress.NOT_STARTED]
    complete = [ref for ref, level in progress.items() if level == Progress.COMPLETE]
    assessed = [ref for ref in complete if impact[ref] != Impact.NOT_ASSESSED]
    moves = [m for s in stories.values() for m in s.moves]
    answered = {ref for a in actions for ref in a.findings}
    return Totals(
        actions=len(actions),
        progress=Counter(progress.values()),
        impact=Counter(impact.values()),
        complete_not_assessed=len(complete) - len(assessed),
        complete_assessed=len(assessed),
        should_have_started=sum(
            progress[a.ref] == Progress.NOT_STARTED and a.starts <= TODAY for a in actions
        ),
        awaiting_sign_off=sum(s.awaiting_sign_off for s in stories.values()),
        paused=sum(s.paused_on is not None for s in stories.values()),
        overdue=sum(current_due(a, stories[a.ref]) < TODAY for a in still_open),
        late_against_original=sum(a.due < TODAY for a in still_open),
        moved=sum(bool(s.agreed_moves) for s in stories.values()),
        moves=sum(m.outcome == "agreed" for m in moves),
        pending_moves=sum(m.outcome == "pending" for m in moves),
        refused_moves=sum(m.outcome == "refused" for m in moves),
        gone_back=tuple(_gone_back(PLAN)),
        below_standard=tuple(a.action for a in PLAN.assessments if a.below_standard),
        disagreements=tuple(r for r in progress if _disagree(progress[r], impact[r])),
        findings_without_action=tuple(f.ref for f in ILACS_2025.findings if f.ref not in answered),
        updates_due=len(begun),
        updates_given=sum(not stories[a.ref].course.endswith(".") for a in begun),
        evidence_items=len(PLAN.evidence),
        evidence_files=sum(bool(e.filename) for e in PLAN.evidence),
    )


def _people_problems(plan: Plan) -> Iterator[str]:
    for priority in plan.priorities:
        for action in priority.actions:
            lead = action.lead or priority.lead
            for key in filter(None, (action.owner, lead, action.deputy)):
                if key not in BY_KEY:
                    yield f"{action.ref}: nobody is called {key}."
            if not {"owner", "partner"} & set(BY_KEY[action.owner].roles):
                yield f"{action.ref}: {action.owner} has no owner's role."
            if "lead" not in BY_KEY[action.deputy or lead].roles:
                yield f"{action.ref}: {action.deputy or lead} has no lead's role."
            if (lead == action.owner) != bool(action.deputy):
                yield f"{action.ref}: a deputy is named where lead and owner are one, only there."


def _date_problems(plan: Plan) -> Iterator[str]:
    for action in plan.actions:
        story = plan.stories[action.ref]
        if action.starts > action.due:
            yield f"{action.ref}: starts after it is due."
        due, days = action.due, [action.starts, action.due]
        for move in story.moves:
            days += [move.asked_on, move.to, move.decided_on or move.asked_on]
            if move.to <= due:
                yield f"{action.ref}: the move to {move.to} is not later than {due}."
            if (move.decided_on is None) != (move.outcome == "pending"):
                yield f"{action.ref}: a decided move has its day, a pending one has none."
            due = move.to if move.outcome == "agreed" else due
        for sign_off in story.sign_offs:
            days += [sign_off.asked_on, sign_off.decided_on or sign_off.asked_on]
        yield from (f"{action.ref}: {day} is no working day." for day in days if not_working(day))


def not_working(day: date) -> bool:
    return not is_working_day(day)


def _evidence_problems(plan: Plan) -> Iterator[str]:
    items = {e.ref: e for e in plan.evidence}
    for given in plan.assessments:
        for ref in given.evidence:
            if items[ref].action != given.action:
                yield f"{given.action}: {ref} is evidence for another action."
            if items[ref].added_on > given.on:
                yield f"{given.action}: {ref} was added after the assessment of {given.on}."
        if given.by == next(a.owner for a in plan.actions if a.ref == given.action):
            yield f"{given.action}: assessed by its owner."
        if not_working(given.on) or not_working(given.look_again) or given.look_again <= given.on:
            yield f"{given.action}: the assessment of {given.on} has a wrong day."


def meets_standard(plan: Plan, given: Assessment) -> bool:
    """Does what the assessment rests on reach the product's standard for its rating?"""
    items = [
        standard.Item(e.kind, e.dated, bool(e.filename))
        for e in plan.evidence
        if e.ref in given.evidence
    ]
    before = [a for a in plan.assessments if a.action == given.action and a.on < given.on]
    case = standard.Case(
        items,
        on=given.on,
        since=next(a.starts for a in plan.actions if a.ref == given.action),
        earlier_clear=[a.on for a in before if a.impact.step >= Impact.CLEAR.step],
    )
    return not standard.missing(given.impact, case)


def problems() -> tuple[str, ...]:
    """Whatever is wrong with either plan's people, dates, links and evidence."""
    found: list[str] = []
    for plan in PLANS:
        refs = [a.ref for a in plan.actions]
        found += [f"{ref} stands twice." for ref, n in Counter(refs).items() if n > 1]
        if sorted(refs) != sorted(plan.stories):
            found.append(f"{plan.key}: actions and stories differ.")
        found += [
            f"{a.ref}: there is no finding {ref}."
            for a in plan.actions
            for ref in a.findings
            if ref not in FINDINGS
        ]
        found += [*_people_problems(plan), *_date_problems(plan), *_evidence_problems(plan)]
        found += [
            f"{a.action}: {a.impact} on {a.on} is not labelled as it should be."
            for a in plan.assessments
            if meets_standard(plan, a) == bool(a.below_standard)
        ]
    return tuple(found)
