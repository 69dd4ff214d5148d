"""A paper, composed from its dataset: the parts of its layout, numbered. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date

from goldenthread.core.days import day_words
from goldenthread.plans.ratings import speaking
from goldenthread.reports.blocks import Document, Section
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.footers import footer
from goldenthread.reports.offers import Stale, offers, stale_in_each
from goldenthread.reports.parts import FIRST, PARTS, Part
from goldenthread.reports.places import Numbers, Place, first_upper


def compose(paper: CommitteePaper) -> Document:
    """The whole paper as blocks, in the words of its own keys."""
    with speaking(lambda: paper.keys):
        return _composed(paper)


def parts_of(paper: CommitteePaper) -> Iterator[tuple[Part, str]]:
    """The parts of the paper's layout, each with its heading; sections before appendices."""
    placed = [
        (PARTS[code], _with_day(heading, paper.last_met_on))
        for code, heading in paper.laid_out.parts
    ]
    for appendix in (False, True):
        yield from (each for each in placed if each[0].appendix is appendix)


def _with_day(heading: str, met_on: date | None) -> str:
    """A heading with the day of the last meeting; without the words for it where there was none."""
    if met_on is None:
        return heading.replace(" on {last_met}", "").replace("{last_met}", "last time")
    return heading.replace("{last_met}", day_words(met_on))


def unwritten(paper: CommitteePaper) -> Mapping[str, str]:
    """The headings under which nobody has written anything yet, by section, in their order."""
    texts = (each for part, heading in parts_of(paper) for each in _texts(paper, part, heading))
    return {section: heading for section, heading, text in texts if not text.strip()}


def stale_figures(paper: CommitteePaper) -> Mapping[str, tuple[Stale, ...]]:
    """What the paper's texts say of figures and its own figures say otherwise, by section."""
    sections = [section for part, _ in parts_of(paper) for section, _ in part.written]
    texts = {each: paper.text(each) for each in sections if hasattr(paper, each)}
    texts |= {each.heading: each.text for each in paper.implications}
    with speaking(lambda: paper.keys):
        return stale_in_each(texts, offers(paper.position, paper.earlier))


def _texts(paper: CommitteePaper, part: Part, heading: str) -> Iterator[tuple[str, str, str]]:
    """What has to be written: consultations that are on record need no more words."""
    if part.code == "implications":
        yield from ((each.heading, each.heading, each.text) for each in paper.implications)
    elif part.code == "access":
        yield "contact", "Contact", paper.contact
        yield "background_papers", "Background papers", "".join(paper.background_papers)
    elif not (part.code == "consultation" and paper.consulted):
        yield from ((section, heading, paper.text(section)) for section, _ in part.written)


def _composed(paper: CommitteePaper) -> Document:
    """Parts that have nothing to show (no earlier paper) are left out. What a later edition
    changes, and that there is a part 2, comes first, whatever the layout."""
    placed = [*((part, part.heading) for part in FIRST), *parts_of(paper)]
    there = [(part, heading) for part, heading in placed if part.there(paper)]
    numbers = _numbered(there, numbered=paper.laid_out.house.numbered)
    sections = (
        Section(
            part.code.replace("_", "-"),
            numbers[part.code].number,
            numbers[part.code].heading,
            tuple(part.blocks(paper, numbers)),
            new_page=part.appendix,
            landscape=part.landscape,
        )
        for part, _ in there
    )
    return Document(
        title=paper.title,
        strapline=paper.laid_out.house.strapline,
        accent=paper.laid_out.house.accent,
        host=paper.rows.host if paper.rows else "",
        header=_header(paper),
        status=("DRAFT, " if paper.is_draft else "") + paper.legal_status.upper(),
        footer=footer(paper),
        about=_about(paper),
        sections=tuple(sections),
    )


def _numbered(there: list[tuple[Part, str]], *, numbered: bool) -> Numbers:
    """Sections 1, 2, 3, then Appendix 1, 2."""
    if not numbered:
        return {part.code: Place("", first_upper(heading)) for part, heading in there}
    upright = sum(not part.appendix for part, _ in there)
    return {
        part.code: Place(f"Appendix {n - upright}" if part.appendix else str(n), heading)
        for n, (part, heading) in enumerate(there, 1)
    }


def _header(paper: CommitteePaper) -> str:
    item = f", item {paper.item}" if paper.item else ""
    whose = paper.laid_out.house.organisation or paper.authority
    return f"{whose}: {paper.body}, {day_words(paper.meeting_on)}{item}"


def _about(paper: CommitteePaper) -> str:
    by = f"Report of the {paper.report_of}. " if paper.report_of else ""
    reference = f"Reference {paper.reference}. " if paper.reference else ""
    members = f" Local members: {paper.local_members}." if paper.local_members else ""
    return f"{by}{reference}{paper.wards}.{members}"
