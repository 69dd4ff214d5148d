"""Each finding with its actions: as a review sees it, as a statement promises it. Pure.

A finding's own status, progress and impact are three things; each stands under its own name.
"""

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.core.days import day_words
from goldenthread.plans.finding_status import WORDS, fully_met
from goldenthread.plans.position import ActionRow, FindingRow
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Paragraph,
    Row,
    Table,
    joined,
)
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import counted, number_cell
from goldenthread.reports.places import Numbers
from goldenthread.reports.rating_sections import impact_cell
from goldenthread.reports.wording import number_of

NONE = Paragraph("The plan answers no finding of an inspection.")
NO_ACTION = "No action answers this finding."


def _actions(paper: CommitteePaper, finding: FindingRow) -> list[ActionRow]:
    return [row for row in paper.position.actions if row.ref in finding.actions]


def objective_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """How many findings are fully met, by the priority whose actions answer them."""
    found = paper.position.findings
    met = {"status": "fully_met"}
    share = counted(paper, fully_met(found), met, "findings")
    yield Paragraph(joined("Fully met: ", share, " of the findings."))
    priority_of = {row.ref: row.priority for row in paper.position.actions}
    rows = []
    for priority in paper.position.priorities:
        answered = [
            each for each in found if priority.ref in {priority_of.get(ref) for ref in each.actions}
        ]
        if answered:
            of = {**met, "priority": priority.ref}
            figure = number_cell(paper, fully_met(answered), of, "findings")
            rows.append((Cell(priority.label), figure))
    if without := [each for each in found if not each.actions]:
        figure = number_cell(paper, fully_met(without), {**met, "show": "no-action"}, "findings")
        rows.append((Cell("No action answers them"), figure))
    yield Table(
        "Findings fully met, by priority",
        (Column("Priority", 20), Column("Fully met", 8)),
        (*rows,),
    )
    yield Paragraph(
        "A finding that actions of several priorities answer stands under each, so these figures "
        "do not add up to the whole."
    )


def review_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each finding: how it stands, on what basis, and its actions with both ratings."""
    if not paper.position.findings:
        yield NONE
    for finding in paper.position.findings:
        yield Heading(f"{finding.ref}. {WORDS[finding.status_code]}")
        yield Paragraph(finding.text, lead=f"{finding.kind}, {finding.inspection}:")
        yield Paragraph(_basis(finding), lead="Basis:")
        yield from _with_ratings(paper, finding)


def _basis(finding: FindingRow) -> str:
    if not finding.status_by:
        return "No decision yet."
    review = f" in the review of {finding.status_review}" if finding.status_review else ""
    by = f"Decided by {finding.status_by} on {day_words(finding.status_on)}{review}."
    return f"{finding.status_basis} {by}".strip()


def _with_ratings(paper: CommitteePaper, finding: FindingRow) -> Iterator[Block]:
    actions = _actions(paper, finding)
    if not actions:
        yield Paragraph(NO_ACTION)
        return
    yield rated_table(paper, _caption(finding, actions), actions)


def _caption(finding: FindingRow, actions: Sequence[ActionRow]) -> str:
    """Each inspection numbers its own findings."""
    of = f"Finding {finding.ref} of the {finding.inspection}"
    return f"{of}: {number_of(len(actions), 'action')}"


def rated_table(paper: CommitteePaper, caption: str, actions: Iterable[ActionRow]) -> Table:
    """Actions with both ratings, each in a column of its own name."""
    return Table(
        caption,
        (
            Column("Ref", 4, strong=True),
            Column("Action", 15),
            Column("Progress", 7),
            Column("Impact", 8),
        ),
        tuple(
            (Cell(row.ref), Cell(row.title), progress_cell(paper, row), impact_cell(paper, row))
            for row in actions
        ),
    )


def progress_cell(paper: CommitteePaper, row: ActionRow) -> Cell:
    state = (f"State: {row.state.lower()}",) if row.state else ()
    return Cell(paper.progress_key.word(row.progress), state, row.progress)


def answer_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each finding with what will be done, by whom, from when to when, and how it is measured."""
    if not paper.position.findings:
        yield NONE
    for finding in paper.position.findings:
        actions = _actions(paper, finding)
        yield Heading(f"{finding.ref}. {finding.kind}")
        yield Paragraph(finding.text, lead=f"{finding.inspection}:")
        if not actions:
            yield Paragraph(NO_ACTION, style="missing")
            continue
        yield Table(
            _caption(finding, actions),
            (
                Column("Ref", 4, strong=True),
                Column("Action", 14),
                Column("Accountable lead", 9),
                Column("Period", 9),
            ),
            tuple(map(_promise, actions)),
        )
        yield from _difference(paper, actions)


def _promise(row: ActionRow) -> Row:
    owner = () if row.owner == row.lead else (f"Owner: {row.owner}",)
    begins = f"From {day_words(row.starts_on)}\n" if row.starts_on else ""
    return (
        Cell(row.ref),
        Cell(row.title),
        Cell(row.lead, owner),
        Cell(f"{begins}{'to' if begins else 'By'} {day_words(row.due)}"),
    )


def _difference(paper: CommitteePaper, actions: Sequence[ActionRow]) -> Iterator[Block]:
    """What the priorities of these actions are to make different, and how that is measured."""
    refs = {row.priority for row in actions}
    priorities = [each for each in paper.position.priorities if each.ref in refs]
    outcomes = [each.outcome for each in priorities if each.outcome]
    yield Paragraph(
        " ".join(outcomes) or "Not yet said.", lead="What difference it should make for children:"
    )
    keys = {each.pk for each in priorities}
    names = dict.fromkeys(each.words for each in paper.measured if each.priority in keys)
    if names:
        yield Paragraph("", lead="How it is measured:")
        yield Items(tuple(names))
    else:
        yield Paragraph("No measure is linked yet.", lead="How it is measured:", style="missing")


def letter_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each point of the inspectors' last letter, and what was done about it since."""
    last = max(
        (each for each in paper.position.inspections if each.ended_on),
        key=lambda each: (each.ended_on, each.pk),
        default=None,
    )
    points = [row for row in paper.position.findings if last and row.inspection_pk == last.pk]
    if last is None or not points:
        yield Paragraph("No points of a letter are in this plan.")
        return
    yield Paragraph(f"{last.name}: {number_of(len(points), 'point')}.")
    yield Table(
        "The last letter’s points, and what was done",
        (
            Column("Point", 10, strong=True),
            Column("The point’s own status", 6),
            Column("What was done", 18),
        ),
        tuple(_point(paper, each) for each in points),
    )


def _point(paper: CommitteePaper, finding: FindingRow) -> Row:
    done = "\n".join(
        f"{row.ref} {row.title}: {row.latest_update or 'no update yet'}"
        for row in _actions(paper, finding)
    )
    return (
        Cell(f"{finding.ref}. {finding.text}"),
        Cell(WORDS[finding.status_code], (finding.status_basis,) if finding.status_basis else ()),
        Cell(done or NO_ACTION),
    )
