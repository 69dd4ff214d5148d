"""A plan in plain English for anybody: short sentences, no reference codes, no jargon. Pure."""

from collections.abc import Iterator

from goldenthread.plans.finding_status import fully_met
from goldenthread.plans.ratings import Progress
from goldenthread.reports.blocks import Block, Items, KeyTable, Paragraph, Picture, Run, joined
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.links import counted, impact_query
from goldenthread.reports.places import Numbers
from goldenthread.reports.rating_sections import rated_noun
from goldenthread.reports.wording import level_counts
from goldenthread.reports.written_sections import written


def found_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What somebody wrote about the inspection; how many points, and how many are put right."""
    yield from written(paper.found)
    points = paper.position.findings
    if points:
        met = fully_met(points)
        right = counted(paper, met.count, {"status": "fully_met"}, "findings")
        yield Paragraph(
            joined(
                "Inspectors said that ",
                counted(paper, met.whole, {}, "findings"),
                f" {'thing' if met.whole == 1 else 'things'} must get better. Of these, ",
                right,
                f" {'is' if met.count == 1 else 'are'} now fully put right.",
            )
        )


def doing_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Progress in plain words: what is done of what was planned, and what each part is for."""
    position, key = paper.position, paper.progress_key
    done = len(position.with_progress(Progress.COMPLETE))
    planned = len(position.counted)
    yield Paragraph(
        joined(
            "We planned ",
            counted(paper, planned, {}),
            f" {'piece' if planned == 1 else 'pieces'} of work. ",
            counted(paper, done, {"progress": "complete"}),
            f" {'is' if done == 1 else 'are'} finished. ",
            *_late(paper),
        )
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


def _late(paper: CommitteePaper) -> Iterator[str | Run]:
    late = len(paper.position.overdue)
    if not late:
        yield "None is late."
        return
    yield counted(paper, late, {"show": "overdue"})
    yield " is late." if late == 1 else " are late."


def helps_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """Impact in plain words: what was looked at, whether it helps, and what is not yet known."""
    position, key = paper.position, paper.impact_key
    looked, noun = position.impact_assessed, rated_noun(position)
    unread = len(position.complete_without_impact)
    assessed = impact_query(position, {"show": "assessed"})
    met = impact_query(position, {"show": "impact-met"})
    yield Paragraph(
        joined(
            "Finishing work is not the same as making life better. So other people look at what "
            "changed for children. They have looked at ",
            counted(paper, looked.count, assessed),
            " of ",
            counted(paper, looked.whole, impact_query(position, {})),
            f" {'pieces of work' if noun == 'actions' else noun}. For ",
            counted(paper, position.impact_met.count, met),
            " they found clear signs that it helps.",
        )
    )
    yield Picture(key, position.impact, f"Impact: {level_counts(key, position.impact)}.")
    if unread:
        are = "piece of work is" if unread == 1 else "pieces of work are"
        words = f" {are} finished, and nobody has looked yet at whether that helped."
        number = counted(paper, unread, {"show": "complete-no-impact"})
        yield Paragraph(joined(number, words), style="notice")
    yield KeyTable(key, "What the words about impact mean")


def heard_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What children and young people said, where they were told what became of it."""
    for row in paper.voices:
        if row.of_children and row.outcome:
            yield Paragraph(row.said, lead=f"{row.who} said:")
            yield Paragraph(row.did, lead=f"{row.outcome.partition(',')[0]}:")


def has_heard(paper: CommitteePaper) -> bool:
    return any(row.of_children and row.outcome for row in paper.voices)
