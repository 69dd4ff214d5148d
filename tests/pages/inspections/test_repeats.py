"""Said before: what was found earlier is shown and decided on, and hidden from whom it must be."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.inspections import drafts
from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    OtherFindingInput,
    OtherReportInput,
    load_other_report,
    record_inspection,
    start_draft,
)
from goldenthread.inspections.models import Repeat
from tests.house.world import other_pdf
from tests.pages.sending import fields_of, text_of
from tests.unit.inspections.test_report_drafts import item, reading

PART = {"query_params": {"part": "1"}, "headers": {"HX-Request": "true"}}
SECRET = "Care leavers wait for pathway plans that nobody writes."


@pytest.fixture
def stored(settings, tmp_path):
    settings.DATA, settings.FILES = tmp_path, tmp_path / "files"


def inspect(world, text, published):
    return record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="jtai",
            started_on=None,
            ended_on=date(2026, 10, 9) if published else date(2026, 9, 9),
            dates={"published": date(2026, 11, 2)} if published else {},
            findings=[FindingInput("improvement", text)],
        ),
    )


@pytest.fixture
def new(world):
    return inspect(world, "Pathway plans that care leavers help to write.", published=True)


@pytest.fixture
def hidden(world):
    return inspect(world, SECRET, published=False)


def page_of(new):
    return reverse("finding-repeats", args=[new.findings.get().pk])


def test_a_repeat_is_suggested_confirmed_and_taken_back(world, client, new):
    client.force_login(world.person("manager"))
    address, old = page_of(new), world.inspection.findings.order_by("pk")[0]
    suggested = text_of(client.get(address))
    assert "of 100. Both say care leavers, pathway, plans." in suggested
    assert "Nobody has confirmed" in suggested

    for verdict, sentence in (
        ("same", "It is recorded that the finding repeats the earlier one."),
        ("", "Taken back. It is open again."),
        ("different", "Looked at and rejected: 1"),
    ):
        sent = fields_of(client.get(address)) | {"judge": f"{verdict}-{old.pk}"}
        answer = client.post(address, sent, follow=True)
        assert sentence in text_of(answer)
        assert Repeat.objects.newest_first()[0].verdict == verdict

    shown = text_of(client.get(reverse("inspection-repeats", args=[new.pk])))
    assert "No earlier finding says the same, as far as was found." in shown


def test_one_that_was_not_suggested_can_be_chosen(world, client, new):
    client.force_login(world.person("manager"))
    unlike = world.inspection.findings.order_by("pk")[1]
    address = page_of(new)
    sent = fields_of(client.get(address)) | {"judge": "same", "earlier": unlike.pk}
    client.post(address, sent)
    assert Repeat.objects.get().earlier_id == unlike.pk
    refused = client.post(address, fields_of(client.get(address)) | {"judge": "same"})
    assert refused.status_code == 422
    assert "1 of 1 (100%) of the findings repeat an earlier one." in text_of(
        client.get(reverse("inspection-repeats", args=[new.pk]))
    )


def test_who_may_not_correct_sees_it_and_has_no_buttons(world, client, new):
    client.force_login(world.person("councillor"))
    answer = client.get(page_of(new))
    assert "Both say care leavers" in text_of(answer)
    assert "It is the same" not in text_of(answer)
    assert client.post(page_of(new), {"judge": "same-1"}).status_code in (403, 422)
    assert Repeat.objects.count() == 0


def test_what_is_not_published_is_on_no_page_of_whoever_may_not_see_it(world, client, new, hidden):
    for who, seen in (("manager", True), ("director", False), ("councillor", False)):
        client.force_login(world.person(who))
        for address in (page_of(new), reverse("inspection-repeats", args=[new.pk])):
            page = client.get(address)
            assert (SECRET in text_of(page)) is (seen and address == page_of(new)), (who, address)
        assert ("September 2026" in text_of(client.get(page_of(new)))) is seen
        for name in ("finding-repeats", "finding-elsewhere", "finding-promises"):
            if who == "councillor" and name == "finding-promises":
                continue  # sees no plans at all
            about = reverse(name, args=[hidden.findings.get().pk])
            assert client.get(about).status_code == (200 if seen else 404)


def test_what_was_promised_then_and_how_it_stands(world, client):
    client.force_login(world.person("owner"))
    old = world.inspection.findings.order_by("pk")[0]
    for part in ({}, PART):
        said = text_of(client.get(reverse("finding-promises", args=[old.pk]), **part))
        assert "Promised in Improvement plan 2026" in said
        assert "1.1 Care leavers: piece of work 1" in said
        assert "Progress: Complete" in said
        assert "Impact: Early evidence" in said


def test_others_with_the_finding_and_their_next_inspection(world, client, new, stored):
    for year, text in ((2021, "Pathway plans of care leavers."), (2024, "Supervision.")):
        load_other_report(
            by=world.member("manager"),
            read=OtherReportInput(
                "Northmere",
                "ilacs_standard",
                ended_on=date(year, 5, 7),
                judgements=[("Overall effectiveness", "Good")],
                findings=[OtherFindingInput("improvement", text, 3)],
            ),
            report=other_pdf(f"{year}.pdf", mark=f"Y{year}"),
        )
    client.force_login(world.person("councillor"))
    said = text_of(client.get(reverse("finding-elsewhere", args=[new.findings.get().pk])))
    assert "Northmere, Standard inspection (ILACS), 7 May 2021" in said
    assert "Overall effectiveness, Good. None of its findings says the same." in said
    listed = text_of(client.get(reverse("other-reports") + "?q=north"))
    assert "2 reports" in listed
    assert "0 reports of 2" in text_of(client.get(reverse("other-reports") + "?q=south"))


def test_while_a_report_is_checked_its_findings_say_what_was_found_before(world, client):
    said = "Pathway plans for care leavers."
    lists = {"priority_actions": [], "improvements": [item(said, page=1)]}
    read = reading(**lists, lscb_recommendations=[])
    draft = start_draft(by=world.member("manager"), reading=drafts.from_reading(read))
    client.force_login(world.person("manager"))
    checking = client.get(reverse("inspection-draft", args=[draft.pk]))
    address = reverse("draft-repeats", args=[draft.pk])
    assert address in checking.content.decode()
    for part in ({}, PART):
        said = text_of(client.get(address, **part))
        assert "May repeat Standard inspection (ILACS), November 2025, finding 1" in said


def test_read_as_stands_beside_what_was_corrected(world, client):
    draft = drafts.from_reading(reading())
    draft["kind"] = "ilacs_standard"
    draft["inspection_end"] = "2026-06-19"
    draft["lead_inspector"] = "Inspector Eight"
    draft["judgements"][0]["grade"] = "inadequate"
    draft["findings"][0]["text"] = "Act today."
    draft = drafts.drop(draft, 2)
    manager = world.member("manager")
    saved = record_inspection(by=manager, inspection=drafts.to_input(draft))
    client.force_login(world.person("manager"))
    said = text_of(client.get(reverse("inspection", args=[saved.pk])))
    for words in (
        "Read as: Short inspection (ILACS)",
        "Last day read as: 12 June 2026",
        "Read as: Inspector Seven",
        "Read as: Good",
        "Read as: Act at once.",
        "Left out when the report was checked: 1",
    ):
        assert words in said
