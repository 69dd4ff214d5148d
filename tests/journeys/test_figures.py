"""Figures: the analyst pastes a month, the assurer rates beside the chart, the board reads."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.browser import Visitor, sign_in
from tests.journeys.looking import look

ANALYST = "Head of Performance and Insight"
ASSURER = "Quality Assurance Manager"
CHAIR = "Independent Chair of the Improvement Board"
MEASURE = "M2.2 Re-referrals within 12 months"
ROWS = "Measure\tMonth\tCount\tOut of\tComment\nM2.2\tOct 2026\t{}\t355\tTwo were counted twice."


def test_the_analyst_pastes_a_month(visitor: Visitor) -> None:
    """Given rows from Excel, when what was understood is right, then they are saved and charted."""
    analyst = sign_in(visitor.open(), ANALYST)
    analyst.goto("/measures/")
    look(analyst)
    analyst.get_by_role("link", name="Enter figures").click()
    analyst.get_by_label("Paste rows from Excel").fill(ROWS.format(600))
    analyst.get_by_role("button", name="Look at the rows").click()
    expect(analyst.get_by_text("more than all of them")).to_be_visible()
    expect(analyst.get_by_role("button", name="Save 1 figure")).to_have_count(0)
    analyst.get_by_label("Paste rows from Excel").fill(ROWS.format(60))
    analyst.get_by_role("button", name="Look at the rows").click()
    expect(analyst.get_by_text("Nothing is saved yet.")).to_be_visible()
    look(analyst)
    analyst.get_by_role("button", name="Save 1 figure").click()
    analyst.get_by_role("link", name=MEASURE).click()
    expect(analyst.get_by_text("16.9% in October 2026.").first).to_be_visible()
    expect(analyst.get_by_role("row", name=re.compile("Was 17.5%, final"))).to_be_visible()
    expect(analyst.get_by_role("heading", name="Beside others")).to_be_visible()
    look(analyst)


def test_the_assurer_rates_beside_the_chart_and_the_board_reads_the_scorecard(
    visitor: Visitor,
) -> None:
    """Given a chart without real change, when impact is rated clear, then it is an exception."""
    assurer = sign_in(visitor.open(), ASSURER)
    assurer.goto("/plans/2/actions/")
    assurer.get_by_role("link", name=re.compile(r"^1\.3 ")).first.click()
    assurer.get_by_role("link", name="Assess impact").click()
    beside = assurer.get_by_role("region", name="What figures say")
    expect(beside.get_by_text("No real improvement shows in M1.3")).to_be_visible()
    look(assurer)
    assurer.get_by_role("radio", name=re.compile("Clear evidence")).check()
    assurer.get_by_label(re.compile("Say what you saw")).fill("Young people told us so.")
    assurer.get_by_role("button", name="Record impact").click()
    assurer.get_by_label(re.compile("Why do you judge it so")).fill("The audit is yet to come.")
    assurer.get_by_role("button", name="Record impact").click()

    chair = sign_in(visitor.open(), CHAIR)
    chair.goto("/plans/2/exceptions/?kind=figures")
    expect(chair.get_by_text("but no real improvement shows in M1.3")).to_be_visible()
    look(chair)
    chair.goto("/measures/board/")
    expect(chair.get_by_role("heading", name="Workforce and practice")).to_be_visible()
    look(chair)
    chair.emulate_media(media="print")
    expect(chair.get_by_role("navigation").first).to_be_hidden()
    for size in ("A4", "A3"):
        assert chair.pdf(format=size).startswith(b"%PDF")
