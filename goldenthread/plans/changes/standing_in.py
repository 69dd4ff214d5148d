"""Who does the work of an owner who has left, or who is away for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.accounts.access import Member, NotAllowed, check_may, decide
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans import rules_periods
from goldenthread.plans.changes.acting import day_of, person_of
from goldenthread.plans.models import Action, Cover, Placement, Plan


@change
def hand_over(
    *,
    by: Member,
    plan: Plan,
    owner: Person,
    to: Person,
    actions: Sequence[Action],
    why: str,
    on: date | None = None,
) -> list[Placement]:
    """Give actions of one owner to another, all in one entry, from a day on.

    What was given, rated and decided before stays with who did it.
    """
    check_may(by, "plan.edit", plan)
    on = day_of(on)
    old = _placements(plan, actions)
    check_unchanged(max(old, key=lambda each: each.entry, default=None))
    _check_take_over(by, old, owner, to, why, on)
    new = [_owned_by(to, each, on) for each in old]
    for each in new:
        each.save()
    record("actions.handed_over", plan, reason=why.strip())
    return new


def check_can_take_over(
    *,
    by: Member,
    plan: Plan,
    owner: Person,
    to: Person,
    actions: Sequence[Action],
    why: str,
    on: date,
) -> None:
    """Refuse what `hand_over` would refuse, before it is confirmed."""
    _check_take_over(by, _placements(plan, actions), owner, to, why, day_of(on))


def _check_take_over(  # noqa: PLR0917 - the parts of one hand-over
    by: Member, placements: list[Placement], owner: Person, to: Person, why: str, on: date
) -> None:
    _check_here(by, owner, to)
    rules_periods.check_hand_over(
        placements=placements, owner=owner.pk, to=to.pk, may_give=_may_give(to), on=on, why=why
    )


def _placements(plan: Plan, actions: Sequence[Action]) -> list[Placement]:
    """Where the actions stand now, each with its reference."""
    pks = [each.pk for each in actions]
    rows = Placement.objects.filter(action__in=pks).as_at(Moment.latest()).filter(plan=plan)
    named = {
        each.pk: each
        for each in Action.objects.filter(pk__in=pks).as_at(Moment.latest(), "reference")
    }
    found = list(rows.order_by("pk"))
    for each in found:
        each.action = named[each.action_id]
    return found


def _owned_by(to: Person, place: Placement, on: date) -> Placement:
    return Placement(
        action=place.action,
        plan_id=place.plan_id,
        priority_id=place.priority_id,
        lead_id=place.lead_id,
        owner=to,
        deputy_id=place.deputy_id,
        effective_on=on,
    )


def _check_here(by: Member, *people: Person) -> None:
    if any(each.authority_id != by.authority.pk for each in people):
        raise NotAllowed("Choose people of your own authority.")


def _may_give(person: Person) -> bool:
    return person.is_active and decide(member_of(person), "update.give")


def _sees_all(person: Person) -> bool:
    """Who covers must see what they cover: a partner sees only their organisation's part."""
    return decide(member_of(person), "plan.view")


@change
def cover_absence(
    *, by: Member, absent: Person, cover: Person, begins_on: date, ends_on: date
) -> Cover:
    """Let somebody give an absent owner's updates, marked so, until the owner is back."""
    check_may(by, "cover.arrange", absent)
    _check_here(by, cover)
    today = clock.today()
    rules_periods.check_cover(
        absent=absent.pk,
        cover=cover.pk,
        may_give=_may_give(cover) and _sees_all(cover),
        begins_on=begins_on,
        ends_on=ends_on,
        today=today,
    )
    check_unchanged(Cover.objects.filter(absent=absent, cover=cover).newest_first().first())
    arranged = Cover.objects.create(
        absent=absent,
        cover=cover,
        begins_on=begins_on,
        ends_on=ends_on,
        arranged_by=person_of(by),
        effective_on=today,
    )
    record("cover.arranged", arranged)
    return arranged


@change
def end_cover(*, by: Member, cover: Cover) -> Cover:
    """The owner is back, or it was not needed. What was given meanwhile stays as it is."""
    check_may(by, "cover.arrange", cover.absent)
    latest = Cover.objects.filter(absent=cover.absent_id, cover=cover.cover_id).newest_first()[0]
    if not latest.present:
        raise Refused("This cover has ended already.")
    check_unchanged(latest)
    ended = Cover.objects.create(
        absent_id=cover.absent_id,
        cover_id=cover.cover_id,
        begins_on=latest.begins_on,
        ends_on=latest.ends_on,
        present=False,
        arranged_by=person_of(by),
        effective_on=clock.today(),
    )
    record("cover.ended", ended)
    return ended
