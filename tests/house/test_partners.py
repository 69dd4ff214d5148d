"""A partner’s person sees the actions that their organisation works on, and nothing else.

Every address is asked for, as its example has it and about the partner's own actions; nothing of
the plan's other texts may be in any answer.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.urls import reverse

from goldenthread.accounts.members import member_of
from goldenthread.ledger.models import CommittedText
from goldenthread.plans import changes
from goldenthread.plans.models import Action, Dependency, Evidence
from tests.house.examples import EXAMPLES
from tests.house.test_access import OURS
from tests.house.world import House

# Addresses that a partner's person gets: theirs, about their actions, or nobody's in particular.
OPEN = {
    *("my-work", "plans", "actions", "actions-export", "keys"),
    *("action", "action-evidence-add", "evidence", "evidence-use", "evidence-take-off"),
    *("evidence-list", "evidence-export", "challenges", "challenges-export"),
    *("challenge", "challenge-answer", "file-download"),
    *("milestone-add", "milestone-edit", "milestone-order", "milestone-state"),
    *(
        "update",
        "new-date",
        "no-change",
        "month-updates",
        "month-paste",
        "action-review",
        "action-reviews",
    ),
    *("inspections", "inspections-export", "inspection", "inspection-page", "inspection-picture"),
    *("inspection-repeats", "finding-repeats", "finding-elsewhere"),
    *("action-evidence-take-off", "action-evidence-use"),
    # What bodies do in public: governance shows partners its open items, and no others.
    *("bodies", "body", "meeting", "decision", "decisions", "undertaking", "undertakings"),
    *("decisions-export", "undertakings-export"),
    *("inspection-issue-history", "plan-issue-history"),
    *("feeds", "feeds-renew"),  # of what they may see, at an address of their own
}
PRIVATE = [name for name in OURS if not EXAMPLES[name].is_public]
MINE = ("1.1", "2.1")


def texts_of(house: House) -> set[str]:
    """Every text of the plan that is not of the partner's actions, as the tables hold them."""
    mine = {house.action(ref).pk for ref in MINE}
    evidence = Evidence.objects.visible_to(member_of(house.partner)).values("pk")
    theirs = {each["pk"] for each in evidence}
    found: set[str] = set()
    for model in apps.get_app_config("plans").get_models():
        names = [f.name for f in model._meta.concrete_fields if f.name in TEXTS]
        names += [f.name for f in model._meta.concrete_fields if isinstance(f, CommittedText)]
        for row in model._default_manager.all():
            own = getattr(row, "action_id", None) in mine and model is not Dependency
            if own or _evidence(row) in theirs:
                continue
            found |= {str(getattr(row, name)) for name in names if getattr(row, name)}
    return {text for text in found if len(text) > 7} - _shown(house)


TEXTS = {"title", "name", "note", "source", "question", "reference"}


def _evidence(row: Any) -> Any:
    return getattr(row, "evidence_id", None)


def _shown(house: House) -> set[str]:
    """What stands on the partner's actions, too: the plan's title, their priorities' names."""
    mine = [house.action(ref) for ref in MINE]
    shown = {"Improvement plan 2026", "Front door", "Care leavers", "Wyremouth Homes"}
    for action in mine:
        for text in action.texts.all():
            shown |= {text.title, text.why, text.difference}
        shown |= {update.narrative for update in action.updates.all()}
    return shown


def fill(house: House) -> None:
    """More texts that must not be seen: of others' work, and across to it."""
    manager = house.member("manager")
    other, own = house.action("1.4"), house.action("1.1")
    changes.wait_for(by=manager, action=house.action("2.1"), needed=other, why="Canary of waiting.")
    changes.wait_for(by=manager, action=house.action("2.2"), needed=own, why="Canary of needing.")
    period = house.locked.after
    changes.write_highlight(
        by=manager, priority=house.priority, period=period, text="Canary of a highlight."
    )
    changes.set_state(
        by=manager,
        action=house.action("2.3"),
        state="paused",
        note="Canary of a pause.",
        review_on=house.cover.ends_on,
    )


def answers(house: House, client: Any, name: str) -> list[Any]:
    """The example's address, and the same about an action of the partner's where it is of one."""
    example = EXAMPLES[name]
    client.force_login(house.partner)
    query = f"?{example.query}" if example.query else ""
    about = example.about(house)
    asked = [about]
    if name.startswith("action") and about:
        asked += [[house.action(ref).pk, *about[1:]] for ref in MINE]
    return [client.get(reverse(name, args=each) + query) for each in asked]


def test_no_address_shows_a_partner_anything_else_of_the_plan(house: House, client: Any) -> None:
    fill(house)
    hidden = texts_of(house)
    assert {"Canary of waiting.", "Ten plans are written", "Tenancy support"} <= hidden
    wrong = []
    for name in PRIVATE:
        for answer in answers(house, client, name):
            if name not in OPEN and answer.status_code not in (401, 403, 404, 405):
                wrong.append(f"{name} is open: {answer.status_code}")
            body = b"".join(answer) if answer.streaming else answer.content
            said = body.decode(errors="replace")
            wrong += [f"{name}: {text}" for text in hidden if text in said]
    assert not wrong, "\n".join(wrong)


def test_what_a_partner_gets_is_theirs(house: House, client: Any) -> None:
    """So that the test above is not kept by nothing being shown."""
    client.force_login(house.partner)
    plan = house.world.plan.pk
    for address in (f"/plans/{plan}/actions/", f"/plans/{plan}/actions.csv"):
        said = client.get(address).content.decode()
        assert "Care leavers: piece of work 1" in said
        assert "Front door: piece of work 1" in said
        assert "piece of work 2" not in said
    own = client.get(f"/actions/{house.action('1.1').pk}/").content.decode()
    assert "Plans in date, October" in own
    assert client.get(f"/actions/{house.action('1.2').pk}/").status_code == 404
    assert "Audit" in client.get(f"/plans/{plan}/evidence/").content.decode()


def test_a_partner_that_supports_nothing_sees_no_plan(house: House, client: Any) -> None:
    manager, owner = house.member("manager"), house.world.people["owner"]
    for action in (house.action(ref) for ref in MINE):
        with_none(house, manager, action)
    assert owner
    client.force_login(house.partner)
    assert client.get(f"/plans/{house.world.plan.pk}/actions/").status_code == 404
    assert client.get(f"/actions/{house.action('1.1').pk}/").status_code == 404
    assert Action.objects.visible_to(member_of(house.partner)).count() == 0


def with_none(house: House, by: Any, action: Action) -> None:
    """The action as it is, without its partners."""
    text, place = action.texts.newest_first()[0], action.placements.newest_first()[0]
    changes.change_action(
        by=by,
        action=action,
        priority=place.priority,
        values=changes.ActionInput(
            reference=text.reference,
            title=text.title,
            why=text.why,
            difference=text.difference,
            lead=place.lead,
            owner=place.owner,
            deputy=place.deputy,
            partners=[],
            starts_on=action.starts.newest_first()[0].starts_on,
            due_on=action.dues.newest_first()[0].due_on,
            findings=[house.finding],
        ),
    )
