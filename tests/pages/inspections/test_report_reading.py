"""From an inspector's PDF to a recorded inspection, and every way in which a file is refused."""

from datetime import date
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.demo.inspecting import plain_pdf
from goldenthread.demo.report_pdf import Improvement, ReportText, Row, Section, make_report
from goldenthread.documents import sandbox
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import store
from goldenthread.inspections.changes import start_draft
from goldenthread.inspections.drafts import READER, from_reading
from goldenthread.inspections.models import Inspection, ReportDraft
from goldenthread.inspections.read import dated, findings_of, inspections_of, judgements_of
from goldenthread.ledger.models import Entry
from tests.pages.sending import fields_of, text_of
from tests.people import make_person
from tests.unit.documents import made

LEAVERS = "The experiences and progress of care leavers"
FIRST = "The quality of pathway plans, and the part that care leavers have in writing them."
SECOND = "The timeliness of decisions at the front door."
THIRD = "The oversight of practice by managers."


@cache
def pdf() -> bytes:
    return make_report(
        ReportText(
            authority="Wyremouth",
            dates="1 to 12 June 2026",
            lead_inspector="Inspector Seven, His Majesty’s Inspector",
            judgements=(Row(LEAVERS, "Inadequate"), Row("Overall effectiveness", "Inadequate")),
            summary=("Too many care leavers wait for a home of their own.",),
            improvements=(Improvement(FIRST), Improvement(SECOND), Improvement(THIRD)),
            sections=(Section(LEAVERS, "inadequate", ("They wait too long.",)),),
        )
    )


def send(client, data, name="report.pdf", view="inspection-read"):
    address = reverse(view)
    fields = fields_of(client.get(address))
    return client.post(address, fields | {"file": SimpleUploadedFile(name, data)})


@pytest.fixture
def manager(world, client, settings, tmp_path):
    """The programme manager, signed in; files lie in a folder of the test's own."""
    settings.DATA, settings.FILES = tmp_path, tmp_path / "files"
    client.force_login(world.person("manager"))
    return world.member("manager")


@cache
def reading():
    return sandbox.run(READER, pdf())


@pytest.fixture
def draft(manager):
    """A report that was uploaded and read."""
    sha256 = store().put(pdf())
    file = CheckedFile("report.pdf", "pdf", sha256, len(pdf()))
    return start_draft(by=manager, file=file, reading=from_reading(reading()))


def opened(client, draft):
    return client.get(reverse("inspection-draft", args=[draft.pk]))


def press(client, draft, button, **typed):
    """Send the draft's page as it stands, with what was typed, by one of its buttons."""
    page = opened(client, draft)
    answer = client.post(
        reverse("inspection-draft", args=[draft.pk]), fields_of(page) | typed | {"do": button}
    )
    draft.refresh_from_db()
    return answer


def words(draft):
    return [row["text"] for row in draft.reading["findings"]]


def day(name, on):
    return {
        f"{name}_day": str(on.day),
        f"{name}_month": str(on.month),
        f"{name}_year": str(on.year),
    }


@pytest.mark.real_sandbox
def test_a_report_is_shown_beside_its_pages(manager, client):
    answer = send(client, pdf())
    draft = ReportDraft.objects.get()
    assert answer.url == reverse("inspection-draft", args=[draft.pk])
    page = opened(client, draft)
    html = page.content.decode()
    assert "Inspector Seven" in html
    assert words(draft) == [FIRST, SECOND, THIRD]
    assert "0 of 3 (0%) findings are checked" in text_of(page)
    for number in (1, 2, 3):
        assert f'href="#finding-{number}" aria-label="Finding {number}, not checked yet"' in html
    page_of_finding = draft.reading["findings"][0]["place"][0][0]
    picture = reverse("inspection-draft-picture", args=[draft.pk, page_of_finding])
    assert f'<image href="{picture}"' in html
    drawn = client.get(picture)
    assert drawn.headers["Content-Type"] == "image/png"
    assert drawn.content.startswith(b"\x89PNG")
    assert client.get(reverse("inspection-draft-picture", args=[draft.pk, 99])).status_code == 404


def test_the_inspection_is_saved_with_what_was_corrected(draft, client, world):
    typed = {
        "finding-0-text": f"{FIRST} Corrected.",
        "finding-0-confirmed": "on",
        "finding-0-practice_area": "care_leavers",
        "finding-1-kind": "",
        **day("head-received", date(2026, 7, 6)),
    }
    answer = press(client, draft, "save", **typed)
    saved = draft.saved_as
    assert answer.url == reverse("inspection", args=[saved.pk])
    found = dated(inspections_of(world.member("manager")).filter(pk=saved.pk), world.authority)[0]
    assert (found.row.kind, found.row.lead_inspector) == ("ilacs_standard", "Inspector Seven")
    assert (found.row.started_on, found.row.ended_on) == (date(2026, 6, 1), date(2026, 6, 12))
    assert found.on("received") == date(2026, 7, 6)
    assert found.due.on == date(2026, 10, 13)
    findings = findings_of([saved.pk])
    assert [row.text for row in findings] == [f"{FIRST} Corrected.", THIRD]
    assert [row.confirmed for row in findings] == [True, False]
    assert findings[0].practice_area == "care_leavers"
    assert [row.grade for row in judgements_of([saved.pk])] == ["inadequate", "inadequate"]
    assert store().read(saved.report.sha256) == pdf()
    assert draft.reading == {}
    again = client.get(reverse("inspection-draft", args=[draft.pk]))
    assert again.url == reverse("inspection", args=[saved.pk])


def test_the_same_page_sent_twice_saves_one_inspection(draft, client):
    page = fields_of(opened(client, draft)) | {"do": "save"}
    address = reverse("inspection-draft", args=[draft.pk])
    before = Inspection.objects.count()
    first, second = client.post(address, page), client.post(address, page)
    assert Inspection.objects.count() == before + 1
    assert first.url == second.url


def test_a_page_from_before_the_findings_moved_is_not_mixed_up(draft, client):
    page = fields_of(opened(client, draft))
    sent = page | {"do": "split-0", "finding-0-text": "One.\n\nTwo."}
    address = reverse("inspection-draft", args=[draft.pk])
    client.post(address, sent)
    late = client.post(address, sent | {"finding-2-text": "Typed in the older page."})
    draft.refresh_from_db()
    assert words(draft) == ["One.", "Two.", SECOND, THIRD]
    assert late.status_code == 422
    assert "changed in another window" in text_of(late)


def test_a_finding_that_is_none_can_be_taken_up_again(draft, client):
    press(client, draft, "drop-1")
    assert [row["kind"] for row in draft.reading["findings"]] == ["improvement", "", "improvement"]
    assert "Not a finding" in text_of(opened(client, draft))
    press(client, draft, "keep", **{"finding-1-kind": "recommendation"})
    assert draft.reading["findings"][1]["kind"] == "recommendation"
    assert draft.reading["findings"][1]["text"] == SECOND


def test_what_was_missed_is_added(draft, client):
    press(client, draft, "add")
    press(client, draft, "judgement")
    typed = {"finding-3-text": "Missed.", "judgement-2-area": "Children in care"}
    press(client, draft, "save", **typed, **{"judgement-2-grade": "good"})
    assert [row.text for row in findings_of([draft.saved_as_id])] == [
        FIRST,
        SECOND,
        THIRD,
        "Missed.",
    ]
    judged = {row.area: row.grade for row in judgements_of([draft.saved_as_id])}
    assert judged["Children in care"] == "good"


def test_the_kind_is_asked_where_the_report_does_not_tell(draft, client):
    answer = press(client, draft, "save", **{"head-kind": ""})
    assert answer.status_code == 422
    assert "Choose what kind of inspection it was" in text_of(answer)
    assert Inspection.objects.filter(report__sha256=draft.sha256).count() == 0


def test_words_that_were_taken_away_are_asked_for(draft, client):
    answer = press(client, draft, "save", **{"finding-1-text": "  "})
    assert answer.status_code == 422
    assert "Enter the words of this finding, or choose “Not a finding”." in text_of(answer)


def test_dates_in_a_wrong_order_are_refused_and_nothing_typed_is_lost(draft, client):
    typed = {"head-lead_inspector": "Typed", **day("head-received", date(2026, 6, 2))}
    answer = press(client, draft, "save", **typed)
    assert answer.status_code == 422
    assert "cannot be received before the inspection ended" in text_of(answer)
    assert 'value="Typed"' in answer.content.decode()


def test_until_publication_only_named_readers_see_it(draft, client, world):
    named = {"head-readers": [world.person("lead").pk], "head-published_year": ""}
    press(client, draft, "save", **named, **{"head-published_day": "", "head-published_month": ""})
    seen = {
        key
        for key in ("manager", "lead", "director", "owner", "councillor")
        if Inspection.objects.visible_to(world.member(key)).filter(pk=draft.saved_as_id).exists()
    }
    assert seen == {"manager", "lead"}


def test_a_draft_is_its_makers_alone(draft, client, world):
    other = make_person(world.authority, "manager_2", "Second Manager", ["programme_manager"])
    client.force_login(other)
    for view, more in (("inspection-draft", ()), ("inspection-draft-picture", (1,))):
        assert client.get(reverse(view, args=[draft.pk, *more])).status_code == 404
    discarded = client.post(reverse("inspection-draft-discard", args=[draft.pk]))
    assert discarded.status_code == 404
    assert "report.pdf" not in text_of(client.get(reverse("inspections")))
    assert "report.pdf" not in text_of(client.get(reverse("inspection-read")))
    client.force_login(world.outsider)
    assert opened(client, draft).status_code == 404


def discard(client, draft):
    address = reverse("inspection-draft-discard", args=[draft.pk])
    return client.post(address, fields_of(client.get(address)))


@pytest.mark.parametrize("place", ["inspection-read", "inspections", "my-work"])
def test_a_draft_is_found_again_with_when_it_was_last_touched(draft, client, place):
    press(client, draft, "keep")
    opened(client, draft)
    listed = client.get(reverse(place))
    assert "report.pdf: Standard inspection (ILACS)" in text_of(listed)
    assert "Last touched 16 November 2026" in text_of(listed)
    assert f'href="{reverse("inspection-draft", args=[draft.pk])}"' in listed.content.decode()
    asked = client.get(reverse("inspection-draft-discard", args=[draft.pk]))
    assert "What you checked and typed in it is lost" in text_of(asked)
    assert ReportDraft.objects.exists()
    discard(client, draft)
    assert not ReportDraft.objects.exists()
    assert "Begun, not saved yet" not in text_of(client.get(reverse(place)))


def test_what_is_saved_is_neither_listed_nor_discarded(draft, client):
    press(client, draft, "save")
    assert "report.pdf" not in text_of(client.get(reverse("inspections")))
    moved = client.get(reverse("inspection-draft-discard", args=[draft.pk]))
    assert moved.url == reverse("inspection", args=[draft.saved_as_id])


def test_the_same_file_goes_on_with_the_draft_that_it_has(draft, client):
    press(client, draft, "keep", **{"finding-0-text": "Typed before."})
    answer = send(client, pdf())
    assert answer.url == reverse("inspection-draft", args=[draft.pk])
    assert ReportDraft.objects.count() == 1
    page = opened(client, draft)
    assert "You began to check this file on 16 November 2026" in text_of(page)
    assert "Typed before." in page.content.decode()


def test_the_same_file_leads_to_the_inspection_that_it_is(draft, client):
    press(client, draft, "save")
    answer = send(client, pdf())
    assert answer.status_code == 422
    saved = reverse("inspection", args=[draft.saved_as_id])
    assert f'href="{saved}"' in answer.content.decode()
    assert "This file is recorded already" in text_of(answer)
    again = fields_of(answer) | {"again": "on", "file": SimpleUploadedFile("report.pdf", pdf())}
    begun = client.post(reverse("inspection-read"), again)
    assert begun.url == reverse("inspection-draft", args=[ReportDraft.objects.last().pk])


def test_a_file_that_is_recorded_and_may_not_be_seen_is_not_told_of(draft, client, world):
    typed = {f"head-published_{part}": "" for part in ("day", "month", "year")}
    press(client, draft, "save", **typed)
    client.force_login(make_person(world.authority, "m2", "Second", ["programme_manager"]))
    assert send(client, pdf()).status_code == 302


def test_only_the_programme_manager_reads_reports(world, client):
    client.force_login(world.person("owner"))
    for view in ("inspection-read", "inspection-by-hand"):
        assert client.get(reverse(view)).status_code == 403


def blank():
    return made.assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )


REFUSED = {
    "another kind": (
        lambda: b"a,b\n1,2\n",
        "report.csv",
        "This page takes a PDF, and nothing else",
    ),
    "notes": (lambda: b"# Findings", "notes.md", "This page takes a PDF"),
    "not what it says": (lambda: b"MZ" + b"\0" * 99, "report.pdf", "it is a program"),
    "no kind at all": (lambda: b"MZ", "report.exe", "PDF"),
    "encrypted": (lambda: made.encrypted_pdf(b"secret"), "report.pdf", "protected by a password"),
    "without text": (blank, "report.pdf", "no text"),
    "too large": (lambda: b"%PDF-" + b"\0" * 26_214_401, "report.pdf", "25 MB"),
    "a Word file": (lambda: made.bomb(1), "report.docx", "This page takes a PDF"),
    "empty": (lambda: b"", "report.pdf", "The file is empty"),
    "cut short": (lambda: pdf()[:5000], "report.pdf", "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(case, manager, client):
    make, name, sentence = REFUSED[case]
    answer = send(client, make(), name)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "Excel" not in text_of(answer)
    assert not ReportDraft.objects.exists()
    assert list(store()) == []


def test_a_report_of_another_council_is_said_to_be(manager, world, client):
    world.authority.name = "Eastmere Council"
    world.authority.save()
    send(client, pdf())
    draft = ReportDraft.objects.get()
    page = opened(client, draft)
    assert "This report is about Wyremouth" in text_of(page)
    refused = press(client, draft, "save")
    assert refused.status_code == 422
    assert "Tick that this report about Wyremouth belongs in this register" in text_of(refused)
    assert draft.saved_as is None
    press(client, draft, "save", another="on")
    entry = Entry.objects.get(type="inspection.recorded", subject_pk=draft.saved_as_id)
    assert entry.reason == "Confirmed: the report is about Wyremouth."


def test_a_report_of_ones_own_council_asks_for_no_such_tick(draft, client):
    assert "all the same" not in text_of(opened(client, draft))
    press(client, draft, "save")
    entry = Entry.objects.get(type="inspection.recorded", subject_pk=draft.saved_as_id)
    assert entry.reason is None


def test_ticks_survive_a_wrong_date(draft, client):
    typed = {"finding-0-confirmed": "on", "finding-2-confirmed": "on", "head-received_day": "32"}
    answer = press(client, draft, "save", **typed)
    assert answer.status_code == 422
    assert "2 of 3 (67%) findings are checked" in text_of(answer)
    assert "2 of 3 (67%) findings are checked" in text_of(opened(client, draft))


def test_what_the_reader_doubts_is_said_by_the_item(manager, client):
    send(client, plain_pdf("Joint targeted area inspection of Wyremouth", "It says a few things."))
    draft = ReportDraft.objects.get()
    page = text_of(opened(client, draft))
    assert "We are unsure about" in page
    sentence = next(iter(draft.reading["doubts"].values()))[0]
    assert f"We are unsure: {sentence}" in page


def test_an_inspection_is_recorded_by_hand_with_or_without_a_file(manager, client):
    address = reverse("inspection-by-hand")
    begun = client.post(address, fields_of(client.get(address)))
    assert begun.status_code == 302
    draft = ReportDraft.objects.get()
    assert client.get(reverse("inspection-draft-picture", args=[draft.pk, 1])).status_code == 404
    press(client, draft, "add")
    typed = {"head-kind": "focused_visit", "finding-0-text": "Plans are late."}
    press(client, draft, "save", **typed)
    assert draft.saved_as.report is None
    assert [row.text for row in findings_of([draft.saved_as_id])] == ["Plans are late."]
    send(client, blank(), "scan.pdf", "inspection-by-hand")
    scan = ReportDraft.objects.get(saved_as=None)
    press(client, scan, "save", **{"head-kind": "other"})
    assert store().read(scan.saved_as.report.sha256) == blank()
