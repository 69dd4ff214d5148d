"""The keys of the ratings as an authority words them: versions, and what becomes of ratings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.models import RatingConfirmed, RatingKey
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import (
    IMPACT_KEY,
    OURS,
    PROGRESS_KEY,
    Keys,
    Level,
    in_force,
    speak,
    speaking,
)
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_keys import keys_at, versions_of
from goldenthread.plans.read_look_again import to_look_again
from tests.people import TODAY, World, at, give

ANEW = "The owner has shown that it will be done in time."


def worded(kind: str, **levels: tuple[str, str]) -> tuple[Level, ...]:
    """Our levels of a kind, some with another (word, definition); "" keeps ours."""
    return tuple(
        Level(
            each.code,
            levels.get(each.code, ("", ""))[0] or each.word,
            levels.get(each.code, ("", ""))[1] or each.meaning,
        )
        for each in getattr(OURS, kind).levels
    )


def put(world: World, kind: str = "progress", *, again: Any = None, **levels: Any) -> RatingKey:
    return changes.set_rating_key(
        by=world.member("manager"),
        key=changes.KeyInput(kind, worded(kind, **levels), "Members asked.", again or {}),
    )


def keys_now(world: World) -> Keys:
    return keys_at(Authority.objects.get(pk=world.authority.pk), Moment.latest())


# The words that are used


def test_words_are_ours_until_somebody_says_other():
    assert in_force() is OURS
    own = Keys(replace(PROGRESS_KEY, levels=worded("progress", off_track=("Late", ""))), IMPACT_KEY)
    asked = []
    with speaking(lambda: asked.append(1) or own):
        assert in_force().say("Progress: {off_track}. {Off_track}, {early}") == (
            "Progress: late. Late, early evidence"
        )
        in_force()
        speak(lambda: OURS)
        assert in_force() is OURS
    assert asked == [1]
    assert in_force() is OURS


# Versions


@pytest.mark.django_db
def test_a_key_is_versioned_and_the_former_one_is_of_its_days(world):
    first = put(world, off_track=("Late", ""))
    assert (first.version, first.effective_on) == (2, TODAY)
    found = keys_now(world)
    assert found.progress.word("off_track") == "Late"
    assert (found.progress.version, found.impact.version) == (2, 1)
    assert found.progress.question == PROGRESS_KEY.question
    authority = Authority.objects.get(pk=world.authority.pk)
    yesterday = Moment.position(authority, TODAY - timedelta(days=1))
    assert keys_at(authority, yesterday) == OURS
    with at(TODAY + timedelta(days=30)):
        put(world, off_track=("Very late", ""))
        newest, middle, ours = versions_of(world.authority.pk, "progress", Moment.latest())
    assert [each.key.version for each in (newest, middle, ours)] == [3, 2, 1]
    assert (middle.since, middle.until, newest.until) == (TODAY, TODAY + timedelta(days=30), None)
    assert (ours.since, ours.until) == (None, TODAY)
    assert verify(world.authority).is_sound


@pytest.mark.django_db
def test_another_authority_keeps_its_words(world):
    put(world, off_track=("Late", ""))
    assert keys_at(world.outsider.authority, Moment.latest()) == OURS


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("levels", "field", "refused"),
    [
        (worded("progress"), None, "Nothing is different"),
        (worded("progress")[:-1], None, "levels of a key do not change"),
        (worded("progress")[::-1], None, "levels of a key do not change"),
        (worded("progress", off_track=("on TRACK", "")), "word_off_track", "used twice"),
        (worded("progress", off_track=("Worse", "")), "word_off_track", "used twice"),
        (worded("progress", off_track=("x" * 41, "")), "word_off_track", "in 1 to 40"),
        (worded("progress", off_track=("", "x" * 401)), "meaning_off_track", "in 1 to 400"),
        (worded("progress", off_track=("", ANEW)), "again_off_track", "what becomes"),
    ],
)
def test_what_cannot_be_a_key_is_refused(world, levels, field, refused):
    with pytest.raises(Refused, match=refused) as found:
        changes.set_rating_key(
            by=world.member("manager"), key=changes.KeyInput("progress", levels, "Why.")
        )
    assert found.value.field == field


@pytest.mark.django_db
def test_a_key_needs_a_reason_and_whoever_may(world):
    levels = worded("progress", off_track=("Late", ""))
    with pytest.raises(Refused, match="Say why"):
        changes.set_rating_key(
            by=world.member("director"), key=changes.KeyInput("progress", levels, " ")
        )
    for key in ("assurer", "owner", "democratic_services", "administrator"):
        with pytest.raises(NotAllowed):
            changes.set_rating_key(
                by=world.member(key), key=changes.KeyInput("progress", levels, "Why.")
            )


# What becomes of ratings


def marked(world: World, moment: Moment | None = None) -> list[str]:
    member = world.member("board_member")
    moment = moment or Moment.now(world.authority)
    plan = plan_at(member, world.plan.pk, moment)
    rows = to_look_again(
        position(plan, moment, member), moment, Authority.objects.get(pk=world.authority.pk)
    )
    return [f"{each.kind} of {each.about} {each.row.ref}" for each in rows]


@pytest.mark.django_db
def test_a_new_word_alone_asks_nothing(world):
    put(world, on_track=("Going well", ""))
    assert marked(world) == []


@pytest.mark.django_db
def test_ratings_of_a_level_defined_anew_hold_where_a_person_says_so(world):
    put(world, on_track=("", ANEW), again={"on_track": False})
    assert marked(world) == []


@pytest.mark.django_db
def test_ratings_to_look_at_again_stand_until_given_again_or_confirmed(world):
    put(world, on_track=("", ANEW), again={"on_track": True})
    assert marked(world) == ["progress of action 1.4"]
    give(world, "1.4", Period(date(2026, 11, 1)), "on_track")
    assert marked(world) == []


@pytest.mark.django_db
def test_confirming_takes_a_rating_off_the_list_and_changes_none(world):
    put(world, on_track=("", ANEW), again={"on_track": True})
    then = Moment.now(world.authority)
    changes.confirm_rating(
        by=world.member("owner"), kind="progress", subject=world.action("1.4"), why="It is so."
    )
    assert marked(world) == []
    assert marked(world, then) == ["progress of action 1.4"]
    assert world.action("1.4").progress_ratings.count() == 1


@pytest.mark.django_db
def test_an_impact_rating_is_looked_at_again_by_an_assessor(world):
    put(world, "impact", early=("", "Two children or more say so."), again={"early": True})
    assert marked(world) == ["impact of action 1.1"]
    for key in ("owner", "lead", "manager"):
        with pytest.raises(NotAllowed):
            changes.confirm_rating(
                by=world.member(key), kind="impact", subject=world.action("1.1"), why="It is so."
            )
    changes.confirm_rating(
        by=world.member("assurer"), kind="impact", subject=world.action("1.1"), why="It is so."
    )
    assert marked(world) == []


@pytest.mark.django_db
def test_complete_is_confirmed_by_who_signs_off(world):
    put(world, complete=("", "Signed off, and shown to the board."), again={"complete": True})
    assert marked(world) == ["progress of action 1.1", "progress of action 1.2"]
    with pytest.raises(NotAllowed):
        changes.confirm_rating(
            by=world.member("owner"), kind="progress", subject=world.action("1.1"), why="Yes."
        )
    changes.confirm_rating(
        by=world.member("lead"), kind="progress", subject=world.action("1.1"), why="Yes."
    )
    assert marked(world) == ["progress of action 1.2"]


@pytest.mark.django_db
def test_the_database_refuses_the_owner(world, monkeypatch):
    monkeypatch.setattr("goldenthread.plans.changes.keys.check_may", lambda *_args: None)
    with (
        pytest.raises(IntegrityError, match="rating_is_not_confirmed_by_its_own"),
        transaction.atomic(),
    ):
        changes.confirm_rating(
            by=world.member("owner"), kind="progress", subject=world.action("1.1"), why="Yes."
        )


@pytest.mark.django_db
def test_the_newest_decision_about_a_level_counts(world):
    put(world, on_track=("", ANEW), again={"on_track": True})
    put(world, on_track=("", f"{ANEW} By figures."), again={"on_track": False})
    assert marked(world) == []


@pytest.mark.django_db
def test_nothing_is_confirmed_that_was_never_given_nor_without_a_reason(world):
    confirm = {"by": world.member("owner"), "kind": "progress"}
    with pytest.raises(Refused, match="no such rating"):
        changes.confirm_rating(**confirm, subject=world.action("1.6"), why="It is so.")
    with pytest.raises(Refused, match="Say why"):
        changes.confirm_rating(**confirm, subject=world.action("1.4"), why=" ")
    assert not RatingConfirmed.objects.exists()
