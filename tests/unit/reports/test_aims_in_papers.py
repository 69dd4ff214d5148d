"""A paper says how the plan serves the council's aims: the same in Word, HTML and PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.ledger.moments import Moment
from goldenthread.plans.aims import AimRow, served
from goldenthread.reports.build import paper_of_plan
from goldenthread.reports.paper_html import paper_html
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.word import paper_docx
from tests.people import TODAY
from tests.unit.plans.test_aims import add, serve
from tests.unit.reports import papers, reading
from tests.unit.reports.reading import squeezed

HEADING = "How this serves the council’s aims"


def paper(count: int = 20) -> Any:
    found = papers.position(count)
    priorities = tuple(replace(row, pk=n) for n, row in enumerate(found.priorities, 1))
    aim = AimRow(1, "strategy", "A home", "Council, 2024", date(2024, 4, 1), priorities=(1, 2))
    position = replace(found, priorities=priorities)
    return papers.paper(count, position=position, aims=(served(position, aim),))


def test_word_html_and_pdf_cite_the_same_aims_with_both_ratings():
    made = paper()
    caption = "Aims, strategies and pledges: 1 aim"
    word, html = reading.docx_tables(paper_docx(made)), reading.html_tables(paper_html(made))
    assert [[*map(squeezed, row)] for row in word[caption]] == [
        [*map(squeezed, row)] for row in html[caption]
    ]
    text = squeezed(reading.pdf_text(paper_pdf(made)))
    (aim,) = made.aims
    inside = [a for a in made.position.counted if a.priority in {"1", "2"}]
    assert aim.complete.whole == len(inside)
    said = (HEADING, "A home", "Strategy. Council, 2024", f"Complete: {aim.complete}")
    for words in (*said, f"Assessed: {aim.assessed}", "1. Care leavers"):
        assert squeezed(words) in text


def test_a_paper_of_a_plan_that_serves_no_aim_says_nothing_of_aims():
    assert HEADING not in paper_html(papers.paper(3))


@pytest.mark.django_db
def test_a_paper_is_made_with_the_aims_in_force_on_its_day(world, settings, tmp_path):
    settings.FILES = tmp_path
    serve(world, add(world), add(world, title="Ended", ends_on=date(2026, 10, 1)))
    made = paper_of_plan(world.plan, Moment.now(world.authority), TODAY)
    (aim,) = made.aims
    assert (aim.aim.title, str(aim.complete)) == ("A home before you leave", "33% (2 of 6)")
