"""What an edition keeps, and that the record gives the same again."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from goldenthread.documents.models import store
from goldenthread.ledger.verify import root_of, verify
from goldenthread.plans.periods import Period
from goldenthread.plans.risks import Score
from goldenthread.reports.build import build_paper, rebuild_paper
from goldenthread.reports.changes import begin_edition, write_section
from goldenthread.reports.dataset_json import to_json
from goldenthread.reports.editions import revised
from goldenthread.reports.freezing import dataset_of
from goldenthread.reports.models import PaperEdition, PaperText
from goldenthread.reports.reproducing import unlike
from tests.people import TODAY, at, give
from tests.unit.ledger.writing import erase
from tests.unit.reports.papers import AS_AT, of_kind, paper
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def correct(world, paper, section, text):
    """A second edition with another text under one heading."""
    manager = world.member("manager")
    begin_edition(by=manager, paper=paper, reason="A figure was misprinted.")
    write_section(by=manager, paper=paper, section=section, text=text)
    return publish(world, paper)


def test_an_edition_keeps_what_the_record_held_and_says_where_to_verify_it(world) -> None:
    edition = publish(world, draft(world))
    said = dataset_of(edition)
    assert said.record.entries == edition.known == said.position.entry
    assert said.record.root == edition.root == root_of(world.authority, edition.known)
    assert said.record.verify.endswith(f"/v/{edition.code}")
    assert len(edition.code) == 10


def test_a_past_edition_is_made_again_from_the_record_exactly(world) -> None:
    first = publish(world, draft(world, as_at=TODAY))
    with at(TODAY + timedelta(days=17)):
        give(world, "1.4", Period(date(2026, 11, 1)), "off_track")
        second = correct(world, first.paper, "summary", "It says something else now.")
        write = {"paper": second.paper, "reason": "Again."}
        begin_edition(by=world.member("manager"), **write)
        write_section(
            by=world.member("manager"), paper=second.paper, section="purpose", text="Third."
        )
        for edition in (first, second):
            kept = PaperEdition.objects.get(pk=edition.pk)
            assert rebuild_paper(kept) == dataset_of(kept)


def test_what_the_record_no_longer_gives_is_named_by_its_place(world) -> None:
    edition = publish(world, draft(world))
    assert unlike(edition) == []
    said = dataset_of(edition)
    actions = said.position.actions
    other = replace(said.position, actions=(replace(actions[0], lead="Nobody"), *actions[1:]))
    data = to_json(replace(said, position=other))
    forged = SimpleNamespace(sha256=store().put(data))
    told = SimpleNamespace(
        **{
            name: getattr(edition, name)
            for name in ("paper", "moment", "edition", "published_on", "entry", "layout")
        },
        dataset=forged,
    )
    (found,) = unlike(told)
    assert (found.place, found.kept) == ("position.actions[0].lead", '"Nobody"')
    assert found.now == f'"{actions[0].lead}"'


def test_values_that_were_erased_since_are_named_and_no_other(world) -> None:
    """Erased through the ledger, as a record of the erasing that verifies."""
    given = give(world, "1.4", Period(TODAY.replace(day=1)), "at_risk")
    edition = publish(world, draft(world, as_at=TODAY))
    said = f"What happened in {given.period:%B %Y}."
    assert unlike(edition) == []
    text = PaperText.objects.get(paper=edition.paper, section="summary")
    for row, column in ((given, "narrative"), (text, "text")):
        erase(by=world.member("manager"), row=row, column=column)
    assert verify(world.authority).is_sound
    found = {each.place: (each.kept, each.now) for each in unlike(edition)}
    assert set(found) - {"summary"}
    assert found["summary"][1] == '""'
    for place, (kept, now) in found.items():
        if place != "summary":
            assert place.endswith("latest_update"), place
            assert said in kept
            assert said not in now


def test_a_later_edition_says_what_it_changes_and_nothing_else(world) -> None:
    first = publish(world, draft(world))
    assert dataset_of(first).corrects is None
    before = dataset_of(first).summary
    second = correct(world, first.paper, "summary", f"{before} Two more flats were found.")
    corrects = dataset_of(second).corrects
    assert (corrects.edition, corrects.published_on) == (1, first.published_on)
    (change,) = corrects.revised
    assert change.what == "Summary"
    assert change.now == f"{before} Two more flats were found."
    assert build_paper(first.paper).corrects.revised == ()


def test_a_later_edition_tells_of_risks_funding_highlights_and_voices() -> None:
    before = of_kind("board_pack")
    nothing = replace(before.position, actions=(), priorities=(), findings=())
    before = replace(before, position=nothing)
    risk, line = before.risks[0], before.funding[0]
    (month,), (said,), (high,) = line.months, before.voices, before.highlights
    now = replace(
        before,
        risks=(replace(risk, scores=(*risk.scores, Score("current", 5, 5, AS_AT))),),
        funding=(replace(line, months=(replace(month, spent=Decimal(5000)),)),),
        highlights=(replace(high, text="The flats are let."),),
        voices=(said, replace(said, who="Foster carers", said="Nobody rings back.")),
    )
    told = {row.what: (row.before, row.now) for row in revised(before, now)}
    assert told["Risk R1: score now"][1].endswith("= 25, very high")
    assert told["Funding of Plan: Two workers: spent"] == ("£3,999", "£5,000")
    assert told["Highlight of priority: text"] == ("The flats are open.", "The flats are let.")
    assert told["Foster carers, Forum or group, 10 November 2025"] == ("", "In the paper")
    assert len(told) == 4


def test_a_later_edition_tells_a_figure_with_its_count_and_whole() -> None:
    told = {row.what: (row.before, row.now) for row in revised(paper(3), paper(4))}
    assert told["Impact: assessed"] == ("33% (1 of 3)", "50% (2 of 4)")


def test_a_text_that_only_another_kind_of_paper_has_is_said_to_be_changed_too(world) -> None:
    first = publish(world, draft(world, kind="public_summary"))
    second = correct(world, first.paper, "found", "Homes were too far away.")
    (change,) = dataset_of(second).corrects.revised
    assert change.what == "What inspectors found: text"
    assert change.now == "Homes were too far away."
