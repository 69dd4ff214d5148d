"""ILACS: inspections of local authority children's services, standard and short, since 2018."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..blocks import places_of
from ..dates import Span
from ..document import Document
from ..findings import read_findings
from ..judgements import AREA_NAMES, GRADES, Heading, Table, area_of, read_headings, read_table
from ..model import Doubt, Judgement, Kind, Read, Report
from ..names import authority_name
from ..opening import read_inspection_dates, read_inspector, read_published

_SERVICES = r"(?:local authority )?children[’']s (?:social care |and families )?services"
_OF = r"(?<!area )inspection of"  # not a joint targeted area inspection
_TITLES = (  # "X / Inspection of children's services"; "Inspection of X children's services"
    re.compile(rf"(?P<who>.{{3,90}}?)\s+{_OF} {_SERVICES}", re.IGNORECASE),
    re.compile(rf"{_OF} (?P<who>(?!{_SERVICES}).{{3,90}}?) {_SERVICES}", re.IGNORECASE),
    re.compile(rf"{_OF} {_SERVICES}(?P<who>.{{0,90}})", re.IGNORECASE),
)
_LONGEST_SHORT = 7  # days from first to last: short inspections take 4, standard ones 11
_LAST_DAY_WITH_OVERALL_GRADE = date(2026, 3, 31)


def title_at(document: Document) -> int | None:
    """The title stands before the first label on page 1."""
    title = _title(document)
    of = re.search(_OF, title[0], re.IGNORECASE) if title else None
    return title.start() + of.start() if title and of else None


def _title(document: Document) -> re.Match[str] | None:
    text = document.opening.title_text
    return next((match for title in _TITLES if (match := title.search(text))), None)


def read(document: Document) -> Report:
    span, places = read_inspection_dates(document.opening)
    table = read_table(document.cleaned.lines)
    headings = read_headings(document.blocks, document.cleaned.body_size)
    findings = read_findings(document.cleaned.lines, document.cleaned.body_size)
    judgements, repaired = _judgements(table, headings)
    report = Report(
        kind=_kind(span),
        pages=document.pages,
        authority=_authority(document),
        inspection_start=Read(span.start, places) if span.start else None,
        inspection_end=Read(span.end, places) if span.end else None,
        published=read_published(document.opening),
        lead_inspector=read_inspector(document.opening),
        judgements=judgements,
        improvements=findings.items,
    )
    doubts = [
        *_opening_doubts(report, span),
        *repaired,
        *_judgement_doubts(report, table, headings),
        *(Doubt(sentence, "improvements", index) for sentence, index in findings.notes),
    ]
    return replace(report, doubts=tuple(doubts))


def _kind(span: Span) -> Kind:
    """No ILACS report says whether it is standard or short: its days do."""
    if span.start is None or span.end is None:
        return Kind.ILACS
    short = (span.end - span.start).days <= _LONGEST_SHORT
    return Kind.ILACS_SHORT if short else Kind.ILACS_STANDARD


def _authority(document: Document) -> Read[str] | None:
    match = _title(document)
    name = authority_name(re.sub(r"^\s*(?:in|of)\s+", "", match["who"])) if match else ""
    return Read(name, places_of(document.opening.title)) if name else None


def _judgements(
    table: Table, headings: Sequence[Heading]
) -> tuple[tuple[Judgement, ...], list[Doubt]]:
    """The table's judgements; what it does not give is taken from the sections' headings."""
    if not table.judgements:
        found = tuple(heading.judgement for heading in headings)
        sentence = "The table of judgements could not be read"
        sentence += ": these grades are from the sections’ headings." if found else "."
        return found, [Doubt(sentence, "judgements")]
    judgements, doubts = list(table.judgements), []
    repeated = _by_area(headings)
    for index, judgement in enumerate(judgements):
        if judgement.grade is None:
            other = repeated.get(_key(judgement))
            judgements[index] = replace(other, area=judgement.area) if other else judgement
            source = f"its section’s heading on page {other.places[0].page}" if other else ""
            sentence = "No grade could be read in the table for this row"
            sentence += f": it is from {source}." if other else "."
            doubts.append(Doubt(sentence, "judgements", index))
    return tuple(judgements), doubts


def _by_area(headings: Sequence[Heading]) -> dict[str, Judgement]:
    return {heading.area: heading.judgement for heading in headings}


def _key(judgement: Judgement) -> str:
    area = area_of(judgement.area)
    return area[0] if area else judgement.area.casefold()


def _opening_doubts(report: Report, span: Span) -> Iterator[Doubt]:
    if report.authority is None:
        yield Doubt("The title does not name the authority.", "authority")
    if report.inspection_start is None:
        yield Doubt(
            f"The first day of the inspection could not be read: {span.reason}.", "inspection_start"
        )
    if report.inspection_end is None:
        yield Doubt(
            f"The last day of the inspection could not be read: {span.reason}.", "inspection_end"
        )
        yield Doubt(
            "Without both days it cannot be told whether this is a standard or a short inspection.",
            "kind",
        )
    if span.days_printed > 2:
        yield Doubt(
            "More than one span of days is printed: the first and the last day were taken.",
            "inspection_end",
        )
    if report.lead_inspector is None:
        yield Doubt("No lead inspector is named on page 1.", "lead_inspector")


def _judgement_doubts(report: Report, table: Table, headings: Sequence[Heading]) -> Iterator[Doubt]:
    for text in table.unmatched:
        yield Doubt(
            f"The grade “{text}” in the table belongs to no row that was read.", "judgements"
        )
    for area in _missing_areas(report):
        yield Doubt(f"No judgement on “{AREA_NAMES[area]}” was found.", "judgements")
    repeated = _by_area(headings)
    for index, judgement in enumerate(report.judgements):
        if judgement.grade and judgement.grade not in GRADES:
            yield Doubt(
                f"“{judgement.grade_text}” is not one of Ofsted’s four grades.", "judgements", index
            )
        other = repeated.get(_key(judgement))
        if other and judgement.grade and other.grade != judgement.grade:
            yield Doubt(
                f"The table says “{judgement.grade_text}”, the heading on page "
                f"{other.places[0].page} says “{other.grade_text}”.",
                "judgements",
                index,
            )


def _missing_areas(report: Report) -> Iterator[str]:
    read = {_key(judgement) for judgement in report.judgements}
    yield from (area for area in ("leaders", "help and protection") if area not in read)
    if "in care and care leavers" not in read:
        yield from (area for area in ("in care", "care leavers") if area not in read)
    start = report.inspection_start
    if "overall" not in read and not (start and start.value > _LAST_DAY_WITH_OVERALL_GRADE):
        yield "overall"
