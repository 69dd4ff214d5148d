"""Readings by the API: the rules and the record of the pages, once, all or none."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any

import pytest

from goldenthread.api import asking
from goldenthread.ledger.models import Entry
from goldenthread.ledger.verify import verify
from goldenthread.measures.models import Measure, Reading
from tests.measuring import add_measure
from tests.pages.api.programs import Program
from tests.people import World, at

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def measure(world: World) -> Measure:
    """Its figures up to August."""
    found = add_measure(world, "M1", world.people["owner"], ())
    Program(world, "owner").enter(found.pk, {"period": "2026-08", "value": 50})
    return found


def errors(answer: Any) -> dict[int, str]:
    return {each["row"]: each["error"] for each in answer.json()["rows"]}


def test_a_program_enters_readings_as_its_person_and_the_record_says_how(
    world: World, measure: Measure
) -> None:
    program = Program(world, "owner")
    key = uuid.uuid4()
    answer = program.enter(
        "m1",
        {"period": "September 2026", "numerator": 62, "denominator": "318"},
        {"period": "2026-10", "missing": "The system was replaced."},
        key=key,
    )
    entry = Entry.objects.order_by("n").last()
    assert entry is not None
    assert answer.status_code == 201
    assert answer.json() == {"saved": 2, "unchanged": 0, "entry": entry.n, "repeated": False}
    assert (entry.type, entry.by, entry.form) == (
        "measure.figures_entered",
        world.person("owner").pk,
        key,
    )
    assert json.loads(entry.body)["via"] == "api"
    assert verify(world.authority).is_sound
    told = program.get(f"measures/{measure.pk}/readings").json()
    assert [each["value"] for each in told["readings"]] == [50.0, 19.4969, None]
    assert told["readings"][1] | {"recorded_at": ""} == {
        "period": "2026-09-01",
        "words": "September 2026",
        "status": "final",
        "value": 19.4969,
        "numerator": 62.0,
        "denominator": 318.0,
        "missing": "",
        "commentary": "",
        "by": world.person("owner").post,
        "recorded_at": "",
        "earlier": [],
    }
    assert told["readings"][2]["missing"] == "The system was replaced."


def test_readings_are_as_they_were_known_on_a_day(world: World, measure: Measure) -> None:
    program = Program(world, "owner")
    with at(date(2026, 11, 20)):
        program.enter("M1", {"period": "2026-08", "value": 48, "commentary": "Counted again."})
        now = program.get("measures/M1/readings").json()["readings"][0]
        assert (now["status"], now["value"], now["earlier"][0]["value"]) == ("revised", 48.0, 50.0)
        then = program.get("measures/M1/readings?at=2026-11-17").json()
        assert (then["at"], then["readings"][0]["value"]) == ("2026-11-17", 50.0)
        later = program.get("measures/M1/readings?at=2026-11-17&later=true").json()
        assert later["readings"][0]["value"] == 48.0
        assert program.get("measures/M1/readings?at=2026-11-10").status_code == 404
        to_come = program.get("measures/M1/readings?at=2027-01-01")
        assert to_come.status_code == 422
        assert "still to come" in to_come.json()["error"]


def test_measures_come_with_their_latest_period_and_whether_they_are_ones_own(
    world: World, measure: Measure
) -> None:
    add_measure(world, "M2", values=())
    told = Program(world, "owner").get("measures").json()["measures"]
    latest = {"period": "2026-08-01", "words": "August 2026", "value": 50.0}
    rows = [(row["reference"], row["latest"], row["may_enter"]) for row in told]
    assert rows == [("M1", latest, True), ("M2", None, False)]
    refused = Program(world, "owner").enter("M2", {"period": "2026-10", "value": 3})
    assert refused.status_code == 403
    assert "Only the owner of the measure" in refused.json()["error"]


def test_all_or_none_is_saved_and_each_row_says_what_is_wrong(
    world: World, measure: Measure
) -> None:
    program, before = Program(world, "owner"), Reading.objects.count()
    answer = program.enter(
        "M1",
        {"period": "2026-09", "value": 51},
        {"period": "2026-09", "value": 52},
        {"period": "Michaelmas", "value": 51},
        {"period": "2026-10", "value": 120},
        {"period": "2026-11", "value": 51},
        {"period": "2026-07", "numerator": 9, "denominator": 3},
        {"period": "2026-08", "value": 49},
        {"period": "2026-06"},
        {"period": "2026-05", "value": 50, "commentary": "Jack Miller, aged 7, came late."},
        {"period": "2026-04", "missing": "Lost.", "commentary": "In a move."},
    )
    assert answer.status_code == 422
    said = errors(answer)
    assert sorted(said) == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert said[2] == "September 2026 of this measure comes twice."
    assert said[5] == "November 2026 is not over yet, so it has no figure."
    assert "Say in its commentary why it is revised" in said[7]
    assert "somebody’s name with their age" in said[9]
    assert Reading.objects.count() == before


def test_what_is_sent_again_is_saved_once(world: World, measure: Measure) -> None:
    program, key = Program(world, "owner"), uuid.uuid4()
    body = json.dumps({"readings": [{"period": "2026-09", "value": 51}]}).encode()
    first, again = program.send("M1", body, key), program.send("M1", body, key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json() | {"repeated": True}
    entries = Entry.objects.count()
    same = program.send("M1", body)
    assert same.json() == {"saved": 0, "unchanged": 1, "entry": None, "repeated": False}
    other = program.enter("M1", {"period": "2026-10", "value": 52}, key=key)
    theirs = Program(world, "manager").send("M1", body, key)
    assert (other.status_code, theirs.status_code) == (409, 409)
    assert "Make a new one for each sending" in other.json()["error"]
    # The two tokens above are the only entries since.
    assert Entry.objects.count() == entries + 1


def test_another_authoritys_measure_is_missing_like_none(world: World, measure: Measure) -> None:
    stranger = Program(world, "outsider")
    for name in ("M1", measure.pk, 10**15, "9" * 40, "%00", "None"):
        assert stranger.get(f"measures/{name}/readings").status_code == 404
        answer = stranger.enter(name, {"period": "2026-09", "value": 51})
        assert answer.status_code == 404
        assert answer.json()["error"] == "There is no such measure, or none that you may see."
    assert stranger.get("measures").json() == {"measures": []}


NESTED = b"[" * 100_000
HOSTILE = [
    b"",
    b"{",
    b"\xff\xfe",
    NESTED,
    b"[]",
    b"null",
    b'{"readings": []}',
    b'{"readings": {}}',
    b'{"readings": [1]}',
    b'{"readings": [null]}',
    b'{"readings": [{}]}',
    b'{"readings": [{"period": 202610, "value": 1}]}',
    b'{"readings": [{"period": "2026-10\\u0000", "value": 1}]}',
    b'{"readings": [{"period": "\\ud800", "value": 1}]}',
    b'{"readings": [{"period": "2026-10", "value": NaN}]}',
    b'{"readings": [{"period": "2026-10", "value": 1e999}]}',
    b'{"readings": [{"period": "2026-10", "value": "1e999999"}]}',
    b'{"readings": [{"period": "2026-10", "value": "1e99999999999"}]}',
    b'{"readings": [{"period": "2026-10", "value": true}]}',
    b'{"readings": [{"period": "2026-10", "value": -1}]}',
    b'{"readings": [{"period": "2026-10", "value": [1]}]}',
    b'{"readings": [{"period": "2026-10", "numerator": 1, "denominator": 0}]}',
    b'{"readings": [{"period": "2026-10", "numerator": 1, "denominator": "1e-9"}]}',
    b'{"readings": [{"period": "2026-10", "value": 1, "status": "missing"}]}',
    b'{"readings": [{"period": "2026-10", "value": 1, "measure": "M2"}]}',
    b'{"readings": [{"period": "2026-10", "value": 1, "commentary": "a\\u0000"}]}',
    b'{"readings": [{"period": "2026-10", "value": 1, "commentary": "\\udcff"}]}',
    b'{"readings": [{"period": "2026-10", "value": 1, "commentary": {"a": 1}}]}',
    b'{"readings": [{"period": "2026-10", "missing": "%s"}]}' % (b"x" * 501),
    b'{"readings": [%s]}' % b",".join([b'{"period": "2026-10", "value": 1}'] * 501),
]


def test_nothing_hostile_is_taken_or_breaks_anything(world: World, measure: Measure) -> None:
    program, before = Program(world, "owner"), Reading.objects.count()
    for body in HOSTILE:
        answer = program.send("M1", body)
        assert answer.status_code in (400, 422), body[:80]
        told = answer.json()
        sentences = [told["error"], *(each["error"] for each in told["rows"])]
        assert all(each.endswith(".") for each in sentences), sentences
        assert not any("Input should" in each or "Value error" in each for each in sentences)
    assert program.enter("M1", {"period": "2026-10", "value": 1}, key="7").status_code == 422
    assert program.send("M1", b" " * (asking.MOST_BYTES + 1)).status_code == 413
    assert program.get("measures/M1/readings?at=soon&later=7").status_code == 422
    refused = program.client.delete("/api/v1/measures")
    assert (refused.status_code, refused.json()["error"]) == (405, "This address takes GET only.")
    assert Reading.objects.count() == before


def test_a_token_asks_so_often_and_no_more(
    world: World, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "RATE", asking.Rate(2))
    program, other = Program(world, "owner"), Program(world, "owner")
    assert [program.get("measures").status_code for _ in range(3)] == [200, 200, 429]
    assert other.get("measures").status_code == 200
