"""Assessing impact, and the rounds, as pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.changes.setup import PlanInput
from goldenthread.plans.models import ActionImpact, FindingImpact, PriorityImpact
from tests.pages.sending import fields_of, text_of
from tests.people import TODAY, World

pytestmark = pytest.mark.django_db
SAID = "Four young people told us that their plans changed something."


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


def address(world: World, reference: str = "1.2") -> str:
    return f"/actions/{world.action(reference).pk}/impact/"


def above(world: World) -> dict[str, Any]:
    placed = world.action("1.2").placements.newest_first()[0]
    return {"priority": placed.priority, "finding": world.inspection.findings.order_by("pk")[0]}


def evidence(world: World, subject: Any, kind: str = "data", dated_on: date | None = None) -> Any:
    """Evidence, as a link."""
    words = changes.EvidenceInput(
        kind, f"{kind} item", dated_on or date(2026, 11, 2), url="https://wyremouth.example/e"
    )
    return changes.add_evidence(by=world.member("assurer"), subject=subject, evidence=words)


def send(client: Any, place: str, **typed: Any) -> Any:
    """Open the page as the person signed in, fill it in and send it."""
    fields = fields_of(client.get(place))
    return client.post(place, {**fields, "rationale": SAID, **typed})


def needs_of(response: Any, rating: str) -> str:
    html = response.content.decode()
    return html.split(f'id="needs-{rating}"')[1].split("</ul>")[0]


# The page


def test_it_shows_progress_as_not_deciding_and_says_what_each_rating_needs(client, world):
    evidence(world, world.action("1.2"))
    client.force_login(world.person("assurer"))
    page = client.get(address(world))
    words = text_of(page)
    assert "you neither own nor lead it" in words
    assert "which does not decide impact" in words
    assert "Young people say that it is better." in words
    assert "gt-needs__met" in needs_of(page, "early")
    assert "Missing:" in needs_of(page, "clear")
    assert "a second kind beside data" in needs_of(page, "clear")
    assert "Needs no evidence" in needs_of(page, "worse")
    assert fields_of(page)["on_year"] == "2026"


def test_it_says_which_evidence_does_not_count_and_why(client, world):
    old = evidence(world, world.action("1.2"), dated_on=date(2025, 11, 1))
    new = evidence(world, world.action("1.2"), "case_audit")
    client.force_login(world.person("assurer"))
    page = client.get(address(world))
    words = text_of(page)
    assert "Does not count: it is from before the action began on 1 February 2026." in words
    assert "A link, no copy held here" in words
    assert fields_of(page)["evidence"] == [str(new.pk)]
    assert f'value="{old.pk}"' not in page.content.decode()


def test_an_assessment_is_recorded(client, world):
    kept = evidence(world, world.action("1.2"))
    client.force_login(world.person("assurer"))
    answer = send(client, address(world), rating="early")
    assert answer["Location"] == f"/actions/{world.action('1.2').pk}/"
    given = ActionImpact.objects.get(action=world.action("1.2"))
    assert (given.rating, given.rationale, given.rests_on) == ("early", SAID, [kept.pk])
    assert given.effective_on == TODAY


def test_what_is_not_ticked_is_not_counted(client, world):
    evidence(world, world.action("1.2"))
    client.force_login(world.person("assurer"))
    answer = send(client, address(world), rating="early", evidence=[])
    assert answer.status_code == 422
    assert "Missing:" in needs_of(answer, "early")
    assert not ActionImpact.objects.filter(action=world.action("1.2")).exists()


def test_below_the_standard_the_error_offers_three_ways(client, world):
    evidence(world, world.action("1.2"))
    client.force_login(world.person("assurer"))
    answer = send(client, address(world), rating="clear")
    assert answer.status_code == 422
    words = text_of(answer)
    assert "a second kind beside data" in words
    assert "Tick or add the evidence that is missing" in words
    assert "Record early evidence, which has what it needs" in words
    assert "Write why you judge it so all the same" in words
    assert SAID in words

    fields = fields_of(answer)
    assert (fields["rating"], fields["below_standard"]) == (["clear"], "")
    done = client.post(address(world), {**fields, "below_standard": "The forum was clear."})
    assert done.status_code == 302
    given = ActionImpact.objects.get(action=world.action("1.2"))
    assert given.below_standard == "The forum was clear."
    assert "assessor’s judgement" in text_of(client.get(address(world)))


def test_no_reason_is_asked_for_until_it_is_needed(client, world):
    client.force_login(world.person("assurer"))
    assert "below_standard" not in fields_of(client.get(address(world)))


def test_impact_goes_back_and_the_page_says_so(client, world):
    client.force_login(world.person("assurer"))
    page = client.get(address(world, "1.1"))
    assert "Lower than now: impact goes back" in needs_of(page, "worse")
    assert "Lower than now" not in needs_of(page, "clear")
    answer = send(client, address(world, "1.1"), rating="worse")
    assert "It has gone back from early evidence." in text_of(client.get(answer["Location"]))


def test_it_may_be_back_dated_and_never_post_dated(client, world):
    client.force_login(world.person("assurer"))
    day = TODAY - timedelta(days=30)
    typed = {"on_day": day.day, "on_month": day.month, "on_year": day.year}
    late = send(client, address(world), rating="worse", **typed | {"on_year": 2027})
    assert "The date cannot be in the future." in text_of(late)
    assert send(client, address(world), rating="worse", **typed).status_code == 302
    assert ActionImpact.objects.get(action=world.action("1.2")).effective_on == day


def test_an_earlier_day_leaves_the_later_rating(client, world):
    client.force_login(world.person("assurer"))
    answer = send(client, address(world, "1.1"), rating="no_evidence", on_day="1")
    assert "The later rating stays: early evidence." in text_of(client.get(answer["Location"]))


def test_the_day_to_look_again_is_to_come(client, world):
    client.force_login(world.person("assurer"))
    typed = {f"look_again_on_{part}": "" for part in ("day", "month", "year")}
    typed |= {"look_again_on_day": "1", "look_again_on_month": "2", "look_again_on_year": "2026"}
    answer = send(client, address(world), rating="worse", **typed)
    assert "The day to look again must be after the day assessed." in text_of(answer)
    typed["look_again_on_year"] = "2027"
    assert send(client, address(world), rating="worse", **typed).status_code == 302


@pytest.mark.parametrize("missing", ["rating", "rationale"])
def test_what_is_missing_is_said_and_what_was_typed_stays(client, world, missing):
    client.force_login(world.person("assurer"))
    typed = {"rating": "worse", "rationale": SAID} | {missing: ""}
    answer = send(client, address(world), **typed)
    assert answer.status_code == 422
    assert {
        "rating": "Choose an impact rating.",
        "rationale": "Say what you saw, and what you could not see.",
    }[missing] in text_of(answer)


def test_a_conflict_shows_theirs_and_keeps_yours(client, world):
    client.force_login(world.person("assurer"))
    fields = fields_of(client.get(address(world)))
    changes.assess_impact(
        by=world.member("assurer"),
        subject=world.action("1.2"),
        impact=changes.ImpactInput("no_evidence", "Theirs: nothing yet."),
    )
    mine = {**fields, "rating": "worse", "rationale": SAID}
    answer = client.post(address(world), mine)
    words = text_of(answer)
    assert answer.status_code == 422
    assert "Somebody else changed this" in words
    assert "Theirs: nothing yet." in words
    assert SAID in words
    assert client.post(address(world), fields_of(answer)).status_code == 302


def test_sent_twice_it_is_done_once(client, world):
    client.force_login(world.person("assurer"))
    fields = {**fields_of(client.get(address(world))), "rating": "worse", "rationale": SAID}
    before = Entry.objects.count()
    assert [client.post(address(world), fields).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.count() == before + 1


@pytest.mark.parametrize(
    ("kind", "fact"), [("priority", PriorityImpact), ("finding", FindingImpact)]
)
def test_a_priority_and_a_finding_have_their_own(client, world, kind, fact):
    subject = above(world)[kind]
    evidence(world, subject)
    client.force_login(world.person("assurer"))
    place = f"/{'priorities' if kind == 'priority' else 'findings'}/{subject.pk}/impact/"
    page = client.get(place)
    assert "Progress of its actions does not decide impact." in text_of(page)
    assert "1.1 Care leavers: piece of work 1" in text_of(page)
    assert send(client, place, rating="early").status_code == 302
    assert fact.objects.get().rating == "early"


# Who


@pytest.mark.parametrize(
    ("who", "code"),
    [("owner", 403), ("lead", 403), ("manager", 403), ("inspector", 403), ("outsider", 404)],
)
def test_only_assurers_come_here(client, world, who, code):
    client.force_login(world.person(who))
    if who == "outsider":
        from goldenthread.accounts.access import system
        from goldenthread.accounts.changes import grant_role

        outsider = world.person(who)
        grant_role(by=system(outsider.authority), person=outsider, role="assurer")
    places = [address(world), *(f"/priorities/{above(world)['priority'].pk}/impact/",)]
    places.append(f"/findings/{above(world)['finding'].pk}/impact/")
    for place in places:
        assert client.get(place).status_code == code
        assert client.post(place, {"rating": "worse"}).status_code == code


def test_a_finding_that_the_assurer_may_not_see_is_missing(client, world):
    secret = record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=TODAY - timedelta(days=20),
            ended_on=TODAY - timedelta(days=18),
            findings=[FindingInput("improvement", "Not for everyone yet.")],
        ),
    ).findings.get()
    client.force_login(world.person("assurer"))
    for tail in ("impact/", "evidence/add/"):
        assert client.get(f"/findings/{secret.pk}/{tail}").status_code == 404


def test_without_signing_in_nobody_comes_here(client, world):
    assert "/sign-in/" in client.get(address(world))["Location"]


# The rounds


def rounds(client: Any, world: World, who: str = "assurer", query: str = "") -> Any:
    client.force_login(world.person(who))
    return client.get(f"/plans/{world.plan.pk}/impact/{query}")


def look_again(world: World, reference: str, on: date, look: date) -> None:
    changes.assess_impact(
        by=world.member("assurer"),
        subject=world.action(reference),
        impact=changes.ImpactInput("no_evidence", "Nothing yet.", look_again_on=look),
        on=on,
    )


def test_rounds_keep_overdue_apart_from_not_yet_due(client, world):
    look_again(world, "1.4", TODAY - timedelta(days=90), TODAY - timedelta(days=1))
    look_again(world, "1.5", TODAY - timedelta(days=9), TODAY)
    look_again(world, "1.6", TODAY - timedelta(days=9), TODAY + timedelta(days=60))
    words = text_of(rounds(client, world))
    assert "Complete, impact not yet assessed: 1 " in words
    assert "Look again: the day has passed: 1 " in words
    assert "Look again: not yet due: 2 " in words
    assert "Assessed, with no day to look again: 1 " in words
    waiting = words.split("Complete, impact not yet assessed: 1")[1].split("Look again:")[0]
    assert "1.2 Care leavers" in waiting
    assert "10" in waiting  # days since the sign-off of 6 November
    assert "Not yet due: 1" in waiting
    assert "6 Feb 2027" in waiting
    assert "not yet assessed, and no work on it complete: 7" in words.lower()


def test_rounds_are_narrowed_to_a_priority(client, world):
    words = text_of(rounds(client, world, query="?priority=2"))
    assert "Complete, impact not yet assessed: 0" in words


@pytest.mark.parametrize(
    ("level", "first"), [("priority", "Care leavers"), ("finding", "pathway plans")]
)
def test_rounds_are_of_the_level_that_the_plan_requires(client, world, level, first):
    changes.change_plan(
        by=world.member("manager"),
        plan=world.plan,
        terms=PlanInput("Improvement plan 2026", impact_level=level),
    )
    words = text_of(rounds(client, world))
    assert f"requires an impact rating of each {level}" in words
    waiting = words.split("Complete, impact not yet assessed: 1")[1].split("Look again:")[0]
    assert first in waiting
    assert "2" in waiting  # two of its actions are complete


def test_rounds_of_a_past_day_offer_no_assessment(client, world):
    assert "Assess impact" in text_of(rounds(client, world))
    words = text_of(rounds(client, world, query="?at=2026-11-10"))
    assert "Complete, impact not yet assessed: 1" in words
    assert "Assess impact" not in words


def test_rounds_are_read_by_all_and_assessed_by_assurers(client, world):
    words = text_of(rounds(client, world, "board_member"))
    assert "Complete, impact not yet assessed: 1" in words
    assert "Assess impact" not in words
    assert rounds(client, world, "outsider").status_code == 404
    assert rounds(client, world, "councillor").status_code == 403
