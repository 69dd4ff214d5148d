"""A person's tokens: what there is, making one, ending one. And what the API is, for programs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.accounts.access import visible
from goldenthread.accounts.pages import MemberRequest, find, form_page, open_page, page, submission
from goldenthread.accounts.step_up import signed_in_lately
from goldenthread.api import changes
from goldenthread.api.changes import Made
from goldenthread.api.endpoints import description
from goldenthread.api.forms import TokenForm
from goldenthread.api.models import Token
from goldenthread.core.forms import ChangeForm
from goldenthread.ledger.moments import head_of


@page("token.keep")
def tokens(request: MemberRequest) -> HttpResponse:
    """Every token that the member made, those in force first."""
    rows = Token.objects.filter(visible(request.member, "token.keep")).with_use()
    context = {"tokens": sorted(rows, key=lambda each: (not each.is_in_force, -each.pk))}
    return render(request, "api/tokens.html", context)


@page("token.keep")
@signed_in_lately
def add(request: MemberRequest) -> HttpResponse:
    """Make a token. The answer shows its text, once and never again."""
    form = TokenForm(request.POST or None, request=request, seen=head_of(request.member.authority))
    made: Made | None = None
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            made = changes.make_token(by=request.member, **form.values())
        if made is not None:
            return render(request, "api/made.html", {"made": made})
        if form.is_valid():
            messages.success(
                request,
                "The token was made already. Its text was shown once: if you do not have it, "
                "revoke the token and make another.",
            )
            return redirect("tokens")
    return form_page(request, "api/add.html", {"form": form})


@page("token.keep")
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask before a token is ended, since the program that has it stops."""
    seen = head_of(request.member.authority)
    token = find(Token.objects.with_use(), request.member, "token.keep", pk)
    form = ChangeForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.revoke_token(by=request.member, token=token)
        if form.is_valid():
            messages.success(request, "The token is revoked.")
            return redirect("tokens")
    context = {"form": form, "token": token}
    return form_page(request, "api/revoke.html", context)


@open_page
@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """What the API takes and gives, as OpenAPI."""
    return JsonResponse(description())
