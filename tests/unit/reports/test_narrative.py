"""What somebody writes is read as they meant it, and no word of it is ever lost."""

import io
import re

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.reports.blocks import Heading, Items, Paragraph, Run, Table, plain
from goldenthread.reports.narrative import blocks_of, words_of
from goldenthread.reports.paper_html import paper_html
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.word import paper_docx
from tests.unit.reports import papers, reading

WRITTEN = """The **first** point.

## What it costs

1. Flats
2. Wages

Then:

1. Again from one

Costs by month
| Month | Cost |
|---|---|
| June | £1,200 |
| **All** | **£4,800** |"""


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("One line\nof one paragraph.\n\nAnother.", ("One line of one paragraph.", "Another.")),
        ("From Word.\nThe next paragraph.", ("From Word.", "The next paragraph.")),
        ("- a\n- b", (("a", "b"),)),
        ("They are:\n•\ta\n•\tb\no\tc\nEnd.", ("They are:", ("a", "b", "c End."))),
        ("# Not hidden: #5 of 2026", (Heading("Not hidden: #5 of 2026"),)),
        ("2026. A year", (Items(("A year",), first=2026),)),
        (
            "<b>x</b> ![p](http://x/p.png) &amp; `c` \\*",
            ("<b>x</b> ![p](http://x/p.png) &amp; `c` \\*",),
        ),
        ("5 * 3 *or* _more_ __here__\n---\n> end", ("5 * 3 *or* _more_ __here__ --- > end",)),
        ("    indented\n\n\tby a tab", ("indented", "by a tab")),
        ("a **b** c", ((Run("a "), Run("b", bold=True), Run(" c")),)),
        ("not **bold", ("not **bold",)),
    ],
)
def test_what_is_written_is_read_as_it_is_meant(text, blocks) -> None:
    found = [each.text if isinstance(each, Paragraph) else each for each in blocks_of(text)]
    told = [each.items if type(each) is Items and not each.first else each for each in found]
    assert tuple(told) == blocks


def test_a_table_of_word_or_with_bars_is_a_table_whose_title_stands_above_it() -> None:
    for text in (
        "Costs\nMonth\tCost\nJune\t£9\n\nEnd",
        "Costs\n|Month|Cost|\n|---|---|\n|June|£9|\nEnd",
    ):
        table, end = blocks_of(text)
        assert isinstance(table, Table)
        assert table.caption == "Costs"
        assert [(column.head, column.numeric) for column in table.columns] == [
            ("Month", False),
            ("Cost", True),
        ]
        assert [[cell.text for cell in row] for row in table.rows] == [["June", "£9"]]
        assert end == Paragraph("End")


def test_a_row_that_is_wider_than_its_head_keeps_its_last_cell() -> None:
    (table,) = blocks_of("| a |\n|---|\n| 1 | 2 | \\| |")
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["1", "2", "|"]


def _words(block: object) -> str:
    match block:
        case Heading() | Paragraph():
            return plain(block.text)
        case Items():
            numbers = f"{block.first} " if block.first else ""
            return numbers + " ".join(map(plain, block.items))
        case Table():
            heads = " ".join(column.head for column in block.columns)
            cells = (cell.text for row in block.rows for cell in row)
            return f"{block.caption} {heads} {' '.join(cells)}"
    raise AssertionError(block)


PIECES = st.sampled_from(
    [
        *("alpha", "beta.", "gamma:", " ", "**", "*", "_", "<i>", "![x](y)", "&lt;", "`", "\\"),
        *("\n", "\n", "\n\n", "    ", "- ", "1. ", "•\t", "2)\t", "# ", ">", "---"),
        *("\t", "|", "|", "|---|---|"),
    ]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_word_is_ever_lost(text) -> None:
    """Told by their letters in their order, whatever marks stand around them."""
    letters = re.compile(r"[a-z]+")
    shown = " ".join(map(_words, blocks_of(text)))
    assert "".join(letters.findall(shown)) == "".join(letters.findall(text))


def test_a_line_of_a_list_keeps_its_bold_words() -> None:
    assert words_of("Note **both**") == (Run("Note "), Run("both", bold=True))


def test_each_form_of_a_paper_shows_the_same() -> None:
    paper = papers.paper(2, background=WRITTEN)
    html, word, pdf = paper_html(paper), paper_docx(paper), paper_pdf(paper)
    for form in (reading.html_text(html), reading.docx_text(word), reading.pdf_text(pdf)):
        said = reading.squeezed(form)
        assert "Thefirstpoint." in said
        assert "Whatitcosts" in said
        assert "Againfromone" in said
        assert "**" not in said
    assert "<strong>first</strong>" in html
    assert reading.html_tables(html)["Costs by month"][-1] == ["All", "£4,800"]
    assert reading.docx_tables(word)["Costs by month"][-1] == ["All", "£4,800"]
    file = docx.Document(io.BytesIO(word))
    assert "first" in {run.text for each in file.paragraphs for run in each.runs if run.bold}
    lists = [each for each in file.paragraphs if each.style.name == "Numbered List"]
    numbers = [each._p.pPr.numPr.numId.val for each in lists]
    assert [each.text for each in lists] == ["Flats", "Wages", "Again from one"]
    assert numbers[0] == numbers[1] != numbers[2]
