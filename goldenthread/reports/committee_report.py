"""A committee report, composed from its dataset: which sections, in which order. Pure.

The headings are those that councils' own reports have; the two ratings get a section each.
"""

from collections.abc import Callable, Iterator

from goldenthread.core.days import day_words
from goldenthread.plans.ratings import speaking
from goldenthread.reports.aim_sections import aim_blocks
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Items,
    Paragraph,
    Row,
    Section,
    Table,
)
from goldenthread.reports.challenge_sections import question_blocks
from goldenthread.reports.consultation_sections import consultation_blocks
from goldenthread.reports.dataset import ActionRow, CommitteePaper, Share
from goldenthread.reports.exceptions import exceptions
from goldenthread.reports.finding_sections import status_blocks
from goldenthread.reports.measure_sections import chart_blocks, measure_blocks
from goldenthread.reports.narrative import blocks_of, words_of
from goldenthread.reports.promise_sections import promise_blocks
from goldenthread.reports.rating_sections import (
    MOVED_DATES,
    date_blocks,
    impact_blocks,
    impact_cell,
    moved_table,
    progress_blocks,
    since_blocks,
    summary,
)
from goldenthread.reports.wording import days_and_moves, number_of

TO_BE_COMPLETED = Paragraph("To be completed.", style="missing")
APPENDIX_1 = "Appendix 1"


def compose(paper: CommitteePaper) -> Document:
    """The whole paper as blocks, in the words of its own keys."""
    with speaking(lambda: paper.keys):
        return _composed(paper)


def _composed(paper: CommitteePaper) -> Document:
    """Sections without content (no earlier paper) are left out."""
    there = {
        "since": paper.earlier,
        "finding-status": paper.position.findings,
        "questions": paper.questions,
        "promised": paper.promised,
        "aims": paper.aims,
        "measures": paper.measures,
    }
    plan = [each for each in _SECTIONS if there.get(each[0], True)]
    numbers = {anchor: str(n) for n, (anchor, _, _) in enumerate(plan, 1)}
    sections = tuple(
        Section(
            anchor,
            numbers[anchor],
            heading.format(last_met=day_words(paper.last_met_on)),
            tuple(blocks(paper, numbers)),
        )
        for anchor, heading, blocks in plan
    )
    return Document(
        title=paper.title,
        header=_header(paper),
        status=("DRAFT, " if paper.is_draft else "") + paper.legal_status.upper(),
        footer=_footer(paper),
        about=_about(paper),
        sections=(
            *sections,
            _appendix_1(paper, numbers),
            *_appendix_2(paper),
            *_charts(paper),
        ),
    )


def _header(paper: CommitteePaper) -> str:
    item = f", item {paper.item}" if paper.item else ""
    return f"{paper.authority}: {paper.body}, {day_words(paper.meeting_on)}{item}"


def _footer(paper: CommitteePaper) -> tuple[str, str]:
    published = (
        "Draft, not published" if paper.is_draft else f"Published {day_words(paper.published_on)}"
    )
    later = ", with what was recorded later" if paper.position.include_later else ""
    as_at = f"As at {day_words(paper.position.as_at)}{later}"
    return (
        f"{published}. {as_at}. Edition {paper.edition}.",
        f"Record entry {paper.position.entry}. {paper.marking}",
    )


def _about(paper: CommitteePaper) -> str:
    by = f"Report of the {paper.report_of}. " if paper.report_of else ""
    reference = f"Reference {paper.reference}. " if paper.reference else ""
    return f"{by}{reference}{paper.wards}."


def written(text: str, *, under: int = 1) -> Iterator[Block]:
    """What a person wrote; `under`: the level of the heading that it stands under."""
    yield from blocks_of(text, under=under) or (TO_BE_COMPLETED,)


Numbers = dict[str, str]


def _purpose(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    if paper.legal_reason:
        yield Paragraph(paper.legal_reason, lead=f"{paper.legal_status}.", style="notice")
    yield from written(paper.purpose)


def _recommendations(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    if not paper.recommendations:
        yield TO_BE_COMPLETED
        return
    yield Paragraph(f"The {paper.body} is recommended to:")
    yield Items(tuple(map(words_of, paper.recommendations)), lettered=True)


def _summary(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from written(paper.summary)
    yield Paragraph(" ".join(summary(paper.position)), lead="What the record shows.")


def _since(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from since_blocks(paper)


def _progress(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    yield from progress_blocks(paper, numbers["impact"])


def _impact(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    yield from impact_blocks(paper, numbers["progress"])


def _measures(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from measure_blocks(paper, _charts_appendix(paper))


def _dates(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from date_blocks(paper.position)


def _exceptions(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    rows = exceptions(paper)
    if not rows:
        yield Paragraph("None.")
        return
    yield Table(
        f"What needs the committee’s attention: {number_of(len(rows), 'exception')}",
        (
            Column("What", 6, strong=True),
            Column("Why it is here", 6),
            Column("Latest update", 6),
        ),
        tuple(
            (
                Cell(row.name, (row.title,)),
                Cell(row.reasons[0], row.reasons[1:]),
                Cell(row.latest_update or "None"),
            )
            for row in rows
        ),
    )


def _finding_status(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from status_blocks(paper.position)


def _findings(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    findings = paper.position.findings
    if not findings:
        yield Paragraph("The plan answers no finding of an inspection.")
        return
    titles = {action.ref: action.title for action in paper.position.actions}
    without = Share(len(paper.position.findings_without_action), len(findings))
    yield Paragraph(f"Findings without an action: {without}.")
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


def _questions(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from question_blocks(paper)


def _promised(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from promise_blocks(paper)


def _aims(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    yield from aim_blocks(paper)


def _consultation(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    """What an author wrote, then what the record says; either will do."""
    if paper.consultation or not paper.consulted:
        yield from written(paper.consultation)
    yield from consultation_blocks(paper)


def _written(field: str) -> Callable[[CommitteePaper, Numbers], Iterator[Block]]:
    def blocks(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
        yield from written(getattr(paper, field))

    return blocks


def _implications(paper: CommitteePaper, numbers: Numbers) -> Iterator[Block]:
    for n, implication in enumerate(paper.implications, 1):
        yield Heading(f"{numbers['implications']}.{n} {implication.heading}")
        yield from written(implication.text, under=2)


def _access(paper: CommitteePaper, _: Numbers) -> Iterator[Block]:
    contact = ", ".join(filter(None, (paper.contact, paper.contact_details)))
    yield Paragraph(contact, lead="Contact:") if contact else TO_BE_COMPLETED
    moved = f"; {MOVED_DATES}, due dates that moved" if moved_table(paper) else ""
    charts = f"; {_charts_appendix(paper)}, charts of the measures" if paper.measures else ""
    yield Paragraph(f"{APPENDIX_1}, all actions{moved}{charts}.", lead="Appendices:")
    if paper.background_papers:
        yield Paragraph("", lead="Background papers:")
        yield Items(tuple(map(words_of, paper.background_papers)))
    else:
        yield Paragraph("To be completed.", lead="Background papers:", style="missing")


_SECTIONS: tuple[tuple[str, str, Callable[[CommitteePaper, Numbers], Iterator[Block]]], ...] = (
    ("purpose", "Purpose", _purpose),
    ("recommendations", "Recommendations", _recommendations),
    ("summary", "Executive summary", _summary),
    ("since", "Since you last met on {last_met}", _since),
    ("progress", "Progress: is the work done?", _progress),
    ("impact", "Impact: is it better for children?", _impact),
    ("measures", "Measures: is the change real?", _measures),
    ("dates", "Dates", _dates),
    ("exceptions", "Exceptions", _exceptions),
    ("finding-status", "Findings: status", _finding_status),
    ("findings", "Findings and the actions that answer them", _findings),
    ("questions", "Questions asked and answered", _questions),
    ("promised", "What you were promised", _promised),
    ("aims", "How this serves the council’s aims", _aims),
    ("reasons", "Reasons for the recommendations", _written("reasons")),
    ("other-options", "Other options considered", _written("other_options")),
    ("background", "Background", _written("background")),
    ("consultation", "Consultation and engagement", _consultation),
    ("implications", "Implications", _implications),
    ("access", "Access to information", _access),
)


def _appendix_1(paper: CommitteePaper, numbers: Numbers) -> Section:
    """Every action of the plan, counted or not, a table for each priority."""
    position = paper.position
    labels = {priority.ref: priority.label for priority in position.priorities}
    groups: dict[str, list[ActionRow]] = {label: [] for label in labels.values()}
    for action in position.actions:
        groups.setdefault(labels.get(action.priority, "No priority"), []).append(action)
    tables = tuple(
        _action_table(paper, label, actions) for label, actions in groups.items() if actions
    )
    keys = Paragraph(
        "Two ratings in two columns. Keys: "
        f"progress, section {numbers['progress']}; impact, section {numbers['impact']}.",
        style="notice",
    )
    none = () if tables else (Paragraph("The plan has no actions."),)
    return Section(
        "appendix-1",
        APPENDIX_1,
        "all actions",
        (keys, *tables, *none),
        new_page=True,
        landscape=True,
    )


def _appendix_2(paper: CommitteePaper) -> Iterator[Section]:
    """Who agreed each later date and why: a table too wide for an upright page."""
    if table := moved_table(paper):
        yield Section(
            "appendix-2",
            MOVED_DATES,
            "due dates that moved",
            (table,),
            new_page=True,
            landscape=True,
        )


def _charts_appendix(paper: CommitteePaper) -> str:
    return f"Appendix {3 if moved_table(paper) else 2}"


def _charts(paper: CommitteePaper) -> Iterator[Section]:
    """A chart of each measure, two or three on a page."""
    if paper.measures:
        blocks = tuple(chart_blocks(paper))
        yield Section(
            "charts", _charts_appendix(paper), "charts of the measures", blocks, new_page=True
        )


def _action_table(paper: CommitteePaper, label: str, actions: list[ActionRow]) -> Table:
    columns = (
        Column("Ref", 6, strong=True),
        Column("Action", 40, under="Accountable lead and owner"),
        Column("Dates", 23),
        Column("Progress", 15, under="Is the work done?"),
        Column("Impact", 16, under="Is it better for children?"),
        Column("Latest update", 31),
    )
    rows = tuple(_action_row(paper, action) for action in actions)
    return Table(f"{label}: {number_of(len(actions), 'action')}", columns, rows)


def _action_row(paper: CommitteePaper, action: ActionRow) -> Row:
    people = (
        (f"Lead and owner: {action.lead}",)
        if action.lead == action.owner
        else (f"Lead: {action.lead}", f"Owner: {action.owner}")
    )
    return (
        Cell(action.ref),
        Cell(action.title, people),
        Cell(f"Due {day_words(action.due)}", tuple(_date_lines(paper, action))),
        Cell(
            paper.progress_key.word(action.progress),
            tuple(_progress_lines(action)),
            action.progress,
        ),
        impact_cell(paper, action),
        Cell(
            action.latest_update or "No update yet",
            (day_words(action.updated_on),) if action.updated_on else (),
        ),
    )


def _date_lines(paper: CommitteePaper, action: ActionRow) -> Iterator[str]:
    if days := action.days_overdue(paper.position.as_at):
        yield f"{number_of(days, 'day')} overdue"
    if action.moves:
        moved = days_and_moves(action.moves, action.days_moved)
        yield f"was {day_words(action.original_due)}; {moved}"
    if action.starts_on:
        yield f"start {day_words(action.starts_on)}"


def _progress_lines(action: ActionRow) -> Iterator[str]:
    if action.should_have_started:
        yield "should have started"
    if action.state:
        yield f"State: {action.state.lower()}"
    if not action.counted:
        yield "not counted"
