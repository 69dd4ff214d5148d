from types import SimpleNamespace

import pytest

from tests.saved import once
from tests.unit.ledger import writing


@pytest.fixture
def world(db):
    """An authority with two people and nothing in its ledger yet."""
    return make_world()


def make_world():
    authority = writing.make_authority()
    owner = writing.make_person(authority)
    return SimpleNamespace(
        authority=authority,
        owner=owner,
        lead=writing.make_person(authority, "Director"),
        member=writing.member(authority, owner),
    )


@pytest.fixture
def story(db):
    """A ledger of twelve entries with each kind of row, an erased text and a second authority."""
    with once(make_story) as made:
        yield made


def make_story():
    world = make_world()
    by, owner = world.member, world.owner
    world.action = writing.open_action(by=by)  # 1
    writing.rate(by=by, action=world.action, rating="on_track", owner=owner, note="Started")  # 2
    world.file = writing.keep_file(by=by)  # 3
    writing.rate(by=by, action=world.action, rating="at_risk", owner=owner, note="Two posts empty")
    writing.move(by=by, action=world.action, due_on="2026-06-30", reason="Posts empty")  # 5
    world.other = writing.open_action(by=by)  # 6
    secret = writing.rate(by=by, action=world.other, rating="off_track", owner=owner, note="A name")
    writing.erase(by=by, row=secret, column="note")  # 8
    for rating in ("at_risk", "on_track"):  # 9, 10
        writing.rate(by=by, action=world.other, rating=rating, owner=owner)
    writing.move(by=by, action=world.other, due_on="2026-05-31", reason="Agreed by the lead")  # 11
    writing.rate(by=by, action=world.action, rating="complete", owner=owner, rated_by=world.lead)
    elsewhere = writing.make_authority("saltby")
    world.elsewhere = elsewhere
    writing.open_action(by=writing.member(elsewhere))
    return world
