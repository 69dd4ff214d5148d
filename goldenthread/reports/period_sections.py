"""The period that was reported and the one to come: highlights, and what is due. Pure."""

from collections.abc import Iterator
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.position import ActionRow
from goldenthread.reports.blocks import Block, Cell, Column, Heading, Paragraph, Row, Table, joined
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import counted, exactly
from goldenthread.reports.narrative import blocks_of
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import listing, noun_of, number_of


def highlight_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What the priorities' leads wrote of the period, a priority after the other."""
    if not paper.highlights:
        yield Paragraph("No lead has written a highlight yet.")
        return
    yield Paragraph(f"Written by the priorities’ leads of {paper.highlights[0].period}.")
    by_priority = {row.priority: row for row in paper.highlights}
    for priority in paper.position.priorities:
        if row := by_priority.get(priority.pk):
            yield Heading(priority.label)
            yield from blocks_of(row.text, under=2)
            yield Paragraph(f"{row.by}, {day_words(row.on)}")
    without = [each.ref for each in paper.position.priorities if each.pk not in by_priority]
    if without:
        noun = "priority" if len(without) == 1 else "priorities"
        yield Paragraph(f"None was written for {noun} {listing(without)}.", style="notice")


def due_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Open actions, and steps of open actions, that are due next; what is overdue stands apart."""
    as_at, until = paper.position.as_at, paper.due_until
    if until is None:
        yield Paragraph("Which period comes next is not known.")
        return
    due = [row for row in paper.position.open_actions if row.due and as_at <= row.due <= until]
    steps, late = [*_steps(paper, until)], len(paper.position.overdue)
    actions = [(row.due or until, row.ref, _action(row)) for row in due]
    rows = sorted((*actions, *steps), key=lambda each: each[:2])
    yield Paragraph(
        joined(
            f"From {day_words(as_at)} to {day_words(until)}: ",
            counted(paper, len(due), exactly(due)),
            f" {noun_of(len(due), 'action')} and {number_of(len(steps), 'milestone')} are due. "
            "Overdue already: ",
            counted(paper, late, {"show": "overdue"}),
            f" {noun_of(late, 'action')}, among the exceptions.",
        )
    )
    if rows:
        yield Table(
            f"Due next: {number_of(len(rows), 'date')}",
            (Column("Due", 6, strong=True), Column("What", 18), Column("Owner", 9)),
            tuple(row for _, _, row in rows),
        )


def _action(row: ActionRow) -> Row:
    return Cell(day_words(row.due)), Cell(f"Action {row.ref} {row.title}"), Cell(row.owner)


def _steps(paper: CommitteePaper, until: date) -> Iterator[tuple[date, str, Row]]:
    """Milestones to come of open actions."""
    actions = {row.pk: row for row in paper.position.open_actions}
    for step in paper.milestones:
        row = actions.get(step.action)
        if row and step.is_open and paper.position.as_at <= step.due <= until:
            what = Cell(f"Milestone: {step.title}", (f"Of action {row.ref} {row.title}",))
            yield step.due, row.ref, (Cell(day_words(step.due)), what, Cell(row.owner))
