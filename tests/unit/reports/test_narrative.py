"""What somebody writes is read as they meant it, and no word of it is ever lost."""

import io
import re

import docx
import pypdfium2
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


MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November")
WIDE = (
    "Children in supported accommodation by month\n"
    f"| Team | {' | '.join(MONTHS)} | Unaccompanied | Whereabouts | Accommodation |\n"
    f"|{'---|' * 12}\n"
    f"| Safeguarding | {' | '.join(map(str, range(101, 109)))} | one | two | three |"
)


def test_a_table_too_wide_for_the_page_is_several_with_the_same_first_column() -> None:
    parts = [each for each in blocks_of(WIDE) if isinstance(each, Table)]
    assert len(parts) > 1
    assert (
        parts[0].caption == f"Children in supported accommodation by month, part 1 of {len(parts)}"
    )
    assert {each.columns[0].head for each in parts} == {"Team"}
    heads = [column.head for each in parts for column in each.columns[1:]]
    assert heads == [*MONTHS, "Unaccompanied", "Whereabouts", "Accommodation"]
    paper = papers.paper(1, background=WIDE)
    text = reading.pdf_text(paper_pdf(paper)).split()
    assert {*heads, "Safeguarding", "101", "108", "three"} <= {*text}
    for each in parts:
        assert each.caption in reading.docx_tables(paper_docx(paper))


def test_a_word_that_no_column_has_room_for_stays_in_its_own() -> None:
    row = f"| {'donaudampfschifffahrt' * 4} | {'x' * 90} | end |"
    data = paper_pdf(papers.paper(1, background=f"| a | b | c |\n|---|---|---|\n{row}"))
    with pypdfium2.PdfDocument(data) as file:
        for page in (each for each in file if each.get_width() < each.get_height()):
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            assert (
                max(box[2] for box in boxes) <= page.get_width() - 49
            )  # 18 mm, less what a letter leans
    assert "x" * 90 in reading.squeezed(reading.pdf_text(data)).replace("\u200b", "")
