"""Measures in a paper: a row and a chart of each, and nothing of what rests on small numbers."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pypdfium2

from goldenthread.measures.charts import Mark
from goldenthread.measures.periods import after
from goldenthread.measures.series import Aim, Series
from goldenthread.measures.spc import Direction
from goldenthread.reports.blocks import Document, Drawing, Table
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper, MeasureRow
from goldenthread.reports.paper_html import document_html
from goldenthread.reports.pdf import document_pdf
from goldenthread.reports.word import document_docx
from tests.measuring import LAST, STEADY
from tests.unit.reports import papers

BETTER = (*STEADY, 60, 61, 62, 61, 62, 63, 62)
FIRST = after(LAST, "monthly", 1 - len(BETTER))


def series(**more: object) -> Series:
    figures = {after(FIRST, "monthly", at): float(value) for at, value in enumerate(BETTER)}
    said = {
        "pk": 7,
        "reference": "M1",
        "name": "Plans in time",
        "unit": "percent",
        "direction": Direction.INCREASE,
        "frequency": "monthly",
        "figures": figures,
        "targets": (Aim(date(2027, 3, 31), "at_least", 90.0),),
    }
    return Series(**said | more)  # type: ignore[arg-type]


def paper(*rows: MeasureRow) -> CommitteePaper:
    return replace(papers.paper(5), measures=rows)


def section(document: Document, anchor: str) -> tuple[object, ...]:
    return next(each.blocks for each in document.sections if each.anchor == anchor)


def cells(document: Document) -> list[str]:
    (table,) = [each for each in section(document, "measures") if isinstance(each, Table)]
    return [each.text for each in table.rows[0]]


def drawing(document: Document) -> Drawing:
    (found,) = [each for each in section(document, "charts") if isinstance(each, Drawing)]
    return found


def test_each_measure_has_its_row_and_its_chart_with_what_happened() -> None:
    ofsted = Mark(date(2026, 2, 3), "Monitoring visit")
    document = compose(paper(MeasureRow(series(), (ofsted,))))
    assert cells(document)[1:] == ["Real improvement", "62.0%", "63.0%", "At least 90%"]
    drawn = drawing(document)
    assert drawn.title.startswith("M1 Plans in time: a real improvement since April 2026")
    assert drawn.below == "A Monitoring visit, 3 February 2026"
    assert drawn.svg.count('class="gt-figure"') == len(BETTER)


def test_a_paper_of_a_plan_without_measures_says_nothing_of_them() -> None:
    anchors = {each.anchor for each in compose(papers.paper(5)).sections}
    assert not anchors & {"measures", "charts"}


def test_what_rests_on_a_small_number_is_nowhere_in_the_paper() -> None:
    """Neither as a figure nor as a point, though the limits are of the true figures."""
    plain = series()
    hidden = replace(plain, hidden=frozenset({LAST}))
    document = compose(paper(MeasureRow(hidden)))
    assert cells(document)[2] == "c"
    drawn = drawing(document)
    assert drawn.svg.count('class="gt-figure"') == len(BETTER) - 1
    assert "October 2026: 62.0%" not in drawn.svg
    assert "rests on a small number and is hidden" in drawn.above
    assert hidden.analysis == plain.analysis
    assert "c: hidden, since it rests on a number from 1 to 5" in document_html(document)


def test_the_chart_is_in_the_pdf_in_word_and_in_html_with_its_words() -> None:
    document = compose(paper(MeasureRow(series())))
    said = f"Chart: {drawing(document).title}. 62.0% in October 2026."
    pages = pypdfium2.PdfDocument(document_pdf(document))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "Target: at least 90%" in text
    file = docx.Document(io.BytesIO(document_docx(document)))
    told = [each.get("descr") for each in file.element.body.iter() if each.tag.endswith("docPr")]
    assert any((words or "").startswith(said) for words in told)
    page = document_html(document)
    assert 'class="gt-spc-7"' in page
    assert "style=" not in page
