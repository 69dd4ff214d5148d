"""Leads are told of a contingency that is asked of them, and again once it is overdue."""

from __future__ import annotations

from datetime import date

from django.core.mail import EmailMessage

from goldenthread.accounts.access import system
from goldenthread.accounts.changes import withdraw_role
from goldenthread.accounts.models import Role
from goldenthread.jobs.models import Job
from goldenthread.plans import changes
from goldenthread.plans.reminders import send_reminders
from tests.people import TODAY, World, at, fire

ASKED = "A contingency needs your response"
LATE = "A contingency is overdue"
DUE = date(2026, 11, 30)


def run(world: World, day: date) -> None:
    with at(day):
        send_reminders(Job(authority=world.authority, kind="reminders", key=day.isoformat()))


def told(outbox: list[EmailMessage]) -> list[tuple[str, str]]:
    """To whom and what, of contingencies alone."""
    found = [(message.to[0].split("@")[0], str(message.subject)) for message in outbox]
    return [pair for pair in found if "contingenc" in pair[1].lower()]


def test_the_lead_is_asked_once_and_told_once_that_it_is_overdue(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    fire(world)
    for day in (TODAY, TODAY, date(2026, 11, 17), DUE):
        run(world, day)
    assert told(mailoutbox) == [("lead", ASKED)]
    message = next(each for each in mailoutbox if each.subject == ASKED)
    assert str(message.body).startswith("A contingency needs your response. Sign in.\n")
    for day in (date(2026, 12, 1), date(2026, 12, 4)):
        run(world, day)
    assert told(mailoutbox) == [("lead", ASKED), ("lead", LATE)]


def test_several_are_one_mail_and_name_nothing(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    fire(world)
    fire(world, "1.4")
    run(world, TODAY)
    assert told(mailoutbox) == [("lead", "2 contingencies need your response")]
    (message,) = (each for each in mailoutbox if "contingenc" in str(each.subject))
    assert "1.4" not in str(message.body)


def test_what_was_promised_is_asked_about_once_its_day_has_passed(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    contingency = fire(world)
    changes.answer_contingency(
        by=world.member("lead"),
        contingency=contingency,
        needed=True,
        response="Two agency workers.",
        done_by=date(2026, 12, 11),
    )
    for day in (TODAY, date(2026, 12, 2), date(2026, 12, 11)):
        run(world, day)
    assert told(mailoutbox) == []
    run(world, date(2026, 12, 14))
    assert told(mailoutbox) == [("lead", LATE)]


def test_a_response_that_is_not_enough_is_asked_for_again(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    contingency = fire(world)
    run(world, TODAY)
    with at(date(2026, 11, 20)):
        changes.answer_contingency(
            by=world.member("lead"), contingency=contingency, needed=False, response="It is over."
        )
        changes.close_contingency(
            by=world.member("manager"), contingency=contingency, closed=False, why="It is not."
        )
    run(world, date(2026, 11, 20))
    assert told(mailoutbox) == [("lead", ASKED), ("lead", ASKED)]
    with at(date(2026, 11, 23)):
        changes.answer_contingency(
            by=world.member("lead"), contingency=contingency, needed=False, response="Now it is."
        )
    run(world, date(2026, 12, 14))
    assert len(told(mailoutbox)) == 2


def test_who_can_no_longer_answer_is_not_asked(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    fire(world)
    withdraw_role(by=system(world.authority), person=world.person("lead"), role=Role.LEAD)
    run(world, TODAY)
    assert told(mailoutbox) == []
