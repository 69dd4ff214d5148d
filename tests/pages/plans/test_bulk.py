"""Updates on one page: each row by itself, nothing lost, and rows from a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.models import Update
from goldenthread.plans.periods import Period
from tests.pages.sending import enter, fields_of, text_of
from tests.people import TODAY, World, at, give

OCTOBER = Period(date(2026, 10, 1))


@pytest.fixture
def grid(world: World) -> str:
    return f"/plans/{world.plan.pk}/months/2026-10/updates/"


def row(world: World, reference: str, **typed: str) -> dict[str, str]:
    """What is typed into the row of an action."""
    return {f"a{world.action(reference).pk}-{name}": value for name, value in typed.items()}


def rows_of(world: World, *references: str) -> dict[str, list[int]]:
    """What a browser sends for several hidden fields of one name."""
    return {"row": [world.action(each).pk for each in references]}


def fill(client: Client, world: World, grid: str, **typed: Any) -> Any:
    fields = fields_of(client.get(grid), grid)
    rows = typed.pop("rows", ("1.4", "1.5", "1.6"))
    return client.post(grid, {**fields, **rows_of(world, *rows), **typed})


def given(world: World, reference: str) -> Update | None:
    found = Update.objects.filter(action=world.action(reference), period=OCTOBER.month)
    return found.newest_first().first()


GOOD = {"narrative": "Six plans.", "rating": "on_track", "next_step": "Six more."}


def test_an_owner_has_their_own_rows_and_the_manager_all(
    client: Client, world: World, grid: str
) -> None:
    mine = text_of(enter(client, world, "owner").get(grid))
    assert "3 updates are still to give" in mine
    assert "2.2 Front door" not in mine
    every = text_of(enter(client, world, "manager").get(grid))
    assert "8 updates are still to give" in every
    assert "For Head of Service, Care Leavers." in every


def test_each_row_is_an_entry_of_its_own(client: Client, world: World, grid: str) -> None:
    enter(client, world, "owner")
    before = Entry.objects.count()
    typed = {**row(world, "1.4", **GOOD), **row(world, "1.5", **GOOD)}
    answer = fill(client, world, grid, **typed)
    assert answer.status_code == 302
    assert Entry.objects.count() == before + 2
    page = text_of(client.get(grid))
    assert "2 updates are saved: 1.4, 1.5." in page
    assert "1 update is still to give" in page


def test_what_is_right_is_saved_and_what_is_wrong_kept(
    client: Client, world: World, grid: str
) -> None:
    enter(client, world, "owner")
    typed = {**row(world, "1.4", **GOOD), **row(world, "1.5", narrative="Only this.")}
    answer = fill(client, world, grid, **typed)
    assert answer.status_code == 422
    text = text_of(answer)
    assert "1 update is saved: 1.4." in text
    assert "1.5: Choose how the work stands." in text
    assert "Only this." in text
    assert given(world, "1.4")
    assert not given(world, "1.5")
    again = {**fields_of(answer, grid), **rows_of(world, "1.5", "1.6"), **row(world, "1.5", **GOOD)}
    assert client.post(grid, again).status_code == 302
    assert given(world, "1.5")


def test_rows_that_nobody_touched_are_left_out(client: Client, world: World, grid: str) -> None:
    enter(client, world, "owner")
    before = Entry.objects.count()
    assert fill(client, world, grid).status_code == 302
    assert Entry.objects.count() == before
    assert "nothing was saved" in text_of(client.get(grid))


def test_no_change_is_a_box_in_the_row(client: Client, world: World, grid: str) -> None:
    enter(client, world, "owner")
    fill(client, world, grid, **row(world, "1.4", unchanged="on"))
    update = given(world, "1.4")
    assert update is not None
    assert (update.narrative, update.rating, update.next_step) == (
        *("No change.", "on_track"),
        "Go on.",
    )


def test_the_grid_sent_twice_is_saved_once(client: Client, world: World, grid: str) -> None:
    enter(client, world, "owner")
    typed = {
        **fields_of(client.get(grid), grid),
        **rows_of(world, "1.4", "1.5"),
        **row(world, "1.4", **GOOD),
        **row(world, "1.5", **GOOD),
    }
    before = Entry.objects.count()
    for _ in range(2):
        assert client.post(grid, typed).status_code == 302
    assert Entry.objects.count() == before + 2


def test_a_row_that_somebody_gave_meanwhile_is_shown_beside(
    client: Client, world: World, grid: str
) -> None:
    enter(client, world, "manager")
    fields = fields_of(client.get(grid), grid)
    give(world, "1.4", OCTOBER, "off_track")
    typed = {**row(world, "1.4", **GOOD), **row(world, "1.5", **GOOD)}
    answer = client.post(grid, {**fields, **rows_of(world, "1.4", "1.5"), **typed})
    assert answer.status_code == 422
    assert "Theirs: What happened in October 2026." in text_of(answer)
    assert "Six plans." in text_of(answer)
    update = given(world, "1.4")
    assert update is not None
    assert update.rating == "off_track"
    assert given(world, "1.5")


def test_what_the_manager_enters_is_marked_so(client: Client, world: World, grid: str) -> None:
    enter(client, world, "manager")
    fill(client, world, grid, **row(world, "2.2", **GOOD), rows=("2.2",))
    update = given(world, "2.2")
    assert update is not None
    assert update.owner == world.person("owner_2")
    assert update.entered_by == world.person("manager")
    assert not update.covering


def test_nobody_gives_the_rows_of_others(client: Client, world: World, grid: str) -> None:
    """2.2 is not offered to this owner; sent all the same, it is refused beside its row."""
    enter(client, world, "owner")
    fields = fields_of(client.get(grid), grid)
    a = world.action("2.2").pk
    named = {f"a{a}-{name}": fields[f"a{world.action('1.4').pk}-{name}"] for name in ("seen",)}
    named[f"a{a}-form_id"] = "6f0ff0b5-7b38-4f7e-9d0f-6a4f0c2a7d11"
    typed = {**fields, **named, **rows_of(world, "2.2"), **row(world, "2.2", **GOOD)}
    client.post(grid, typed)
    assert given(world, "2.2") is None


def test_who_covers_has_the_rows_of_the_absent_owner(
    client: Client, world: World, grid: str
) -> None:
    changes.cover_absence(
        by=world.member("manager"),
        absent=world.person("owner"),
        cover=world.person("owner_2"),
        begins_on=TODAY,
        ends_on=date(2026, 11, 27),
    )
    enter(client, world, "owner_2")
    text = text_of(client.get(grid))
    assert "You cover for Head of Service, Care Leavers" in text
    assert "1.4 Care leavers" in text
    work = text_of(client.get("/my-work/"))
    assert "You cover for Head of Service, Care Leavers until 27 November 2026: 3 updates" in work
    fill(client, world, grid, **row(world, "1.4", **GOOD), rows=("1.4",))
    update = given(world, "1.4")
    assert update is not None
    assert update.covering
    action = text_of(client.get(f"/actions/{world.action('1.4').pk}/"))
    assert "Entered by Head of Service, Front Door in the absence of" in action


def test_a_sent_back_row_left_as_it_is_answers_nothing(
    client: Client, world: World, grid: str
) -> None:
    changes.send_back_update(
        by=world.member("manager"),
        action=world.action("2.1"),
        period=OCTOBER,
        question="From when?",
    )
    enter(client, world, "owner_2")
    assert "Sent back: From when?" in text_of(client.get(grid))
    before = Entry.objects.count()
    fill(client, world, grid, rows=("2.1", "2.2"))
    assert Entry.objects.count() == before
    fill(client, world, grid, **row(world, "2.1", narrative="From 2 November."), rows=("2.1",))
    assert "From when?" not in text_of(client.get(grid))


def test_the_rows_are_narrowed_by_owner_and_priority(
    client: Client, world: World, grid: str
) -> None:
    enter(client, world, "manager")
    one = text_of(client.get(f"{grid}?priority=1"))
    assert "1.4 Care leavers" in one
    assert "2.2 Front door" not in one
    post = "Head of Service, Front Door"
    two = text_of(client.get(grid, {"owner": post}))
    assert "2.2 Front door" in two
    assert "1.4 Care leavers" not in two


def test_queries_do_not_grow_with_the_rows(
    client: Client, world: World, grid: str, django_assert_max_num_queries: Any
) -> None:
    enter(client, world, "manager")
    with django_assert_max_num_queries(12) as few:
        client.get(grid)
    priority = world.plan.priorities.order_by("pk")[0]
    with at(date(2026, 10, 1)):
        for n in range(40):
            changes.add_action(
                by=world.member("manager"),
                priority=priority,
                action=changes.ActionInput(
                    f"1.{n + 20}",
                    "One more",
                    world.person("lead"),
                    world.person("owner"),
                    date(2026, 10, 1),
                    date(2027, 3, 31),
                ),
            )
    with django_assert_max_num_queries(len(few)):
        page = client.get(grid)
    assert "48 updates are still to give" in text_of(page)
    assert page.content.decode().count('name="row"') == 25


# From a spreadsheet


def paste(client: Client, grid: str, text: str) -> Any:
    address = grid.replace("/updates/", "/paste/")
    return client.post(address, {**fields_of(client.get(grid), address), "rows": text})


def test_pasted_rows_are_shown_before_anything_is_saved(
    client: Client, world: World, grid: str
) -> None:
    enter(client, world, "manager")
    before = Entry.objects.count()
    page = paste(
        client,
        grid,
        "Ref\tProgress\tUpdate\tNext step\n"
        "1.4\tOn track\tSix plans.\tSix more.\n"
        "1.5\tGreen\tTwo plans.\tGo on.\n"
        "9.9\tOn track\tNobody knows.\tNothing.\n"
        "1.1\tOn track\tGiven already.\tNothing.\n",
    )
    assert Entry.objects.count() == before
    text = text_of(page)
    assert "2 rows are filled in below." in text
    assert "No action of this plan has the reference 9.9: left out." in text
    assert "No update is to be given for 1.1: left out." in text
    assert "1.5: “Green” is no progress rating, so choose one." in text
    fields = {**fields_of(page, grid), **rows_of(world, "1.4", "1.5")}
    saved = client.post(grid, fields)
    assert saved.status_code == 422  # 1.5 has no rating yet
    assert given(world, "1.4")
    assert not given(world, "1.5")
    again = {
        **fields_of(saved, grid),
        **rows_of(world, "1.5"),
        **row(world, "1.5", rating="at_risk"),
    }
    assert client.post(grid, again).status_code == 302
    update = given(world, "1.5")
    assert update is not None
    assert (update.rating, update.narrative) == ("at_risk", "Two plans.")


def test_an_empty_paste_says_what_to_do(client: Client, world: World, grid: str) -> None:
    answer = paste(enter(client, world, "owner"), grid, "")
    assert answer.status_code == 422
    assert "Paste the rows first." in text_of(answer)


def test_an_owner_pastes_only_their_own(client: Client, world: World, grid: str) -> None:
    page = paste(enter(client, world, "owner"), grid, "2.2\tOn track\tWords.\tGo on.")
    assert "None of your actions has the reference 2.2: left out." in text_of(page)
