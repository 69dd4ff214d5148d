"""The plan check of a plan that is kept here: its page, its rules, and results over time."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.imports.changes import tune_rule
from goldenthread.imports.checking import check_and_keep, plan_shape
from goldenthread.imports.models import CheckResult
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.read import plan_at
from tests.measuring import add_measure
from tests.pages.client import HouseClient
from tests.pages.sending import send, text_of
from tests.people import World, at


@pytest.fixture
def director(world: World, client: HouseClient) -> HouseClient:
    client.force_login(world.person("director"))
    return client


def test_the_page_says_what_is_wrong_where_and_how_to_mend_it(
    director: HouseClient, world: World
) -> None:
    page = text_of(director.get(reverse("plan-check", args=[world.plan.pk])))
    assert "A finding has no action" in page
    assert "To mend it: add an action that answers the finding" in page
    assert "1. Care leavers" in page
    earlier = director.get(reverse("plan-check", args=[world.plan.pk]), {"at": "2026-02-01"})
    assert "is complete without evidence" not in text_of(earlier)


def test_each_fault_leads_to_the_action_finding_or_measure_that_it_is_about(
    director: HouseClient, world: World
) -> None:
    """The third finding has no action, and there is no action 3; nor is 2 the second finding."""
    measure = add_measure(world)
    changes.choose_measures(
        by=world.member("manager"), subject=world.action("1.2"), measures=[measure]
    )
    page = director.get(reverse("plan-check", args=[world.plan.pk])).content.decode()
    lines = page.split("<li>")
    (unanswered,) = (each for each in lines if ") has no action." in each)
    assert f"{reverse('findings', args=[world.plan.pk])}#finding-" in unanswered
    (bare,) = (each for each in lines if "“Pathway plans in time, M1” has no baseline." in each)
    assert reverse("measure", args=[measure.pk]) in bare
    assert "Open measure M1" in bare
    (late,) = (each for each in lines if each.startswith("Action 1.3 was due on"))
    assert reverse("action", args=[world.action("1.3").pk]) in late


def test_a_rule_is_switched_off_with_a_reason_that_stands_on_the_page(
    director: HouseClient, world: World
) -> None:
    address = reverse("check-rule") + "?rule=finding-without-action"
    refused = send(director, address, use="off")
    assert "Say why: it stands wherever the rule is listed." in text_of(refused)
    sent = {"use": "off", "reason": "The board answers it elsewhere."}
    send(director, address, **sent)
    page = text_of(director.get(reverse("plan-check", args=[world.plan.pk])))
    assert "Switched off here A finding has no action The board answers it elsewhere." in page
    assert "The board answers it elsewhere." in text_of(director.get(reverse("check-rules")))


def test_a_limit_of_our_own_is_used(world: World) -> None:
    def late() -> list[str]:
        found = check_and_keep(world.member("director"), plan_of(world), Moment.latest())
        return [each.sentence for each in found.result.faults if each.code == "too-many-for-one"]

    assert late() == []
    by = world.member("director")
    tune_rule(by=by, rule="too-many-for-one", is_off=False, limits={"most": 1}, reason="Small.")
    assert "Head of Service, Front Door owns" in late()[-1]


def plan_of(world: World) -> object:
    return plan_at(world.member("director"), world.plan.pk, Moment.latest())


def test_results_are_kept_on_the_days_when_they_change(director: HouseClient, world: World) -> None:
    reader = Member(world.authority, None, frozenset({Role.BOARD_MEMBER}))
    for day in (17, 18):
        with at(date(2026, 11, day)):
            check_and_keep(reader, plan_of(world), Moment.latest())
    with at(date(2026, 11, 19)):
        tune_rule(
            by=world.member("director"), rule="overdue", is_off=True, limits={}, reason="Known."
        )
        check_and_keep(reader, plan_of(world), Moment.latest())
        first, last = CheckResult.objects.order_by("on")
        assert (first.on.day, last.on.day) == (17, 19)
        assert len(last.faults) < len(first.faults)
        page = text_of(director.get(reverse("plan-check-results", args=[world.plan.pk])))
        assert "17 November 2026" in page


def test_impact_above_its_evidence_fires_where_the_evidence_is_gone(world: World) -> None:
    """An early assessment on one audit, which is taken off again."""
    action, by = world.action("1.2"), world.member("assurer")
    given = changes.EvidenceInput("case_audit", "Audit", date(2026, 11, 1), url="https://a.example")
    kept = changes.add_evidence(by=by, subject=action, evidence=given)
    impact = changes.ImpactInput("early", "Audits are better.", [kept])
    changes.assess_impact(by=by, subject=action, impact=impact)
    shapes = []
    for present in (True, False):
        if not present:
            changes.link_evidence(by=by, evidence=kept, subject=action, present=False)
        _, shape, _ = plan_shape(world.member("director"), plan_of(world), Moment.latest())
        shapes.append(next(each for each in shape.actions if each.ref == "1.2"))
    assert [(each.impact, each.reached) for each in shapes] == [
        ("early", "early"),
        ("early", "no_evidence"),
    ]
