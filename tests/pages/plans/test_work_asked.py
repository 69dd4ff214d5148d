"""What my work asks of each person, and the months that an update can be given for."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from goldenthread.plans import changes
from goldenthread.plans.models import Update
from goldenthread.plans.periods import Period
from tests.pages.sending import fields_of, text_of
from tests.people import World, at, give

OCTOBER = Period(date(2026, 10, 1))


def see(client: Client, world: World, who: str, address: str = "/my-work/") -> str:
    """The page as this person sees it."""
    client.force_login(world.person(who))
    return client.get(address).content.decode()


def update_of(world: World, reference: str, month: str) -> str:
    return f"/actions/{world.action(reference).pk}/update/{month}/"


def section(html: str, heading: str) -> str:
    return html.split(f'id="{heading}"')[1].split("</section>", maxsplit=1)[0]


# My work


def test_the_owner_reads_how_many_of_how_many(client: Client, world: World) -> None:
    html = see(client, world, "owner")
    assert "3 of your 6 updates for October 2026" in html
    assert "in 4 days" in html


def test_nobody_is_thanked_for_what_was_not_asked(client: Client, world: World) -> None:
    assert "No update is asked of you for October 2026." in see(client, world, "finance")
    for reference in ("1.4", "1.5", "1.6"):
        give(world, reference, OCTOBER, "on_track")
    assert "All your updates for October 2026 are given." in see(client, world, "owner")


def test_the_owner_reads_what_is_complete_without_impact(client: Client, world: World) -> None:
    asked = section(see(client, world, "owner"), "asked")
    assert "1.2 is complete, but nobody has assessed its impact." in asked
    assert "1.1 is complete" not in asked
    assert f"/actions/{world.action('1.2').pk}/evidence/add/" in asked


def test_the_owner_reads_what_comes_next(client: Client, world: World) -> None:
    coming = section(see(client, world, "owner"), "coming")
    assert "November 2026 updates are due" in coming
    # The 15th working day after November, before 1.6 is due.
    assert coming.index("21 Dec 2026") < coming.index("28 Dec 2026")
    assert "1.3" not in coming  # due on 28 September, which has passed


def test_an_owner_is_led_to_all_that_they_own_before_anything_is_asked(
    client: Client, world: World
) -> None:
    with at(date(2026, 2, 3)):  # the day after the plan went live
        page = see(client, world, "owner")
        assert "No update is asked of you for January 2026." in page
        assert "February 2026 updates are due" in section(page, "coming")
    page = see(client, world, "owner")
    said = re.search(r'href="(\S+)">Your (\d+) open actions in Improvement plan 2026</a>', page)
    assert said
    owned = f"{said[2]} of 12 actions"
    assert owned in text_of(client.get(unescape(said[1])))


def test_who_records_decisions_reads_what_only_a_body_can_sign_off(
    client: Client, world: World
) -> None:
    for who in ("democratic_services", "manager"):
        asked = section(see(client, world, who), "asked")
        assert "1 action awaits sign-off." in asked
        assert "Only a body" not in asked
    action = world.action("2.6")
    with at(date(2026, 11, 9)):
        place = action.placements.newest_first()[0]
        values = changes.ActionInput(
            reference="2.6",
            title="Front door: piece of work 6",
            lead=place.lead,
            owner=place.owner,
            starts_on=date(2026, 2, 1),
            due_on=date(2026, 12, 28),
        )
        changes.change_action(
            by=world.member("manager"), action=action, priority=place.priority, values=values
        )
        give(world, "2.6", OCTOBER, "complete")
    asked = section(see(client, world, "manager"), "asked")
    assert "2 actions await sign-off." in asked
    assert "Only a body can sign off 2.6" in asked
    assert f"/plans/{world.plan.pk}/sign-offs/" in asked


def test_a_lead_is_not_asked_to_agree_to_their_own_question(client: Client, world: World) -> None:
    changes.ask_new_date(
        by=world.member("owner"), action=world.action("1.4"), due_on=date(2027, 3, 1), why="Posts."
    )
    changes.ask_new_date(
        by=world.member("lead"), action=world.action("2.6"), due_on=date(2027, 3, 1), why="Posts."
    )
    asked = section(see(client, world, "lead"), "asked")
    assert "New date for 1.4" in asked
    assert "New date for 2.6" not in asked
    assert "New date for 2.6" in section(see(client, world, "deputy"), "asked")


def test_the_assurer_reads_what_to_look_at_again(client: Client, world: World) -> None:
    for reference, day in (("2.2", date(2026, 11, 10)), ("2.3", date(2027, 1, 10))):
        with at(date(2026, 11, 2)):
            changes.assess_impact(
                by=world.member("assurer"),
                subject=world.action(reference),
                impact=changes.ImpactInput("no_evidence", "Nothing yet.", look_again_on=day),
            )
    page = see(client, world, "assurer")
    assessing = section(page, f"to-assess-{world.plan.pk}")
    assert "Impact to look at again: 1 overdue, 1 to come" in assessing
    assert "Overdue by 6 days" in assessing
    assert assessing.index("<strong>2.2</strong>") < assessing.index("<strong>2.3</strong>")
    assert "Impact to assess" not in see(client, world, "owner")


def test_the_manager_goes_from_a_count_to_its_list(client: Client, world: World) -> None:
    page = see(client, world, "manager")
    assert f"/plans/{world.plan.pk}/missing-updates/?owner=Head+of+Service%2C+Front+Door" in page
    address = f"/plans/{world.plan.pk}/missing-updates/"
    listed = see(client, world, "manager", address + "?owner=Head+of+Service%2C+Front+Door")
    assert "Front door: piece of work 2" in listed
    assert "Care leavers: piece of work" not in listed
    assert "Care leavers: piece of work 4" in see(client, world, "manager", address)


@pytest.mark.parametrize("who", ["lead", "assurer", "board_member"])
def test_only_the_manager_enters_what_is_missing(client: Client, world: World, who: str) -> None:
    client.force_login(world.person(who))
    assert client.get(f"/plans/{world.plan.pk}/missing-updates/").status_code == 403


@pytest.mark.parametrize("who", ["owner", "lead", "manager", "assurer", "democratic_services"])
def test_my_work_takes_few_queries_however_much_waits(
    client: Client, world: World, who: str, django_assert_max_num_queries: Any
) -> None:
    changes.ask_new_date(
        by=world.member("owner"), action=world.action("1.4"), due_on=date(2027, 3, 1), why="Posts."
    )
    client.force_login(world.person(who))
    with django_assert_max_num_queries(12):
        client.get("/my-work/")


# The months of an update


def test_a_missed_month_is_offered_and_can_be_given(client: Client, world: World) -> None:
    page = see(client, world, "owner", update_of(world, "1.4", "2026-10"))
    # February to August: September is given, October is shown, November is not over.
    assert "Another month: 7 months without an update" in page
    assert f'href="{update_of(world, "1.4", "2026-08")}">August 2026</a>: no update yet' in page
    assert f'href="{update_of(world, "1.4", "2026-09")}">September 2026</a></li>' in page
    assert "January 2026" not in page  # the action began in February


def test_no_rating_is_chosen_beforehand_unless_copied(client: Client, world: World) -> None:
    address = update_of(world, "1.4", "2026-10")
    assert "checked" not in see(client, world, "owner", address)
    assert see(client, world, "owner", f"{address}?copy=nothing").count("checked") == 1


@pytest.mark.parametrize(
    ("reference", "month", "sentence"),
    [
        ("1.1", "2026-10", "complete and signed off"),
        ("1.4", "2026-12", "December 2026 has not begun"),
    ],
)
def test_a_month_that_takes_no_update_says_why_at_once(
    client: Client, world: World, reference: str, month: str, sentence: str
) -> None:
    page = see(client, world, "owner", update_of(world, reference, month))
    assert sentence in page
    assert "<textarea" not in page


def test_a_closed_plan_says_so(client: Client, world: World) -> None:
    changes.set_stage(
        by=world.member("manager"), plan=world.plan, stage="closed", decided_by="Council"
    )
    page = see(client, world, "owner", update_of(world, "1.4", "2026-10"))
    assert "The plan is closed" in page
    assert not Update.objects.filter(action=world.action("1.4"), period=OCTOBER.month).exists()
    assert "No plan is live" in see(client, world, "owner")


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "2026-13", "2026", "october"])
def test_what_is_no_month_is_missing(client: Client, world: World, month: str) -> None:
    client.force_login(world.person("owner"))
    assert client.get(update_of(world, "1.4", month)).status_code == 404


# Sign-off


def test_who_signs_off_over_a_change_sees_it_and_can_send_again(
    client: Client, world: World
) -> None:
    address = f"/actions/{world.action('1.3').pk}/sign-off/"
    client.force_login(world.person("lead"))
    first = fields_of(client.get(address))
    changes.send_back_action(
        by=world.member("lead"), action=world.action("1.3"), note="Two plans have no date."
    )
    give(world, "1.3", OCTOBER, "complete")
    answer = client.post(address, {**first, "decision": "sign", "note": "Ten plans read."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Changed meanwhile by somebody else" in page
    assert "Awaiting sign-off, 16 November 2026" in page
    assert "Ten plans read." in page
    assert client.post(address, fields_of(answer)).status_code == 302


# The action's page


def test_what_only_the_owner_calls_complete_is_not_shown_as_a_rating(
    client: Client, world: World
) -> None:
    address = f"/actions/{world.action('1.3').pk}/"
    before = section(see(client, world, "lead", address), "updates")
    assert "Complete, says the owner" in before
    assert "gt-progress--complete" not in before
    changes.sign_off_action(by=world.member("lead"), action=world.action("1.3"))
    after = section(see(client, world, "lead", address), "updates")
    assert "Complete, says the owner" not in after
    assert "gt-progress--complete" in after
