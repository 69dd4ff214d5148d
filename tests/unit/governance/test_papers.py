"""Papers on items: what they miss of their clear days, who is written to, what is refused."""

from __future__ import annotations

from datetime import date
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest

from goldenthread.core.errors import Refused
from goldenthread.governance import changes
from goldenthread.governance.clear_days import ClearDays
from goldenthread.governance.reminders_papers import NAME
from goldenthread.governance.rows_papers import PaperRow
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind
from tests.governing import AUTUMN, Governance, item, paper, upload
from tests.people import World, at
from tests.unit.plans.test_reminders import mailer

MEETING = date(2024, 7, 16)  # of the story: to be published by Monday 8 July 2024


def row(stage: str, *published: date) -> PaperRow:
    legal = ("open", "Open", "", "")
    named = ("Appendix 2", "OFFICIAL", *legal, None, "Head of Finance")
    return PaperRow(1, 1, *named, stage, stage.capitalize(), "", None, "", published)


@pytest.mark.parametrize(
    ("paper", "today", "said"),
    [
        (row("to_follow"), date(2024, 7, 5), "Publish by Monday 8 July 2024 (in 1 working day)"),
        (row("to_follow"), date(2024, 7, 9), "The last day to publish for the meeting on 16 July"),
        (row("published", date(2024, 7, 8)), date(2024, 7, 16), ""),
        (row("published", date(2024, 7, 9)), date(2024, 7, 16), "4 clear days before the meeting"),
        (row("published", date(2024, 7, 8), date(2024, 7, 15)), date(2024, 7, 16), ""),
        (row("withdrawn"), date(2024, 7, 9), ""),
        (row("to_follow"), date(2024, 7, 17), ""),
    ],
)
def test_what_would_miss_its_clear_days_says_so(paper: PaperRow, today: date, said: str) -> None:
    words = paper.late_words(ClearDays(), MEETING, today)
    assert said in words
    assert bool(said) == bool(words)
    assert paper.late_words(None, MEETING, today) == ""


def test_a_paper_says_each_day_on_which_it_was_published() -> None:
    again = row("published", date(2024, 7, 8), date(2024, 7, 15))
    assert again.stage_said == "Published on 8 July 2024, and anew on 15 July 2024"
    assert row("to_follow").stage_said == "To follow, from: Head of Finance"


def test_what_is_not_there_is_not_published(world: World, governance: Governance) -> None:
    by = world.member("democratic_services")
    with pytest.raises(Refused, match="Bring its file first"):
        changes.publish_item_paper(by=by, paper=governance.paper)
    with pytest.raises(Refused, match="Choose the paragraph"):
        paper(world, governance.item, "Prices", legal="exempt", legal_reason="Prices.")


def test_who_could_not_see_an_exempt_paper_does_not_make_one(
    world: World, governance: Governance
) -> None:
    said = changes.ItemPaperInput(
        "Prices", legal="exempt", paragraph="3", legal_reason="The bids are open."
    )
    with pytest.raises(Refused, match="You cannot see this paper"):
        changes.add_item_paper(by=world.member("manager"), item=governance.item, paper=said)


@pytest.mark.parametrize(
    ("day", "to"),
    [
        (date(2026, 11, 17), ["owner@wyremouth.example"]),
        (date(2026, 11, 23), ["owner@wyremouth.example"]),
        (date(2026, 12, 1), []),
    ],
)
def test_who_owes_a_paper_to_follow_is_written_to(
    world: World, governance: Governance, mailoutbox: Any, day: date, to: list[str]
) -> None:
    """By 20 November for the meeting of 30 November: a week before, and once that has passed."""
    agenda = item(world, governance.coming, "Placements")
    paper(world, agenda, "What each place costs", person=world.person("owner"))
    paper(world, agenda, "In hand", upload(), person=world.person("lead"))
    assert governance.coming.terms.get().day == AUTUMN
    for _ in range(2):
        with at(day):
            kind(NAME).work(Job(authority=world.authority, kind=NAME))
    assert [address for mail in mailoutbox for address in mail.to] == to
    assert not any("costs" in f"{mail.subject}{mail.body}" for mail in mailoutbox)


def test_a_refused_address_keeps_nobody_else_from_their_mail_about_papers(
    world: World, governance: Governance, mailoutbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda = item(world, governance.coming, "Placements")
    for who in ("owner", "lead"):
        paper(world, agenda, f"Of the {who}", person=world.person(who))
    mailer(monkeypatch, SMTPRecipientsRefused({}), at_message=1)
    with at(date(2026, 11, 23)):
        with pytest.raises(SMTPRecipientsRefused):
            kind(NAME).work(Job(authority=world.authority, kind=NAME))
        assert len(mailoutbox) == 1
        kind(NAME).work(Job(authority=world.authority, kind=NAME))
    assert len({mail.to[0] for mail in mailoutbox}) == len(mailoutbox) == 2
