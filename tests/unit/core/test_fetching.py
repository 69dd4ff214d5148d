"""Fetching another site's address: within limits, and never from within the own network unasked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from goldenthread.core.errors import Refused
from goldenthread.core.fetching import Limits, fetch, is_public

INSIDE = Limits(private=True, size=1_000, step=5)


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/minutes")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 5_000 if self.path == "/long" else b"<meeting/>")

    def log_message(self, *_: object) -> None:
        """Nothing on the console of the tests."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_a_site_says_is_fetched(site: str) -> None:
    assert fetch(f"{site}/minutes", INSIDE) == b"<meeting/>"


@pytest.mark.parametrize(
    ("path", "said"), [("/long", "sent more than 0.001 MB"), ("/moved", "answered 302")]
)
def test_too_much_or_a_redirect_is_refused(site: str, path: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        fetch(f"{site}{path}", INSIDE)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1/", "within a private network"),
        ("http://[::1]/", "within a private network"),
        ("http://169.254.169.254/latest/", "within a private network"),
        ("ftp://example.org/", "begin with http"),
        ("file:///etc/passwd", "begin with http"),
        ("https://user:word@example.org/", "password in it"),
        ("http://127.0.0.1:99999/", "no port"),
    ],
)
def test_what_is_not_of_the_open_net_is_not_asked(address: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        fetch(address)


def test_a_site_that_is_away_is_a_sentence() -> None:
    with pytest.raises(Refused, match="did not answer as it should"):
        fetch("http://127.0.0.1:1/", INSIDE)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("224.0.0.1", False),
        ("2002:0a00:0001::", False),
        ("2606:4700::1111", True),
    ],
)
def test_which_addresses_are_of_the_open_net(number: str, public: bool) -> None:
    assert is_public(number) is public
