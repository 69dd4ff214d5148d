"""What every view starts with: its access rule, its objects, its submission."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate

from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member, check_may, visible
from goldenthread.accounts.models import OverruledWarning
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import AlreadyDone, Conflict, origin

if TYPE_CHECKING:
    from goldenthread.core.forms import ChangeForm


class MemberRequest(HttpRequest):
    """A request of a signed-in member, as views behind `page` get it."""

    member: Member
    request_id: str


type View[**P] = Callable[Concatenate[Any, P], HttpResponse]


def page[**P](verb: str) -> Callable[[View[P]], View[P]]:
    """Declare a view's access rule: signed in, and the verb is allowed on something.

    Which objects is asked in the view, by `find`. A house test fails on a view without a rule.
    """

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: MemberRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.member is None:
                return redirect_to_login(request.get_full_path())
            check_may(request.member, verb)
            return _once(request, lambda: view(request, *args, **kwargs))

        guarded.access = verb  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return declare


SENT, MOST_SENT = "sent", 10


def _once(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a form; one that comes again just as it was moves on to where the first one did.

    A second click must not find that what it asks for is done already, and stay at the form.
    """
    sent = _fingerprint(request)
    moved: dict[str, str] = request.session.get(SENT, {}) if sent else {}
    if sent in moved:
        return redirect(moved[sent])
    response = answer()
    if sent and isinstance(response, HttpResponseRedirect):
        request.session[SENT] = dict([*moved.items(), (sent, response.url)][-MOST_SENT:])
    return response


def _fingerprint(request: HttpRequest) -> str:
    """What tells one sending of a form from every other; empty for all that is no such form."""
    if request.method != "POST" or "form_id" not in request.POST:
        return ""
    files = [
        (name, file.name, file.size)
        for name in request.FILES
        for file in request.FILES.getlist(name)
    ]
    content = f"{request.path}\n{request.POST.urlencode()}\n{files}"
    return hashlib.sha256(content.encode()).hexdigest()


def open_page[**P](view: View[P]) -> View[P]:
    """Declare that a view is open to everyone, signed in or not."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def form_page(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page of the `form` of a context: 422 where that was sent, and is shown again with what is
    to be mended."""
    status = 422 if context["form"].errors else 200
    return render(request, template, {**context}, status=status)


def find[M: models.Model](
    rows: models.QuerySet[M], member: Member, verb: str, pk: int, *, seen_by: str | None = None
) -> M:
    """The row, if the member may use the verb on it.

    A row that the member may not even see (`seen_by`, the verb itself unless told) is
    missing, like another authority's; one that is seen but not for this verb is refused
    with the verb's sentence.
    """
    row = rows.filter(visible(member, seen_by or verb), pk=pk).first()
    if row is None:
        raise Http404
    check_may(member, verb, row)
    return row


@contextmanager
def submission(
    request: HttpRequest, form: ChangeForm, *, overruled: Iterable[Mapping[str, Any]] | None = None
) -> Iterator[None]:
    """Make changes from a form: all or none, once, and not over somebody else's.

    A refusal or a conflict becomes an error of the form, so ask `form.is_valid()` after the
    block; a form that was sent before counts as done. Warnings that were overruled stand in
    the first entry: the form's, or all of a draft (`overruled`, each as `Question.told` has it).
    """
    told = form.question.told if overruled is None else overruled
    try:
        with origin(
            via="web",
            request=request.request_id,  # type: ignore[attr-defined]
            form=form.cleaned_data["form_id"],
            seen=form.cleaned_data["seen"],
            beside=[OverruledWarning(**each) for each in told],
        ):
            yield
    except AlreadyDone:
        return
    except Refused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal))
    except Conflict as conflict:
        form.note_conflict(conflict)
