"""A report is asked about like any file, although inspectors publish it: they err too."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.accounts.models import OverruledWarning
from goldenthread.documents.models import store
from goldenthread.inspections.models import ReportDraft
from tests.pages.sending import fields_of, text_of
from tests.unit.documents import made

BECAUSE = {"not_a_child": "on", "not_a_child_why": "An example that the report made up."}
HEAD = {
    "head-kind": "ilacs_short",
    "head-lead_inspector": "His Majesty’s Inspector",
    **{f"head-inspection_start_{part}": n for part, n in (("day", 1), ("month", 6))},
    **{f"head-inspection_end_{part}": n for part, n in (("day", 12), ("month", 6))},
    "head-inspection_start_year": 2026,
    "head-inspection_end_year": 2026,
}


def report() -> SimpleUploadedFile:
    words, others = b"(Care leavers need better plans.)", b"(Jaden, aged 7, is in this repor)"
    assert len(words) == len(others)
    return SimpleUploadedFile("report.pdf", made.pdf().replace(words, others))


@pytest.fixture
def asked(world, client, settings, tmp_path):
    """The page that came back after the report was dropped in."""
    settings.DATA, settings.FILES = tmp_path, tmp_path / "files"
    client.force_login(world.person("manager"))
    address = reverse("inspection-by-hand")
    return client.post(address, fields_of(client.get(address)) | {"file": report()})


def test_a_report_that_seems_to_identify_a_child_is_asked_about_first(asked):
    assert asked.status_code == 422
    assert "“Jaden, aged 7” looks like somebody’s name with their age." in text_of(asked)
    assert not ReportDraft.objects.exists()
    assert not list(store())


def test_what_was_overruled_on_uploading_stands_in_the_inspections_entry(asked, client):
    client.post(reverse("inspection-by-hand"), fields_of(asked) | BECAUSE | {"file": report()})
    draft = ReportDraft.objects.get()
    address = reverse("inspection-draft", args=[draft.pk])
    answer = client.post(address, fields_of(client.get(address)) | HEAD | {"do": "save"})
    assert answer.status_code == 302
    draft.refresh_from_db()
    told = OverruledWarning.objects.get()
    assert (told.kinds, told.reason) == (["age"], BECAUSE["not_a_child_why"])
    assert told.entry == draft.saved_as.entry


def test_who_may_not_see_the_inspection_sees_no_warning_about_it(asked, client, world):
    test_what_was_overruled_on_uploading_stands_in_the_inspections_entry(asked, client)
    assert "1 of 1 warning" in text_of(client.get("/warnings/"))  # its maker reads it
    client.force_login(world.person("monitoring_officer"))
    assert "Nobody has overruled a warning yet." in text_of(client.get("/warnings/"))
