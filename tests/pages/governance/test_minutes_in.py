"""Minutes are read in: a proposal beside its sentence; what a person ticks is saved."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.test import Client

from goldenthread.governance.read_items import items_at
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from tests.governing import MINUTES, Governance, meeting
from tests.pages.reading import text_of
from tests.pages.sending import fields_of, send
from tests.people import World

SEPTEMBER = date(2026, 9, 21)


def recorded(world: World) -> list[Any]:
    rows = items_at(world.member("democratic_services"), Moment.latest(), Q())
    return [row for row in rows if row.meeting.day == SEPTEMBER]


def test_minutes_are_pasted_checked_and_saved_as_ticked(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("democratic_services"))
    entries = Entry.objects.count()
    address = send(client, "/minutes/", text=MINUTES)["Location"]
    page = text_of(client.get(address))
    assert "Recommend to Full Council that the plan be approved." in page
    assert (Entry.objects.count(), recorded(world)) == (entries, [])
    refused = send(client, address)
    assert "Tick at least one row" in text_of(refused)
    ticked = {"0-0-d0-0": "on", "0-0-d1-0": "on", "0-0-u0": "on"}
    untitled = ticked | {"0-0-title": ""}
    assert "Give the item its title." in text_of(send(client, address, **untitled))
    ticked |= {"0-0-u0-due_day": "30", "0-0-u0-due_month": "10", "0-0-u0-due_year": "2026"}
    ticked["0-0-plans"] = str(world.plan.pk)
    answer = send(client, address, **ticked)
    assert Entry.objects.count() == entries + 1
    (row,) = recorded(world)
    assert [each.verb for each in row.decisions] == ["note", "recommend"]
    assert row.decisions[1].to == "Full Council"
    assert [each.who for each in row.undertakings] == ["The Director"]
    assert [each.due_on for each in row.undertakings] == [date(2026, 10, 30)]
    assert [(each.kind, each.pk) for each in row.about] == [("plan", world.plan.pk)]
    assert answer["Location"] == f"/meetings/{row.meeting.pk}/"
    again = send(client, address, **ticked)
    assert "Tick at least one row that is not recorded yet." in text_of(again)
    assert "Recorded already" in text_of(client.get(address))


def test_a_ticked_row_says_what_the_document_left_open(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("manager"))
    text = MINUTES.replace("Full Council", "the Board").replace("The Director", "Officers")
    address = send(client, "/minutes/", text=text)["Location"]
    refused = text_of(send(client, address, **{"0-0-d1-0": "on", "0-0-u0": "on", "0-0-u0-who": ""}))
    assert "Write by which post it was promised." in refused
    assert recorded(world) == []


def test_nobody_reads_what_another_is_checking(
    client: Client, world: World, governance: Governance
) -> None:
    client.force_login(world.person("manager"))
    assert client.get(f"/minutes/{governance.minutes.pk}/").status_code == 404
    assert "Choose a file or paste the minutes." in text_of(send(client, "/minutes/"))


def test_minutes_of_a_meeting_that_is_here_at_another_time_say_so(
    client: Client, world: World, governance: Governance
) -> None:
    """The plan that is live is ticked where the title means it."""
    meeting(world, governance.committee, SEPTEMBER, status="held")
    client.force_login(world.person("democratic_services"))
    text = MINUTES.replace("2.00 pm", "5.30 pm").replace("14 Improvement", "14. Improvement")
    text += "\n15. Work programme\n\nRESOLVED: That the work programme be noted.\n"
    address = send(client, "/minutes/", text=text)["Location"]
    page = client.get(address)
    assert "is here already, at 14:00; the document says 17:30." in text_of(page)
    ticked = {name: value for name, value in fields_of(page).items() if name.endswith("-plans")}
    assert ticked == {"0-0-plans": [str(world.plan.pk)]}
