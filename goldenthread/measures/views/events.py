"""Rare events: the days between them, and the days on which they happened."""

from __future__ import annotations

from itertools import pairwise

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.access import check_may, decide
from goldenthread.accounts.at import at_of
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.ledger.moments import head_of
from goldenthread.measures import changes
from goldenthread.measures.charts_rare import has_limits, rare_chart
from goldenthread.measures.forms_events import OccurrencesForm
from goldenthread.measures.models import Measure
from goldenthread.measures.read import definition_at
from goldenthread.measures.read_events import occurrences_of
from goldenthread.measures.spc import Direction
from goldenthread.measures.spc_rare import rare_events
from goldenthread.measures.words_rare import rare_words, since_words


@page("measure.view")
def events(request: MemberRequest, pk: int) -> HttpResponse:
    """Days between events, where there are too few a month for a chart of counts."""
    member = request.member
    at, seen = at_of(request, member.authority), head_of(member.authority)
    measure = find(Measure.objects.all(), member, "measure.view", pk)
    said = definition_at(member, pk, at.moment)
    if said is None:
        raise Http404
    form = OccurrencesForm(request.POST or None, request=request, seen=seen)
    if request.method == "POST":
        check_may(member, "measure.enter", measure)
    if request.method == "POST" and form.is_valid():
        with submission(request, form):
            changes.enter_occurrences(by=member, measure=measure, days=form.chosen())
        if form.is_valid():
            messages.success(request, "The days are saved.")
            return redirect("measure-events", pk)
    counted = occurrences_of(member, pk, at.moment)
    days = [day for day, count in counted.items() for _ in range(count)]
    rare = rare_events(days, until=at.on, better=_longer_is(Direction(said.polarity)))
    context = {
        "form": form,
        "definition": said,
        "measure": measure,
        "at": at,
        "rare": rare,
        "words": rare_words(rare),
        "since": since_words(rare),
        "limits": has_limits(rare),
        "drawing": rare_chart(rare, days[1:], (rare_words(rare), since_words(rare)))
        if rare.gaps
        else "",
        "gaps": [(before, after, (after - before).days) for before, after in pairwise(days)][::-1],
        "may_enter": at.is_now and decide(member, "measure.enter", measure),
    }
    return form_page(request, "measures/events.html", context)


def _longer_is(way: Direction) -> Direction:
    """Fewer events are better where the gaps between them grow."""
    turned = {Direction.DECREASE: Direction.INCREASE, Direction.INCREASE: Direction.DECREASE}
    return turned.get(way, way)
