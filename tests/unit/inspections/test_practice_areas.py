"""An authority's practice areas: set in its own words, none lost, and kept for past days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.inspections.areas import OURS, Area, areas_at, choices_of, words_of
from goldenthread.inspections.changes import set_practice_areas
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from tests.people import TODAY, World, at

pytestmark = pytest.mark.django_db


def put(world: World, *areas: Area, who: str = "manager") -> Any:
    return set_practice_areas(by=world.member(who), areas=areas)


def stand(world: World, moment: Moment | None = None) -> tuple[Area, ...]:
    return areas_at(world.authority, moment or Moment.latest())


def test_an_authority_begins_with_ours(world):
    assert stand(world) == OURS
    assert words_of(OURS)["care_leavers"] == "Care leavers"


def test_an_area_is_added_renamed_and_taken_out_of_use(world):
    first, second, *rest = OURS
    renamed, gone = replace(first, word="MASH"), replace(second, offered=False)
    put(world, renamed, gone, *rest, Area("", "Unaccompanied children"))
    areas = stand(world)
    assert areas[:2] == (renamed, gone)
    assert areas[-1] == Area("unaccompanied_children", "Unaccompanied children")
    offered = dict(choices_of(areas))
    assert gone.code not in offered
    assert gone.code in dict(choices_of(areas, gone.code))
    assert offered["unaccompanied_children"] == "Unaccompanied children"
    assert verify(world.authority).is_sound


def test_new_areas_never_share_a_code(world):
    put(
        world,
        *OURS,
        Area("", "Early years"),
        Area("", "Early-years"),
        Area("", "!"),
        Area("", "None"),
    )
    codes = [area.code for area in stand(world)]
    assert len(set(codes)) == len(codes)
    assert "none" not in codes


def test_past_days_keep_the_words_of_then(world):
    with at(date(2026, 11, 18)):
        put(world, replace(OURS[0], word="MASH"), *OURS[1:])
        assert stand(world)[0].word == "MASH"
        assert stand(world, Moment.position(world.authority, TODAY)) == OURS


def test_another_authority_keeps_its_own(world):
    put(world, replace(OURS[0], word="MASH"), *OURS[1:])
    assert areas_at(world.outsider.authority, Moment.latest()) == OURS


@pytest.mark.parametrize(
    ("areas", "sentence"),
    [
        ((replace(OURS[0], word=" "), *OURS[1:]), "Enter a word"),
        ((*OURS, Area("", "front DOOR")), "stands in the list twice"),
        (OURS[1:], "stays in the list"),
        (tuple(replace(area, offered=False) for area in OURS), "at least one"),
        (OURS, "Nothing was changed"),
    ],
)
def test_what_is_refused_says_what_to_do(world, areas, sentence):
    with pytest.raises(Refused, match=sentence):
        put(world, *areas)


def test_owners_and_assurers_do_not_change_the_list(world):
    for who in ("owner", "assurer", "lead", "finance"):
        with pytest.raises(NotAllowed):
            put(world, *OURS, Area("", "New"), who=who)


def test_a_list_that_somebody_else_set_meanwhile_is_a_conflict(world):
    seen = Moment.now(world.authority).entry
    put(world, *OURS, Area("", "New"))
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        put(world, *stand(world), Area("", "Newer"), who="director")
