"""What is published and promised: files that hide something, papers, undertakings."""

from __future__ import annotations

from datetime import date

from goldenthread.core.days import long_date

from ..examples import good, plan
from ..rule import Faults, Limits, Rules, Severity, counted
from ..shape import Paper, Plan, Undertaking

RULES = Rules("Papers and promises")
_MUST, _SHOULD = Severity.MUST, Severity.SHOULD


@RULES.add(
    "hidden-in-the-file",
    _MUST,
    "The file hides sheets, rows or columns",
    why="Whoever gets the file can show them; they have held data about children.",
    source="Information Commissioner, Hammersmith and Fulham 2025: a published workbook with "
    "hidden sheets of children’s data",
    mend="Look at what is hidden, delete it, and publish a copy as PDF.",
    bad=plan("The sheet “Old” is hidden.", hidden=("The sheet “Old” is hidden and left out.",)),
    good=good("Nothing is hidden."),
)
def hidden_in_the_file(plan: Plan, limits: Limits) -> Faults:
    for sentence in plan.hidden:
        yield sentence, ""


@RULES.add(
    "undertaking-open",
    _SHOULD,
    "A promise to members is open past its date",
    why="What officers promise in a meeting is nowhere but in its minutes.",
    source="Cheshire East: a complaint about ratings of 2022 was back in 2024",
    mend="Keep it, or tell the committee why not and by when.",
    bad=plan(
        "“Bring a report back” was due on 1 December 2025.",
        undertakings=(Undertaking("Bring a report back", date(2025, 12, 1)),),
    ),
    good=plan(
        "It was kept.",
        undertakings=(Undertaking("Bring a report back", date(2025, 12, 1), True),),
    ),
)
def undertaking_open(plan: Plan, limits: Limits) -> Faults:
    for each in plan.undertakings:
        if plan.on and each.due and each.due < plan.on and not each.done:
            yield f"“{each.text}” was promised by {long_date(each.due)}.", each.place


@RULES.add(
    "paper-inside-clear-days",
    _MUST,
    "A paper was published inside the clear days",
    why="The committee may not be able to consider it, and the decision moves by a month.",
    source="Local Government Act 1972, section 100B; Cheshire East 2024: appendices “to follow” "
    "missed the five clear days",
    mend="Publish by the last lawful day, or ask the chair to take it as urgent, with the reason.",
    bad=plan(
        "Published on 5 July 2024 for a meeting on 8 July.",
        papers=(Paper("Improvement plan", date(2024, 7, 5), date(2024, 6, 28)),),
    ),
    good=plan(
        "Published on 28 June 2024 for a meeting on 8 July.",
        papers=(Paper("Improvement plan", date(2024, 6, 28), date(2024, 6, 28)),),
    ),
)
def paper_inside_clear_days(plan: Plan, limits: Limits) -> Faults:
    for paper in plan.papers:
        days = (paper.published - paper.last_day).days
        if days > 0:
            yield (
                f"“{paper.title}” was published {counted(days, 'day')} after the last lawful day, "
                f"{long_date(paper.last_day)}.",
                "",
            )
