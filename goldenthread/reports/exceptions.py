"""What a committee must not overlook, each with its reasons in sentences. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.plans.ratings import Impact, Progress
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    FindingRow,
    PriorityRow,
    Rated,
)
from goldenthread.reports.wording import level_word, long_date, number_of


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One subject that stands out. `subject` is "Finding", "Priority", "Action" or "Other"."""

    subject: str
    ref: str
    title: str
    reasons: tuple[str, ...]
    latest_update: str = ""

    @property
    def name(self) -> str:
        return f"{self.subject} {self.ref}" if self.ref else self.subject


def exceptions(paper: CommitteePaper) -> tuple[ExceptionRow, ...]:
    """Findings first, then priorities, actions and what was added by hand; each subject once."""
    position = paper.position
    found = (
        *(_finding(paper, finding) for finding in position.findings),
        *(_priority(paper, priority) for priority in position.priorities),
        *(_action(paper, action) for action in position.counted),
        *(
            ExceptionRow("Other", other.ref, other.title, (other.sentence,))
            for other in paper.other_exceptions
        ),
    )
    return tuple(row for row in found if row.reasons)


def _finding(paper: CommitteePaper, finding: FindingRow) -> ExceptionRow:
    none = () if finding.actions else ("No action answers this finding.",)
    reasons = (*none, *_impact_reasons(paper, finding))
    return ExceptionRow("Finding", finding.ref, finding.text, reasons)


def _priority(paper: CommitteePaper, priority: PriorityRow) -> ExceptionRow:
    reasons = tuple(_impact_reasons(paper, priority))
    return ExceptionRow("Priority", priority.ref, priority.title, reasons)


def _action(paper: CommitteePaper, action: ActionRow) -> ExceptionRow:
    reasons = (*_progress_reasons(paper, action), *_impact_reasons(paper, action))
    return ExceptionRow("Action", action.ref, action.title, reasons, action.latest_update)


def _progress_reasons(paper: CommitteePaper, action: ActionRow) -> Iterator[str]:
    word = level_word(paper.progress_key, action.progress)
    if action.progress is Progress.OFF_TRACK:
        yield f"Progress: {word}."
    if action.should_have_started:
        yield f"Progress: {word}, should have started on {long_date(action.starts_on)}."
    if days := action.days_overdue(paper.position.as_at):
        yield f"{number_of(days, 'day')} overdue on its current date, {long_date(action.due)}."


def _impact_reasons(paper: CommitteePaper, row: Rated) -> Iterator[str]:
    if row.impact is None:
        return
    word = level_word(paper.impact_key, row.impact)
    if row.impact_was is not None:
        yield f"Impact: {word}, gone back from {level_word(paper.impact_key, row.impact_was)}."
    elif row.impact is Impact.WORSE:
        yield f"Impact: {word}."
    if row.below_standard:
        reason = row.judgement_reason or "no reason is held."
        yield f"Impact: {word} is the assessor’s judgement, below the standard: {reason}"
