"""The whole plan at a glance: counts by priority, both keys, and what is complete. Pure."""

from collections.abc import Iterator, Sequence
from functools import partial

from goldenthread.plans.position import (
    MET_IMPACT,
    ActionRow,
    Rated,
    is_assessed,
    rated_in,
)
from goldenthread.plans.ratings import Impact, Key, Progress
from goldenthread.reports.blocks import Block, Cell, Column, KeyTable, Paragraph, Row, Table, joined
from goldenthread.reports.dataset import CommitteePaper, Share
from goldenthread.reports.links import (
    Query,
    counted,
    impact_query,
    narrowed,
    number_cell,
    priority_query,
)
from goldenthread.reports.places import Numbers
from goldenthread.reports.rating_sections import (
    by_priority,
    complete_without_impact,
    left_out,
)
from goldenthread.reports.wording import level_word


def one_page_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """A row for each priority, the whole plan last; and both keys in short. It fills one page."""
    yield page_table(paper)
    yield Paragraph(joined(*left_out(paper.position, partial(counted, paper), "")))
    for key in (paper.progress_key, paper.impact_key):
        yield _short_key(key)


def _short_key(key: Key) -> Paragraph:
    said = " ".join(f"{level.word}: {level.meaning}" for level in key.levels)
    return Paragraph(said, lead=f"Key to {key.kind.lower()}. {key.question}")


def key_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What the words of the two ratings mean."""
    yield Paragraph(
        "Two ratings answer two questions. Neither is ever worked out from the other.",
        style="notice",
    )
    yield KeyTable(paper.progress_key, "Key to progress")
    yield KeyTable(paper.impact_key, "Key to impact")


def page_table(paper: CommitteePaper) -> Table:
    """Each column names the rating that it counts; each number stands with its whole."""
    progress, impact = paper.progress_key, paper.impact_key
    met = " or ".join(level_word(impact, level) for level in (Impact.CLEAR, Impact.SUSTAINED))
    columns = (
        Column("Priority", 30),
        Column(f"Progress: {level_word(progress, Progress.COMPLETE)}", 17),
        Column(f"Progress: {level_word(progress, Progress.OFF_TRACK)}", 17),
        Column("Overdue", 14, numeric=True),
        Column("Impact: assessed", 17),
        Column(f"Impact: {met}", 19),
        Column(
            f"{progress.word(Progress.COMPLETE)}, impact {level_word(impact, Impact.NOT_ASSESSED)}",
            20,
            numeric=True,
        ),
    )
    position = paper.position
    own = {each.label: [each] for each in position.priorities}
    rows = tuple(
        _row(
            paper,
            label,
            actions,
            rated_in(position, own.get(label, []), actions),
            priority_query(position, actions),
        )
        for label, actions in by_priority(position)
    )
    return Table(
        "Each priority: progress and impact, each under its own name",
        columns,
        rows,
        _row(paper, "Whole plan", position.counted, position.rated_for_impact, {}),
    )


def _row(
    paper: CommitteePaper,
    label: str,
    actions: tuple[ActionRow, ...],
    rated: Sequence[Rated],
    of: Query | None,
) -> Row:
    position = paper.position
    late = sum(row.days_overdue(position.as_at) > 0 for row in actions)
    assessed = Share(sum(map(is_assessed, rated)), len(rated))
    met = Share(sum(row.impact in MET_IMPACT for row in rated), len(rated))
    unread = sum(row in position.complete_without_impact for row in actions)
    figures: tuple[tuple[int | Share, Query | None], ...] = (
        (_share(actions, Progress.COMPLETE), {"progress": "complete"}),
        (_share(actions, Progress.OFF_TRACK), {"progress": "off_track"}),
        (late, {"show": "overdue"}),
        (assessed, impact_query(position, {"show": "assessed"})),
        (met, impact_query(position, {"show": "impact-met"})),
        (unread, {"show": "complete-no-impact"}),
    )
    cells = (number_cell(paper, number, narrowed(of, more)) for number, more in figures)
    return (Cell(label), *cells)


def _share(actions: tuple[ActionRow, ...], level: Progress) -> Share:
    return Share(sum(row.progress is level for row in actions), len(actions))


def complete_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What boards should read first: the work is done, and nobody knows whether it helped."""
    yield Paragraph(
        "The work is done. Nobody has judged yet whether children are better off for it.",
        style="notice",
    )
    yield from complete_without_impact(paper.position)
