"""What happened to committee papers, past tense, each with its sentence."""

from goldenthread.ledger.events import Rows, event
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import Section


def _written(rows: Rows) -> str:
    return f"Written: {Section(rows['reports.papertext']['section']).label}"


def _published(rows: Rows) -> str:
    row = rows["reports.paperedition"]
    return f"Edition {row['edition']} published: {row['title']}, as at {row['as_at']}"


event("paper.drafted", "Paper begun")
event("paper.part_two_begun", "Part 2 of a paper begun: the public may not read it")
event("paper.brought_back", "What was published elsewhere was brought back")
event("paper.changed", "The paper’s meeting, position or status was changed")
event("paper.written", _written)


def _clearance(rows: Rows) -> str:
    row = rows["reports.clearance"]
    return f"{row['step']}: {'cleared' if row['is_cleared'] else 'returned'}"


event("paper.section_given", "Who writes a section, and by when, was set")
event("paper.commented", "Comment on a section")
event("paper.comment_resolved", "Comment dealt with")
event("paper.clearance_given", _clearance)
event("clearance.set", "How papers are cleared before they are published was set")
event("paper.published", _published)
event("paper.withdrawn", "Paper withdrawn: the public can no longer read it")
event("paper.edition_begun", "A new edition of the paper was begun")


def _template(rows: Rows) -> str:
    return f"Word template: {KINDS[rows['reports.wordtemplate']['kind']].name}"


event("paper.template_set", lambda rows: f"{_template(rows)}, taken into use")
event("paper.template_dropped", lambda rows: f"{_template(rows)}, no longer used")
event(
    "paper.status_set",
    lambda rows: f"Whether it is for the public: {KINDS[rows['reports.kindstatus']['kind']].name}",
)
event(
    "paper.layout_changed",
    lambda rows: f"Layout changed: {KINDS[rows['reports.paperlayout']['kind']].name}",
)
