"""From findings to a draft plan, in two steps."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.accounts.models import OverruledWarning
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Plan, PlanDraft
from goldenthread.plans.read import plan_at, position
from tests.pages.sending import fields_of, text_of
from tests.people import make_person

PLANS = "The quality of pathway plans."
HOMES = "Where care leavers live, and with whom."
DECISIONS = "The timeliness of decisions at the front door."


@pytest.fixture
def inspection(world):
    """A new inspection, published, with three findings in two practice areas and a strength."""
    return record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="ilacs_short",
            started_on=date(2026, 10, 5),
            ended_on=date(2026, 10, 9),
            dates={"received": date(2026, 11, 2), "published": date(2026, 11, 12)},
            findings=[
                FindingInput("improvement", PLANS, "care_leavers"),
                FindingInput("improvement", HOMES, "care_leavers"),
                FindingInput("priority_action", DECISIONS, "front_door"),
                FindingInput("strength", "Workers stay.", "workforce"),
            ],
        ),
    )


@pytest.fixture
def draft(world, client, inspection):
    """A draft that was begun from the inspection's page."""
    client.force_login(world.person("manager"))
    page = client.get(reverse("plan-draft"), {"inspection": inspection.pk})
    client.post(reverse("plan-draft"), fields_of(page))
    return PlanDraft.objects.get()


def press(client, draft, step, button, **typed):
    address = reverse(f"plan-draft-{step}", args=[draft.pk])
    answer = client.post(address, fields_of(client.get(address)) | typed | {"do": button})
    draft.refresh_from_db()
    return answer


def people(world):
    lead, owner = world.person("lead").pk, world.person("owner").pk
    return {
        **{f"priority-{n}-lead": lead for n in (0, 1)},
        **{f"priority-{n}-owner": owner for n in (0, 1)},
        **{"due_on_day": "30", "due_on_month": "6", "due_on_year": "2027"},
    }


def test_priorities_are_proposed_from_practice_areas(draft, client, inspection):
    assert [row["title"] for row in draft.content["priorities"]] == ["Care leavers", "Front door"]
    assert draft.content["inspections"] == [inspection.pk]
    page = client.get(reverse("plan-draft-priorities", args=[draft.pk]))
    assert 'value="Care leavers"' in page.content.decode()
    assert "The plan itself is due on 11 February 2027; its work may take longer." in text_of(page)
    assert draft.content["due_on"] == ""  # which is for people to say
    assert "Proposed from the practice areas of 3 findings" in text_of(page)


def test_each_priority_needs_a_lead_before_the_actions(draft, client, world):
    answer = press(client, draft, "priorities", "next", **{"priority-0-title": "Kept"})
    assert answer.status_code == 422
    assert "Choose the accountable lead of priority 2." in text_of(answer)
    assert draft.content["priorities"][0]["title"] == "Kept"
    answer = press(client, draft, "priorities", "next", **people(world))
    assert answer.url == reverse("plan-draft-actions", args=[draft.pk])


def test_priorities_are_added_and_removed(draft, client):
    press(client, draft, "priorities", "add")
    press(client, draft, "priorities", "keep", **{"priority-2-title": "Workforce"})
    press(client, draft, "priorities", "remove-0")
    titles = [row["title"] for row in draft.content["priorities"]]
    assert titles == ["Front door", "Workforce"]
    assert {row["priority"] for row in draft.content["actions"]} == {0}


def test_the_plan_is_saved_with_what_was_typed(draft, client, world, inspection):
    press(client, draft, "priorities", "next", **people(world), title="Plan after October")
    typed = {
        "action-1-title": "Write every plan with the young person",
        "action-1-difference": "Young people know what is in their plan.",
        "action-1-partners": "Wyremouth Homes, Health Trust",
        "action-3-owner": world.person("owner_2").pk,
        "action-3-due_on_day": "31",
        "action-3-due_on_month": "3",
        "action-3-due_on_year": "2027",
    }
    answer = press(client, draft, "actions", "save", **typed)
    plan = draft.saved_as
    assert answer.url == reverse("plan", args=[plan.pk])
    now, manager = Moment.latest(), world.member("manager")
    stood = plan_at(manager, plan.pk, now)
    assert (stood.title, stood.stage) == ("Plan after October", "draft")
    how = position(stood, now, manager)
    assert [(row.ref, row.priority, row.owner) for row in how.actions] == [
        ("1.1", "1", "Head of Service, Care Leavers"),
        ("1.2", "1", "Head of Service, Care Leavers"),
        ("2.1", "2", "Head of Service, Front Door"),
    ]
    assert how.actions[0].title == "Write every plan with the young person"
    assert [row.due for row in how.actions] == [*[date(2027, 6, 30)] * 2, date(2027, 3, 31)]
    assert [row.actions for row in how.findings] == [("1.1",), ("1.2",), ("2.1",)]
    assert [row.pk for row in how.inspections] == [inspection.pk]
    partners = plan.placements.get(action=how.actions[0].pk).action.partners
    assert set(partners.values_list("name", flat=True)) == {"Wyremouth Homes", "Health Trust"}
    assert draft.content == {}
    again = client.get(reverse("plan-draft-actions", args=[draft.pk]))
    assert again.url == reverse("plan", args=[plan.pk])


def test_the_plan_sent_twice_is_saved_once(draft, client, world):
    press(client, draft, "priorities", "next", **people(world))
    address = reverse("plan-draft-actions", args=[draft.pk])
    page, before = fields_of(client.get(address)) | {"do": "save"}, Plan.objects.count()
    assert client.post(address, page).url == client.post(address, page).url
    assert Plan.objects.count() == before + 1


def test_one_action_answers_many_findings_and_one_finding_has_many(draft, client, world):
    press(client, draft, "priorities", "next", **people(world))
    plans, homes, decisions = (row["pk"] for row in draft.content["findings"])
    press(client, draft, "actions", f"add-{plans}")
    press(client, draft, "actions", "keep", **{"action-4-title": "A second piece of work"})
    press(client, draft, "actions", "remove-2")
    press(client, draft, "actions", "save", **{f"finding-{homes}-also": "1.1, 2.1"})
    now, manager = Moment.latest(), world.member("manager")
    how = position(plan_at(manager, draft.saved_as_id, now), now, manager)
    assert {row.pk: row.actions for row in how.findings} == {
        plans: ("1.1", "1.2"),
        homes: ("1.1", "2.1"),
        decisions: ("2.1",),
    }


def test_a_finding_without_an_action_is_shown_as_such(draft, client, world):
    press(client, draft, "priorities", "next", **people(world))
    press(client, draft, "actions", "remove-3")
    page = text_of(client.get(reverse("plan-draft-actions", args=[draft.pk])))
    assert "1 of 3 (33%) findings has no action." in page
    assert "No action answers this finding." in page
    press(client, draft, "actions", "save")
    now, manager = Moment.latest(), world.member("manager")
    how = position(plan_at(manager, draft.saved_as_id, now), now, manager)
    assert [row.text for row in how.findings_without_action] == [DECISIONS]


def test_a_draft_of_which_every_action_is_removed_is_still_a_page(draft, client, world):
    press(client, draft, "priorities", "next", **people(world))
    for number in (1, 2, 3):
        press(client, draft, "actions", f"remove-{number}")
    page = client.get(reverse("plan-draft-actions", args=[draft.pk]))
    assert "3 of 3 (100%) findings have no action." in text_of(page)
    assert "References, such as 1.1, where" in text_of(page)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(draft, client, world):
    lead = world.person("lead").pk
    owners = {f"priority-{n}-owner": "" for n in (0, 1)}
    press(client, draft, "priorities", "next", **people(world) | owners)
    typed = {"action-1-title": "", "action-2-title": "Typed.", "action-2-owner": lead}
    answer = press(client, draft, "actions", "save", **typed)
    assert answer.status_code == 422
    words = text_of(answer)
    assert "Say what is to be done in action 1.1, or remove the action." in words
    assert "Priority 1, action 1.1: Choose the owner of action 1.1." in words
    assert 'href="#id_action-1-owner"' in answer.content.decode()
    assert "The lead of action 1.2 is also its owner. Choose a deputy" in words
    assert draft.content["actions"][1]["title"] == "Typed."
    assert draft.saved_as is None


def test_the_days_that_actions_fall_back_on_are_asked_for_in_the_first_step(draft, client, world):
    none = {f"due_on_{part}": "" for part in ("day", "month", "year")}
    answer = press(client, draft, "priorities", "next", **people(world) | none)
    assert answer.status_code == 422
    assert "Enter the day by which actions are due that have no day" in text_of(answer)
    assert 'href="#id_due_on-day"' in answer.content.decode()
    press(client, draft, "priorities", "keep", **people(world) | none)
    saved = press(client, draft, "actions", "save")
    assert saved.status_code == 422
    assert text_of(saved).count("Something is missing in step 1") == 1
    assert "is due" not in text_of(saved).split("What answers each finding")[0]


def test_what_is_wrong_in_an_action_names_it(draft, client, world):
    press(client, draft, "priorities", "next", **people(world))
    typed = {f"action-3-due_on_{part}": text for part, text in (("day", "31"), ("month", "2"))}
    answer = press(client, draft, "actions", "keep", **typed)
    assert "Priority 2, action 2.1: Due must include a year." in text_of(answer)
    assert 'href="#id_action-3-due_on-day"' in answer.content.decode()


def test_a_reference_that_is_none_is_said(draft, client, world):
    press(client, draft, "priorities", "next", **people(world))
    finding = draft.content["findings"][0]["pk"]
    answer = press(client, draft, "actions", "keep", **{f"finding-{finding}-also": "9.9"})
    assert answer.status_code == 422
    assert "There is no action 9.9 in this draft." in text_of(answer)


def test_a_click_that_is_sent_twice_adds_once(draft, client, world):
    press(client, draft, "priorities", "next", **people(world))
    address = reverse("plan-draft-actions", args=[draft.pk])
    finding = draft.content["findings"][0]["pk"]
    page = fields_of(client.get(address)) | {"do": f"add-{finding}"}
    first, again = client.post(address, page), client.post(address, page)
    draft.refresh_from_db()
    assert len(draft.content["actions"]) == 4
    assert (first.status_code, first.url) == (again.status_code, again.url)
    late = client.post(address, page | {"action-1-title": "Typed in the older page."})
    draft.refresh_from_db()
    assert len(draft.content["actions"]) == 4
    assert "changed in another window" in text_of(late)


def test_without_an_inspection_it_says_which_to_tick(world, client):
    client.force_login(world.person("manager"))
    page = client.get(reverse("plan-draft"))
    answer = client.post(reverse("plan-draft"), fields_of(page))
    assert answer.status_code == 422
    assert "Tick the inspections whose findings the plan answers." in text_of(answer)


def test_a_draft_is_its_makers_alone_and_can_be_thrown_away(draft, world, client):
    steps = [reverse(f"plan-draft-{step}", args=[draft.pk]) for step in ("priorities", "actions")]
    other = make_person(world.authority, "manager_2", "Second Manager", ["programme_manager"])
    for person, status in ((other, 404), (world.outsider, 404), (world.person("lead"), 403)):
        client.force_login(person)
        assert [client.get(step).status_code for step in steps] == [status, status]
        thrown = client.post(reverse("plan-draft-discard", args=[draft.pk]))
        assert thrown.status_code == status
    client.force_login(world.person("manager"))
    for place in ("plan-draft", "plans", "my-work"):
        listed = client.get(reverse(place))
        assert f"Draft plan: {draft.content['title']}" in text_of(listed)
        assert "Last touched 16 November 2026" in text_of(listed)
        assert f'href="{steps[0]}"' in listed.content.decode()
    discard = reverse("plan-draft-discard", args=[draft.pk])
    asked = client.get(discard)
    assert PlanDraft.objects.exists()
    client.post(discard, fields_of(asked))
    assert not PlanDraft.objects.exists()
    assert "Begun, not saved yet" not in text_of(client.get(reverse("plans")))


def test_only_what_the_member_may_see_is_offered(world, client):
    hidden = record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="jtai",
            started_on=None,
            ended_on=date(2026, 10, 9),
            findings=[FindingInput("improvement", "Hidden.")],
        ),
    )
    other = make_person(world.authority, "manager_2", "Second Manager", ["programme_manager"])
    client.force_login(other)
    page = client.get(reverse("plan-draft"))
    assert "JTAI" not in text_of(page)
    sent = fields_of(page) | {"inspections": [hidden.pk]}
    assert client.post(reverse("plan-draft"), sent).status_code == 422
    assert not PlanDraft.objects.exists()


# What seems to identify a child


CHILD = "Zoë, aged 9, has a home."
BECAUSE = {"not_a_child": "on", "not_a_child_why": "Zoë is the name of a scheme."}


def send(client, draft, step, button, page, **typed):
    address = reverse(f"plan-draft-{step}", args=[draft.pk])
    answer = client.post(address, fields_of(page) | typed | {"do": button})
    draft.refresh_from_db()
    return answer


def test_a_row_that_seems_to_identify_a_child_is_not_even_kept(draft, client):
    typed = {"priority-0-outcome": CHILD}
    answer = press(client, draft, "priorities", "keep", **typed)
    assert answer.status_code == 422
    assert "“Zoë, aged 9” looks like somebody’s name with their age." in text_of(answer)
    assert fields_of(answer)["priority-0-outcome"] == CHILD
    assert draft.content["priorities"][0]["outcome"] != CHILD


def test_what_was_overruled_in_a_draft_stands_in_the_entry_of_its_plan(draft, client, world):
    asked = press(
        client, draft, "priorities", "next", **people(world), **{"priority-0-outcome": CHILD}
    )
    assert send(client, draft, "priorities", "next", asked, **BECAUSE).status_code == 302
    asked = press(client, draft, "actions", "save", **{"action-1-title": "Plan case 1234567"})
    assert asked.status_code == 422
    assert "looks like somebody’s name" not in text_of(asked)  # answered in the step before
    send(client, draft, "actions", "save", asked, **BECAUSE)
    told = list(OverruledWarning.objects.order_by("pk"))
    assert [(each.kinds, each.fields) for each in told] == [
        (["age"], ["What better looks like for children"]),
        (["case"], ["What is to be done?"]),
    ]
    assert {each.entry for each in told} == {draft.saved_as.entry}
