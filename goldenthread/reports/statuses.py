"""As what papers of a kind begin: the authority's own setting, else what the kind comes with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import KindStatus


@dataclass(frozen=True, slots=True)
class Status:
    """`legal` and `marking` by code; `own`: the authority’s row, None where it has none."""

    legal: str
    marking: str
    own: KindStatus | None = None


def status_of(authority: int, kind: str) -> Status:
    """One query."""
    return _status(kind, _rows(authority).filter(kind=kind).newest_first().first())


def statuses(authority: int) -> dict[str, Status]:
    """By kind, in the order of the kinds. One query."""
    own = {row.kind: row for row in _rows(authority).oldest_first()}
    return {kind: _status(kind, own.get(kind)) for kind in KINDS}


def legal_of_kind() -> Coalesce:
    """Of papers: the legal status with which their kind begins."""
    own: Any = KindStatus.objects.filter(authority=OuterRef("authority"), kind=OuterRef("kind"))
    ours = Case(
        *(When(kind=kind.code, then=Value(kind.legal)) for kind in KINDS.values()),
        output_field=CharField(),
    )
    return Coalesce(Subquery(own.newest_first().values("legal")[:1]), ours)


def _rows(authority: int) -> Any:
    return KindStatus.objects.filter(authority=authority).select_related("set_by")


def _status(kind: str, own: KindStatus | None) -> Status:
    if own is None:
        return Status(KINDS[kind].legal, KINDS[kind].marking)
    return Status(own.legal, own.marking, own)
