"""Reading items as they stood at a moment, with what was decided and promised at them.

Who may see what is asked of today; how it stood, of the moment. Some ten queries, whatever the
number of items.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import Member
from goldenthread.documents.models import Legal
from goldenthread.governance.models import (
    BodyTerms,
    Carried,
    Decision,
    DecisionTerms,
    DecisionVerb,
    Item,
    ItemState,
    ItemTerms,
    Referral,
)
from goldenthread.governance.read import EVERYTHING, Meetings, at_moment
from goldenthread.governance.read_about import about_of
from goldenthread.governance.read_undertakings import undertakings_at
from goldenthread.governance.rows import DecisionRow, ItemRow, SentFrom, SentRow
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment

ITEM = ("title", "purpose", "agenda_number", "minute_number", "state", "why", "legal")
ITEM_LEGAL = ("paragraph", "legal_reason")


ALL = frozenset({"about", "decisions", "undertakings"})
HEADS: frozenset[str] = frozenset()
DECISIONS = frozenset({"decisions"})


def items_at(
    member: Member,
    moment: Moment,
    wanted: Q = EVERYTHING,
    *,
    parts: frozenset[str] = ALL,
    meetings: Meetings | None = None,
) -> list[ItemRow]:
    """The items that a member may see, by meeting and number, with those `parts` of them that are
    asked for. `meetings`: those that are known already."""
    meetings = meetings or Meetings(moment)
    rows: Any = Item.objects.visible_to(member).filter(wanted, entry__lte=moment.entry)
    rows = rows.annotate(**at_moment(ItemTerms, moment, "pk", *ITEM, *ITEM_LEGAL))
    items = list(rows.exclude(title=None))
    seen = meetings.of(item.meeting_id for item in items)
    pks = [item.pk for item in items]
    about = about_of(member, pks if "about" in parts else [], moment)
    decided = pks if "decisions" in parts else []
    decisions, came_from = _decisions(member, decided, moment, meetings)
    promised = defaultdict(list)
    if "undertakings" in parts:
        for each in undertakings_at(member, moment, Q(item__in=pks), meetings):
            promised[each.item].append(each)
    found = [
        ItemRow(
            pk=item.pk,
            meeting=seen[item.meeting_id],
            state_words=ItemState(item.state).label,
            legal_words=Legal(item.legal).label,
            about=tuple(about[item.pk]),
            decisions=tuple(decisions[item.pk]),
            undertakings=tuple(promised[item.pk]),
            came_from=tuple(came_from[item.pk]),
            **{name: getattr(item, name) or "" for name in (*ITEM, *ITEM_LEGAL)},
        )
        for item in items
        if item.meeting_id in seen
    ]
    return sorted(found, key=lambda row: (row.meeting.day, row.meeting.pk, row.order, row.pk))


DECIDED = ("verb", "text", "carried", "votes_for", "votes_against", "abstained", "mover")
DECIDED_MORE = ("seconder", "reasons", "options_rejected", "to_body", "to_post")
VOTES = {"For": "votes_for", "Against": "votes_against", "Abstained": "abstained"}


def _decisions(
    member: Member, items: list[int], moment: Moment, meetings: Meetings
) -> tuple[dict[int, list[DecisionRow]], dict[int, list[SentFrom]]]:
    """By item: its decisions, and the decisions that sent it here."""
    sent = _sent(member, items, moment) if items else []
    rows: Any = Decision.objects.visible_to(member).filter(
        Q(item__in=items) | Q(pk__in={row.decision_id for row in sent}), entry__lte=moment.entry
    )
    rows = rows.annotate(
        **{
            f"said_{name}": look
            for name, look in at_moment(
                DecisionTerms, moment, "pk", *DECIDED, *DECIDED_MORE
            ).items()
        }
    )
    rows = rows.annotate(to_name=LookUp(BodyTerms, "name", moment, "", "said_to_body"))
    known = {row.pk: row for row in rows.exclude(said_verb=None).order_by("item", "number")}
    ends = [each.meeting_id for row in sent for each in (row.item, row.decision.item)]
    seen = meetings.of(ends)
    onward: dict[int, list[SentRow]] = defaultdict(list)
    came_from: dict[int, list[SentFrom]] = defaultdict(list)
    for row in sent:
        there = seen.get(row.item.meeting_id)
        here = seen.get(row.decision.item.meeting_id)
        if there is None or here is None or row.decision_id not in known:
            continue
        onward[row.decision_id].append(
            SentRow(row.decision_id, row.item_id, row.item_title, row.created, there)
        )
        text = known[row.decision_id].said_text or ""
        sender = SentFrom(row.decision_id, row.decision.item_id, text, here)
        came_from[row.item_id].append(sender)
    decided: dict[int, list[DecisionRow]] = defaultdict(list)
    for each in known.values():
        decided[each.item_id].append(_decision(each, onward[each.pk]))
    return decided, came_from


def _sent(member: Member, items: list[int], moment: Moment) -> list[Any]:
    """The referrals from these items and to them, where the member may see both ends."""
    rows: Any = Referral.objects.visible_to(member).filter(
        Q(decision__item__in=items) | Q(item__in=items),
        decision__item__in=Item.objects.visible_to(member),
        entry__lte=moment.entry,
    )
    rows = rows.annotate(item_title=LookUp(ItemTerms, "title", moment, "", "item_id"))
    rows = rows.select_related("item", "decision__item").order_by("pk")
    return list(rows.exclude(item_title=None))


def _decision(row: Any, sent: list[SentRow]) -> DecisionRow:
    names = {label: (getattr(row, f"said_{column}") or "") for label, column in VOTES.items()}
    plain = ("text", "mover", "seconder", "reasons", "options_rejected")
    return DecisionRow(
        pk=row.pk,
        item=row.item_id,
        number=row.number,
        verb=row.said_verb,
        verb_words=DecisionVerb(row.said_verb).label,
        carried=row.said_carried,
        vote=Carried(row.said_carried).vote,
        votes=tuple((label, tuple(text.split("\n"))) for label, text in names.items() if text),
        to_body_pk=row.said_to_body,
        to=row.to_name or row.said_to_post,
        sent=tuple(sent),
        **{name: getattr(row, f"said_{name}") or "" for name in plain},
    )
