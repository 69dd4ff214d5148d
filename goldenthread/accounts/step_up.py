"""What cannot be taken back asks for the password again, where the sign-in is not recent."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from goldenthread.accounts.pages import MemberRequest

type View[**P] = Callable[Concatenate[MemberRequest, P], HttpResponse]


def signed_in_lately[**P](view: View[P]) -> View[P]:
    """Ask for the password before the page opens, unless it was given in the last
    STEP_UP_MINUTES (0: never ask). What is typed into the page may take as long again."""

    @wraps(view)
    def asked(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        allowed = settings.STEP_UP_MINUTES * 60 * (2 if request.method == "POST" else 1)
        if not settings.STEP_UP_MINUTES or _age(request) <= allowed:
            return view(request, *args, **kwargs)
        again = urlencode({"next": request.get_full_path()})
        asks = "demo-sign-in-again" if settings.DEMO else "account_reauthenticate"
        return redirect(f"{reverse(asks)}?{again}")

    return asked


def signed_in_again(request: HttpRequest) -> None:
    """Who is signed in has just shown once more that it is they, otherwise than by a password."""
    record_authentication(request, request.user, method="demo", reauthenticated=True)


def _age(request: MemberRequest) -> float:
    """Seconds since who is signed in last showed who they are in this session."""
    records: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return time.time() - max((each["at"] for each in records), default=0)
