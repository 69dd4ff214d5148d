"""Reminders say how many updates are due, once, to whoever has them to give."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from goldenthread.accounts.changes import grant_role, withdraw_role
from goldenthread.accounts.models import Role
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.jobs.changes import ask_for, settle_after_restore
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind
from goldenthread.ledger.models import Authority
from goldenthread.plans import changes
from goldenthread.plans.models import Reminder, ReminderKind
from goldenthread.plans.periods import Period
from goldenthread.plans.reminders import send_reminders, windows
from tests.people import World, at, give

OCTOBER = Period(date(2026, 10, 1))
DUE = date(2026, 11, 20)  # the 15th working day after October, a Friday
OWNER, OWNER_2, LEAD = "owner", "owner-2", "lead"


def run(world: World, day: date) -> None:
    with at(day):
        send_reminders(Job(authority=world.authority, kind="reminders", key=day.isoformat()))


def sent(outbox: list[EmailMessage]) -> dict[str, str]:
    """What went out, by the first part of the address; one recipient each."""
    for message in outbox:
        assert len(message.recipients()) == 1
    return {message.to[0].split("@")[0]: str(message.subject) for message in outbox}


def test_the_due_day_is_what_these_tests_count_from() -> None:
    assert OCTOBER.due_on(15) == DUE


def test_each_owner_is_told_how_many_updates_are_due(
    world: World, mailoutbox: list[EmailMessage], settings: Any
) -> None:
    settings.BASE_URL = "https://golden.example"
    run(world, DUE - timedelta(days=7))

    # 1.1 and 1.2 are complete, 1.3 awaits sign-off and 2.1 is given; the lead owns 2.6.
    assert sent(mailoutbox) == {
        OWNER: "3 updates are due",
        OWNER_2: "4 updates are due",
        LEAD: "1 update is due",
    }
    owner = next(message for message in mailoutbox if message.to[0].startswith("owner@"))
    assert owner.body == "3 updates are due. Sign in.\n\nhttps://golden.example\n"
    assert not owner.attachments


def test_a_mail_is_counts_and_an_address_alone(
    world: World, mailoutbox: list[EmailMessage], settings: Any
) -> None:
    """Nothing of the plan, nor of a report that is not published, whoever may read it."""
    with at(DUE - timedelta(days=8)):
        inspection = record_inspection(
            by=world.member("manager"),
            inspection=InspectionInput(
                kind="focused_visit",
                started_on=date(2026, 11, 9),
                ended_on=date(2026, 11, 10),
                dates={"received": date(2026, 11, 11)},
                findings=[FindingInput("improvement", "Quillfeather: unpublished words.")],
            ),
        )
        changes.link_finding(
            by=world.member("manager"),
            action=world.action("1.4"),
            finding=inspection.findings.get(),
        )
        give(world, "1.5", OCTOBER, "off_track")
    run(world, DUE - timedelta(days=7))

    assert sent(mailoutbox)[OWNER] == "2 updates are due"
    for message in mailoutbox:
        assert re.fullmatch(r"\d updates? (is|are) due", str(message.subject))
        assert message.body == f"{message.subject}. Sign in.\n\n{settings.BASE_URL}\n"


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        (-8, None),
        (-7, "3 updates are due"),
        (-2, "3 updates are due"),  # the worker was away
        (-1, "3 updates are due"),
        (0, "3 updates are due"),
        (1, None),  # a Saturday: the working day after is Monday
        (2, None),
        (3, "3 updates are overdue"),
    ],
)
def test_reminders_go_out_a_week_before_a_day_before_and_when_overdue(
    world: World, mailoutbox: list[EmailMessage], days: int, subject: str | None
) -> None:
    run(world, DUE + timedelta(days=days))

    assert sent(mailoutbox).get(OWNER) == subject


def test_one_mail_of_each_kind_however_often_the_job_is_done(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    day = DUE - timedelta(days=8)
    while Period.to_report(day) == OCTOBER:
        run(world, day)
        run(world, day)
        day += timedelta(days=1)

    mine = [message.subject for message in mailoutbox if message.to[0].startswith("owner@")]
    assert mine == ["3 updates are due", "3 updates are due", "3 updates are overdue"]


def test_the_next_period_is_reminded_of_anew(world: World, mailoutbox: list[EmailMessage]) -> None:
    november = OCTOBER.after
    run(world, DUE)
    mailoutbox.clear()
    run(world, november.due_on(15))

    assert sent(mailoutbox)[OWNER] == "3 updates are due"


def test_who_has_given_all_updates_gets_none(world: World, mailoutbox: list[EmailMessage]) -> None:
    give(world, "2.6", OCTOBER, "on_track")
    run(world, DUE)

    assert LEAD not in sent(mailoutbox)
    assert OWNER in sent(mailoutbox)


def test_a_plan_that_is_not_live_asks_for_nothing(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    changes.set_stage(
        by=world.member("manager"), plan=world.plan, stage="closed", decided_by="Council"
    )
    run(world, DUE)

    assert mailoutbox == []


def inactive(world: World) -> None:
    owner = world.person("owner")
    owner.is_active = False
    owner.save()


def without_the_role(world: World) -> None:
    owner, administrator = world.person("owner"), world.member("administrator")
    withdraw_role(by=administrator, person=owner, role=Role.OWNER)
    grant_role(by=administrator, person=owner, role=Role.COUNCILLOR)


@pytest.mark.parametrize("change", [inactive, without_the_role])
def test_who_cannot_give_an_update_gets_no_mail(
    world: World, mailoutbox: list[EmailMessage], change: Callable[[World], None]
) -> None:
    change(world)
    run(world, DUE)

    assert OWNER not in sent(mailoutbox)
    assert OWNER_2 in sent(mailoutbox)


def test_another_authority_is_left_alone(world: World, mailoutbox: list[EmailMessage]) -> None:
    with at(DUE):
        send_reminders(Job(authority=world.outsider.authority, kind="reminders", key="x"))

    assert mailoutbox == []


class Killed(BaseException):
    """What a kill looks like from within."""


def mailer(monkeypatch: pytest.MonkeyPatch, error: BaseException, at_message: int) -> None:
    """Sending raises at the so many-th message; those before go out."""
    real, seen = EmailBackend.send_messages, []

    def send(self: EmailBackend, messages: list[EmailMessage]) -> int:
        seen.append(messages)
        if len(seen) == at_message:
            raise error
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)


def test_a_worker_killed_while_it_sends_reminds_nobody_twice(
    world: World, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    mailer(monkeypatch, Killed(), at_message=2)
    with pytest.raises(Killed):
        run(world, DUE)
    run(world, DUE)

    addresses = [message.to[0] for message in mailoutbox]
    # At most once: the one that was going out is lost, not repeated.
    assert len(addresses) == len(set(addresses)) == 2


def test_a_refused_address_keeps_nobody_else_from_their_mail_and_is_tried_again(
    world: World, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    mailer(monkeypatch, SMTPRecipientsRefused({}), at_message=1)
    with pytest.raises(SMTPRecipientsRefused):
        run(world, DUE)
    assert len(mailoutbox) == 2

    run(world, DUE)
    assert len(sent(mailoutbox)) == len(mailoutbox) == 3


def test_a_lost_connection_costs_one_mail_at_most(
    world: World, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    mailer(monkeypatch, SMTPServerDisconnected(), at_message=1)
    with pytest.raises(SMTPServerDisconnected):
        run(world, DUE)
    assert Reminder.objects.count() == 1

    run(world, DUE)
    assert len(mailoutbox) == 2


def test_nothing_is_noted_while_the_mail_server_is_away(
    world: World, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: EmailBackend) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", away)
    with pytest.raises(ConnectionRefusedError):
        run(world, DUE)

    assert not Reminder.objects.exists()


def test_no_mail_goes_out_again_after_a_restore(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    """The backup may be older than the mail; so what began before the restore counts as sent."""
    with at(DUE - timedelta(days=3)):
        settle_after_restore()
    run(world, DUE - timedelta(days=2))
    assert mailoutbox == []

    run(world, DUE - timedelta(days=1))
    assert OWNER in sent(mailoutbox)


def test_the_worker_does_it_each_morning(world: World) -> None:
    declared = kind("reminders")
    assert declared.work is send_reminders
    assert declared.daily_at is not None
    assert declared.daily_at.hour == 8
    assert ask_for("reminders", authority=Authority.objects.first(), key="2026-11-20").pk


# The lead, and who covers


def test_the_lead_is_told_three_working_days_after(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    run(world, DUE + timedelta(days=4))  # the second working day after, a Tuesday
    assert "2 updates" not in sent(mailoutbox).get(LEAD, "")
    mailoutbox.clear()
    run(world, DUE + timedelta(days=5))
    # 1.4 to 1.6 and four of the front door; 2.6 is the lead's own, told of as its owner.
    assert [str(each.subject) for each in mailoutbox] == [
        "7 updates of actions that you lead are overdue"
    ]


def test_a_plan_that_is_due_late_still_tells_the_lead(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    found = {each.kind: each for each in windows(date(2026, 11, 30), OCTOBER)}
    assert found[ReminderKind.LEAD].first <= found[ReminderKind.LEAD].last == date(2026, 11, 30)


def test_who_covers_is_reminded_of_the_absent_owner_s_updates(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    changes.cover_absence(
        by=world.member("manager"),
        absent=world.person("owner"),
        cover=world.person("owner_2"),
        begins_on=DUE - timedelta(days=9),
        ends_on=DUE,
    )
    run(world, DUE)
    assert sent(mailoutbox)[OWNER] == "3 updates are due"
    assert sent(mailoutbox)[OWNER_2] == "7 updates are due"


def test_a_locked_period_reminds_nobody(world: World, mailoutbox: list[EmailMessage]) -> None:
    changes.lock_period(
        by=world.member("manager"), plan=world.plan, period=OCTOBER, note="Without them."
    )
    run(world, DUE)
    assert not mailoutbox


def test_a_quarterly_plan_reminds_by_its_quarter(
    world: World, mailoutbox: list[EmailMessage]
) -> None:
    terms = changes.PlanInput("Improvement plan 2026", updates_due_day=15, cadence=3)
    changes.change_plan(by=world.member("manager"), plan=world.plan, terms=terms)
    run(world, DUE)
    assert sent(mailoutbox)[OWNER] == "2 updates are overdue"  # 1.4 was given in September
    assert set(Reminder.objects.values_list("period", flat=True)) == {date(2026, 9, 1)}
