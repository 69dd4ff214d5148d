"""Reading the episodes of intervention as they stood."""

from __future__ import annotations

from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.governance.intervention import Happening
from goldenthread.governance.models import Episode, EpisodeKind, EpisodeTerms
from goldenthread.ledger.moments import Moment

ONE_DAY = ("review", "engagement", "submission", "response", "end")


def _episode(row: Any) -> Happening:
    return Happening(
        day=row.begins_on,
        ends_on=row.ends_on,
        words=EpisodeKind(row.kind).label,
        kind=row.kind,
        is_open=row.ends_on is None and row.kind not in ONE_DAY,
        note=row.note or "",
        document=row.document,
        by_whom=row.by_whom,
        pk=row.episode_id,
        follows=row.follows_id,
    )


def episodes_of(member: Member, moment: Moment) -> list[Happening]:
    """The episodes as they stood at a moment."""
    seen = Episode.objects.visible_to(member)
    rows = EpisodeTerms.objects.filter(authority=member.authority, episode__in=seen).as_at(moment)
    return [_episode(row) for row in rows.filter(present=True)]
