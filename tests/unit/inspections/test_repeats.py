"""A finding that repeats an earlier one: suggested from what one may see, decided by a person."""

from datetime import date

import pytest

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.inspections import changes
from goldenthread.inspections.models import Verdict
from goldenthread.inspections.others import elsewhere
from goldenthread.inspections.repeats import decided_of, memory_of, repeats_of
from goldenthread.ledger.events import sentence_of
from goldenthread.ledger.models import Entry
from goldenthread.ledger.verify import verify
from tests.house.world import other_pdf

WORDS = "Pathway plans that care leavers help to write."


def inspect(world, text=WORDS, *, ended=date(2026, 10, 9), published=date(2026, 11, 2), **values):
    dates = {"published": published} if published else {}
    return changes.record_inspection(
        by=world.member("manager"),
        inspection=changes.InspectionInput(
            kind="jtai",
            started_on=None,
            ended_on=ended,
            dates=dates,
            findings=[changes.FindingInput(values.pop("kind", "improvement"), text)],
            **values,
        ),
    )


@pytest.fixture
def new(world):
    return inspect(world).findings.get()


@pytest.fixture
def old(world):
    return world.inspection.findings.order_by("pk")[0]


def judge(world, new, old, verdict=Verdict.SAME, by="manager"):
    return changes.judge_repeat(by=world.member(by), finding=new, earlier=old, verdict=verdict)


def suggested(world, finding, who):
    rows = repeats_of(world.member(who), finding.inspection_id)
    return [
        each.said.pk for said, found in rows if said.pk == finding.pk for each in found.suggested
    ]


def test_the_earlier_finding_is_suggested_with_what_both_say(world, new, old):
    ((said, found),) = repeats_of(world.member("councillor"), new.inspection_id)
    (likely,) = found.suggested
    assert (said.pk, likely.said.pk) == (new.pk, old.pk)
    assert likely.shared == ("care leavers", "pathway", "plans")
    assert likely.words == "says the same"
    assert (found.confirmed, found.rejected) == ([], [])


def test_nothing_is_suggested_from_a_later_inspection_the_same_one_or_a_strength(world, new, old):
    inspect(world, ended=date(2025, 1, 9), kind="strength")
    assert suggested(world, old, "manager") == []
    assert suggested(world, new, "manager") == [old.pk]


def test_what_is_not_published_is_suggested_to_its_named_readers_alone(world, new):
    hidden = inspect(
        world, ended=date(2026, 9, 1), published=None, readers=[world.person("lead")]
    ).findings.get()
    for who in ("manager", "lead"):
        assert hidden.pk in suggested(world, new, who)
    for who in ("director", "owner", "councillor", "inspector"):
        assert hidden.pk not in suggested(world, new, who)
        assert hidden.pk not in memory_of(world.member(who)).said
    judge(world, new, hidden)
    for who in ("director", "owner", "councillor", "inspector"):
        (found,) = [r for said, r in repeats_of(world.member(who), new.inspection_id)]
        assert hidden.pk not in [each.said.pk for each in (*found.confirmed, *found.suggested)]


def test_weights_do_not_show_what_one_may_not_see(world, new):
    """A score that changed with a hidden finding would tell of its words."""

    def scores():
        ((_, found),) = repeats_of(world.member("director"), new.inspection_id)
        return [each.score for each in found.suggested]

    before = scores()
    inspect(world, "Pathway plans, pathway plans and care leavers.", published=None)
    assert scores() == before


def test_a_person_confirms_rejects_and_takes_back(world, new, old):
    said = []
    for verdict in (Verdict.SAME, Verdict.DIFFERENT, ""):
        fact = judge(world, new, old, verdict)
        assert fact.score > 50
        said.append(sentence_of(Entry.objects.order_by("-pk")[0]))
    assert [each.rpartition(" ")[2] for each in said] == ["confirmed", "rejected", "again"]
    assert decided_of([new.pk]) == {}
    assert suggested(world, new, "manager") == [old.pk]
    assert verify(world.authority).problems == []


def test_what_a_person_decided_stays_however_unlike_the_words_are(world, new):
    unlike = world.inspection.findings.order_by("pk")[1]
    judge(world, new, unlike)
    ((_, found),) = repeats_of(world.member("owner"), new.inspection_id)
    assert [each.said.pk for each in found.confirmed] == [unlike.pk]
    assert found.confirmed[0].words == ""


def test_who_may_not_correct_an_inspection_decides_nothing(world, new, old):
    for who in ("director", "owner", "assurer", "administrator"):
        with pytest.raises(NotAllowed):
            judge(world, new, old, by=who)


def test_only_an_earlier_finding_can_be_repeated_and_not_twice_the_same_said(world, new, old):
    with pytest.raises(Refused, match="earlier inspection"):
        judge(world, old, new)
    with pytest.raises(Refused, match="earlier inspection"):
        judge(world, new, new)
    with pytest.raises(Refused, match="nothing to save"):
        judge(world, new, old, "")
    judge(world, new, old)
    with pytest.raises(Refused, match="nothing to save"):
        judge(world, new, old)


def load(world, name, ended, *texts):
    return changes.load_other_report(
        by=world.member("manager"),
        read=changes.OtherReportInput(
            name,
            "ilacs_standard",
            ended_on=ended,
            judgements=[("Overall effectiveness", "Good")],
            findings=[changes.OtherFindingInput("improvement", text) for text in texts],
        ),
        report=other_pdf(f"{name}-{ended}.pdf", mark=f"{name}{ended}"),
    )


def test_others_with_this_finding_and_what_their_next_inspection_said(world):
    first = load(world, "Northmere", date(2021, 5, 7), "Plans of care leavers.", "Visits.")
    later = load(world, "Northmere", date(2024, 5, 7), "The pathway plans of care leavers.")
    load(world, "Southmere", date(2022, 5, 7), "How often workers have supervision.")
    by_report = {each.report.pk: each for each in elsewhere(world.member("councillor"), WORDS)}
    assert by_report.keys() == {first.pk, later.pk}
    assert by_report[first.pk].finding.text == "Plans of care leavers."
    assert by_report[first.pk].next.report == later
    assert by_report[first.pk].next.same.text == "The pathway plans of care leavers."
    assert by_report[later.pk].next is None
    assert elsewhere(world.member("administrator"), WORDS) == []


def test_a_report_on_another_authority_is_loaded_once_by_who_may(world):
    load(world, "Northmere", date(2021, 5, 7), "Visits.")
    with pytest.raises(Refused, match="loaded already"):
        load(world, "Northmere", date(2021, 5, 7), "Visits.")
    read = changes.OtherReportInput("", "other")
    with pytest.raises(Refused, match="could not be read"):
        changes.load_other_report(by=world.member("manager"), read=read, report=other_pdf("a.pdf"))
    with pytest.raises(NotAllowed):
        changes.load_other_report(by=world.member("lead"), read=read, report=other_pdf("a.pdf"))
    assert verify(world.authority).problems == []
