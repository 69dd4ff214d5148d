"""The public pages of a plan: which parts of its last published paper each one shows. Pure.

Every word and figure is of the stored dataset of one edition, so that nothing can stand here that
was not published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from goldenthread.plans.position import MET_IMPACT, Position, PriorityRow, rated_in
from goldenthread.plans.ratings import Impact, Key, Progress, in_force, speaking
from goldenthread.reports.blocks import (
    Block,
    Cell,
    Column,
    Counts,
    KeyTable,
    Paragraph,
    Picture,
    Run,
    Section,
    Table,
    joined,
)
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    Share,
    impact_counts,
    progress_counts,
)
from goldenthread.reports.kinds import Placed
from goldenthread.reports.links import (
    Query,
    as_cell,
    counted,
    impact_query,
    led,
    level_parts,
    narrowed,
    number_cell,
    priority_query,
)
from goldenthread.reports.rating_sections import by_priority, left_out, rated_noun
from goldenthread.reports.wording import level_counts, number_of


@dataclass(frozen=True, slots=True)
class PublicPage:
    """`code` is the end of its address. `none`: what it says where the paper shows none of it."""

    code: str
    title: str
    lead: str
    parts: tuple[Placed, ...]
    none: str = ""


PAGES = (
    PublicPage(
        "progress-and-impact",
        "Progress and impact",
        "Two ratings, which answer two questions: is the work done, and is it better for children?",
        (
            ("progress", "Progress: is the work done?"),
            ("impact", "Impact: is it better for children?"),
            ("since", "What changed since {last_met}"),
            ("exceptions", "Exceptions"),
        ),
    ),
    PublicPage(
        "actions",
        "Actions",
        "Every action of the plan, who is accountable for it, when it is due, and both ratings.",
        (("actions", "Every action"), ("dates", "Late"), ("moved", "Due dates that moved")),
    ),
    PublicPage(
        "findings",
        "Findings",
        "What inspectors found, how each finding stands, and the actions that answer it.",
        (
            ("finding_status", "How the findings stand"),
            ("findings", "Findings and their actions"),
        ),
        "The plan answers no finding of an inspection.",
    ),
    PublicPage(
        "measures",
        "Measures",
        "What should move because of the plan, and whether the change is real.",
        (("measures", "Is the change real?"), ("charts", "Charts")),
        "The paper shows no measure.",
    ),
    PublicPage(
        "undertakings",
        "Undertakings and answers",
        "What officers promised the committee, and what was asked and answered.",
        (("promised", "What was promised"), ("questions", "Questions and answers")),
        "Nothing is promised that is still open, and no question waits for its answer.",
    ),
    PublicPage(
        "what-was-said",
        "What children and others said",
        "Who was consulted about the plan, and what was done because of it.",
        (("consultation", "Consultations"),),
    ),
)
BY_CODE = {page.code: page for page in PAGES}


def shown(paper: CommitteePaper, page: PublicPage) -> CommitteePaper:
    """The same dataset laid out as one page of the site. Texts that nobody wrote are left out."""
    parts = tuple(each for each in page.parts if _is_told(paper, each[0]))
    house = replace(paper.laid_out.house, numbered=False)
    return replace(
        paper,
        layout=replace(paper.laid_out, parts=parts, house=house),
        corrects=None,
        to_public=True,
    )


def _is_told(paper: CommitteePaper, part: str) -> bool:
    return part != "consultation" or bool(paper.consultation or paper.consulted)


def on_a_page(paper: CommitteePaper) -> Iterator[Section]:
    """The whole plan on a page: each priority with both ratings, apart; then both keys."""
    with speaking(lambda: paper.keys):
        position = paper.position
        work = number_of(len(position.counted), "action")
        yield Section(
            "progress",
            "",
            "Progress: is the work done?",
            (
                *_at_each_level(paper, paper.progress_key, position.progress, work, {}),
                Paragraph(joined(*left_out(position, partial(counted, paper)))),
            ),
        )
        rated, of = _rated(position), impact_query(position, {})
        yield Section(
            "impact",
            "",
            "Impact: is it better for children?",
            (*_at_each_level(paper, paper.impact_key, position.impact, rated, of),),
        )
        yield Section("priorities", "", "Priorities", (_priorities(paper),))
        yield Section(
            "keys",
            "",
            "What the two ratings mean",
            (
                KeyTable(paper.progress_key, "Key to progress"),
                KeyTable(paper.impact_key, "Key to impact"),
            ),
        )


def _at_each_level(
    paper: CommitteePaper, key: Key, counts: Counts, whole: str, of: Query | None
) -> Iterator[Block]:
    """A picture of the levels, and how many of the `whole` stand at each."""
    yield Picture(key, counts, f"{key.kind}: {level_counts(key, counts)}.")
    parts = level_parts(paper, key, counts)
    yield Paragraph(joined(f"{key.kind} of ", led(paper, whole, of), ": ", *parts, "."))


def _rated(position: Position) -> str:
    """ "90 actions", or at the level that the plan sets "7 priorities"."""
    many = rated_noun(position)
    one = {"priorities": "priority"}.get(many, many.removesuffix("s"))
    return number_of(len(position.rated_for_impact), one, many)


def _priorities(paper: CommitteePaper) -> Table:
    position = paper.position
    own = {row.label: row for row in position.priorities}
    rows = tuple(
        (
            Cell(label),
            number_cell(paper, len(actions), of),
            _progress(paper, actions, of),
            _impact(paper, own.get(label), actions, of),
        )
        for label, actions in by_priority(position)
        for of in [priority_query(position, actions)]
    )
    return Table(
        f"Each priority: {number_of(len(rows), 'priority', 'priorities')}",
        (
            Column("Priority", 12, strong=True),
            Column("Actions", 4, numeric=True),
            Column("Progress", 10, under="Is the work done?"),
            Column("Impact", 10, under="Is it better for children?"),
        ),
        rows,
    )


def _progress(paper: CommitteePaper, actions: tuple[ActionRow, ...], of: Query | None) -> Cell:
    counts = progress_counts(actions)
    done = Share(counts[Progress.COMPLETE], len(actions))
    said = f"{in_force().say('{Complete}')}: {done}"
    complete = narrowed(of, {"progress": "complete"}) if done.count else None
    parts = level_parts(paper, paper.progress_key, counts, of)
    return as_cell(led(paper, said, complete), joined(*parts))


def _impact(
    paper: CommitteePaper,
    own: PriorityRow | None,
    actions: tuple[ActionRow, ...],
    of: Query | None,
) -> Cell:
    """A priority's own rating, where it has one; and how what the plan assesses in it is rated, at
    the level that the plan sets."""
    position, key = paper.position, paper.impact_key
    rated = rated_in(position, [own] if own else [], actions)
    counts = impact_counts(rated)
    met = Share(sum(counts[level] for level in MET_IMPACT), len(rated))
    if own and (own.impact or position.impact_level == "priority"):
        said = Run(key.word(own.impact or Impact.NOT_ASSESSED))
    else:
        query = narrowed(of, impact_query(position, {"show": "impact-met"}))
        words = f"{in_force().say('{Clear} or {sustained}')}: {met}"
        said = led(paper, words, query if met.count else None)
    if position.impact_level == "priority":
        return as_cell(said)
    noun = rated_noun(position).capitalize()
    return as_cell(said, joined(f"{noun}: ", *level_parts(paper, key, counts, of)))
