"""In a paper each date that moved and each list of actions is a table that names them."""

from dataclasses import replace
from datetime import date

from goldenthread.plans.ratings import Impact, Progress
from goldenthread.reports.blocks import Document, Table
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import DateMove, FindingRow
from tests.unit.reports import papers
from tests.unit.reports.test_report_words import ROW, position, said, section


def tables(document: Document, anchor: str) -> dict[str, list[list[str]]]:
    """Each table of a section by its caption, its cells as text."""
    return {
        block.caption: [[cell.text for cell in row] for row in block.rows]
        for block in section(document, anchor)
        if isinstance(block, Table)
    }


def test_each_date_that_moved_says_from_when_to_when_who_agreed_and_why() -> None:
    first, moved = date(2025, 6, 30), date(2025, 9, 1)
    row = replace(ROW, original_due=first, due=date(2025, 10, 1), moves=2)
    moves = (
        DateMove("1.1", "Director", date(2025, 6, 2), "The post was empty.", since=False),
        DateMove("1.1", "Improvement Board", date(2025, 9, 8), "The tender was late."),
        DateMove("1.2", "Director", date(2025, 9, 9), "Another action’s."),
    )
    earlier = replace(position(replace(row, due=moved, moves=1)), as_at=date(2025, 9, 2))
    told = {"position": position(row), "moves": moves}

    since = tables(compose(papers.paper(0, **told, earlier=earlier)), "moved")
    assert since == {
        "Due dates that moved since 2 September 2025: 1 action": [
            [
                *("1.1", "Open a duty line", "1 September 2025", "1 October 2025", "30"),
                *("Improvement Board, 8 September 2025", "The tender was late."),
            ]
        ]
    }
    ever = tables(compose(papers.paper(0, **told, earlier=None)), "moved")
    assert ever == {
        "Due dates that moved: 1 action": [
            [
                *("1.1", "Open a duty line", "30 June 2025", "1 October 2025", "93"),
                "Director, 2 June 2025\nImprovement Board, 8 September 2025",
                "The post was empty.\nThe tender was late.",
            ]
        ]
    }


def test_where_no_date_moved_there_is_no_appendix_2() -> None:
    document = compose(papers.paper(0, position=position(ROW), earlier=None))
    assert document.sections[-1].number == "Appendix 1"
    assert "Appendix 2" not in said(document, "access")


def test_no_list_of_actions_is_of_bare_references() -> None:
    finding = FindingRow("1", "Homes", "Area", "ILACS", "Open", ("1.1", "1.2"))
    done = replace(ROW, progress=Progress.COMPLETE, signed_off_on=date(2025, 9, 1))
    later = replace(ROW, ref="1.2", title="Open twelve flats", impact=Impact.WORSE)
    document = compose(
        papers.paper(0, position=position(done, later, findings=(finding,)), earlier=None)
    )
    (answers,) = tables(document, "findings").values()
    assert answers[0][2] == "1.1 Open a duty line\n1.2 Open twelve flats"
    found = tables(document, "impact")
    assert found["Impact not yet assessed, the work complete: 100% (1 of 1)"] == [
        ["1.1", "Open a duty line", "1 September 2025"]
    ]
    assert found["Impact that is worse or has gone back: 1"] == [
        ["1.2", "Open twelve flats", "Worse"]
    ]
