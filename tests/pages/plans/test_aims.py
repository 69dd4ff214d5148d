"""The council's aims as pages: what of a plan serves them, one aim, and changing them."""

from __future__ import annotations

import pytest

from goldenthread.plans.models import Aim, AimOfPriority
from tests.pages.sending import enter, fields_of, send, text_of
from tests.unit.plans.test_aims import add, priority, serve

pytestmark = pytest.mark.django_db
TYPED = {"kind": ["strategy"], "title": "Corporate parenting strategy", "source": "Council, 2024"}
TYPED |= {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2024"}


def test_an_aim_is_recorded_linked_and_shown_with_both_ratings(client, world):
    enter(client, world, "manager")
    assert send(client, f"/plans/{world.plan.pk}/aims/add/", **TYPED).status_code == 302
    aim = Aim.objects.get()
    place = f"/priorities/{priority(world).pk}/aims/"
    assert "Strategy: Corporate parenting strategy" in text_of(client.get(place))
    assert send(client, place, aims=[str(aim.pk)]).status_code == 302
    mine = f"/plans/{world.plan.pk}/aims/?priority="
    page = client.get(f"/priorities/{priority(world).pk}/")
    assert f'href="{mine}1"' in page.content.decode()
    words = text_of(client.get(f"{mine}1"))
    assert (
        "1 aim, strategy or pledge of the council is served by priority 1. Care leavers." in words
    )
    assert "Priority 2. Front door serves no aim" in text_of(client.get(f"{mine}2"))

    enter(client, world, "inspector")
    words = text_of(client.get(f"/plans/{world.plan.pk}/aims/"))
    assert "1 aim, strategy or pledge of the council is served by this plan." in words
    assert "2 of 6 complete (33%)" in words
    assert "1 of 6 assessed (17%)" in words
    assert "Priorities that serve no aim: 1 2. Front door" in words
    words = text_of(client.get(f"/aims/{aim.pk}/"))
    assert "Council, 2024" in words
    assert "What serves it in “Improvement plan 2026”" in words
    assert "1.1 Care leavers: piece of work 1" in words
    assert "2.1 Front door" not in words


def test_what_nothing_serves_is_said(client, world):
    aim = add(world)
    enter(client, world, "board_member")
    assert "1 more is in force that nothing here serves." in text_of(
        client.get(f"/plans/{world.plan.pk}/aims/")
    )
    assert "No priority of a plan serves it." in text_of(client.get(f"/aims/{aim.pk}/"))


def test_an_earlier_day_shows_it_was_not_there(client, world):
    aim = add(world)
    enter(client, world, "owner")
    assert "16 November 2026" in text_of(client.get(f"/aims/{aim.pk}/?at=2026-11-01"))
    assert "No priority of this plan serves an aim" in text_of(
        client.get(f"/plans/{world.plan.pk}/aims/?at=2026-11-01")
    )


def test_a_pledge_is_changed_and_what_was_refused_is_kept_in_the_form(client, world):
    aim = add(world)
    enter(client, world, "manager")
    place = f"/aims/{aim.pk}/edit/"
    ends = {"ends_on_day": "1", "ends_on_month": "1", "ends_on_year": "2025"}
    refused = send(client, place, **ends, title="A safe home")
    assert refused.status_code == 422
    assert "cannot be before its first" in text_of(refused)
    assert fields_of(refused)["title"] == "A safe home"
    assert send(client, place, **ends | {"ends_on_year": "2027"}).status_code == 302
    assert "until 1 January 2027" in text_of(client.get(f"/aims/{aim.pk}/"))


def test_what_seems_to_identify_a_child_is_asked_about(client, world):
    enter(client, world, "manager")
    answer = send(client, f"/plans/{world.plan.pk}/aims/add/", **TYPED, words="NHS 943 476 5919")
    assert answer.status_code == 422
    assert "does not identify a child" in text_of(answer)
    assert not Aim.objects.exists()


def test_links_that_somebody_else_set_meanwhile_are_shown(client, world):
    home, other = add(world), add(world, title="Another")
    enter(client, world, "manager")
    place = f"/priorities/{priority(world).pk}/aims/"
    fields = fields_of(client.get(place))
    serve(world, home)
    answer = client.post(place, fields | {"aims": [str(other.pk)]})
    assert answer.status_code == 422
    assert "Pledge to care leavers: A home before you leave" in text_of(answer)
    (link,) = AimOfPriority.objects.filter(present=True)
    assert link.aim == home


def test_an_outsider_finds_no_aim(client, world):
    aim = add(world)
    enter(client, world, "outsider")
    assert client.get(f"/aims/{aim.pk}/").status_code == 404
    assert client.get(f"/aims/{aim.pk}/edit/").status_code == 404
