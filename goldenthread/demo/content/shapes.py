"""The shapes of the living example's content. Frozen, and free of Django."""

from dataclasses import dataclass
from datetime import date

from goldenthread.plans.ratings import Impact, Progress

TODAY = date(2026, 11, 16)
"""The demo's "today", a Monday."""

LETTERS = {
    "N": Progress.NOT_STARTED,
    "T": Progress.ON_TRACK,
    "R": Progress.AT_RISK,
    "F": Progress.OFF_TRACK,
}
"""How a `Story.course` writes a month's progress rating; "." is a month without an update."""


EVIDENCE_KINDS = (
    "data",
    "case_audit",
    "childrens_voice",
    "practitioner_voice",
    "partner_view",
    "inspector_letter",
)


@dataclass(frozen=True, slots=True)
class Post:
    """One of the cast. `roles` are role codes; `ends` is a guest's last day."""

    key: str
    title: str
    email: str
    roles: tuple[str, ...]
    team: str
    authority: str = "wyremouth"
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    key: str
    name: str
    short_name: str
    governance: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`grade`: outstanding, good, requires_improvement or inadequate."""

    area: str
    grade: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind`: improvement, priority_action or strength. `repeats`: refs of earlier findings."""

    ref: str
    kind: str
    text: str
    practice_area: str
    repeats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """A finding's own status on a day: partly_met, fully_met or reopened. `by`: body or post.

    `reason`: why it went back, where it did.
    """

    finding: str
    on: date
    status: str
    by: str
    basis: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StatusProposal:
    """What a review of a year may decide of a finding; a draft of the post `by`."""

    finding: str
    year: int
    on: date
    status: str
    by: str
    basis: str


@dataclass(frozen=True, slots=True)
class JudgedRepeat:
    """What the programme manager said, on a day, of a finding beside an earlier one."""

    finding: str
    earlier: str
    on: date
    same: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """`published_on` None: confidential, seen by `named` posts only, until `expected_on`.

    `stated_due`: the date a letter gives for the plan, where it gives one.
    """

    key: str
    kind: str
    title: str
    began_on: date
    ended_on: date
    received_on: date
    published_on: date | None
    summary: str
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...] = ()
    lead_inspector: str = "The lead inspector"
    stated_due: date | None = None
    expected_on: date | None = None
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period. `month` is its first day; its updates are due on `due_on`."""

    month: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Action:
    """What, why and who. `due` is the original due date; `findings` are finding refs.

    `lead` empty: the priority's lead. `deputy` signs off where lead and owner are one post.
    """

    ref: str
    title: str
    why: str
    difference: str
    owner: str
    starts: date
    due: date
    findings: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    lead: str = ""
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A request for a new due date. `level`: lead, board or committee.

    `outcome`: agreed, refused or pending. The lead decides, or the body at its meeting that day.
    """

    asked_on: date
    to: date
    reason: str
    level: str = "lead"
    outcome: str = "agreed"
    decided_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """The owner's words for one period ("2026-03"). The rating stands in the story's course."""

    month: str
    text: str
    next_step: str
    late: bool = False
    on_behalf: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """A request to sign off completion. `outcome`: signed_off, sent_back or waiting."""

    asked_on: date
    outcome: str = "waiting"
    decided_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """How one action went. `course` has one letter of `LETTERS` for each period, in order.

    A month without an `Update` of its own has quiet words, or none while "N" (not yet begun).
    If completion was signed off, the course ends with the last period reported before that.
    `paused_on`, `paused_why`: a paused action keeps its progress rating.
    """

    ref: str
    course: str
    updates: tuple[Update, ...] = ()
    moves: tuple[Move, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    paused_on: date | None = None
    paused_why: str = ""

    @property
    def agreed_moves(self) -> tuple[Move, ...]:
        return tuple(m for m in self.moves if m.outcome == "agreed")

    @property
    def complete(self) -> bool:
        return any(s.outcome == "signed_off" for s in self.sign_offs)

    @property
    def awaiting_sign_off(self) -> bool:
        return bool(self.sign_offs) and self.sign_offs[-1].outcome == "waiting"

    @property
    def progress(self) -> Progress:
        """The progress rating today: the last one given, or complete."""
        if self.complete:
            return Progress.COMPLETE
        given = self.course.replace(".", "")
        return LETTERS[given[-1]] if given else Progress.NOT_STARTED


def done(ref: str, course: str, month: str, text: str, *, asked: date, on: date) -> Story:
    """A short story: one account near its end, and the sign-off."""
    update = Update(month, text, "Ask for sign-off.")
    return Story(ref, course, (update,), (), (SignOff(asked, "signed_off", on),))


@dataclass(frozen=True, slots=True)
class Evidence:
    """`kind` is one of `EVIDENCE_KINDS`.

    A file has `filename` and `content` (its text); a link has `url`. `note` says what it shows.
    """

    ref: str
    action: str
    kind: str
    title: str
    dated: date
    added_on: date
    by: str
    note: str
    filename: str = ""
    content: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An impact rating given on a day. `evidence` are refs of the evidence it rests on.

    `below_standard` is the assessor's written reason where the evidence is short of the standard.
    """

    action: str
    on: date
    impact: Impact
    by: str
    why: str
    look_again: date
    evidence: tuple[str, ...] = ()
    below_standard: str = ""


@dataclass(frozen=True, slots=True)
class Priority:
    number: int
    title: str
    lead: str
    better: str
    actions: tuple[Action, ...]
    stories: tuple[Story, ...]

    def story(self, ref: str) -> Story:
        return next(s for s in self.stories if s.ref == ref)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a plan: `step` is drafted, recommended, approved, submitted or closed."""

    label: str
    on: date
    step: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Plan:
    key: str
    title: str
    inspections: tuple[str, ...]
    created_on: date
    priorities: tuple[Priority, ...]
    periods: tuple[Period, ...]
    versions: tuple[Version, ...]
    evidence: tuple[Evidence, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    closed_on: date | None = None
    succeeds: str = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        return tuple(a for p in self.priorities for a in p.actions)

    @property
    def stories(self) -> dict[str, Story]:
        return {s.ref: s for p in self.priorities for s in p.stories}


@dataclass(frozen=True, slots=True)
class Body:
    """`kind`: committee, board or council."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Meeting:
    body: str
    on: date


@dataclass(frozen=True, slots=True)
class Paper:
    """A committee paper. `published_on` None: a draft, in which "" is still to be written.

    `publisher` is never its `author`. `implications`: heading and text.
    """

    key: str
    plan: str
    body: str
    meeting_on: date
    as_at: date
    published_on: date | None
    author: str
    publisher: str
    title: str
    item: str
    reference: str
    purpose: str
    summary: tuple[str, ...]
    recommendations: tuple[str, ...]
    reasons: str
    other_options: str
    background: str
    consultation: str
    implications: tuple[tuple[str, str], ...]
    contact: str
    background_papers: tuple[str, ...]
