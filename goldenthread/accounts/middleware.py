"""Each request's member, and what a refusal looks like on a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, NotAllowed
from goldenthread.accounts.members import member_of
from goldenthread.ledger.upto import reading_upto

type Next = Callable[[HttpRequest], HttpResponse]


class Members:
    """`request.member`: the signed-in person with today's roles, or None."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member = find_member(request)
        request.member = member  # type: ignore[attr-defined]
        if member is None:
            return self.get_response(request)
        head = getattr(member.authority, "head", None)  # none before the first entry
        with reading_upto(member.authority.pk, head.n if head else 0):
            return self.get_response(request)


def find_member(request: HttpRequest) -> Member | None:
    if request.user.is_authenticated and request.user.is_active:
        return member_of(request.user)
    return None


class Refusals:
    """A refusal by role is a page that says whose role it needs."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotAllowed):
            return render(request, "core/errors/403.html", {"sentence": str(error)}, status=403)
        return None
