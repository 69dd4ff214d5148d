"""JTAI: letters on joint targeted area inspections, 2016 to 2020 and since 2022."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.documents.layout.lines import Line, join_lines
from goldenthread.documents.layout.ruling import Rules

from ..blocks import places_of
from ..document import Document
from ..letters import read_days, read_letter_date, read_statement, read_statement_due
from ..model import Kind, Read, Report
from ..names import authority_name
from ..sections import split_sections
from .common import Doubts, days_read, items_of, pattern, patterns

_TITLE = pattern(r"joint targeted area (?:re-?)?inspection (?:of|into|in)\b")
_SUBJECT = pattern(r"(?:re:?\s+)?joint targeted area (?:re-?)?inspection\b")
_HEADINGS = patterns(
    priority=r"areas? (?:for|of) priority actions?:?",
    improve=r"areas? for improvements?:?|what needs to (?:be )?improved?\s?\??:?",
    strengths=r"(?:key )?strengths:?",
    headline=r"headline findings:?",
    main=r"(?:main )?findings:?",
    context=r"context:?",
    box=r"(?:case|practice) (?:study|example|studies)\b.{0,80}",
    next=r"next steps:?",
)
_TOLD = pattern(r"\b(?:inspection|JTAI|inspectorate|ofsted)\b")
_NAME = r"(?P<who>[A-Z][\w.’'&-]*(?:,? (?:and|upon|on|of|the|with|in|[A-Z&][\w.’'&-]*))*)"
_AREA = re.compile(r"(?i:inspection of) (?!the multi)(?:the )?(?P<who>.{3,90}?)\.?$")
_ENDS_IN = re.compile(rf".*\bin (?:the )?{_NAME}(?: local)?(?: authority)?(?: area)?\.?$")
_MENTIONED = re.compile(
    rf"(?:individual agencies|multi-agency response to .{{3,160}}) in (?:the )?{_NAME}"
)
_LONGEST_SUBJECT = 4  # lines


def title_at(document: Document) -> int | None:
    match = _TITLE.search(document.opening_text)
    return match.start() if match else None


def read(document: Document) -> Report:
    letter = read_letter_date(document)
    span, places = read_days(document.blocks, _TOLD, letter.value if letter else None)
    lines = _outside_frames(document)
    sections = split_sections(lines, _HEADINGS, document.cleaned.body_size)
    priority = items_of(sections, "priority", long=True)
    improvements = items_of(sections, "improve", long=True)
    strengths = items_of(sections, "strengths", long=True)
    first_day, last_day = days_read(span, places)
    report = Report(
        kind=Kind.JTAI,
        pages=document.pages,
        authority=_authority(document),
        inspection_start=first_day,
        inspection_end=last_day,
        published=letter,
        outcome=read_statement(document.blocks),
        priority_actions_intro=priority.intro,
        priority_actions=priority.items,
        improvements=improvements.items,
        strengths=strengths.items,
        statement_due=read_statement_due(document.blocks),
    )
    doubts = Doubts()
    doubts.span(span)
    _doubts(report, doubts)
    for section in sections:
        if section.key == "box" and section.heading:
            doubts.add(
                f"A case study stands without a frame on page {section.heading.page}: what follows "
                "it up to the next heading was left out.",
                "improvements",
            )
    doubts.items("priority_actions", priority)
    doubts.items("improvements", improvements)
    return report.with_doubts(doubts.found())


def _doubts(report: Report, doubts: Doubts) -> None:
    if report.authority is None:
        doubts.add("The letter’s subject does not name the area.", "authority")
    if report.published is None:
        doubts.add("The letter’s date was not found at its head.", "published")
    if report.outcome is None:
        doubts.add("No sentence asks for a written statement of proposed action.", "outcome")
    if report.statement_due is None:
        doubts.add("No day was found by which the written statement is due.", "statement_due")
    if not report.improvements and not report.priority_actions:
        doubts.add("No area for improvement was found.", "improvements")


def _outside_frames(document: Document) -> Sequence[Line]:
    """Case studies stand in frames, in the middle of a list even. A frame round all is none."""
    lines = document.cleaned.lines
    free = [line for line in lines if not document.rules.get(line.page, Rules()).frames(line.box)]
    return free if 2 * len(free) > len(lines) else lines


def _authority(document: Document) -> Read[str] | None:
    """From the subject; where that names only a theme, from the letter's first paragraphs."""
    subject = _subject(document)
    text = join_lines([line.text for line in subject])
    if match := _ENDS_IN.match(text) if "multi-agency" in text else _AREA.search(text):
        return Read(authority_name(match["who"]), places_of(subject))
    for block in document.blocks:
        if match := _MENTIONED.search(block.text):
            return Read(authority_name(match["who"]), block.places)
    return None


def _subject(document: Document) -> list[Line]:
    """The line that begins with the title, and those below it in the same type."""
    lines = document.cleaned.lines
    start = next((i for i, line in enumerate(lines) if _SUBJECT.match(line.text)), len(lines))
    subject = list(lines[start : start + 1])
    for line in lines[start + 1 : start + _LONGEST_SUBJECT]:
        if line.bold != subject[0].bold or line.box.top - subject[-1].box.top > 1.6 * line.size:
            break
        subject.append(line)
    return subject
