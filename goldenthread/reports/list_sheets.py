"""Lists of measures, visits, inspections, papers and of the record as tables, with the rows of
their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.core import clock
from goldenthread.core.days import day_words
from goldenthread.documents.models import Legal
from goldenthread.governance.read_visits import VisitRow
from goldenthread.inspections.views.inspections import Listed
from goldenthread.measures.series import Series
from goldenthread.measures.spc_judging import WORDS
from goldenthread.measures.units import UNITS, Unit
from goldenthread.measures.words import POLARITY, aim_words, assurance_words
from goldenthread.measures.words_beside import short
from goldenthread.plans.views.record import RecordRow
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.read_lists import PaperList
from goldenthread.reports.read_timetables import Desk
from goldenthread.reports.sheets import Sheet, SheetColumn, Value
from goldenthread.reports.wording import number_of

type Line = tuple[Value, ...]

RECORD = (
    *(SheetColumn("Entry", 10), SheetColumn("Day"), SheetColumn("Time", 8)),
    *(SheetColumn("What was done", 60), SheetColumn("About", 60), SheetColumn("By", 34)),
)
MEASURES = (
    *(SheetColumn("Reference", 12), SheetColumn("Measure", 60), SheetColumn("Priorities", 14)),
    *(SheetColumn("Practice area", 24), SheetColumn("What is good", 24), SheetColumn("Unit", 14)),
    *(SheetColumn("Latest figure"), SheetColumn("Of"), SheetColumn("Figure before")),
    *(SheetColumn("Is the change real?", 34), SheetColumn("Target", 24), SheetColumn("By")),
    *(SheetColumn("Does it meet its target?", 44), SheetColumn("Others", 60)),
)
VISITS = (
    *(SheetColumn("Visit", 34), SheetColumn("Day"), SheetColumn("Body", 34)),
    *(SheetColumn("How it stands", 16), SheetColumn("Purpose", 50), SheetColumn("Invited", 40)),
    *(SheetColumn("What was seen", 60), SheetColumn("Themes", 40), SheetColumn("Feedback", 50)),
    SheetColumn("Bears on", 60),
)
INSPECTIONS = (
    *(SheetColumn("Inspection", 40), SheetColumn("Overall", 24), SheetColumn("Began")),
    *(SheetColumn("Ended"), SheetColumn("Published"), SheetColumn("Public", 18)),
    *(SheetColumn("Action plan due"), SheetColumn("Computed"), SheetColumn("Findings", 10)),
)
PAPERS = (
    *(SheetColumn("How it stands", 16), SheetColumn("Paper", 60), SheetColumn("Kind", 34)),
    *(SheetColumn("Body", 34), SheetColumn("Meeting"), SheetColumn("Position at")),
    *(SheetColumn("Edition", 10), SheetColumn("Publish by"), SheetColumn("Published")),
    *(SheetColumn("Legal status", 20), SheetColumn("What is late", 50)),
)


def record_sheet(rows: Iterable[RecordRow], whole: int, on: date, plan: str) -> Sheet:
    """These of the `whole` entries about a plan, newest first; times are those of London."""
    made = tuple(_entry(row) for row in rows)
    note = f"{number_of(len(made), 'entry', 'entries')} of {whole} about “{plan}”"
    return Sheet("Record", RECORD, made, f"{note}, as at {day_words(on)}.")


def _entry(row: RecordRow) -> Line:
    local = row.at.astimezone(clock.LONDON)
    return row.n, local.date(), f"{local:%H:%M}", row.sentence, row.about, row.who


def measure_sheet(
    rows: Iterable[Series],
    whole: int,
    on: date,
    areas: Mapping[str, str],
    priorities: Mapping[int, Sequence[str]] | None = None,
) -> Sheet:
    """These of the `whole` measures; `priorities`: by a measure’s key, those of a plan that should
    move it."""
    made = tuple(_measure(row, areas, (priorities or {}).get(row.pk, ())) for row in rows)
    note = f"{number_of(len(made), 'measure')} of {whole}, as at {day_words(on)}."
    return Sheet("Measures", MEASURES, made, note)


def _measure(row: Series, areas: Mapping[str, str], priorities: Sequence[str]) -> Line:
    last, aim = row.last, row.aim
    return (
        *(row.reference, row.name, ", ".join(priorities) or None),
        *(areas.get(row.practice_area) or None, POLARITY[row.direction], UNITS[Unit(row.unit)]),
        *(_figure(row, last), None if last is None else row.when_short(last)),
        *(_figure(row, last - 1 if last else None), WORDS[row.judgement.variation]),
        *(aim_words(row, aim) if aim else None, aim.by if aim else None),
        *(assurance_words(row), "; ".join(short(row)) or None),
    )


def _figure(row: Series, at: int | None) -> Value:
    value = None if at is None else row.values[at]
    if at is None or value is None:
        return None
    return row.said_at(at) if row.is_hidden(at) else Decimal(str(value))


def visit_sheet(rows: Iterable[VisitRow], on: date) -> Sheet:
    made = tuple(_visit(row) for row in rows)
    return Sheet("Visits", VISITS, made, f"{number_of(len(made), 'visit')}, as at {day_words(on)}.")


def _visit(row: VisitRow) -> Line:
    return (
        *(row.service, row.day, row.body, row.status_words, row.purpose or None, row.invited),
        *(row.seen or None, row.themes or None, row.feedback or None),
        "; ".join(words for _, words in row.actions) or None,
    )


def inspection_sheet(found: Listed, whole: int, on: date) -> Sheet:
    """These of the `whole` inspections that a member may see, in the order of their list."""
    made = tuple(
        (
            *(each.name, found.overall.get(each.row.pk)),
            *(each.row.started_on, each.row.ended_on, each.published_on),
            "Published" if each.is_published else "Named readers only",
            *((each.due.on, each.due.computed) if each.due else (None, None)),
            found.findings[each.row.pk],
        )
        for each in found.rows
    )
    note = f"{number_of(len(made), 'inspection')} of {whole}, as at {day_words(on)}."
    return Sheet("Inspections", INSPECTIONS, made, note)


def paper_sheet(found: PaperList, on: date) -> Sheet:
    """What is being written, published and withdrawn, as a member sees it."""
    made = (
        *map(_draft, found.drafts or ()),
        *(_edition(each, "Published") for each in found.published),
        *(_edition(each, "Withdrawn") for each in found.withdrawn),
    )
    note = f"{number_of(len(made), 'paper')}, as at {day_words(on)}."
    return Sheet("Papers", PAPERS, made, note)


def _draft(desk: Desk) -> Line:
    paper = desk.paper
    return (
        *("Being written", paper.title, KINDS[paper.kind].name, paper.body, paper.meeting_on),
        *(paper.as_at_day, None, None if desk.is_internal else desk.timetable.publish_by),
        *(None, Legal(paper.legal).label, ", ".join(desk.timetable.late) or None),
    )


def _edition(each: Any, stands: str) -> Line:
    return (
        *(stands, each.title, KINDS[each.paper.kind].name, each.body, each.meeting_on),
        *(each.as_at, each.edition, None, each.published_on, each.get_legal_display(), None),
    )
