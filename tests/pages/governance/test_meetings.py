"""Bodies, meetings, decisions and undertakings as their readers see them."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.db.models import Q
from django.test import Client

from goldenthread.governance import changes
from goldenthread.governance.read_items import items_at
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes as plans
from tests.governing import Governance, exempt, promise
from tests.measuring import add_measure
from tests.pages.reading import get, text_of
from tests.pages.sending import fields_of, send
from tests.people import World, at


def test_a_meeting_shows_what_was_decided_and_where_it_went(
    client: Client, world: World, governance: Governance
) -> None:
    by = world.member("democratic_services")
    changes.send_on(by=by, decision=governance.decision, to=governance.next_item)
    client.force_login(world.person("councillor"))
    page = get(client, f"/meetings/{governance.held.pk}/")
    assert "Recommend to Full Council: That Council approve the plan." in page
    assert "Went to Full Council, 9 December 2026" in page
    there = get(client, f"/items/{governance.next_item.pk}/")
    assert "Children and Families Committee, 13 July 2026: That Council approve the plan." in there


def test_the_next_meeting_shows_what_is_owed_and_by_when_papers_are_to_be_open(
    client: Client, world: World, governance: Governance
) -> None:
    due = date(2026, 11, 12)
    promise(world, governance.item, "Report on visits", governance.committee, due_on=due)
    client.force_login(world.person("councillor"))
    page = get(client, f"/meetings/{governance.coming.pk}/")
    assert "U2 Report on visits" in page
    assert "Overdue by 4 days" in page
    assert "Publish by Friday 20 November 2026 (in 4 working days)" in page
    assert "waits for" not in get(client, f"/meetings/{governance.held.pk}/")


def test_a_decision_is_recorded_from_its_form(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    address = f"/items/{governance.item.pk}/decisions/add/"
    said = {"verb": "approve", "text": "That the funding be approved.", "actions": "1.4"}
    answer = send(client, address, **said, carried="majority")
    page = get(client, answer["Location"])
    assert "Carried by majority" in page
    assert "Action 1.4" in page
    refused = send(client, address, verb="refer", text="That it be referred.")
    assert "Choose the body when a decision recommends or refers" in text_of(refused)


def test_an_unknown_action_is_named(client: Client, world: World, governance: Governance) -> None:
    client.force_login(world.person("manager"))
    address = f"/items/{governance.item.pk}/decisions/add/"
    answer = send(client, address, verb="note", text="Noted.", actions="1.4, 9.9")
    assert answer.status_code == 422
    assert "No action of a live plan is called 9.9." in text_of(answer)


def test_a_decision_is_sent_on_from_its_page(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    address = f"/decisions/{governance.decision.pk}/send/"
    answer = send(client, address, to=f"item-{governance.next_item.pk}")
    assert "already on the agenda, and confirmed" in get(client, answer["Location"])


def test_an_undertaking_is_recorded_answered_and_published(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    said = {
        "title": "Detail of liability in writing",
        "sentence": "Officers undertook to give detail in writing.",
        "person": str(world.person("owner").pk),
        "due_on_day": "1",
        "due_on_month": "12",
        "due_on_year": "2026",
    }
    answer = send(client, f"/items/{governance.item.pk}/undertakings/add/", **said)
    page = get(client, answer["Location"])
    assert "Due 1 December 2026" in page
    given = int(answer["Location"].strip("/").split("/")[-1])
    client.force_login(world.person("owner"))
    send(client, f"/undertakings/{given}/answer/", text="The council is liable as employer.")
    client.force_login(world.person("councillor"))
    assert "liable as employer" not in get(client, f"/undertakings/{given}/")
    client.force_login(world.person("democratic_services"))
    (row,) = undertakings_at(world.member("manager"), Moment.latest(), Q(pk=given))
    assert row.state == "open"
    address = f"/responses/{governance.response.pk + 1}/"
    send(client, address, state="published")
    client.force_login(world.person("councillor"))
    page = get(client, f"/undertakings/{given}/")
    assert "liable as employer" in page
    assert "Answered since 16 November 2026" in page


def test_undertakings_are_listed_overdue_first_and_counted_as_they_are_listed(
    client: Client, world: World, governance: Governance
) -> None:
    promise(world, governance.item, "Later", governance.committee, due_on=date(2026, 12, 1))
    promise(world, governance.item, "Late", governance.committee, due_on=date(2026, 11, 2))
    client.force_login(world.person("board_member"))
    page = get(client, "/undertakings/")
    assert "3 open, 1 of them overdue" in page
    assert page.index("U3 Late") < page.index("U2 Later") < page.index("U1 Share")
    assert "1 of 3 undertakings" in get(client, "/undertakings/?state=overdue")
    assert "0 of 3 undertakings" in get(client, f"/undertakings/?body={governance.council.pk}")


@pytest.mark.parametrize("query", ["", "?state=overdue", "?q=late"])
def test_undertakings_go_to_excel_as_they_are_listed(
    client: Client, world: World, governance: Governance, query: str
) -> None:
    promise(world, governance.item, "Late", governance.committee, due_on=date(2026, 11, 2))
    client.force_login(world.person("board_member"))
    page = client.get(f"/undertakings/{query}").content.decode()
    address = f"/undertakings.csv{query}"
    assert f'href="{address}"' in page
    rows = list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))
    listed = re.findall(r'href="/undertakings/\d+/">(U\d+)', page)
    assert [row["Reference"] for row in rows] == listed
    assert rows[0]["Due"] == "2026-11-02"


def test_decisions_go_to_excel_as_they_are_listed(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("board_member"))
    rows = csv.DictReader(io.StringIO(client.get("/decisions.csv").content.decode("utf-8-sig")))
    (row,) = rows
    assert row["Words"] == governance.decision.terms.get().text
    assert "1 of 1 decision" in get(client, "/decisions/")
    assert client.get("/decisions.odt").status_code == 404


def test_an_earlier_day_shows_what_was_known_then(
    client: Client, world: World, governance: Governance
) -> None:
    with at(date(2026, 11, 18)):
        changes.settle_undertaking(
            by=world.member("manager"),
            undertaking=governance.undertaking,
            state="withdrawn",
            why="Asked for by mistake.",
        )
        client.force_login(world.person("councillor"))
        address = f"/undertakings/{governance.undertaking.pk}/"
        assert "Withdrawn since 18 November 2026" in get(client, address)
        assert "Open since 13 July 2026" in get(client, f"{address}?at=2026-11-17")
        assert client.get(f"{address}?at=2026-11-13").status_code == 404
        assert "Open since 13 July 2026" in get(client, f"{address}?at=2026-07-14&later=1")


def test_the_issue_history_tells_a_plan_through_every_body(
    client: Client, world: World, governance: Governance
) -> None:
    by = world.member("democratic_services")
    changes.send_on(by=by, decision=governance.decision, to=governance.next_item)
    client.force_login(world.person("councillor"))
    address = f"/plans/{world.plan.pk}/issue-history/"
    newest = get(client, address)
    assert newest.index("Full Council") < newest.index("Monday 13 July 2026")
    oldest = get(client, f"{address}?order=oldest")
    assert oldest.index("Monday 13 July 2026") < oldest.index("Wednesday 9 December 2026")
    assert "It came from the Children and Families Committee, 13 July 2026" in oldest
    assert "Promised: Share the cost of placements" in oldest
    assert "Monday 13 July 2026" in get(
        client, f"/inspections/{world.inspection.pk}/issue-history/"
    )


def test_before_the_plan_its_issue_history_says_so(client: Client, world: World) -> None:
    client.force_login(world.person("director"))
    page = get(client, f"/plans/{world.plan.pk}/issue-history/?at=2020-01-01")
    assert "This plan did not exist on 1 January 2020" in page


CANARY = "Goldfinch Lane placement price"


def test_an_exempt_item_leaves_no_trace_for_who_is_no_member(
    client: Client, world: World, governance: Governance
) -> None:
    """Neither in pages nor lists nor counts; the record names no item."""
    secret = exempt(world, governance.held, CANARY, plans=(world.plan,))
    by = world.member("democratic_services")
    said = changes.DecisionInput("delegate", f"{CANARY}: delegated.", to_post="Director")
    decided = changes.record_decision(by=by, item=secret, decision=said)
    given = promise(world, secret, CANARY, governance.committee)
    history = f"/plans/{world.plan.pk}/issue-history/"
    pages = (
        *("/bodies/", "/decisions/", "/undertakings/", f"/decisions/?q={CANARY[:9]}"),
        *("/decisions.csv", "/undertakings.csv"),
        *(f"/bodies/{governance.committee.pk}/", f"/meetings/{governance.held.pk}/"),
        *(f"/meetings/{governance.coming.pk}/", f"/plans/{world.plan.pk}/record/", history),
    )
    for key in ("manager", "board_member", "inspector", "director", "finance"):
        client.force_login(world.person(key))
        for address in pages:
            answer = client.get(address)
            assert CANARY not in answer.content.decode(), (key, address)
        for address in (f"/items/{secret.pk}/", f"/decisions/{decided.pk}/"):
            assert client.get(address).status_code == 404, (key, address)
        assert client.get(f"/undertakings/{given.pk}/").status_code == 404
    client.force_login(world.person("manager"))
    assert "1 open" in get(client, "/undertakings/")
    client.force_login(world.person("councillor"))
    assert CANARY in get(client, f"/meetings/{governance.held.pk}/")
    assert CANARY in client.get("/decisions.csv").content.decode()


def test_nobody_corrects_a_decision_that_they_have_not_seen(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    address = f"/decisions/{governance.decision.pk}/edit/"
    fields = fields_of(client.get(address))
    assert fields["to_body"] == str(governance.council.pk)
    corrected = changes.DecisionInput("note", "That the plan be noted.")
    changes.correct_decision(
        by=world.member("manager"), decision=governance.decision, said=corrected
    )
    answer = client.post(address, {**fields, "text": "That it stands."})
    assert answer.status_code == 422
    assert "Resolution: That the plan be noted." in text_of(answer)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("2pm", "14:00"), ("9.30 am", "09:30"), ("12am", "00:00"), ("14:00", "14:00")],
)
def test_a_time_is_taken_as_people_write_it(
    client: Client, world: World, governance: Governance, said: str, kept: str
) -> None:
    client.force_login(world.person("manager"))
    send(client, f"/meetings/{governance.coming.pk}/edit/", starts_at=said, place="Guildhall")
    assert f"{kept}, Guildhall" in get(client, f"/meetings/{governance.coming.pk}/")
    answer = send(client, f"/meetings/{governance.coming.pk}/edit/", starts_at="25:00")
    assert "Write the time like 14:00 or 2pm." in text_of(answer)


def test_a_body_and_its_seats_are_kept_from_their_forms(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    added = send(client, "/bodies/add/", name="Corporate Parenting Board", kind="board")
    day = {"begins_on_day": "1", "begins_on_month": "9", "begins_on_year": "2026"}
    said = {"post": "Foster carer", "role": "vice_chair", "independent": "on"}
    send(client, f"{added['Location']}seats/add/", **said, **day)
    page = get(client, added["Location"])
    assert "Vice-chair, independent: Foster carer, since 1 September 2026" in page


def test_an_item_says_what_it_is_about(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    address = f"/items/{governance.item.pk}/edit/"
    fields = fields_of(client.get(address))
    assert fields["plans"] == [str(world.plan.pk)]
    client.post(address, {**fields, "plans": [], "title": "The improvement plan"})
    (row,) = items_at(world.member("manager"), Moment.latest(), Q(pk=governance.item.pk))
    assert (row.title, [each.kind for each in row.about]) == (
        "The improvement plan",
        ["inspection"],
    )


def test_a_body_has_a_scorecard_of_the_plans_that_come_before_it(
    client: Client, world: World, governance: Governance
) -> None:
    address = f"/bodies/{governance.committee.pk}/measures/"
    client.force_login(world.person("adviser"))
    measure = add_measure(world, "M1")
    plans.choose_measures(
        by=world.member("assurer"), subject=world.action("1.1"), measures=[measure]
    )
    words = get(client, address)
    assert "1 measure of 1 plan that came before it. In trouble: 0." in words
    assert "1: Care leavers" in words
    assert "M1 Pathway plans in time" in words
    council = f"/bodies/{governance.council.pk}/measures/"
    assert "No plan with measures has come before it." in get(client, council)
    client.force_login(world.person("councillor"))
    assert client.get(address).status_code == 403
