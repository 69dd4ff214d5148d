"""Entries in blocks, as `record` would write them one by one: for data too large to play."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from goldenthread.accounts.access import Member
from goldenthread.core import clock
from goldenthread.ledger.canonical import canonical, leaf_hash, plain
from goldenthread.ledger.models import Entry, Head, Record
from goldenthread.ledger.recording import Change, _what_was_done, name_of


class Batch:
    """Changes of one authority, written together. `verify` finds them sound."""

    def __init__(self, authority: Any) -> None:
        self.head, _ = Head.objects.get_or_create(authority=authority)
        self.changes: list[tuple[Member, str, Record, list[Record]]] = []

    def add(self, by: Member, event: str, subject: Record, *rows: Record) -> None:
        self.changes.append((by, event, subject, list(rows)))

    def write(self) -> None:
        """First the rows, which make their salts as they are inserted, then what tells of them."""
        tables: dict[type[Record], list[Record]] = defaultdict(list)
        for n, (by, _event, _subject, rows) in enumerate(self.changes, start=self.head.n + 1):
            for row in rows:
                row.authority, row.entry = by.authority, n
                tables[type(row)].append(row)
        for model, rows in tables.items():
            QuerySet(model).bulk_create(rows, batch_size=500)
        entries = [self._entry(n, *each) for n, each in enumerate(self.changes)]
        Entry.objects.bulk_create(entries, batch_size=500)
        self.head.save()
        self.changes = []

    def _entry(self, n: int, by: Member, event: str, subject: Any, rows: list[Record]) -> Entry:
        head, now = self.head, clock.now() + timedelta(seconds=n)
        change = Change(by, head.n + 1, head.leaf, None, rows)
        told = {"at": plain(now), "type": event, "subject": [name_of(subject), subject.pk]}
        done = _what_was_done(change) | told | {"reason": None, "basis": [], "erased": []}
        body = canonical(done)
        entry = Entry(
            authority=by.authority,
            n=change.n,
            at=now,
            by=by.person_id,
            type=event,
            subject=name_of(subject),
            subject_pk=subject.pk,
            body=body.decode(),
            leaf=leaf_hash(body),
            prev=change.prev,
        )
        head.n, head.leaf = entry.n, entry.leaf
        return entry
