"""Lines that pages draw, tables' rows, and what the reader shows of its stages."""

import pytest

from goldenthread.documents.layout import Box
from goldenthread.documents.layout.pages import read_pages
from goldenthread.documents.layout.ruling import Rules
from goldenthread.inspections.reader import boxes, explain, read_report
from tests.unit.inspections.reader import made

TEXT = "#set page(width: 400pt, height: 400pt, margin: 50pt)\n" + made.PARAGRAPH


def rules(drawn: str) -> Rules:
    return read_pages(made.typst_pdf(f"{TEXT}\n{drawn}"))[0].rules


def at(drawn: str) -> str:
    return f"#place(top + left, dx: 50pt, dy: 100pt, {drawn})"


def lengths(lines: tuple[Box, ...]) -> list[int]:
    """To ten points: PDFium gives a line's pen some room."""
    return sorted(round(max(line.x1 - line.x0, line.bottom - line.top), -1) for line in lines)


@pytest.mark.parametrize(
    ("drawn", "across", "down"),
    [
        ("line(length: 90pt)", [90], []),
        ("line(length: 90pt, angle: 90deg)", [], [90]),
        ("rect(width: 90pt, height: 1pt, fill: black, stroke: none)", [90], []),
        ("rect(width: 90pt, height: 60pt)", [90, 90], [60, 60]),
        ("rect(width: 90pt, height: 60pt, fill: gray, stroke: none)", [], []),
        ("rect(width: 90pt, height: 60pt, fill: gray, stroke: black)", [90, 90], [60, 60]),
        ("polygon((0pt, 0pt), (90pt, 0pt), (90pt, 60pt))", [90], [60]),
        ("table(columns: (60pt, 60pt), rows: 30pt, [A], [B], [C], [D])", [120] * 3, [60] * 3),
        ("line(length: 3pt)", [], []),
    ],
)
def test_the_lines_of_a_drawing(drawn: str, across: list[int], down: list[int]) -> None:
    found = rules(at(drawn))
    assert (lengths(found.across), lengths(found.down)) == (across, down)


def test_a_line_stands_where_the_page_shows_it() -> None:
    (line,) = rules(at("line(length: 90pt)")).across
    assert (line.x0, line.top, line.x1) == pytest.approx((100, 150, 190), abs=1.5)


def test_pieces_that_meet_are_one_line() -> None:
    drawn = "\n".join(at(f"move(dx: {30 * n}pt, line(length: 30pt))") for n in range(4))
    assert lengths(rules(drawn).across) == [120]


def test_a_frame_stands_on_both_sides() -> None:
    frame = Rules((), (Box(10, 0, 10, 100), Box(90, 0, 90, 100)))
    assert frame.frames(Box(20, 40, 80, 50))
    assert not frame.frames(Box(20, 140, 80, 150))
    assert not frame.frames(Box(20, 40, 120, 50))
    assert not Rules((), (Box(10, 0, 10, 100),)).frames(Box(20, 40, 80, 50))


def test_every_stage_is_shown() -> None:
    stages = dict(explain(made.report_pdf()))
    assert list(stages) == [
        "pages",
        "lines",
        "furniture removed",
        "blocks",
        "kind",
        "fields",
        "places",
    ]
    assert "Supervision that is regular and reflective" in stages["lines"]
    assert "[•] Supervision that is regular" in stages["blocks"]
    assert "ILACS: at character" in stages["kind"]
    assert '"kind": "ilacs_standard"' in stages["fields"]
    assert "improvements 3 | page 1 at" in stages["places"]


def test_every_value_has_boxes_on_its_pages() -> None:
    report = read_report(made.report_pdf())
    marked = boxes(report)
    assert {mark.field for mark in marked} == {
        "authority",
        "inspection_start",
        "inspection_end",
        "lead_inspector",
        "judgements",
        "improvements",
    }
    assert [mark.index for mark in marked if mark.field == "improvements"] == [0, 1, 2]
    for mark in marked:
        size = report.pages[mark.place.page - 1]
        assert 0 <= mark.place.box.x0 < mark.place.box.x1 <= size.width
        assert 0 <= mark.place.box.top < mark.place.box.bottom <= size.height
