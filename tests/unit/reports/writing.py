"""A committee paper on the small world's plan, written by its programme manager."""

from datetime import date
from typing import Any

from goldenthread.documents.changes import put_upload
from goldenthread.documents.models import store
from goldenthread.reports.build import render_edition
from goldenthread.reports.changes import (
    LayoutInput,
    PaperInput,
    bring_copy,
    draft_paper,
    publish_paper,
)
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.layouts import offered
from goldenthread.reports.models import BroughtCopy, Paper, PaperEdition, Section

TEXTS = {section: f"What is to be said about {section.label.lower()}." for section in Section}


def terms(**changes: Any) -> PaperInput:
    values: dict[str, Any] = {
        "title": "Improvement plan: progress and impact",
        "body": "Children and Families Committee",
        "meeting_on": date(2026, 11, 30),
        "as_at": date(2026, 11, 16),
        "item": "8",
        "reference": "CF/11/26-27",
        "report_of": "Director of Children’s Services",
        "contact": "Improvement Programme Manager",
    }
    return PaperInput(**(values | changes))


def draft(world: Any, texts: Any = TEXTS, kind: str = "committee_report", **changes: Any) -> Paper:
    return draft_paper(
        by=world.member("manager"),
        plan=world.plan,
        kind=kind,
        terms=terms(**changes),
        texts=texts,
    )


def publish(world: Any, paper: Paper, **more: Any) -> PaperEdition:
    return publish_paper(
        by=world.member("democratic_services"),
        paper=paper,
        rendered=render_edition(paper),
        **more,
    )


def layout_of_ours(kind: str = "committee_report", **changes: Any) -> LayoutInput:
    """The layout that a kind comes with, as a version of the authority's own."""
    layout = KINDS[kind].layout
    return LayoutInput(
        kind,
        changes.get("parts") or offered(kind),
        changes.get("house") or layout.house,
        "The monitoring officer asked.",
    )


def bring(world: Any, edition: PaperEdition, data: bytes = b"") -> BroughtCopy:
    """What the committee system published: our own Word file, unless told otherwise."""
    file = put_upload("As published.docx", data or store().read(edition.docx.sha256))
    return bring_copy(by=world.member("democratic_services"), edition=edition, file=file)
