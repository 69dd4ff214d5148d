"""How findings stand by themselves: a paper's section. Pure.

A finding's status is decided by a body or a named person; it never stands in a sentence or a
table with one of the two ratings.
"""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.plans.finding_status import WORDS, Group, Status, by_inspection, counts, fully_met
from goldenthread.plans.position import FindingRow
from goldenthread.reports.blocks import Block, Cell, Column, Paragraph, Run, Table, joined
from goldenthread.reports.dataset import CommitteePaper, Share
from goldenthread.reports.links import counted, number_cell
from goldenthread.reports.places import Numbers


def status_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """How many findings are fully met, by inspection; and which were reopened."""
    found = paper.position.findings
    yield Paragraph(
        "A body or a named person decides how each finding stands. This is neither progress "
        "nor impact, and is worked out from neither.",
        style="notice",
    )
    met = counted(paper, fully_met(found), {"status": Status.FULLY_MET}, "findings")
    yield Paragraph(joined("Fully met: ", met, " of the findings. The others: ", *_others(paper)))
    yield Table(
        "Findings by their own status, number of findings",
        (
            Column("Inspection", 10),
            Column("Fully met", 6),
            *(Column(WORDS[each], 4, numeric=True) for each in _OTHERS),
        ),
        tuple(_group_row(paper, group) for group in by_inspection(paper.position)),
    )
    reopened = [_decided(row) for row in found if row.status_code == Status.REOPENED]
    if reopened:
        yield Paragraph(" ".join(reopened), lead="Reopened:")


_OTHERS = tuple(status for status in Status if status is not Status.FULLY_MET)


def _others(paper: CommitteePaper) -> Iterator[str | Run]:
    found = counts(paper.position.findings)
    for status in _OTHERS:
        yield f"{WORDS[status].lower()} "
        yield counted(paper, found[status], {"status": status}, "findings")
        yield "." if status is _OTHERS[-1] else "; "


def _group_row(paper: CommitteePaper, group: Group) -> tuple[Cell, ...]:
    def cell(number: int | Share, status: Status) -> Cell:
        return number_cell(paper, number, {**group.query, "status": status}, "findings")

    others = (cell(group.counts[each], each) for each in _OTHERS)
    return Cell(group.name), cell(group.met, Status.FULLY_MET), *others


def _decided(row: FindingRow) -> str:
    return (
        f"{row.ref}. {row.text} ({row.inspection}; decided by {row.status_by} on "
        f"{day_words(row.status_on)}: {row.status_basis})"
    )


def finding_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    findings = paper.position.findings
    if not findings:
        yield Paragraph("The plan answers no finding of an inspection.")
        return
    titles = {action.ref: action.title for action in paper.position.actions}
    without = Share(len(paper.position.findings_without_action), len(findings))
    share = counted(paper, without, {"show": "no-action"}, "findings")
    yield Paragraph(joined("Findings without an action: ", share, "."))
    yield Table(
        "Each finding and the actions that answer it",
        (Column("Finding", 10), Column("Finding’s own status", 5), Column("Actions", 19)),
        tuple(
            (
                Cell(f"{each.ref}. {each.text}", (f"{each.kind}, {each.inspection}",)),
                Cell(each.status),
                Cell(
                    "\n".join(f"{ref} {titles.get(ref, '')}".strip() for ref in each.actions)
                    or "No action answers this finding"
                ),
            )
            for each in findings
        ),
    )
