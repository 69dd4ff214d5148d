"""A plan in plain English for anybody: short sentences, no reference codes, no jargon. Pure."""

from collections.abc import Iterator

from goldenthread.plans.finding_status import fully_met
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import Progress
from goldenthread.reports.blocks import Block, Items, KeyTable, Paragraph, Picture
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.places import Numbers
from goldenthread.reports.rating_sections import rated_noun
from goldenthread.reports.wording import level_counts, number_of
from goldenthread.reports.written_sections import written


def found_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What somebody wrote about the inspection; how many points, and how many are put right."""
    yield from written(paper.found)
    points = paper.position.findings
    if points:
        met = fully_met(points)
        yield Paragraph(
            f"Inspectors said that {number_of(met.whole, 'thing')} must get better. Of these, "
            f"{met.count} {'is' if met.count == 1 else 'are'} now fully put right."
        )


def doing_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Progress in plain words: what is done of what was planned, and what each part is for."""
    position, key = paper.position, paper.progress_key
    done = len(position.with_progress(Progress.COMPLETE))
    yield Paragraph(
        f"We planned {number_of(len(position.counted), 'piece')} of work. {done} "
        f"{'is' if done == 1 else 'are'} finished. {_late(position)}"
    )
    yield Picture(key, position.progress, f"Progress: {level_counts(key, position.progress)}.")
    yield Paragraph("", lead="What we work on, and what should change for children:")
    yield Items(
        tuple(
            f"{each.title}. {each.outcome}".strip() if each.outcome else f"{each.title}."
            for each in position.priorities
        )
    )
    yield KeyTable(key, "What the words about progress mean")


def _late(position: Position) -> str:
    late = len(position.overdue)
    return f"{late} {'is' if late == 1 else 'are'} late." if late else "None is late."


def helps_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Impact in plain words: what was looked at, whether it helps, and what is not yet known."""
    position, key = paper.position, paper.impact_key
    looked, noun = position.impact_assessed, rated_noun(position)
    unread = len(position.complete_without_impact)
    yield Paragraph(
        "Finishing work is not the same as making life better. So other people look at what "
        f"changed for children. They have looked at {looked.count} of {looked.whole} "
        f"{'pieces of work' if noun == 'actions' else noun}. "
        f"For {position.impact_met.count} they found clear signs that it helps."
    )
    yield Picture(key, position.impact, f"Impact: {level_counts(key, position.impact)}.")
    if unread:
        yield Paragraph(
            f"{number_of(unread, 'piece')} of work {'is' if unread == 1 else 'are'} finished, and "
            "nobody has looked yet at whether that helped.",
            style="notice",
        )
    yield KeyTable(key, "What the words about impact mean")


def heard_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What children and young people said, where they were told what became of it."""
    for row in paper.voices:
        if row.of_children and row.outcome:
            yield Paragraph(row.said, lead=f"{row.who} said:")
            yield Paragraph(row.did, lead=f"{row.outcome.partition(',')[0]}:")


def has_heard(paper: CommitteePaper) -> bool:
    return any(row.of_children and row.outcome for row in paper.voices)
