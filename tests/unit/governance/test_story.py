"""A real council's ten years, entered by the verbs: its dates, chain, votes and promises come out.

The facts are those of five public council documents of 2015 to 2025; the words are our own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from goldenthread.governance import changes
from goldenthread.governance.read import meetings_at
from goldenthread.governance.read_items import items_at
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.ledger.moments import Moment
from tests.governing import body
from tests.people import World, at

type Make = Callable[..., Any]

COMMITTEE = date(2024, 7, 16)
COUNCIL = date(2024, 7, 17)


@dataclass
class Story:
    """The bodies, and the items of the summer of 2024 and of 2025 by short names."""

    world: World
    bodies: dict[str, Any]
    items: dict[str, Any]

    @property
    def by(self) -> Any:
        return self.world.member("democratic_services")

    def meet(self, of: str, day: date) -> Any:
        said = changes.MeetingInput(day, status="held" if day <= date(2026, 11, 16) else "planned")
        return changes.plan_meeting(by=self.by, body=self.bodies[of], meeting=said)

    def put(self, name: str, meeting: Any, title: str, **said: Any) -> Any:
        plans = (self.world.plan,)
        item = changes.ItemInput(title, plans=plans, **said)
        self.items[name] = changes.add_item(by=self.by, meeting=meeting, item=item)
        return self.items[name]

    def resolve(self, on: str, *resolved: changes.DecisionInput) -> list[Any]:
        return [
            changes.record_decision(by=self.by, item=self.items[on], decision=each)
            for each in resolved
        ]

    def promise(self, on: str, title: str, **said: Any) -> Any:
        said.setdefault("to", (self.bodies["committee"],))
        given = changes.UndertakingInput(title, f"Officers: {title}.", post="Officers", **said)
        return changes.give_undertaking(by=self.by, item=self.items[on], undertaking=given)

    def item(self, name: str, moment: Moment | None = None) -> Any:
        return items_at(self.by, moment or Moment.latest(), Q(pk=self.items[name].pk))[0]


@pytest.fixture
def story(world: World) -> Story:
    with at(date(2026, 11, 16)):
        kinds = {
            "health": ("Health and Wellbeing Board", "board"),
            "dfe": ("Department for Education", "government"),
            "scrutiny": ("Children and Families Overview and Scrutiny Committee", "scrutiny"),
            "committee": ("Children and Families Committee", "committee"),
            "council": ("Council", "council"),
        }
        since = date(2013, 4, 1)
        bodies = {key: body(world, *each, since) for key, each in kinds.items()}
        story = Story(world, bodies, {})
        _early_years(story)
        _summer(story)
        _a_year_later(story)
    return story


def _early_years(story: Story) -> None:
    """2015 to 2023."""
    story.put("endorsed", story.meet("health", date(2015, 11, 24)), "Improvement plan")
    story.resolve("endorsed", changes.DecisionInput("endorse", "The plan is endorsed."))
    story.put("progress", story.meet("scrutiny", date(2016, 11, 28)), "Progress of the plan")
    refresh = story.meet("committee", date(2023, 2, 13))
    story.put("refresh", refresh, "Review and refresh of the plan, CF/34/22-23")


def _summer(story: Story) -> None:
    """3 June, 8 July, 16 July and 17 July 2024."""
    story.put("june", story.meet("committee", date(2024, 6, 3)), "Inspection of services")
    story.promise("june", "Details of progress are shared at each committee", recurring=True)
    late = story.meet("committee", date(2024, 7, 8))
    why = "Its appendices came inside the five clear days."
    story.put("july", late, "Improvement plan", state="deferred", why=why)
    committee, council = story.meet("committee", COMMITTEE), story.meet("council", COUNCIL)
    story.put("committee", committee, "ILACS improvement plan", minute_number="27")
    story.put("council", council, "Recommendation from the committee", minute_number="34")
    by_majority = {"carried": "majority"}
    _approve, recommend, _fund = story.resolve(
        "committee",
        changes.DecisionInput("approve", "The plan is approved.", **by_majority),
        changes.DecisionInput(
            "recommend",
            "That Council approve the plan for submission to Ofsted.",
            to_body=story.bodies["council"],
            **by_majority,
        ),
        changes.DecisionInput("approve", "The approach to funding is approved.", **by_majority),
    )
    changes.send_on(by=story.by, decision=recommend, to=story.items["council"])
    story.resolve("council", changes.DecisionInput("approve", "The plan is approved."))
    story.promise("committee", "The plan says which rating is of actions and which of impact")
    story.promise("committee", "Give detail in writing of liability for seconded apprentices")
    both = (story.bodies["committee"], story.bodies["health"])
    story.promise("committee", "Bring forward a proposal for sufficiency", to=both)


def _a_year_later(story: Story) -> None:
    """2025: the day is not in the document, so the spring stands for it."""
    story.put("update", story.meet("committee", date(2025, 4, 7)), "Progress and monitoring visit")
    story.resolve(
        "update",
        changes.DecisionInput("note", "Progress is noted."),
        changes.DecisionInput("note", "The findings of the visit are noted."),
    )
    for title in (
        "Present a paper that defines frontline visits",
        "Start the visits again, with a briefing",
        "Report back on alternative provision",
        "Answer in writing on the contracts of overseas workers",
    ):
        story.promise("update", title)


def test_the_votes_come_out_resolution_by_resolution(story: Story) -> None:
    decided = story.item("committee").decisions
    assert [each.verb for each in decided] == ["approve", "recommend", "approve"]
    assert {each.carried for each in decided} == {"majority"}
    assert [each.verb for each in story.item("update").decisions] == ["note", "note"]
    assert story.item("refresh").decisions == ()  # a report's recommendation is no decision
    assert (story.item("committee").minute_number, story.item("council").minute_number) == (
        "27",
        "34",
    )


def test_the_chain_leads_from_the_committee_to_the_council(story: Story) -> None:
    (sent,) = story.item("committee").decisions[1].sent
    assert (sent.meeting.body, sent.meeting.day, sent.created) == ("Council", COUNCIL, False)
    (came,) = story.item("council").came_from
    assert (came.meeting.day, came.text) == (
        COMMITTEE,
        "That Council approve the plan for submission to Ofsted.",
    )


def test_the_item_of_8_july_was_not_considered(story: Story) -> None:
    assert (story.item("july").state, story.item("july").decisions) == ("deferred", ())
    with pytest.raises(Exception, match="not considered"):
        story.resolve("july", changes.DecisionInput("note", "It is noted."))


def test_the_promises_come_out_with_whom_they_are_owed_to(story: Story) -> None:
    spring = Moment.position(story.world.authority, date(2025, 4, 8), include_later=True)
    rows = undertakings_at(story.by, spring)
    assert [row.number for row in rows] == [*range(1, 9)]
    assert [row.recurring for row in rows] == [True, *[False] * 7]
    assert len(rows[3].to) == 2
    assert {row.meeting.day for row in rows[1:4]} == {COMMITTEE}
    assert all(row.is_open for row in rows)


def test_the_position_of_a_day_has_what_later_entries_say_of_it(story: Story) -> None:
    authority = story.world.authority
    on = Moment.position(authority, date(2024, 7, 16), include_later=True)
    assert [row.day for row in meetings_at(story.by, on)][-1] == COMMITTEE
    assert len(story.item("committee", on).decisions) == 3
    assert story.item("committee", on).decisions[1].sent == ()
    known_then = Moment.position(authority, date(2024, 7, 16))
    assert meetings_at(story.by, known_then) == []
