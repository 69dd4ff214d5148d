"""Handing work over, with what it means before; cover for an absence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.ledger.models import Entry
from goldenthread.plans.models import Cover, Placement
from tests.pages.sending import enter, fields_of, text_of
from tests.people import World


@pytest.fixture
def address(world: World) -> str:
    return f"/plans/{world.plan.pk}/hand-over/?owner={world.person('owner').pk}"


def typed(world: World, to: str = "owner_2", *references: str) -> dict[str, Any]:
    actions = [world.action(each).pk for each in references or ("1.4", "1.5")]
    return {"to": world.person(to).pk, "actions": actions, "why": "She leaves."}


def test_the_manager_chooses_whose_work(client: Client, world: World) -> None:
    page = enter(client, world, "manager").get(f"/plans/{world.plan.pk}/hand-over/")
    text = text_of(page)
    assert "Head of Service, Care Leavers4" in text  # 1.3 to 1.6
    assert "Head of Service, Front Door5" in text


def test_what_it_means_is_shown_before_it_is_done(
    client: Client, world: World, address: str
) -> None:
    enter(client, world, "manager")
    before = Entry.objects.count()
    page = client.post(address, {**fields_of(client.get(address)), **typed(world)})
    text = text_of(page)
    assert "Hand 2 actions over to Head of Service, Front Door?" in text
    assert "2 other open actions stay with Head of Service, Care Leavers." in text
    assert Entry.objects.count() == before
    confirmed = {**fields_of(page), **typed(world)}
    first, second = (client.post(address, confirmed) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert Entry.objects.count() == before + 1
    owners = Placement.objects.filter(action=world.action("1.4")).newest_first()
    assert owners[0].owner == world.person("owner_2")
    assert "2 actions are handed over" in text_of(client.get(first.headers["Location"]))


def test_a_refusal_comes_before_the_preview_and_keeps_what_was_typed(
    client: Client, world: World, address: str
) -> None:
    enter(client, world, "manager")
    fields = fields_of(client.get(address))
    answer = client.post(address, {**fields, **typed(world, "deputy")})
    assert answer.status_code == 422
    assert "The new owner is the deputy who signs off 1.4." in text_of(answer)
    assert "She leaves." in text_of(answer)


def test_an_owner_without_open_work_is_not_offered(client: Client, world: World) -> None:
    enter(client, world, "manager")
    nobody = f"/plans/{world.plan.pk}/hand-over/?owner={world.person('assurer').pk}"
    assert "Whose work?" in text_of(client.get(nobody))


DAYS = {
    **{"begins_on_day": "16", "begins_on_month": "11", "begins_on_year": "2026"},
    **{"ends_on_day": "27", "ends_on_month": "11", "ends_on_year": "2026"},
}


def arrange(client: Client, world: World, **more: Any) -> Any:
    fields = fields_of(client.get("/cover/"))
    people = {"cover": world.person("owner_2").pk}
    return client.post("/cover/", {**fields, **people, **DAYS, **more})


def test_an_owner_arranges_their_own_cover_and_ends_it(client: Client, world: World) -> None:
    enter(client, world, "owner")
    assert arrange(client, world).status_code == 302
    page = client.get("/cover/")
    assert "16 November 2026 to 27 November 2026" in text_of(page)
    cover = Cover.objects.get()
    answer = client.post(
        f"/cover/{cover.pk}/end/", fields_of(client.get(f"/cover/{cover.pk}/end/"))
    )
    assert answer.status_code == 302
    assert "16 November 2026 to" not in text_of(client.get("/cover/"))


def test_nobody_is_absent_for_another(client: Client, world: World) -> None:
    enter(client, world, "owner")
    answer = arrange(client, world, absent=world.person("lead").pk)
    assert answer.status_code == 422
    assert not Cover.objects.exists()


def test_cover_concerns_who_is_absent_and_who_covers(client: Client, world: World) -> None:
    enter(client, world, "owner")
    arrange(client, world)
    cover = Cover.objects.get()
    assert "Head of Service, Care Leavers" in text_of(
        enter(client, world, "owner_2").get("/cover/")
    )
    assert client.get(f"/cover/{cover.pk}/end/").status_code == 403  # seen, and not theirs to end
    other = enter(client, world, "deputy")
    assert "16 November" not in text_of(other.get("/cover/"))
    assert other.get(f"/cover/{cover.pk}/end/").status_code == 404


def test_a_cover_that_makes_no_sense_is_refused_in_words(client: Client, world: World) -> None:
    enter(client, world, "owner")
    answer = arrange(client, world, ends_on_day="10")
    assert answer.status_code == 422
    assert "The last day is before the first." in text_of(answer)
    assert date(2026, 11, 16).isoformat() not in text_of(answer)
