"""Fetching one address of another site, within limits. Pure: no Django.

http and https only; no redirect is followed; every address that the host's name stands for must be
public unless that is allowed, and the connection goes to the one that was looked at, so that a name
which changes between the look and the connection leads nowhere else.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from goldenthread.core.errors import Refused


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for each step and for the whole, bytes of the answer; whether this network is asked.

    `private`: addresses within the own network may be asked (an intranet's copy of the site).
    """

    step: float = 10
    whole: float = 30
    size: int = 5_000_000
    private: bool = False


def fetch(address: str, limits: Limits | None = None) -> bytes:
    """The body of an answer 200. Raises Refused, with a sentence that says why there is none."""
    within = limits or Limits()
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("Only addresses that begin with http:// or https:// are fetched.")
    if parts.username or parts.password:
        raise Refused("An address with a user name or a password in it is not fetched.")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise Refused("The address has no port that there can be.") from None
    number = _looked_at(parts.hostname, port, private=within.private)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    try:
        return _answer(_connect(parts.scheme, parts.hostname, (number, port), within), path, within)
    except (OSError, http.client.HTTPException) as error:
        kind = type(error).__name__
        raise Refused(f"{parts.hostname} did not answer as it should ({kind}).") from None


def _looked_at(host: str, port: int, *, private: bool) -> str:
    """One of the host's addresses, when each of them may be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused(f"No address is known for {host}.") from None
    numbers = [str(row[4][0]) for row in found]
    for number in numbers:
        if not private and not is_public(number):
            raise Refused(f"{host} is an address within a private network, which is not fetched.")
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open net, also where IPv6 wraps an IPv4 one."""
    address = ipaddress.ip_address(number.split("%", maxsplit=1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return inner.is_global
    return address.is_global and not address.is_multicast


def _connect(
    scheme: str, host: str, to: tuple[str, int], within: Limits
) -> http.client.HTTPConnection:
    """A connection to the number that was looked at, under the host's name."""
    opened = socket.create_connection(to, timeout=within.step)
    if scheme == "https":
        opened = ssl.create_default_context().wrap_socket(opened, server_hostname=host)
    connection = http.client.HTTPConnection(host, to[1], timeout=within.step)
    connection.sock = opened
    return connection


def _answer(connection: http.client.HTTPConnection, path: str, within: Limits) -> bytes:
    until = time.monotonic() + within.whole
    headers = {"User-Agent": "GoldenThread", "Accept-Encoding": "identity"}
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        if answer.status != 200:
            raise Refused(f"{connection.host} answered {answer.status}, and nothing was read.")
        data = b""
        while chunk := answer.read1(65_536):
            data += chunk
            if len(data) > within.size:
                raise Refused(f"{connection.host} sent more than {within.size / 1e6:g} MB.")
            if time.monotonic() > until:
                raise Refused(f"{connection.host} took longer than {within.whole:g} seconds.")
        return data
    finally:
        connection.close()
