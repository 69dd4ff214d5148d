"""A PDF's table without lines: where a row begins is known, or there is no table."""

from __future__ import annotations

from goldenthread.documents.layout import Box
from goldenthread.documents.layout.pages import Word
from goldenthread.imports.reader.files.pdf_columns import spaced_table

HEAD = "Action|Lead|By when"


def lines(*said: str, pitch: float = 10, breaks: float = 0) -> list[list[Word]]:
    """Cells parted by "|", in columns of 100 points; a line beginning with "+" has more room."""
    found, top = [], 0.0
    for line in said:
        top += pitch + (breaks if line.startswith("+") else 0)
        row = []
        for column, cell in enumerate(line.removeprefix("+").split("|")):
            x = 100.0 * column
            for word in cell.split():
                box = Box(x, top, x + 5 * len(word), top + 8)
                row.append(Word(word, box, box.bottom, 8))
                x += 5 * len(word) + 3
        found.append(row)
    return found


def rows(found: list[list[Word]]) -> list[dict[int, str]] | None:
    table = spaced_table(found)
    return table and [
        {column: " ".join(word.text for word in words) for column, words in row.items()}
        for row in table.rows
    ]


def test_more_room_above_a_line_begins_a_row() -> None:
    said = (HEAD, "+Open a drop-in|Director|May 2026", "for all", "+Train staff|Head|June 2026")
    assert rows(lines(*said, breaks=6)) == [
        {0: "Action", 1: "Lead", 2: "By when"},
        {0: "Open a drop-in for all", 1: "Director", 2: "May 2026"},
        {0: "Train staff", 1: "Head", 2: "June 2026"},
    ]


def test_lines_with_all_their_cells_are_rows() -> None:
    found = rows(lines(HEAD, "Open it|Director|May 2026", "Train staff|Head|June 2026"))
    assert found is not None
    assert [row[0] for row in found] == ["Action", "Open it", "Train staff"]


def test_where_nobody_can_tell_which_lines_are_one_row_there_is_no_table() -> None:
    said = (HEAD, "Open a drop-in|Director|May 2026", "for all", "who ask", "Train staff|Head")
    assert rows(lines(*said)) is None


def test_two_columns_of_a_page_of_prose_are_no_table() -> None:
    assert rows(lines(*["It was late|and it rained"] * 12)) is None
