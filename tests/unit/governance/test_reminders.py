"""Undertakings are chased: the giver, then the director, then the monitoring officer; once each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.governance.changes import settle_undertaking
from goldenthread.governance.reminders import NAME
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind
from tests.governing import Governance, exempt, promise
from tests.people import World, at

DUE = date(2026, 11, 20)


def chase(world: World, day: date) -> None:
    with at(day):
        kind(NAME).work(Job(authority=world.authority, kind=NAME))


@pytest.mark.parametrize(
    ("day", "to"),
    [
        (date(2026, 11, 12), []),
        (date(2026, 11, 13), ["owner@wyremouth.example"]),
        (date(2026, 11, 21), ["owner@wyremouth.example"]),
        (date(2026, 12, 3), ["owner@wyremouth.example"]),
        (date(2026, 12, 4), ["director@wyremouth.example"]),
        (date(2026, 12, 18), ["monitoring-officer@wyremouth.example"]),
    ],
)
def test_who_is_written_to_on_which_day(
    world: World, governance: Governance, mailoutbox: Any, day: date, to: list[str]
) -> None:
    promise(world, governance.item, "Cost of placements", governance.committee, due_on=DUE)
    chase(world, day)
    assert [address for mail in mailoutbox for address in mail.to] == to


def test_a_mail_goes_out_once_and_says_no_more_than_how_many(
    world: World, governance: Governance, mailoutbox: Any
) -> None:
    for title in ("Cost of placements", "Visits"):
        promise(world, governance.item, title, governance.committee, due_on=DUE)
    chase(world, date(2026, 11, 23))
    chase(world, date(2026, 11, 24))
    (mail,) = mailoutbox
    assert mail.subject == "2 undertakings that you gave are overdue"
    assert "placements" not in mail.body


def test_nobody_is_written_to_about_what_they_cannot_see(
    world: World, governance: Governance, mailoutbox: Any
) -> None:
    secret = exempt(world, governance.held, "Price of places")
    promise(world, secret, "The price", governance.committee, due_on=DUE)
    chase(world, date(2026, 12, 4))
    assert mailoutbox == []
    chase(world, date(2026, 12, 18))
    assert [mail.to for mail in mailoutbox] == [["monitoring-officer@wyremouth.example"]]


def test_who_asked_is_told_of_the_answer_once(
    world: World, governance: Governance, mailoutbox: Any
) -> None:
    asker = world.person("councillor")
    given = promise(world, governance.item, "Visits", governance.committee, asker=asker)
    with at(date(2026, 11, 20)):
        settle_undertaking(
            by=world.member("manager"), undertaking=given, state="answered", why="By letter."
        )
    chase(world, date(2026, 11, 20))
    chase(world, date(2026, 11, 21))
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (
        ["councillor@wyremouth.example"],
        "1 undertaking that you asked for is answered",
    )
