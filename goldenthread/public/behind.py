"""The rows behind a number of an open edition, as they were published with it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from goldenthread.core.days import day_words
from goldenthread.governance.rows import UndertakingFilters
from goldenthread.measures.shows import each_once
from goldenthread.plans import contingencies, risks
from goldenthread.plans.challenges import ChallengeFilters
from goldenthread.plans.contingencies import ContingencyFilters
from goldenthread.plans.filters import Filters
from goldenthread.plans.finding_status import WORDS, FindingFilters
from goldenthread.plans.narrowing import is_named
from goldenthread.plans.ratings import speaking
from goldenthread.plans.risks import RiskFilters
from goldenthread.reports.blocks import Drawing, Paragraph, Section, Table
from goldenthread.reports.composing import compose
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import is_published
from goldenthread.reports.wording import number_of


@dataclass(frozen=True, slots=True)
class Behind:
    """`title` counts the rows, `lead` says what they have in common; `sections` show them."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    none: str = "Nothing in the paper is so."


class Found(NamedTuple):
    """How many rows of what, what they have in common, and the paper with no others of these."""

    title: str
    words: list[str]
    paper: CommitteePaper


Asked = Mapping[str, str]
NAMED = "Those that the number counts"


def behind(paper: CommitteePaper, asked: Asked) -> Behind:
    """What an address lists (`reports/links.py`); of what is not published, the actions."""
    filters = dict(asked)  # of which “of” names the list, and would mean a subject to some
    of = filters.pop("of", "")
    of = of if of in LISTS and is_published(paper, of) else "actions"
    with speaking(lambda: paper.keys):
        title, words, narrowed = LISTS[of](paper, filters)
    lead = f"{'; '.join(words) or 'All that are counted'}. As at {day_words(paper.position.as_at)}."
    charts = (("charts", "Charts"),) if of == "measures" else ()
    house = replace(paper.laid_out.house, numbered=False)
    told = replace(
        narrowed,
        layout=replace(paper.laid_out, parts=((of, title), *charts), house=house),
        corrects=None,
        part_two="",
        rows=None,
        to_public=True,
    )
    return Behind(f"{title} behind a number", lead, tuple(map(_rows_of, compose(told).sections)))


def _rows_of(section: Section) -> Section:
    """Without its sentences, which are about the whole of what they count."""
    return replace(
        section,
        blocks=tuple(
            block
            for block in section.blocks
            if isinstance(block, Table | Drawing)
            or (isinstance(block, Paragraph) and block.style == "notice")
        ),
    )


def _actions(paper: CommitteePaper, asked: Asked) -> Found:
    position, filters = paper.position, Filters.read(asked)
    rows = tuple(filters.select(position))
    words = [said for _, said in filters.chips(position)]
    narrowed = replace(paper, position=replace(position, actions=rows))
    return Found(number_of(len(rows), "action"), words, narrowed)


def _findings(paper: CommitteePaper, asked: Asked) -> Found:
    position, filters = paper.position, FindingFilters.read(asked)
    rows = tuple(filters.select(position))
    labels = {row.ref: row.label for row in position.priorities}
    names = {str(row.inspection_pk): row.inspection for row in position.findings}
    words = (
        WORDS.get(filters.status),
        "Without an action" if filters.show else None,
        names.get(filters.inspection),
        labels.get(filters.priority),
    )
    narrowed = replace(paper, position=replace(position, findings=rows))
    return Found(number_of(len(rows), "finding"), [each for each in words if each], narrowed)


def _measures(paper: CommitteePaper, asked: Asked) -> Found:
    words, found = each_once([row.series for row in paper.measures], asked.get("show", ""))
    wanted = {each.pk for each in found if is_named(asked.get("only", ""), each.pk)}
    rows = tuple(row for row in paper.measures if row.series.pk in wanted)
    said = [words or NAMED]
    return Found(number_of(len(rows), "measure"), said, replace(paper, measures=rows))


def _risks(paper: CommitteePaper, asked: Asked) -> Found:
    filters = RiskFilters.read(asked)
    rows = tuple(filters.select(row for row in paper.risks if row.is_open))
    words = risks.SHOWS[filters.show][0] if filters.show else "Open"
    return Found(number_of(len(rows), "risk"), [words], replace(paper, risks=rows))


def _contingencies(paper: CommitteePaper, asked: Asked) -> Found:
    filters = ContingencyFilters.read(asked)
    still = (row for row in paper.contingencies if row.is_open)
    rows = tuple(filters.select(still, paper.position.as_at))
    words = contingencies.SHOWS[filters.show or "open"][0]
    count = number_of(len(rows), "contingency", "contingencies")
    return Found(count, [words], replace(paper, contingencies=rows))


def _questions(paper: CommitteePaper, asked: Asked) -> Found:
    filters = ChallengeFilters.read(asked)
    rows = tuple(filters.select(paper.questions, paper.position.as_at))
    return Found(number_of(len(rows), "question"), [NAMED], replace(paper, questions=rows))


def _promised(paper: CommitteePaper, asked: Asked) -> Found:
    filters = UndertakingFilters.read(asked)
    rows = tuple(filters.select(paper.promised, paper.position.as_at))
    return Found(number_of(len(rows), "undertaking"), [NAMED], replace(paper, promised=rows))


def _voices(paper: CommitteePaper, asked: Asked) -> Found:
    rows = tuple(row for row in paper.voices if is_named(asked.get("only", ""), row.pk))
    return Found(number_of(len(rows), "voice"), [NAMED], replace(paper, voices=rows))


def _evidence(paper: CommitteePaper, asked: Asked) -> Found:
    rows = tuple(row for row in paper.evidence if is_named(asked.get("only", ""), row.pk))
    count = f"{number_of(len(rows), 'piece')} of evidence"
    return Found(count, [NAMED], replace(paper, evidence=rows))


LISTS: Mapping[str, Callable[[CommitteePaper, Asked], Found]] = {
    "actions": _actions,
    "findings": _findings,
    "measures": _measures,
    "risks": _risks,
    "contingencies": _contingencies,
    "questions": _questions,
    "promised": _promised,
    "voices": _voices,
    "evidence": _evidence,
}
"""By the code of the part of a paper that lists them."""
