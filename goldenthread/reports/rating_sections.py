"""The sections of a paper that are made of figures: since, progress, impact, dates. Pure.

Progress and impact never share a section, a table or a sentence without both being named.
"""

from collections.abc import Iterable, Iterator
from datetime import date

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
    Table,
)
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    DateMove,
    Position,
    Rated,
    Share,
    impact_counts,
    progress_counts,
)
from goldenthread.reports.places import Numbers, first_upper
from goldenthread.reports.since import changes, comparisons, moved_since, not_assessed
from goldenthread.reports.wording import level_counts, level_word, listing, number_of


def summary(position: Position, numbers: Numbers) -> Iterator[str]:
    """What the record shows, in sentences; each percentage with its count and whole."""
    complete = position.with_progress(Progress.COMPLETE)
    if not position.counted:
        yield "The plan has no actions that are counted."
        return
    say = in_force().say
    yield f"Progress: {position.share(complete)} of the actions are {say('{complete}')}."
    yield f"Impact: {position.impact_met} of the {rated_noun(position)} are rated"
    yield f"{say('{clear} or {sustained}')}; {position.impact_assessed} have been assessed."
    if complete:
        without = f"{not_assessed(position)} have no assessment of impact yet."
        yield f"Of the {say('{complete}')} actions, {without}"
    if position.open_actions:
        yield f"Of the open actions, {position.open_share(position.overdue)} are overdue on their"
        late = position.open_share(position.late_against_original)
        yield f"current dates and {late} are late against their original dates."
    if position.findings:
        without_action = Share(len(position.findings_without_action), len(position.findings))
        yield f"No action answers {without_action} of the findings."
    yield not_counted(position, listed_in(numbers))


def rated_noun(position: Position) -> str:
    return {"priority": "priorities", "finding": "findings"}.get(position.impact_level, "actions")


def listed_in(numbers: Numbers) -> str:
    """For `not_counted`: where the paper lists every action, if it does."""
    return f"listed in {numbers['actions'].words} and " if "actions" in numbers else ""


def not_counted(position: Position, listed: str = "listed and ") -> str:
    """Says of each percentage's whole which actions it leaves out, and where they are listed."""
    left_out: dict[str, int] = {}
    for action in position.not_counted:
        word = action.state.lower() or "without a state"
        left_out[word] = left_out.get(word, 0) + 1
    shared = f" {position.shared_words}" if position.shared_words else ""
    if not left_out:
        return f"Every action of the plan is counted.{shared}"
    each = left_out if len(left_out) == 1 else [f"{n} {word}" for word, n in left_out.items()]
    verb = "is" if len(position.not_counted) == 1 else "are"
    actions = number_of(len(position.not_counted), "action")
    left = f"{actions} ({listing(each)}) {verb} {listed}not counted in any figure."
    return f"{left}{shared}"


def since_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    earlier, now = paper.earlier, paper.position
    if earlier is None:
        return
    head = (
        Column("What", 6),
        Column(day_words(earlier.as_at), 3),
        Column(day_words(now.as_at), 3),
    )
    rows = tuple(
        (Cell(each.label), Cell(str(each.before)), Cell(str(each.now)))
        for each in comparisons(earlier, now)
    )
    yield Table("Then and now: progress and impact, each under its own name", head, rows)
    found = changes(earlier, now, paper.progress_key, paper.impact_key)
    for change in found:
        yield Table(
            f"{change.kind}: {len(change.subjects)}",
            (
                Column("Ref", 4, strong=True),
                Column("What", 16),
                *(Column(day_words(each.as_at), 8) for each in (earlier, now)),
            ),
            tuple(
                (Cell(each.name), Cell(_title(each.row)), Cell(each.before), Cell(each.now))
                for each in change.subjects
            ),
        )
    moved = len(moved_since(earlier, now))
    if moved:
        yield Paragraph(
            " ".join(filter(None, (f"{number_of(moved, 'action')} moved.", _named_in(numbers)))),
            lead="Due dates:",
        )
    if not found and not moved:
        yield Paragraph("No rating, date or action has changed.")


def _named_in(numbers: Numbers) -> str:
    if "moved" not in numbers:
        return ""
    return f"{first_upper(numbers['moved'].words)} names each, who agreed, and why."


def _only_of(what: str, other: str, numbers: Numbers, part: str) -> Paragraph:
    """A rating's section says first which of the two it is, and where the other stands."""
    where = f" {other} is in {numbers[part].words}." if part in numbers else ""
    return Paragraph(f"This section is about {what} only.{where}", style="notice")


def progress_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    position, key = paper.position, paper.progress_key
    yield _only_of("work", "Whether children are better off", numbers, "impact")
    yield KeyTable(key, "Key to progress")
    complete = position.share(position.with_progress(Progress.COMPLETE))
    word = level_word(key, Progress.COMPLETE)
    yield Heading(f"Progress: {complete} of the actions are {word}")
    words = level_counts(key, position.progress)
    yield Picture(key, position.progress, f"Progress: {words}.")
    yield Paragraph(f"Progress, in order: {words}. {not_counted(position, listed_in(numbers))}")
    yield progress_table(paper)
    if position.states:
        states = listing(f"{count} {state.lower()}" for state, count in position.states.items())
        yield Paragraph(
            f"States of actions: {states}. These are states, not ratings; "
            "each is counted above under its progress."
        )


def progress_table(paper: CommitteePaper) -> Table:
    """One row per priority; the whole plan last, counted from the actions themselves."""
    position = paper.position
    columns = (
        Column("Priority", 40),
        *(_count_column(paper.progress_key.word(level), level) for level in Progress),
        _count_column("All"),
        _count_column("Overdue"),
    )
    rows = tuple(
        _progress_row(label, actions, position) for label, actions in by_priority(position)
    )
    total = _progress_row("Whole plan", position.counted, position)
    return Table("Progress by priority, number of actions", columns, rows, total)


def _count_column(head: str, level: Level | None = None) -> Column:
    """As wide as the longest word of its head, which must not be broken."""
    return Column(head, 2 * max(map(len, head.split())) + 6, level=level, numeric=True)


def _progress_row(label: str, actions: tuple[ActionRow, ...], position: Position) -> Row:
    overdue = sum(action.days_overdue(position.as_at) > 0 for action in actions)
    counts = progress_counts(actions)
    return _number_row(label, (*counts.values(), len(actions), overdue))


def _number_row(label: str, numbers: Iterable[int]) -> Row:
    return (Cell(label), *(Cell(str(number)) for number in numbers))


def by_priority(position: Position) -> Iterator[tuple[str, tuple[ActionRow, ...]]]:
    """Each priority's label and counted actions; actions of no known priority come last."""
    for priority in position.priorities:
        yield priority.label, position.of_priority(priority.ref)
    known = {priority.ref for priority in position.priorities}
    if rest := tuple(a for a in position.counted if a.priority not in known):
        yield "No priority", rest


_NOT_YET = "Impact not yet assessed, the work complete"


def impact_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    position, key = paper.position, paper.impact_key
    yield _only_of("children’s lives", "Whether the work is done", numbers, "progress")
    yield KeyTable(key, "Key to impact")
    noun = rated_noun(position)
    met = in_force().say("{clear} or {sustained}")
    yield Heading(f"Impact: {position.impact_met} of the {noun} are rated {met}")
    words = level_counts(key, position.impact)
    yield Picture(key, position.impact, f"Impact: {words}.")
    yield Paragraph(
        f"Impact, from the base line up: {words}. {position.impact_assessed} have been assessed."
    )
    yield from _impact_tables(paper)
    yield from _went_wrong(paper)
    yield from _complete(position, numbers)


def _impact_tables(paper: CommitteePaper) -> Iterator[Table]:
    position = paper.position
    if position.impact_level == "action":
        rows = tuple(
            _number_row(label, (*impact_counts(actions).values(), len(actions)))
            for label, actions in by_priority(position)
        )
        total = _number_row(
            "Whole plan", (*impact_counts(position.counted).values(), len(position.counted))
        )
        columns = (
            Column("Priority", 34),
            *(_count_column(paper.impact_key.word(level), level) for level in Impact),
            _count_column("All"),
        )
        yield Table("Impact by priority, number of actions", columns, rows, total)
    for noun, some in (("priorities", position.priorities), ("findings", position.findings)):
        if any(row.impact is not None for row in some):
            yield _own_impact_table(paper, noun, some)


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


def _complete(position: Position, numbers: Numbers) -> Iterator[Block]:
    """Said once in a paper: boards have a section of it, which comes first."""
    if "complete" not in numbers:
        yield from complete_without_impact(position)
        return
    where = f"They are in {numbers['complete'].words}."
    yield Paragraph(f"{_NOT_YET}: {not_assessed(position)}. {where}")


def complete_without_impact(position: Position) -> Iterator[Block]:
    without = sorted(
        position.complete_without_impact, key=lambda row: row.signed_off_on or position.as_at
    )
    title = f"{_NOT_YET}: {not_assessed(position)}"
    if not without:
        yield Heading(title)
        yield Paragraph("None: impact has been assessed wherever the work is complete.")
        return
    yield Table(
        title,
        (Column("Ref", 4, strong=True), Column("Action", 16), Column("Signed off", 7)),
        tuple(
            (Cell(row.ref), Cell(row.title), Cell(day_words(row.signed_off_on))) for row in without
        ),
    )


def date_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Every open action that is late by either date; the appendices have each date that moved."""
    position, day = paper.position, paper.position.as_at
    rows = tuple(
        action
        for action in position.counted
        if action.days_overdue(day) or action.is_late_against_original(day)
    )
    overdue = position.open_share(position.overdue)
    late = position.open_share(position.late_against_original)
    yield Paragraph(f"Overdue on the current date: {overdue} of the open actions.")
    yield Paragraph(f"Late against the original date: {late} of the open actions.")
    yield Paragraph(f"Moved at least once: {position.share(position.moved)} of the actions.")
    if rows:
        yield Table(
            "Open actions past their current or their original due date",
            (
                *(Column("Ref", 10, strong=True), Column("Action", 52)),
                *(Column("Original due date", 26), Column("Current due date", 26)),
                _count_column("Moves"),
                _count_column("Days moved"),
                _count_column("Days overdue"),
            ),
            tuple(_date_row(action, position) for action in rows),
        )


def _date_row(action: ActionRow, position: Position) -> Row:
    return (
        *(Cell(action.ref), Cell(action.title)),
        Cell(day_words(action.original_due)),
        Cell(day_words(action.due)),
        Cell(str(action.moves)),
        Cell(str(action.days_moved)),
        Cell(str(action.days_overdue(position.as_at))),
    )


def _agreed(move: DateMove) -> str:
    return f"{move.agreed_by}, {day_words(move.agreed_on)}"


def moved_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Who agreed each later date and why: a table too wide for an upright page."""
    if table := moved_table(paper):
        yield table


def moved_table(paper: CommitteePaper) -> Table | None:
    """Each date that moved since the body last met, or ever where it has not; None if none did."""
    rows = moved_since(paper.earlier, paper.position)
    if not rows:
        return None
    since = f" since {day_words(paper.earlier.as_at)}" if paper.earlier else ""
    return Table(
        f"Due dates that moved{since}: {number_of(len(rows), 'action')}",
        (
            *(Column("Ref", 6, strong=True), Column("Action", 28), Column("From", 17)),
            *(Column("To", 17), _count_column("Days later"), Column("Who agreed", 24)),
            Column("Why", 40),
        ),
        tuple(_moved_row(paper, action, was) for action, was in rows),
    )


def _moved_row(paper: CommitteePaper, action: ActionRow, was: date) -> Row:
    moves = [
        each for each in paper.moves if each.ref == action.ref and (each.since or not paper.earlier)
    ]
    agreed = [_agreed(each) for each in moves] or ["No agreement is recorded"]
    return (
        *(Cell(action.ref), Cell(action.title), Cell(day_words(was)), Cell(day_words(action.due))),
        Cell(str((action.due - was).days if action.due else 0)),
        Cell("\n".join(agreed)),
        Cell("\n".join(each.why for each in moves)),
    )
