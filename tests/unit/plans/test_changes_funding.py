"""Funding through its verbs: who may, what is refused, and how it stood at any moment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.plans import changes
from goldenthread.plans.funding import LineRow, MonthRow, summed
from goldenthread.plans.models import FundingLine, FundingStage
from goldenthread.plans.read_funding import funding_line_at, funding_of, unfunded
from tests.people import World, at

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
TERMS = ("Two mentors", "DfE improvement grant", "one_off")


def ask(world: World, who: str = "manager", of: str = "1.4", *terms: str) -> FundingLine:
    return changes.add_funding_line(
        by=world.member(who),
        plan=world.plan,
        funding=changes.FundingInput(*(terms or TERMS)),
        subject=world.action(of) if of else None,
    )


def enter(world: World, line: FundingLine, *rows: MonthRow, who: str = "manager") -> Any:
    by = world.member(who)
    return changes.set_funding_months(by=by, line=line, year=2026, months=rows)


def approve(world: World, line: FundingLine, who: str = "finance") -> FundingStage:
    return changes.approve_funding(by=world.member(who), line=line, body="S151 Officer")


@pytest.fixture
def line(world: World) -> FundingLine:
    made = ask(world)
    enter(world, made, MonthRow(OCTOBER, Decimal("4000.50")), MonthRow(NOVEMBER, Decimal(2000)))
    return made


def row_of(line: FundingLine, moment: Moment | None = None) -> LineRow:
    row = funding_line_at(line.pk, moment or Moment.latest())
    assert row is not None
    return row


def need(world: World, of: str, **said: Any) -> Any:
    by, action = world.member("manager"), world.action(of)
    return changes.say_funding_need(by=by, action=action, needed=True, **said)


def lacking(world: World) -> list[int]:
    return [each.action for each in unfunded(world.plan, Moment.latest())]


def test_a_line_is_a_bid_until_finance_approves_its_forecast(
    world: World, line: FundingLine
) -> None:
    assert row_of(line).words == "Bid: not yet approved"
    approve(world, line)
    row = row_of(line)
    assert (row.stage, row.amount, row.body) == ("approved", Decimal("6000.50"), "S151 Officer")
    enter(world, line, MonthRow(NOVEMBER, Decimal(3000)))
    assert row_of(line).above == 1000


@pytest.mark.parametrize("who", ["owner", "lead", "director", "board_member", "outsider"])
def test_only_the_programme_manager_and_finance_change_funding(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="programme manager or finance"):
        ask(world, who)


@pytest.mark.parametrize("who", ["manager", "director", "owner", "democratic_services"])
def test_only_finance_approves(world: World, line: FundingLine, who: str) -> None:
    with pytest.raises(NotAllowed, match="Only finance"):
        approve(world, line, who)


def test_who_asked_or_put_the_forecast_does_not_approve(world: World, line: FundingLine) -> None:
    own = ask(world, "finance")
    enter(world, own, MonthRow(OCTOBER, Decimal(1)))
    with pytest.raises(Refused, match="You asked for this money"):
        approve(world, own)
    enter(world, line, MonthRow(OCTOBER, Decimal(9)), who="finance")
    with pytest.raises(Refused, match="You put amounts"):
        approve(world, line)


def test_who_enters_what_was_spent_may_still_approve(world: World, line: FundingLine) -> None:
    spent = MonthRow(OCTOBER, Decimal("4000.50"), Decimal("-12.30"))
    enter(world, line, spent, who="finance")
    assert approve(world, line).amount == Decimal("6000.50")
    assert row_of(line).spent == Decimal("-12.30")


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"stage": "approved", "amount": 1, "body": "S151"}, "not_approved_by_who_asked"),
        ({"stage": "approved", "who": "finance", "amount": 1}, "approved_by_somebody_named"),
        ({"stage": "approved", "who": "finance", "body": "S151"}, "approved_by_somebody_named"),
        ({"stage": "withdrawn"}, "withdrawn_for_a_reason"),
    ],
)
def test_the_database_refuses_it_too(
    world: World, line: FundingLine, wrong: dict[str, Any], constraint: str
) -> None:
    from goldenthread.ledger.recording import change, record

    @change
    def write(*, by: Any) -> None:
        said = {key: value for key, value in wrong.items() if key != "who"}
        FundingStage.objects.create(
            line=line,
            decided_by=world.person(wrong.get("who", "manager")),
            asked_by=line.asked_by,
            effective_on=NOVEMBER,
            **said,
        )
        record("funding.approved", line)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write(by=world.member("manager"))


def test_nothing_without_a_forecast_is_approved(world: World) -> None:
    with pytest.raises(Refused, match="nothing to approve"):
        approve(world, ask(world))


def test_what_is_approved_keeps_its_source_and_what_is_withdrawn_stands(
    world: World, line: FundingLine
) -> None:
    approve(world, line)
    by = world.member("manager")
    other = changes.FundingInput("Mentors", "Reserve", "one_off")
    with pytest.raises(Refused, match="approved from that source"):
        changes.change_funding_line(by=by, line=line, funding=other)
    same = changes.FundingInput("Three mentors", " DfE  improvement grant", "one_off")
    changes.change_funding_line(by=by, line=line, funding=same)
    assert row_of(line).title == "Three mentors"
    with pytest.raises(Refused, match="Say why"):
        changes.withdraw_funding(by=by, line=line, note=" ")
    changes.withdraw_funding(by=by, line=line, note="Not needed.")
    assert row_of(line).sums.forecast == 0
    with pytest.raises(Refused, match="withdrawn"):
        changes.change_funding_line(by=by, line=line, funding=same)
    with pytest.raises(Refused, match="cannot be approved now"):
        approve(world, line)


def test_a_source_has_one_spelling_in_a_plan(world: World, line: FundingLine) -> None:
    again = ask(world, "manager", "1.5", "More", "dfe  Improvement GRANT", "one_off")
    assert row_of(again).source == "DfE improvement grant"


def test_only_months_that_differ_are_written_once(world: World, line: FundingLine) -> None:
    before = Entry.objects.count()
    same = MonthRow(OCTOBER, Decimal("4000.50"))
    written = enter(world, line, same, MonthRow(NOVEMBER, Decimal(1)))
    assert [each.month for each in written] == [NOVEMBER]
    assert Entry.objects.count() == before + 1
    with pytest.raises(Refused, match="Nothing is different"):
        enter(world, line, same)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (MonthRow(date(2027, 4, 1), Decimal(1)), "April 2027 is not in 2026–27"),
        (MonthRow(OCTOBER, Decimal(-1)), "less than nothing"),
        (MonthRow(date(2026, 12, 1), None, Decimal(1)), "still to come"),
    ],
)
def test_a_month_that_cannot_be_is_refused(
    world: World, line: FundingLine, wrong: MonthRow, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        enter(world, line, wrong)


def test_nobody_saves_over_anothers_months_unseen(world: World, line: FundingLine) -> None:
    seen = Entry.objects.order_by("n").last()
    assert seen is not None
    enter(world, line, MonthRow(OCTOBER, Decimal(7)), who="finance")
    with pytest.raises(Conflict), origin(via="web", seen=seen.n):
        enter(world, line, MonthRow(OCTOBER, Decimal(8)))


def test_it_reads_as_it_stood_and_as_it_was_known(world: World) -> None:
    with at(date(2026, 10, 5)):
        made = ask(world)
        enter(world, made, MonthRow(OCTOBER, Decimal(100)))
    with at(date(2026, 10, 20)):
        approve(world, made)
    enter(world, made, MonthRow(OCTOBER, Decimal(100), Decimal(90)))
    then = Moment.position(world.authority, date(2026, 10, 12))
    between = Moment.position(world.authority, date(2026, 10, 25))
    sums = [summed(funding_of(world.plan, each)) for each in (then, between, Moment.latest())]
    assert [(each.bid, each.approved, each.spent) for each in sums] == [
        (100, 0, 0),
        (0, 100, 0),
        (0, 100, 90),
    ]
    before = Moment.position(world.authority, date(2026, 10, 4))
    assert funding_of(world.plan, before) == []
    assert funding_line_at(made.pk, before) is None


def test_a_line_goes_with_its_action_and_counts_for_its_priority(world: World) -> None:
    ask(world, "manager", "")
    ask(world, "manager", "1.4")
    rows = funding_of(world.plan, Moment.latest())
    assert (rows[0].label, rows[0].number) == ("Action 1.4", 1)
    assert rows[-1].label == "The plan"


def test_an_action_is_unfunded_until_one_of_its_lines_is_approved(
    world: World, line: FundingLine
) -> None:
    assert lacking(world) == []
    need(world, "1.4", estimate=Decimal(6000))
    (found,) = unfunded(world.plan, Moment.latest())
    assert (found.estimate, found.waiting) == (Decimal(6000), True)
    approve(world, line)
    assert lacking(world) == []
    changes.withdraw_funding(by=world.member("manager"), line=line, note="Not needed.")
    assert lacking(world) == [world.action("1.4").pk]


def test_a_line_of_the_priority_counts_only_where_somebody_said_so(world: World) -> None:
    shared = changes.add_funding_line(
        by=world.member("manager"),
        plan=world.plan,
        funding=changes.FundingInput(*TERMS),
        subject=world.plan.priorities.order_by("pk")[0],
    )
    enter(world, shared, MonthRow(OCTOBER, Decimal(10)))
    approve(world, shared)
    need(world, "1.4")
    need(world, "1.5", by_priority=True)
    need(world, "2.1", by_priority=True)
    assert lacking(world) == [world.action("1.4").pk, world.action("2.1").pk]


def test_an_action_that_left_the_plan_or_needs_nothing_is_not_unfunded(world: World) -> None:
    need(world, "1.4")
    need(world, "1.5")
    by = world.member("manager")
    changes.say_funding_need(by=by, action=world.action("1.5"), needed=False)
    changes.set_state(
        by=by,
        action=world.action("1.4"),
        state="withdrawn",
        note="Done elsewhere.",
        decided_by="Improvement Board",
    )
    assert lacking(world) == []


@pytest.mark.parametrize("wrong", [{"estimate": Decimal(5)}, {"by_priority": True}])
def test_what_needs_nothing_has_no_estimate(world: World, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="needs no money"):
        changes.say_funding_need(
            by=world.member("owner"), action=world.action("1.4"), needed=False, **wrong
        )


def test_another_owner_says_nothing_of_it(world: World) -> None:
    with pytest.raises(NotAllowed, match="who owns or leads"):
        changes.say_funding_need(
            by=world.member("owner_2"), action=world.action("1.4"), needed=False
        )
