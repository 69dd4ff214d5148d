"""Reading the council's aims as they stood at a moment: one query."""

from __future__ import annotations

from django.db.models import OuterRef, StringAgg, Subquery, TextField, Value
from django.db.models.functions import Cast

from goldenthread.accounts.access import Member
from goldenthread.ledger.moments import Moment
from goldenthread.plans.aims import AimRow, by_kind
from goldenthread.plans.models import Aim, AimOfPriority

TOLD = ("kind", "title", "source", "starts_on", "ends_on", "words", "url")


def aims_at(member: Member, moment: Moment) -> list[AimRow]:
    """Every aim that was recorded by the moment, with the priorities that serve it."""
    rows = Aim.objects.visible_to(member).as_at(moment, *TOLD).exclude(kind=None)
    rows = rows.annotate(serving=_serving(moment))
    return by_kind(
        AimRow(pk, kind, title, source, starts_on, ends_on, words or "", href, _keys(serving))
        for pk, serving, kind, title, source, starts_on, ends_on, words, href in rows.values_list(
            "pk", "serving", *TOLD
        )
    )


def _serving(moment: Moment) -> Subquery:
    """The keys of the priorities that serve an aim, with commas between them."""
    rows = AimOfPriority.objects.filter(aim=OuterRef("pk")).as_at(moment).filter(present=True)
    keys = StringAgg(Cast("priority", TextField()), Value(","))
    return Subquery(rows.values("aim").annotate(keys=keys).values("keys"))


def _keys(serving: str | None) -> tuple[int, ...]:
    return tuple(sorted(int(key) for key in serving.split(","))) if serving else ()
