"""The section of a paper on what changed since its body last met: words, pictures, tables. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.core.days import day_words
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Picture,
    Table,
    Words,
    joined,
)
from goldenthread.reports.dataset import CommitteePaper, Position
from goldenthread.reports.links import counted, exactly, level_parts, number_cell
from goldenthread.reports.offers import offers
from goldenthread.reports.places import Numbers, first_upper
from goldenthread.reports.promise_sections import promised
from goldenthread.reports.since import SIGNALS, Change, changes, comparisons, moved_since
from goldenthread.reports.wording import level_counts


def since_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    earlier, now = paper.earlier, paper.position
    if earlier is None:
        return
    found = changes(earlier, now, paper.progress_key, paper.impact_key)
    yield Paragraph(_in_words(paper, earlier, found))
    if paper.promised:
        yield Paragraph(joined(*_undertakings(paper, numbers)), lead="Undertakings:")
    yield from _pictures(paper, (earlier, now))
    yield _then_and_now(paper, earlier)
    days = [day_words(each.as_at) for each in (earlier, now)]
    for change in found:
        rows = ((each.name, each.title, each.before, each.now) for each in change.subjects)
        yield _table(f"{change.kind}: {len(change.subjects)}", days, rows)
    if paper.signals:
        signals = ((each.reference, each.name, each.before, each.now) for each in paper.signals)
        yield _table(f"{SIGNALS}: {len(paper.signals)}", days, signals)
    if moved_since(earlier, now) and "moved" in numbers:
        where = first_upper(numbers["moved"].words)
        yield Paragraph(f"{where} names each that moved, who agreed, and why.", lead="Due dates:")


def _in_words(paper: CommitteePaper, earlier: Position, found: Iterable[Change]) -> Words:
    """What a meeting asks first, then how often each thing changed; the tables name which."""
    moved = [row for row, _ in moved_since(earlier, paper.position)]
    counts = {each.kind: len(each.subjects) for each in found}
    counts[SIGNALS] = len(paper.signals)
    told = [f"{kind[:1].lower()}{kind[1:]}: {count}" for kind, count in counts.items() if count]
    first = next((f"{each.sentence} " for each in offers(paper.position, earlier)), "")
    if not told and not moved:
        return f"{first}{_NOTHING}"
    changed = f"{first}What changed: {'; '.join(told)}"
    dates = ("; " if told else "", "due dates moved: ", counted(paper, len(moved), exactly(moved)))
    return joined(changed, *(dates if moved else ()), ".")


_NOTHING = "No rating, date, action or signal of a measure has changed."


def _undertakings(paper: CommitteePaper, numbers: Numbers) -> Words:
    """How many were settled and are open, each number leading to them; "" where there is none."""
    on = paper.position.as_at
    if not paper.promised:
        return ""
    where = f" {first_upper(numbers['promised'].words)} has each." if "promised" in numbers else ""
    return joined(
        promised(paper, lambda row: not row.is_open),
        " settled since then; ",
        promised(paper, lambda row: row.is_open),
        " open, of which ",
        promised(paper, lambda row: row.is_overdue(on)),
        f" overdue.{where}",
    )


def _pictures(paper: CommitteePaper, positions: Sequence[Position]) -> Iterator[Block]:
    """Each rating then and now, one above the other; never two ratings in one picture."""
    for key in (paper.progress_key, paper.impact_key):
        yield Heading(f"{key.kind}, then and now")
        for position in positions:
            counts = position.progress if key.kind == "Progress" else position.impact
            words, day = level_counts(key, counts), day_words(position.as_at)
            parts = level_parts(paper, key, counts, position=position)
            yield Paragraph(joined(*parts, "."), lead=f"{day}:")
            yield Picture(key, counts, f"{key.kind}: {words}, on {day}.")


def _then_and_now(paper: CommitteePaper, earlier: Position) -> Table:
    now = paper.position
    days = (day_words(each.as_at) for each in (earlier, now))
    return Table(
        "Then and now: progress and impact, each under its own name",
        (Column("What", 6), *(Column(day, 3) for day in days)),
        tuple(
            (
                Cell(each.label),
                number_cell(paper, each.before, each.query, each.of, earlier),
                number_cell(paper, each.now, each.query, each.of),
            )
            for each in comparisons(earlier, now)
        ),
    )


def _table(caption: str, days: Iterable[str], rows: Iterable[Sequence[str]]) -> Table:
    """Each subject with how it stood on both days, in words."""
    return Table(
        caption,
        (
            Column("Ref", 4, strong=True),
            Column("What", 16),
            *(Column(day, 8) for day in days),
        ),
        tuple(tuple(map(Cell, row)) for row in rows),
    )
