"""Visits of councillors: planned, told of, and tied to actions; nobody writes of a child."""

from __future__ import annotations

from typing import Any

from django.core import mail as mail_sent
from django.test import Client

from goldenthread.governance.invitations import NAME, invite
from goldenthread.jobs.models import Job
from tests.governing import Governance, seat
from tests.pages.reading import text_of
from tests.pages.sending import fields_of
from tests.people import TODAY, World, at


def test_what_was_seen_on_a_visit_is_told_and_tied_to_an_action(
    client: Client, world: World, governance: Governance
) -> None:
    address = f"/visits/{governance.visit.pk}/edit/"
    client.force_login(world.person("democratic_services"))

    def send(**said: Any) -> str:
        return text_of(client.post(address, {**fields_of(client.get(address)), **said}))

    told = {"saw": "Advisers look for homes by telephone.", "themes": "homes, caseloads"}
    assert "What was seen comes when the visit was held." in send(**told)
    assert "Say which posts went." in send(**told, status="held")
    refused = send(**told, status="held", went="Two members", actions="9.9")
    assert "No action of a live plan is called 9.9." in refused
    left_out = {"left_out": "The parent governor was away."}
    send(**told, **left_out, status="held", went="Two members", actions="1.4")
    client.force_login(world.person("councillor"))
    page = text_of(client.get("/visits/"))
    assert "1 visit was held" in page
    assert "Not everybody: The parent governor was away." in page
    assert "homes (1)" in page
    assert "Bears on 1.4" in text_of(client.get(f"/visits/{governance.visit.pk}/"))


def test_everybody_entitled_is_written_to_once_or_the_page_says_who_is_not(
    client: Client, world: World, governance: Governance
) -> None:
    with at(TODAY):
        seat(world, governance.committee, "manager", "member")
    client.force_login(world.person("democratic_services"))
    address = f"/visits/{governance.visit.pk}/edit/"
    fields = fields_of(client.get(address))
    councillor, manager = (world.person(name) for name in ("councillor", "manager"))
    refused = client.post(address, {**fields, "not_invited": [manager.post]})
    assert "Say why they are not invited." in text_of(refused)
    why = {"not_invited": [manager.post], "left_out": "The room holds one.", "briefing": "New."}
    with at(TODAY):
        client.post(address, {**fields, **why, "day_day": "3", "day_month": "12"})
    page = text_of(client.get(f"/visits/{governance.visit.pk}/"))
    assert f"Not everybody: {manager.post}: The room holds one." in page
    assert f"By mail: {councillor.post}" in page
    jobs = Job.objects.filter(kind=NAME, arguments__visit=governance.visit.pk)
    with at(TODAY):
        for each in [*jobs, *jobs]:
            invite(each)
    assert [(mail.to, mail.subject) for mail in mail_sent.outbox] == [
        ([councillor.email], "You are invited to a visit to the front line")
    ]
    assert "Care leavers" not in mail_sent.outbox[0].body
