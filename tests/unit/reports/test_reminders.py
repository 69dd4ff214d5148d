"""Who writes or clears a paper is written to in time, once, and told how many."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind
from goldenthread.reports import changes
from goldenthread.reports.clearance import Setting, Step
from goldenthread.reports.reminders import NAME
from tests.people import World, at
from tests.unit.reports.writing import draft

DUE = date(2026, 11, 24)
OWNER, FINANCE = "owner@wyremouth.example", "finance@wyremouth.example"


@pytest.fixture
def paper(world: World) -> Any:
    """To be published by 4 December; two sections are an owner's; finance clears by 30 November."""
    step = Step("Finance", "Finance officer", 4, role="finance")
    changes.set_clearance(by=world.member("manager"), setting=Setting((step,)))
    paper = draft(world, texts={"summary": "In short."}, meeting_on=date(2026, 12, 14))
    for section in ("risk", "finance"):
        changes.give_section(
            by=world.member("manager"),
            paper=paper,
            section=section,
            person=world.people["owner"],
            due_on=DUE,
        )
    return paper


def remind(world: World, day: date) -> None:
    with at(day):
        kind(NAME).work(Job(authority=world.authority, kind=NAME))


@pytest.mark.parametrize(
    ("day", "to"),
    [
        (date(2026, 11, 16), []),
        (date(2026, 11, 17), [OWNER]),
        (date(2026, 11, 23), [FINANCE, OWNER]),
        (date(2026, 12, 1), [FINANCE, OWNER]),
    ],
)
def test_who_is_written_to_on_which_day(
    world: World, paper: Any, mailoutbox: Any, day: date, to: list[str]
) -> None:
    remind(world, day)
    assert sorted(address for mail in mailoutbox for address in mail.to) == to


def test_a_mail_goes_out_once_and_says_no_more_than_how_many(
    world: World, paper: Any, mailoutbox: Any
) -> None:
    remind(world, date(2026, 11, 17))
    remind(world, date(2026, 11, 18))
    (mail,) = mailoutbox
    assert mail.subject == "2 sections of a paper are due"
    assert "Risk" not in mail.body
    assert "Improvement" not in mail.body
    remind(world, date(2026, 11, 25))
    assert [mail.subject for mail in mailoutbox if mail.to == [OWNER]][1:] == [
        "2 sections of a paper are late"
    ]


def test_what_is_written_or_cleared_asks_nobody(world: World, paper: Any, mailoutbox: Any) -> None:
    for section in ("risk", "finance"):
        changes.write_section(by=world.member("manager"), paper=paper, section=section, text="It.")
    by = world.member("finance")
    changes.give_clearance(by=by, paper=paper, step="Finance", is_cleared=True)
    remind(world, date(2026, 12, 1))
    assert mailoutbox == []
