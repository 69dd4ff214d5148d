"""A finding's own status: who decides it, what may follow, and every count of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.models import FindingAnswerer, FindingStatus, StatusProposal
from goldenthread.plans.position import FindingRow
from goldenthread.plans.read import plan_at, position, positions
from goldenthread.plans.read_review import decisions, proposals_of, review_rows, reviews_of
from goldenthread.plans.since import figures, kinds
from tests.people import TODAY, World, at

BOARD = "Improvement Board"


def finding(world: World, number: int = 1) -> Any:
    return world.inspection.findings.order_by("pk")[number - 1]


def body_says(world: World, status: str, on: date = TODAY, number: int = 1, **more: Any) -> Any:
    return changes.decide_finding_status(
        by=world.member("manager"),
        finding=finding(world, number),
        decided=changes.StatusInput(status, f"On {on} it was {status}.", more.pop("reason", "")),
        body=BOARD,
        on=on,
        **more,
    )


def row(world: World, moment: Moment | None = None, number: int = 1) -> FindingRow:
    moment = moment or Moment.now(world.authority)
    plan = changes_plan(world, moment)
    return position(plan, moment, world.member("board_member")).findings[number - 1]


def changes_plan(world: World, moment: Moment) -> Any:
    return plan_at(world.member("board_member"), world.plan.pk, moment)


# Deciding


@pytest.mark.django_db
def test_a_body_decides_on_a_basis_and_the_position_shows_it(world):
    body_says(world, "partly_met", date(2026, 11, 10))
    shown = row(world)
    assert (shown.status, shown.status_code, shown.status_by) == ("Partly met", "partly_met", BOARD)
    assert shown.status_on == date(2026, 11, 10)
    assert shown.status_basis == "On 2026-11-10 it was partly_met."
    assert row(world, number=2).status_code == "open"
    assert verify(world.authority).is_sound


@pytest.mark.django_db
def test_the_position_of_an_earlier_day_has_the_status_of_then(world):
    with at(date(2026, 11, 10)):
        body_says(world, "partly_met", date(2026, 11, 10))
    body_says(world, "fully_met")
    day = Moment.position(world.authority, date(2026, 11, 12))
    assert row(world, day).status_code == "partly_met"
    assert row(world).status_code == "fully_met"
    before = Moment.position(world.authority, date(2026, 11, 1))
    assert row(world, before).status == ""


@pytest.mark.django_db
def test_what_was_recorded_later_counts_only_where_it_is_asked_for(world):
    body_says(world, "partly_met", date(2026, 11, 10))
    day = date(2026, 11, 12)
    assert row(world, Moment.position(world.authority, day)).status_code == "open"
    later = Moment.position(world.authority, day, include_later=True)
    assert row(world, later).status_code == "partly_met"


@pytest.mark.django_db
def test_a_decision_of_the_same_day_corrects_it(world):
    body_says(world, "fully_met")
    body_says(world, "partly_met")
    assert row(world).status_code == "partly_met"
    first, second = decisions(changes.statuses_of(finding(world)))
    assert (first.corrected, second.corrected) == (False, True)
    assert (second.status, second.recorded_by) == ("fully_met", "Improvement Programme Manager")


@pytest.mark.django_db
def test_a_status_is_confirmed_on_a_new_basis(world):
    body_says(world, "partly_met", date(2026, 11, 10))
    body_says(world, "partly_met")
    assert [each.on for each in decisions(changes.statuses_of(finding(world)))] == [
        TODAY,
        date(2026, 11, 10),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("steps", "refused"),
    [
        (["reopened"], "that is open cannot become reopened"),
        (["fully_met", "partly_met"], "that is fully met cannot become partly met"),
        (["fully_met", "open"], "that is fully met cannot become open"),
        (["partly_met", "open"], "Say why the finding goes back"),
        (["fully_met", "reopened"], "Say why the finding goes back"),
        (["done"], "Choose how the finding stands"),
    ],
)
def test_what_cannot_follow_is_refused(world, steps, refused):
    days = [TODAY - timedelta(days=len(steps) - n) for n in range(len(steps))]
    *before, last = zip(steps, days, strict=True)
    for status, on in before:
        body_says(world, status, on)
    with pytest.raises(Refused, match=refused):
        body_says(world, *last)


@pytest.mark.django_db
def test_a_finding_is_reopened_with_a_reason_and_met_again(world):
    for n, (status, reason) in enumerate(
        [("fully_met", ""), ("reopened", "Inspectors saw it again."), ("fully_met", "")]
    ):
        body_says(world, status, TODAY - timedelta(days=3 - n), reason=reason)
    history = decisions(changes.statuses_of(finding(world)))
    assert [each.word for each in history] == ["Fully met", "Reopened", "Fully met"]
    assert history[1].reason == "Inspectors saw it again."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "refused"),
    [
        (TODAY + timedelta(days=1), "cannot be in the future"),
        (date(2025, 11, 13), "The inspection ended on 14 November 2025"),
        (date(2026, 11, 9), "The last decision of this finding was made on 10 November 2026"),
    ],
)
def test_a_decision_has_a_day_that_can_be(world, on, refused):
    body_says(world, "partly_met", date(2026, 11, 10))
    with pytest.raises(Refused, match=refused):
        body_says(world, "fully_met", on)


@pytest.mark.django_db
def test_a_decision_needs_its_basis(world):
    with pytest.raises(Refused, match="on what basis"):
        changes.decide_finding_status(
            by=world.member("director"),
            finding=finding(world),
            decided=changes.StatusInput("partly_met", "  "),
        )


@pytest.mark.django_db
def test_nobody_decides_over_a_decision_that_they_have_not_seen(world):
    seen = Entry.objects.filter(authority=world.authority).latest("n").n
    body_says(world, "partly_met")
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        body_says(world, "fully_met")


# Who


def in_person(world: World, key: str, number: int = 1) -> Any:
    return changes.decide_finding_status(
        by=world.member(key),
        finding=finding(world, number),
        decided=changes.StatusInput("partly_met", "I read the audit."),
    )


@pytest.mark.django_db
def test_the_director_decides_in_person_and_who_answers_it_is_kept(world):
    given = in_person(world, "director")
    assert given.body == ""
    assert row(world).status_by == "Director of Children’s Services"
    people = {each.person for each in FindingAnswerer.objects.filter(status=given)}
    assert people == {world.person("owner"), world.person("lead")}


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["manager", "lead", "owner", "assurer", "board_member"])
def test_others_do_not_decide_in_person(world, key):
    with pytest.raises(NotAllowed, match="Only the director"):
        in_person(world, key)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["owner", "lead"])
def test_a_director_who_owns_or_leads_an_answer_does_not_decide(world, role):
    people = world.people | {role: world.person("director")}
    changes.add_action(
        by=world.member("manager"),
        priority=world.plan.priorities.order_by("pk")[0],
        action=changes.ActionInput(
            reference="1.7",
            title="Review the offer",
            lead=people["lead"],
            owner=people["owner"],
            starts_on=TODAY,
            due_on=date(2027, 3, 31),
            findings=[finding(world)],
        ),
    )
    with pytest.raises(NotAllowed, match="Only the director"):
        in_person(world, "director")
    assert in_person(world, "director", 2).status == "partly_met"


@pytest.mark.django_db
def test_the_database_refuses_who_answers_the_finding(world, monkeypatch):
    """Also where the rule before it had a hole."""
    monkeypatch.setattr("goldenthread.plans.changes.finding_status.check_may", lambda *_args: None)
    with (
        pytest.raises(IntegrityError, match="finding_is_not_decided_by_who_answers_it"),
        transaction.atomic(),
    ):
        in_person(world, "owner")


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["director", "assurer", "lead", "board_member"])
def test_only_two_record_what_a_body_decided(world, key):
    with pytest.raises(NotAllowed, match="programme manager or democratic services"):
        changes.decide_finding_status(
            by=world.member(key),
            finding=finding(world),
            decided=changes.StatusInput("partly_met", "An audit."),
            body=BOARD,
        )


@pytest.mark.django_db
def test_a_finding_that_is_not_yet_published_is_for_its_readers(world):
    secret = record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 3),
            ended_on=date(2026, 11, 4),
            dates={"received": date(2026, 11, 13)},
            findings=[FindingInput("improvement", "Supervision.")],
        ),
    )
    with pytest.raises(NotAllowed):
        changes.decide_finding_status(
            by=world.member("director"),
            finding=secret.findings.get(),
            decided=changes.StatusInput("partly_met", "An audit."),
        )


# A review


def propose(world: World, number: int, status: str = "partly_met") -> Any:
    return changes.propose_status(
        by=world.member("assurer"),
        plan=world.plan,
        year=2026,
        finding=finding(world, number),
        proposed=changes.StatusInput(status, f"Basis of finding {number}."),
    )


def review(world: World, *numbers: int, status: str = "partly_met") -> Any:
    given = [
        (finding(world, n), changes.StatusInput(status, f"Basis of finding {n}.")) for n in numbers
    ]
    return changes.record_review(
        by=world.member("democratic_services"),
        plan=world.plan,
        review=changes.ReviewInput(2026, BOARD, TODAY, given),
    )


def reviewed(world: World) -> Any:
    moment = Moment.now(world.authority)
    plan, member = changes_plan(world, moment), world.member("board_member")
    return review_rows(position(plan, moment, member), moment, member, proposals_of(plan, 2026))


@pytest.mark.django_db
def test_a_proposal_is_no_status_and_nothing_is_recorded_by_it(world):
    before = Entry.objects.count()
    propose(world, 1)
    assert propose(world, 1, "fully_met").status == "fully_met"
    assert StatusProposal.objects.count() == 1
    assert row(world).status_code == "open"
    assert Entry.objects.count() == before


@pytest.mark.django_db
def test_one_decision_records_all_chosen_rows_each_with_its_basis(world):
    for number in (1, 2):
        propose(world, number)
    before = Entry.objects.count()
    held = review(world, 1, 2)
    assert Entry.objects.count() == before + 1
    assert {each.basis for each in held.statuses.all()} == {
        "Basis of finding 1.",
        "Basis of finding 2.",
    }
    assert StatusProposal.objects.count() == 0
    assert [each.finding.status_review for each in reviewed(world)] == [2026, 2026, None]
    (kept,) = reviews_of(world.plan, Moment.latest())
    assert (kept.body, kept.held_on, len(kept.findings)) == (BOARD, TODAY, 2)
    assert decisions(changes.statuses_of(finding(world)))[0].review == 2026
    assert verify(world.authority).is_sound


@pytest.mark.django_db
def test_a_review_is_recorded_whole_or_not_at_all(world):
    body_says(world, "fully_met", number=2)
    propose(world, 1)
    with pytest.raises(Refused, match="last decision"), transaction.atomic():
        changes.record_review(
            by=world.member("manager"),
            plan=world.plan,
            review=changes.ReviewInput(
                2026,
                BOARD,
                TODAY - timedelta(days=1),
                [(finding(world, n), changes.StatusInput("partly_met", "Both.")) for n in (1, 2)],
            ),
        )
    assert row(world).status_code == "open"
    assert FindingStatus.objects.count() == 1
    assert StatusProposal.objects.count() == 1


@pytest.mark.django_db
def test_a_review_is_of_findings_that_the_plan_answers(world):
    by = world.member("manager")
    other = changes.draft_plan(by=by, plan=changes.PlanInput("Fostering plan"))
    given = [(finding(world), changes.StatusInput("partly_met", "An audit."))]
    with pytest.raises(Refused, match="does not answer"):
        changes.record_review(
            by=by, plan=other, review=changes.ReviewInput(2026, BOARD, TODAY, given)
        )


@pytest.mark.django_db
def test_a_review_names_its_body_and_has_something_to_decide(world):
    by, given = world.member("manager"), [(finding(world), changes.StatusInput("open", "None."))]
    for body, rows, refused in ((" ", given, "Name the body"), (BOARD, [], "at least one")):
        with pytest.raises(Refused, match=refused):
            changes.record_review(
                by=by, plan=world.plan, review=changes.ReviewInput(2026, body, TODAY, rows)
            )


@pytest.mark.django_db
def test_a_review_shows_each_finding_with_its_actions_and_kinds_of_evidence(world):
    first, _, third = reviewed(world)
    assert [action.ref for action in first.actions] == [f"1.{n}" for n in range(1, 7)]
    assert first.has == ["Data"]
    assert "Case audit" in first.lacks
    assert (third.actions, third.has) == ([], [])


@pytest.mark.django_db
def test_since_names_the_findings_whose_status_changed(world):
    earlier = Moment.position(world.authority, date(2026, 11, 12))
    body_says(world, "partly_met")
    now = Moment.now(world.authority)
    plan = changes_plan(world, now)
    latest, before = positions(plan, now, earlier, world.member("board_member"))
    (kind,) = [each for each in kinds(before, latest) if each.code == "status"]
    assert [change.words for change in kind.changes] == ["from open to partly met"]
    assert not any("finding" in figure.name.lower() for figure in figures(before, latest))
