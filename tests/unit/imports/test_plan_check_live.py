"""A plan of the product by the same rules as a file."""

from __future__ import annotations

import json

import pytest

from goldenthread.cli.main import main
from goldenthread.imports.changes import tune_rule
from tests.people import World

pytestmark = pytest.mark.django_db


def checked(world: World, capsys: pytest.CaptureFixture[str]) -> set[tuple[str, str]]:
    main(["check-plan", "--plan", str(world.plan.pk), "--format", "json"])
    return {(row["code"], row["place"]) for row in json.loads(capsys.readouterr().out)["faults"]}


def test_a_plan_of_the_product_has_the_faults_that_it_has(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the small world is made with: a finding that nobody answers, an action that is complete
    without evidence, open actions that are late. 2.6 has one post as lead and owner, but a deputy
    who signs off. Of what is not looked at, such as measures, nothing is said."""
    found = checked(world, capsys)
    assert ("finding-without-action", "finding 3") in found
    assert ("complete-without-evidence", "1.2") in found
    late = {place for code, place in found if code in ("overdue", "on-track-but-late")}
    assert {"1.3", "2.1", "2.2", "2.3"} <= late
    assert not {"signs-off-own-work", "no-measures", "no-date"} & {code for code, _ in found}


def test_the_position_of_a_day_is_checked(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["check-plan", "--plan", str(world.plan.pk), "--on", "2019-01-01"]
    assert main(words) == 1
    assert "no such plan on that day" in capsys.readouterr().err


def test_the_command_wants_a_file_or_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-plan"]) == 1
    assert "Name one thing" in capsys.readouterr().err


def test_the_command_follows_the_settings_of_the_authority(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    tune_rule(
        by=world.member("director"),
        rule="finding-without-action",
        is_off=True,
        limits={},
        reason="Answered elsewhere.",
    )
    assert "finding-without-action" not in {code for code, _ in checked(world, capsys)}
