"""Does the record still say what was recorded? Both ways, without replay, in bounded memory.

Entries are read by number and rows by their keys, in blocks; nothing is locked, so it can run
while people work. docs/LEDGER.md says what a clean result proves, and what it does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max

from goldenthread.ledger import triggers
from goldenthread.ledger.canonical import FIRST, Tree, leaf_hash, plain
from goldenthread.ledger.models import Authority, Entry, Head
from goldenthread.ledger.moments import head_of
from goldenthread.ledger.problems import Found, Problem, Wrong
from goldenthread.ledger.rows import Comparison, Written, readable
from goldenthread.ledger.storage import misstored

BLOCK = 2000
LIMIT = 100
ENTRY = Entry._meta.label_lower
TOLD = ("authority", "n", "prev", "at", "by", "type", "subject", "form")

type Progress = Callable[[int, int], None]
type Check = Callable[[Authority], Iterable[Problem]]

_checks: list[Check] = []


def register_check(check: Check) -> Check:
    """Let an app above the ledger verify what only it knows, such as the bytes of files."""
    _checks.append(check)
    return check


class Line(NamedTuple):
    """An entry as read here: a model's instance would cost as much as all the rest."""

    id: int
    n: int
    at: datetime
    by: int | None
    type: str
    subject: str
    subject_pk: int
    form: UUID | None
    body: str
    leaf: str
    prev: str
    reason: str | None
    reason_salt: str | None


@dataclass
class Ledger:
    """What was found in one authority's ledger; `root` is over its first `entries` entries."""

    authority: str
    entries: int = 0
    rows: int = 0
    root: str = ""
    found: Found = field(default_factory=lambda: Found(LIMIT))


@dataclass
class Report:
    """The result: `problems` in the order of each ledger, at most LIMIT of each.

    `database` is what concerns no single ledger: triggers that are missing, values in a form
    that the product never writes.
    """

    ledgers: list[Ledger]
    database: list[Problem]

    @property
    def problems(self) -> list[Problem]:
        return [p for ledger in self.ledgers for p in ledger.found.problems] + self.database

    @property
    def count(self) -> int:
        return sum(ledger.found.count for ledger in self.ledgers) + len(self.database)

    @property
    def is_sound(self) -> bool:
        return not self.count


def verify(authority: Authority | None = None, progress: Progress | None = None) -> Report:
    """Compare the ledger, and every row of the record, with what was recorded.

    `progress` is called with (entries read, entries in all) of each authority.
    """
    authorities = [authority] if authority else list(Authority.objects.order_by("pk"))
    ledgers = [
        _Reading(each, progress or (lambda _done, _all: None)).read() for each in authorities
    ]
    database = [Problem(sentence) for sentence in triggers.check()]
    for model in triggers.guarded_models():
        database += misstored(model)
    return Report(ledgers, database)


def root_of(authority: Authority, n: int | None = None) -> str:
    """The Merkle root (RFC 9162) of the first `n` entries, or of all; in hex."""
    entries = Entry.objects.filter(authority=authority).order_by("n")
    if n is not None:
        entries = entries.filter(n__lte=n)
    tree = Tree()
    for leaf in entries.values_list("leaf", flat=True).iterator():
        tree.add(leaf)
    return tree.root()


class _Reading:
    """One authority's ledger, read from its first entry to the head as it stood at the start."""

    def __init__(self, authority: Authority, progress: Progress) -> None:
        self.authority = authority
        self.progress = progress
        self.head = Head.objects.filter(authority=authority).first() or self.head_by_entries()
        self.ledger = Ledger(authority.slug)
        self.found = self.ledger.found
        self.rows = Comparison(authority, self.head.n, self.found)
        self.tree = Tree()
        self.n, self.leaf = 0, FIRST

    def read(self) -> Ledger:
        for block in self.blocks():
            read = [self.read_entry(entry) for entry in block]
            self.rows.compare(written for written in read if written)
            self.progress(self.n, self.head.n)
        self.check_end()
        self.rows.finish()
        for check in _checks:
            for problem in check(self.authority):
                self.found.add(problem)
        self.found.sort()
        self.ledger.entries, self.ledger.root = self.n, self.tree.root()
        self.ledger.rows = self.rows.there.total()
        return self.ledger

    def head_by_entries(self) -> Head:
        """Where the head should be, in its place if it is gone."""
        last = Entry.objects.filter(authority=self.authority).order_by("-n").first()
        return Head(authority=self.authority, n=last.n, leaf=last.leaf) if last else Head()

    def blocks(self) -> Iterator[list[Line]]:
        entries = Entry.objects.filter(authority=self.authority).order_by("n")
        for first in range(1, self.head.n + 1, BLOCK):
            upto = min(first + BLOCK - 1, self.head.n)
            block = readable(entries.filter(n__gte=first, n__lte=upto), Line._fields)
            yield [Line._make(values) for values in block]

    def read_entry(self, entry: Line) -> Written | None:
        """Check one entry against its place and its body; give what it wrote, if it can be read."""
        leaf = leaf_hash(entry.body.encode())
        if entry.n != self.n + 1:
            self.say(Wrong.ENTRIES_MISSING, self.n + 1, "n", entry.n, self.n)
        elif entry.prev != self.leaf:
            self.say(Wrong.NOT_FOLLOWING, entry.n, "prev")
        if leaf != entry.leaf:
            self.say(Wrong.BODY_CHANGED, entry.n, "body")
        self.tree.add(leaf)
        self.n, self.leaf = entry.n, entry.leaf
        try:
            body: dict[str, Any] = json.loads(entry.body)
            self.check_columns(entry, body)
            return Written.of(entry.n, body)
        except (ValueError, KeyError, TypeError):
            self.say(Wrong.BODY_UNREADABLE, entry.n, "body")
            return None

    def check_columns(self, entry: Line, body: dict[str, Any]) -> None:
        """The columns that pages search and sort by are what the body says."""
        subject = [entry.subject, entry.subject_pk]
        at, form = plain(entry.at), plain(entry.form)
        kept = (self.authority.slug, entry.n, entry.prev, at, entry.by, entry.type, subject, form)
        for column, value in zip(TOLD, kept, strict=True):
            if value != body[column]:
                self.say(Wrong.ENTRY_COLUMN, entry.n, column, value, body[column])
        place = (ENTRY, entry.id, "reason")
        self.rows.check_text(entry.n, place, body["reason"], entry.reason, entry.reason_salt)

    def check_end(self) -> None:
        """The head is the last entry, and nothing lies beyond it."""
        if self.n != self.head.n:
            self.say(Wrong.BEHIND_HEAD, self.n + 1, "n", self.n, self.head.n)
        elif self.leaf != self.head.leaf:
            self.say(Wrong.HEAD_HASH, self.n, "leaf")
        last = Entry.objects.filter(authority=self.authority).aggregate(last=Max("n"))["last"] or 0
        # The head is read after the entries, so that one written meanwhile is not beyond it.
        if last > head_of(self.authority):
            self.say(Wrong.BEYOND_HEAD, last, "n")

    def say(
        self, wrong: Wrong, n: int, column: str, value: object = None, right: object = None
    ) -> None:
        self.found.add(wrong.at(n, (ENTRY, None, column), value, right))
