"""The kinds of document, each with a reader.

modern.gov names its pages in their first heading; what has no such heading is known by what it
holds. To add a kind, write its reader and put it here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..lines import Line, Role
from ..model import Kind, Record
from ..page import Page
from . import committee, item, meeting, paper, register

READERS: dict[Kind, Callable[[Page], Record]] = {
    Kind.MEETING: meeting.read,
    Kind.ISSUE_MEETINGS: item.read_issue,
    Kind.AGENDA_ITEM: item.read_item,
    Kind.ISSUE: register.read_issue,
    Kind.DECISION: register.read_decision,
    Kind.COMMITTEE: committee.read_committee,
    Kind.COMMITTEES: committee.read_committees,
    Kind.MEETINGS: committee.read_meetings,
    Kind.REPORT: paper.read,
    Kind.OTHER: item.read_other,
}
_TITLES = (
    (Kind.ISSUE_MEETINGS, r"issue - (?:meetings|decisions|items? at meetings.*)"),
    (Kind.ISSUE, r"issue details|forward plan|plan item(?: details)?"),
    (Kind.AGENDA_ITEM, r"agenda item"),
    (Kind.DECISION, r"decision details|decision"),
    (Kind.COMMITTEE, r"committee details|outside body details"),
    (Kind.COMMITTEES, r"committee structure|committees"),
    (Kind.MEETINGS, r"browse meetings|meetings|list of meetings"),
    (
        Kind.MEETING,
        r"(?:public )?(?:agenda|minutes|decisions|meeting|draft minutes|meeting documents)"
        r"(?:,? (?:and )?(?:draft |printed )?(?:agenda|decisions|minutes|items))*"
        r"|(?:agenda|cofnodion|penderfyniadau|cyfarfod)(?:,? (?:a )?(?:phenderfyniadau"
        r"|penderfyniadau|chofnodion|cofnodion))*",
    ),
)
_TITLE = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _TITLES]
_ADDRESSES = (
    (Kind.MEETING, r"[ic]elistdocuments"),
    (Kind.ISSUE_MEETINGS, r"ieissuedetails|mgdecisiondetails"),
    (Kind.AGENDA_ITEM, r"mgai\."),
    (Kind.ISSUE, r"mgissuehistory"),
    (Kind.DECISION, r"iedecisiondetails"),
    (Kind.COMMITTEE, r"mgcommitteedetails"),
    (Kind.COMMITTEES, r"mglistcommittees"),
    (Kind.MEETINGS, r"ielistmeetings"),
)


def kind_of(page: Page) -> Kind:
    """What the page calls itself; else where it was published; else what it holds."""
    for line in page.lines[:6]:
        for kind, words in _TITLE:
            if words.fullmatch(line.text.strip(" .:")) and _is_heading(line, page, kind):
                return kind
    for kind, name in _ADDRESSES:
        if re.search(name, page.address.value or "", re.IGNORECASE):
            return kind
    return _by_content(page)


def _is_heading(line: Line, page: Page, kind: Kind) -> bool:
    """A single word like "Minutes" must stand as a heading where the page knows headings; a label
    "DECISION" below a title is none."""
    if kind is Kind.DECISION and line.text.isupper() and line is not page.lines[0]:
        return line.role is Role.TITLE
    styled = any(each.role is Role.TITLE for each in page.lines[:30])
    return not styled or line.role is Role.TITLE


def _by_content(page: Page) -> Kind:
    if any(item.BLOCK.match(line.text) for line in page.lines):
        return Kind.ISSUE_MEETINGS
    if register.is_decision(page.lines):
        return Kind.DECISION
    if paper.is_paper(page.lines):
        return Kind.REPORT
    return Kind.MEETING if meeting.has_items(page.lines) else Kind.OTHER


def read(page: Page) -> Record:
    """The record. A page of a meeting on which no items can be told apart is read as one item."""
    kind = kind_of(page)
    if kind is Kind.MEETING and not meeting.has_blocks(page.lines) and item.says_more(page.lines):
        kind = Kind.AGENDA_ITEM if item.names_meeting(page.lines) else Kind.OTHER
    return READERS[kind](page)
