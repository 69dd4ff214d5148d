"""What happened to inspections, past tense, each with its sentence."""

from datetime import date

from goldenthread.core.days import long_date
from goldenthread.inspections.models import DateKind
from goldenthread.ledger.events import Rows, event


def _date(rows: Rows) -> str:
    """Which date was set, to what."""
    row = rows["inspections.inspectiondate"]
    on = date.fromisoformat(row["on"])
    return f"Date set: {DateKind(row['kind']).label.lower()} {long_date(on)}"


def _taken_back(rows: Rows) -> str:
    row = rows["inspections.inspectiondate"]
    return f"Date taken back: {DateKind(row['kind']).label.lower()}"


def _loaded(rows: Rows) -> str:
    return f"Report on another authority loaded: {rows['inspections.otherreport']['about']}"


event("inspection.recorded", "Inspection recorded")
event("inspection.date_set", _date)
event("inspection.date_taken_back", _taken_back)
event("inspection.reader_named", "A reader was named before publication")
event("inspection.reader_removed", "A named reader was removed")
event("finding.added", "A finding was added")
event("finding.corrected", "A finding was corrected")
event("finding.dropped", "A finding was dropped: it is none")
event("finding.repeat_confirmed", "A finding repeats an earlier one: confirmed")
event("finding.repeat_rejected", "A finding repeats an earlier one: rejected")
event("finding.repeat_reopened", "Whether a finding repeats an earlier one is open again")
event("area.list_set", "The list of practice areas was changed")
event("other_report.loaded", _loaded)
