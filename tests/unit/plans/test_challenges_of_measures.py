"""Questions about a measure: what is asked of it, and who answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import change, record
from goldenthread.ledger.verify import verify
from goldenthread.plans.models import Challenge
from goldenthread.plans.read_challenges import challenges_to_settle
from tests.measuring import add_measure
from tests.people import TODAY, World
from tests.unit.plans import test_challenges as asking

pytestmark = pytest.mark.django_db


def test_a_measure_is_asked_about_and_its_owner_answers(world: World) -> None:
    """Whoever was asked: who owns the measure now answers, and it stands in the plan's log."""
    measure = add_measure(world, owner=world.person("owner_2"))
    challenge = asking.ask(world, subject=measure, about="figures")
    (row,) = asking.rows(world)
    assert (row.label, row.about_words) == ("Measure M1", "The figures")
    assert row.title == "Pathway plans in time, M1"
    to_answer = [each.pk for each in challenges_to_settle(world.member("owner_2"))[0]]
    assert to_answer == [challenge.pk]
    assert challenges_to_settle(world.member("director"))[0] == []
    asking.answer(world, challenge, "owner_2")
    assert [each.pk for each in challenges_to_settle(world.member("board_member"))[1]] == to_answer
    asking.close(world, challenge)
    assert verify(world.authority).is_sound


@pytest.mark.parametrize("about", ["work", "progress", "impact", "date", "evidence"])
def test_of_a_measure_its_figures_are_asked(world: World, about: str) -> None:
    with pytest.raises(Refused, match="cannot be asked of a measure"):
        asking.ask(world, subject=add_measure(world), about=about)


@pytest.mark.parametrize(
    ("measured", "acted", "about", "constraint"),
    [
        (True, False, "work", "challenge_of_what_its_subject_has"),
        (False, True, "figures", "challenge_of_what_its_subject_has"),
        (False, False, "target", "challenge_of_what_its_subject_has"),
        (True, True, "figures", "challenge_of_one_subject"),
    ],
)
def test_the_database_keeps_a_question_to_one_subject_and_what_that_has(
    world: World, measured: bool, acted: bool, about: str, constraint: str
) -> None:
    measure, asker = add_measure(world), world.person("board_member")

    @change
    def write(*, by: Any) -> None:
        Challenge.objects.create(
            plan=world.plan,
            action=world.action("1.4") if acted else None,
            measure=measure if measured else None,
            about=about,
            question="Why?",
            asked_by=asker,
            recorded_by=asker,
            asked_of=world.person("owner"),
            asked_on=TODAY,
            due_on=TODAY,
        )
        record("challenge.asked", world.plan)

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write(by=world.member("board_member"))
