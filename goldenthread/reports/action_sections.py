"""Every action of a plan with both ratings in two columns: a paper's appendix. Pure."""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table
from goldenthread.reports.dataset import ActionRow, CommitteePaper
from goldenthread.reports.places import Numbers
from goldenthread.reports.rating_sections import impact_cell
from goldenthread.reports.wording import days_and_moves, number_of


def action_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    """Every action of the plan, counted or not, a table for each priority."""
    position = paper.position
    labels = {priority.ref: priority.label for priority in position.priorities}
    groups: dict[str, list[ActionRow]] = {label: [] for label in labels.values()}
    for action in position.actions:
        groups.setdefault(labels.get(action.priority, "No priority"), []).append(action)
    keys = [f"{code}, {numbers[code].words}" for code in ("progress", "impact") if code in numbers]
    where = f" Keys: {'; '.join(keys)}." if keys else ""
    yield Paragraph(f"Two ratings in two columns.{where}", style="notice")
    if not position.actions:
        yield Paragraph("The plan has no actions.")
    for label, actions in groups.items():
        if actions:
            yield _action_table(paper, label, actions)


def _action_table(paper: CommitteePaper, label: str, actions: list[ActionRow]) -> Table:
    columns = (
        Column("Ref", 6, strong=True),
        Column("Action", 40, under="Accountable lead and owner"),
        Column("Dates", 23),
        Column("Progress", 15, under="Is the work done?"),
        Column("Impact", 16, under="Is it better for children?"),
        Column("Latest update", 31),
    )
    rows = tuple(_action_row(paper, action) for action in actions)
    return Table(f"{label}: {number_of(len(actions), 'action')}", columns, rows)


def _action_row(paper: CommitteePaper, action: ActionRow) -> Row:
    people = (
        (f"Lead and owner: {action.lead}",)
        if action.lead == action.owner
        else (f"Lead: {action.lead}", f"Owner: {action.owner}")
    )
    return (
        Cell(action.ref),
        Cell(action.title, people),
        Cell(f"Due {day_words(action.due)}", tuple(_date_lines(paper, action))),
        Cell(
            paper.progress_key.word(action.progress),
            tuple(_progress_lines(action)),
            action.progress,
        ),
        impact_cell(paper, action),
        Cell(
            action.latest_update or "No update yet",
            (day_words(action.updated_on),) if action.updated_on else (),
        ),
    )


def _date_lines(paper: CommitteePaper, action: ActionRow) -> Iterator[str]:
    if days := action.days_overdue(paper.position.as_at):
        yield f"{number_of(days, 'day')} overdue"
    if action.moves:
        moved = days_and_moves(action.moves, action.days_moved)
        yield f"was {day_words(action.original_due)}; {moved}"
    if action.starts_on:
        yield f"start {day_words(action.starts_on)}"


def _progress_lines(action: ActionRow) -> Iterator[str]:
    if action.should_have_started:
        yield "should have started"
    if action.state:
        yield f"State: {action.state.lower()}"
    if not action.counted:
        yield "not counted"
