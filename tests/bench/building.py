"""A plan of 1,000 actions with an update each for every month: ten priorities, forty owners.

The plan is drafted, its paper begun and its evidence added by the product's own verbs; the
months are written in blocks (batches.py), since playing them would take minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from goldenthread.accounts.access import Member, system
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Person, Role
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.models import Action, ActionImpact, Plan, Progress, State, Update
from goldenthread.plans.periods import Period
from goldenthread.reports.changes import PaperInput, draft_paper
from goldenthread.reports.models import Section
from tests.bench.batches import Batch
from tests.people import at, make_person

TODAY = date(2026, 11, 16)
PRIORITIES, EACH = 10, 100
OWNERS, LEADS = 40, 10
RATINGS = ("on_track", "at_risk", "on_track", "off_track", "on_track")
IMPACTS = ("no_evidence", "early", "early", "worse")
NARRATIVE = (
    "In month {month} the team reviewed {count} plans with the young people themselves. Two in "
    "three were in date, against half a year before; what is late waits for the health part, "
    "which the integrated care board has promised to staff from next month. "
)


@dataclass
class People:
    manager: Member
    assurer: Member
    leads: list[Person]
    owners: list[Person]


def begun(months: int) -> date:
    """When a plan of so many full months by now began."""
    first = TODAY.year * 12 + TODAY.month - 2 - months
    return date(first // 12, first % 12 + 1, 6)


def build(months: int) -> None:
    """Fill an empty, migrated database."""
    start = begun(months)
    with transaction.atomic():
        with at(start):
            authority = Authority.objects.create(slug="bench", name="Bench Council")
            people = _people(authority)
            plan = _plan(people, start)
        with at(start + timedelta(days=1)):
            changes.set_stage(by=people.manager, plan=plan, stage="live", decided_by="Council")
        rows = list(Action.objects.as_at(Moment.latest(), "owner_id", "lead_id").order_by("pk"))
        period = Period.of(start)
        for left in reversed(range(months)):
            _month(people, rows, period, is_last_but_one=left == 1)
            period = period.after
        with at(TODAY):
            _paper(people, plan)
    report = verify()
    if not report.is_sound:
        raise RuntimeError(f"what was built does not verify: {report}")


def _people(authority: Authority) -> People:
    def person(key: str, role: Role) -> Person:
        return make_person(authority, key, key.replace("-", " ").capitalize(), [role])

    manager = person("programme-manager", Role.PROGRAMME_MANAGER)
    assurer = person("quality-assurer", Role.ASSURER)
    for role in (Role.DIRECTOR, Role.OWNER):
        grant_role(by=system(authority), person=manager, role=role)
    return People(
        member_of(manager),
        member_of(assurer),
        [person(f"assistant-director-{n}", Role.LEAD) for n in range(LEADS)],
        [person(f"head-of-service-{n}", Role.OWNER) for n in range(OWNERS)],
    )


def _plan(people: People, start: date) -> Plan:
    words = [f"The timeliness and quality of practice in area {n}." for n in range(30)]
    inspection = record_inspection(
        by=people.manager,
        inspection=InspectionInput(
            kind="ilacs_standard",
            started_on=start - timedelta(days=126),
            ended_on=start - timedelta(days=115),
            dates={
                "received": start - timedelta(days=63),
                "published": start - timedelta(days=56),
            },
            findings=[FindingInput("improvement", text) for text in words],
        ),
    )
    findings = list(inspection.findings.order_by("pk"))
    return changes.draft_plan(
        by=people.manager,
        plan=changes.PlanInput("Improvement plan"),
        inspections=[inspection],
        priorities=[_priority(people, number, findings, start) for number in range(PRIORITIES)],
    )


def _priority(
    people: People, number: int, findings: list[Any], start: date
) -> changes.DraftPriority:
    lead = people.leads[number % LEADS]
    actions = [
        changes.ActionInput(
            reference=f"{number + 1}.{n + 1}",
            title=f"Review how plans are made and kept, in team {n + 1} of area {number + 1}",
            why="Inspectors found that too little is done, too late.",
            difference="Young people say that it is better, and the figures show it.",
            lead=lead,
            owner=people.owners[(number * EACH + n) % OWNERS],
            partners=["Bench Homes"] if n % 5 == 0 else [],
            starts_on=start + timedelta(days=n),
            due_on=date(2026, 4, 1) + timedelta(days=4 * n),
            findings=[findings[(number * 3 + n % 3) % len(findings)]],
        )
        for n in range(EACH)
    ]
    draft = changes.PriorityInput(number + 1, f"Area {number + 1}", lead, "Better for children.")
    return changes.DraftPriority(draft, actions)


def _month(people: People, actions: list[Any], period: Period, *, is_last_but_one: bool) -> None:
    """Every owner's update for one month; some are complete at last, some of those assessed."""
    day = period.after.month + timedelta(days=5)
    owners = {person.pk: member_of(person) for person in people.owners}
    batch = Batch(people.manager.authority)
    with at(day):
        for n, action in enumerate(actions):
            done = n % 5 == 0 and is_last_but_one
            batch.add(owners[action.owner_id], "update.given", action, *_update(action, n, period))
            if done:
                _finish(batch, people, action, n, day)
        batch.write()


def _update(action: Any, n: int, period: Period) -> list[Any]:
    """An update with its rating; where the action is signed off already, with words alone."""
    rating = RATINGS[(n + period.month.month) % len(RATINGS)]
    own = {"action": action, "effective_on": period.after.month + timedelta(days=5)}
    update = Update(
        **own,
        period=period.month,
        rating=rating,
        narrative=NARRATIVE.format(month=period.label, count=20 + n % 30),
        next_step="Bring the audit to the board.",
        owner_id=action.owner_id,
        entered_by_id=action.owner_id,
    )
    if n % 5 == 0 and period.month >= date(2026, 8, 1):
        return [update]
    rated = Progress(**own, rating=rating, owner_id=action.owner_id, rated_by_id=action.owner_id)
    return [update, rated]


def _finish(batch: Batch, people: People, action: Any, n: int, day: date) -> None:
    lead = member_of(next(each for each in people.leads if each.pk == action.lead_id))
    own = {"action": action, "effective_on": day, "owner_id": action.owner_id}
    signed = Progress(**own, rating="complete", rated_by_id=action.lead_id, note="Seen.")
    state = State(action=action, effective_on=day, state="open")
    batch.add(lead, "action.signed_off", action, signed, state)
    if n % 10 == 0:
        rating = IMPACTS[(n // 10) % len(IMPACTS)]
        impact = ActionImpact(
            **own,
            rating=rating,
            rationale="An audit of ten files.",
            below_standard="One source so far.",
            assessor_id=people.assurer.person_id,
        )
        batch.add(people.assurer, "impact.assessed", action, impact)


def _paper(people: People, plan: Plan) -> None:
    terms = PaperInput(
        title="Improvement plan: progress and impact",
        body="Children and Families Committee",
        meeting_on=date(2026, 12, 7),
        as_at=TODAY,
    )
    texts = {section: f"What is to be said of {section.label.lower()}." for section in Section}
    draft_paper(by=people.manager, plan=plan, terms=terms, texts=texts)
