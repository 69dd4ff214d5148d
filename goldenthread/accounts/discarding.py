"""The page that asks before a draft is thrown away, of a report, of a plan or of an import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest
from goldenthread.core.errors import Refused
from goldenthread.core.forms import ChangeForm


@dataclass(frozen=True, slots=True)
class Discarding:
    """What the page says, and the addresses that lead on with the draft and back to the list."""

    heading: str
    what: str
    go_on: str
    back: str
    back_text: str
    thing: str = "draft"


def ask_to_discard(
    request: MemberRequest, said: Discarding, throw_away: Callable[[], None]
) -> HttpResponse:
    """Throw a draft away, once that is confirmed: the ledger knows nothing of it."""
    form = ChangeForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        try:
            throw_away()
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The {said.thing} is discarded. Nothing of it was recorded.")
            return redirect(said.back)
    return render(request, "core/discard.html", {"form": form, **asdict(said)})
