"""The head of a ledger as a request knows it."""

from datetime import date

import pytest

from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.ledger.recording import change, origin, record
from goldenthread.ledger.upto import reading_upto
from tests.unit.ledger import writing


def test_a_request_reads_up_to_the_entry_it_found(world, django_assert_num_queries):
    writing.open_action(by=world.member)
    with reading_upto(world.authority.pk, 1), django_assert_num_queries(0):
        assert (head_of(world.authority), Moment.now(world.authority).entry) == (1, 1)
    elsewhere = writing.make_authority("saltby")
    with reading_upto(world.authority.pk, 1):
        assert head_of(elsewhere) == 0


def test_its_own_changes_move_it(world):
    with reading_upto(world.authority.pk, 0):
        action = writing.open_action(by=world.member)
        assert head_of(world.authority) == 1
        writing.move(by=world.member, action=action, due_on=date(2026, 5, 31))
        assert head_of(world.authority) == 2
    assert head_of(world.authority) == 2


def test_what_is_undone_does_not(world):
    @change
    def change_mind(*, by):
        record("test.granted", by.person.grants.model(pk=1, authority=by.authority))
        raise Refused("No.")

    with reading_upto(world.authority.pk, 0):
        with pytest.raises(Refused):
            change_mind(by=world.member)
        assert head_of(world.authority) == 0
        with pytest.raises(Refused):
            open_and_refuse(world.member)
        assert head_of(world.authority) == 0


def open_and_refuse(member):
    with origin(via="web"):
        writing.open_action(by=member)
        raise Refused("No.")
