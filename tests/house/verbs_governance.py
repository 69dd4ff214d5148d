"""Examples of the verbs of governance (see verbs.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.governance import changes
from tests import governing
from tests.house.verbs import example
from tests.house.world import House

SERVICES = "democratic_services"


@example("governance.add_body")
def _(house: House) -> Any:
    said = changes.BodyInput("Corporate Parenting Board", "board")
    return changes.add_body(by=house.member(SERVICES), body=said)


@example("governance.change_body")
def _(house: House) -> Any:
    said = changes.BodyInput("Children’s Committee", "committee")
    return changes.change_body(
        by=house.member(SERVICES), body=house.governance.committee, said=said
    )


@example("governance.add_seat")
def _(house: House) -> Any:
    return changes.add_seat(
        by=house.member(SERVICES),
        body=house.governance.committee,
        post="Parent governor",
        seat=changes.SeatInput(date(2026, 9, 1)),
    )


@example("governance.change_seat")
def _(house: House) -> Any:
    said = changes.SeatInput(date(2026, 1, 12), "chair", ends_on=date(2027, 5, 20))
    return changes.change_seat(by=house.member(SERVICES), seat=house.governance.seat, said=said)


@example("governance.plan_meeting")
def _(house: House) -> Any:
    return governing.meeting(house.world, house.governance.committee, date(2027, 1, 25))


@example("governance.change_meeting")
def _(house: House) -> Any:
    said = changes.MeetingInput(date(2026, 12, 1), why="The chair is ill.")
    return changes.change_meeting(
        by=house.member(SERVICES), meeting=house.governance.coming, said=said
    )


@example("governance.tell_minutes")
def _(house: House) -> Any:
    return changes.tell_minutes(
        by=house.member(SERVICES),
        meeting=house.governance.held,
        state="confirmed",
        confirmed_at=house.governance.coming,
    )


@example("governance.add_item")
def _(house: House) -> Any:
    return governing.item(house.world, house.governance.coming, "Placements")


@example("governance.change_item")
def _(house: House) -> Any:
    said = changes.ItemInput("Improvement plan", state="deferred", why="Inside the clear days.")
    return changes.change_item(by=house.member(SERVICES), item=house.governance.item, said=said)


@example("governance.record_decision")
def _(house: House) -> Any:
    finding = house.finding
    return governing.decide(
        house.world, house.governance.item, "note", "That it be noted.", findings=(finding,)
    )


@example("governance.correct_decision")
def _(house: House) -> Any:
    said = changes.DecisionInput("note", "That the plan be noted.", carried="majority")
    return changes.correct_decision(
        by=house.member(SERVICES), decision=house.governance.decision, said=said
    )


@example("governance.send_on")
def _(house: House) -> Any:
    return changes.send_on(
        by=house.member(SERVICES),
        decision=house.governance.decision,
        to=house.governance.next_item,
    )


@example("governance.give_undertaking")
def _(house: House) -> Any:
    return governing.promise(
        house.world, house.governance.item, "Report back on visits", house.governance.committee
    )


@example("governance.change_undertaking")
def _(house: House) -> Any:
    said = changes.UndertakingInput(
        "Share the cost",
        "Officers said so.",
        (house.governance.council,),
        post="Head of Commissioning",
    )
    return changes.change_undertaking(
        by=house.member(SERVICES), undertaking=house.governance.undertaking, said=said
    )


@example("governance.answer_undertaking")
def _(house: House) -> Any:
    return changes.answer_undertaking(
        by=house.member("owner"),
        undertaking=house.governance.undertaking,
        text="It is £4,000 a week.",
    )


@example("governance.decide_response")
def _(house: House) -> Any:
    return changes.decide_response(
        by=house.member(SERVICES), response=house.governance.response, state="published"
    )


@example("governance.settle_undertaking")
def _(house: House) -> Any:
    return changes.settle_undertaking(
        by=house.member("manager"),
        undertaking=house.governance.undertaking,
        state="withdrawn",
        why="The committee no longer asks for it.",
    )


@example("governance.add_item_paper")
def _(house: House) -> Any:
    return governing.paper(house.world, house.governance.item, "Appendix 1: all actions")


@example("governance.change_item_paper")
def _(house: House) -> Any:
    said = changes.ItemPaperInput("Appendix 2: all measures", post="Head of Performance")
    return changes.change_item_paper(
        by=house.member(SERVICES), paper=house.governance.paper, said=said
    )


@example("governance.bring_item_paper")
def _(house: House) -> Any:
    return changes.bring_item_paper(
        by=house.member(SERVICES), paper=house.governance.paper, file=governing.upload()
    )


@example("governance.publish_item_paper")
def _(house: House) -> Any:
    return changes.publish_item_paper(by=house.member(SERVICES), paper=house.governance.ready)


@example("governance.withdraw_item_paper")
def _(house: House) -> Any:
    return changes.withdraw_item_paper(
        by=house.member(SERVICES), paper=house.governance.paper, why="It names a child."
    )


@example("governance.confirm_minutes")
def _(house: House) -> Any:
    item = changes.ItemInput("Improvement plan", minute_number="27")
    noted = changes.DecisionInput("note", "That the adviser's letter be noted.", "not_said")
    return changes.confirm_minutes(
        by=house.member(SERVICES),
        body=house.governance.committee,
        meeting=changes.MeetingInput(governing.JULY, status="held"),
        items=(changes.MinutedItem(item, (noted,)),),
        sha256="0" * 64,
    )


@example("governance.set_quiet")
def _(house: House) -> Any:
    quiet = changes.QuietInput("pre_election", date(2027, 3, 22), date(2027, 5, 6))
    return changes.set_quiet(by=house.member(SERVICES), quiet=quiet)


@example("governance.change_quiet")
def _(house: House) -> Any:
    said = changes.QuietInput("recess", date(2026, 12, 22), date(2027, 1, 8))
    return changes.change_quiet(by=house.member(SERVICES), period=house.governance.quiet, said=said)


@example("governance.add_episode")
def _(house: House) -> Any:
    said = changes.EpisodeInput("review", date(2026, 8, 12), follows=house.governance.episode)
    return changes.add_episode(by=house.member("director"), episode=said)


@example("governance.change_episode")
def _(house: House) -> Any:
    said = changes.EpisodeInput("notice", date(2026, 2, 16), ends_on=date(2026, 11, 2))
    return changes.change_episode(
        by=house.member(SERVICES), episode=house.governance.episode, said=said
    )


@example("governance.cite_version")
def _(house: House) -> Any:
    return changes.cite_version(
        by=house.member(SERVICES),
        decision=house.governance.decision,
        version=house.governance.version,
    )


@example("governance.plan_visit")
def _(house: House) -> Any:
    said = changes.VisitInput("Front door", date(2026, 12, 3), purpose="To see contacts come in.")
    return changes.plan_visit(
        by=house.member(SERVICES), body=house.governance.committee, visit=said
    )


@example("governance.tell_visit")
def _(house: House) -> Any:
    said = changes.VisitInput(
        "Care leavers’ team",
        date(2026, 11, 12),
        status="held",
        purpose="To see how homes are found.",
        went="Two members of the committee",
        seen="Staff know each landlord.",
        actions=(house.action("1.4"),),
    )
    return changes.tell_visit(by=house.member(SERVICES), visit=house.governance.visit, said=said)
