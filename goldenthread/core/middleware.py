"""What is around every request: an id, one log line, and the headers for all pages."""

import logging
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

type Next = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("goldenthread.request")


class RequestLog:
    """Give each request an id and write one line about it: route, status, time; no address."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined]
        begun = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        user = getattr(request, "user", None)
        log.info(
            "request",
            extra={
                "route": match.view_name if match else None,
                "method": request.method,
                "status": response.status_code,
                "ms": round((time.perf_counter() - begun) * 1000),
                "request": request.request_id,  # type: ignore[attr-defined]
                "person": user.pk if user and user.is_authenticated else None,
            },
        )
        return response


class Headers:
    """Pages for signed-in people are never stored; public ones say for themselves."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
