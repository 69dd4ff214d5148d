"""What papers are made of: each part, with what it shows and where it is left out. Pure.

A part is composed from the one dataset. Which parts a paper has, in which order and under which
headings, is its layout (`kinds.py`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from goldenthread.reports.action_sections import action_blocks
from goldenthread.reports.aim_sections import aim_blocks
from goldenthread.reports.area_sections import area_blocks, evidence_blocks, gap_blocks
from goldenthread.reports.blocks import Block, Paragraph
from goldenthread.reports.challenge_sections import question_blocks
from goldenthread.reports.consultation_sections import consultation_blocks
from goldenthread.reports.dataset import IMPLICATION_HEADINGS, IMPLICATION_SECTIONS, CommitteePaper
from goldenthread.reports.date_sections import date_blocks, moved_blocks, moved_table
from goldenthread.reports.editions import changed_blocks
from goldenthread.reports.exception_sections import exception_blocks
from goldenthread.reports.finding_sections import finding_blocks, status_blocks
from goldenthread.reports.funding_sections import funding_blocks
from goldenthread.reports.intervention_sections import intervention_blocks
from goldenthread.reports.kinds import Layout
from goldenthread.reports.measure_sections import chart_blocks, figure_blocks, measure_blocks
from goldenthread.reports.note_sections import likely_blocks
from goldenthread.reports.overview_sections import (
    complete_blocks,
    key_blocks,
    one_page_blocks,
)
from goldenthread.reports.period_sections import due_blocks, highlight_blocks
from goldenthread.reports.places import Numbers
from goldenthread.reports.promise_sections import promise_blocks
from goldenthread.reports.public_sections import (
    doing_blocks,
    found_blocks,
    has_heard,
    heard_blocks,
    helps_blocks,
)
from goldenthread.reports.rating_sections import impact_blocks, progress_blocks
from goldenthread.reports.review_sections import (
    answer_blocks,
    letter_blocks,
    objective_blocks,
    review_blocks,
)
from goldenthread.reports.risk_sections import contingency_blocks, risk_blocks
from goldenthread.reports.since_sections import since_blocks
from goldenthread.reports.visit_sections import visit_blocks
from goldenthread.reports.voice_sections import voice_blocks
from goldenthread.reports.written_sections import (
    access_blocks,
    implication_blocks,
    purpose_blocks,
    recommendation_blocks,
    summary_blocks,
    text_of,
)

Blocks = Callable[[CommitteePaper, Numbers], Iterator[Block]]
Written = tuple[tuple[str, str], ...]
IMPLICATIONS: Written = tuple(zip(IMPLICATION_SECTIONS, IMPLICATION_HEADINGS, strict=True))


def _always(_: CommitteePaper) -> bool:
    return True


def _has_findings(paper: CommitteePaper) -> object:
    return paper.position.findings


@dataclass(frozen=True, slots=True)
class Part:
    """`written`: the sections that a person writes for it, each with its label, "" where that is
    the part’s heading. It is left out of a paper where it is not `there`.

    `reads` names the rows of the dataset that it shows; a paper reads those of its parts only.
    An appendix comes after the sections, on a page of its own. `heading`: of a part that no kind
    of paper has in its layout.
    """

    code: str
    blocks: Blocks
    there: Callable[[CommitteePaper], object] = _always
    written: Written = ()
    reads: tuple[str, ...] = ()
    appendix: bool = False
    landscape: bool = False
    heading: str = ""


def _text(code: str, heading: str = "") -> Part:
    return Part(code, text_of(code), written=((code, ""),), heading=heading)


def _rows(code: str, blocks: Blocks, rows: str | None = None, *, appendix: bool = False) -> Part:
    """A part that shows rows of the dataset, and is left out where there are none."""
    of = rows or code
    return Part(code, blocks, lambda paper: getattr(paper, of), reads=(of,), appendix=appendix)


WRITTEN = (
    Part("purpose", purpose_blocks, written=(("purpose", ""),)),
    Part("recommendations", recommendation_blocks, written=(("recommendations", ""),)),
    Part("summary", summary_blocks, written=(("summary", ""),)),
    _text("reasons"),
    _text("other_options"),
    _text("background"),
    Part(
        "consultation",
        consultation_blocks,
        written=(("consultation", ""),),
        reads=("consultations",),
    ),
    Part("implications", implication_blocks, written=IMPLICATIONS),
    Part(
        "access",
        access_blocks,
        written=(
            ("contact_details", "Contact details"),
            ("background_papers", "Background papers"),
        ),
    ),
)

OF_THE_RECORD = (
    Part(
        "since",
        since_blocks,
        lambda paper: paper.earlier,
        reads=("promised", "signals"),
    ),
    Part("progress", progress_blocks),
    Part("impact", impact_blocks),
    _rows("measures", measure_blocks),
    Part("dates", date_blocks),
    Part("exceptions", exception_blocks, reads=("exceptions",)),
    Part("finding_status", status_blocks, _has_findings),
    Part("findings", finding_blocks),
    _rows("questions", question_blocks),
    _rows("promised", promise_blocks),
    _rows("aims", aim_blocks),
    Part("actions", action_blocks, appendix=True, landscape=True),
    Part("moved", moved_blocks, moved_table, reads=("moves",), appendix=True, landscape=True),
    _rows("charts", chart_blocks, "measures", appendix=True),
)


def _part_two(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield Paragraph(
        f"This report has a part 2, which the public may not read. {paper.part_two}",
        style="notice",
    )


PART_TWO = Part("part_two", _part_two, lambda paper: paper.part_two, heading="Part 2")
CHANGED = Part(
    "changed", changed_blocks, lambda paper: paper.corrects, heading="What this edition changes"
)
OF_OTHER_KINDS = (
    _text("foreword"),
    _text("assurance"),
    _text("self_assessment"),
    _text("next_steps"),
    _text("speaking"),
    *(_text(code, heading) for code, heading in IMPLICATIONS),
    _text("own_1", "First part of your own"),
    _text("own_2", "Second part of your own"),
    _text("own_3", "Third part of your own"),
    Part("one_page", one_page_blocks, landscape=True),
    Part("keys", key_blocks),
    Part("complete", complete_blocks),
    _rows("contingencies", contingency_blocks),
    _rows("risks", risk_blocks),
    _rows("funding", funding_blocks),
    Part("highlights", highlight_blocks, reads=("highlights",)),
    Part("due_next", due_blocks, reads=("milestones", "due_until")),
    Part("objectives", objective_blocks, _has_findings),
    Part("review", review_blocks),
    Part("answers", answer_blocks, reads=("measured",)),
    Part("letter", letter_blocks),
    Part("areas", area_blocks, reads=("areas", "evidence", "measures")),
    Part("gaps", gap_blocks, reads=("evidence",)),
    Part(
        "evidence",
        evidence_blocks,
        lambda paper: paper.evidence,
        reads=("areas", "evidence"),
        appendix=True,
        landscape=True,
    ),
    _rows("voices", voice_blocks),
    _rows("visits", visit_blocks),
    Part("intervention", intervention_blocks, reads=("intervention",)),
    Part("likely", likely_blocks, reads=("questions", "exceptions", "moves")),
    Part(
        "figures",
        figure_blocks,
        lambda paper: paper.measures,
        reads=("measures",),
        appendix=True,
        landscape=True,
    ),
    Part("found", found_blocks, written=(("found", ""),)),
    Part("doing", doing_blocks),
    Part("helps", helps_blocks),
    Part("heard", heard_blocks, has_heard, reads=("voices",)),
)
FIRST = (PART_TWO, CHANGED)
PARTS: Mapping[str, Part] = {
    part.code: part for part in (*WRITTEN, *OF_THE_RECORD, *OF_OTHER_KINDS)
}


def to_write(layout: Layout) -> Mapping[str, str]:
    """What a person writes in a paper of the layout: each section with its label, in order."""
    return {
        section: label or heading
        for code, heading in layout.parts
        for section, label in PARTS[code].written
    }
