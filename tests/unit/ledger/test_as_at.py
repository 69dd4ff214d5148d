"""`as_at` on both axes against a fold that a child could check."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import FieldError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.accounts.models import Grant
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.ledger.recording import change, record
from goldenthread.plans.models import Action, Due
from tests.unit.ledger import writing

FIRST_DAY = date(2026, 1, 1)
ROLES = ("owner", "lead", "assurer")
days = st.integers(0, 9).map(lambda n: FIRST_DAY + timedelta(days=n))
# A fact: whose, which role, from which day on (often back-dated), there or taken back.
grants = st.tuples(st.integers(0, 1), st.sampled_from(ROLES), days, st.booleans())
dues = st.tuples(st.integers(0, 1), days, days)
quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@change
def grant(*, by, facts):
    for person, role, on, present in facts:
        row = Grant.objects.create(person=person, role=role, present=present, effective_on=on)
    record("test.granted", row)


def fold(facts, on, known):
    """What held at the end of `on`, as known by entry `known`: the later day, then the later word.

    `facts` are (key, effective_on, entry, value); of a first value, see `fold_first`.
    """
    held = {}
    for key, effective_on, entry, value in sorted(facts, key=lambda fact: (fact[1], fact[2])):
        if effective_on <= on and entry <= known:
            held[key] = value
    return held


def fold_first(facts, on, known):
    backwards = [
        (key, -day.toordinal(), -entry, (day, entry, value)) for key, day, entry, value in facts
    ]
    known_ones = [each for each in backwards if each[3][0] <= on and each[3][1] <= known]
    return {key: fact[2] for key, _, _, fact in sorted(known_ones, key=lambda each: each[1:3])}


class AsAt(TestCase):
    """One transaction for each example, so that ledgers begin anew."""

    @quick
    @given(st.lists(grants, min_size=1, max_size=14))
    def test_a_link_holds_as_a_fold_says(self, made):
        authority = writing.make_authority()
        people = [writing.make_person(authority, post) for post in ("Head", "Director")]
        for who, *rest in made:
            grant(by=writing.member(authority), facts=[(people[who], *rest)])
        facts = [
            ((people[who].pk, role), on, n, present)
            for n, (who, role, on, present) in enumerate(made, 1)
        ]
        for moment in every_moment(len(made)):
            rows = Grant.objects.filter(authority=authority).as_at(moment)
            held = {(row.person_id, row.role): row.present for row in rows}
            assert held == fold(facts, moment.on, moment.entry), moment

    @quick
    @given(st.lists(dues, min_size=1, max_size=14))
    def test_a_value_is_what_a_fold_says_and_the_first_one_too(self, made):
        authority = writing.make_authority()
        by = writing.member(authority)
        actions = [writing.open_action(by=by, on=FIRST_DAY + timedelta(days=5)) for _ in range(2)]
        opened = [(a.pk, FIRST_DAY + timedelta(days=5), n, date(2026, 3, 31))
                  for n, a in enumerate(actions, 1)]  # fmt: skip
        for which, on, due_on in made:
            writing.move(by=by, action=actions[which], due_on=due_on, on=on)
        facts = opened + [
            (actions[which].pk, on, n, due_on) for n, (which, on, due_on) in enumerate(made, 3)
        ]
        for moment in every_moment(len(facts)):
            rows = Action.objects.as_at(moment, "due_on", "first__due_on")
            assert {r.pk: r.due_on for r in rows if r.due_on} == fold(
                facts, moment.on, moment.entry
            )
            first = {r.pk: r.first__due_on for r in rows if r.first__due_on}
            assert first == fold_first(facts, moment.on, moment.entry)
            assert {r.action_id: r.due_on for r in Due.objects.as_at(moment)} == fold(
                facts, moment.on, moment.entry
            )


def every_moment(entries):
    """A grid over both axes, with the days and entries before the first and after the last."""
    for day in range(-1, 11, 2):
        for entry in {0, 1, entries // 2, entries - 1, entries}:
            yield Moment(on=FIRST_DAY + timedelta(days=day), entry=entry)


def test_a_correction_does_not_hide_what_was_known_before(world):
    action = writing.open_action(by=world.member, due_on=date(2026, 3, 31))
    writing.move(by=world.member, action=action, due_on=date(2026, 5, 31), on=date(2025, 11, 1))
    on = date(2026, 1, 1)
    [before] = Action.objects.as_at(Moment(on, 1), "due_on")
    [after] = Action.objects.as_at(Moment(on, head_of(world.authority)), "due_on")
    assert (before.due_on, after.due_on) == (date(2026, 3, 31), date(2026, 5, 31))


def test_names_filter_and_sort(world):
    for month in (3, 5, 4):
        writing.open_action(by=world.member, due_on=date(2026, month, 30))
    now = Moment(date(2026, 1, 1), 99)
    rows = Action.objects.as_at(now, "due_on", "first__due_on").order_by("-due_on")
    found = rows.filter(due_on__gte=date(2026, 4, 1), first__due_on__lt=date(2027, 1, 1))
    assert [row.due_on.month for row in found] == [5, 4]


def test_an_unknown_name_is_refused_with_those_that_there_are():
    with pytest.raises(FieldError, match=r"Action has no track 'deadline'; it has: .*due_on"):
        Action.objects.as_at(Moment(date(2026, 1, 1), 1), "deadline")
