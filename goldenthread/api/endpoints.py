"""The addresses of the API: measures and their readings. What they do stands in `measures`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.params.functions import Header
from ninja.responses import Status

from goldenthread.accounts.access import Member, check_may, visible
from goldenthread.api import readings as entering
from goldenthread.api.asking import Bearer, answered, asker
from goldenthread.api.refusals import ENTERING, READING, STATUSES, answer_refusals
from goldenthread.api.schemas import (
    Latest,
    MeasureOut,
    MeasuresOut,
    ReadingOut,
    ReadingsIn,
    ReadingsOut,
    Saved,
    Told,
)
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.core.templating import long_date
from goldenthread.ledger.moments import Moment
from goldenthread.measures import read
from goldenthread.measures.models import Definition, Measure, ReadingStatus
from goldenthread.measures.periods import period_words
from goldenthread.measures.series import Series

BASE = "api/v1/"
api = NinjaAPI(
    title="Golden Thread",
    version="1",
    description="Measures and their readings, for programs. docs/API.md tells how to begin.",
    auth=Bearer(),
    docs_url=None,
    openapi_url=None,
)
answer_refusals(api)


@api.get(
    "measures",
    url_name="api-measures",
    operation_id="measures",
    response={200: MeasuresOut, **READING},
)
def measures(request: HttpRequest) -> MeasuresOut:
    """Every measure that you may see, with its latest period."""
    member = asker(request, "measure.view")
    seen = Measure.objects.visible_to(member).values("pk")
    enters = Measure.objects.filter(visible(member, "measure.enter")).values_list("pk", flat=True)
    rows, theirs = read.series_of(member.authority, Moment.now(member.authority), seen), {*enters}
    return MeasuresOut(measures=[_measure(each, may_enter=each.pk in theirs) for each in rows])


def _measure(series: Series, *, may_enter: bool) -> MeasureOut:
    return MeasureOut(
        key=series.pk,
        reference=series.reference,
        name=series.name,
        unit=series.unit,
        frequency=series.frequency,
        latest=_latest(series),
        may_enter=may_enter,
    )


def _latest(series: Series) -> Latest | None:
    if not series.figures:
        return None
    period = max(series.figures)
    words = period_words(period, series.frequency)
    return Latest(period=period, words=words, value=series.figures[period])


@api.get(
    "measures/{measure}/readings",
    url_name="api-readings",
    operation_id="readings",
    response={200: ReadingsOut, **READING},
)
def readings(
    request: HttpRequest, measure: str, at: date | None = None, later: bool = False
) -> ReadingsOut:
    """The readings of a measure, by its reference or key; `at`: as they were known at the end of a
    day, with what was entered `later` about that day and before where it is asked for."""
    member = asker(request, "measure.view")
    moment = _moment(member, at, later=later)
    said = _found(member, measure, moment)
    known = read.readings_of(member, said.measure_id, moment)
    return ReadingsOut(
        key=said.measure_id,
        reference=said.reference,
        name=said.name,
        unit=said.unit,
        frequency=said.frequency,
        at=moment.on,
        readings=[_reading(period, known[period], said.frequency) for period in sorted(known)],
    )


def _moment(member: Member, day: date | None, *, later: bool) -> Moment:
    if day is None:
        return Moment.now(member.authority)
    if day > clock.today():
        raise Refused(f"{long_date(day)} is still to come. Ask for today or a day before.")
    return Moment.position(member.authority, day, include_later=later)


def _found(member: Member, name: str, moment: Moment) -> Definition:
    """The measure of this reference, or else of this key, among those that the member may see."""
    seen = Measure.objects.visible_to(member).values("pk")
    said = Definition.objects.filter(authority=member.authority, measure__in=seen).as_at(moment)
    wanted = Q(reference__iexact=name, present=True)
    if name.isdecimal() and len(name) < 19:
        wanted |= Q(measure=int(name))
    rows = said.filter(wanted).select_related("measure") if name.isprintable() else ()
    named: list[Definition] = [*rows]
    if not named:
        raise Http404
    return min(named, key=lambda row: row.reference.casefold() != name.casefold())


def _reading(period: date, known: read.Known, frequency: str) -> ReadingOut:
    words = period_words(period, frequency)
    earlier = [Told(**_told(each)) for each in known.before]
    return ReadingOut(period=period, words=words, earlier=earlier, **_told(known.now))


def _told(said: read.Told) -> dict[str, Any]:
    is_missing = said.status == ReadingStatus.MISSING
    numbers = ("value", "numerator", "denominator")
    return {
        **{name: _number(getattr(said, name)) for name in numbers},
        "status": said.status,
        "missing": said.commentary if is_missing else "",
        "commentary": "" if is_missing else said.commentary,
        "by": said.by,
        "recorded_at": said.recorded_at,
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


Key = Annotated[UUID, Header(alias="Idempotency-Key")]


@api.post(
    "measures/{measure}/readings",
    url_name="api-readings",
    operation_id="enter_readings",
    response={200: Saved, 201: Saved, **ENTERING},
)
def enter(
    request: HttpRequest,
    measure: str,
    sent: ReadingsIn,
    key: Key,
) -> Status[Saved]:
    """Enter readings: all or none. Sent again with the same key, they are saved once."""
    member = asker(request, "measure.enter")
    said = _found(member, measure, Moment.now(member.authority))
    check_may(member, "measure.enter", said.measure)
    sending = entering.Sending(key, request.body, request.request_id)  # type: ignore[attr-defined]
    saved = entering.enter(member, said, sent.readings, sending)
    return Status(201 if saved.saved and not saved.repeated else 200, saved)


RULES = {"api-measures": "measure.view", "api-readings": "measure.view"}
"""Of each address, what it takes at least; entering asks for more."""


def addresses() -> list[URLPattern]:
    """The addresses of the API, each once and with its rule; nothing else of ninja's."""
    theirs: dict[str, Any] = {getattr(each, "name", ""): each for each in api.urls[0]}
    return [
        path(f"{BASE}{theirs[name].pattern}", answered(theirs[name].callback, verb), name=name)
        for name, verb in RULES.items()
    ]


def description() -> dict[str, Any]:
    """The API as OpenAPI, with our words for what each status means."""
    told = dict(api.get_openapi_schema(path_prefix=f"/{BASE}"))
    for operations in told["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                answer["description"] = STATUSES[int(status)]
    return told
