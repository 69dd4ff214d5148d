"""The tables behind a committee paper, for Excel, CSV and JSON. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from goldenthread.core.days import day_words
from goldenthread.plans.ratings import Impact, Key, Progress, speaking
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    Position,
    impact_counts,
    progress_counts,
)
from goldenthread.reports.exceptions import exceptions
from goldenthread.reports.part_sheets import part_sheets
from goldenthread.reports.rating_sections import by_priority, not_counted
from goldenthread.reports.sheets import Sheet, SheetColumn, Value, xlsx_bytes
from goldenthread.reports.since import SIGNALS, changes, comparisons, figures

ACTION_COLUMNS = (
    *(SheetColumn("Reference", 10), SheetColumn("Action", 50), SheetColumn("Priority", 28)),
    *(SheetColumn("Accountable lead", 28), SheetColumn("Owner", 28)),
    *(SheetColumn("Start", 18), SheetColumn("Original due date", 18)),
    *(SheetColumn("Current due date", 18), SheetColumn("Moves", 8)),
    *(SheetColumn("Days moved", 12), SheetColumn("Days overdue", 13)),
    *(SheetColumn("Progress rating"), SheetColumn("Should have started", 20)),
    *(SheetColumn("State", 18), SheetColumn("Counted", 10), SheetColumn("Signed off", 18)),
    *(SheetColumn("Impact rating", 22), SheetColumn("Impact assessed", 18)),
    *(SheetColumn("Impact gone back from", 22), SheetColumn("Assessor’s judgement", 34)),
    *(SheetColumn("Latest update", 60), SheetColumn("Updated", 18)),
)


def paper_xlsx(paper: CommitteePaper) -> bytes:
    """The paper's own figures and rows as a workbook."""
    return xlsx_bytes(paper_sheets(paper), (paper.progress_key, paper.impact_key))


def paper_sheets(paper: CommitteePaper) -> tuple[Sheet, ...]:
    """Actions first; then each table of figures that the paper shows."""
    with speaking(lambda: paper.keys):
        return (*row_sheets(paper), *_changed(paper), *part_sheets(paper))


def row_sheets(paper: CommitteePaper) -> tuple[Sheet, ...]:
    """Those that every kind of paper has, made from the rows and not from its tables."""
    with speaking(lambda: paper.keys):
        actions = action_sheet(paper.position, paper.progress_key, paper.impact_key)
        return (actions, *_figures(paper))


def action_sheet(
    position: Position,
    progress_key: Key,
    impact_key: Key,
    areas: Mapping[str, str] | None = None,
) -> Sheet:
    """Every action of a position: appendix 1 of a paper, and the export of a plan's list; there
    with the word of each practice area by its code."""
    labels = {priority.ref: priority.label for priority in position.priorities}
    rows = tuple(
        _action_row(action, position, labels, progress_key, impact_key)
        for action in position.actions
    )
    columns: tuple[SheetColumn, ...] = ACTION_COLUMNS
    if areas is not None:
        columns = (*columns, SheetColumn("Practice area", 24))
        told = (areas.get(action.practice_area) for action in position.actions)
        rows = tuple((*row, area) for row, area in zip(rows, told, strict=True))
    return Sheet("Actions", columns, rows, f"Every action. {_when(position)}")


def _when(position: Position) -> str:
    later = " Entries recorded later are included." if position.include_later else ""
    return (
        f"As at {day_words(position.as_at)}, record entry {position.entry}.{later} "
        f"{not_counted(position)}"
    )


def _action_row(
    action: ActionRow,
    position: Position,
    labels: dict[str, str],
    progress_key: Key,
    impact_key: Key,
) -> tuple[Value, ...]:
    judged = action.judgement_reason or "No reason is held" if action.below_standard else None
    return (
        *(action.ref, action.title, labels.get(action.priority, "No priority")),
        *(action.lead, action.owner, action.starts_on, action.original_due, action.due),
        *(action.moves, action.days_moved, action.days_overdue(position.as_at)),
        progress_key.word(action.progress),
        "Yes" if action.should_have_started else None,
        action.state or None,
        "Yes" if action.counted else "No",
        action.signed_off_on,
        *(impact_key.word(action.impact), action.impact_on),
        impact_key.word(action.impact_was) if action.impact_was else None,
        *(judged, action.latest_update or None, action.updated_on),
    )


def _figures(paper: CommitteePaper) -> Iterator[Sheet]:
    position = paper.position
    yield _by_priority(paper, paper.progress_key)
    if position.impact_level == "action":
        yield _by_priority(paper, paper.impact_key)
    yield _shares(position, _when(position))
    if paper.earlier:
        yield _comparison(paper, paper.earlier)
    if paper.laid_out.has("exceptions"):
        yield _exceptions(paper)
    yield _findings(paper)


def _by_priority(paper: CommitteePaper, key: Key) -> Sheet:
    position = paper.position
    groups = (*by_priority(position), ("Whole plan", position.counted))
    counts = progress_counts if key.kind == "Progress" else impact_counts
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (label, *counts(actions).values(), len(actions), *_late(position, key, actions))
        for label, actions in groups
    )
    levels = Progress if key.kind == "Progress" else Impact
    heads = (f"{key.kind}: {key.word(level)}" for level in levels)
    columns = (
        SheetColumn("Priority", 32),
        *(SheetColumn(head, 22) for head in heads),
        SheetColumn("All"),
        *((SheetColumn("Overdue"),) if key.kind == "Progress" else ()),
    )
    note = f"{key.kind} by priority, number of actions. {_when(position)}"
    return Sheet(f"{key.kind} by priority", columns, rows, note)


def _late(position: Position, key: Key, actions: Iterable[ActionRow]) -> Iterator[int]:
    """How many are overdue, which is said of work only."""
    if key.kind == "Progress":
        yield sum(row.days_overdue(position.as_at) > 0 for row in actions)


def _shares(position: Position, note: str) -> Sheet:
    columns = (
        *(SheetColumn("Figure", 48), SheetColumn("Count"), SheetColumn("Of")),
        SheetColumn("Percentage", 18),
    )
    rows = tuple(
        (name, each.share.count, each.share.whole, each.share.percent)
        for name, each in figures(position).items()
    )
    return Sheet("Figures", columns, rows, f"Each percentage with its count. {note}")


def _comparison(paper: CommitteePaper, earlier: Position) -> Sheet:
    then, now = day_words(earlier.as_at), day_words(paper.position.as_at)
    columns = (
        *(SheetColumn("Figure", 48), SheetColumn(f"{then}: count"), SheetColumn(f"{then}: of")),
        *(SheetColumn(f"{now}: count"), SheetColumn(f"{now}: of")),
    )
    rows = tuple(
        (each.label, each.before.count, each.before.whole, each.now.count, each.now.whole)
        for each in comparisons(earlier, paper.position)
    )
    return Sheet("Since you last met", columns, rows, f"What changed from {then} to {now}.")


def _changed(paper: CommitteePaper) -> Iterator[Sheet]:
    """Of a paper that tells it: it holds rows of the earlier position, so no open data has it."""
    earlier = paper.earlier
    if earlier is None or not paper.laid_out.has("since"):
        return
    then, now = day_words(earlier.as_at), day_words(paper.position.as_at)
    columns = (
        *(SheetColumn("What changed", 36), SheetColumn("Reference", 12), SheetColumn("What", 50)),
        *(SheetColumn(then, 24), SheetColumn(now, 24)),
    )
    rows = tuple(
        (change.kind, each.name, each.title, each.before, each.now)
        for change in changes(earlier, paper.position, paper.progress_key, paper.impact_key)
        for each in change.subjects
    )
    signals = tuple(
        (SIGNALS, each.reference, each.name, each.before, each.now) for each in paper.signals
    )
    note = f"Each that changed from {then} to {now}; where dates moved, the actions say so."
    yield Sheet("What changed", columns, (*rows, *signals), note)


def _exceptions(paper: CommitteePaper) -> Sheet:
    columns = (
        *(SheetColumn("What", 18), SheetColumn("Title", 50), SheetColumn("Why it is here", 60)),
        SheetColumn("Latest update", 60),
    )
    rows = tuple(
        (row.name, row.title, " ".join(row.reasons), row.latest_update or None)
        for row in exceptions(paper)
    )
    note = f"What must not be overlooked. {_when(paper.position)}"
    return Sheet("Exceptions", columns, rows, note)


def _findings(paper: CommitteePaper) -> Sheet:
    columns = (
        *(SheetColumn("Reference", 10), SheetColumn("Finding", 60), SheetColumn("Kind", 24)),
        *(SheetColumn("Inspection", 32), SheetColumn("Finding’s own status", 22)),
        *(SheetColumn("Actions", 24), SheetColumn("Impact rating", 22)),
    )
    rows = tuple(
        (
            *(each.ref, each.text, each.kind, each.inspection, each.status),
            ", ".join(each.actions) or "No action answers this finding",
            paper.impact_key.word(each.impact) if each.impact else None,
        )
        for each in paper.position.findings
    )
    note = f"Each finding and the actions that answer it. {_when(paper.position)}"
    return Sheet("Findings", columns, rows, note)
