"""The tables of open data, each column explained: what a published paper counts, as rows. Pure.

What rests on small numbers is “c” here as in the paper; the rows are those of its workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.core.days import day_words
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.paper_sheets import row_sheets
from goldenthread.reports.sheets import Sheet, SheetColumn, Value

LICENCE = "Open Government Licence v3.0"
LICENCE_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


@dataclass(frozen=True, slots=True)
class DataTable:
    """`code` is the name of its files; `sheet` the rows."""

    code: str
    sheet: Sheet

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Each column with what stands in it."""
        return [(head, meaning_of(head)) for head in self.sheet.heads]


def tables(paper: CommitteePaper) -> list[DataTable]:
    """Every table that the paper gives rows to, by the names of their files."""
    made = (*row_sheets(paper), _measures(paper), _undertakings(paper), _consultations(paper))
    return [DataTable(_code(sheet.title), sheet) for sheet in made if sheet.rows]


def _code(title: str) -> str:
    return title.lower().replace(" ", "-").replace("’", "")


def _when(paper: CommitteePaper) -> str:
    return f"As at {day_words(paper.position.as_at)}."


def _measures(paper: CommitteePaper) -> Sheet:
    columns = (
        *(SheetColumn("Measure", 12), SheetColumn("Name", 50), SheetColumn("Unit", 14)),
        *(SheetColumn("Period", 16), SheetColumn("Begins", 12), SheetColumn("Figure", 12)),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            *(row.series.reference, row.series.name, row.series.unit),
            *(row.series.when(at), period, row.series.said_at(at)),
        )
        for row in paper.measures
        for at, period in enumerate(row.series.periods)
    )
    return Sheet("Measures", columns, rows, f"Every figure of each measure. {_when(paper)}")


def _undertakings(paper: CommitteePaper) -> Sheet:
    columns = (
        *(
            SheetColumn("Reference", 12),
            SheetColumn("Undertaking", 50),
            SheetColumn("Given at", 40),
        ),
        *(SheetColumn("Given by", 28), SheetColumn("Due", 24), SheetColumn("How it stands", 20)),
        SheetColumn("Since", 14),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            *(row.reference, row.title, f"{row.meeting.name}: {row.item_title}", row.who),
            *(row.due_words, row.state_words, row.since),
        )
        for row in paper.promised
    )
    return Sheet("Undertakings", columns, rows, f"What officers promised. {_when(paper)}")


def _consultations(paper: CommitteePaper) -> Sheet:
    columns = (
        *(SheetColumn("Consultation", 40), SheetColumn("Who was asked", 40)),
        *(SheetColumn("How", 24), SheetColumn("Began", 14), SheetColumn("Ended", 14)),
        *(SheetColumn("Asked", 12), SheetColumn("Answered", 12)),
        SheetColumn("What changed because of it", 60),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            *(row.title, row.who, row.method, row.begins_on, row.ends_on),
            *(row.asked_words, row.answered_words, row.changed or None),
        )
        for row in paper.consultations
    )
    return Sheet("Consultations", columns, rows, f"Who was consulted. {_when(paper)}")


MEANINGS: Mapping[str, str] = {
    "Reference": "What the plan, the inspectors or the committee call it. Does not change.",
    "Action": "What is to be done.",
    "Priority": "The priority of the plan that it belongs to; “Whole plan” adds them up.",
    "Accountable lead": "The post that answers for it. Posts, never names.",
    "Owner": "The post that does it and rates progress each month.",
    "Start": "The day on which work begins.",
    "Original due date": "The due date that was agreed first.",
    "Current due date": "The due date that is agreed now.",
    "Moves": "How often the due date was moved.",
    "Days moved": "Days from the original to the current due date.",
    "Days overdue": "Days past the current due date of an action that is not complete; else 0.",
    "Progress rating": "Is the work done? One of the levels of the key to progress.",
    "Should have started": "“Yes” where no work has begun and the start date has passed.",
    "State": "A state that is no rating, such as paused or withdrawn.",
    "Counted": "“No” where it stands in no count, as withdrawn actions do.",
    "Signed off": "The day on which somebody other than the owner signed it off as complete.",
    "Impact rating": "Is it better for children? One of the levels of the key to impact.",
    "Impact assessed": "The day of the last assessment of impact.",
    "Impact gone back from": "The higher level of impact that was lost since.",
    "Assessor’s judgement": "Why impact is rated above what the evidence alone would bear.",
    "Latest update": "What was last written about it.",
    "Updated": "The day of the latest update.",
    "All": "How many actions there are.",
    "Overdue": "How many actions are open after their current due date.",
    "Figure": "What is counted; in the table of measures the figure itself: “c” where it rests on "
    "a small number and is hidden, “-” where there is none.",
    "Count": "How many.",
    "Of": "Of how many.",
    "Percentage": "Count as a share of the whole, in per cent, rounded.",
    "What": "The finding, priority or action.",
    "Title": "Its title.",
    "Why it is here": "The reasons for which it stands out.",
    "Finding": "What the inspectors found, in their words.",
    "Kind": "What inspectors call it: area for improvement, priority action, recommendation.",
    "Inspection": "The inspection that found it.",
    "Finding’s own status": "Decided by a named body or person; neither of the two ratings.",
    "Actions": "References of the actions that answer it.",
    "Measure": "The reference of the measure.",
    "Name": "What is measured.",
    "Unit": "In what it is measured.",
    "Period": "The month, quarter or year of the figure, in words.",
    "Begins": "The first day of the period.",
    "Undertaking": "What was promised.",
    "Given at": "The meeting and item at which it was promised.",
    "Given by": "The post that promised it.",
    "Due": "When it is due, in words.",
    "How it stands": "Open, or how it was settled.",
    "Since": "The day since which it stands so.",
    "Consultation": "What the consultation was called.",
    "Who was asked": "Who was consulted.",
    "How": "By which method.",
    "Began": "Its first day.",
    "Ended": "Its last day.",
    "Asked": "How many people were asked; in words where there were few.",
    "Answered": "How many people answered; in words where there were few.",
    "What changed because of it": "What was done because of what people said.",
}
# Heads that hold a level's word or a day: they begin or end so.
BEGIN = {
    "Progress: ": "How many actions have this level of progress.",
    "Impact: ": "How many actions have this level of impact.",
}
END = {
    ": count": "How many, on that day.",
    ": of": "Of how many, on that day.",
}


def meaning_of(head: str) -> str:
    """What stands in a column. Raises KeyError for one that nobody has explained."""
    for begin, meaning in BEGIN.items():
        if head.startswith(begin):
            return meaning
    for end, meaning in END.items():
        if head.endswith(end):
            return meaning
    return MEANINGS[head]
