"""A council's own Word template: what is wrong in one is named, and a right one is filled."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT

from goldenthread.documents.release import check
from goldenthread.reports.composing import compose, parts_of
from goldenthread.reports.dataset import Checkpoint, CommitteePaper
from goldenthread.reports.word import paper_docx
from goldenthread.reports.word_fields import faults, known_fields
from goldenthread.reports.word_template import filled_docx, first_template, told_of_filled
from tests.unit.reports import papers
from tests.unit.reports.templates import GREEN, OWN_ORDER, template


def opened(data: bytes) -> WordFile:
    return docx.Document(io.BytesIO(data))


def parts(paper: CommitteePaper) -> dict[str, str]:
    return {part.code: heading for part, heading in parts_of(paper)}


@pytest.fixture(scope="module")
def paper() -> CommitteePaper:
    return papers.paper(40)


def test_parts_stand_where_the_template_has_them_in_its_own_styles(paper: CommitteePaper) -> None:
    made = opened(filled_docx(paper, template()))
    words = [each.text for each in made.paragraphs if each.text]
    assert words[:4] == [
        paper.title,
        f"Report of the {paper.report_of} to the {paper.body}, 24 November 2025",
        "1 Recommendations",
        f"The {paper.body} is recommended to:",
    ]
    assert words.index("Why we report") < words.index("3 Executive summary")
    assert not any(each.startswith("2 ") for each in words), "the template has this heading itself"
    assert made.styles["Heading 1"].font.color.rgb == GREEN
    assert len(made.inline_shapes) > 1, "the logo, and the pictures of the two ratings"
    head = made.sections[0].header.paragraphs[0].text
    assert head == f"{paper.authority}: {compose(paper).status}"
    assert "{{" not in "".join(words)
    assert "\ue000" not in made.element.xml


def test_a_filled_template_says_what_our_own_form_says(paper: CommitteePaper) -> None:
    """The same rows of the same tables, in whatever order."""

    def cells(data: bytes) -> list[list[str]]:
        rows = (row for table in opened(data).tables for row in table._tbl.tr_lst)
        return sorted(["".join(cell.itertext()) for cell in row.tc_lst] for row in rows)

    assert cells(filled_docx(paper, template())) == cells(paper_docx(paper))


def test_wide_tables_stand_on_pages_on_their_side(paper: CommitteePaper) -> None:
    last = opened(filled_docx(paper, template())).sections
    assert [each.orientation for each in last] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    signed = opened(filled_docx(paper, template(*OWN_ORDER, "Signed by the director"))).sections
    assert [each.orientation for each in signed][-1] == WD_ORIENT.PORTRAIT


def test_nothing_of_who_made_the_template_goes_out(paper: CommitteePaper) -> None:
    file = opened(template())
    file.core_properties.author = "Somebody at the council"
    file.core_properties.comments = "Made in a hurry"
    out = io.BytesIO()
    file.save(out)
    assert check("docx", filled_docx(paper, out.getvalue())) == ()


def test_a_published_paper_says_at_its_foot_where_to_verify_it(paper: CommitteePaper) -> None:
    record = Checkpoint(4213, "a1" * 32, "https://plan.example.gov.uk/v/abc")
    made = opened(filled_docx(replace(paper, record=record), template()))
    foot = made.sections[0].footer.paragraphs[0].text
    assert foot.endswith("Verify at https://plan.example.gov.uk/v/abc")


def test_a_contents_list_has_the_templates_own_headings_and_ours_in_their_order(
    paper: CommitteePaper,
) -> None:
    """Each entry leads to the heading whose words it has, as those of our own form do."""
    made_by_council = opened(
        template("{{ title }}", "{{ contents }}", "{{ part.recommendations }}")
    )
    made_by_council.add_paragraph("Why we report", style="Heading 1")
    for words in ("{{ text.purpose }}", "{{ rest }}"):
        made_by_council.add_paragraph(words)
    made_by_council.add_paragraph("Who signed it", style="Heading 1")
    out = io.BytesIO()
    made_by_council.save(out)
    assert faults(out.getvalue(), parts(paper)) == []
    made = opened(filled_docx(paper, out.getvalue()))
    listed = [each for each in made.paragraphs if each.style.name == "toc 1"]
    headings = [each for each in made.paragraphs if each.style.name == "Heading 1"]
    words = ["".join(each._p.xpath(".//w:t/text()")) for each in listed]
    assert words == [each.text for each in headings]
    assert words[:2] == ["1 Recommendations", "Why we report"]
    assert words[-1] == "Who signed it"
    names = [each._p.xpath(".//w:hyperlink/@w:anchor")[0] for each in listed]
    assert names == [each._p.xpath("./w:bookmarkStart/@w:name")[0] for each in headings]
    assert len({*names}) == len(names)
    ids = made.element.body.xpath(".//w:bookmarkStart/@w:id")
    assert len({*ids}) == len(ids)
    assert check("docx", filled_docx(paper, out.getvalue())) == ()


def test_a_part_that_a_template_does_not_know_comes_last(paper: CommitteePaper) -> None:
    every = [f"{{{{ part.{code} }}}}" for code in parts(paper) if code != "dates"]
    words = [each.text for each in opened(filled_docx(paper, template(*every))).paragraphs]
    assert any(each.endswith(" Dates") for each in words)


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (("{{ titel }}", "{{ rest }}"), "not known: {{ titel }}. Did you mean {{ title }}?"),
        (("{{ part.porpose }}", "{{ rest }}"), "Did you mean {{ part.purpose }}?"),
        (("{{ title }", "{{ rest }}"), "a field that does not end"),
        (("{% for a in b %}{% endfor %}", "{{ rest }}"), "The template has an instruction"),
        (("{{ title|upper }}", "{{ rest }}"), "Only a field by itself is filled in"),
        (("{{ title.__class__ }}", "{{ rest }}"), "not known: {{ title.__class__ }}."),
        (("{{ 7 * 7 }}", "{{ rest }}"), "reckons with a field"),
        (("See {{ rest }} below",), "{{ rest }} must stand in a paragraph by itself"),
        (("{{ rest }}", "{{ rest }}"), "has the part “rest” twice"),
        (("{{ contents }}", "{{ contents }}", "{{ rest }}"), "the part “contents” twice"),
        (("See {{ contents }}", "{{ rest }}"), "{{ contents }} must stand in a paragraph by"),
        (("{{ content }}", "{{ rest }}"), "Did you mean {{ contents }}?"),
        (("{{ part.purpose }}", "{{ text.purpose }}", "{{ rest }}"), "“purpose” twice"),
        (("{{ part.purpose }}",), "no place for Recommendations, Executive summary"),
    ],
)
def test_what_is_wrong_is_named(
    paper: CommitteePaper, paragraphs: tuple[str, ...], said: str
) -> None:
    (sentence,) = faults(template(*paragraphs), parts(paper))
    assert said in sentence


def test_what_would_go_out_with_every_paper_is_told(paper: CommitteePaper) -> None:
    file = opened(template())
    file.add_paragraph().add_run("Draft: ask legal").font.hidden = True
    out = io.BytesIO()
    file.save(out)
    (sentence,) = told_of_filled(paper, out.getvalue())
    assert sentence.startswith("The template has text that nobody sees")


def test_the_file_to_begin_with_has_every_field_and_fits(paper: CommitteePaper) -> None:
    first = first_template(paper)
    assert faults(first, parts(paper)) == []
    assert told_of_filled(paper, first) == []
    text = opened(first).element.xml
    assert all(
        f"{{{{ {name} }}}}" in text for name, _ in known_fields(parts(paper)) if "part." in name
    )
