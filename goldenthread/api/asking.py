"""Who asks, by which token, how often and how much; and what a refusal looks like to a program."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja.security import HttpBearer

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import member_of
from goldenthread.api.changes import note_use
from goldenthread.api.models import Token, digest_of
from goldenthread.api.permissions import VERBS

MOST_BYTES = 1024 * 1024
MOST_IN_A_MINUTE = 120


class TooOften(Exception):
    """A token asked more often than it may."""


class Rate:
    """How often each token asked in this minute. Each process counts by itself."""

    def __init__(self, most: int) -> None:
        self.most, self.minute, self.asked = most, 0, Counter[int]()

    def count(self, token: int) -> None:
        minute = int(time.monotonic() // 60)
        if minute != self.minute:
            self.minute, self.asked = minute, Counter()
        self.asked[token] += 1
        if self.asked[token] > self.most:
            raise TooOften


RATE = Rate(MOST_IN_A_MINUTE)


class Bearer(HttpBearer):
    """A token in the header; cookies count for nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> Member | None:
        """The person who made the token, with the roles of today; nobody by one that has ended."""
        found = Token.objects.with_use().filter(digest=digest_of(token.strip())).first()
        if found is None or not found.is_in_force or not found.person.is_active:
            return None
        RATE.count(found.pk)
        note_use(found)
        request.user = found.person  # whom the log names
        return member_of(found.person)


def asker(request: HttpRequest, verb: str) -> Member:
    """Who asks, if a token may do this and its person may today."""
    if verb not in VERBS:
        raise LookupError(f"no token may {verb}")
    member: Member = request.auth  # type: ignore[attr-defined]
    check_may(member, verb)
    return member


def problem(status: int, error: str, rows: Any = (), **headers: str) -> HttpResponse:
    return JsonResponse({"error": error, "rows": list(rows)}, status=status, headers=headers)


type View = Callable[..., HttpResponse]


def answered(view: View, verb: str) -> View:
    """A view of the API as an address has it: its access rule, its limit, its refusals as JSON."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
        length = request.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > MOST_BYTES:
            return problem(413, "This is more than one megabyte. Send fewer readings at once.")
        answer = view(request, **named)
        if answer.status_code == 405:
            error = f"This address takes {answer['Allow']} only."
            return problem(405, error, Allow=answer["Allow"])
        return answer

    guarded.access = verb  # type: ignore[attr-defined]
    guarded.csrf_exempt = True  # type: ignore[attr-defined]
    return guarded
