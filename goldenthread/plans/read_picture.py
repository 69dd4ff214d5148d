"""Reading the evidence of every action of a plan as the standard looks at it; two queries."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import F

from goldenthread.accounts.access import Member
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.plans.changes.impact import held_clear
from goldenthread.plans.models import (
    ActionImpact,
    EvidenceOnAction,
    EvidenceText,
    EvidenceVersion,
)
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.picture import PictureRow
from goldenthread.plans.position import Position
from goldenthread.plans.standard import Case, Item


def picture_of(position: Position, moment: Moment, member: Member) -> list[PictureRow]:
    """Each counted action with the case that its evidence makes at the moment.

    Whether a measure improves is not asked: that is read for one action at a time.
    """
    items: dict[int, list[Item]] = defaultdict(list)
    given: dict[int, dict[Any, Any]] = defaultdict(dict)
    pks = [row.pk for row in position.counted]
    for link in _links(pks, moment, member):
        held = link.version_file if link.version else link.own_file or link.by_words
        items[link.action_id].append(Item(link.kind, link.dated, bool(held), link.review))
    for row in ActionImpact.objects.filter(action__in=pks).upto(moment).oldest_first():
        given[row.action_id][row.effective_on] = row  # of one day, the last corrects the others
    return [
        PictureRow(
            action,
            Case(
                items[action.pk],
                moment.on,
                action.starts_on,
                held_clear([*reversed(given[action.pk].values())], moment.on),
            ),
        )
        for action in position.counted
    ]


def _links(pks: list[int], moment: Moment, member: Member) -> Any:
    def of(fact: Any, column: str) -> LookUp:
        return LookUp(fact, column, moment, "", "evidence_id")

    rows = EvidenceOnAction.objects.filter(action__in=pks).as_at(moment).filter(present=True)
    rows = rows.filter(evidence__in=visible_evidence(member).values("pk")).order_by()
    return rows.annotate(
        kind=of(EvidenceText, "kind"),
        dated=of(EvidenceText, "dated_on"),
        review=of(EvidenceText, "review_by"),
        version=of(EvidenceVersion, "number"),
        version_file=of(EvidenceVersion, "file_id"),
        own_file=F("evidence__file"),
        by_words=F("evidence__by_words"),
    )
