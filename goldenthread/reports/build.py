"""From the record to a paper: its texts, and the plan's position at its moment, as one dataset.

Every form of a paper is made from what this module returns; so is every number on its pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.core import clock
from goldenthread.core.days import day_words
from goldenthread.core.errors import Refused
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.kinds import clean_name
from goldenthread.documents.models import Legal, Marking, store
from goldenthread.governance.read_undertakings import owed_to
from goldenthread.governance.rows import UndertakingRow, overdue_first
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.measures.marks import marks_of
from goldenthread.measures.read import small_numbers
from goldenthread.plans.aims import Served, serving
from goldenthread.plans.challenges import ChallengeFilters, ChallengeRow, Standing
from goldenthread.plans.exceptions import ExceptionRow
from goldenthread.plans.models import ConsultationTerms, Due, Placement, Plan
from goldenthread.plans.position import Position
from goldenthread.plans.ratings import speaking
from goldenthread.plans.read import PLAN_COLUMNS, plan_at, position, positions
from goldenthread.plans.read_aims import aims_at
from goldenthread.plans.read_challenges import challenges_of
from goldenthread.plans.read_exceptions import exceptions_at
from goldenthread.plans.read_keys import keys_at
from goldenthread.plans.read_measures import plan_measures
from goldenthread.plans.read_voices import consultations_of
from goldenthread.reports.dataset import CommitteePaper, DateMove, Implication, MeasureRow
from goldenthread.reports.models import (
    IMPLICATIONS,
    LISTS,
    Paper,
    PaperEdition,
    PaperTerms,
    PaperText,
    Section,
)
from goldenthread.reports.paper_html import paper_page
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.releasing import check_release
from goldenthread.reports.word import paper_docx


def paper_html_file(paper: CommitteePaper) -> bytes:
    """The paper as a web page that stands by itself."""
    return paper_page(paper).encode()


RENDERERS: Mapping[str, Callable[[CommitteePaper], bytes]] = {
    "pdf": paper_pdf,
    "docx": paper_docx,
    "html": paper_html_file,
}
NO_STATUS = "No decision yet"


def audience(authority: Authority) -> Member:
    """For whom papers are made: somebody who may read plans and is a named reader of nothing.

    So what inspectors found stands in no paper before their report is published, whoever
    writes or publishes it.
    """
    return Member(authority, None, frozenset({Role.BOARD_MEMBER}))


def terms_of(paper: Paper) -> PaperTerms:
    """The paper's terms as they stand now."""
    terms: PaperTerms = PaperTerms.objects.filter(paper=paper).newest_first()[0]
    return terms


def texts_of(paper: Paper) -> dict[str, str]:
    """What is written now, by `Section`; "" where nothing is."""
    rows = PaperText.objects.filter(paper=paper).as_at(Moment.latest())
    written = {row.section: row.text or "" for row in rows}
    return {section.value: written.get(section, "") for section in Section}


def next_edition(paper: Paper) -> int:
    return PaperEdition.objects.filter(paper=paper).count() + 1


def build_paper(paper: Paper, *, published_on: date | None = None) -> CommitteePaper:
    """The paper's next edition as it stands now; a draft unless `published_on` is given.

    Raises Refused where the plan did not exist on the day that the paper reports.
    """
    terms = terms_of(paper)
    moment = Moment.position(paper.authority, terms.as_at, include_later=terms.include_later)
    before = _earlier(paper, terms)
    now, earlier = _positions(paper.plan, moment, before)
    return CommitteePaper(
        **_head(terms),
        **_written(texts_of(paper)),
        authority=paper.authority.name,
        **_reported(paper.plan, terms.body, now, moment, before),
        earlier=earlier,
        last_met_on=terms.last_met_on if earlier else None,
        edition=next_edition(paper),
        published_on=published_on,
    )


def missing_headings(paper: Paper, terms: PaperTerms, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The headings that would say “To be completed”; needs no figures."""
    told = ConsultationTerms.objects.filter(consultation__plan=paper.plan_id)
    return CommitteePaper(
        **_head(terms),
        **_written(texts),
        authority="",
        position=Position(terms.as_at, 0, ()),
        consulted=told.filter(effective_on__lte=terms.as_at).count(),
    ).to_be_completed


def paper_of_plan(plan: Plan, moment: Moment, meeting_on: date) -> CommitteePaper:
    """A paper that nobody has begun to write: the figures, and headings to be completed."""
    now, _ = _positions(plan, moment, None)
    terms = _plan_at(plan, moment)
    return CommitteePaper(
        title=f"{terms.title}: progress and impact",
        authority=plan.authority.name,
        body=terms.committee,
        meeting_on=meeting_on,
        **_reported(plan, terms.committee, now, moment, None),
    )


def _reported(
    plan: Plan, body: str, now: Position, moment: Moment, earlier: Moment | None
) -> dict[str, Any]:
    """What the record says to a body at the moment; `earlier`: of what it has read before."""
    return {
        "position": now,
        "moves": _moves(plan, now, moment, earlier),
        "questions": _questions(plan, moment, earlier),
        "promised": _promised(plan.authority, body, moment, earlier),
        "aims": _aims(plan, now, moment),
        **_consultations(plan, moment, earlier),
        "measures": _measures(plan, moment),
        "small_numbers": settings.SMALL_NUMBERS,
        "exceptions": _exceptions(plan, now, moment),
        **_keys(plan.authority, moment),
    }


def _keys(authority: Authority, moment: Moment) -> dict[str, Any]:
    """What the ratings meant at the moment that a paper reports; its edition keeps them."""
    found = keys_at(_now(authority), moment)
    return {"progress_key": found.progress, "impact_key": found.impact}


def _now(authority: Authority) -> Authority:
    """As it is now: which keys it has is noted on it."""
    return Authority.objects.get(pk=authority.pk)


def _plan_at(plan: Plan, moment: Moment) -> Any:
    found = Plan.objects.filter(pk=plan.pk).as_at(moment, *PLAN_COLUMNS).get()
    if found.title is None:
        raise Refused(f"There was no such plan on {day_words(moment.on)}. Choose a later day.")
    return found


def _positions(
    plan: Plan, moment: Moment, earlier: Moment | None
) -> tuple[Position, Position | None]:
    reader, stood = audience(plan.authority), _plan_at(plan, moment)
    now = _decided(position(stood, moment, reader, updates=True))
    before = positions(stood, moment, earlier, reader)[1] if earlier else None
    return now, before


MOVES = (
    *("action", "effective_on", "request__why", "request__answers__body"),
    *("request__answers__answered_by__post", "known_before"),
)


def _moves(
    plan: Plan, now: Position, moment: Moment, earlier: Moment | None
) -> tuple[DateMove, ...]:
    """Each new date in force by the moment: who agreed, and why its owner asked."""
    refs = {action.pk: action.ref for action in now.actions}
    placed = Placement.objects.filter(plan=plan).values("action")
    dues: Any = Due.objects.filter(authority=plan.authority)
    known = dues.upto(earlier) if earlier else dues.none()
    moved = dues.upto(moment).filter(action__in=placed, request__answers__agreed=True)
    moved = moved.annotate(known_before=Exists(known.filter(pk=OuterRef("pk"))))
    rows = moved.oldest_first().values_list(*MOVES)
    return tuple(
        DateMove(refs[action], body or post, on, why or "The reason was erased.", not before)
        for action, on, why, body, post, before in rows
        if action in refs
    )


def _questions(plan: Plan, moment: Moment, earlier: Moment | None) -> tuple[ChallengeRow, ...]:
    """What the body is told of the questions: all that is open, and else what is new to it."""
    reader = audience(plan.authority)
    rows = ChallengeFilters().select(challenges_of(plan, moment, reader), moment.on)
    known = {row.stood for row in challenges_of(plan, earlier, reader)} if earlier else set()
    return tuple(row for row in rows if row.standing is Standing.OPEN or row.stood not in known)


def _promised(
    authority: Authority, body: str, moment: Moment, earlier: Moment | None
) -> tuple[UndertakingRow, ...]:
    """What the body is owed at open items: all that is open, and what was settled since."""
    rows = owed_to(authority, body, moment)
    lately = [row for row in rows if row.is_open or (earlier and row.since > earlier.on)]
    return tuple(overdue_first(lately))


def _aims(plan: Plan, now: Position, moment: Moment) -> tuple[Served, ...]:
    return tuple(serving(now, aims_at(audience(plan.authority), moment)))


def _consultations(plan: Plan, moment: Moment, earlier: Moment | None) -> dict[str, Any]:
    """How many there are, and all but those of which the body has read what changed."""
    reader = audience(plan.authority)
    rows = consultations_of(plan, moment, reader)
    known = consultations_of(plan, earlier, reader) if earlier else []
    new = tuple(row for row in rows if not row.changed or row not in known)
    return {"consulted": len(rows), "consultations": new}


def _measures(plan: Plan, moment: Moment) -> tuple[MeasureRow, ...]:
    """What should move because of the plan, with what rests on small numbers hidden."""
    every = plan_measures(plan, moment).all
    keys = [each.pk for each in every]
    small = small_numbers(plan.authority_id, moment, keys, settings.SMALL_NUMBERS)
    marks = marks_of(audience(plan.authority), keys, moment)
    return tuple(
        MeasureRow(replace(each, hidden=small.get(each.pk, frozenset())), tuple(marks[each.pk]))
        for each in every
    )


def _exceptions(plan: Plan, now: Position, moment: Moment) -> tuple[ExceptionRow, ...]:
    """What stands out, in the words of the keys in force at the moment."""
    with speaking(lambda: keys_at(_now(plan.authority), moment)):
        reader = audience(plan.authority)
        _, found = exceptions_at(now, plan_at(reader, plan.pk, moment), moment, reader)
    return tuple(found)


def _decided(found: Position) -> Position:
    """A finding whose status nobody has decided says so."""
    findings = (replace(row, status=row.status or NO_STATUS) for row in found.findings)
    return replace(found, findings=tuple(findings))


def _earlier(paper: Paper, terms: PaperTerms) -> Moment | None:
    """What the body saw last: exactly what its published paper read, or else that day's end."""
    if terms.earlier_on is None:
        return None
    seen = PaperEdition.objects.filter(
        paper__plan=paper.plan_id, body=terms.body, as_at=terms.earlier_on
    ).exclude(paper=paper)
    edition = seen.order_by("-published_on", "-edition").first()
    return edition.moment if edition else Moment.position(paper.authority, terms.earlier_on)


def _head(terms: PaperTerms) -> dict[str, Any]:
    names = ("title", "body", "meeting_on", "item", "reference", "report_of", "wards", "contact")
    return {
        **{name: getattr(terms, name) for name in names},
        "marking": Marking(terms.marking).label,
        "legal_status": Legal(terms.legal).label,
        "legal_reason": _legal_reason(terms),
    }


def _legal_reason(terms: PaperTerms) -> str:
    if terms.legal == Legal.OPEN:
        return ""
    paragraph = (
        f"Schedule 12A, paragraph {terms.get_exempt_paragraph_display()}. "
        if terms.exempt_paragraph
        else ""
    )
    return f"{paragraph}{terms.legal_reason or ''}"


def _written(texts: Mapping[str, str]) -> dict[str, Any]:
    implications = {section.value for section in IMPLICATIONS}
    lists = {section.value: tuple(_lines(texts[section])) for section in LISTS}
    plain = {name: text for name, text in texts.items() if name not in implications | lists.keys()}
    return {
        **plain,
        **lists,
        "implications": tuple(Implication(each.label, texts[each]) for each in IMPLICATIONS),
    }


def _lines(text: str) -> list[str]:
    """One item a line; a sign of a list before it is not part of it."""
    return [line.strip().removeprefix("- ").strip() for line in text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Rendered:
    """An edition ready to be published: its dataset, its files, and what it was made from.

    `read` is the last entry of the ledger when the paper was read: a text that was written
    after that is not in the files.
    """

    paper: CommitteePaper
    files: Mapping[str, CheckedFile]
    read: int


def render_edition(paper: Paper) -> Rendered:
    """Make and store the bytes of the next edition, as published today.

    Takes a while, so it is done before the change and holds no lock; bytes of an edition that
    is then not published lie in the store unused.
    """
    read = head_of(paper.authority)
    built = build_paper(paper, published_on=clock.today())
    files = {name: _store(built, name, made(built)) for name, made in RENDERERS.items()}
    return Rendered(built, files, read)


def _store(paper: CommitteePaper, kind: str, data: bytes) -> CheckedFile:
    check_release(kind, data)
    return CheckedFile(file_name(paper, kind), kind, store().put(data), len(data))


def file_name(paper: CommitteePaper, kind: str) -> str:
    """As "Children and Families Committee 2026-07-13, draft of edition 1.pdf"."""
    edition = f"{'draft of ' * paper.is_draft}edition {paper.edition}"
    return clean_name(f"{paper.body} {paper.meeting_on}, {edition}.{kind}")
