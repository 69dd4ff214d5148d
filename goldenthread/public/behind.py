"""The rows behind a number of an open edition, as they were published with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from goldenthread.core.days import day_words
from goldenthread.plans.filters import Filters
from goldenthread.plans.finding_status import WORDS, FindingFilters
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import speaking
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.wording import number_of


@dataclass(frozen=True, slots=True)
class Behind:
    """`title` counts the rows, `lead` says what they have in common; `paper` shows them alone."""

    title: str
    lead: str
    paper: CommitteePaper


def behind(paper: CommitteePaper, asked: Mapping[str, str]) -> Behind:
    """What an address lists (`reports/links.py`)."""
    with speaking(lambda: paper.keys):
        position = paper.position
        of = _findings if asked.get("of") == "findings" else _actions
        title, words, narrowed = of(position, asked)
    common = "; ".join(words) or "All that are counted"
    lead = f"{common}. As at {day_words(position.as_at)}."
    code = "findings" if of is _findings else "actions"
    house = replace(paper.laid_out.house, numbered=False)
    layout = replace(paper.laid_out, parts=((code, title),), house=house)
    told = replace(
        paper,
        position=narrowed,
        layout=layout,
        corrects=None,
        part_two="",
        rows=None,
        to_public=True,
    )
    return Behind(f"{title} behind a number", lead, told)


Found = tuple[str, list[str], Position]


def _actions(position: Position, asked: Mapping[str, str]) -> Found:
    filters = Filters.read(asked)
    rows = tuple(filters.select(position))
    words = [said for _, said in filters.chips(position)]
    return number_of(len(rows), "action"), words, replace(position, actions=rows)


def _findings(position: Position, asked: Mapping[str, str]) -> Found:
    filters = FindingFilters.read(asked)
    rows = tuple(filters.select(position))
    labels = {row.ref: row.label for row in position.priorities}
    names = {str(row.inspection_pk): row.inspection for row in position.findings}
    words = (
        WORDS.get(filters.status),
        "Without an action" if filters.show else None,
        names.get(filters.inspection),
        labels.get(filters.priority),
    )
    said = [each for each in words if each]
    return number_of(len(rows), "finding"), said, replace(position, findings=rows)
