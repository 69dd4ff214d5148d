"""An authority's own layouts of papers: what may be, and what a published paper keeps."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from goldenthread.core.errors import Refused
from goldenthread.reports.build import build_paper, rebuild_paper
from goldenthread.reports.changes import set_paper_layout
from goldenthread.reports.composing import compose, unwritten
from goldenthread.reports.dataset import IMPLICATION_HEADINGS, Implication
from goldenthread.reports.kinds import KINDS, House, Layout
from goldenthread.reports.layouts import check_layout, contrast_on_white, offered
from goldenthread.reports.paper_html import paper_html
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.word import paper_docx
from tests.unit.reports import papers, reading
from tests.unit.reports.writing import draft, layout_of_ours, publish


@pytest.mark.parametrize("kind", KINDS)
def test_the_layout_that_a_kind_comes_with_is_one_that_may_be(kind) -> None:
    check_layout(kind, offered(kind), KINDS[kind].layout.house)


def test_implications_stand_each_by_itself_in_a_councils_own_order() -> None:
    rows = offered("committee_report")
    assert not any(row.shown for row in rows if row.code in {"legal", "climate"})
    with pytest.raises(Refused, match="“Legal” stands in the part with all implications too"):
        check_layout("committee_report", [replace(row, shown=True) for row in rows], House())
    apart = {"implications": False, "legal": True, "finance": True}
    rows = [replace(row, shown=apart.get(row.code, row.shown)) for row in rows]
    rows.sort(key=lambda row: row.code != "finance")
    check_layout("committee_report", rows, House())
    layout = Layout(tuple((row.code, row.heading) for row in rows if row.shown))
    _, *rest = (Implication(heading) for heading in IMPLICATION_HEADINGS)
    told = (Implication("Legal", "Section 22."), *rest)
    paper = papers.paper(3, layout=layout, implications=told)
    sections = {each.anchor: each for each in compose(paper).sections}
    assert next(iter(sections)) == "finance"
    assert [block.text for block in sections["legal"].blocks] == ["Section 22."]
    assert "implications" not in sections
    assert unwritten(paper)["finance"] == "Finance"


def refused(kind: str, **said: object) -> Refused:
    """Of the layout of a kind with one part (`code`) changed."""
    code = said.pop("code")
    rows = [replace(row, **said) if row.code == code else row for row in offered(kind)]
    with pytest.raises(Refused) as caught:
        check_layout(kind, rows, House())
    return caught.value


@pytest.mark.parametrize(
    ("said", "sentence", "field"),
    [
        (
            {"code": "progress", "shown": False},
            "speak of progress, and its key would be missing",
            "shown_progress",
        ),
        (
            {"code": "impact", "shown": False},
            "speak of impact, and its key would be missing",
            "shown_impact",
        ),
        (
            {"code": "recommendations", "shown": False},
            "not published without “Recommendations”",
            "shown_recommendations",
        ),
        (
            {"code": "progress", "heading": "Progress and impact"},
            "names progress, and not impact",
            "heading_progress",
        ),
        ({"code": "impact", "heading": "Difference made"}, "names impact", "heading_impact"),
        ({"code": "dates", "heading": "RAG status"}, "does not tell them apart", "heading_dates"),
        ({"code": "dates", "heading": " "}, "Write a heading", "heading_dates"),
        (
            {"code": "dates", "heading": " exceptions "},
            "Two parts have the heading “Exceptions”",
            "heading_exceptions",
        ),
        ({"code": "dates", "heading": "D" * 101}, "at most 100 letters", "heading_dates"),
        ({"code": "dates", "heading": "## Dates"}, "without “##”", "heading_dates"),
        ({"code": "dates", "heading": "All **dates**"}, "without “**”", "heading_dates"),
        ({"code": "dates", "heading": "<b>Dates</b>"}, "without “<b>”", "heading_dates"),
        ({"code": "dates", "heading": "Dates\tmoved"}, "nobody sees", "heading_dates"),
        ({"code": "dates", "heading": "Dates\u200b"}, "nobody sees", "heading_dates"),
        ({"code": "dates", "heading": "日 dates"}, "no font for 日", "heading_dates"),
    ],
)
def test_a_layout_that_would_mislead_is_refused_with_its_reason(said, sentence, field) -> None:
    refusal = refused("committee_report", **said)
    assert sentence in str(refusal)
    assert refusal.field == field


def test_the_colour_of_lines_can_be_seen() -> None:
    assert round(contrast_on_white("#000000")) == 21
    assert round(contrast_on_white("#a06c00"), 1) == 4.5
    rows = offered("committee_report")
    for colour, sentence in (("#ffd24d", "too pale.*has 1.4 to 1"), ("red", "six digits")):
        with pytest.raises(Refused, match=sentence):
            check_layout("committee_report", rows, House(accent=colour))
    with pytest.raises(Refused, match="nobody sees"):
        check_layout("committee_report", rows, House(strapline="A\nB"))


def test_the_colour_of_lines_stands_in_every_form() -> None:
    house = House(accent="#005ea5")
    layout = replace(KINDS["committee_report"].layout, house=house)
    paper = papers.paper(3, layout=layout)
    assert 'fill="#005ea5"' in paper_html(paper)
    assert b'w:color="005EA5"' in reading.members(paper_docx(paper))["word/header1.xml"]
    with pypdfium2.PdfDocument(paper_pdf(paper)) as file:
        colours = file[0].render().to_pil().getcolors(1 << 16)
    assert (0x00, 0x5E, 0xA5) in {colour for _, colour in colours}


@pytest.mark.django_db
def test_a_published_paper_keeps_its_layout_and_the_next_has_the_new_one(
    world, settings, tmp_path
) -> None:
    settings.FILES = tmp_path
    before = publish(world, draft(world))
    rows = [
        replace(row, heading="Why this paper") if row.code == "purpose" else row
        for row in reversed(offered("committee_report"))
    ]
    style = House(organisation="Wyremouth Borough", strapline="Working together", accent="#005a30")
    put = set_paper_layout(
        by=world.member("manager"), layout=layout_of_ours(parts=rows, house=style)
    )
    assert put.version == 2
    made = build_paper(draft(world, meeting_on=date(2026, 12, 14)))
    document = compose(made)
    headings = [section.heading for section in document.sections if section.number.isdigit()]
    assert headings[-1] == "Why this paper"
    assert document.header.startswith("Wyremouth Borough: ")
    assert (document.strapline, document.accent) == ("Working together", "#005a30")
    again = compose(rebuild_paper(before))
    assert before.layout == 1
    assert again.sections[0].heading == "Purpose"
    assert publish(world, draft(world, meeting_on=date(2027, 1, 11))).layout == 2
