"""Changing what the ratings mean, and looking at ratings again that were given before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.acting import person_of
from goldenthread.plans.changes.impact import (
    IMPACTS,
    NAMES,
    Subject,
    _never_by,
    check_may_assess,
)
from goldenthread.plans.changes.months import placed
from goldenthread.plans.models import Action, LevelDecision, Progress, RatingConfirmed, RatingKey
from goldenthread.plans.ratings import Keys, Level
from goldenthread.plans.ratings import Progress as Rating
from goldenthread.plans.read_keys import forget_versions, keys_at
from goldenthread.plans.rules_keys import check_decisions, check_levels, compared


@dataclass(frozen=True, slots=True)
class KeyInput:
    """A new version of a key: `kind` is "progress" or "impact", `levels` all of its levels.

    `look_again` says, for each level that is defined anew, whether the ratings given before are
    to be looked at again. `body`: who decided, where a body did.
    """

    kind: str
    levels: Sequence[Level]
    why: str
    look_again: Mapping[str, bool] = field(default_factory=dict)
    body: str = ""


@change
def set_rating_key(*, by: Member, key: KeyInput) -> RatingKey:
    """Put new words or definitions of a rating in force from today. No rating is converted."""
    check_may(by, "key.change")
    authority = Authority.objects.get(pk=by.authority.pk)  # as it is now that the head is locked
    keys = keys_at(authority, Moment.latest())
    now = getattr(keys, key.kind)
    check_key(keys, key)
    if not key.why.strip():
        raise Refused("Say why the key changes.", field="why")
    changed = [each for each in compared(now, key.levels) if each.is_decided]
    check_decisions(changed, key.look_again)
    latest = RatingKey.objects.filter(authority=by.authority, kind=key.kind).order_by("version")
    check_unchanged(latest.last())
    put: RatingKey = RatingKey.objects.create(
        kind=key.kind,
        version=now.version + 1,
        levels=[[level.code, level.word, level.meaning] for level in key.levels],
        body=key.body.strip(),
        set_by=person_of(by),
        why=key.why.strip(),
        effective_on=clock.today(),
    )
    for each in changed:
        LevelDecision.objects.create(
            key=put, level=each.after.code, look_again=key.look_again[each.after.code]
        )
    record("key.changed", put)
    Authority.objects.filter(pk=authority.pk).update(keys_entry=put.entry)
    forget_versions()
    return put


def check_key(keys: Keys, key: KeyInput) -> None:
    """May the key be worded so, beside the keys in force? Refuses, naming the field."""
    other = keys.impact if key.kind == "progress" else keys.progress
    check_levels(key.kind, getattr(keys, key.kind), other, key.levels)


@change
def confirm_rating(*, by: Member, kind: str, subject: Subject, why: str) -> RatingConfirmed:
    """Say that a rating given under a former key holds under the one in force.

    Whoever could give the rating can confirm it: an assessor for impact; for progress who gives
    the update, but of a complete action only who signs off.
    """
    given = rating_of(kind, subject)
    if given is None:
        raise Refused("There is no such rating to confirm.")
    not_by = check_may_confirm(by, kind, subject, given.rating)
    if not why.strip():
        raise Refused("Say why the rating holds under the new definition.", field="why")
    check_unchanged(given)
    confirmed: RatingConfirmed = RatingConfirmed.objects.create(
        kind=kind,
        level=given.rating,
        confirmed_on=clock.today(),
        confirmed_by=person_of(by),
        not_by=not_by,
        why=why.strip(),
        **{NAMES[type(subject)]: subject},
    )
    record("rating.confirmed", subject)
    return confirmed


def rating_of(kind: str, subject: Subject) -> Progress | None:
    """The rating that stands now, of either kind; its row has `rating` and `entry`."""
    model: Any = Progress if kind == "progress" else IMPACTS[type(subject)]
    rows: Any = model.objects.filter(**{NAMES[type(subject)]: subject})
    found: Progress | None = rows.newest_first().first()
    return found


def check_may_confirm(by: Member, kind: str, subject: Subject, rating: str) -> Person | None:
    """Who may confirm, as who may give the rating; returns whom the database must refuse."""
    if kind == "impact":
        check_may_assess(by, subject)
        return next(iter(_never_by(subject).values()), None)
    if not isinstance(subject, Action):
        raise Refused("Progress is of actions only.")
    if rating != Rating.COMPLETE:
        check_may(by, "update.give", subject)
        return None
    check_may(by, "action.sign_off", subject)
    return placed(subject).owner
