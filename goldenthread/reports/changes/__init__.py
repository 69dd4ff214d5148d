"""Everything that changes papers, as verbs. Nothing else saves."""

from goldenthread.reports.changes.papers import (
    PaperInput,
    authors_of,
    begin_edition,
    change_paper,
    draft_paper,
    publish_paper,
    state_of,
    withdraw_paper,
    write_section,
)

__all__ = [
    "PaperInput",
    "authors_of",
    "begin_edition",
    "change_paper",
    "draft_paper",
    "publish_paper",
    "state_of",
    "withdraw_paper",
    "write_section",
]
