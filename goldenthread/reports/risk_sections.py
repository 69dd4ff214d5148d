"""What could go wrong, and what went so far wrong that a response is asked for. Pure."""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.plans.contingencies import ContingencyRow
from goldenthread.plans.risks import RiskRow
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Row, Table, joined
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import counted
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import number_of


def risk_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """The open risks, the highest score first."""
    rows = sorted(
        (row for row in paper.risks if row.is_open),
        key=lambda row: (-row.current.value, row.number),
    )
    above = sum(row.current.value > row.target.value for row in rows)
    up = sum(row.moved > 0 for row in rows)
    yield Paragraph(
        joined(
            "Open: ",
            counted(paper, len(rows), {"state": "open"}, "risks"),
            ", of which above the target: ",
            counted(paper, above, {"show": "above"}, "risks"),
            ", and gone up at the last scoring: ",
            counted(paper, up, {"show": "up"}, "risks"),
            ". A score is likelihood times severity, each from 1 to 5. Severity is no impact "
            "rating.",
        )
    )
    if rows:
        yield Table(
            f"Risks: {number_of(len(rows), 'open risk')}",
            (
                Column("Risk", 11, strong=True),
                Column("Score now", 8, under="Likelihood × severity"),
                Column("Target score", 7),
                Column("What is done about it", 13),
            ),
            tuple(map(_risk, rows)),
        )


def _risk(row: RiskRow) -> Row:
    about = ", ".join(link.label for link in row.links)
    return (
        Cell(row.name, tuple(filter(None, (f"Owner: {row.owner}", about)))),
        Cell(row.current.words, tuple(filter(None, (row.moved_words,)))),
        Cell(f"{row.target.value}, {row.target.band_words.lower()}"),
        Cell(row.response or "Nothing is recorded"),
    )


def contingency_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """The open contingencies, overdue ones first: what set each off, and the lead's response."""
    on = paper.position.as_at
    rows = sorted(
        (row for row in paper.contingencies if row.is_open),
        key=lambda row: (-row.days_overdue(on), row.fired_on, row.pk),
    )
    late = sum(row.days_overdue(on) > 0 for row in rows)
    yield Paragraph(
        joined(
            "Open: ",
            counted(paper, len(rows), {"show": "open"}, "contingencies"),
            ", of which overdue: ",
            counted(paper, late, {"show": "overdue"}, "contingencies"),
            ".",
        )
    )
    if rows:
        yield Table(
            f"Contingencies: {number_of(len(rows), 'contingency', 'contingencies')} open",
            (
                Column("What", 9, strong=True),
                Column("What set it off", 10),
                Column("The lead’s response", 15),
            ),
            tuple(_contingency(paper, row) for row in rows),
        )


def _contingency(paper: CommitteePaper, row: ContingencyRow) -> Row:
    answered = (f"{row.answered_by}, {day_words(row.answered_on)}",) if row.answered_on else ()
    return (
        Cell(f"{row.ref} {row.title}", (f"Lead: {row.lead}",)),
        Cell(row.name, (row.reason,)),
        Cell(row.response or "None yet", (*answered, row.waits(paper.position.as_at))),
    )
