"""A decision makes a change of the plan effective, and the change cites it."""

from __future__ import annotations

import json
from datetime import date

from django.test import Client

from goldenthread.ledger.models import Entry
from goldenthread.plans.changes import ask_new_date
from goldenthread.plans.models import PlanVersion
from tests.governing import Governance, decide
from tests.pages.reading import text_of
from tests.pages.sending import fields_of
from tests.people import World, at


def test_a_decision_keeps_the_text_that_it_approved_and_is_cited(
    client: Client, world: World, governance: Governance
) -> None:
    decision = governance.decision
    client.force_login(world.person("manager"))
    address = f"/decisions/{decision.pk}/effect/"
    fields = fields_of(client.get(address))
    assert "Choose a plan or a date" in text_of(client.post(address, fields))
    said = {"plan": str(world.plan.pk), "kind": "approved", "text": "now"}
    client.post(address, {**fields, **said})
    version = PlanVersion.objects.latest("pk")
    committee = "Children and Families Committee"
    assert (version.decided_by, version.on) == (committee, date(2026, 7, 13))
    entry = Entry.objects.get(authority=world.authority, n=version.entry)
    assert decision.entry in json.loads(entry.body)["basis"]
    assert version.name in text_of(client.get(f"/decisions/{decision.pk}/"))
    page = client.get(f"/plans/{world.plan.pk}/").content.decode()
    assert f"/plans/{world.plan.pk}/issue-history/" in page


def test_a_body_agrees_a_new_date_by_its_decision(
    client: Client, world: World, governance: Governance
) -> None:
    action = world.action("1.4")
    with at(date(2026, 7, 1)):
        asked = ask_new_date(
            by=world.member("owner"),
            action=action,
            due_on=date(2027, 3, 31),
            why="The landlord withdrew.",
        )
    decided = decide(world, governance.item, "agree", "That the date be agreed.", actions=(action,))
    client.force_login(world.person("democratic_services"))
    address = f"/decisions/{decided.pk}/effect/"
    page = client.get(address)
    assert "1.4: from" in text_of(page)
    client.post(address, {**fields_of(page), "requests": [str(asked.pk)]})
    due = action.dues.newest_first()[0]
    assert (due.due_on, due.effective_on) == (date(2027, 3, 31), date(2026, 7, 13))
