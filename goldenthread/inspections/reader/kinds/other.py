"""What is of no kind that the reader knows: its opening, and lists below usual headings."""

from __future__ import annotations

from ..document import Document
from ..letters import read_letter_date
from ..model import Kind, Report
from ..opening import read_inspection_dates, read_named_inspector, read_published
from ..sections import split_sections
from .common import Doubts, days_read, items_of, patterns

_HEADINGS = patterns(
    priority=r"(?:areas? (?:for|of) )?priority (?:and immediate )?actions?:?",
    improve=r"areas? for (?:improvement|development)s?:?|recommendations:?"
    r"|what (?:needs|does .{3,60} need) to (?:be )?improved?\s?\??:?",
)


def title_at(document: Document) -> int:
    """Behind every title of a kind that is known."""
    return len(document.opening_text)


def read(document: Document) -> Report:
    span, places = read_inspection_dates(document.opening)
    sections = split_sections(document.cleaned.lines, _HEADINGS, document.cleaned.body_size)
    priority, improvements = (items_of(sections, key) for key in ("priority", "improve"))
    doubts = Doubts()
    doubts.add("The title is of no kind of report that the reader knows.", "kind")
    doubts.items("priority_actions", priority)
    doubts.items("improvements", improvements)
    first_day, last_day = days_read(span, places)
    return Report(
        kind=Kind.OTHER,
        pages=document.pages,
        inspection_start=first_day,
        inspection_end=last_day,
        published=read_published(document.opening) or read_letter_date(document),
        lead_inspector=read_named_inspector(document.cleaned.lines),
        priority_actions=priority.items,
        improvements=improvements.items,
        doubts=doubts.found(),
    )
