"""Making and changing plans: what is written, what is refused, and what is seen first."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.access import NotAllowed
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Role
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.plans import changes
from goldenthread.plans.changes import DraftPriority, PlanInput, PriorityInput
from goldenthread.plans.models import (
    ActionText,
    Due,
    FindingLink,
    Partner,
    Placement,
    Plan,
    PlanTerms,
    Priority,
    PriorityTerms,
)
from tests.people import TODAY, World, at, make_person
from tests.replanning import a_draft, as_it_stands, save

# A draft


def test_a_draft_holds_what_it_was_given(world: World) -> None:
    plan = a_draft(world)

    placed = Placement.objects.get(plan=plan)
    assert changes.stage_of(plan) == "draft"
    assert placed.action.texts.get().reference == "A.1"
    assert placed.action.partners.get().name == "Wyremouth Homes"
    assert placed.action.finding_links.get().finding.inspection == world.inspection
    assert plan.answers.get().inspection == world.inspection


def test_a_draft_is_one_entry_or_nothing(world: World) -> None:
    before = head_of(world.authority)
    a_draft(world)
    assert head_of(world.authority) == before + 1

    with pytest.raises(Refused, match="due date is before the start date"):
        a_draft(world, due_on=date(2026, 1, 1))
    assert head_of(world.authority) == before + 1
    assert Plan.objects.count() == 2


# The plan's settings and stage


def test_settings_are_kept_beside_the_old_ones(world: World) -> None:
    changes.change_plan(by=world.member("manager"), plan=world.plan, terms=PlanInput("New title"))

    in_march = Moment.position(world.authority, date(2026, 3, 1))
    then = Plan.objects.as_at(in_march, "title").get(pk=world.plan.pk)
    now = Plan.objects.as_at(Moment.latest(), "title").get(pk=world.plan.pk)
    assert (then.title, now.title) == ("Improvement plan 2026", "New title")


def stage(world: World, to: str, **more: Any) -> None:
    changes.set_stage(
        by=world.member("manager"), plan=world.plan, stage=to, **{"decided_by": "Cabinet", **more}
    )


def test_a_plan_is_closed_by_a_decision_that_is_named(world: World) -> None:
    with pytest.raises(Refused, match="Say who decided") as refused:
        stage(world, "closed", decided_by=" ")
    assert refused.value.field == "decided_by"

    stage(world, "closed", decided_by=" Cabinet ", on=date(2026, 11, 9))
    row = world.plan.stages.newest_first()[0]
    assert (row.stage, row.decided_by, row.effective_on) == (
        "closed",
        "Cabinet",
        date(2026, 11, 9),
    )


@pytest.mark.parametrize(
    ("to", "on", "sentence"),
    [
        ("live", TODAY, "The plan is live already"),
        ("closed", date(2026, 2, 1), "last changed on 2 February 2026"),
        ("closed", date(2026, 11, 17), "cannot be in the future"),
    ],
)
def test_a_stage_that_would_not_hold_is_refused(
    world: World, to: str, on: date, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        stage(world, to, on=on)
    assert changes.stage_of(world.plan) == "live"


# Priorities


def test_numbers_of_priorities_are_theirs_alone(world: World) -> None:
    """A list by number would mix two that share one."""
    new = PriorityInput(2, "Leadership", world.person("lead"))
    with pytest.raises(Refused, match="Another has the number 2") as refused:
        changes.add_priority(by=world.member("manager"), plan=world.plan, priority=new)
    assert refused.value.field == "number"
    assert Priority.objects.filter(plan=world.plan).count() == 2

    # Another plan's numbers are its own, and a priority keeps its own number.
    plan = a_draft(world)
    changes.add_priority(by=world.member("manager"), plan=plan, priority=new)
    mine = PriorityTerms.objects.get(title="Leadership", number=2).priority
    changes.change_priority(
        by=world.member("manager"), priority=mine, terms=replace(new, title="Leading well")
    )
    assert mine.terms.newest_first()[0].title == "Leading well"


def test_a_priority_cannot_lose_its_title(world: World) -> None:
    priority = Priority.objects.filter(plan=world.plan).order_by("pk")[0]
    blank = PriorityInput(1, " ", world.person("lead"))
    with pytest.raises(Refused, match="Enter the title"):
        changes.change_priority(by=world.member("manager"), priority=priority, terms=blank)


# Actions


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ({"title": "Another title"}, [ActionText]),
        ({"why": "Another reason"}, [ActionText]),
        ({"partners": ["Police"]}, [Partner]),
        ({"partners": [" Police ", "", "Police"]}, [Partner]),
        ({"findings": []}, [FindingLink]),
    ],
)
def test_only_what_differs_is_written(
    world: World, new: dict[str, Any], written: list[type]
) -> None:
    assert [type(row) for row in save(world, "1.4", **new)] == written


def test_what_does_not_differ_is_not_written(world: World) -> None:
    before = head_of(world.authority)
    with pytest.raises(Refused, match="Nothing was changed"):
        save(world, "1.4")
    assert head_of(world.authority) == before


def test_a_new_owner_is_placed(world: World) -> None:
    (placed,) = save(world, "1.4", owner=world.person("owner_2"))
    assert (placed.owner, placed.lead) == (world.person("owner_2"), world.person("lead"))


def test_links_are_taken_off_by_a_later_row(world: World) -> None:
    save(world, "1.1", partners=["Police"])
    rows = Partner.objects.filter(action=world.action("1.1")).order_by("pk")
    assert [(row.name, row.present) for row in rows] == [
        ("Wyremouth Homes", True),
        ("Police", True),
        ("Wyremouth Homes", False),
    ]
    save(world, "1.1", partners=["Police", "Wyremouth Homes"])
    now = rows.as_at(Moment.latest()).filter(present=True)
    assert {row.name for row in now} == {"Police", "Wyremouth Homes"}


@pytest.mark.parametrize(
    ("new", "sentence", "field"),
    [
        ({"reference": "2.1"}, "has, or had, the reference 2.1", "reference"),
        ({"reference": " "}, "Enter the action’s reference", "reference"),
        ({"title": " "}, "Say what is to be done", "title"),
        ({"due_on": date(2026, 12, 1)}, "The plan is live", "due_on"),
        ({"starts_on": date(2027, 1, 1)}, "before the start date", "due_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    world: World, new: dict[str, Any], sentence: str, field: str
) -> None:
    before = head_of(world.authority)
    with pytest.raises(Refused, match=sentence) as refused:
        save(world, "1.4", **new)
    assert refused.value.field == field
    assert head_of(world.authority) == before


def test_a_reference_that_was_given_up_is_not_used_again(world: World) -> None:
    save(world, "1.4", reference="1.40")
    with pytest.raises(Refused, match="has, or had"):
        save(world, "1.5", reference="1.4")
    save(world, "1.4", reference="1.4")  # its own


def test_the_owner_is_never_the_deputy(world: World) -> None:
    with pytest.raises(Refused, match="cannot be the deputy"):
        save(world, "1.4", deputy=world.person("owner"))


def test_a_drafts_date_moves_and_a_live_one_by_agreement_only(world: World) -> None:
    plan = a_draft(world)
    action = Placement.objects.get(plan=plan).action
    world.actions["A.1"] = action
    (due,) = save(world, "A.1", due_on=date(2027, 5, 1))
    assert isinstance(due, Due)

    changes.set_stage(by=world.member("manager"), plan=plan, stage="live", decided_by="Board")
    with pytest.raises(Refused, match="dates move by a request"):
        save(world, "A.1", due_on=date(2027, 6, 1))


def test_a_date_that_was_agreed_does_not_look_changed(world: World) -> None:
    """The due date in force has a request; the one from a form has none."""
    asked = changes.ask_new_date(
        by=world.member("owner"),
        action=world.action("1.4"),
        due_on=date(2027, 1, 31),
        why="The tender is late; visits go on.",
    )
    changes.answer_date_request(by=world.member("lead"), request=asked, agreed=True)

    assert [type(row) for row in save(world, "1.4", title="Another title")] == [ActionText]


# Who


@pytest.mark.parametrize("who", ["lead", "owner", "assurer", "councillor", "outsider"])
def test_only_the_programme_manager_changes_a_plan(world: World, who: str) -> None:
    member = world.member(who)
    priority, values = as_it_stands(world, "1.4")
    attempts: list[Callable[[], Any]] = [
        lambda: changes.change_plan(by=member, plan=world.plan, terms=PlanInput("Mine")),
        lambda: changes.set_stage(by=member, plan=world.plan, stage="closed", decided_by="Me"),
        lambda: changes.add_action(by=member, priority=priority, action=values),
        lambda: changes.change_action(
            by=member, action=world.action("1.4"), priority=priority, values=values
        ),
        lambda: changes.answer_inspection(
            by=member, plan=world.plan, inspection=world.inspection, present=False
        ),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()


def test_an_action_is_not_moved_into_another_authoritys_plan(world: World) -> None:
    theirs = changes.draft_plan(
        by=world.member("outsider"),
        plan=PlanInput("Eastmere’s plan"),
        priorities=[DraftPriority(PriorityInput(1, "Theirs", world.outsider))],
    )
    with pytest.raises(NotAllowed):
        save(world, "1.4", priority=theirs.priorities.get())


# Two people at once


@pytest.fixture
def second(world: World) -> Any:
    return member_of(
        make_person(world.authority, "second", "Second Manager", [Role.PROGRAMME_MANAGER])
    )


def page(world: World, seen: int) -> Any:
    """A form that was opened when the ledger stood at `seen`."""
    return origin(via="web", form=uuid.uuid4(), seen=seen)


def test_over_somebody_elses_words_one_saves_only_having_seen_them(world: World) -> None:
    seen = head_of(world.authority)
    save(world, "1.4", title="Theirs")

    with pytest.raises(Conflict) as conflict, page(world, seen):
        save(world, "1.4", title="Mine")
    assert conflict.value.current.title == "Theirs"

    with page(world, head_of(world.authority)):
        save(world, "1.4", title="Mine")
    assert world.action("1.4").texts.newest_first()[0].title == "Mine"


def test_what_others_change_elsewhere_is_no_conflict(world: World) -> None:
    seen = head_of(world.authority)
    save(world, "1.5", title="Theirs")
    with at(TODAY), page(world, seen):
        save(world, "1.4", title="Mine")


def test_of_several_changes_the_last_is_told(world: World, second: Any) -> None:
    """Having seen the last, one has seen those before it: the page shows how all stand."""
    seen = head_of(world.authority)
    priority, mine = as_it_stands(world, "1.4")
    save(world, "1.4", owner=world.person("owner_2"))
    save(world, "1.4", partners=["Police"])
    last = head_of(world.authority)

    with pytest.raises(Conflict) as conflict, page(world, seen):
        changes.change_action(
            by=second,
            action=world.action("1.4"),
            priority=priority,
            values=replace(mine, title="Mine"),
        )
    assert conflict.value.current.entry == last


def test_a_link_made_meanwhile_is_not_dropped(world: World, second: Any) -> None:
    seen = head_of(world.authority)
    priority, mine = as_it_stands(world, "1.4")
    finding = world.inspection.findings.order_by("pk")[2]
    changes.link_finding(by=second, action=world.action("1.4"), finding=finding)

    with pytest.raises(Conflict) as conflict, page(world, seen):
        changes.change_action(
            by=world.member("manager"),
            action=world.action("1.4"),
            priority=priority,
            values=replace(mine, title="Mine"),
        )
    assert conflict.value.current.finding == finding


def test_a_stage_or_an_answer_changed_meanwhile_is_told(world: World, second: Any) -> None:
    seen = head_of(world.authority)
    changes.set_stage(by=second, plan=world.plan, stage="draft", decided_by="Council")
    changes.answer_inspection(
        by=second, plan=world.plan, inspection=world.inspection, present=False
    )

    with pytest.raises(Conflict), page(world, seen):
        stage(world, "closed")
    with pytest.raises(Conflict), page(world, seen):
        changes.answer_inspection(
            by=world.member("manager"), plan=world.plan, inspection=world.inspection
        )


def test_every_change_is_one_entry_about_its_subject(world: World) -> None:
    priority = Priority.objects.filter(plan=world.plan).order_by("pk")[0]
    terms = PriorityInput(1, "All care leavers", world.person("lead"))
    changes.change_priority(by=world.member("manager"), priority=priority, terms=terms)
    save(world, "1.4", title="Another title")
    stage(world, "closed")
    changes.change_plan(by=world.member("manager"), plan=world.plan, terms=PlanInput("New"))

    last = Entry.objects.filter(authority=world.authority).order_by("-n")[:4]
    assert [(row.type, row.subject) for row in last] == [
        ("plan.changed", "plans.plan"),
        ("plan.made_closed", "plans.plan"),
        ("action.changed", "plans.action"),
        ("priority.changed", "plans.priority"),
    ]
    assert PlanTerms.objects.filter(plan=world.plan).count() == 2
