"""Contingencies and the triggers that ask for them, in the browser's eyes."""

from __future__ import annotations

from datetime import date

from django.test import Client

from goldenthread.accounts.access import system
from goldenthread.plans import changes
from goldenthread.plans.contingencies import Spell
from goldenthread.plans.models import Contingency, TriggerSetting
from tests.measuring import add_measure
from tests.pages.reading import get, text_of
from tests.pages.sending import enter, fields_of, send
from tests.pages.sending import text_of as text_in
from tests.people import World, at, fire

BY = {"done_by_day": "11", "done_by_month": "12", "done_by_year": "2026"}


def test_a_contingency_is_asked_for_answered_and_closed(client: Client, world: World) -> None:
    address = f"/contingencies/{fire(world).pk}/"
    enter(client, world, "lead")
    work = get(client, "/my-work/contingencies/")
    assert "Contingency for 2.1: Progress was off track at the end of 2 reporting periods" in work
    assert "The lead’s response is due on 30 November 2026." in work
    missing = send(client, f"{address}answer/", needed="yes", response="Two agency workers.")
    assert missing.status_code == 422
    assert "Say by which day it will be done." in text_of(missing)
    typed = {"needed": "yes", "response": "Two agency workers.", **BY}
    sent = {**fields_of(client.get(f"{address}answer/")), **typed}
    assert client.post(f"{address}answer/", sent).status_code == 302
    assert client.post(f"{address}answer/", sent).status_code == 302  # a second press
    assert "The response is to be done by 11 December 2026." in get(
        client, "/my-work/contingencies/"
    )
    assert "Say if the response is done" not in get(client, address)

    enter(client, world, "manager")
    assert "Contingency for 2.1" not in get(client, "/my-work/contingencies/")
    with at(date(2026, 12, 14)):
        assert "was to have it done by 11 December 2026" in get(client, "/my-work/contingencies/")
        assert "3 days overdue" in get(client, address)
        refused = send(client, f"{address}close/", done="yes", why=" ")
        assert refused.status_code == 422
        assert send(client, f"{address}close/", done="yes", why="Both are here.").status_code == 302
        page = get(client, address)
        assert "Closed on 14 December 2026 by Improvement Programme Manager" in page
        assert "Improvement Programme Manager: closed Both are here." in page
        # A form that stayed open
        late = client.get(f"{address}close/")
        assert "It is closed already." in text_of(late)


def test_a_measure_that_gets_worse_is_asked_of_the_lead_of_its_priority(
    client: Client, world: World
) -> None:
    measure, priority = add_measure(world, "M7"), world.plan.priorities.earliest("pk")
    spell = Spell(measure.pk, priority.pk, date(2026, 9, 1), 2)
    asked = changes.fire_for_measure(by=system(world.authority), plan=world.plan, spell=spell)
    address = f"/contingencies/{asked.pk}/"
    why = "The measure gets worse beyond chance: 2 readings up to the latest, from September 2026"
    enter(client, world, "board_member")
    listed = client.get(f"/plans/{world.plan.pk}/contingencies/?show=open")
    assert "M7 Pathway plans in time, M7" in text_of(listed)
    assert why in text_of(listed)
    assert f'href="/measures/{measure.pk}/"' in listed.content.decode()
    assert "No trigger" in get(client, f"/plans/{world.plan.pk}/contingencies/?at=2026-11-13")
    found = get(client, f"/plans/{world.plan.pk}/exceptions/?kind=contingency")
    assert "A contingency was asked for on 16 November 2026." in found
    assert f"{why} on." in get(client, address)

    enter(client, world, "lead")
    assert f"Contingency for M7: {why}" in get(client, "/my-work/contingencies/")
    answered = send(client, f"{address}answer/", needed="yes", response="A weekly check.", **BY)
    assert answered.status_code == 302
    enter(client, world, "manager")
    assert send(client, f"{address}close/", done="yes", why="It is done.").status_code == 302
    assert "Closed on 16 November 2026" in get(client, address)
    assert "“A measure getting worse”" in get(client, f"/plans/{world.plan.pk}/triggers/")
    said = {"watched": "yes", "periods": "3", "why": "The board asked."}
    page = f"/plans/{world.plan.pk}/triggers/measure/"
    assert send(client, page, **said).status_code == 302
    assert "for 3 readings or more" in get(client, f"/plans/{world.plan.pk}/triggers/")


def test_a_response_that_is_not_enough_is_asked_for_again(client: Client, world: World) -> None:
    address = f"/contingencies/{fire(world).pk}/"
    enter(client, world, "deputy")
    none = send(client, f"{address}answer/", needed="no", response="It is over.")
    assert none.status_code == 302
    enter(client, world, "director")
    assert "Do you agree that no contingency is needed?" in get(client, f"{address}close/")
    assert send(client, f"{address}close/", done="no", why="Not on Sundays.").status_code == 302
    enter(client, world, "lead")
    again = get(client, f"{address}answer/")
    assert "Director of Children’s Services said of the last response: Not on Sundays." in again
    assert "Awaiting the lead’s response again" in get(client, address)


def test_the_list_is_narrowed_as_its_address_says(client: Client, world: World) -> None:
    fire(world)
    fire(world, "2.2")
    plan = f"/plans/{world.plan.pk}/contingencies"
    enter(client, world, "inspector")
    with at(date(2026, 12, 2)):
        page = get(client, f"{plan}/")
        assert "2 contingencies: 2 awaiting the lead’s response; 0 with a response" in page
        assert "2 overdue" in page
        assert "2 of 4 triggers are watched" in page
        of = f"{plan}/?of=action-{world.action('2.2').pk}"
        inside = client.get(of, headers={"HX-Request": "true"})
        assert "The lead’s response is 2 days overdue." in text_in(inside)
        one = f"?of=action-{world.action('2.2').pk}"
        assert "1 of 2 contingencies" in get(client, f"{plan}/{one}")
        assert "No contingency is so" in get(client, f"{plan}/?state=closed")
        assert "No trigger of this plan has fired" in get(client, f"{plan}/?at=2026-11-13")
        csv = client.get(f"{plan}.csv{one}").content.decode()
        assert "2.2" in csv
        assert "2.1" not in csv
        found = get(client, f"/plans/{world.plan.pk}/exceptions/?kind=contingency")
        assert "The lead’s response is 2 days overdue." in found
        assert "did not exist on 13 November 2026" in get(
            client, f"/contingencies/{Contingency.objects.earliest('pk').pk}/?at=2026-11-13"
        )


def test_the_checklist_says_what_waits(client: Client, world: World) -> None:
    contingency = fire(world)
    fire(world, "2.2")
    enter(client, world, "manager")
    month = f"/plans/{world.plan.pk}/months/2026-10/"
    assert "Contingencies answered: 2 open, 2 awaiting the lead To do" in get(client, month)
    changes.answer_contingency(
        by=world.member("lead"), contingency=contingency, needed=False, response="It is over."
    )
    assert "Contingencies answered: 2 open, 1 awaiting the lead To do" in get(client, month)


def test_what_is_watched_is_set_with_a_reason(client: Client, world: World) -> None:
    enter(client, world, "manager")
    page = f"/plans/{world.plan.pk}/triggers/"
    assert "It is not watched." in get(client, page)
    day = {"by_on_day": "31", "by_on_month": "3", "by_on_year": "2027"}
    typed = {"watched": "yes", "why": "The budget round ends."}
    missing = send(client, f"{page}unfunded/", **typed)
    assert missing.status_code == 422
    assert "Give the day by which funding is to be approved." in text_of(missing)
    assert send(client, f"{page}unfunded/", **typed, **day).status_code == 302
    assert "where none is approved by 31 March 2027" in get(client, page)
    off = send(client, f"{page}missing/", watched="no", periods="3", why="The first months.")
    assert off.status_code == 302
    assert not TriggerSetting.objects.get(kind="missing").is_watched
    enter(client, world, "board_member")
    shown = get(client, page)
    assert "The first months. Improvement Programme Manager, 16 Nov 2026" in shown
    assert "Set “" not in shown


def test_nobody_sets_what_another_has_set_since(client: Client, world: World) -> None:
    enter(client, world, "manager")
    address = f"/plans/{world.plan.pk}/triggers/missing/"
    fields = fields_of(client.get(address))
    send(client, address, periods="4", why="The board.")
    sent = client.post(address, {**fields, "periods": "5", "why": "I."})
    assert sent.status_code == 422
    assert "Saved meanwhile by somebody else" in text_of(sent)
