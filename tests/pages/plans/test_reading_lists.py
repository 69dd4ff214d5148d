"""The lists of a plan: actions, findings, exceptions; what changed; the record. As pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.models import PlanInspection
from goldenthread.plans.periods import Period
from tests.pages.plans.test_reading import give_moved_date
from tests.pages.reading import get, text_of
from tests.pages.sending import enter
from tests.people import World, at, give

ROW = re.compile(r"\b([12]\.[1-6]) (?:Care leavers|Front door): piece of work")


@pytest.fixture
def plan(world: World) -> str:
    return f"/plans/{world.plan.pk}/"


def listed(client: Client, address: str) -> list[str]:
    """The references in the order of the list."""
    return ROW.findall(get(client, address))


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("progress=complete", ["1.1", "1.2"]),
        ("progress=off_track", ["2.1"]),
        ("impact=early", ["1.1"]),
        ("show=complete-no-impact", ["1.2"]),
        ("show=overdue", ["1.3", "1.4", "2.1", "2.2", "2.3", "2.4"]),
        ("show=overdue&priority=1", ["1.3", "1.4"]),
        ("show=late-original&priority=2&sort=-due", ["2.4", "2.3", "2.2", "2.1"]),
        ("show=awaiting-sign-off", ["1.3"]),
        ("state=awaiting_sign_off", ["1.3"]),
        ("show=assessed", ["1.1"]),
        ("show=impact-met", []),
        ("show=no-finding", []),
        ("q=care+work+5", ["1.5"]),
        ("q=2.6", ["2.6"]),
        ("q=head+front&progress=off_track", ["2.1"]),
        ("sort=progress&priority=2", ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]),
        ("sort=-impact&progress=complete", ["1.1", "1.2"]),
        ("progress=nonsense&show=nothing&sort=colour&priority=1&q=1.1", ["1.1"]),
    ],
)
def test_actions_are_narrowed_and_sorted_by_the_address(
    client: Client, world: World, plan: str, query: str, references: list[str]
) -> None:
    assert listed(enter(client, world, "director"), f"{plan}actions/?{query}") == references


def test_actions_by_owner_lead_and_finding(client: Client, world: World, plan: str) -> None:
    enter(client, world, "director")
    front_door = world.people["owner_2"].pk
    assert listed(client, f"{plan}actions/?owner={front_door}") == [
        "2.1",
        "2.2",
        "2.3",
        "2.4",
        "2.5",
    ]
    assert len(listed(client, f"{plan}actions/?lead={world.people['lead'].pk}")) == 12
    finding = world.inspection.findings.order_by("pk")[1].pk
    page = get(client, f"{plan}actions/?finding={finding}&priority=2")
    assert "6 of 12 actions: Priority 2; Answers finding 2." in page


def test_narrowings_can_be_taken_off_and_stay_with_position_and_files(
    client: Client, world: World, plan: str
) -> None:
    address = f"{plan}actions/?show=overdue&priority=1&at=2026-11-15&later=1"
    html = enter(client, world, "director").get(address).content.decode()
    assert f'href="{plan}actions/?priority=1&amp;at=2026-11-15&amp;later=1"' in html
    assert (
        f'href="{plan}actions.xlsx?priority=1&amp;show=overdue&amp;at=2026-11-15&amp;later=1"'
        in html
    )
    assert (
        f'href="{plan}actions.csv?priority=1&amp;show=overdue&amp;at=2026-11-15&amp;later=1"'
        in html
    )
    assert '<input type="hidden" name="at" value="2026-11-15">' in html


def test_moved_date_shows_its_first_its_moves_and_days(
    client: Client, world: World, plan: str
) -> None:
    give_moved_date(world)
    page = get(enter(client, world, "director"), f"{plan}actions/?show=moved")
    assert ROW.findall(page) == ["2.6"]
    assert "1 Feb 2027 First 28 Dec 2026. Moved once, 35 days later" in page


def test_empty_list_says_so_and_leads_on(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), f"{plan}actions/?show=disagreement")
    assert "0 of 12 actions: Progress and impact disagree." in page
    assert "No action is so. See all 12 actions." in page


def test_a_long_list_has_pages(client: Client, world: World, plan: str, monkeypatch: Any) -> None:
    monkeypatch.setattr("goldenthread.plans.views.lists.A_PAGE", 5)
    page = get(enter(client, world, "director"), f"{plan}actions/?priority=1&page=2")
    assert ROW.findall(page) == ["1.6"]
    assert "6 of 12 actions: Priority 1, 6 to 6 on this page." in page
    html = client.get(f"{plan}actions/?priority=1").content.decode()
    assert f"{plan}actions/?priority=1&amp;page=2" in html


def test_finding_without_an_action_is_said_and_can_be_answered(
    client: Client, world: World, plan: str
) -> None:
    page = get(enter(client, world, "director"), f"{plan}findings/")
    assert "1 of 3 findings has no action." in page
    assert "The oversight of practice by managers. Finding’s own status: Open." in page
    assert "No action answers this finding." in page
    assert "Add an action" not in page
    only = get(client, f"{plan}findings/?show=no-action")
    assert "1 of 3 findings." in only
    assert "pathway plans" not in only
    assert "Add an action that answers it, in priority 1" in get(
        enter(client, world, "manager"), f"{plan}findings/"
    )


def test_withdrawn_action_answers_no_finding(client: Client, world: World, plan: str) -> None:
    for n in range(1, 7):
        changes.set_state(
            by=world.member("manager"),
            action=world.action(f"2.{n}"),
            state="withdrawn",
            note="Done by others.",
            decided_by="Improvement Board",
        )
    page = get(enter(client, world, "director"), f"{plan}findings/?show=no-action")
    assert "2 of 3 findings have no action." in page


def test_finding_with_an_impact_rating_shows_it(client: Client, world: World, plan: str) -> None:
    finding = world.inspection.findings.order_by("pk")[0]
    judged = changes.ImpactInput("clear", "It is better.", [], below_standard="No second kind yet.")
    changes.assess_impact(by=world.member("assurer"), subject=finding, impact=judged)
    page = get(enter(client, world, "director"), f"{plan}findings/")
    assert "Impact of the whole finding: Impact: Clear evidence, assessor’s judgement" in page
    stands_out = get(client, f"{plan}exceptions/?kind=judgement")
    assert "below the standard of evidence: No second kind yet." in stands_out


def test_unpublished_findings_are_shown_to_named_readers_only(
    client: Client, world: World, plan: str
) -> None:
    manager = world.member("manager")
    secret = record_inspection(
        by=manager,
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 3),
            ended_on=date(2026, 11, 4),
            findings=[FindingInput("improvement", "How quickly decisions are written down.")],
        ),
    )
    changes.answer_inspection(by=manager, plan=world.plan, inspection=secret, present=True)
    assert PlanInspection.objects.count() == 2
    assert "written down" in get(enter(client, world, "manager"), f"{plan}findings/")
    assert "Focused visit" in get(client, plan)
    for page in ("", "findings/", "exceptions/"):
        shown = get(enter(client, world, "director"), plan + page)
        assert "written down" not in shown
        assert "Focused visit" not in shown


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("off-track", "2.1 Front door: piece of work 1 Head of Service, Front Door"),
        ("overdue", "111 days overdue: it was due on 28 July 2026."),
        (
            "should-have-started",
            "Progress: not started. It should have started on 1 February 2026.",
        ),
        ("complete-no-impact", "Complete for 10 days, and nobody has yet assessed whether"),
        ("no-action", "Finding 3 The oversight of practice by managers."),
    ],
)
def test_exceptions_say_why(
    client: Client, world: World, plan: str, kind: str, sentence: str
) -> None:
    everything = get(enter(client, world, "director"), f"{plan}exceptions/")
    assert sentence in everything
    of_kind = get(client, f"{plan}exceptions/?kind={kind}")
    assert sentence in of_kind
    count = re.search(r"Only this kind: (\d+)", of_kind)
    assert count
    assert f": {count[1]} Show all kinds" in of_kind


def test_exceptions_that_take_time_or_a_second_rating(
    client: Client, world: World, plan: str
) -> None:
    assessor = world.member("assurer")
    changes.ask_new_date(
        by=world.member("manager"),
        action=world.action("2.2"),
        due_on=date(2027, 1, 31),
        why="Two posts are empty.",
    )
    nothing = changes.ImpactInput("no_evidence", "The audit shows no change.", [])
    for reference in ("1.1", "1.2"):
        changes.assess_impact(by=assessor, subject=world.action(reference), impact=nothing)
    enter(client, world, "director")
    page = get(client, f"{plan}exceptions/")
    assert "a new due date was asked for: 31 January 2027 instead of 28 August 2026." in page
    assert "It is for the accountable lead to answer." in page
    assert "Progress is complete, but impact is no evidence of impact." in page
    assert "sign-off waits" not in page.lower()
    with at(date(2026, 11, 30)):
        changes.assess_impact(
            by=assessor,
            subject=world.action("1.1"),
            impact=changes.ImpactInput("worse", "Fewer plans are in date.", []),
        )
        page = get(client, f"{plan}exceptions/")
    assert "The owner said 26 days ago that it is complete. Sign-off waits." in page
    assert "Impact has gone back from no evidence of impact to worse." in page


def test_two_days_are_compared_in_counts_and_lists(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), f"{plan}since/?since=2026-10-20")
    assert "What changed since 20 October 2026" in page
    assert "Progress: complete 0 of 12: Progress: complete, then (0%) 2 of 12" in page
    assert "Progress became complete: 2 1.1 Care leavers: piece of work 1, from on track" in page
    assert "Became overdue: 2 1.4 Care leavers: piece of work 4, was due on 28 October 2026" in page
    before = get(client, f"{plan}since/?since=2025-12-01")
    assert "The plan began on 12 January 2026: on 1 December 2025 there was nothing" in before
    assert "New in the plan: 12" in before


def test_record_tells_who_did_what_with_its_entry(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), f"{plan}record/")
    last = Entry.objects.filter(type="impact.assessed").get()
    assert (
        f"6 Nov 2026, 12:00pm Impact assessed: early evidence Action 1.1: Care leavers: "
        f"piece of work 1 Quality Assurance Manager {last.n}" in page
    )
    assert "Plan made live Improvement plan 2026 Improvement Programme Manager" in page
    assert "Update given for October 2026. Progress: off track" in page


@pytest.mark.parametrize(
    ("query", "entries"),
    [
        ("kind=impact", 1),
        ("kind=plan", 2),
        ("kind=update", 7),
        ("until=2026-02-28", 2),
        ("since=2026-11-06&until=2026-11-06", 4),
        ("since=2026-11-07", 0),
        ("kind=nonsense&since=never&person=x", 13),
    ],
)
def test_record_is_narrowed(
    client: Client, world: World, plan: str, query: str, entries: int
) -> None:
    page = get(enter(client, world, "director"), f"{plan}record/?{query}")
    assert re.search(rf"\b{entries} entr(y|ies)\b", page), page[:400]


def test_record_is_narrowed_to_a_person(client: Client, world: World, plan: str) -> None:
    who = world.people["assurer"].pk
    page = get(enter(client, world, "director"), f"{plan}record/?person={who}")
    assert "1 entry." in page


def test_record_as_it_was_known(client: Client, world: World, plan: str) -> None:
    page = get(enter(client, world, "director"), f"{plan}record/?at=2026-03-01")
    assert "2 entries." in page
    assert "Signed off" not in page


def test_finance_reads_the_plan_and_not_the_record(client: Client, world: World, plan: str) -> None:
    assert "Record" not in get(enter(client, world, "finance"), plan)
    refused = client.get(f"{plan}record/")
    assert refused.status_code == 403
    assert "Only people who work on the plan can see the record." in text_of(refused)


def test_a_late_update_of_the_past_shows_with_later_entries_alone(
    client: Client, world: World, plan: str
) -> None:
    give(world, "1.5", Period(date(2026, 10, 1)), "at_risk")
    enter(client, world, "director")
    assert listed(client, f"{plan}actions/?progress=at_risk") == ["1.5"]
    assert listed(client, f"{plan}actions/?progress=at_risk&at=2026-11-15") == []
