"""What the pages of governance share: finding a thing, asking for a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import check_may
from goldenthread.accounts.pages import MemberRequest, form_page, submission
from goldenthread.governance.forms.fields import GovernanceForm
from goldenthread.ledger.moments import head_of
from goldenthread.plans.at import At


def found(rows: QuerySet[Any], request: MemberRequest, pk: int, verb: str) -> Any:
    """The row among those that the member may see, if they may use the verb on it."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    check_may(request.member, verb, row)
    return row


def only(rows: list[Any]) -> Any:
    """The one row that was asked for; 404 where the member may not see it, or it was not yet."""
    if not rows:
        raise Http404
    return rows[0]


def seen_by(request: MemberRequest) -> int:
    """What the page of a form had seen: ask before reading what it shows."""
    return head_of(request.member.authority)


def form_of[F: GovernanceForm](
    form: type[F], request: MemberRequest, seen: int, initial: Any = None, **offered: Any
) -> F:
    told: dict[str, Any] = {"request": request, "seen": seen, "initial": initial or {}}
    return form(request.POST or None, request.FILES or None, **told, **offered)


@dataclass(frozen=True, slots=True)
class Asking:
    """The words around a form: its heading, where it comes from, what its button says."""

    heading: str
    back: str
    href: str
    caption: str = ""
    intro: str = ""
    button: str = "Save"


def ask(
    request: MemberRequest,
    form: GovernanceForm,
    asking: Asking,
    do: Callable[[], Any],
    said: str,
    *,
    to: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Show a form, or make its change and move on: to where it came from, unless `to` says.

    `to` gets what the change made; a form that was sent before goes back instead.
    """
    made: Any = None
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            made = do()
        if form.is_valid():
            messages.success(request, said)
            return redirect(to(made) if to and made is not None else asking.href)
    context = {"form": form, "asking": asking}
    return form_page(request, "governance/form.html", context)


def told(row: Any, *names: str) -> dict[str, Any]:
    """What a row says, for the first values of a form."""
    return {name: getattr(row, name) for name in names}


def at_context(at: At) -> dict[str, Any]:
    return {"at": at, "carry": at.carry}
