"""Several queries in one statement."""

from datetime import date

from django.db import connection
from django.db.models import BooleanField, DecimalField, Value
from django.test.utils import CaptureQueriesContext

from goldenthread.ledger.models import Entry
from goldenthread.ledger.together import Part, together
from goldenthread.plans.models import Action, Due
from tests.unit.ledger import writing

MARCH, MAY = date(2026, 3, 31), date(2026, 5, 31)


def test_each_part_gets_its_own_rows_as_alone(world):
    action = writing.open_action(by=world.member, due_on=MARCH)
    writing.move(by=world.member, action=action, due_on=MAY, on=date(2026, 1, 1))
    money = Value(None, output_field=DecimalField(max_digits=12, decimal_places=2))
    parts = [
        Part(Due.objects.all(), ("due_on", "action_id", "effective_on"), sorted),
        Part(Action.objects.filter(pk=0), ("pk",), list),
        Part(Entry.objects.order_by("-n"), ("at", "n", "type"), sorted),
        Part(
            Action.objects.annotate(
                late=Value(True, output_field=BooleanField()), cost=money, word=Value("late")
            ),
            ("late", "cost", "word", "pk"),
            list,
        ),
    ]
    gathered = together(lambda: parts)
    for _again in range(2):
        with CaptureQueriesContext(connection) as asked:
            dues, none, entries, late = gathered.read()
        assert len(asked) == 1
    first = Due.objects.order_by("due_on")[0].effective_on
    assert dues == [(MARCH, action.pk, first), (MAY, action.pk, date(2026, 1, 1))]
    assert (none, late) == ([], [(True, None, "late", action.pk)])
    assert entries[-1][0].tzinfo
    assert [dues, none, entries, late] == [part.alone() for part in parts]
    assert together(lambda: parts[:1]).read() == [dues]
