"""Reports are loaded each once; the authority's own apart from those on others."""

import pytest

from goldenthread.accounts.access import system
from goldenthread.inspections.loading import load
from goldenthread.inspections.models import Inspection, OtherReport
from goldenthread.inspections.read import dated, findings_of, inspections_of
from goldenthread.ledger.verify import verify
from tests.unit.inspections.reader.made import report_pdf, typst_pdf


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA, settings.FILES = tmp_path / "data", tmp_path / "data" / "files"
    (tmp_path / "reports").mkdir()
    return tmp_path / "reports"


def write(folder, name, data):
    file = folder / name
    file.write_bytes(data)
    return file


def test_own_reports_become_inspections_and_others_are_compared_with(world, folder):
    files = [
        write(folder, "a.pdf", report_pdf()),
        write(folder, "b.pdf", report_pdf(authority="Northmere")),
        write(folder, "c.pdf", report_pdf(authority="Northmere")),
        write(folder, "d.pdf", b"%PDF-1.4 cut short"),
        folder / "gone.pdf",
    ]
    before = Inspection.objects.count()
    own, other, twice, broken, gone = load(system(world.authority), files)
    assert [each.is_new for each in (own, other, twice)] == [True, True, False]
    assert [each.is_problem for each in (own, other, twice, broken, gone)] == [
        *[False] * 3,
        True,
        True,
    ]
    assert "Recorded as an inspection" in own.sentence
    assert "report on Northmere" in other.sentence
    assert "The same file is here already, as b.pdf" in twice.sentence
    assert Inspection.objects.count() == before + 1
    report = OtherReport.objects.get()
    assert report.about == "Northmere"
    assert report.judgements[0][0]
    assert report.findings.count() == len(findings_of([Inspection.objects.latest("pk").pk]))
    assert verify(world.authority).problems == []

    again = list(load(system(world.authority), files[:2]))
    assert [each.is_new or each.is_problem for each in again] == [False, False]
    assert "a recorded inspection" in again[0].sentence
    assert OtherReport.objects.count() == 1


def test_an_own_report_is_checked_by_somebody_and_hidden_until_its_publication_is_told(
    world, folder
):
    (loaded,) = load(system(world.authority), [write(folder, "a.pdf", report_pdf())])
    saved = Inspection.objects.latest("pk")
    assert not any(row.confirmed for row in findings_of([saved.pk]))
    for who, seen in (("manager", True), ("director", False)):
        member = world.member(who)
        rows = inspections_of(member).filter(pk=saved.pk)
        assert [each.row.pk for each in dated(rows, member.authority)] == [saved.pk] * seen
    assert "Tell its day of publication" in loaded.sentence


def test_a_report_that_names_no_authority_is_not_loaded(world, folder):
    minutes = typst_pdf("= Minutes\n\n" + "The board met, and went home again. " * 20)
    (loaded,) = load(system(world.authority), [write(folder, "minutes.pdf", minutes)])
    assert loaded.is_problem
    assert "could not be read in it" in loaded.sentence
    assert OtherReport.objects.count() == 0
