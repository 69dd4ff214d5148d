"""Visits to the front line stand in papers once they were held, by their themes, and once only."""

from datetime import date
from typing import Any

import pytest

from goldenthread.governance import changes
from goldenthread.ledger.moments import Moment
from goldenthread.reports.build import paper_of_plan
from goldenthread.reports.filling import Told, filled
from goldenthread.reports.kinds import KINDS
from tests.governing import make_governance
from tests.people import TODAY

pytestmark = pytest.mark.django_db
SEEN = "One team of three sits apart."
TOLD = {
    "status": "held",
    "purpose": "To see how homes are found.",
    "went": "Two members of the committee",
    "seen": SEEN,
    "themes": "Landlords are known",
}


def tell(world: Any, governance: Any, **more: Any) -> None:
    said = changes.VisitInput("Care leavers’ team", date(2026, 11, 12), **TOLD, **more)
    by = world.member("democratic_services")
    changes.tell_visit(by=by, visit=governance.visit, said=said)


def visits(world: Any, earlier: Moment | None = None) -> Any:
    now = Moment.now(world.authority)
    paper = paper_of_plan(world.plan, now, TODAY, "board_pack")
    told = Told(world.plan, paper.body, paper.position, now, earlier)
    return filled(told, ["visits"])["visits"]


def test_a_visit_is_told_once_it_was_held_by_its_themes_and_not_what_was_seen(world) -> None:
    governance = make_governance(world)
    assert visits(world) == ()
    before = Moment.now(world.authority)
    tell(world, governance, actions=(world.action("1.4"),))
    (row,) = visits(world, before)
    assert (row.service, row.themes) == ("Care leavers’ team", "Landlords are known")
    assert [words.split()[0] for words in row.actions] == ["1.4"]
    assert SEEN not in str(row)
    assert visits(world, Moment.now(world.authority)) == ()  # the body has read of it


def test_packs_of_boards_and_inspectors_and_annual_reviews_have_them() -> None:
    kinds = {code for code, kind in KINDS.items() if kind.layout.has("visits")}
    assert kinds == {"board_pack", "monitoring_visit", "annual_review"}
