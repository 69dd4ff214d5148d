"""What a committee must not overlook: what stands out in the plan, as a paper has it. Pure."""

from dataclasses import dataclass

from goldenthread.plans import exceptions as plans
from goldenthread.reports.dataset import ActionRow, CommitteePaper, FindingRow, PriorityRow

# Each has a section or a list of its own in the paper.
TOLD_ELSEWHERE = frozenset({"complete-no-impact", "question-overdue"})
SUBJECTS = {FindingRow: "Finding", PriorityRow: "Priority", ActionRow: "Action"}


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One subject that stands out. `subject` is "Finding", "Priority" or "Action"."""

    subject: str
    ref: str
    title: str
    reasons: tuple[str, ...]
    latest_update: str = ""

    @property
    def name(self) -> str:
        return f"{self.subject} {self.ref}"


def exceptions(paper: CommitteePaper) -> tuple[ExceptionRow, ...]:
    """Findings first, then priorities and actions; each subject once, with all its reasons."""
    found = (_row(each) for each in paper.exceptions)
    return tuple(row for row in found if row.reasons)


def _row(found: plans.ExceptionRow) -> ExceptionRow:
    row = found.row
    return ExceptionRow(
        SUBJECTS[type(row)],
        row.ref,
        row.text if isinstance(row, FindingRow) else row.title,
        tuple(sentence for code, sentence in found.reasons if code not in TOLD_ELSEWHERE),
        row.latest_update if isinstance(row, ActionRow) else "",
    )
