"""Matters passed from one body to another: by a resolution, or by an item that says where it
comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .dates import days_in
from .lines import Line
from .model import Referral, Resolution
from .words import BODY, unquoted

_FROM = re.compile(
    r"^(?:Recommendations?|Referrals?|References?|Matters? referred)(?: made| received)? (?:from"
    r"|of|by) (?:the )?"
    r"(?P<body>[^:–\n]{3,160}?)(?:\s*[:–]|\s+-\s|$)",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:at|At) (?:its|it is|their|the) (?:last |recent )?meeting (?:held )?on |\bon "
    r"|\bmeeting of "
)
_SUBMITTED = re.compile(
    r"\b(?:for (?:its |their )?(?:onward )?(?:(?P<recommended>recommendation)|submission)"
    r"|be submitted|to submit (?:it"
    r"|the [\w ’']{2,60}?)) to (?:the )?"
    r"(?P<to>(?:(?! \(as | by \d|[;:.,]| prior| before| no later).){3,200})",
)


def referrals_in(
    title: Line | None, lines: Sequence[Line], rows: Sequence[Resolution]
) -> tuple[Referral, ...]:
    """What an item's resolutions pass on, and whence it came."""
    return (*_came_from(title, lines), *_passed_on(rows))


def _came_from(title: Line | None, lines: Sequence[Line]) -> Iterator[Referral]:
    match = _FROM.match(title.text) if title else None
    if not match or not title:
        return
    found = BODY.search(match["body"])
    if not found:
        return
    body = found[0].strip()
    verb = "refer_to" if match[0].lower().startswith(("refer", "matter")) else "recommend_to"
    on = next(
        (day.value for line in lines if body in line.text for day in days_in(line.text[:2000])
         if _MET.search(line.text[max(0, day.start - 40) : day.start])),
        None,
    )  # fmt: skip
    yield Referral(verb, "from", body, title.place, on)


def _passed_on(rows: Sequence[Resolution]) -> Iterator[Referral]:
    for number, row in enumerate(rows, 1):
        for act in row.acts:
            if act.verb in {"recommend_to", "refer_to"} and act.to:
                yield Referral(act.verb, "to", act.to, row.place, act.on, number)
        plain = unquoted(row.text)[:2000]
        match = _SUBMITTED.search(plain)
        if match and not any(act.verb in {"request", "recommend_to"} for act in row.acts):
            verb = "recommend_to" if match["recommended"] else "submit_to"
            day = next(days_in(plain[match.end("to") :]), None)
            to = match["to"].strip(" ()")
            yield Referral(verb, "to", to, row.place, day.value if day else None, number)
