"""What people write in a paper, and what stands around it. Pure."""

from collections.abc import Callable, Iterator

from goldenthread.core.articles import the
from goldenthread.reports.blocks import Block, Heading, Items, Paragraph, joined
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.narrative import blocks_of, words_of
from goldenthread.reports.places import Numbers, first_upper
from goldenthread.reports.rating_sections import summary

TO_BE_COMPLETED = Paragraph("To be completed.", style="missing")


def written(text: str, *, under: int = 1) -> Iterator[Block]:
    """What a person wrote; `under`: the level of the heading that it stands under."""
    yield from blocks_of(text, under=under) or (TO_BE_COMPLETED,)


def text_of(section: str) -> Callable[[CommitteePaper, Numbers], Iterator[Block]]:
    """The blocks of a part that is one person's text and nothing else."""

    def blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
        yield from written(paper.text(section))

    return blocks


def purpose_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    if paper.legal_reason:
        yield Paragraph(paper.legal_reason, lead=f"{paper.legal_status}.", style="notice")
    yield from written(paper.purpose)


def recommendation_blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    if not paper.recommendations:
        yield TO_BE_COMPLETED
        return
    yield Paragraph(f"{first_upper(the(paper.body))} {paper.laid_out.house.asks}:")
    yield Items(tuple(map(words_of, paper.recommendations)), lettered=True)


def summary_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    yield from written(paper.summary)
    yield Paragraph(joined(*summary(paper, numbers)), lead="What the record shows.")


def implication_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    for n, implication in enumerate(paper.implications, 1):
        yield Heading(numbers["implications"].heading_of(n, implication.heading))
        yield from written(implication.text, under=2)


def access_blocks(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    contact = ", ".join(filter(None, (paper.contact, paper.contact_details)))
    yield Paragraph(contact, lead="Contact:") if contact else TO_BE_COMPLETED
    appended = [place for place in numbers.values() if place.number.startswith("Appendix")]
    if appended:
        each = "; ".join(f"{place.number}, {place.heading}" for place in appended)
        yield Paragraph(f"{each}.", lead="Appendices:")
    if paper.background_papers:
        yield Paragraph("", lead="Background papers:")
        yield Items(tuple(map(words_of, paper.background_papers)))
    else:
        yield Paragraph("To be completed.", lead="Background papers:", style="missing")
