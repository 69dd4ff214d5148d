"""Evidence as pages: added with a file or link, looked at, used, taken off, listed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.documents.models import StoredFile
from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.models import Evidence, EvidenceOnAction, EvidenceOnFinding
from tests.pages.sending import enter, fields_of, send, text_of
from tests.people import World

pytestmark = pytest.mark.django_db
DAY = {"dated_on_day": "2", "dated_on_month": "11", "dated_on_year": "2026"}
TYPED = {"kind": "case_audit", "title": "Twelve plans audited", "note": "Nine were good."} | DAY
FIGURES = b"month,plans in date\nOctober,146\n"


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


def upload(data: bytes = FIGURES, name: str = "audit.csv") -> Any:
    return SimpleUploadedFile(name, data)


def address(world: World, kind: str = "action") -> str:
    if kind == "action":
        return f"/actions/{world.action('1.2').pk}/evidence/add/"
    if kind == "priority":
        placed = world.action("1.2").placements.newest_first()[0]
        return f"/priorities/{placed.priority_id}/evidence/add/"
    return f"/findings/{world.inspection.findings.order_by('pk')[0].pk}/evidence/add/"


def kept(world: World, **changed: Any) -> Any:
    """A link as evidence for 1.2, added by its owner."""
    right: dict[str, Any] = {"kind": "data", "title": "Figures", "dated_on": date(2026, 11, 2)}
    right["url"] = "https://wyremouth.example/figures"
    return changes.add_evidence(
        by=world.member("owner"),
        subject=world.action("1.2"),
        evidence=changes.EvidenceInput(**right | changed),
    )


# Adding


def test_a_file_is_added_and_handed_out_again(client, world):
    enter(client, world, "owner")
    answer = send(client, address(world), **TYPED, file=upload())
    assert answer["Location"] == f"/actions/{world.action('1.2').pk}/"
    added = Evidence.objects.get(texts__title="Twelve plans audited")
    assert changes.evidence_of(world.action("1.2"))[0].pk == added.pk

    page = client.get(f"/evidence/{added.pk}/")
    words = text_of(page)
    assert "Case audit" in words
    assert "Nine were good." in words
    assert "2 November 2026" in words
    assert "Head of Service, Care Leavers" in words
    assert added.file.sha256 in words
    handed = client.get(f"/files/{added.file.pk}/")
    assert handed.content == FIGURES
    assert handed["Content-Disposition"].startswith("attachment")


def test_a_link_is_added(client, world):
    enter(client, world, "owner")
    url = "https://wyremouth.example/report"
    assert send(client, address(world), **TYPED, url=url).status_code == 302
    added = Evidence.objects.get(texts__title="Twelve plans audited")
    assert (added.url, added.file) == (url, None)
    assert "No copy is held here" in text_of(client.get(f"/evidence/{added.pk}/"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose a file or give a link: one of the two."),
        ({"file": b"MZ", "url": "https://a.example/"}, "one of the two"),
        ({"file": b"MZ\x90\x00", "name": "audit.exe"}, "The file’s name ends in .exe."),
        ({"file": b"%PDF-1.4", "name": "audit.docx"}, "but it is a PDF"),
        ({"file": b" ", "name": "audit"}, "has no ending"),
        ({"url": "javascript:alert(1)"}, "Enter a link that begins with https://"),
        ({"url": "ftp://a.example/f"}, "must begin with https:// or http://"),
        ({"title": " ", "url": "https://a.example/"}, "Enter"),
        ({"dated_on_year": "2027", "url": "https://a.example/"}, "a day to come"),
        ({"dated_on_month": "13", "url": "https://a.example/"}, "must be a real date"),
    ],
)
def test_what_is_refused_is_said_at_its_field_and_what_was_typed_stays(
    client, world, typed, sentence
):
    enter(client, world, "owner")
    name = typed.get("name", "audit.csv")
    sent = {k: v for k, v in typed.items() if k != "name"}
    if "file" in sent:
        sent["file"] = upload(sent["file"], name)
    before = Entry.objects.count(), StoredFile.objects.count()
    answer = send(client, address(world), **TYPED | sent)
    assert answer.status_code == 422
    words = text_of(answer)
    assert sentence in words
    fields = fields_of(answer)
    assert fields["note"] == "Nine were good."
    assert fields["kind"] == ["case_audit"]
    assert re.search(r"govuk-error-message", answer.content.decode())
    assert (Entry.objects.count(), StoredFile.objects.count()) == before


def test_sent_twice_it_is_added_once(client, world):
    enter(client, world, "owner")
    fields = fields_of(client.get(address(world))) | TYPED
    before = Entry.objects.count()
    answers = [client.post(address(world), fields | {"file": upload()}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Entry.objects.count() == before + 1


def test_who_comes_from_an_assessment_goes_back_to_it(client, world):
    enter(client, world, "assurer")
    place = f"{address(world)}?back=impact"
    answer = send(client, place, **TYPED, file=upload())
    assert answer["Location"] == f"/actions/{world.action('1.2').pk}/impact/"
    assert "Twelve plans audited" in text_of(client.get(answer["Location"]))


@pytest.mark.parametrize("kind", ["priority", "finding"])
def test_priorities_and_findings_have_evidence_of_their_own(client, world, kind):
    enter(client, world, "assurer")
    answer = send(client, address(world, kind), **TYPED, file=upload())
    assert answer.status_code == 302
    added = Evidence.objects.get(texts__title="Twelve plans audited")
    assert f"{kind.capitalize()} 1" in text_of(client.get(f"/evidence/{added.pk}/"))


@pytest.mark.parametrize(
    ("who", "code"),
    [
        *((who, 200) for who in ("owner", "lead", "manager", "assurer")),
        *((who, 403) for who in ("owner_2", "board_member", "inspector")),
        ("outsider", 404),
    ],
)
def test_who_may_add_to_an_action(client, world, who, code):
    enter(client, world, who)
    assert client.get(address(world)).status_code == code


def test_only_assurers_add_to_priorities_and_findings(client, world):
    for who, code in (("assurer", 200), ("owner", 403), ("manager", 403)):
        enter(client, world, who)
        for kind in ("priority", "finding"):
            assert client.get(address(world, kind)).status_code == code


# One piece


def test_an_outsider_finds_no_evidence(client, world):
    row = kept(world)
    enter(client, world, "outsider")
    action = world.action("1.2").pk
    for tail in ("", "use/", f"take-off/action/{action}/"):
        assert client.get(f"/evidence/{row.pk}/{tail}").status_code == 404


def test_evidence_on_a_finding_that_a_member_may_not_see_is_missing(client, world, monkeypatch):
    row = kept(world)
    enter(client, world, "owner")
    assert client.get(f"/evidence/{row.pk}/").status_code == 200
    hidden = world.inspection.findings.order_by("pk")[0]
    changes.link_evidence(by=world.member("assurer"), subject=hidden, evidence=row, present=True)
    assert EvidenceOnFinding.objects.filter(finding=hidden).exists()
    assert "Finding 1" in text_of(client.get(f"/evidence/{row.pk}/"))
    from goldenthread.inspections.models import FindingQuerySet

    monkeypatch.setattr(FindingQuerySet, "visible_to", lambda rows, _member: rows.none())
    assert client.get(f"/evidence/{row.pk}/").status_code == 404


def test_a_past_day_shows_no_buttons_and_what_was_not_there_is_missing(client, world):
    old = changes.evidence_of(world.action("1.1"))[0]  # added on 6 November
    enter(client, world, "owner")
    words = text_of(client.get(f"/evidence/{old.pk}/"))
    assert "Take it off" in words
    assert "Use it for something else" in words
    words = text_of(client.get(f"/evidence/{old.pk}/?at=2026-11-10"))
    assert "Plans in date, October" in words
    assert "Take it off" not in words
    assert "Use it for something else" not in words
    assert client.get(f"/evidence/{old.pk}/?at=2026-11-01").status_code == 404


def test_it_is_used_for_another_action_of_the_plan(client, world):
    row = kept(world)
    enter(client, world, "owner")
    place = f"/evidence/{row.pk}/use/"
    page = client.get(place)
    html = page.content.decode()
    assert f'value="action-{world.action("1.3").pk}"' in html
    assert f'value="action-{world.action("1.2").pk}"' not in html  # it is used there already
    assert f'value="action-{world.action("2.1").pk}"' not in html  # another's
    assert "priority-" not in html
    answer = send(client, place, subject=f"action-{world.action('1.3').pk}")
    assert answer["Location"] == f"/evidence/{row.pk}/"
    assert "Action 1.3" in text_of(client.get(answer["Location"]))
    refused = client.post(place, fields_of(page) | {"subject": f"action-{world.action('2.1').pk}"})
    assert refused.status_code == 422


def test_an_assurer_uses_it_for_priorities_and_findings_too(client, world):
    row = kept(world)
    enter(client, world, "assurer")
    place = f"/evidence/{row.pk}/use/"
    finding = world.inspection.findings.order_by("pk")[0]
    assert send(client, place, subject=f"finding-{finding.pk}").status_code == 302
    assert [each.pk for each in changes.evidence_of(finding)] == [row.pk]
    assert client.get(f"/evidence/{row.pk}/").status_code == 200


def test_taking_off_is_confirmed_and_the_record_keeps_it(client, world):
    old = changes.evidence_of(world.action("1.1"))[0]
    enter(client, world, "owner")
    place = f"/evidence/{old.pk}/take-off/action/{world.action('1.1').pk}/"
    page = client.get(place)
    assert "The impact rating now rests on it." in text_of(page)
    assert changes.evidence_of(world.action("1.1"))
    fields = fields_of(page)
    assert client.post(place, fields)["Location"] == f"/evidence/{old.pk}/"
    assert changes.evidence_of(world.action("1.1")) == []
    assert EvidenceOnAction.objects.filter(evidence=old).count() == 2
    assert "used for nothing" in text_of(client.get(f"/evidence/{old.pk}/"))
    assert client.get(place).status_code == 404


def test_taking_off_what_another_took_off_and_put_back_meanwhile_is_a_conflict(client, world):
    row, action = kept(world), world.action("1.2")
    enter(client, world, "owner")
    place = f"/evidence/{row.pk}/take-off/action/{action.pk}/"
    fields = fields_of(client.get(place))
    for present in (False, True):
        changes.link_evidence(
            by=world.member("assurer"), subject=action, evidence=row, present=present
        )
    answer = client.post(place, fields)
    assert answer.status_code == 422
    assert "Somebody else changed this" in text_of(answer)
    assert changes.evidence_of(action)
    assert client.post(place, fields_of(answer)).status_code == 302


def test_only_who_may_add_may_take_off(client, world):
    row = kept(world)
    place = f"/evidence/{row.pk}/take-off/action/{world.action('1.2').pk}/"
    for who in ("owner_2", "board_member"):
        enter(client, world, who)
        assert client.post(place).status_code == 403
        assert "Take it off" not in text_of(client.get(f"/evidence/{row.pk}/"))
    assert changes.evidence_of(world.action("1.2"))


# The library


def library(client: Any, world: World, query: str = "") -> str:
    return text_of(client.get(f"/plans/{world.plan.pk}/evidence/{query}"))


def test_the_library_lists_all_evidence_and_narrows_it(client, world):
    kept(world)
    enter(client, world, "owner")
    send(client, address(world), **TYPED, file=upload())
    words = library(client, world)
    assert "3 pieces of evidence in this plan" in words
    assert "1 of 3 (33%)" in words
    for query, shown in {
        "?kind=case_audit": {"Twelve plans audited"},
        "?held=link": {"Figures", "Plans in date, October"},
        "?held=here": {"Twelve plans audited"},
        f"?use=action-{world.action('1.1').pk}": {"Plans in date, October"},
        "?q=nine+good": {"Twelve plans audited"},
        "?q=nothing+like+it": set(),
    }.items():
        found = rows_of(client, world, query)
        assert set(found) == shown, query
        assert f"{len(shown)} of 3 pieces" in library(client, world, query)


def rows_of(client: Any, world: World, query: str) -> list[str]:
    html = client.get(f"/plans/{world.plan.pk}/evidence/{query}").content.decode()
    return re.findall(r'<th scope="row"><a href="/evidence/[^"]*">([^<]*)</a>', html)


def test_the_library_is_sorted_as_asked(client, world):
    kept(world, title="An older piece", dated_on=date(2026, 3, 2), kind="partner_view")
    enter(client, world, "director")
    assert rows_of(client, world, "") == ["Plans in date, October", "An older piece"]
    assert rows_of(client, world, "?sort=title") == ["An older piece", "Plans in date, October"]
    assert rows_of(client, world, "?sort=kind") == ["Plans in date, October", "An older piece"]
    assert rows_of(client, world, "?sort=added") == ["An older piece", "Plans in date, October"]


def test_the_library_of_a_past_day_has_what_was_there(client, world):
    kept(world)
    enter(client, world, "director")
    assert rows_of(client, world, "?at=2026-11-10") == ["Plans in date, October"]
    assert "no evidence in this plan yet" in library(client, world, "?at=2026-11-05")


def test_the_library_takes_few_queries_whatever_it_holds(
    client, world, django_assert_max_num_queries
):
    for n in range(20):
        kept(world, title=f"Figures {n}")
    enter(client, world, "director")
    with django_assert_max_num_queries(12):
        assert "21 pieces" in library(client, world)


def test_who_sees_the_library(client, world):
    for who, code in (("board_member", 200), ("councillor", 403), ("outsider", 404)):
        enter(client, world, who)
        assert client.get(f"/plans/{world.plan.pk}/evidence/").status_code == code
