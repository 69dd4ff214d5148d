"""What every page of measures begins with: the measure, at the position that is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from goldenthread.accounts.access import decide
from goldenthread.accounts.at import At, at_of
from goldenthread.accounts.pages import MemberRequest, find
from goldenthread.ledger.moments import Moment
from goldenthread.measures.models import Definition, Measure
from goldenthread.measures.read import Whole, definition_at, whole_measure
from goldenthread.measures.series import Series


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure as a page shows it: what it counts, and its figures."""

    row: Measure
    whole: Whole
    at: At

    @property
    def definition(self) -> Definition:
        return self.whole.definition

    @property
    def series(self) -> Series:
        return self.whole.series


def shown_measure(request: MemberRequest, pk: int) -> Shown:
    """The measure at the moment that the address asks for; 404 before it was there.

    Its definition brings the measure itself: whoever sees measures sees all of the authority's.
    """
    member = request.member
    at = at_of(request, member.authority)
    whole = whole_measure(member, pk, at.moment)
    if whole is None or not decide(member, "measure.view", whole.definition.measure):
        raise Http404
    return Shown(whole.definition.measure, whole, at)


def changed_measure(request: MemberRequest, pk: int, verb: str) -> tuple[Measure, Definition]:
    """The measure that a form is about, and what it counts now."""
    measure = find(Measure.objects.all(), request.member, verb, pk, seen_by="measure.view")
    definition = definition_at(request.member, pk, Moment.latest())
    if definition is None:
        raise Http404
    return measure, definition
