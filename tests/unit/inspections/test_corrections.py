"""What a person said otherwise while checking a report is kept, with what had been read."""

import pytest

from goldenthread.inspections import drafts
from goldenthread.inspections.changes import correct_finding, record_inspection
from goldenthread.inspections.models import Correction
from goldenthread.inspections.read import findings_of
from goldenthread.inspections.read_as import read_as
from goldenthread.ledger.verify import verify
from tests.unit.inspections.test_report_drafts import reading


@pytest.fixture
def draft():
    return drafts.from_reading(reading())


def corrected(draft):
    """field, words and judgement of each correction, those of findings last."""
    given = drafts.to_input(draft)
    rows = [*given.read_as, *(each for row in given.findings for each in row.read_as)]
    return [(row.field, row.words, row.about) for row in rows]


def test_what_is_saved_as_it_was_read_corrects_nothing(draft):
    for row in draft["findings"]:
        row["confirmed"] = True
        row["practice_area"] = "health"  # a proposal of ours: not read
        row["text"] = row["text"].replace("\n", "\r\n")
    assert corrected(draft) == []


def test_the_head_and_judgements(draft):
    draft["kind"] = "ilacs_standard"
    draft["inspection_end"] = "2026-06-19"
    draft["published"] = "2026-07-20"  # not printed, so nothing was read wrongly
    draft["judgements"][0]["grade"] = "inadequate"
    draft["judgements"][1]["area"] = "Children in care"
    draft = drafts.add_judgement(draft)
    draft["judgements"][2]["area"] = "Care leavers"
    assert corrected(draft) == [
        ("kind", "ilacs_short", ""),
        ("inspection_end", "2026-06-12", ""),
        ("grade", "Good", "Overall"),
        ("judgement", "Care", "Children in care"),
        ("judgement", "", "Care leavers"),
    ]


def test_findings_changed_split_joined_dropped_and_added(draft):
    first, second = (row["text"] for row in draft["findings"][:2])
    draft["findings"][0]["text"] = "Act today."
    assert corrected(draft) == [("text", first, "")]
    joined = drafts.join(drafts.from_reading(reading()), 0)
    assert corrected(joined) == [("text", f"{first}\n\n{second}", "")]
    joined["findings"][0]["text"] = f"{first}\n\n{second}"
    again = drafts.split(joined, 0)
    assert [words for _, words, _ in corrected(again)] == [f"{first}\n\n{second}"] * 2
    dropped = drafts.drop(drafts.from_reading(reading()), 1)
    assert corrected(dropped) == [("dropped", second, "")]
    added = drafts.add(drafts.from_reading(reading()))
    added["findings"][-1]["text"] = "The stability of homes."
    assert corrected(added) == [("text", "", "")]


def test_by_hand_and_in_older_drafts_nothing_was_read(draft):
    by_hand = drafts.add(drafts.empty())
    by_hand["findings"][0]["text"] = "The stability of homes."
    assert corrected(by_hand | {"kind": "sif"}) == []
    del draft["read"]
    assert corrected(draft | {"kind": "sif"}) == []


def test_both_are_recorded_and_shown(world, draft):
    draft["kind"] = "ilacs_standard"
    draft["findings"][0]["text"] = "Act today."
    draft = drafts.drop(draft, 2)
    manager = world.member("manager")
    saved = record_inspection(by=manager, inspection=drafts.to_input(draft))
    assert Correction.objects.filter(inspection=saved).count() == 3
    assert verify(world.authority).problems == []

    def shown():
        findings = findings_of([saved.pk], "first__text")
        return findings, read_as(saved, findings)

    findings, found = shown()
    assert found.head == {"kind": "Short inspection (ILACS)"}
    assert found.findings[findings[0].pk] == ["Act at once."]
    assert found.dropped == ["The board should meet."]

    correct_finding(by=manager, finding=findings[1], text="Pathway plans.")
    findings, found = shown()
    assert found.findings[findings[1].pk] == ["The quality of pathway plans."]
