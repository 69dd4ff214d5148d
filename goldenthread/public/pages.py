"""The public pages of a plan: which parts of its last published paper each one shows. Pure.

Every word and figure is of the stored dataset of one edition, so that nothing can stand here that
was not published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldenthread.plans.position import MET_IMPACT, Position, PriorityRow, rated_in
from goldenthread.plans.ratings import Impact, Progress, in_force, speaking
from goldenthread.reports.blocks import Cell, Column, KeyTable, Paragraph, Picture, Section, Table
from goldenthread.reports.dataset import (
    ActionRow,
    CommitteePaper,
    Share,
    impact_counts,
    progress_counts,
)
from goldenthread.reports.kinds import Placed
from goldenthread.reports.rating_sections import by_priority, not_counted, rated_noun
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
        progress = level_counts(paper.progress_key, position.progress)
        yield Section(
            "progress",
            "",
            "Progress: is the work done?",
            (
                Picture(paper.progress_key, position.progress, f"Progress: {progress}."),
                Paragraph(f"Progress of {number_of(len(position.counted), 'action')}: {progress}."),
                Paragraph(not_counted(position)),
            ),
        )
        impact = level_counts(paper.impact_key, position.impact)
        yield Section(
            "impact",
            "",
            "Impact: is it better for children?",
            (
                Picture(paper.impact_key, position.impact, f"Impact: {impact}."),
                Paragraph(f"Impact of {_rated(position)}: {impact}."),
            ),
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
            Cell(str(len(actions))),
            Cell(_complete(actions), (level_counts(paper.progress_key, progress_counts(actions)),)),
            Cell(*_impact(paper, own.get(label), actions)),
        )
        for label, actions in by_priority(position)
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


def _complete(actions: tuple[ActionRow, ...]) -> str:
    done = progress_counts(actions)[Progress.COMPLETE]
    return f"{in_force().say('{Complete}')}: {Share(done, len(actions))}"


def _impact(
    paper: CommitteePaper, own: PriorityRow | None, actions: tuple[ActionRow, ...]
) -> tuple[str, tuple[str, ...]]:
    """A priority's own rating, where it has one; and how what the plan assesses in it is rated, at
    the level that the plan sets."""
    position, key = paper.position, paper.impact_key
    rated = rated_in(position, [own] if own else [], actions)
    counts = impact_counts(rated)
    met = Share(sum(counts[level] for level in MET_IMPACT), len(rated))
    if own and (own.impact or position.impact_level == "priority"):
        said = key.word(own.impact or Impact.NOT_ASSESSED)
    else:
        said = f"{in_force().say('{Clear} or {sustained}')}: {met}"
    if position.impact_level == "priority":
        return said, ()
    return said, (f"{rated_noun(position).capitalize()}: {level_counts(key, counts)}",)
