"""Warnings that were overruled: who saved what seemed to identify a child, where, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import OverruledWarning, Person
from goldenthread.accounts.subjects import Subject, subjects_of
from goldenthread.core.identifiable import Kind
from goldenthread.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class OverruledRow:
    """One of them. `fields`: what the form calls the places; `entry` of the ledger, from 1."""

    entry: int
    at: datetime
    person: int | None
    who: str
    about: Subject
    kinds: tuple[Kind, ...]
    fields: tuple[str, ...]
    reason: str


def overruled_warnings(member: Member) -> list[OverruledRow]:
    """Those about what the member may see, newest first."""
    warnings = list(OverruledWarning.objects.filter(authority=member.authority).order_by("-pk"))
    numbers = {warning.entry for warning in warnings}
    about = Entry.objects.filter(authority=member.authority, n__in=numbers).defer("body")
    entries = {entry.n: entry for entry in about}
    people = Person.objects.filter(authority=member.authority)
    posts = dict(people.values_list("pk", "post")) if entries else {}
    seen = subjects_of(member, ((each.subject, each.subject_pk) for each in entries.values()))
    return [
        _row(warning, entry, posts, seen[entry.subject, entry.subject_pk])
        for warning in warnings
        if (entry := entries[warning.entry]) and (entry.subject, entry.subject_pk) in seen
    ]


def _row(
    warning: OverruledWarning, entry: Entry, posts: dict[int, str], about: Subject
) -> OverruledRow:
    return OverruledRow(
        entry=entry.n,
        at=entry.at,
        person=entry.by,
        who=posts.get(entry.by or 0, "Golden Thread itself"),
        about=about,
        kinds=tuple(Kind(code) for code in warning.kinds),
        fields=tuple(warning.fields),
        reason=warning.reason or "",
    )
