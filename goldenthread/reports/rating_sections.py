"""The sections of a paper that are made of figures: progress and impact. Pure.

Progress and impact never share a section, a table or a sentence without both being named.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from goldenthread.core.days import day_words
from goldenthread.plans.ratings import Impact, Progress, in_force
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeyTable,
    Level,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    joined,
    plain,
)
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    Position,
    Rated,
    Share,
    impact_counts,
    progress_counts,
)
from goldenthread.reports.links import (
    Query,
    counted,
    impact_query,
    level_cells,
    level_parts,
    narrowed,
    number_cell,
    priority_query,
)
from goldenthread.reports.places import Numbers
from goldenthread.reports.since import not_assessed
from goldenthread.reports.wording import level_counts, level_word, noun_of

NO_ACTIONS = "The plan has no actions that are counted."
NOTHING_RATED = "The plan has nothing yet whose impact is assessed."


def summary(paper: CommitteePaper, numbers: Numbers) -> Iterator[str | Run]:
    """What the record shows, in sentences; each percentage with its count and whole."""
    position = paper.position
    if not position.counted:
        yield NO_ACTIONS
        return
    yield from _rated_words(paper)
    if position.open_actions:
        overdue = position.open_share(position.overdue)
        late = position.open_share(position.late_against_original)
        yield " Of the open actions, "
        yield counted(paper, overdue, {"show": "overdue"})
        yield " are overdue on their current dates and "
        yield counted(paper, late, {"show": "late-original"})
        yield " are late against their original dates."
    if position.findings:
        without_action = Share(len(position.findings_without_action), len(position.findings))
        yield " No action answers "
        yield counted(paper, without_action, {"show": "no-action"}, "findings")
        yield " of the findings."
    yield " "
    yield from left_out(position, partial(counted, paper), listed_in(numbers))


def _rated_words(paper: CommitteePaper) -> Iterator[str | Run]:
    """How much is complete, how much of it helped, and of how much nobody knows."""
    position, say = paper.position, in_force().say
    complete = position.with_progress(Progress.COMPLETE)
    yield "Progress: "
    yield counted(paper, position.share(complete), {"progress": "complete"})
    yield f" of the actions are {say('{complete}')}. Impact: "
    yield counted(paper, position.impact_met, impact_query(position, {"show": "impact-met"}))
    yield f" of the {rated_noun(position)} are rated {say('{clear} or {sustained}')}; "
    yield counted(paper, position.impact_assessed, impact_query(position, {"show": "assessed"}))
    yield " have been assessed."
    if complete:
        yield f" Of the {say('{complete}')} actions, "
        yield counted(paper, not_assessed(position), {"show": "complete-no-impact"})
        yield " have no assessment of impact yet."


def rated_noun(position: Position) -> str:
    return {"priority": "priorities", "finding": "findings"}.get(position.impact_level, "actions")


def listed_in(numbers: Numbers) -> str:
    """For `left_out`: where the paper lists every action, if it does."""
    return f"listed in {numbers['actions'].words} and " if "actions" in numbers else ""


Said = Callable[[int, Query | None], str | Run]
"""How a number stands, with the list that it counts."""


def not_counted(position: Position) -> str:
    """`left_out` in plain words."""
    return plain(joined(*left_out(position, lambda number, _: str(number))))


def left_out(position: Position, said: Said, listed: str = "listed and ") -> Iterator[str | Run]:
    """Says of each percentage's whole which actions it leaves out, and where they are listed."""
    rows = position.not_counted
    if rows:
        yield said(len(rows), {"show": "not-counted"})
        yield f" {noun_of(len(rows), 'action')} ("
        yield from _in_a_row(_by_state(rows, said))
        yield f") {'is' if len(rows) == 1 else 'are'} {listed}not counted in any figure."
    elif position.actions:
        yield "Every action of the plan is counted."
    else:
        yield "The plan has no actions yet."
    if position.shared_words:
        yield f" {position.shared_words}"


def _by_state(rows: Iterable[ActionRow], said: Said) -> list[tuple[str | Run, ...]]:
    counts = Counter((row.state.lower() or "without a state", row.state_code) for row in rows)
    if len(counts) == 1:
        return [(word,) for word, _ in counts]
    return [
        (said(n, {"show": "not-counted", "state": code} if code else None), f" {word}")
        for (word, code), n in counts.items()
    ]


def _in_a_row(parts: Sequence[tuple[str | Run, ...]]) -> Iterator[str | Run]:
    """As "a", "a and b", "a, b and c"."""
    for left, part in zip(range(len(parts) - 1, -1, -1), parts, strict=True):
        yield from part
        if left:
            yield " and " if left == 1 else ", "


def _only_of(what: str, other: str, numbers: Numbers, part: str) -> Paragraph:
    """A rating's section says first which of the two it is, and where the other stands."""
    where = f" {other} is in {numbers[part].words}." if part in numbers else ""
    return Paragraph(f"This section is about {what} only.{where}", style="notice")


def progress_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    position, key = paper.position, paper.progress_key
    yield _only_of("work", "Whether children are better off", numbers, "impact")
    yield KeyTable(key, "Key to progress")
    if not position.counted:
        yield Paragraph(NO_ACTIONS)
        return
    complete = position.share(position.with_progress(Progress.COMPLETE))
    word = level_word(key, Progress.COMPLETE)
    yield Heading(f"Progress: {complete} of the actions are {word}")
    words = level_counts(key, position.progress)
    yield Picture(key, position.progress, f"Progress: {words}.")
    told = level_parts(paper, key, position.progress)
    left = left_out(position, partial(counted, paper), listed_in(numbers))
    yield Paragraph(joined("Progress, in order: ", *told, ". ", *left))
    yield progress_table(paper)
    if position.states:
        yield Paragraph(joined("States of actions: ", *_states(paper), _ARE_STATES))


_ARE_STATES = ". These are states, not ratings; each is counted above under its progress."


def _states(paper: CommitteePaper) -> Iterator[str | Run]:
    position = paper.position
    codes = {row.state: row.state_code for row in position.counted}
    yield from _in_a_row(
        [
            (counted(paper, count, {"state": codes[state]}), f" {state.lower()}")
            for state, count in position.states.items()
        ]
    )


def progress_table(paper: CommitteePaper) -> Table:
    """One row per priority; the whole plan last, counted from the actions themselves."""
    position = paper.position
    columns = (
        Column("Priority", 40),
        *(count_column(paper.progress_key.word(level), level) for level in Progress),
        count_column("All"),
        count_column("Overdue"),
    )
    rows = tuple(
        _progress_row(paper, label, actions, priority_query(position, actions))
        for label, actions in by_priority(position)
    )
    total = _progress_row(paper, "Whole plan", position.counted, {})
    return Table("Progress by priority, number of actions", columns, rows, total)


def count_column(head: str, level: Level | None = None) -> Column:
    """As wide as the longest word of its head, which must not be broken."""
    return Column(head, 2 * max(map(len, head.split())) + 6, level=level, numeric=True)


def _progress_row(
    paper: CommitteePaper, label: str, actions: tuple[ActionRow, ...], of: Query | None
) -> Row:
    overdue = sum(action.days_overdue(paper.position.as_at) > 0 for action in actions)
    return (
        Cell(label),
        *level_cells(paper, progress_counts(actions), of),
        number_cell(paper, len(actions), of),
        number_cell(paper, overdue, narrowed(of, {"show": "overdue"})),
    )


def by_priority(position: Position) -> Iterator[tuple[str, tuple[ActionRow, ...]]]:
    """Each priority's label and counted actions; actions of no known priority come last."""
    for priority in position.priorities:
        yield priority.label, position.of_priority(priority.ref)
    known = {priority.ref for priority in position.priorities}
    if rest := tuple(a for a in position.counted if a.priority not in known):
        yield "No priority", rest


_NOT_YET = "Impact not yet assessed, the work complete"
_ASSESSED = " have been assessed."
_ALL_ASSESSED = "None: impact has been assessed wherever the work is complete."
_NONE_COMPLETE = "No work is complete yet, so none waits for an assessment."


def impact_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    position, key = paper.position, paper.impact_key
    yield _only_of("children’s lives", "Whether the work is done", numbers, "progress")
    yield KeyTable(key, "Key to impact")
    if not position.rated_for_impact:
        yield Paragraph(NO_ACTIONS if position.impact_level == "action" else NOTHING_RATED)
        return
    noun = rated_noun(position)
    met = in_force().say("{clear} or {sustained}")
    yield Heading(f"Impact: {position.impact_met} of the {noun} are rated {met}")
    words = level_counts(key, position.impact)
    yield Picture(key, position.impact, f"Impact: {words}.")
    told = level_parts(paper, key, position.impact)
    assessed = impact_query(position, {"show": "assessed"})
    share = counted(paper, position.impact_assessed, assessed)
    yield Paragraph(joined("Impact, from the base line up: ", *told, ". ", share, _ASSESSED))
    yield from _impact_tables(paper)
    yield from _went_wrong(paper)
    yield from _complete(paper, numbers)


def _impact_tables(paper: CommitteePaper) -> Iterator[Table]:
    position = paper.position
    if position.impact_level == "action":
        rows = tuple(
            _impact_row(paper, label, actions, priority_query(position, actions))
            for label, actions in by_priority(position)
        )
        total = _impact_row(paper, "Whole plan", position.counted, {})
        columns = (
            Column("Priority", 34),
            *(count_column(paper.impact_key.word(level), level) for level in Impact),
            count_column("All"),
        )
        yield Table("Impact by priority, number of actions", columns, rows, total)
    for noun, some in (("priorities", position.priorities), ("findings", position.findings)):
        if any(row.impact is not None for row in some):
            yield _own_impact_table(paper, noun, some)


def _impact_row(
    paper: CommitteePaper, label: str, actions: tuple[ActionRow, ...], of: Query | None
) -> Row:
    levels = level_cells(paper, impact_counts(actions), of)
    return Cell(label), *levels, number_cell(paper, len(actions), of)


def _own_impact_table(paper: CommitteePaper, noun: str, some: Iterable[Rated]) -> Table:
    columns = (Column("Priority" if noun == "priorities" else "Finding", 6), Column("Impact", 5))
    rows = tuple(
        (Cell(f"{row.ref}. {_title(row)}"), impact_cell(paper, row))
        for row in some
        if row.impact is not None
    )
    return Table(f"Impact of {noun} in their own right", columns, rows)


def _title(row: Rated) -> str:
    return getattr(row, "title", "") or getattr(row, "text", "")


def impact_cell(paper: CommitteePaper, row: Rated) -> Cell:
    """The impact word with its picture; what it went back from and whose judgement below."""
    key, level = paper.impact_key, row.impact or Impact.NOT_ASSESSED
    lines = []
    if row.impact_was is not None:
        lines.append(f"▼ gone back from {level_word(key, row.impact_was)}")
    if row.below_standard:
        lines.append("assessor’s judgement")
    return Cell(key.word(level), tuple(lines), level, row.impact_was)


def _went_wrong(paper: CommitteePaper) -> Iterator[Block]:
    position = paper.position
    rows = dict.fromkeys((*position.worse, *position.gone_back))
    if rows:
        yield Table(
            f"Impact that is worse or has gone back: {len(rows)}",
            (Column("Ref", 4, strong=True), Column("What", 14), Column("Impact", 8)),
            tuple((Cell(row.ref), Cell(_title(row)), impact_cell(paper, row)) for row in rows),
        )


def _complete(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    """Said once in a paper: boards have a section of it, which comes first."""
    if "complete" not in numbers:
        yield from complete_without_impact(paper.position)
        return
    share = counted(paper, not_assessed(paper.position), {"show": "complete-no-impact"})
    yield Paragraph(joined(f"{_NOT_YET}: ", share, f". They are in {numbers['complete'].words}."))


def complete_without_impact(position: Position) -> Iterator[Block]:
    without = sorted(
        position.complete_without_impact, key=lambda row: row.signed_off_on or position.as_at
    )
    share = not_assessed(position)
    title = f"{_NOT_YET}: {share}"
    if not without:
        yield Heading(title)
        yield Paragraph(_ALL_ASSESSED if share.whole else _NONE_COMPLETE)
        return
    yield Table(
        title,
        (Column("Ref", 4, strong=True), Column("Action", 16), Column("Signed off", 7)),
        tuple(
            (Cell(row.ref), Cell(row.title), Cell(day_words(row.signed_off_on))) for row in without
        ),
    )
