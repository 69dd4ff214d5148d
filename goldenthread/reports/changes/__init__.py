"""Everything that changes papers, as verbs. Nothing else saves."""

from goldenthread.reports.changes.bringing import bring_copy, keep_copy
from goldenthread.reports.changes.clearance import give_clearance, set_clearance
from goldenthread.reports.changes.layouts import LayoutInput, set_paper_layout
from goldenthread.reports.changes.narrative import comment_section, give_section, resolve_comment
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
    writer_of,
)
from goldenthread.reports.changes.parts import begin_part_two
from goldenthread.reports.changes.reminding import claim_reminders, release_reminders
from goldenthread.reports.changes.statuses import set_kind_status
from goldenthread.reports.changes.templates import drop_template, set_template

__all__ = [
    "LayoutInput",
    "PaperInput",
    "authors_of",
    "begin_edition",
    "begin_part_two",
    "bring_copy",
    "change_paper",
    "claim_reminders",
    "comment_section",
    "draft_paper",
    "drop_template",
    "give_clearance",
    "give_section",
    "keep_copy",
    "publish_paper",
    "release_reminders",
    "resolve_comment",
    "set_clearance",
    "set_kind_status",
    "set_paper_layout",
    "set_template",
    "state_of",
    "withdraw_paper",
    "write_section",
    "writer_of",
]
