"""How a change is made: lock the head, check who and whether, write, record; one transaction.

    @change
    def sign_off_action(*, action, by, on): ...
        check_may(by, "action.sign_off", action)     who
        check_can_sign_off(action)                   whether
        Progress.objects.create(...)                 write
        record("action.signed_off", action)          if it is not recorded, it did not happen

A row of the record that is saved outside a change raises; so does a change that records nothing.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID, uuid5

from django.db import transaction

from goldenthread.core import clock
from goldenthread.ledger.canonical import canonical, commitment, leaf_hash, plain
from goldenthread.ledger.upto import moved, unless_undone

if TYPE_CHECKING:
    from django.db import models

    from goldenthread.ledger.models import Authority, Entry, Record


class Actor(Protocol):
    """Who makes a change: a member, or the worker."""

    @property
    def authority(self) -> Authority: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def acting_as(self) -> str: ...


class Unrecorded(RuntimeError):
    """A row was saved outside a change, or a change recorded nothing. A defect."""


class AlreadyDone(Exception):
    """This form was sent before; `entry` is what it did the first time."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"form already recorded as entry {entry.n}")
        self.entry = entry


class Conflict(Exception):
    """Somebody else changed this since the page was opened; `current` is their row."""

    def __init__(self, current: Record) -> None:
        super().__init__(f"changed by entry {current.entry} since the page was opened")
        self.current = current


@dataclass
class Origin:
    """Where a change came from: a form on a page, the command line, the worker, the demo.

    `beside`: rows about the sending itself, which its first entry holds beside its own.
    """

    via: str = "cli"
    request: str = ""
    form: UUID | None = None
    seen: int | None = None
    beside: list[Record] = field(default_factory=list)
    used: int = 0

    def next_form(self) -> UUID | None:
        """The form's identity; a second change of the same form gets one derived from it."""
        self.used += 1
        if self.form is None or self.used == 1:
            return self.form
        return uuid5(self.form, str(self.used))


@dataclass
class Change:
    """A change under way. `rows` are the record's rows inserted so far."""

    actor: Actor
    n: int
    prev: str
    form: UUID | None
    rows: list[Record] = field(default_factory=list)
    recorded: bool = False


_origin: ContextVar[Origin | None] = ContextVar("origin", default=None)
_basis: ContextVar[tuple[str | int, ...]] = ContextVar("basis", default=())
_change: ContextVar[Change | None] = ContextVar("change", default=None)


@contextmanager
def origin(
    *,
    via: str,
    request: str = "",
    form: UUID | None = None,
    seen: int | None = None,
    beside: Sequence[Record] = (),
) -> Iterator[None]:
    """All changes within the block come from here, and are done together or not at all."""
    token = _origin.set(Origin(via, request, form, seen, [*beside]))
    try:
        with unless_undone(), transaction.atomic():
            yield
    finally:
        _origin.reset(token)


@contextmanager
def resting_on(*basis: str | int) -> Iterator[None]:
    """Every entry within the block names these in its basis: what a batch of changes comes from."""
    token = _basis.set((*_basis.get(), *basis))
    try:
        yield
    finally:
        _basis.reset(token)


def current() -> Change:
    change = _change.get()
    if change is None:
        raise Unrecorded("rows of the record are saved by the verbs of changes.py only")
    return change


def adopt(row: Record) -> None:
    """Give a new row its authority and entry number, and its values the form they are kept in."""
    change = current()
    if change.recorded:
        raise Unrecorded("rows are saved before the change is recorded, or its entry lacks them")
    row.authority = change.actor.authority
    row.entry = change.n
    for column in row._meta.concrete_fields:
        setattr(row, column.attname, _kept(column, getattr(row, column.attname)))


def _kept(column: models.Field[Any, Any], value: Any) -> Any:
    """The value as the database will give it back, so that the entry and the row say the same."""
    if hasattr(value, "resolve_expression"):
        raise TypeError(f"{column.name}: the record holds values, not expressions")
    value = column.to_python(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-column.decimal_places))  # type: ignore[attr-defined]
    return value


def check_unchanged(row: Record | None) -> None:
    """Refuse when `row` was written after the page of this form was opened."""
    seen = (_origin.get() or Origin()).seen
    if row is not None and seen is not None and row.entry > seen:
        raise Conflict(row)


def change[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Make a verb a change; it takes `by=` and records exactly one entry."""

    @wraps(function)
    def verb(*args: P.args, **kwargs: P.kwargs) -> R:
        if _change.get() is not None:
            raise Unrecorded(f"{function.__name__} was called within another change")
        with unless_undone(), transaction.atomic():
            begun = _begin(kwargs["by"])  # type: ignore[arg-type]
            token = _change.set(begun)
            try:
                _insert_what_stands_beside()
                result = function(*args, **kwargs)
            finally:
                _change.reset(token)
            if not begun.recorded:
                raise Unrecorded(f"{function.__name__} recorded nothing")
            return result

    verb.is_change = True  # type: ignore[attr-defined]
    return verb


def _begin(actor: Actor) -> Change:
    from goldenthread.ledger.models import Entry, Head

    head, _ = Head.objects.select_for_update().get_or_create(authority=actor.authority)
    form = (_origin.get() or Origin()).next_form()
    if form is not None:
        done = Entry.objects.filter(authority=actor.authority, form=form).first()
        if done is not None:
            raise AlreadyDone(done)
    return Change(actor, head.n + 1, head.leaf, form)


def record(
    event: str,
    subject: Record,
    *,
    reason: str = "",
    basis: list[str | int] | None = None,
    erases: Sequence[tuple[Record | Entry, str]] = (),
) -> Entry:
    """Write the entry for the change under way.

    `event` is a key of an `events.py`; `basis` names files (SHA-256) or entries (number) that
    the change rests on, with those of `resting_on`; `reason` is free text, kept as a commitment.
    `erases` names committed texts, as (row, column), that this change takes out of the database
    for ever.
    """
    from goldenthread.ledger.models import Entry

    begun = current()
    if begun.recorded:
        raise Unrecorded("a change records one entry")
    now, salt = clock.now(), secrets.token_hex(32)
    told = {
        "at": plain(now),
        "type": event,
        "subject": [name_of(subject), subject.pk],
        "reason": {"#": commitment(reason, salt)} if reason else None,
        "basis": [*(basis or []), *_basis.get()],
        "erased": [[name_of(row), row.pk, column] for row, column in erases],
    }
    entry = Entry(
        authority=begun.actor.authority,
        n=begun.n,
        at=now,
        by=begun.actor.person_id,
        type=event,
        subject=name_of(subject),
        subject_pk=subject.pk,
        form=begun.form,
        prev=begun.prev,
        reason=reason or None,
        reason_salt=salt if reason else None,
    )
    _append(entry, canonical(_what_was_done(begun) | told))
    for row, column in erases:
        _erase(row, column)
    begun.recorded = True
    return entry


def _insert_what_stands_beside() -> None:
    came_from = _origin.get() or Origin()
    while came_from.beside:
        came_from.beside.pop(0).save()


def _what_was_done(change: Change) -> dict[str, Any]:
    """An entry's body as far as the change itself tells it: who, from where, which rows."""
    came_from = _origin.get() or Origin()
    return {
        "v": 1,
        "authority": change.actor.authority.slug,
        "n": change.n,
        "prev": change.prev,
        "by": change.actor.person_id,
        "acting_as": change.actor.acting_as,
        "via": came_from.via,
        "request": came_from.request,
        "form": plain(change.form),
        "rows": [[name_of(row), row.pk, columns(row)] for row in change.rows],
    }


def _append(entry: Entry, body: bytes) -> None:
    """Write the entry with its body, and move the head of the ledger to it."""
    from goldenthread.ledger.models import Head

    entry.body, entry.leaf = body.decode(), leaf_hash(body)
    entry.save(force_insert=True)
    Head.objects.filter(authority=entry.authority).update(n=entry.n, leaf=entry.leaf)
    moved(entry.authority_id, entry.n)


def _erase(row: Record | Entry, column: str) -> None:
    """Text and salt become NULL: the one UPDATE that the triggers let through."""
    from django.db.models import QuerySet

    # The model's own manager refuses every update.
    rows: QuerySet[Any] = QuerySet(type(row)).filter(pk=row.pk)
    rows.update(**{column: None, f"{column}_salt": None})


def name_of(row: models.Model) -> str:
    return row._meta.label_lower


def columns(row: Record) -> dict[str, Any]:
    """The columns of a row as its entry holds them; committed texts as commitments."""
    from goldenthread.ledger.models import CommittedText, Salt

    values: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.primary_key or column.name == "entry" or isinstance(column, Salt):
            continue
        if isinstance(column, CommittedText) and value is not None:
            salt = getattr(row, f"{column.name}_salt")
            values[column.attname] = {"#": commitment(value, salt)}
        else:
            values[column.attname] = plain(value)
    return values
