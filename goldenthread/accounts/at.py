"""The position in time that a page shows, from its address: ?at=2026-03-31&later=1.

With &known=4213: as the record stood after that entry, as a paper read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from goldenthread.core import clock
from goldenthread.core.templating import long_date
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment, head_of

NAMES = ("at", "later", "known")


@dataclass(frozen=True, slots=True)
class At:
    """A moment, and what the strip of a page needs to ask for another.

    `kept` is the rest of the query string; `carry` is what links within the page add to theirs.
    """

    moment: Moment
    path: str
    hidden: tuple[tuple[str, str], ...]
    problem: str = ""
    known: int | None = None

    @property
    def on(self) -> date:
        return self.moment.on

    @property
    def is_now(self) -> bool:
        return self.moment.is_now

    @property
    def include_later(self) -> bool:
        return self.moment.include_later

    @property
    def kept(self) -> str:
        return urlencode(self.hidden)

    @property
    def carry(self) -> dict[str, str]:
        if self.is_now:
            return {}
        later = {"later": "1"} if self.include_later else {}
        known = {} if self.known is None else {"known": str(self.known)}
        return {"at": self.on.isoformat(), **later, **known}


def at_of(request: HttpRequest, authority: Authority) -> At:
    """What the request asks for; where that cannot be shown, today is, and it is said why."""
    hidden = tuple(
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name not in NAMES
    )
    asked = request.GET.get("at", "")
    if not asked:
        return At(Moment.now(authority), request.path, hidden)
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        sentence = "The day in the address could not be read, so this is today."
        return At(Moment.now(authority), request.path, hidden, sentence)
    if day > clock.today():
        sentence = f"{long_date(day)} is still to come, so the position of today is shown."
        return At(Moment.now(authority), request.path, hidden, sentence)
    later = request.GET.get("later") == "1"
    known = _known(request, authority)
    if known is None:
        moment = Moment.position(authority, day, include_later=later)
    else:
        moment = Moment(day, known, is_now=False, include_later=later)
    return At(moment, request.path, hidden, known=known)


def _known(request: HttpRequest, authority: Authority) -> int | None:
    """The entry of the record after which nothing is read, where the address names one."""
    asked = request.GET.get("known", "")
    if not re.fullmatch("[0-9]{1,15}", asked):
        return None
    return min(int(asked), head_of(authority))
