"""Beginning the plan that succeeds another, as pages."""

from __future__ import annotations

import uuid
from typing import Any

from django.test import Client

from goldenthread.ledger.moments import head_of
from goldenthread.plans import changes
from goldenthread.plans.models import Plan
from tests.pages.reading import get
from tests.pages.sending import enter
from tests.people import World


def sent(world: World, **said: Any) -> dict[str, Any]:
    return {"form_id": str(uuid.uuid4()), "seen": str(head_of(world.authority)), **said}


def begin(world: World, client: Client) -> Plan:
    enter(client, world, "manager")
    form = sent(world, title="Improvement plan 2027")
    answer = client.post(f"/plans/{world.plan.pk}/refresh/", form)
    new: Plan = Plan.objects.latest("pk")
    assert answer["Location"] == f"/plans/{new.pk}/carry-over/"
    client.post(f"/plans/{world.plan.pk}/refresh/", form)
    assert Plan.objects.count() == 2  # a double click begins one
    return new


def fates(new: Plan, world: World, **other: dict[str, str]) -> dict[str, str]:
    """The page's form as it stands, but for what is said of some references."""
    decided, form = changes.decided_of(new), {}
    for reference in [f"1.{n}" for n in range(1, 7)]:
        pk = world.action(reference).pk
        said = {"fate": "carried", "priority": str(decided[pk].priority_id), "into": "", "why": ""}
        said |= other.get(reference.replace(".", "_"), {})
        form |= {f"{part}_{pk}": value for part, value in said.items()}
    return form


def test_a_plan_is_refreshed_from_beginning_to_end(world: World, client: Client) -> None:
    new = begin(world, client)
    page = f"/plans/{new.pk}/carry-over/"
    assert "Goes on in this plan: 12." in get(client, page)
    merged = {"fate": "merged", "priority": "", "into": "1.5", "why": "Both are about transitions."}
    form = fates(new, world, **{"1_6": merged})
    assert client.post(f"{page}?priority=1", sent(world, **form)).status_code == 302
    assert "Goes on in this plan: 11; Is merged into another: 1." in get(client, page)

    live = {"stage": "live", "decided_by": "Council", "note": "", "confirm": "on"}
    day = {"on_day": "16", "on_month": "11", "on_year": "2026"}
    client.post(f"/plans/{new.pk}/stage/", sent(world, **live, **day))
    assert "of 11" in get(client, f"/plans/{new.pk}/")
    former = client.get(f"/plans/{world.plan.pk}/").content.decode()
    assert "Another plan took over from this one on 16 November 2026" in former
    assert "of 12" in former


def test_what_is_missing_is_said_and_what_was_typed_is_kept(world: World, client: Client) -> None:
    new = begin(world, client)
    merged = {"fate": "merged", "priority": "", "into": "", "why": "Both are about transitions."}
    form = sent(world, **fates(new, world, **{"1_6": merged}))
    answer = client.post(f"/plans/{new.pk}/carry-over/", form)
    assert answer.status_code == 422
    words = answer.content.decode()
    assert "1.6: give the references of the actions that take it up." in words
    assert "Both are about transitions." in words


def test_a_plan_that_succeeds_none_says_so(world: World, client: Client) -> None:
    enter(client, world, "manager")
    assert "This plan succeeds no other" in get(client, f"/plans/{world.plan.pk}/carry-over/")
