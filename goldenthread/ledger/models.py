"""The record: authorities, their ledgers, and the rows that nothing may rewrite.

`Record` is a row that is inserted once, inside a change. `Fact` is a record that says how
something stood from a day on; many facts of one KEY make a track. See docs/ARCHITECTURE.md.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models

from goldenthread.ledger import recording
from goldenthread.ledger.lookups import LookUp

if TYPE_CHECKING:
    from goldenthread.ledger.moments import Moment


class Authority(models.Model):
    """A council. Every other row belongs to one, and each keeps one ledger.

    `keys_entry` is the entry that last changed what its ratings mean, and 0 before there is one:
    every page comes with its authority, so that none needs to ask for what did not change.
    """

    OPERATIONAL = "its name and settings; its record is the ledger"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    service = models.CharField(max_length=120, default="children’s services")
    extra_holidays = models.JSONField(default=list, blank=True)
    keys_entry = models.PositiveBigIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return self.name

    @property
    def days_off(self) -> tuple[date, ...]:
        """Those that it added to the statutory calendar."""
        return tuple(date.fromisoformat(day) for day in self.extra_holidays)


class Head(models.Model):
    """The end of an authority's ledger; the row that each change locks first."""

    OPERATIONAL = "derived from the last entry; verify compares"

    authority = models.OneToOneField(Authority, models.PROTECT, primary_key=True)
    n = models.PositiveBigIntegerField(default=0)
    leaf = models.CharField(max_length=64, default="0" * 64)


class Entry(models.Model):
    """One line of the ledger: a change, with the rows that it inserted. Never rewritten.

    `by` is the number of a person, not a key to one: names live elsewhere and can be erased.
    """

    LEDGER = "the ledger itself"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="entries")
    n = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    type = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_pk = models.BigIntegerField()
    form = models.UUIDField(null=True)
    body = models.TextField()
    leaf = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    reason = models.TextField(null=True)
    reason_salt = models.CharField(max_length=64, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "n"], name="entry_number_once"),
            models.UniqueConstraint(fields=["authority", "prev"], name="entry_no_fork"),
            models.UniqueConstraint(fields=["authority", "form"], name="entry_form_once"),
        ]
        indexes = [
            models.Index(fields=["authority", "n", "at"], name="entry_known"),  # Moment.position
            models.Index(fields=["authority", "subject", "subject_pk", "n"], name="entry_subject"),
        ]


class CommittedText(models.TextField):  # type: ignore[type-arg]
    """Free or personal text: it lives here once, and the ledger holds a salted commitment.

    Adds a column `<name>_salt`. Erasing sets both to NULL; the entry still verifies.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["null"] = True
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False
    ) -> None:
        super().contribute_to_class(cls, name, private_only)
        # A historical model in a migration brings the salt column of its own.
        if not cls._meta.abstract and cls.__module__ != "__fake__":
            Salt(max_length=64, null=True, editable=False).contribute_to_class(cls, f"{name}_salt")

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["null"]
        return name, path, args, kwargs


class Salt(models.CharField):  # type: ignore[type-arg]
    """32 random bytes in hex, beside each committed text; made when the row is inserted."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if add:
            setattr(model_instance, self.attname, secrets.token_hex(32))
        return getattr(model_instance, self.attname)


class Rewriting(RuntimeError):
    """Somebody tried to change or delete a row of the record. A defect, never a user's error."""


class RecordQuerySet[M: "Record"](models.QuerySet[M]):
    def update(self, **kwargs: Any) -> int:
        raise Rewriting("rows of the record are inserted, never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Rewriting("rows of the record are inserted, never deleted")

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        rows = list(objs)
        if args or kwargs.keys() - {"batch_size"}:
            raise Rewriting("rows of the record are inserted, whatever else is there")
        for row in rows:
            if row.pk is not None:
                raise Rewriting("rows of the record are inserted, never changed")
            recording.adopt(row)
        made = super().bulk_create(rows, **kwargs)
        for row in made:
            recording.current().rows.append(row)
        return made


class Record(models.Model):
    """A row that is inserted once, inside a change, and never rewritten.

    `entry` is the number of the ledger entry that wrote it. TRACKS names the values that facts
    tell about it, each with its fact and column (see tracks.py).
    """

    TRACKS: ClassVar[Mapping[str, tuple[type[Fact] | str, str]]] = {}

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", editable=False)
    entry = models.PositiveBigIntegerField(editable=False)

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise Rewriting("rows of the record are inserted, never changed")
        recording.adopt(self)
        super().save(force_insert=True)
        recording.current().rows.append(self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Rewriting("rows of the record are inserted, never deleted")


class FactQuerySet[F: "Fact"](RecordQuerySet[F]):
    def upto(self, moment: Moment) -> Self:
        """Rows that had taken effect by the moment's day and were known by its entry."""
        return self.filter(effective_on__lte=moment.on, entry__lte=moment.entry)

    def newest_first(self) -> Self:
        return self.order_by("-effective_on", "-entry")

    def oldest_first(self) -> Self:
        return self.order_by("effective_on", "entry")

    def as_at(self, moment: Moment) -> Self:
        """One row for each KEY: the one that held at the moment."""
        key = [self.model._meta.get_field(name).attname for name in self.model.KEY]  # type: ignore[union-attr]
        return self.filter(pk=LookUp(self.model, "id", moment, "", *key))


class Fact(Record):
    """How something stood from `effective_on` on. KEY names what is unique at a moment."""

    KEY: ClassVar[tuple[str, ...]] = ()

    effective_on = models.DateField()

    objects: ClassVar[Any] = FactQuerySet.as_manager()

    class Meta:
        abstract = True


def track(name: str, *key: str) -> models.UniqueConstraint:
    """The constraint that is also the index which `as_at` reads: (KEY, effective_on, entry)."""
    return models.UniqueConstraint(fields=[*key, "effective_on", "entry"], name=f"{name}_track")
