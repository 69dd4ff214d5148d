"""The council's aims that the plan serves, with both ratings of what serves them. Pure."""

from collections.abc import Iterator, Sequence

from goldenthread.plans.position import MET_IMPACT
from goldenthread.plans.ratings import Progress
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Run, Table, joined
from goldenthread.reports.dataset import ActionRow, CommitteePaper, Rated, Served, is_assessed
from goldenthread.reports.links import as_cell, exactly, led
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def aim_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each aim with its document, the priorities that serve it, and how those stand."""
    yield Paragraph(
        "A priority can serve several aims and is counted under each, so these figures do not "
        "add up to the whole."
    )
    yield Table(
        f"Aims, strategies and pledges: {number_of(len(paper.aims), 'aim')}",
        (
            Column("Aim", 11, strong=True),
            Column("Served by", 9),
            Column("Progress: is the work done?", 7),
            Column("Impact: is it better for children?", 7),
        ),
        tuple(_row(paper, each) for each in paper.aims),
    )


def _row(paper: CommitteePaper, each: Served) -> Row:
    done = [row for row in each.actions if row.progress is Progress.COMPLETE]
    assessed, met = f"Assessed: {each.assessed}", paper.keys.say("{Clear} or {sustained}")
    return (
        Cell(each.aim.title, (f"{each.aim.kind_words}. {each.aim.source}",)),
        Cell("\n".join(row.label for row in each.priorities)),
        as_cell(_those(paper, f"{paper.keys.say('{Complete}')}: {each.complete}", done)),
        as_cell(
            _those(paper, assessed, list(filter(is_assessed, each.rated))),
            joined(_those(paper, f"{met}: {each.met}", [*filter(is_met, each.rated)])),
        ),
    )


def _those(paper: CommitteePaper, words: str, rows: Sequence[Rated]) -> Run:
    """Words that lead to the actions which they count; nowhere, where they count others."""
    actions = [row for row in rows if isinstance(row, ActionRow)]
    return led(paper, words, exactly(actions) if actions else None)


def is_met(row: Rated) -> bool:
    return row.impact in MET_IMPACT
