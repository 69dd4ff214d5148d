"""SIF: reports of the single inspection framework, 2013 to 2018.

The authority's findings and those of the local safeguarding children board (LSCB) stand apart:
until June 2015 below "What does the … need to improve?", since then in a first and a second
section "Recommendations".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.documents.layout import Place
from goldenthread.documents.layout.lines import Line, join_lines

from ..blocks import places_of, read_blocks
from ..document import Document
from ..items import Items, read_items
from ..judgements import GRADE_WORDS, Table, grade_of, read_table
from ..model import Judgement, Kind, Report
from ..opening import read_inspection_dates, read_named_inspector, read_published
from ..sections import Section, split_sections
from .common import Doubts, authority_in_title, days_read, joined, pattern, patterns

_TITLE = pattern(
    r"(?:^|(?P<who>.{3,90}?)\s+)(?P<title>(?:re-?)?inspection of (?:the )?services for children in "
    r"need of help)"
)
_BOARD_WORD = r"(?:LSCB|safeguarding (?:children.{0,2} )?board|board)"
_BOARD_TITLE = pattern(
    r"(?:^|(?P<who>.{3,90}?)\s+)"
    r"(?P<title>review of the effectiveness of (?:the )?local safeguarding)"
)
_LATEST_TITLE = 300  # characters: what names a review later only speaks of one
_HEADINGS = patterns(
    lscb=rf"what does (?:the )?.{{0,40}}{_BOARD_WORD}\b.{{0,12}} need to improve\s?\??",
    authority=r"what does .{3,60} need to improve\s?\??",
    lscb_only=rf"recommendations? (?:for|to|[–-]) .{{0,40}}{_BOARD_WORD}\b.{{0,12}}",
    recommendations=r"recommendations?(?: (?:for|to|[–-]) .{3,60}\D)?:?",
    lscb_part=rf"(?:section 2:? )?the (?:effectiveness of the )?local {_BOARD_WORD}"
    r"(?: \(?LSCB\)?)?",
    priority=r"(?:areas? for )?priority (?:and|or) immediate actions?:?"
    r"|(?:areas? for )?(?:immediate and )?priority actions?:?",
    improve=r"areas? for (?:improvement|development)s?:?",
    other=r"inspection findings\b.{0,60}|summary for children and young people.{0,40}"
    r"|(?:key |main )?(?:strengths|weaknesses)\b.{0,50}|.{0,50}\b(?:strengths|weaknesses):?"
    r"|information about this .{0,40}|progress since .{0,60}|summary of (?:key )?findings"
    r"|inspection judgements? about .{0,40}|.{0,50}\bfollowing strengths",
)
_ROW = pattern(
    r"(?:\d(?:\.\d)?\.?\s+)?(?=children (?:who|in) need|children looked after|adoption performance"
    r"|(?:the )?experiences? and progress of care|leadership, management|graded judgement)"
)
AREAS = {
    r"children (?:who|in) need": "Children who need help and protection",
    r"children looked after": "Children looked after and achieving permanence",
    r"adoption": "Adoption performance",
    r"(?:the )?experiences? and progress of care": "Experiences and progress of care leavers",
    r"leadership": "Leadership, management and governance",
}
OVERALL = "Overall judgement"
LSCB = "Local Safeguarding Children Board"
_GRADE_END = rf"(?P<grade>{GRADE_WORDS}|(?:not|un)judged|not judged|adequate)"
_OVERALL = pattern(
    r"(?:(?:the )?overall judgement (?:is|of)|(?:the )?children[’']s services\b).{0,90}?\b"
    rf"{_GRADE_END}\.?"
)
_LONGEST_SENTENCE = 3  # lines
_BOARD = r"the (?:\w+ ){0,5}safeguarding children.{0,2} board(?: \(\w+\))?"
_IS = rf",? (?:is |was |has been )?(?:judged (?:to be |as )?)?{_GRADE_END}"
_BOARD_IS = pattern(rf"{_BOARD}{_IS}\.?")
_EFFECTIVENESS_IS = pattern(
    rf"the (?:judgement (?:for|on|of) the )?effectiveness of {_BOARD} (?:is|was)"
    rf"(?: judged (?:to be|as))? {_GRADE_END}\.?"
)
_LSCB_IS = pattern(rf"the LSCB{_IS}(?: because)?:?")


def title_at(document: Document) -> int | None:
    match = _TITLE.search(document.opening_text)
    return match.start("title") if match else None


def board_title_at(document: Document) -> int | None:
    """A review of the board alone, which is of no kind of its own."""
    match = _BOARD_TITLE.search(document.opening_text[:_LATEST_TITLE])
    return match.start("title") if match and title_at(document) is None else None


def read_board(document: Document) -> Report:
    span, places = read_inspection_dates(document.opening)
    first_day, last_day = days_read(span, places)
    sections = split_sections(document.cleaned.lines, _HEADINGS, document.cleaned.body_size)
    *_, priority, recommendations = _findings(sections, "lscb")
    report = Report(
        kind=Kind.OTHER,
        pages=document.pages,
        authority=authority_in_title(document, _BOARD_TITLE),
        inspection_start=first_day,
        inspection_end=last_day,
        published=read_published(document.opening),
        lead_inspector=read_named_inspector(document.cleaned.lines),
        lscb_review_included=True,
        judgements=_given(_board(document)),
        lscb_priority_actions=priority.items,
        lscb_recommendations=recommendations.items,
    )
    doubts = Doubts()
    doubts.add("This is a review of a local safeguarding children board alone.", "kind")
    doubts.span(span)
    doubts.items("lscb_priority_actions", priority)
    doubts.items("lscb_recommendations", recommendations)
    return report.with_doubts(doubts.found())


def read(document: Document) -> Report:
    lines = document.cleaned.lines
    span, places = read_inspection_dates(document.opening)
    table = _table(lines)
    overall, board = _overall(document), _board(document)
    sections = split_sections(lines, _HEADINGS, document.cleaned.body_size)
    priority, improvements, lscb_priority, recommendations = _findings(sections)
    first_day, last_day = days_read(span, places)
    report = Report(
        kind=Kind.SIF,
        pages=document.pages,
        authority=authority_in_title(document, _TITLE),
        inspection_start=first_day,
        inspection_end=last_day,
        published=read_published(document.opening),
        lead_inspector=read_named_inspector(lines),
        reinspection=bool(re.search(r"\bre-?inspection of\b", document.opening_text[:400], re.I)),
        lscb_review_included=_includes_board(document),
        judgements=(*_given(overall), *_area_judgements(table), *_given(board)),
        priority_actions=priority.items,
        improvements=improvements.items,
        lscb_priority_actions=lscb_priority.items,
        lscb_recommendations=recommendations.items,
    )
    doubts = Doubts()
    doubts.span(span)
    _doubts(report, table, doubts)
    doubts.items("priority_actions", priority)
    doubts.items("improvements", improvements)
    doubts.items("lscb_priority_actions", lscb_priority)
    doubts.items("lscb_recommendations", recommendations)
    return report.with_doubts(doubts.found())


def _given(judgement: Judgement | None) -> tuple[Judgement, ...]:
    return (judgement,) if judgement else ()


def _doubts(report: Report, table: Table, doubts: Doubts) -> None:
    if report.authority is None:
        doubts.add("The title does not name the authority.", "authority")
    if report.published is None:
        doubts.add("The day of publication was not found on page 1.", "published")
    if report.lead_inspector is None:
        doubts.add("No lead inspector was found.", "lead_inspector")
    for text in table.unmatched:
        doubts.add(
            f"The grade “{text}” in the table belongs to no row that was read.", "judgements"
        )
    for area in _missing_areas(report):
        doubts.add(f"No judgement on “{area}” was found.", "judgements")
    for index, judgement in enumerate(report.judgements):
        if judgement.grade is None:
            doubts.add("No grade could be read in the table for this row.", "judgements", index)
    if not report.improvements:
        doubts.add("No recommendation for the authority was found.", "improvements")
    if report.lscb_review_included and not report.lscb_recommendations:
        doubts.add("No recommendation for the LSCB was found.", "lscb_recommendations")


def _missing_areas(report: Report) -> Iterator[str]:
    found = {judgement.area for judgement in report.judgements}
    expected = [OVERALL, *AREAS.values(), *([LSCB] if report.lscb_review_included else [])]
    yield from (area for area in expected if area not in found)


def _includes_board(document: Document) -> bool:
    return bool(re.search(r"review of the effectiveness of", document.opening_text[:700], re.I))


def _overall(document: Document) -> Judgement | None:
    """The sentence above the table on page 1, over up to three lines."""
    lines = document.cleaned.lines
    first = [line for line in lines if line.page == lines[0].page]
    for at in range(len(first)):
        for length in range(1, _LONGEST_SENTENCE + 1):
            part = first[at : at + length]
            text = join_lines([line.text for line in part])
            if match := _OVERALL.fullmatch(text):
                return _sentence(OVERALL, text, places_of(part), match)
    return None


def _board(document: Document) -> Judgement | None:
    """The LSCB's grade: in a heading of its own, in a sentence on page 1, or short."""
    return (
        _in_a_heading(document, _BOARD_IS)
        or _in_the_opening(document, _EFFECTIVENESS_IS)
        or _in_the_opening(document, _BOARD_IS)
        or _in_a_heading(document, _LSCB_IS)
    )


def _in_a_heading(document: Document, sentence: re.Pattern[str]) -> Judgement | None:
    for block in document.blocks:
        apart = block.bold or block.size > 1.05 * document.cleaned.body_size
        if block.mark is None and apart and (match := sentence.fullmatch(block.text)):
            text = block.text.removesuffix(":").removesuffix(" because")
            return _sentence(LSCB, text, block.places, match)
    return None


def _in_the_opening(document: Document, sentence: re.Pattern[str]) -> Judgement | None:
    match = sentence.search(document.opening_text)
    if not match:
        return None
    return _sentence(LSCB, match[0], document.places_of_opening(match.span()), match)


def _sentence(area: str, text: str, places: tuple[Place, ...], match: re.Match[str]) -> Judgement:
    return Judgement(area, _grade(match["grade"]), text.rstrip(" ."), places)


def _grade(text: str) -> str:
    return grade_of(text) or text


def _table(lines: Sequence[Line]) -> Table:
    """On page 1, or where it has too few rows there, on the second page too."""
    first = read_table([line for line in lines if line.page == lines[0].page], _ROW)
    return first if len(first.judgements) >= len(AREAS) else read_table(lines, _ROW)


def _area_judgements(table: Table) -> list[Judgement]:
    """Each row under the area's own name."""
    found = []
    for judgement in table.judgements:
        label = _ROW.sub("", judgement.area, count=1)
        name = next((name for begin, name in AREAS.items() if re.match(begin, label, re.I)), label)
        found.append(replace(judgement, area=name))
    return found


type _Four = tuple[Items, Items, Items, Items]


def _findings(sections: Sequence[Section], first_owner: str = "authority") -> _Four:
    """Priority actions and improvements of the authority, then the same of the LSCB.

    The first "Recommendations" are of the `first_owner`, the later ones of the LSCB.
    """
    lists: dict[tuple[str, str], list[Items]] = {}
    owner, seen = "", 0
    for section in sections:
        owner, seen = _owner(section.key, owner, seen)
        if section.key == "recommendations" and seen == 1:
            owner = first_owner
        if not owner or section.key in ("", "other", "lscb_part"):
            continue
        which = "priority" if section.key == "priority" else "improve"
        lists.setdefault((owner, which), []).append(read_items(read_blocks(section.lines)))
    return tuple(  # type: ignore[return-value]
        joined(lists.get((owner, which), []))
        for owner in ("authority", "lscb")
        for which in ("priority", "improve")
    )


def _owner(key: str, owner: str, seen: int) -> tuple[str, int]:
    """Whose findings stand below this heading, and how many "Recommendations" were met."""
    if key == "recommendations":
        return "lscb", seen + 1
    if key in ("authority", "lscb", "lscb_part", "lscb_only"):
        return key.split("_", maxsplit=1)[0], seen
    return ("" if key in ("", "other") else owner), seen
