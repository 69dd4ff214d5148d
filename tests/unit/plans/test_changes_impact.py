"""Evidence and impact: who may, what is refused, what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import put_upload
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.models import Entry
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.plans import changes
from goldenthread.plans.changes import impact as verbs
from goldenthread.plans.changes.setup import PriorityInput
from goldenthread.plans.models import (
    ActionImpact,
    Evidence,
    EvidenceOnAction,
    PriorityImpact,
)
from tests.people import TODAY, World

pytestmark = pytest.mark.django_db

SEEN = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


def add(world: World, subject: Any, kind: str = "data", dated_on: date = SEEN, **more: Any) -> Any:
    by = world.member(more.pop("by", "assurer"))
    link = not more.pop("held", True)
    what = f"{kind} of {dated_on}"
    place = (
        {"url": "https://wyremouth.example/report"}
        if link
        else {"file": put_upload("figures.csv", f"plan,day\n1,{what}\n".encode())}
    )
    evidence = changes.EvidenceInput(kind, what, dated_on, **place, **more)
    return changes.add_evidence(by=by, subject=subject, evidence=evidence)


def assess(
    world: World, subject: Any, rating: str, *evidence: Any, by: str = "assurer", **more: Any
) -> Any:
    on = more.pop("on", None)
    given = changes.ImpactInput(rating, "What I saw, and did not see.", evidence, **more)
    return changes.assess_impact(by=world.member(by), subject=subject, impact=given, on=on)


def priority(world: World, number: int = 1) -> Any:
    return world.action(f"{number}.1").placements.newest_first()[0].priority


def finding(world: World) -> Any:
    return world.inspection.findings.order_by("pk")[0]


@pytest.fixture
def secret(world: World) -> Any:
    """A finding of an inspection that is not published and names only the manager as reader."""
    inspection = record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=TODAY - timedelta(days=20),
            ended_on=TODAY - timedelta(days=18),
            findings=[FindingInput("improvement", "The oversight of children missing from care.")],
        ),
    )
    return inspection.findings.get()


# Who


@pytest.mark.parametrize("who", ["owner", "lead", "manager", "director", "inspector", "outsider"])
def test_only_an_assurer_assesses(world, who):
    with pytest.raises(NotAllowed):
        assess(world, world.action("1.2"), "no_evidence", by=who)


@pytest.mark.parametrize(("who", "reference"), [("owner", "1.2"), ("lead", "1.2")])
def test_owner_and_lead_do_not_assess_even_as_assurers(world, who, reference):
    from goldenthread.accounts.access import system
    from goldenthread.accounts.changes import grant_role

    grant_role(by=system(world.authority), person=world.person(who), role="assurer")
    with pytest.raises(NotAllowed, match="neither owns nor leads"):
        assess(world, world.action(reference), "no_evidence", by=who)
    if who == "lead":
        with pytest.raises(NotAllowed, match="You lead this priority"):
            assess(world, priority(world), "no_evidence", by=who)


@pytest.mark.parametrize("model", [ActionImpact, PriorityImpact])
def test_the_database_refuses_the_owner_or_lead_as_assessor(world, monkeypatch, model):
    subject = world.action("1.2") if model is ActionImpact else priority(world)
    who = "owner" if model is ActionImpact else "lead"
    monkeypatch.setattr(verbs, "check_may_assess", lambda *_: None)
    with pytest.raises(IntegrityError), transaction.atomic():
        assess(world, subject, "no_evidence", by=who)


def test_an_assurer_who_may_not_see_the_inspection_neither_assesses_nor_adds(world, secret):
    with pytest.raises(NotAllowed):
        assess(world, secret, "no_evidence")
    with pytest.raises(NotAllowed):
        add(world, secret)
    shown = finding(world)
    assert assess(world, shown, "early", add(world, shown)).below_standard == ""


def test_evidence_on_a_hidden_finding_cannot_be_used_elsewhere(world, secret):
    kept = add(world, world.action("1.3"), by="manager")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verbs, "check_may_add", lambda *_: None)
        changes.link_evidence(
            by=world.member("manager"), subject=secret, evidence=kept, present=True
        )
    with pytest.raises(NotAllowed, match="cannot see"):
        changes.link_evidence(
            by=world.member("assurer"), subject=world.action("1.4"), evidence=kept, present=True
        )


# The standard


def test_below_the_standard_needs_a_reason_and_keeps_it(world):
    action = world.action("1.2")
    only = add(world, action)
    with pytest.raises(Refused, match="a second kind beside data") as refusal:
        assess(world, action, "clear", only)
    assert refusal.value.field == "below_standard"
    given = assess(world, action, "clear", only, below_standard=" The forum told me. ")
    assert given.below_standard == "The forum told me."
    assert given.rests_on == [only.pk]


def test_a_reason_that_is_not_needed_is_not_kept(world):
    action = world.action("1.2")
    given = assess(world, action, "early", add(world, action), below_standard="Not needed.")
    assert given.below_standard == ""


def test_evidence_of_another_subject_does_not_count(world):
    other = add(world, world.action("1.3"))
    with pytest.raises(Refused, match="one item of evidence"):
        assess(world, world.action("1.2"), "early", other)


def test_evidence_that_was_taken_off_does_not_count(world):
    action = world.action("1.2")
    gone = add(world, action)
    changes.link_evidence(by=world.member("assurer"), subject=action, evidence=gone, present=False)
    with pytest.raises(Refused, match="one item"):
        assess(world, action, "early", gone)


@pytest.mark.parametrize(
    ("subject", "before"),
    [
        ("action", date(2026, 1, 31)),
        ("priority", date(2026, 1, 31)),
        ("finding", date(2025, 11, 13)),
    ],
)
def test_evidence_from_before_the_work_began_does_not_count(world, subject, before):
    what = {"action": world.action("1.2"), "priority": priority(world), "finding": finding(world)}[
        subject
    ]
    with pytest.raises(Refused, match="dated since"):
        assess(world, what, "early", add(world, what, dated_on=before))
    assert assess(world, what, "early", add(world, what, dated_on=before + timedelta(days=1)))


def test_links_reach_early_and_no_further(world):
    action = world.action("1.2")
    links = [add(world, action, kind, held=False) for kind in ("data", "case_audit")]
    with pytest.raises(Refused, match="copies held here"):
        assess(world, action, "clear", *links)
    assert assess(world, action, "early", *links).rating == "early"


# Days


def test_an_assessment_may_be_back_dated_on_evidence_of_that_time(world):
    action = world.action("1.2")
    early, late = add(world, action, dated_on=date(2026, 9, 1)), add(world, action)
    assert assess(world, action, "early", early, on=date(2026, 10, 1)).effective_on.month == 10
    with pytest.raises(Refused, match="one item"):
        assess(world, action, "early", late, on=date(2026, 10, 1))


def test_no_assessment_and_no_evidence_of_a_day_to_come(world):
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Refused, match="future"):
        assess(world, world.action("1.2"), "worse", on=tomorrow)
    with pytest.raises(Refused, match="to come") as refusal:
        add(world, world.action("1.2"), dated_on=tomorrow)
    assert refusal.value.field == "dated_on"


def test_to_look_again_is_after_the_day_assessed(world):
    with pytest.raises(Refused) as refusal:
        assess(world, world.action("1.2"), "worse", look_again_on=TODAY)
    assert refusal.value.field == "look_again_on"


def sustained(world: World, *before: tuple[str, date]) -> Any:
    """A sustained rating of 1.2 today, after assessments of such ratings on such days."""
    action = world.action("1.2")
    kinds = [add(world, action, kind, date(2026, 3, 2)) for kind in ("data", "case_audit")]
    for rating, on in before:
        assess(world, action, rating, *kinds, on=on, below_standard="As I judge it.")
    return assess(world, action, "sustained", *kinds)


def test_sustained_rests_on_clear_three_months_before(world):
    assert sustained(world, ("clear", date(2026, 8, 16))).below_standard == ""


@pytest.mark.parametrize(
    "before",
    [
        [],
        [("clear", date(2026, 8, 17))],
        [("early", date(2026, 3, 9))],
        [("clear", date(2026, 6, 1)), ("worse", date(2026, 9, 1))],  # it did not hold
        [("clear", date(2026, 6, 1)), ("early", date(2026, 6, 1))],  # it was corrected
        [("clear", date(2026, 3, 1))],  # before the evidence: a judgement
    ],
)
def test_sustained_is_refused_where_clear_was_not_held_for_three_months(world, before):
    with pytest.raises(Refused, match="has held since"):
        sustained(world, *before)


def test_impact_can_go_back(world):
    action = world.action("1.2")
    assess(world, action, "early", add(world, action), on=date(2026, 11, 10))
    assert assess(world, action, "worse").rating == "worse"
    assert [row.rating for row in verbs.impacts_of(action)] == ["worse", "early"]


def test_an_unknown_rating_is_refused(world):
    for rating in ("not_assessed", "excellent", ""):
        with pytest.raises(Refused, match="Choose an impact rating"):
            assess(world, world.action("1.2"), rating)


# The record


def test_another_assessment_meanwhile_is_a_conflict(world):
    action = world.action("1.2")
    seen = Entry.objects.filter(authority=world.authority).count()
    assess(world, action, "no_evidence", on=date(2026, 11, 1))
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        assess(world, action, "worse")


def test_an_assessment_names_the_files_that_it_rests_on(world):
    action = world.action("1.2")
    kept = add(world, action)
    assess(world, action, "early", kept)
    entry = Entry.objects.filter(authority=world.authority).latest("n")
    assert entry.type == "impact.assessed"
    assert kept.file.sha256 in entry.body


# Evidence


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "rumour"}, "kind"),
        ({"title": "  "}, "title"),
        ({"url": ""}, "file"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://wyremouth.example/f"}, "url"),
    ],
)
def test_evidence_is_refused_where_something_is_wrong(world, changed, field):
    right = {"kind": "data", "title": "Figures", "dated_on": SEEN, "url": "https://a.example/"}
    with pytest.raises(Refused) as refusal:
        changes.add_evidence(
            by=world.member("owner"),
            subject=world.action("1.2"),
            evidence=changes.EvidenceInput(**right | changed),
        )
    assert refusal.value.field == field
    assert not Evidence.objects.filter(texts__title="Figures").exists()


def test_who_may_add_evidence(world):
    action = world.action("1.2")
    for who in ("owner", "lead", "manager", "assurer"):
        add(world, action, by=who)
    for who in ("owner_2", "director", "inspector", "outsider"):
        with pytest.raises(NotAllowed):
            add(world, action, by=who)
    for who in ("owner", "lead", "manager"):
        with pytest.raises(NotAllowed):
            add(world, priority(world), by=who)


def test_evidence_is_linked_once_and_taken_off_once(world):
    kept, other = add(world, world.action("1.2"), by="owner"), world.action("1.3")
    by = world.member("owner")
    changes.link_evidence(by=by, subject=other, evidence=kept, present=True)
    with pytest.raises(Refused, match="already used"):
        changes.link_evidence(by=by, subject=other, evidence=kept, present=True)
    changes.link_evidence(by=by, subject=other, evidence=kept, present=False)
    with pytest.raises(Refused, match="no longer used"):
        changes.link_evidence(by=by, subject=other, evidence=kept, present=False)
    assert EvidenceOnAction.objects.filter(action=other).count() == 2
    assert [row.pk for row in changes.evidence_of(world.action("1.2"))] == [kept.pk]


def test_a_priority_led_by_another_can_be_assessed(world):
    changes.change_priority(
        by=world.member("manager"),
        priority=priority(world),
        terms=PriorityInput(1, "Care leavers", world.person("deputy")),
    )
    given = assess(world, priority(world), "no_evidence")
    assert given.lead == world.person("deputy")
