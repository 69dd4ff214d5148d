"""Papers on items: put there, brought, published, withdrawn."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse

from goldenthread.accounts.members import people_of
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core.templating import url
from goldenthread.documents.forms import take_upload
from goldenthread.documents.models import StoredFile
from goldenthread.documents.releasing import faults_of
from goldenthread.governance import changes
from goldenthread.governance.forms.fields import GovernanceForm
from goldenthread.governance.forms.papers import (
    BringForm,
    NewPaperForm,
    PaperForm,
    PublishPaperForm,
    WithdrawPaperForm,
)
from goldenthread.governance.models import ItemPaper
from goldenthread.governance.read_papers import papers_at
from goldenthread.governance.rows_papers import PaperRow
from goldenthread.governance.views.common import Asking, ask, form_of, found, only, seen_by, told
from goldenthread.governance.views.meetings import item_of
from goldenthread.ledger.moments import Moment
from goldenthread.plans.forms.choices import by_value

SAID = ("title", "marking", "legal", "paragraph", "legal_reason", "post")


def _people(request: MemberRequest) -> dict[str, Any]:
    return by_value(people_of(request.member.authority.pk))


def _upload(request: MemberRequest, form: GovernanceForm) -> Any:
    """The file of a form that is sent and valid: checked and kept before the change."""
    is_sent = request.method == "POST" and form.is_valid()
    return take_upload(form) if is_sent else None


@page("meeting.run")
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a paper on an item; without a file it is to follow."""
    seen = seen_by(request)
    item, row = item_of(request, pk)
    initial = {"marking": "official", "legal": row.legal, "paragraph": row.paragraph}
    initial |= {"legal_reason": row.legal_reason}
    form = form_of(NewPaperForm, request, seen, initial, people=_people(request))
    file = _upload(request, form)
    return ask(
        request,
        form,
        Asking("Add a paper", row.title, url("item", pk), caption=row.meeting.name),
        lambda: changes.add_item_paper(by=request.member, item=item, paper=form.paper(), file=file),
        "The paper is on the item. It is not yet published.",
        to=lambda _: url("item", pk),
    )


def _found(request: MemberRequest, pk: int) -> tuple[Any, PaperRow]:
    thing = found(ItemPaper.objects.visible_to(request.member), request, pk, "meeting.run")
    return thing, only(papers_at(request.member, Moment.latest(), Q(pk=pk)))


def _asking(heading: str, row: PaperRow, intro: str = "", button: str = "Save") -> Asking:
    return Asking(heading, "The item", url("item", row.item), row.title, intro, button)


@page("meeting.run")
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Say anew what a paper is, its marking or its legal status."""
    seen = seen_by(request)
    thing, row = _found(request, pk)
    terms = thing.terms.newest_first()[0]
    initial = told(terms, *SAID) | {"person": terms.person_id or ""}
    form = form_of(PaperForm, request, seen, initial, people=_people(request))
    return ask(
        request,
        form,
        _asking("Change the paper", row),
        lambda: changes.change_item_paper(by=request.member, paper=thing, said=form.paper()),
        "The paper is changed.",
    )


@page("meeting.run")
def bring(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring the file of a paper, or a newer version."""
    seen = seen_by(request)
    thing, row = _found(request, pk)
    form = form_of(BringForm, request, seen)
    file = _upload(request, form)
    return ask(
        request,
        form,
        _asking("Bring the file", row, row.stage_said),
        lambda: changes.bring_item_paper(by=request.member, paper=thing, file=file),
        "The file is here. It is not yet published.",
    )


def _faults(row: PaperRow) -> list[str]:
    file = StoredFile.objects.filter(pk=row.file).first() if row.file else None
    return faults_of(file) if file else []


@page("meeting.run")
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    """Open a paper to its readers."""
    seen = seen_by(request)
    thing, row = _found(request, pk)
    readers = (
        "Everybody who sees the item will be able to read it."
        if row.legal in {"open", "private"}
        else f"{row.legal_said}. Only members of the body will be able to read it."
    )
    faults = _faults(row)
    said = "\n\n".join(["The release check found:", *faults]) if faults else ""
    return ask(
        request,
        form_of(PublishPaperForm, request, seen, faults=len(faults)),
        _asking("Publish the paper", row, f"{readers}\n\n{said}".strip(), "Publish it"),
        lambda: changes.publish_item_paper(by=request.member, paper=thing, faults=faults),
        "The paper is published.",
    )


@page("meeting.run")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a paper from its readers."""
    seen = seen_by(request)
    thing, row = _found(request, pk)
    form = form_of(WithdrawPaperForm, request, seen)
    return ask(
        request,
        form,
        _asking("Withdraw the paper from the item", row, row.stage_said, "Withdraw it"),
        lambda: changes.withdraw_item_paper(
            by=request.member, paper=thing, why=form.cleaned_data["why"]
        ),
        "The paper is withdrawn.",
    )
