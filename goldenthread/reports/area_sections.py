"""The plan by practice area, as inspectors ask for it: what is known, the evidence, gaps. Pure."""

from collections.abc import Iterator

from goldenthread.core.days import day_words
from goldenthread.measures.words import title
from goldenthread.plans.areas import by_area, named
from goldenthread.plans.filters import NO_AREA
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.position import FindingRow
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
from goldenthread.reports.dataset import CommitteePaper, Piece
from goldenthread.reports.links import counted, exactly
from goldenthread.reports.places import Numbers
from goldenthread.reports.review_sections import rated_table
from goldenthread.reports.wording import number_of


def area_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each practice area with its findings, its actions with both ratings, and its measures."""
    lines = by_area(paper.position, paper.evidence, paper.areas)
    if not lines:
        yield Paragraph("The plan has no findings, actions or evidence yet.")
    for line in lines:
        yield Heading(line.words)
        met = {"status": "fully_met", "area": line.code or NO_AREA}
        actions = counted(paper, len(line.actions), {"area": line.code or NO_AREA})
        pieces = [row for row in paper.evidence if (row.practice_area or NO_AREA) == line.code]
        yield Paragraph(
            joined(
                "Findings fully met: ",
                counted(paper, line.met, met, "findings"),
                ". Actions: ",
                actions,
                ". Pieces of evidence: ",
                counted(paper, line.evidence, exactly(pieces), "evidence"),
                ".",
            )
        )
        if line.findings:
            yield Items(tuple(map(_finding, line.findings)))
        if line.actions:
            yield rated_table(
                paper, f"{line.words}: {number_of(len(line.actions), 'action')}", line.actions
            )
        code = line.code
        measures = [each.series for each in paper.measures if each.series.practice_area == code]
        if measures:
            yield Paragraph("", lead="Measures:")
            yield Items(tuple(f"{each.reference} {title(each)}" for each in measures))


def _finding(row: FindingRow) -> str:
    """ "2. The reason is missing from some records (partly met)"."""
    return f"{row.ref}. {row.text.rstrip('.')} ({WORDS[row.status_code].lower()})"


def evidence_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """An index of the evidence by practice area, the newest first."""
    yield Paragraph(f"{number_of(len(paper.evidence), 'piece')} of evidence.")
    for code, words in named(paper.areas).items():
        rows = [row for row in paper.evidence if row.practice_area == code]
        if rows:
            yield Table(
                f"{words}: {number_of(len(rows), 'piece')} of evidence",
                (
                    Column("Evidence", 24, strong=True),
                    Column("Kind", 15),
                    Column("Dated", 12),
                    Column("Used for", 24),
                    Column("Where", 14),
                    Column("Marked", 9),
                ),
                tuple(_evidence(paper, row) for row in rows),
            )


def _evidence(paper: CommitteePaper, row: Piece) -> Row:
    stale = ("out of date",) if row.is_expired(paper.position.as_at) else ()
    return (
        Cell(row.title),
        Cell(row.kind),
        Cell(day_words(row.dated_on), stale),
        Cell("\n".join(row.used_for)),
        Cell("Held here" if row.held_here else "A link"),
        Cell(row.marking),
    )


def gap_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What could not be shown to an inspector today."""
    position = paper.position
    with_evidence = {pk for row in paper.evidence for pk in row.actions}
    bare = [row for row in position.counted if row.pk not in with_evidence]
    yield Paragraph(f"Actions without any evidence: {position.share(bare)}.")
    if bare:
        yield Items(tuple(f"{row.ref} {row.title}" for row in bare))
    without = position.findings_without_action
    yield Paragraph(f"{len(without)}.", lead="Findings without an action:")
    if without:
        yield Items(tuple(f"{row.ref}. {row.text}" for row in without))
    judged = position.below_standard
    yield Paragraph(
        f"{len(judged)}.",
        lead="Impact ratings that are the assessor’s judgement, below the standard of evidence:",
    )
    if judged:
        yield Items(tuple(f"{row.ref}: {row.judgement_reason}" for row in judged))
