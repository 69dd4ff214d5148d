"""The house client: Django's test client, which inspects every response that it gets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from django.db import connection
from django.test import Client

from tests.pages import inspecting

MOST_QUERIES = 12
# Where people are managed and where they sign in, addresses belong.
SHOW_ADDRESSES = {"people", "person", "person-add", "demo-sign-in"}


class HouseClient(Client):
    """Asserts of each page: valid, titled, labelled, safe to show, in few queries.

    `inspect = False` for a test that wants a page with a fault.
    """

    inspect = True

    def request(self, **request: Any) -> Any:
        counted = Queries()
        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(counted))
            response = super().request(**request)
        if self.inspect:
            faults = list(_faults(response, counted.count))
            place = f"{response.request['REQUEST_METHOD']} {response.request['PATH_INFO']}"
            assert not faults, f"{place}:\n  " + "\n  ".join(faults)
        return response


class Queries:
    """Counts what is asked of the database; not savepoints."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))
        return execute(sql, params, many, context)


def _faults(response: Any, queries: int) -> Iterator[str]:
    view = response.resolver_match.func if response.resolver_match else None
    stored = getattr(view, "access", "") == "public" and response.status_code == 200
    yield from inspecting.faults_of_headers(response.headers, stored=stored)
    if is_page(response):
        html = response.content.decode()
        part = response.request.get("HTTP_HX_REQUEST") == "true"
        yield from (inspecting.faults_of_part if part else inspecting.faults_of_page)(html)
        policy = response.headers.get("Content-Security-Policy", "")
        yield from inspecting.faults_of_nonces(html, policy)
        yield from _addresses(response, html)
        if response.request["REQUEST_METHOD"] == "GET" and queries > MOST_QUERIES:
            yield f"{queries} queries; a page makes {MOST_QUERIES} at most"


def is_page(response: Any) -> bool:
    """HTML that is shown: not handed out as a file, not a redirection or a refused method."""
    html = response.headers.get("Content-Type", "").startswith("text/html")
    moved = 300 <= response.status_code < 400 or response.status_code == 405
    return html and not (moved or response.streaming or "Content-Disposition" in response.headers)


def _addresses(response: Any, html: str) -> Iterator[str]:
    name = response.resolver_match.url_name if response.resolver_match else ""
    if name not in SHOW_ADDRESSES and not str(name).startswith("account_"):
        for address in inspecting.addresses_in(html):
            yield f"shows the address {address}"
