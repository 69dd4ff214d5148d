"""What should move because of the plan: is the change real? A section, and charts. Pure.

What rests on a small number is hidden here, and drawn nowhere; limits are of the true figures.
"""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.core.days import day_words
from goldenthread.measures.charts import PAPER, chart, lettered
from goldenthread.measures.series import Series
from goldenthread.measures.shows import SHOWS
from goldenthread.measures.spc_judging import WORDS
from goldenthread.measures.suppression import HIDDEN
from goldenthread.measures.words import POLARITY, aim_words, assurance_words, lead, title
from goldenthread.measures.words_beside import short
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Drawing,
    Items,
    Paragraph,
    Row,
    Table,
    joined,
)
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import counted, figure_cell
from goldenthread.reports.places import Numbers
from goldenthread.reports.wording import noun_of, number_of


def measure_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    """What is in trouble, what has improved and lasts, and a row for each measure."""
    every = [row.series for row in paper.measures]
    charts = f" Each has its chart in {numbers['charts'].words}." if "charts" in numbers else ""
    yield Paragraph(
        joined(
            counted(paper, len(every), {"show": "all"}, "measures"),
            f" {noun_of(len(every), 'measure')} should move because of this plan. A change is "
            "called real where it is more than the usual ups and downs of the measure itself."
            f"{charts}",
        )
    )
    yield from _shown(paper, "trouble")
    yield from _shown(paper, "lasting")
    yield Table(
        f"Measures: {number_of(len(every), 'measure')}",
        (
            Column("Measure", 10, strong=True),
            Column("Is the change real?", 9),
            Column("Latest", 5, numeric=True),
            Column("Before", 5, numeric=True),
            Column("Target", 9, under="And others, as published"),
        ),
        tuple(_row(paper, each) for each in every),
    )
    if any(each.hidden for each in every):
        yield Paragraph(
            f"{HIDDEN}: hidden, since it rests on a number from 1 to "
            f"{paper.small_numbers}, or all but so many.",
            style="notice",
        )


def _shown(paper: CommitteePaper, show: str) -> Iterator[Block]:
    words, is_so = SHOWS[show]
    found = [row.series for row in paper.measures if is_so(row.series)]
    number = counted(paper, len(found), {"show": show}, "measures")
    said = joined(number, f" {noun_of(len(found), 'measure')}") if found else "None."
    yield Paragraph(said, lead=f"{words}:")
    if found:
        yield Items(tuple(f"{each.reference} {title(each)}" for each in found))


def _row(paper: CommitteePaper, each: Series) -> Row:
    last = each.last
    before = last - 1 if last else None
    return (
        Cell(f"{each.reference} {each.name}", (f"{POLARITY[each.direction].capitalize()}",)),
        Cell(WORDS[each.judgement.variation], (assurance_words(each),)),
        figure_cell(paper, each, last),
        replace(figure_cell(paper, each, before), lines=()),
        Cell(
            aim_words(each, each.aim) if each.aim else "None",
            (*((f"by {day_words(each.aim.by)}",) if each.aim else ()), *short(each)),
        ),
    )


def chart_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Each measure with its finding as a heading, its chart, and why."""
    for row in paper.measures:
        each, name = row.series, f"gt-spc-{row.series.pk}"
        if each.last is None:
            yield Paragraph(lead(each), lead=f"{each.reference} {each.name}.")
            continue
        said = f"{each.reference} {title(each)}"
        drawn = str(chart(each, row.marks, name=name, frame=PAPER))
        below = "; ".join(
            f"{letter} {mark.words}, {day_words(mark.on)}"
            for letter, mark in lettered(each, row.marks)
        )
        yield Drawing(said, lead(each), drawn, f"Chart: {said}. {lead(each)}", below)


def figure_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Where each measure began, where it was a year ago, where it is, and where it should be."""
    every = [row.series for row in paper.measures]
    yield Table(
        f"Quantitative measures: {number_of(len(every), 'measure')}",
        (
            Column("Measure", 26, strong=True),
            *(Column(head, 14, numeric=True) for head in ("First", "A year before", "Latest")),
            Column("Target", 18),
            Column("Is the change real?", 18),
        ),
        tuple(_figures(paper, each) for each in every),
    )


def _figures(paper: CommitteePaper, each: Series) -> Row:
    first = next((at for at, value in enumerate(each.values) if value is not None), None)
    return (
        Cell(f"{each.reference} {each.name}"),
        *(figure_cell(paper, each, at) for at in (first, _a_year_before(each), each.last)),
        Cell(aim_words(each, each.aim) if each.aim else "None"),
        Cell(WORDS[each.judgement.variation]),
    )


def _a_year_before(each: Series) -> int | None:
    """The place of the latest figure’s period in the year before, where there is a figure."""
    if each.last is None:
        return None
    day = each.periods[each.last]
    same = (
        at for at, on in enumerate(each.periods) if (on.year + 1, on.month) == (day.year, day.month)
    )
    return next((at for at in same if each.values[at] is not None), None)
