"""A committee site is asked for new minutes: off by default, once, and less often when it fails."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from goldenthread.core.errors import Refused
from goldenthread.governance import polling
from goldenthread.governance.models import MinutesDraft, Polled
from goldenthread.governance.polling import NAME, wait_after
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind
from tests.people import TODAY, World, at

MEETINGS = """<getmeetings><meetings><meeting><meetingid>77</meetingid>
<meetingdate>21/09/2026</meetingdate><committeeid>5</committeeid>
<committeetitle>Children and Families Committee</committeetitle></meeting></meetings>
</getmeetings>"""
MEETING = """<meeting><meetingid>77</meetingid><meetingdate>21/09/2026</meetingdate>
<committeetitle>Children and Families Committee</committeetitle><agendaitems><agendaitem>
<agendaitemid>1</agendaitemid><agendaitemnumber>14</agendaitemnumber>
<agendaitemtitle>Improvement plan</agendaitemtitle><isminutepublished>True</isminutepublished>
<minutesnonemptyhtmlbody>&lt;p&gt;RESOLVED: That the plan be approved.&lt;/p&gt;
</minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>"""


def run(world: World, days: int = 0) -> None:
    with at(TODAY + timedelta(days=days)):
        kind(NAME).work(Job(authority=world.authority, kind=NAME))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """The addresses that were asked for; the site answers as a modern.gov one does."""
    found: list[str] = []

    def fetch(address: str, _limits: Any) -> bytes:
        found.append(address)
        return (MEETINGS if "GetMeetings" in address else MEETING).encode()

    monkeypatch.setattr(polling, "fetch", fetch)
    settings.SITE_URL, settings.SITE_COMMITTEES = "https://democracy.example/", ["5"]
    return found


def test_nothing_is_asked_unless_a_site_is_set(
    world: World, asked: list[str], settings: Any
) -> None:
    settings.SITE_URL = ""
    run(world)
    assert asked == []


def test_new_minutes_wait_for_a_person_and_come_once(world: World, asked: list[str]) -> None:
    run(world)
    run(world, days=1)
    assert asked[0] == (
        "https://democracy.example/mgWebService.asmx/GetMeetings?lCommitteeId=5"
        "&sFromDate=19%2F07%2F2026&sToDate=15%2F01%2F2027"
    )
    (draft,) = MinutesDraft.objects.filter(person=None)
    (meeting,) = draft.content["meetings"]
    assert [row["verb"] for item in meeting["items"] for row in item["resolutions"]] == ["approve"]


def test_a_site_that_fails_is_asked_less_and_less(
    world: World, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(address: str, _limits: Any) -> bytes:
        asked.append(address)
        raise Refused("It is away.")

    monkeypatch.setattr(polling, "fetch", away)
    run(world)
    run(world)
    assert len(asked) == 1
    assert Polled.objects.get().failures == 1
    assert [wait_after(n) for n in (1, 2, 3)] == [timedelta(hours=n) for n in (1, 2, 4)]
    assert wait_after(60) == timedelta(days=7)
