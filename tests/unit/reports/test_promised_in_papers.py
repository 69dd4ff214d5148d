"""What a body was promised stands in its next paper by itself; nothing of an exempt item."""

from __future__ import annotations

from datetime import date

from goldenthread.governance.changes import settle_undertaking
from goldenthread.reports.build import build_paper
from goldenthread.reports.paper_html import paper_html, paper_page
from tests.governing import exempt, make_governance, promise
from tests.people import World
from tests.unit.reports.reading import html_text
from tests.unit.reports.writing import draft

CANARY = "Goldfinch Lane"


def test_open_undertakings_appear_in_the_next_paper_to_that_body(world: World) -> None:
    governance = make_governance(world)
    due = date(2026, 11, 2)
    promise(world, governance.item, "Report on visits", governance.committee, due_on=due)
    promise(world, governance.item, "For the council", governance.council)
    secret = exempt(world, governance.held, "Bids")
    promise(world, secret, CANARY, governance.committee)
    gone = promise(world, governance.item, "No longer asked for", governance.committee)
    settle_undertaking(
        by=world.member("manager"), undertaking=gone, state="withdrawn", why="Asked by mistake."
    )
    built = build_paper(draft(world))
    html = paper_page(built)
    assert "Open: 2, of which overdue: 1" in html_text(paper_html(built))
    assert html.index("U2 Report on visits") < html.index("U1 Share the cost of placements")
    assert "14 days overdue" in html
    for absent in (CANARY, "For the council", "No longer asked for"):
        assert absent not in html
    assert "What you were promised" not in paper_page(build_paper(draft(world, body="Cabinet")))
    note = html_text(paper_html(build_paper(draft(world, kind="presenters_note"))))
    assert "Each undertaking to the Children and Families Committee that is open" in note
    assert "What you were promised" not in note
