"""Bodies, meetings and what they did, played through the verbs for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from goldenthread.documents.changes import put_upload
from goldenthread.documents.check import CheckedFile
from goldenthread.governance import changes
from goldenthread.governance.minutes import read_json
from goldenthread.governance.models import (
    Body,
    Decision,
    Episode,
    FrontlineVisit,
    Item,
    ItemPaper,
    Meeting,
    MinutesDraft,
    QuietPeriod,
    Response,
    Seat,
    Undertaking,
)
from goldenthread.plans.changes import keep_version
from goldenthread.plans.models import PlanVersion
from tests.people import TODAY, World, at, make_world
from tests.saved import once

JULY = date(2026, 7, 13)
AUTUMN = date(2026, 11, 30)
COUNCIL_DAY = date(2026, 12, 9)


def body(world: World, name: str, kind: str, since: date = date(2026, 1, 12)) -> Body:
    by = world.member("democratic_services")
    said = changes.BodyInput(name, kind, cadence="Every second month")
    return changes.add_body(by=by, body=said, on=since)


def seat(world: World, of: Body, key: str, role: str = "member") -> Seat:
    return changes.add_seat(
        by=world.member("democratic_services"),
        body=of,
        person=world.person(key),
        seat=changes.SeatInput(date(2026, 1, 12), role, independent=key == "board_member"),
    )


def meeting(world: World, of: Body, day: date, **said: Any) -> Meeting:
    terms = changes.MeetingInput(day, "14:00", "Committee Suite 1", **said)
    return changes.plan_meeting(by=world.member("democratic_services"), body=of, meeting=terms)


def item(world: World, of: Meeting, title: str, **said: Any) -> Item:
    added = changes.ItemInput(title, **said)
    return changes.add_item(by=world.member("democratic_services"), meeting=of, item=added)


CLOSED = {
    "legal": "exempt",
    "paragraph": "3",
    "legal_reason": "The price of each place would be known to the other bidders.",
}


def exempt(world: World, of: Meeting, title: str, **said: Any) -> Item:
    return item(world, of, title, **CLOSED, **said)


def upload(text: str = "Appendix 1: every action of the plan.\n") -> CheckedFile:
    return put_upload("appendix.txt", text.encode())


def paper(world: World, on: Item, title: str, file: Any = None, **said: Any) -> ItemPaper:
    """A paper on an item; without a file it is to follow."""
    by = world.member("democratic_services")
    added = changes.ItemPaperInput(title, **said)
    return changes.add_item_paper(by=by, item=on, paper=added, file=file)


def exempt_paper(world: World, on: Item, title: str, file: Any = None) -> ItemPaper:
    return paper(world, on, title, file, **CLOSED)


MINUTES = """Children and Families Committee - Monday 21 September 2026 2.00 pm

14 Improvement plan

The committee considered the report. The Director undertook to provide the cost of placements in
writing.

RESOLVED (unanimously): That the committee

1. Note the progress made.
2. Recommend to Full Council that the plan be approved.
"""


def minutes_draft(world: World) -> MinutesDraft:
    return changes.keep_minutes_draft(
        authority=world.authority,
        person=world.person("democratic_services"),
        name="Minutes of September",
        sha256="0" * 64,
        content=read_json(MINUTES.encode()),
    )


def decide(world: World, on: Item, verb: str, text: str, **said: Any) -> Decision:
    made = changes.DecisionInput(verb, text, **said)
    by = world.member("democratic_services")
    return changes.record_decision(by=by, item=on, decision=made)


def promise(world: World, at_item: Item, title: str, to: Body, **said: Any) -> Undertaking:
    said.setdefault("person", world.person("owner") if "post" not in said else None)
    sentence = "The officer said that this would be done, and when."
    given = changes.UndertakingInput(title, sentence, (to,), **said)
    by = world.member("democratic_services")
    return changes.give_undertaking(by=by, item=at_item, undertaking=given)


@dataclass
class Governance:
    """A committee and the council, and a board that does not meet in public.

    `item` is of the committee's `held` meeting, with a decision that recommends to the council
    (`next_item` waits there) and an undertaking that the owner gave, with an answer in draft.
    `secret` is exempt, of the same meeting; `board_item` open, of the board. `paper`, open, and
    `secret_paper`, exempt, are to follow on `item`; `ready` is in hand.
    `minutes` were read and are to be checked.
    """

    committee: Body
    council: Body
    board: Body
    seat: Seat
    held: Meeting
    coming: Meeting
    council_meeting: Meeting
    item: Item
    secret: Item
    next_item: Item
    board_item: Item
    decision: Decision
    undertaking: Undertaking
    response: Response
    paper: ItemPaper
    secret_paper: ItemPaper
    ready: ItemPaper
    minutes: MinutesDraft
    quiet: QuietPeriod
    episode: Episode
    version: PlanVersion
    visit: FrontlineVisit


def make_governance(world: World) -> Governance:
    with at(TODAY):
        committee = body(world, "Children and Families Committee", "committee")
        council = body(world, "Full Council", "council")
        board = body(world, "Improvement Board", "board")
        seated = seat(world, committee, "councillor", "chair")
        seat(world, board, "board_member", "chair")
        held = meeting(world, committee, JULY, status="held")
        coming = meeting(world, committee, AUTUMN)
        council_meeting = meeting(world, council, COUNCIL_DAY)
        board_meeting = meeting(world, board, date(2026, 10, 14), status="held")
        about = item(
            world,
            held,
            "Improvement plan",
            purpose="To consider the plan.",
            agenda_number="8",
            minute_number="27",
            plans=(world.plan,),
            inspections=(world.inspection,),
        )
        decision = decide(
            world, about, "recommend", "That Council approve the plan.", to_body=council
        )
        undertaking = promise(world, about, "Share the cost of placements", committee)
        response = changes.answer_undertaking(
            by=world.member("owner"), undertaking=undertaking, text="The cost is in the report."
        )
        return Governance(
            committee,
            council,
            board,
            seated,
            held,
            coming,
            council_meeting,
            about,
            exempt(world, held, "Price of residential places"),
            item(world, council_meeting, "Improvement plan, from the committee"),
            item(world, board_meeting, "Exceptions"),
            decision,
            undertaking,
            response,
            paper(world, about, "Appendix 2: measures"),
            exempt_paper(world, about, "Appendix 3: prices"),
            paper(world, about, "Appendix 1: actions", upload()),
            minutes_draft(world),
            changes.set_quiet(
                by=world.member("democratic_services"),
                quiet=changes.QuietInput("recess", date(2026, 12, 21), date(2027, 1, 8)),
            ),
            changes.add_episode(
                by=world.member("manager"),
                episode=changes.EpisodeInput(
                    "notice", date(2026, 2, 16), by_whom="Department for Education"
                ),
            ),
            keep_version(
                by=world.member("manager"),
                plan=world.plan,
                kind="kept",
                on=TODAY,
                decided_by="Programme office",
                text_of_now=True,
            ),
            changes.plan_visit(
                by=world.member("democratic_services"),
                body=committee,
                visit=changes.VisitInput(
                    "Care leavers’ team", date(2026, 11, 12), purpose="To see how homes are found."
                ),
            ),
        )


def make_governed() -> tuple[World, Governance]:
    world = make_world()
    return world, make_governance(world)


@pytest.fixture
def governed(db: None) -> Iterator[tuple[World, Governance]]:
    """The world and what its bodies did, with the clock at noon of TODAY."""
    with once(make_governed) as made, at(TODAY):
        yield made


@pytest.fixture
def governance(governed: tuple[World, Governance]) -> Governance:
    return governed[1]


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    """The world in which `governance` happened where a test asks for both."""
    if "governance" in request.fixturenames:
        return request.getfixturevalue("governed")[0]
    return request.getfixturevalue("world")
