"""A report put to a meeting. It recommends: nothing in it is decided, and nothing is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..dates import first_day
from ..doubts import later_than
from ..heads import head_of
from ..lines import Line, Role
from ..model import Document, Doubt, Item, Kind, Paper, Proposal, Read, Record, missing
from ..page import Page, labelled
from ..verbs import acts_of
from ..words import Mark, mark_of
from .common import record

_LABELS = {
    "report title": "title", "subject/title": "title", "subject": "title", "title": "title",
    "title of report": "title", "report of": "of", "report by": "of", "report from": "of",
    "report author": "of", "lead officer": "of", "report reference no": "reference",
    "report reference number": "reference", "report number": "reference", "report ref": "reference",
    "report reference": "reference", "report no": "reference", "ward(s) affected": "wards",
    "wards affected": "wards", "wards": "wards", "divisions affected": "wards",
    "date of meeting": "on", "meeting date": "on",
}  # fmt: skip
_HEADING = re.compile(
    r"(?:(?P<number>\d{1,2})(?:\.0)?[.)]?\s+)?(?P<name>[A-Z][A-Za-z’'/&,() -]{3,90}?)\s*:?",
    re.DOTALL,
)
_RECOMMENDS = re.compile(
    r"(?:officer |proposed )?recommendation\(?s?\)?(?: to (?:the )?[\w ]{3,60})?", re.IGNORECASE
)
_REASONS = re.compile(r"reasons? for (?:the )?recommendation\(?s?\)?|reasons?", re.IGNORECASE)
_OPTIONS = re.compile(
    r"(?:other|alternative)? ?options(?: considered| appraisal)?(?: and rejected)?", re.IGNORECASE
)
_APPENDICES = re.compile(
    r"(?P<what>Appendices|Appendix|Annexes|Background Papers?|Background Documents?)"
    r"\s*(?::\s*(?P<rest>.*))?",
    re.IGNORECASE,
)
_NAMED_ROW = re.compile(r"[A-Z][\w /()-]{2,40}:")
_COMPLETE = re.compile(r"(?:\b(?:19|20)\d\d(?:/\d\d)?|[.;)\d])$")
_STEM = re.compile(r"(?:[:-]|\bto|\bthat)$", re.IGNORECASE)


def is_paper(lines: Sequence[Line]) -> bool:
    """Whether the document is a report: it says whose, and recommends."""
    heads = {line.text.partition(":")[0].strip().lower() for line in lines[:30] if ":" in line.text}
    names = {_LABELS.get(head) for head in heads}
    recommends = any(_is(_RECOMMENDS, line) for line in lines)
    return recommends and ("of" in names or "reference" in names or {"title", "on"} <= names)


def read(page: Page) -> Record:
    """The report's head, what it recommends, why, what else was considered, its papers."""
    lines = page.lines
    found = labelled(lines[:40], _LABELS)
    head = head_of(lines, most=14)
    sections = dict(_sections(lines))
    proposals = tuple(_proposals(sections.get("recommendations", [])))
    paper = Paper(
        reference=found.get("reference") or missing("The report has no reference."),
        report_of=found.get("of") or missing("The report does not say whose it is."),
        wards=found.get("wards") or missing("No line of the report’s head names wards."),
        proposals=proposals,
        reasons=_text(sections.get("reasons", []), "The report gives no reasons."),
        options=_text(sections.get("options", []), "The report names no other options."),
    )
    title = found.get("title") or missing("The report has no title of its own.")
    item = _item(title, proposals, tuple(_documents(lines)))
    meeting = replace(
        head.meeting(), items=(item,),
        status=missing("It is a report for a meeting: whether that took place, it does not say."),
    )  # fmt: skip
    doubts = [*head.doubts, *later_than(meeting.on.value, lines), *_doubts(found, meeting.on.value)]
    if not proposals:
        doubts.append(Doubt("The report’s recommendations are not in this copy."))
    result = record(Kind.REPORT, page, title, [meeting], doubts)
    return replace(result, paper=paper)


def _doubts(found: dict[str, Read[str]], on: object) -> Iterator[Doubt]:
    read = found.get("on")
    if read and read.value and on is None and first_day(read.value) is None:
        yield Doubt(f"“{read.value[:60]}” is no date.", read.place)


def _item(title: Read[str], proposals: tuple[Proposal, ...], papers: tuple[Document, ...]) -> Item:
    none: Read[str] = missing("A report does not say which item of the agenda it is.")
    return Item(
        none, none, none, title,
        purpose=missing("See the report’s recommendations."),
        proposals=proposals, documents=papers,
        reasons=missing("Nothing is decided in a report."),
        options_rejected=missing("Nothing is decided in a report."),
    )  # fmt: skip


# Sections


def _is(pattern: re.Pattern[str], line: Line) -> bool:
    match = _HEADING.fullmatch(line.text) if len(line.text) < 110 else None
    return bool(match and pattern.fullmatch(match["name"].strip()))


def _sections(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The three sections that are asked for, each up to the next heading."""
    known = (("recommendations", _RECOMMENDS), ("reasons", _REASONS), ("options", _OPTIONS))
    for name, pattern in known:
        start = next((i for i, line in enumerate(lines) if _is(pattern, line)), None)
        if start is not None:
            yield name, _until_heading(lines, start)


def _until_heading(lines: Sequence[Line], start: int) -> list[Line]:
    match = _HEADING.fullmatch(lines[start].text)
    number = int(match["number"]) if match and match["number"] else None
    found: list[Line] = []
    for line in lines[start + 1 :]:
        heading = _HEADING.fullmatch(_unbulleted(line.text)) if len(line.text) < 110 else None
        if line.role is Role.HEADING or (heading and _ends(heading, number)):
            break
        found.append(line)
    return found


def _unbulleted(text: str) -> str:
    return text[2:] if text.startswith("- ") else text


def _ends(heading: re.Match[str], number: int | None) -> bool:
    """Whether a heading begins another section: the next number; or none are numbered."""
    if number is not None:
        return heading["number"] is not None and int(heading["number"]) == number + 1
    return heading["number"] is None and heading["name"].strip().lower().startswith(
        ("reason", "background", "option", "other options", "alternative", "implication", "legal",
         "financ", "purpose", "introduction", "executive summary", "consultation", "main", "key")
    )  # fmt: skip


def _text(lines: Sequence[Line], reason: str) -> Read[str]:
    if not lines:
        return missing(reason)
    words = [_plain(line)[1] for line in lines]
    return Read("\n".join(words), lines[0].place)


def _plain(line: Line) -> tuple[Mark | None, str]:
    """A paragraph without its bullet and number: ("3.1", the words)."""
    mark = mark_of(line.text)
    if (
        mark
        and mark.style == "bullet"
        and (inner := mark_of(mark.rest))
        and inner.style == "number"
    ):
        mark = inner
    return mark, mark.rest if mark else line.text


def _proposals(lines: Sequence[Line]) -> Iterator[Proposal]:
    """What is recommended, a row each. A paragraph that ends in a colon is over its bullets."""
    stem = False
    listed = [(line, *_plain(line)) for line in lines]
    for index, (line, mark, words) in enumerate(listed):
        after = listed[index + 1][1] if index + 1 < len(listed) else None
        if _STEM.search(words.strip()) and after is not None:
            stem = True
            continue
        if mark is None and not stem and index and listed[index - 1][1] is not None:
            continue  # a remark below the list
        number = mark.value or None if mark else None
        yield Proposal(words.rstrip(";"), line.place, acts_of(words), number)


# Papers


def _documents(lines: Sequence[Line]) -> Iterator[Document]:
    """Appendices and background papers, as the table at a report's end names them."""
    role = ""
    held: Document | None = None
    for line in lines:
        match = _APPENDICES.fullmatch(line.text)
        if match:
            role = "background" if match["what"].lower().startswith("back") else "appendix"
            words = (match["rest"] or "").strip()
        elif not role or _NAMED_ROW.match(line.text) or len(line.text) > 160:
            role, words = "", ""
        else:
            words = line.text
        if held and role == held.role and words and not match and _continues(held.title, words):
            held = replace(held, title=f"{held.title} {words}")
            continue
        if held:
            yield held
        held = Document(words, line.place, role) if words and _is_name(words) else None
    if held:
        yield held


def _continues(title: str, words: str) -> bool:
    """Whether a row goes on with the title above it, which did not fit on its line."""
    return not _COMPLETE.search(title) and not re.match(r"(?:Appendix|Annex)\b", words)


def _is_name(words: str) -> bool:
    """A paper's title, and no sentence ("Appendix 1 provides…")."""
    return not re.search(
        r"\b(?:provides?|sets? out|is|are|can|details|shows?|contains?|None)\b", words
    )
