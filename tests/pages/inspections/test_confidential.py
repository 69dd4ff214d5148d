"""Until its publication an inspection exists for its named readers alone."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import store
from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    JudgementInput,
    record_inspection,
    set_inspection_date,
)
from goldenthread.inspections.models import Finding, Inspection
from goldenthread.ledger.moments import Moment
from goldenthread.plans.changes import answer_inspection, link_finding
from goldenthread.plans.read import plan_at, position
from tests.pages.inspections.test_report_reading import pdf
from tests.pages.sending import fields_of, text_of
from tests.people import CAST

SECRET = "Children wait too long for a lock on their door."
NAMED = {"manager", "lead"}
OTHERS = sorted(set(CAST) - NAMED - {"administrator"})


@pytest.fixture
def hidden(world, settings, tmp_path):
    """An inspection that is not published; the accountable lead is named beside the manager.

    The plan answers it already, and an action answers its finding.
    """
    settings.DATA, settings.FILES = tmp_path, tmp_path / "files"
    manager = world.member("manager")
    inspection = record_inspection(
        by=manager,
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 2),
            ended_on=date(2026, 11, 6),
            dates={"received": date(2026, 11, 13), "published": date(2026, 12, 1)},
            judgements=[
                JudgementInput("Care leavers", "inadequate", place=[[1, 70, 90, 500, 120]])
            ],
            findings=[
                FindingInput("improvement", SECRET, place=[[1, 70, 190, 500, 220]]),
                FindingInput("improvement", "And another thing."),
            ],
            readers=[world.person("lead")],
            pages=[[595, 842]],
        ),
        report=CheckedFile("letter.pdf", "pdf", store().put(pdf()), len(pdf())),
    )
    answer_inspection(by=manager, plan=world.plan, inspection=inspection)
    link_finding(by=manager, action=world.action("1.1"), finding=inspection.findings.first())
    return inspection


def addresses(hidden):
    """Every address of the inspection that a reader could try."""
    pk = hidden.pk
    return [
        reverse("inspection", args=[pk]),
        reverse("inspection-answers", args=[pk]),
        reverse("inspection-page", args=[pk, 1]),
        reverse("inspection-picture", args=[pk, 1]),
        reverse("file-download", args=[hidden.report_id]),
    ]


def correcting(hidden):
    pk = hidden.pk
    return [
        reverse("inspection-date", args=[pk, "received"]),
        reverse("inspection-readers", args=[pk]),
        reverse("finding-add", args=[pk]),
        reverse("finding-edit", args=[hidden.findings.first().pk]),
    ]


@pytest.mark.parametrize("who", sorted(NAMED))
def test_named_readers_see_all_of_it(who, hidden, world, client):
    client.force_login(world.person(who))
    assert [client.get(each).status_code for each in addresses(hidden)] == [200] * 5
    page = text_of(client.get(reverse("inspection", args=[hidden.pk])))
    assert SECRET in page
    assert "Not yet published: visible to 2 named readers, until 1 December 2026." in page
    listed = text_of(client.get(reverse("inspections")))
    assert "Not yet published: visible to named readers" in listed


@pytest.mark.parametrize("who", [*OTHERS, "outsider"])
def test_for_everybody_else_it_does_not_exist(who, hidden, world, client):
    client.force_login(world.person(who))
    missing = [client.get(each).status_code for each in addresses(hidden)]
    assert set(missing) <= {404} or (who == "councillor" and set(missing) <= {403, 404})
    listed = client.get(reverse("inspections"))
    assert "Focused visit" not in text_of(listed)
    assert f"/inspections/{hidden.pk}/" not in listed.content.decode()


def test_an_administrator_reads_no_inspection_at_all(hidden, world, client):
    client.force_login(world.person("administrator"))
    assert client.get(reverse("inspections")).status_code == 403
    assert client.get(reverse("inspection", args=[hidden.pk])).status_code == 403


def test_nobody_corrects_what_they_may_not_read(hidden, world, client):
    client.force_login(world.outsider)  # a programme manager, elsewhere
    assert [client.get(each).status_code for each in correcting(hidden)] == [404] * 4
    client.force_login(world.person("lead"))  # named, but no programme manager
    assert [client.get(each).status_code for each in correcting(hidden)] == [403] * 4


@pytest.mark.parametrize("who", ["manager", "owner"])
def test_a_plan_counts_only_the_findings_that_its_reader_may_see(who, hidden, world, client):
    now, member = Moment.latest(), world.member(who)
    how = position(plan_at(member, world.plan.pk, now), now, member)
    sees = who in NAMED
    assert (SECRET in [row.text for row in how.findings]) is sees
    assert len(how.findings) == (5 if sees else 3)
    assert len(how.findings_without_action) == (2 if sees else 1)
    assert (hidden.pk in [row.pk for row in how.inspections]) is sees
    client.force_login(world.person(who))
    findings = client.get(reverse("findings", args=[world.plan.pk])).content.decode()
    assert (SECRET in findings) is sees
    plan = client.get(reverse("plan", args=[world.plan.pk])).content.decode()
    assert sees or SECRET not in plan


@pytest.mark.parametrize("who", OTHERS)
def test_the_querysets_that_search_and_exports_stand_on_leave_it_out(who, hidden, world):
    member = world.member(who)
    assert hidden not in Inspection.objects.visible_to(member)
    assert not Finding.objects.visible_to(member).filter(inspection=hidden).exists()


def test_on_the_day_of_publication_everybody_can_see_it(hidden, world, client):
    set_inspection_date(
        by=world.member("manager"), inspection=hidden, kind="published", on=date(2026, 11, 16)
    )
    client.force_login(world.person("owner"))
    page = client.get(reverse("inspection", args=[hidden.pk]))
    assert "Published 16 November 2026" in text_of(page)
    assert client.get(reverse("file-download", args=[hidden.report_id])).status_code == 200


def test_publication_that_is_taken_back_hides_it_again(hidden, world):
    manager, owner = world.member("manager"), world.member("owner")
    for on, seen in ((date(2026, 11, 16), True), (None, False)):
        set_inspection_date(by=manager, inspection=hidden, kind="published", on=on)
        assert (hidden in Inspection.objects.visible_to(owner)) is seen


def test_readers_are_named_and_taken_back(hidden, world, client):
    client.force_login(world.person("manager"))
    address = reverse("inspection-readers", args=[hidden.pk])
    director = world.person("director")
    client.post(address, fields_of(client.get(address)) | {"person": director.pk})
    assert hidden in Inspection.objects.visible_to(world.member("director"))
    page = client.get(address)
    assert director.post in text_of(page)
    client.post(address, fields_of(page) | {"remove": director.pk})
    assert hidden not in Inspection.objects.visible_to(world.member("director"))


def test_who_records_it_cannot_shut_themselves_out(hidden, world, client):
    client.force_login(world.person("manager"))
    address = reverse("inspection-readers", args=[hidden.pk])
    sent = fields_of(client.get(address)) | {"remove": world.person("manager").pk}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "You cannot remove yourself" in text_of(answer)


def test_a_page_of_its_report_has_its_marks(hidden, world, client):
    client.force_login(world.person("lead"))
    page = client.get(reverse("inspection-page", args=[hidden.pk, 1]))
    html = page.content.decode()
    assert f'href="/inspections/{hidden.pk}/#finding-1"' in html
    assert "2 marks on this page" in text_of(page)
    picture = client.get(reverse("inspection-picture", args=[hidden.pk, 1]))
    assert picture.headers["Content-Type"] == "image/png"
    assert "no-store" in picture.headers["Cache-Control"]
    assert client.get(reverse("inspection-page", args=[hidden.pk, 2])).status_code == 404


def test_who_may_not_know_of_an_inspection_finds_no_answers_to_it(world, client):
    """A councillor reads published inspections and no plan; of others they know nothing."""
    hidden = record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput("jtai", None, date(2026, 11, 6)),
    )
    client.force_login(world.person("councillor"))
    for pk in (hidden.pk, hidden.pk + 99):
        assert client.get(reverse("inspection-answers", args=[pk])).status_code == 404
    published = client.get(reverse("inspection-answers", args=[world.inspection.pk]))
    assert published.status_code == 403
