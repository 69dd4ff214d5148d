"""What changes inspections: who may, what is kept, what is refused."""

from datetime import date

import pytest

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.inspections import changes
from goldenthread.inspections.models import Inspection, Judgement, ReportDraft
from goldenthread.inspections.read import dated, findings_of, inspections_of
from goldenthread.ledger.events import sentence_of
from goldenthread.ledger.models import Entry
from goldenthread.ledger.verify import verify


def last_sentence():
    return sentence_of(Entry.objects.order_by("-pk").first())


def given(**values):
    kept = {"kind": "jtai", "started_on": None, "ended_on": date(2026, 10, 9)}
    return changes.InspectionInput(**(kept | values))


def test_all_is_kept_as_it_was_given_and_the_ledger_verifies(world):
    place = [[2, 72, 90, 500, 122]]
    saved = changes.record_inspection(
        by=world.member("manager"),
        inspection=given(
            judgements=[changes.JudgementInput("Overall", "good", "Good", place)],
            findings=[
                changes.FindingInput("improvement", " Words. ", "health", "Outcome 1", place, False)
            ],
            pages=[(595, 842)],
        ),
    )
    (finding,) = findings_of([saved.pk])
    assert (finding.text, finding.practice_area, finding.framework_tag) == (
        "Words.",
        "health",
        "Outcome 1",
    )
    assert (finding.place, finding.confirmed, finding.number) == (place, False, 1)
    judgement = Judgement.objects.get(inspection=saved)
    assert (judgement.grade_text, judgement.place) == ("Good", place)
    assert Inspection.objects.get(pk=saved.pk).pages == [[595, 842]]
    assert verify(world.authority).problems == []


def test_only_the_programme_manager_records(world):
    for who in ("lead", "owner", "director", "administrator"):
        with pytest.raises(NotAllowed):
            changes.record_inspection(by=world.member(who), inspection=given())


def test_nothing_is_half_saved_where_a_finding_is_refused(world):
    before = Inspection.objects.count(), Entry.objects.count()
    findings = [changes.FindingInput("improvement", "Right."), changes.FindingInput("strength", "")]
    with pytest.raises(Refused, match="Enter the words of the finding"):
        changes.record_inspection(by=world.member("manager"), inspection=given(findings=findings))
    assert (Inspection.objects.count(), Entry.objects.count()) == before


def test_two_judgements_on_one_area_are_refused(world):
    twice = [changes.JudgementInput("Overall", "good"), changes.JudgementInput("Overall", "good")]
    with pytest.raises(Refused, match="two judgements on “Overall”"):
        changes.record_inspection(by=world.member("manager"), inspection=given(judgements=twice))


def test_an_outsider_corrects_nothing(world):
    outsider = world.member("outsider")
    with pytest.raises(NotAllowed):
        changes.set_inspection_date(
            by=outsider, inspection=world.inspection, kind="received", on=date(2026, 1, 6)
        )
    with pytest.raises(NotAllowed):
        changes.name_reader(
            by=outsider, inspection=world.inspection, person=world.person("outsider")
        )
    with pytest.raises(NotAllowed):
        changes.correct_finding(
            by=outsider, finding=world.inspection.findings.first(), text="Ours."
        )


def test_a_date_is_told_with_its_source_and_taken_back(world):
    manager = world.member("manager")
    told = {"by": manager, "inspection": world.inspection, "kind": "statement_due"}
    changes.set_inspection_date(**told, on=date(2026, 4, 20), source="a letter")
    assert last_sentence() == (
        "Date set: statement of action due, as the letter states it 20 April 2026"
    )
    (found,) = dated(inspections_of(manager), world.authority)
    assert (found.due.stated, found.dates["statement_due"].source) == (
        date(2026, 4, 20),
        "a letter",
    )
    changes.set_inspection_date(**told, on=None)
    assert last_sentence().startswith("Date taken back: statement of action due")
    (found,) = dated(inspections_of(manager), world.authority)
    assert found.due.stated is None


def test_a_date_is_checked_against_those_told_before(world):
    with pytest.raises(Refused, match="published before the council received it"):
        changes.set_inspection_date(
            by=world.member("manager"),
            inspection=world.inspection,
            kind="published",
            on=date(2026, 1, 2),
        )


def test_a_correction_keeps_what_it_does_not_name(world):
    finding = world.inspection.findings.first()
    changes.correct_finding(by=world.member("manager"), finding=finding, practice_area="health")
    now = findings_of([world.inspection.pk])[0]
    assert (now.text, now.practice_area) == (
        "The quality of pathway plans for care leavers.",
        "health",
    )
    assert finding.texts.count() == 2
    changes.correct_finding(by=world.member("manager"), finding=finding, present=False)
    assert last_sentence() == "A finding was dropped: it is none"


def test_a_correction_that_changes_nothing_is_refused(world):
    finding = findings_of([world.inspection.pk])[0]
    with pytest.raises(Refused, match="Nothing was changed"):
        changes.correct_finding(by=world.member("manager"), finding=finding, text=finding.text)


def test_an_added_finding_takes_the_next_number_even_after_a_drop(world):
    manager, findings = world.member("manager"), findings_of([world.inspection.pk])
    changes.correct_finding(by=manager, finding=findings[-1], present=False)
    changes.add_finding(
        by=manager,
        inspection=world.inspection,
        finding=changes.FindingInput("improvement", "Missed."),
    )
    assert [row.number for row in findings_of([world.inspection.pk])] == [1, 2, 3, 4]


def test_a_reader_is_named_once_and_removed(world):
    named = {"by": world.member("manager"), "inspection": world.inspection}
    lead = world.person("lead")
    changes.name_reader(**named, person=lead)
    with pytest.raises(Refused, match="is a named reader already"):
        changes.name_reader(**named, person=lead)
    assert lead in changes.named_readers(world.inspection)
    changes.remove_reader(**named, person=lead)
    assert lead not in changes.named_readers(world.inspection)
    with pytest.raises(Refused, match="cannot remove yourself"):
        changes.remove_reader(**named, person=world.person("manager"))


def test_a_draft_that_was_saved_is_emptied_and_stays_so(world):
    manager = world.member("manager")
    draft = changes.start_draft(by=manager, reading={"secret": "words"})
    saved = changes.record_inspection(by=manager, inspection=given(), draft=draft)
    changes.save_draft(by=manager, draft=draft, reading={"secret": "words"})
    kept = ReportDraft.objects.get(pk=draft.pk)
    assert (kept.reading, kept.saved_as_id) == ({}, saved.pk)
