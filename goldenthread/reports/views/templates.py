"""A council's own Word templates: which there are, taking one into use, going back to ours."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.errors import Refused
from goldenthread.documents.forms import take_upload
from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.views import as_download
from goldenthread.ledger.moments import head_of
from goldenthread.reports import changes
from goldenthread.reports.composing import parts_of
from goldenthread.reports.fitting import Fitted, fit, specimen
from goldenthread.reports.forms import TemplateForm, WhyForm
from goldenthread.reports.kinds import KINDS, Kind
from goldenthread.reports.read_templates import template_now, templates_now
from goldenthread.reports.word_fields import known_fields
from goldenthread.reports.word_template import first_template


@page("paper.template")
@require_safe
def templates(request: MemberRequest) -> HttpResponse:
    """Each kind of paper, and the Word file that it is written in."""
    own = templates_now(request.member.authority.pk)
    rows = [(kind, own.get(kind.code)) for kind in KINDS.values()]
    return render(request, "reports/templates/list.html", {"rows": rows})


def _kind(code: str) -> Kind:
    if code not in KINDS:
        raise Http404
    return KINDS[code]


@page("paper.template")
def template(request: MemberRequest, kind: str) -> HttpResponse:
    """The template of a kind, the fields that it may have, and a new file for it."""
    of, authority = _kind(kind), request.member.authority
    form = TemplateForm(
        request.POST or None, request.FILES or None, request=request, seen=head_of(authority)
    )
    if request.method == "POST" and form.is_valid() and _set(request, form, of):
        messages.success(request, f"{of.name}: written in your template from now on.")
        return redirect("paper-template", of.code)
    parts = {part.code: heading for part, heading in parts_of(specimen(authority, of.code))}
    context = {
        "form": form,
        "kind": of,
        "now": template_now(authority.pk, of.code),
        "fields": known_fields(parts),
    }
    return form_page(request, "reports/templates/template.html", context)


def _set(request: MemberRequest, form: TemplateForm, of: Kind) -> bool:
    fitted = _fitted(request, form, of)
    if fitted is None:
        return False
    with submission(request, form):
        changes.set_template(by=request.member, fitted=fitted)
    return bool(form.is_valid())


def _fitted(request: MemberRequest, form: TemplateForm, of: Kind) -> Fitted | None:
    """The file of the form, tried out; None where the form says what is wrong in it."""
    file = take_upload(form)
    if file is None or not form.is_valid():
        return None
    try:
        return fit(request.member.authority, of.code, file)
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return None


@page("paper.template")
@require_safe
def begin(request: MemberRequest, kind: str) -> HttpResponse:
    """A Word file with every field of the kind, to make a template from."""
    of = _kind(kind)
    data = first_template(specimen(request.member.authority, of.code))
    return as_download(data, f"Template, {of.name}.docx", BY_CODE["docx"].media_type)


@page("paper.template")
def drop(request: MemberRequest, kind: str) -> HttpResponse:
    """Go back to our own Word form, for a reason."""
    of, by = _kind(kind), request.member
    if template_now(by.authority.pk, of.code) is None:
        raise Http404
    form = WhyForm(request.POST or None, request=request, seen=head_of(by.authority))
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.drop_template(by=by, kind=of.code, **form.values())
        if form.is_valid():
            messages.success(request, f"{of.name}: written in our Word form again.")
            return redirect("paper-template", of.code)
    context: dict[str, Any] = {"form": form, "kind": of}
    return form_page(request, "reports/templates/drop.html", context)
