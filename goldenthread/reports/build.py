"""From the record to a paper: its texts, and the plan's position at its moment, as one dataset.

Every form of a paper is made from what this module returns; so is every number on its pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings

from goldenthread.core import clock
from goldenthread.core.days import day_words
from goldenthread.core.errors import Refused
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.kinds import clean_name
from goldenthread.documents.models import Legal, Marking, store
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import EVERYTHING, Moment, head_of
from goldenthread.plans.models import ConsultationTerms, Plan, PlanInspection
from goldenthread.plans.position import Position
from goldenthread.plans.read import PLAN_COLUMNS, position, positions
from goldenthread.plans.read_keys import keys_at
from goldenthread.reports.composing import unwritten
from goldenthread.reports.dataset import CommitteePaper, Implication
from goldenthread.reports.filling import Told, as_it_is, audience, filled
from goldenthread.reports.freezing import lists_of, stored_dataset, with_correction, with_record
from goldenthread.reports.kinds import COMMITTEE_REPORT, KINDS, Layout
from goldenthread.reports.letters import Unshown, unshown
from goldenthread.reports.models import (
    IMPLICATIONS,
    LISTS,
    Paper,
    PaperEdition,
    PaperTerms,
    PaperText,
    Section,
    WordTemplate,
)
from goldenthread.reports.paper_html import paper_page
from goldenthread.reports.paper_sheets import paper_xlsx
from goldenthread.reports.parts import PARTS
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.read_layouts import layout_in, layout_now
from goldenthread.reports.read_templates import template_now, word_of
from goldenthread.reports.releasing import check_release
from goldenthread.reports.statuses import status_of
from goldenthread.reports.word import paper_docx


def paper_html_file(paper: CommitteePaper) -> bytes:
    """The paper as a web page that stands by itself."""
    return paper_page(paper).encode()


RENDERERS: Mapping[str, Callable[[CommitteePaper], bytes]] = {
    "pdf": paper_pdf,
    "docx": paper_docx,
    "html": paper_html_file,
    "xlsx": paper_xlsx,
}
NO_STATUS = "No decision yet"


def terms_of(paper: Paper, upto: int = EVERYTHING) -> PaperTerms:
    """The paper's terms as they stand now; or as they stood after the entry `upto`."""
    rows = PaperTerms.objects.filter(paper=paper, entry__lte=upto)
    terms: PaperTerms = rows.newest_first()[0]
    return terms


def texts_of(paper: Paper, upto: int = EVERYTHING) -> dict[str, str]:
    """What is written now, by `Section`; "" where nothing is. `upto`: as for the terms."""
    rows = PaperText.objects.filter(paper=paper).as_at(replace(Moment.latest(), entry=upto))
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
    layout = layout_now(paper.authority_id, paper.kind)
    made = _built(paper, moment, layout)
    made = replace(made, edition=next_edition(paper), published_on=published_on)
    return _frozen(paper, made)


def rebuild_paper(edition: PaperEdition) -> CommitteePaper:
    """What was published, made again from the record: the facts and texts of that time."""
    paper = edition.paper
    layout = layout_in(paper.authority_id, paper.kind, edition.layout)
    made = _built(paper, edition.moment, layout, upto=edition.entry - 1)
    made = replace(made, edition=edition.edition, published_on=edition.published_on)
    return _frozen(paper, made)


def _built(paper: Paper, moment: Moment, layout: Layout, upto: int = EVERYTHING) -> CommitteePaper:
    terms = terms_of(paper, upto)
    before = earlier_of(paper, terms, upto)
    now, earlier = _positions(paper.plan, moment, before)
    return CommitteePaper(
        **_head(terms),
        **_written(texts_of(paper, upto)),
        authority=paper.authority.name,
        **_reported(Told(paper.plan, terms.body, now, moment, before), paper.kind, layout),
        earlier=earlier,
        last_met_on=terms.last_met_on if earlier else None,
        part_two=_part_two(paper, upto),
        rows=lists_of(paper.plan_id),
    )


def _part_two(paper: Paper, upto: int) -> str:
    """Why the public may not read the paper’s other part, "" where it has none."""
    part = Paper.objects.filter(part_one=paper, entry__lte=upto).first()
    return _legal_reason(terms_of(part, upto)) if part else ""


def _frozen(paper: Paper, made: CommitteePaper) -> CommitteePaper:
    """With what an edition tells of the one before it, and of the record."""
    told = with_correction(paper, made)
    return told if made.is_draft else with_record(paper, told)


def missing_headings(
    paper: Paper, terms: PaperTerms, texts: Mapping[str, str], layout: Layout
) -> Mapping[str, str]:
    """The headings that would say “To be completed”, by what is to be written; needs no figures."""
    told = ConsultationTerms.objects.filter(consultation__plan=paper.plan_id)
    headings = CommitteePaper(
        **_head(terms),
        **_written(texts),
        authority="",
        kind=paper.kind,
        layout=layout,
        position=Position(terms.as_at, 0, ()),
        consulted=told.filter(effective_on__lte=terms.as_at).count(),
    )
    return unwritten(headings)


def paper_of_plan(
    plan: Plan, moment: Moment, meeting_on: date, kind: str = COMMITTEE_REPORT.code
) -> CommitteePaper:
    """A paper that nobody has begun to write: the figures, and headings to be completed."""
    now, _ = _positions(plan, moment, None)
    terms = plan_stood(plan, moment)
    begins = status_of(plan.authority_id, kind)
    return CommitteePaper(
        title=f"{terms.title}: {KINDS[kind].title}",
        authority=plan.authority.name,
        body=terms.committee,
        meeting_on=meeting_on,
        marking=Marking(begins.marking).label,
        legal_status=Legal(begins.legal).label,
        rows=lists_of(plan.pk),
        **_reported(
            Told(plan, terms.committee, now, moment), kind, layout_now(plan.authority_id, kind)
        ),
    )


def _reported(told: Told, kind: str, layout: Layout) -> dict[str, Any]:
    """What the record says to a body: the rows that the parts of the paper's layout show."""
    reads = {rows for code, _ in layout.parts for rows in PARTS[code].reads}
    return {
        "kind": kind,
        "layout": layout,
        "position": told.now,
        **filled(told, reads),
        "small_numbers": settings.SMALL_NUMBERS,
        **_keys(told.plan.authority, told.moment),
    }


def _keys(authority: Authority, moment: Moment) -> dict[str, Any]:
    """What the ratings meant at the moment that a paper reports; its edition keeps them."""
    found = keys_at(as_it_is(authority), moment)
    return {"progress_key": found.progress, "impact_key": found.impact}


def plan_stood(plan: Plan, moment: Moment) -> Any:
    found = Plan.objects.filter(pk=plan.pk).as_at(moment, *PLAN_COLUMNS).get()
    if found.title is None:
        raise Refused(f"There was no such plan on {day_words(moment.on)}. Choose a later day.")
    return found


def _positions(
    plan: Plan, moment: Moment, earlier: Moment | None
) -> tuple[Position, Position | None]:
    reader, stood = audience(plan.authority), plan_stood(plan, moment)
    now = _decided(position(stood, moment, reader, updates=True))
    if earlier is None:
        return now, None
    return now, _answered(plan, positions(stood, moment, earlier, reader)[1], earlier)


def _answered(plan: Plan, found: Position, moment: Moment) -> Position:
    """With the findings that the plan had to answer then, as the paper of that time counted."""
    rows = PlanInspection.objects.filter(plan=plan).as_at(moment).filter(present=True)
    known = set(rows.values_list("inspection", flat=True))
    findings = tuple(row for row in found.findings if row.inspection_pk in known)
    return replace(found, findings=findings)


def _decided(found: Position) -> Position:
    """A finding whose status nobody has decided says so."""
    findings = (replace(row, status=row.status or NO_STATUS) for row in found.findings)
    return replace(found, findings=tuple(findings))


def earlier_of(paper: Paper, terms: PaperTerms, upto: int = EVERYTHING) -> Moment | None:
    """What the body saw last: exactly what its published paper read, or else that day's end.

    A paper that is never published compares with the one published for the same meeting.
    """
    if KINDS[paper.kind].internal:
        beside = PaperEdition.objects.filter(
            paper__plan=paper.plan_id,
            body=terms.body,
            meeting_on=terms.meeting_on,
            entry__lte=upto,
        )
        same = beside.order_by("-published_on", "-edition").first()
        if same:
            return same.moment
    if terms.earlier_on is None:
        return None
    seen = PaperEdition.objects.filter(
        paper__plan=paper.plan_id, body=terms.body, as_at=terms.earlier_on, entry__lte=upto
    ).exclude(paper=paper)
    edition = seen.order_by("-published_on", "-edition").first()
    return edition.moment if edition else Moment.position(paper.authority, terms.earlier_on)


def _head(terms: PaperTerms) -> dict[str, Any]:
    names = (
        *("title", "body", "meeting_on", "item", "reference", "report_of", "contact"),
        *("wards", "local_members"),
    )
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
    after that is not in the files. `template`: the council's own that its Word form is in.
    """

    paper: CommitteePaper
    files: Mapping[str, CheckedFile]
    dataset: CheckedFile
    read: int
    template: WordTemplate | None = None


def renderers(template: WordTemplate | None) -> Mapping[str, Callable[[CommitteePaper], bytes]]:
    """What makes each form of a paper: its Word form in its authority's template, if any."""
    return {**RENDERERS, "docx": word_of(template)}


def render_edition(paper: Paper) -> Rendered:
    """Make and store the bytes of the next edition, as published today.

    Takes a while, so it is done before the change and holds no lock; bytes of an edition that
    is then not published lie in the store unused.
    """
    read = head_of(paper.authority)
    built = build_paper(paper, published_on=clock.today())
    template = template_now(paper.authority_id, paper.kind)
    forms = renderers(template)
    files = {name: _store(built, name, made(built)) for name, made in forms.items()}
    dataset = stored_dataset(built, file_name(built, "json"))
    return Rendered(built, files, dataset, read, template)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in the files of the next edition: `faults` keep it from being published, a
    sentence for each file; `unshown` are letters of the record that its PDF has no font for."""

    faults: tuple[str, ...]
    unshown: tuple[Unshown, ...]


def look_through(paper: Paper) -> Looked:
    """Make each file as it would be published now, and look at it. Nothing is stored. Raises
    Refused as `build_paper` does."""
    built = build_paper(paper, published_on=clock.today())
    found = []
    for name, made in renderers(template_now(paper.authority_id, paper.kind)).items():
        try:
            check_release(name, made(built))
        except Refused as refusal:
            found.append(str(refusal))
    # Of what people wrote the paper’s own page tells, text by text.
    unwritten_yet = replace(built, **_written({section.value: "" for section in Section}))
    return Looked(tuple(found), unshown(unwritten_yet))


def _store(paper: CommitteePaper, kind: str, data: bytes) -> CheckedFile:
    check_release(kind, data)
    return CheckedFile(file_name(paper, kind), kind, store().put(data), len(data))


def file_name(paper: CommitteePaper, kind: str) -> str:
    """As "Children and Families Committee 2026-07-13, draft of edition 1.pdf"."""
    edition = f"{'draft of ' * paper.is_draft}edition {paper.edition}"
    return clean_name(f"{paper.body} {paper.meeting_on}, {edition}.{kind}")
