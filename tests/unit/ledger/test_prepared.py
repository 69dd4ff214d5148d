"""Queries that are made once and run with many values."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import Given, given, moments_to_come, prepared
from goldenthread.ledger.tracks import held
from goldenthread.plans.models import Action, Due
from tests.unit.ledger import writing

MARCH, MAY, JUNE = date(2026, 3, 31), date(2026, 5, 31), date(2026, 6, 30)
JANUARY, LATER = date(2026, 1, 1), date(2026, 2, 1)
built = []


@prepared
def due_dates(count):
    built.append(count)
    dues = {f"due{n}": held(Due, "dues", each) for n, each in enumerate(moments_to_come(count))}
    rows = Action.objects.filter(authority=Given("authority")).alias(**dues).order_by("pk")
    return rows.values_list("pk", *(f"due{n}__due_on" for n in range(count)))


def test_one_query_tells_of_any_moment(world):
    action = writing.open_action(by=world.member, due_on=MARCH)
    writing.move(by=world.member, action=action, due_on=MAY, on=JANUARY)
    writing.move(by=world.member, action=action, due_on=JUNE, on=LATER)
    built.clear()
    for moment, due in [
        (Moment(JANUARY, 1), MARCH),
        (Moment(JANUARY, 2), MAY),
        (Moment(JANUARY, 3), MAY),
        (Moment(LATER, 2), MAY),
        (Moment(LATER, 3), JUNE),
    ]:
        rows = due_dates.rows(1, authority=world.authority.pk, **given([moment]))
        assert rows == [(action.pk, due)], moment
    assert built in ([], [1])  # once in this process, whatever the moment


def test_two_moments_and_another_authority(world):
    action = writing.open_action(by=world.member, due_on=MARCH)
    writing.move(by=world.member, action=action, due_on=MAY, on=JANUARY)
    moments = [Moment(JANUARY, 2), Moment(JANUARY, 1)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        rows = due_dates.rows(2, authority=world.authority.pk, **given(moments))
    assert rows == [(action.pk, MAY, MARCH)]
    assert len(asked) == 1
    assert due_dates.rows(2, authority=world.authority.pk + 1, **given(moments)) == []
