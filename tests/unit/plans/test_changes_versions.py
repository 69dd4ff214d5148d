"""Keeping versions of a plan, and reading the text of each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.differences import differences
from goldenthread.plans.models import PlanVersion
from goldenthread.plans.read import plan_at
from goldenthread.plans.read_words import texts
from tests.people import TODAY, World, at
from tests.replanning import save

OCTOBER = date(2026, 10, 20)


def keep(world: World, who: str = "manager", **said: Any) -> PlanVersion:
    wanted = {"kind": "approved", "on": OCTOBER, "decided_by": "Council", **said}
    return changes.keep_version(by=world.member(who), plan=world.plan, **wanted)


def plan_of(world: World) -> Any:
    now = Moment.now(world.authority)
    return plan_at(world.member("manager"), world.plan.pk, now)


def told(world: World, one: Moment, other: Moment) -> list[tuple[str, str]]:
    """Each changed field between two moments: the action's name and the field's label."""
    before, after = texts(plan_of(world), (one, other))
    return [
        (each.words.name, field.label)
        for each in differences(before, after)
        for field in each.fields
    ]


def test_versions_are_numbered_and_name_what_they_rest_on(world: World) -> None:
    first = keep(world)
    second = keep(world, "democratic_services", kind="submitted", on=TODAY)
    assert (first.number, second.number) == (1, 2)
    assert first.name == "Version 1, approved on 20 October 2026"
    assert (first.as_at, first.known) == (OCTOBER, Moment.position(world.authority, OCTOBER).entry)
    entry = Entry.objects.get(n=second.entry)
    assert f'"basis":[{second.known}]' in entry.body


def test_a_version_tells_its_text_whatever_happens_later(world: World) -> None:
    approved = keep(world, on=TODAY)
    save(world, "1.4", title="Publish the local offer in plain English")
    submitted = keep(world, kind="submitted", on=TODAY, text_of_now=True)
    save(world, "1.5", difference="Young people know whom to ask.")

    changed = [("1.4 Publish the local offer in plain English", "What is to be done")]
    assert told(world, approved.moment, submitted.moment) == changed
    now = Moment.now(world.authority)
    assert [label for _, label in told(world, submitted.moment, now)] == [
        "What difference it should make"
    ]
    assert told(world, now, now) == []


def test_a_plan_written_down_after_its_approval_keeps_the_text_of_now(world: World) -> None:
    before = date(2025, 1, 6)
    with pytest.raises(Refused, match="no text of the plan on that day") as refused:
        keep(world, on=before)
    assert refused.value.field == "text"
    assert keep(world, on=before, text_of_now=True).as_at == TODAY


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"on": date(2027, 1, 1)}, "cannot be in the future"),
        ({"decided_by": " "}, "Say who decided or submitted"),
    ],
)
def test_a_version_is_refused(world: World, said: Any, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        keep(world, **said)
    assert not PlanVersion.objects.exists()


def test_only_who_records_decisions_keeps_versions(world: World) -> None:
    for who in ("director", "lead", "owner", "board_member", "outsider"):
        with pytest.raises(NotAllowed):
            keep(world, who)


def test_withdrawn_actions_are_not_in_the_text(world: World) -> None:
    one = Moment.now(world.authority)
    with at(TODAY):
        changes.set_state(
            by=world.member("manager"),
            action=world.action("1.6"),
            state="withdrawn",
            note="Done by another team.",
            decided_by="Improvement Board",
        )
    other = Moment.now(world.authority)
    (gone,) = differences(*texts(plan_of(world), (one, other)))
    assert (gone.what, gone.words.fields["Reference"]) == ("removed", "1.6")
