"""Tables of actions in Word: each row a promise, with its post and day; other tables are none."""

from __future__ import annotations

import io
from datetime import date

import docx

from goldenthread.governance.minutes import Record, read_minutes


def minutes(*tables: list[tuple[str, ...]]) -> Record:
    document = docx.Document()
    document.add_heading("Improvement Board", 1)
    document.add_paragraph("Minutes of the meeting on Wednesday 14 October 2026 at 9.30 am")
    document.add_heading("4. Monthly report", 2)
    document.add_paragraph("The board received the report.")
    for rows in tables:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
        document.add_paragraph("The chair thanked everybody.")
    file = io.BytesIO()
    document.save(file)
    return read_minutes(file.getvalue())


def test_each_row_of_a_table_of_actions_is_a_promise() -> None:
    record = minutes(
        [
            ("No.", "Action", "Owner", "By when", "Status"),
            ("1", "Show caseloads by team", "Head of Workforce", "18 November 2026", "Open"),
            ("2", "Bring a plan for the backlog", "Member for health", "next meeting", ""),
            ("3", "Share the rota", "Member for health", "", "Closed"),
            ("4", "Write to schools", "", "", ""),
        ],
        [("Measure", "Value"), ("Caseload", "17")],
    )
    found = [row for item in record.meetings[0].items for row in item.undertakings]
    told = [(row.what, row.who.value, row.due.value, row.due_on) for row in found]
    assert told == [
        ("Show caseloads by team", "Head of Workforce", "18 November 2026", date(2026, 11, 18)),
        ("Bring a plan for the backlog", "Member for health", "next meeting", None),
        ("Write to schools", None, None, None),
    ]
    assert (
        found[0].sentence
        == "1 | Show caseloads by team | Head of Workforce | 18 November 2026 | Open"
    )
    assert found[2].who.reason
