"""Everything one paper says, as plain rows. Pure; no database, no Django.

`reports/build.py` fills these rows once from the position at a moment. Word, PDF, HTML and
Excel are all made from the same `CommitteePaper`, and each number in them is counted here
from the action rows, so that a total, a share and the appendix cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.core.articles import the
from goldenthread.governance.intervention import Happening
from goldenthread.governance.rows import UndertakingRow
from goldenthread.measures.charts import Mark
from goldenthread.measures.series import Series
from goldenthread.plans.aims import Served
from goldenthread.plans.challenges import ChallengeRow
from goldenthread.plans.contingencies import ContingencyRow
from goldenthread.plans.exceptions import ExceptionRow
from goldenthread.plans.funding import LineRow
from goldenthread.plans.milestones import MilestoneRow
from goldenthread.plans.position import (
    ActionRow,
    FindingRow,
    Position,
    PriorityRow,
    Rated,
    impact_counts,
    is_assessed,
    progress_counts,
)
from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY, Key, Keys
from goldenthread.plans.risks import RiskRow
from goldenthread.plans.shares import Share
from goldenthread.plans.voices import ConsultationRow
from goldenthread.reports.kinds import KINDS, Layout

__all__ = [
    "ActionRow",
    "ChallengeRow",
    "Checkpoint",
    "CommitteePaper",
    "Correction",
    "DateMove",
    "FindingRow",
    "Implication",
    "Position",
    "PriorityRow",
    "Rated",
    "Revised",
    "Rows",
    "Served",
    "Share",
    "impact_counts",
    "is_assessed",
    "progress_counts",
]


@dataclass(frozen=True, slots=True)
class Implication:
    """One heading of the implications, and what its author wrote; empty until written."""

    heading: str
    text: str = ""


IMPLICATION_HEADINGS = (
    "Legal",
    "Finance",
    "Policy",
    "Equality",
    "Human resources",
    "Risk management",
    "Rural communities",
    "Children and young people, cared for children and care leavers",
    "Public health",
    "Climate change",
)
IMPLICATION_SECTIONS = (
    *("legal", "finance", "policy", "equality", "human_resources", "risk", "rural", "children"),
    *("public_health", "climate"),
)


@dataclass(frozen=True, slots=True)
class DateMove:
    """A new due date that was agreed for the action of reference `ref`.

    `agreed_by` is a body or a post. `since` is True where the body's last paper did not know it.
    """

    ref: str
    agreed_by: str
    agreed_on: date
    why: str
    since: bool = True


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure, what rests on small numbers hidden; and what happened, for its chart."""

    series: Series
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """A measure whose chart says something else than at the earlier position, both in words."""

    reference: str
    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the record held when it was read for an edition: how many entries, and the Merkle root
    over them, in hex; and the address at which that is verified: by anybody where the
    paper is open, else by who may read it."""

    entries: int
    root: str
    verify: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows behind a number are listed: the address of this installation as `host`, and
    the path of the plan. `edition` is the code of an open edition, whose published rows are
    listed for anybody; "" for the lists of the product, which ask who reads them."""

    host: str
    plan: str
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """One thing that an edition says otherwise; "" where one of the two says nothing of it."""

    what: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Correction:
    """The edition that is replaced, and what is said otherwise."""

    edition: int
    published_on: date
    revised: tuple[Revised, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence for an index. `used_for` are labels, `actions` the keys of actions. `pk`:
    its key, 0 where a dataset did not keep it."""

    title: str
    kind: str
    dated_on: date
    used_for: tuple[str, ...]
    actions: tuple[int, ...]
    held_here: bool
    marking: str
    practice_area: str = ""
    review_by: date | None = None
    pk: int = 0

    def is_expired(self, on: date) -> bool:
        return self.review_by is not None and self.review_by < on


@dataclass(frozen=True, slots=True)
class Highlight:
    """What the lead of a priority wrote of a period; `by` is a post."""

    priority: int
    period: str
    text: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was said to us. `outcome` and `did`: what they were told, "" while nothing.
    `pk`: its key, 0 where a dataset did not keep it."""

    who: str
    source: str
    said_on: date
    said: str
    outcome: str = ""
    did: str = ""
    told_on: date | None = None
    of_children: bool = False
    pk: int = 0


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit of members of a body to the front line that was held. `went` are posts, `actions`
    as "4.1 Title" those of the plan that it bears on."""

    service: str
    day: date
    body: str
    went: str
    themes: str
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of a priority, by the priority's key, with where it should get."""

    priority: int
    words: str


@dataclass(frozen=True, slots=True)
class CommitteePaper:
    """One paper, of whatever `kind` (`kinds.py`).

    Texts are plain, paragraphs parted by an empty line, "" until written.

    `authority` and `body` are names, `report_of` and `contact` are posts; `local_members` are the
    councillors for the wards, in words. `legal_status` is the paper's status in
    access-to-information law ("Open", "Exempt"), apart from the government `marking`.
    `published_on` is None for a draft. `earlier` is the position that the body's last paper
    reported, `last_met_on` the day of that meeting. `moves`: every due date that moved up to the
    position, oldest first. `questions`: those that are open, and those that were asked,
    answered or closed since the earlier position. `promised`: the undertakings to the body that
    are open, and those settled since. `aims`: of the council, that the plan serves. `consulted`:
    how many consultations about the plan are on record; `consultations`: those of them of which
    the body has not yet read what changed. `measures`: those that should move because of it;
    what rests on counts from 1 to `small_numbers` is hidden in them. `highlights`: of the last
    period that any lead wrote about. `due_until`: the end of the period to come. `voices`: those
    that anybody may read. `areas`: the words of the practice areas by code. What only some kinds of
    paper show is read for those. `part_two`: why the public may not read the other part, ""
    where there is none. `record` is None for a draft, and `corrects` where there is no earlier
    edition to compare with. `rows`: where its numbers lead, None where they lead nowhere.
    `to_public`: its sentences speak to everybody, and of the body.
    `visits`: those held that the body has not yet read of, or of a year where it has read nothing.
    `signals`: the measures whose chart says something else than at the earlier position.
    """

    title: str
    authority: str
    body: str
    meeting_on: date
    position: Position
    item: str = ""
    reference: str = ""
    report_of: str = ""
    wards: str = "All wards"
    marking: str = "OFFICIAL"
    legal_status: str = "Open"
    legal_reason: str = ""
    edition: int = 1
    published_on: date | None = None
    purpose: str = ""
    summary: str = ""
    recommendations: tuple[str, ...] = ()
    reasons: str = ""
    other_options: str = ""
    background: str = ""
    consultation: str = ""
    implications: tuple[Implication, ...] = field(
        default_factory=lambda: tuple(Implication(heading) for heading in IMPLICATION_HEADINGS)
    )
    contact: str = ""
    contact_details: str = ""
    background_papers: tuple[str, ...] = ()
    exceptions: tuple[ExceptionRow, ...] = ()
    moves: tuple[DateMove, ...] = ()
    questions: tuple[ChallengeRow, ...] = ()
    promised: tuple[UndertakingRow, ...] = ()
    aims: tuple[Served, ...] = ()
    consulted: int = 0
    consultations: tuple[ConsultationRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    small_numbers: int = 5
    risks: tuple[RiskRow, ...] = ()
    contingencies: tuple[ContingencyRow, ...] = ()
    funding: tuple[LineRow, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    due_until: date | None = None
    voices: tuple[Heard, ...] = ()
    measured: tuple[Measured, ...] = ()
    intervention: tuple[Happening, ...] = ()
    evidence: tuple[Piece, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    foreword: str = ""
    assurance: str = ""
    self_assessment: str = ""
    found: str = ""
    next_steps: str = ""
    speaking: str = ""
    own_1: str = ""
    own_2: str = ""
    own_3: str = ""
    earlier: Position | None = None
    last_met_on: date | None = None
    progress_key: Key = PROGRESS_KEY
    impact_key: Key = IMPACT_KEY
    kind: str = "committee_report"
    layout: Layout | None = None
    part_two: str = ""
    record: Checkpoint | None = None
    corrects: Correction | None = None
    rows: Rows | None = None
    visits: tuple[Visited, ...] = ()
    signals: tuple[Signal, ...] = ()
    local_members: str = ""
    to_public: bool = False

    @property
    def reader(self) -> str:
        """Whom its sentences speak to: the body; on a page for everybody, and to who presents a
        paper, they speak of it."""
        speaks_of_it = self.to_public or KINDS[self.kind].internal
        return the(self.body) if speaks_of_it else "you"

    @property
    def keys(self) -> Keys:
        return Keys(self.progress_key, self.impact_key)

    @property
    def is_draft(self) -> bool:
        return self.published_on is None

    def text(self, section: str) -> str:
        """What somebody wrote in a written part; of a list, one item a line."""
        if section in IMPLICATION_SECTIONS:
            return self.implications[IMPLICATION_SECTIONS.index(section)].text
        said = getattr(self, section)
        return said if isinstance(said, str) else "\n".join(said)

    @property
    def laid_out(self) -> Layout:
        """The layout of the paper; the one that its kind comes with where it has no other."""
        return self.layout or KINDS[self.kind].layout
