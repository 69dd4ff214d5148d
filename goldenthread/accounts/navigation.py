"""What stands around every page: who is signed in, and the sections they may open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goldenthread.accounts.access import decide


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the navigation. `verb`: who sees it; `prefixes`: which pages it marks."""

    order: int
    text: str
    view: str
    verb: str
    prefixes: tuple[str, ...]


_sections: list[Section] = []


def section(order: int, text: str, view: str, verb: str, *prefixes: str) -> None:
    """Add a section; each app does in its `ready`."""
    _sections.append(Section(order, text, view, verb, prefixes))
    _sections.sort(key=lambda each: each.order)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """`member`, and `sections`: text, address and whether the page is in it."""
    member = getattr(request, "member", None)
    sections = [
        {
            "text": each.text,
            "href": reverse(each.view),
            "active": request.path.startswith(each.prefixes),
        }
        for each in _sections
        if member is not None and decide(member, each.verb)
    ]
    return {"member": member, "sections": sections}
