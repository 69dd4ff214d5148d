"""A paper's section on consultation is made from the record: the same in Word, HTML and PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.voices import ConsultationRow
from goldenthread.reports.build import paper_of_plan
from goldenthread.reports.composing import unwritten
from goldenthread.reports.filling import Told, filled
from goldenthread.reports.paper_html import paper_html
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.word import paper_docx
from tests.people import TODAY, at
from tests.unit.reports import papers, reading
from tests.unit.reports.reading import squeezed

NOW = papers.position(0)
ROW = ConsultationRow(
    pk=1,
    title="The offer",
    who="Care leavers",
    method="Survey",
    begins_on=date(2026, 3, 2),
    ends_on=date(2026, 4, 17),
    question="Which promise matters most?",
    asked=207,
    answered=3,
    changed="Homes come first.",
)
TERMS = changes.ConsultationInput(
    "The offer", "Care leavers", "Survey", date(2026, 10, 1), date(2026, 10, 31)
)


def test_every_form_has_the_consultations_and_counts_out_nobody():
    written = "The forum read a draft."
    rows = (ROW, replace(ROW, changed=""))
    made = papers.paper(3, consultation=written, consulted=2, consultations=rows)
    caption = "Consultations about the plan: 2 consultations"
    word, html = reading.docx_tables(paper_docx(made)), reading.html_tables(paper_html(made))
    assert [[*map(squeezed, row)] for row in word[caption]] == [
        [*map(squeezed, row)] for row in html[caption]
    ]
    text = squeezed(reading.pdf_text(paper_pdf(made)))
    said = ("Asked: 207 people. Answered: fewer than 5 people.", "Homes come first.")
    for words in (written, caption, *said, "Not yet recorded."):
        assert squeezed(words) in text


def test_what_is_on_record_needs_no_more_words():
    heading = "Consultation and engagement"
    assert heading in unwritten(papers.paper(3, consultation="")).values()
    told = papers.paper(3, consultation="", consulted=1)
    assert heading not in unwritten(told).values()
    assert "You have read what changed because of 1 consultation on record." in paper_html(told)


@pytest.mark.django_db
def test_a_body_is_told_what_changed_once(world):
    by, moments = world.member("lead"), []
    held = changes.record_consultation(by=by, plan=world.plan, terms=TERMS)
    for day, changed in ((TODAY, ""), (date(2026, 11, 17), "Two pages.")):
        with at(day):
            if changed:
                told = replace(TERMS, changed=changed)
                changes.change_consultation(by=by, consultation=held, terms=told)
            moments.append(Moment.position(world.authority, day))
    before, after = moments
    (row,) = paper_of_plan(world.plan, before, TODAY).consultations
    assert (row.title, row.changed) == ("The offer", "")
    for earlier, changed in ((before, ["Two pages."]), (after, [])):
        told = filled(Told(world.plan, "", NOW, after, earlier), {"consultations"})
        assert [each.changed for each in told["consultations"]] == changed
        assert told["consulted"] == 1
