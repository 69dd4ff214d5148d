"""`python -m tests.journeys.large`: a plan of 300 actions and forty owners, in an empty database.

Six priorities, six leads, one programme manager; live since July 2026, each action with an update
for September, and October's still to give.
"""

from __future__ import annotations

from datetime import date

import django

PRIORITIES, EACH, OWNERS = 6, 50, 40
MONTH, BEFORE = date(2026, 10, 1), date(2026, 9, 1)


def owner(number: int) -> str:
    return f"Head of Service {number + 1}"


def lead(number: int) -> str:
    return f"Assistant Director {number + 1}"


def owner_of(priority: int, action: int) -> int:
    """Which owner has an action; each has seven or eight."""
    return (priority * EACH + action) % OWNERS


def main() -> None:
    django.setup()
    from django.db import transaction

    from goldenthread.ledger.models import Authority
    from goldenthread.plans import changes
    from tests.people import at

    with transaction.atomic():
        with at(date(2026, 7, 1)):
            authority = Authority.objects.create(slug="largemouth", name="Largemouth Council")
            people = _people(authority)
            plan = _plan(people)
            changes.set_stage(
                by=people["Improvement Programme Manager"],
                plan=plan,
                stage="live",
                decided_by="Council",
            )
        with at(date(2026, 10, 6)):
            _updates(people)


def _people(authority):
    from goldenthread.accounts.members import member_of
    from goldenthread.accounts.models import Role
    from tests.people import make_person

    posts = {"Improvement Programme Manager": Role.PROGRAMME_MANAGER}
    posts |= {lead(number): Role.LEAD for number in range(PRIORITIES)}
    posts |= {owner(number): Role.OWNER for number in range(OWNERS)}
    return {
        post: member_of(make_person(authority, post.lower().replace(" ", "_"), post, [role]))
        for post, role in posts.items()
    }


def _plan(people):
    from goldenthread.plans import changes

    return changes.draft_plan(
        by=people["Improvement Programme Manager"],
        plan=changes.PlanInput("Improvement plan", updates_due_day=20),
        priorities=[_priority(people, number) for number in range(PRIORITIES)],
    )


def _priority(people, number):
    from goldenthread.accounts.models import Person
    from goldenthread.plans import changes

    def person(post):
        return Person.objects.get(pk=people[post].person_id)

    actions = [
        changes.ActionInput(
            reference=f"{number + 1}.{n + 1}",
            title=f"Review the plans of team {n + 1}",
            why="Too many plans are out of date.",
            difference="Young people know what happens next.",
            lead=person(lead(number)),
            owner=person(owner(owner_of(number, n))),
            starts_on=date(2026, 7, 6),
            due_on=date(2027, 3, 31),
        )
        for n in range(EACH)
    ]
    named = changes.PriorityInput(
        number + 1, f"Area {number + 1}", person(lead(number)), "Better for children."
    )
    return changes.DraftPriority(named, actions)


def _updates(people):
    from goldenthread.ledger.moments import Moment
    from goldenthread.plans import changes
    from goldenthread.plans.models import Action
    from goldenthread.plans.periods import Period

    by_person = {member.person_id: member for member in people.values()}
    said = changes.UpdateInput("on_track", "Ten plans were read.", "Read ten more.")
    for action in Action.objects.as_at(Moment.latest(), "owner_id"):
        changes.give_update(
            by=by_person[action.owner_id], action=action, period=Period(BEFORE), update=said
        )


if __name__ == "__main__":
    main()
