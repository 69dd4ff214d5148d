"""The plan on a page, the list of plans, a priority and the keys, as pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.models import Priority
from goldenthread.plans.periods import Period
from goldenthread.plans.read import plan_at, position, positions
from tests.pages.reading import get, numbers_of, text_of
from tests.pages.sending import enter
from tests.people import World, at, give


@pytest.fixture
def plan(world: World) -> str:
    return f"/plans/{world.plan.pk}/"


PAGES = ("", "actions/", "findings/", "exceptions/", "since/", "record/")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_plan_is_for_its_readers(
    client: Client, world: World, plan: str, page: str
) -> None:
    for who in ("director", "board_member", "adviser", "inspector", "manager"):
        assert enter(client, world, who).get(plan + page).status_code == 200, who
    refused = enter(client, world, "councillor").get(plan + page)
    assert refused.status_code == 403
    assert "You cannot see this page of a plan." in text_of(refused) or "the record" in text_of(
        refused
    )
    assert enter(client, world, "outsider").get(plan + page).status_code == 404
    client.logout()
    assert client.get(plan + page).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_offers_a_change_of_the_past(
    client: Client, world: World, plan: str, page: str
) -> None:
    html = enter(client, world, "manager").get(f"{plan}{page}?at=2026-10-20").content.decode()
    assert "Position at Tuesday 20 October 2026" in html
    assert "/add/" not in html
    assert "/stage/" not in html


def test_plan_says_what_is_complete_and_what_nobody_assessed(
    client: Client, world: World, plan: str
) -> None:
    page = get(enter(client, world, "director"), plan)
    assert "17% of actions are complete (2 of 12)." in page
    assert "For 1 of those 2 nobody has yet assessed whether children are better off." in page
    assert "One finding has no action." in page
    assert "The longest has waited 10 days since sign-off." in page
    assert "6 of 10 open actions overdue" in page
    assert "1 awaiting sign-off" in page
    assert "answers the Standard inspection (ILACS) of November 2025" in page


def test_plan_gives_both_ratings_of_each_priority_in_words(
    client: Client, world: World, plan: str
) -> None:
    html = enter(client, world, "director").get(plan).content.decode()
    assert 'aria-label="Progress: 2 complete, 1 on track, 3 not started"' in html
    assert 'aria-label="Impact: 5 not yet assessed, 1 early evidence"' in html
    assert 'aria-label="Progress: 1 off track, 5 not started"' in html
    assert 'aria-label="Impact: 6 not yet assessed"' in html
    assert 'aria-label="Progress: 2 complete, 1 on track, 1 off track, 8 not started"' in html


def test_every_number_on_the_plan_is_the_length_of_its_list(
    client: Client, world: World, plan: str
) -> None:
    response = enter(client, world, "director").get(plan)
    numbers = numbers_of(response, under=f"{plan}actions/")
    assert len(numbers) > 20
    for count, address in numbers:
        listed = text_of(client.get(address))
        found = re.search(r"\b(\d+)(?: of \d+)? actions?\b[^.]*\.", listed)
        assert found, address
        assert int(found[1]) == count, address


def test_statutory_date_stands_on_the_plan(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), plan)
    assert "due on Wednesday 15 April 2026 Law" in page


def test_since_says_what_changed(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), plan)
    assert "Since 16 October 2026" in page
    assert "0 to 2 of 12: Progress: complete" in page
    assert "Progress went off track: 2.1 Front door: piece of work 1 from at risk." in page
    assert "Impact was assessed for the first time: 1.1 Care leavers: piece of work 1 early" in page
    later = get(client, f"{plan}?since=2026-11-10")
    assert "Since 10 November 2026" in later
    assert "No rating and no date changed between the two days." in later


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("soon", "The day could not be read, so this is a month before."),
        ("2027-01-01", "Choose 15 November 2026 or an earlier day to compare with."),
    ],
)
def test_a_day_that_cannot_be_compared_with_is_said(
    client: Client, world: World, plan: str, asked: str, sentence: str
) -> None:
    page = get(enter(client, world, "director"), f"{plan}?since={asked}")
    assert sentence in page
    assert "Since 16 October 2026" in page


def test_plan_at_a_past_day_shows_that_day(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), f"{plan}?at=2026-11-05")
    assert "None of 12 actions is complete yet." in page
    assert "No action is complete yet, so none waits." in page


def test_a_day_before_the_plan_is_said(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), f"{plan}?at=2025-06-01")
    assert "This plan did not exist on 1 June 2025" in page


def test_plans_are_listed_with_their_stage_and_counts(client: Client, world: World) -> None:
    page = get(enter(client, world, "director"), "/plans/")
    assert "Improvement plan 2026 Live Standard inspection (ILACS) of November 2025" in page
    assert "2 of 12 (17%)" in page
    assert "1 of 12 (8%)" in page
    assert "Draft a plan" not in page
    assert "Draft a plan" in get(enter(client, world, "manager"), "/plans/")
    assert "There is no plan on this day." in get(client, "/plans/?at=2025-06-01")
    other = get(enter(client, world, "outsider"), "/plans/")
    assert "Improvement plan 2026" not in other


def test_withdrawn_actions_stand_in_no_count(client: Client, world: World, plan: str) -> None:
    changes.set_state(
        by=world.member("manager"),
        action=world.action("2.5"),
        state="withdrawn",
        note="Merged.",
        decided_by="Improvement Board",
    )
    page = get(enter(client, world, "director"), plan)
    assert "18% of actions are complete (2 of 11)." in page
    assert "1 withdrawn" in page
    listed = get(client, f"{plan}actions/")
    assert "11 actions. 1 action withdrawn or transferred stand apart." in listed
    assert "Front door: piece of work 5" not in listed
    assert "Front door: piece of work 5" in get(client, f"{plan}actions/?show=not-counted")


def test_a_plan_that_rates_priorities_counts_priorities(client: Client, world: World) -> None:
    terms = changes.PlanInput("Plan by themes", level_name="theme", impact_level="priority")
    changes.change_plan(by=world.member("manager"), plan=world.plan, terms=terms)
    first = Priority.objects.filter(plan=world.plan).order_by("pk")[0]
    assessed = changes.ImpactInput("no_evidence", "Nothing shows it yet.", [])
    changes.assess_impact(by=world.member("assurer"), subject=first, impact=assessed)
    page = get(enter(client, world, "director"), f"/plans/{world.plan.pk}/")
    assert "2 themes, two ratings" in page
    assert "Impact has been assessed for 1 of 2 themes (50%)." in page
    assert "1 of 1 assessed (100%)" in page


def test_priority_shows_both_ratings_its_actions_and_findings(client: Client, world: World) -> None:
    pk = Priority.objects.filter(plan=world.plan).order_by("pk")[0].pk
    page = get(enter(client, world, "director"), f"/priorities/{pk}/")
    assert "Better for children." in page
    assert "Progress of its 6 actions" in page
    assert "2 of 6 complete (33%)" in page
    assert "1.2 Care leavers: piece of work 2" in page
    assert "Front door: piece of work" not in page
    assert "The quality of pathway plans for care leavers." in page
    assert "Assess the impact" not in page
    assert "Assess the impact of this priority" in get(
        enter(client, world, "assurer"), f"/priorities/{pk}/"
    )
    assert enter(client, world, "outsider").get(f"/priorities/{pk}/").status_code == 404
    assert enter(client, world, "councillor").get(f"/priorities/{pk}/").status_code == 403


def test_keys_give_both_ratings_the_standard_and_the_states(client: Client, world: World) -> None:
    page = get(enter(client, world, "owner"), "/keys/")
    assert "Is the work done?" in page
    assert "Is it better for children?" in page
    assert "assessor’s judgement" in page
    assert "Impact: Sustained What the step below needs; also a linked measure" in page
    assert "It stays in the record, and in no count." in page


COMPARED = (
    *("pk", "ref", "priority", "progress", "impact", "counted", "state_code"),
    *("original_due", "due", "moves"),
)


def stood(found: Any) -> list[tuple[Any, ...]]:
    """What two positions compare of each action."""
    return [tuple(getattr(row, name) for name in COMPARED) for row in found.actions]


def test_two_positions_read_together_are_those_read_apart(world: World) -> None:
    member = world.member("director")
    request = give_moved_date(world)
    earlier = Moment.position(world.authority, date(2026, 11, 5))
    now = Moment.now(world.authority)
    plan: Any = plan_at(member, world.plan.pk, now)
    both = positions(plan, now, earlier, member)
    alone = position(plan, earlier, member)
    assert both[0] == position(plan, now, member)
    assert stood(both[1]) == stood(alone)
    assert stood(both[1]) != stood(both[0])
    assert (both[1].priorities, both[1].findings) == (alone.priorities, alone.findings)
    moved = next(row for row in both[0].actions if row.ref == "2.6")
    assert (moved.due, moved.moves) == (request.due_on, 1)
    assert next(row for row in both[1].actions if row.ref == "2.6").moves == 0


def give_moved_date(world: World) -> Any:
    with at(date(2026, 11, 12)):
        request = changes.ask_new_date(
            by=world.member("manager"),
            action=world.action("2.6"),
            due_on=date(2027, 2, 1),
            why="The provider starts in January.",
        )
        changes.answer_date_request(by=world.member("deputy"), request=request, agreed=True)
    return request


def test_a_correction_shows_only_with_what_was_entered_later(world: World) -> None:
    """A sign-off of 6 November that a body decided, entered afterwards."""
    member, action = world.member("manager"), world.action("1.3")
    changes.sign_off_action(by=member, action=action, body="Board", on=date(2026, 11, 6))
    plan: Any = plan_at(member, world.plan.pk, Moment.now(world.authority))
    day = date(2026, 11, 10)
    for later, complete in ((False, 2), (True, 3)):
        moment = Moment.position(world.authority, day, include_later=later)
        found = position(plan, moment, member)
        assert sum(row.progress == "complete" for row in found.actions) == complete


def test_the_update_of_a_month_shows_on_the_plan(client: Client, world: World, plan: str) -> None:
    give(world, "1.4", Period(date(2026, 10, 1)), "off_track")
    page = get(enter(client, world, "director"), plan)
    assert "Progress: off track 0 to 2 of 12: Progress: off track 17%" in page
