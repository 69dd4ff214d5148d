"""The practice areas of an authority: the verb that sets its list."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import slugify

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.inspections.areas import Area, areas_at
from goldenthread.inspections.models import PracticeAreaList
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record


@change
def set_practice_areas(*, by: Member, areas: Sequence[Area]) -> PracticeAreaList:
    """Put a list of practice areas in force from today.

    An area without a code is new. All that were there stay, in whatever order and words.
    """
    check_may(by, "area.change")
    check_unchanged(PracticeAreaList.objects.filter(authority=by.authority).newest_first().first())
    now = areas_at(by.authority, Moment.latest())
    _check(areas, {area.code for area in now})
    named = tuple(_coded(areas))
    if named == now:
        raise Refused("Nothing was changed, so there is nothing to save.")
    put: PracticeAreaList = PracticeAreaList.objects.create(
        areas=[[area.code, area.word, area.offered] for area in named],
        effective_on=clock.today(),
    )
    record("area.list_set", put)
    return put


def _check(areas: Sequence[Area], known: set[str]) -> None:
    words = [area.word.strip() for area in areas]
    if not all(words):
        raise Refused("Enter a word for each practice area.")
    folded = [word.casefold() for word in words]
    twice = next((word for word in words if folded.count(word.casefold()) > 1), "")
    if twice:
        raise Refused(f"“{twice}” stands in the list twice. Give each area a word of its own.")
    if not known <= {area.code for area in areas}:
        raise Refused("An area stays in the list. Take its tick away, so that it is not offered.")
    if not any(area.offered for area in areas):
        raise Refused("Offer at least one practice area.")


def _coded(areas: Sequence[Area]) -> Sequence[Area]:
    """Each with a code: a new one gets it from its word, as free of others' as it must be."""
    taken = {area.code for area in areas if area.code}
    found = []
    for area in areas:
        code = area.code or _free(slugify(area.word).replace("-", "_")[:40] or "area", taken)
        taken.add(code)
        found.append(Area(code, area.word.strip(), area.offered))
    return found


def _free(code: str, taken: set[str]) -> str:
    """The code, or with the first number that makes it new. "none" is what lists ask for."""
    others = (f"{code}_{number}" for number in range(2, len(taken) + 4))
    return next(each for each in (code, *others) if each not in taken | {"none"})
