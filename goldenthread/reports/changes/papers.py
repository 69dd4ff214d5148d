"""Writing, publishing and withdrawing committee papers: the verbs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may, decide
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.models import Legal, Marking
from goldenthread.governance.changes import withdraw_file
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.models import Plan
from goldenthread.reports import rules
from goldenthread.reports.build import Rendered, next_edition, terms_of
from goldenthread.reports.clearance import not_cleared
from goldenthread.reports.composing import stale_figures, unwritten
from goldenthread.reports.freezing import columns_of
from goldenthread.reports.kinds import COMMITTEE_REPORT, KINDS
from goldenthread.reports.models import (
    EditionAuthor,
    Paper,
    PaperEdition,
    PaperState,
    PaperTerms,
    PaperText,
    Publication,
    Section,
    SectionDuty,
)
from goldenthread.reports.read_clearance import clearance_of
from goldenthread.reports.statuses import status_of

OPENED = "Published for everybody, although papers of its kind are not for the public."


@dataclass(frozen=True, slots=True)
class PaperInput:
    """What a paper is; see `PaperTerms`."""

    title: str
    body: str
    meeting_on: date
    as_at: date
    item: str = ""
    reference: str = ""
    report_of: str = ""
    contact: str = ""
    wards: str = "All wards"
    local_members: str = ""
    include_later: bool = False
    earlier_on: date | None = None
    last_met_on: date | None = None
    legal: str = Legal.OPEN
    exempt_paragraph: str = ""
    legal_reason: str = ""
    marking: str = Marking.OFFICIAL

    @classmethod
    def of(cls, terms: PaperTerms) -> PaperInput:
        """As the paper stands."""
        return cls(**{each.name: getattr(terms, each.name) for each in fields(cls)})


def state_of(paper: Paper) -> PaperState:
    """The state of the paper's publication now."""
    state: PaperState = PaperState.objects.filter(paper=paper).newest_first()[0]
    return state


def authors_of(paper: Paper) -> set[int]:
    """Everybody who wrote any of the paper, in whatever edition."""
    terms, texts = (rows.values_list("author") for rows in (paper.terms, paper.texts))
    return {author for (author,) in terms.union(texts)}


def writer_of(paper: Paper, section: str) -> int | None:
    """To whom the section is given now."""
    last = SectionDuty.objects.filter(paper=paper, section=section).newest_first().first()
    return last.person_id if last else None


@change
def draft_paper(
    *,
    by: Member,
    plan: Plan,
    terms: PaperInput,
    kind: str = COMMITTEE_REPORT.code,
    texts: Mapping[str, str] | None = None,
) -> Paper:
    """Begin a paper on a plan; `texts`: what is known to be written already, by `Section`."""
    check_may(by, "paper.edit")
    check_may(by, "plan.view", plan)
    if kind not in KINDS:
        raise Refused("Choose which kind of paper it is.", field="kind")
    paper = Paper.objects.create(plan=plan, kind=kind)
    write_terms(by, paper, terms)
    for section, text in (texts or {}).items():
        _write_text(by, paper, section, text)
    PaperState.objects.create(
        paper=paper, state=Publication.DRAFT, preparing=True, effective_on=clock.today()
    )
    record("paper.drafted", paper)
    return paper


@change
def change_paper(*, by: Member, paper: Paper, terms: PaperInput) -> PaperTerms:
    """Change what the paper is, its meeting, position or status, for the edition being written."""
    check_may(by, "paper.edit", paper)
    rules.check_can_write(state_of(paper))
    check_unchanged(terms_of(paper))
    has_part_two = Paper.objects.filter(part_one=paper).exists()
    rules.check_parts(terms.legal, is_part_two=bool(paper.part_one_id), has_one=has_part_two)
    changed = write_terms(by, paper, terms)
    record("paper.changed", paper)
    return changed


@change
def write_section(*, by: Member, paper: Paper, section: str, text: str) -> PaperText:
    """Write one part of the edition being written. Who does not own the paper writes the sections
    that are given to them."""
    check_may(by, "paper.write", paper)
    if not decide(by, "paper.edit", paper):
        rules.check_is_given(by.person_id, writer_of(paper, section))
    rules.check_can_write(state_of(paper))
    check_unchanged(paper.texts.filter(section=section).newest_first().first())
    written = _write_text(by, paper, section, text)
    record("paper.written", paper)
    return written


@change
def publish_paper(
    *,
    by: Member,
    paper: Paper,
    rendered: Rendered,
    incomplete: int = 0,
    uncleared: int = 0,
    stale: bool = False,
    opened: bool = False,
) -> PaperEdition:
    """Freeze an edition: its bytes, moment and keys; it can never change.

    `incomplete`: how many headings the publisher was told say “To be completed”; `uncleared`: how
    many steps of clearance are missing, where clearance is only advice; `stale`: that they were
    told of figures in its texts which the record does not give; `opened`: that papers of its kind
    are not for the public. Refused where anything else is so, or where the paper was written to
    after `rendered` was made, or after the publisher’s page was opened.
    """
    check_may(by, "paper.publish", paper)
    authors = authors_of(paper)
    rules.check_is_no_author(by.person_id, authors)
    missing = unwritten(rendered.paper)
    rules.check_can_publish(state_of(paper), paper.kind, missing, incomplete=incomplete)
    terms = terms_of(paper)
    reason = _check_told(paper, terms, rendered, uncleared=uncleared, stale=stale, opened=opened)
    _check_still_so(paper, rendered)
    check_unchanged(max([terms, *paper.texts.newest_first()], key=lambda row: row.entry))
    edition = _freeze(by, paper, terms, rendered)
    for author in sorted(authors):
        EditionAuthor.objects.create(
            edition=edition, author_id=author, published_by=edition.published_by
        )
    PaperState.objects.create(paper=paper, state=Publication.PUBLISHED, effective_on=clock.today())
    sums = [file.sha256 for file in (*rendered.files.values(), rendered.dataset)]
    record("paper.published", paper, basis=[*sums, edition.known], reason=reason)
    return edition


def _check_told(
    paper: Paper,
    terms: PaperTerms,
    rendered: Rendered,
    *,
    uncleared: int,
    stale: bool,
    opened: bool,
) -> str:
    """What is published all the same, in words for the entry; refused where nobody was told."""
    setting, asked = clearance_of(paper, terms)
    wanting = not_cleared(asked)
    rules.check_cleared(wanting, is_advisory=setting.is_advisory, uncleared=uncleared)
    wrong = [each for said in stale_figures(rendered.paper).values() for each in said]
    rules.check_figures(wrong, told=stale)
    begins = status_of(paper.authority_id, paper.kind).legal
    rules.check_opened(paper.kind, begins, terms.legal, opened=opened)
    without = [f"Published without clearance: {', '.join(wanting)}."] if wanting else []
    other = [f"Its text says “{each.said}”; the record, “{each.now}”." for each in wrong]
    wide = [OPENED] if rules.is_opened(begins, terms.legal) else []
    return " ".join([*without, *other, *wide])


@change
def withdraw_paper(*, by: Member, paper: Paper, reason: str) -> PaperState:
    """Take a paper from the public, at once. Its editions and their checksums stay on record."""
    check_may(by, "paper.withdraw", paper)
    before = state_of(paper)
    rules.check_can_withdraw(before, reason)
    withdrawn = PaperState.objects.create(
        paper=paper,
        state=Publication.WITHDRAWN,
        preparing=before.preparing,
        effective_on=clock.today(),
    )
    for edition in paper.editions.select_related("pdf"):
        withdraw_file(by, edition.pdf, reason)
    record("paper.withdrawn", paper, reason=reason.strip())
    return withdrawn


@change
def begin_edition(*, by: Member, paper: Paper, reason: str) -> PaperState:
    """Begin a new edition. Until it is published, the last one stays as it is."""
    check_may(by, "paper.edit", paper)
    before = state_of(paper)
    rules.check_can_begin_edition(before, reason)
    begun = PaperState.objects.create(
        paper=paper, state=before.state, preparing=True, effective_on=clock.today()
    )
    record("paper.edition_begun", paper, reason=reason.strip())
    return begun


def _person(by: Member) -> Person:
    """Who writes or publishes: a person, whom the record names."""
    if by.person is None:
        raise Refused("A paper is written and published by a person.")
    return by.person


def write_terms(by: Member, paper: Paper, terms: PaperInput) -> PaperTerms:
    """Within the change under way. Raises Refused where the terms cannot be."""
    values: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asdict(terms).items()
    }
    for name, sentence in (("title", "Enter the title."), ("body", "Name the body.")):
        if not values[name]:
            raise Refused(sentence, field=name)
    rules.check_terms(
        as_at=terms.as_at,
        meeting_on=terms.meeting_on,
        earlier_on=terms.earlier_on,
        last_met_on=terms.last_met_on,
        legal=terms.legal,
        paragraph=terms.exempt_paragraph,
        reason=terms.legal_reason,
        today=clock.today(),
    )
    return PaperTerms.objects.create(
        paper=paper, author=_person(by), effective_on=clock.today(), **values
    )


def _write_text(by: Member, paper: Paper, section: str, text: str) -> PaperText:
    return PaperText.objects.create(
        paper=paper,
        section=Section(section),
        text=text.strip(),
        author=_person(by),
        effective_on=clock.today(),
    )


def _check_still_so(paper: Paper, rendered: Rendered) -> None:
    """What is frozen is what stands: nothing was written or published since it was made."""
    for rows in (paper.terms, paper.texts):
        if rows.filter(entry__gt=rendered.read).exists():
            raise Refused(
                "The paper was written to while it was being published. Read it again first."
            )
    if rendered.paper.edition != next_edition(paper):
        raise Refused("Another edition was published meanwhile. Look at the paper again.")


def _freeze(by: Member, paper: Paper, terms: PaperTerms, rendered: Rendered) -> PaperEdition:
    made = rendered.paper
    kept = {**rendered.files, "dataset": rendered.dataset}
    files = {name: keep(file, marking=terms.marking) for name, file in kept.items()}
    return PaperEdition.objects.create(
        paper=paper,
        edition=made.edition,
        title=made.title,
        body=made.body,
        meeting_on=made.meeting_on,
        legal=terms.legal,
        marking=terms.marking,
        as_at=made.position.as_at,
        known=made.position.entry,
        include_later=made.position.include_later,
        progress_key=made.progress_key.version,
        impact_key=made.impact_key.version,
        layout=made.laid_out.version,
        template=rendered.template.file if rendered.template else None,
        published_on=made.published_on or clock.today(),
        published_by=_person(by),
        **columns_of(paper, made),
        **files,
    )
