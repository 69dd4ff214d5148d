"""A plan's list as a file: the rows of the page, in its order, at its position."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.plans.changes import (
    ActionInput,
    ConsultationInput,
    EvidenceInput,
    add_evidence,
    change_action,
    record_consultation,
)
from tests.people import TODAY
from tests.unit.plans.test_aims import add, serve
from tests.unit.reports.reading import xlsx_tables

pytestmark = pytest.mark.django_db


def export(client, world, kind, **query):
    return client.get(reverse("actions-export", args=[world.plan.pk, kind]), query)


@pytest.fixture
def director(world, client):
    client.force_login(world.person("director"))
    return client


def test_excel_has_the_rows_of_the_list_in_its_order(world, director) -> None:
    query = {"progress": "not_started", "sort": "-due"}
    page = director.get(reverse("actions", args=[world.plan.pk]), query)
    shown = re.findall(r">(\d\.\d) (?:Care leavers|Front door): piece", page.content.decode())
    answer = export(director, world, "xlsx", **query)
    sheets = xlsx_tables(answer.content)
    heads, *rows = sheets["Actions"]
    assert [row[0] for row in rows] == shown
    assert {row[heads.index("Progress rating")] for row in rows} == {"Not started"}
    assert "Narrowed to: Progress: not started" in sheets["Notes"][0][1]
    assert "as at 2026-11-16.xlsx" in answer.headers["Content-Disposition"]


def test_csv_and_json_say_both_ratings_dates_moves_and_the_latest_update(world, director) -> None:
    text = export(director, world, "csv").content.decode("utf-8-sig")
    rows = {row["Reference"]: row for row in csv.DictReader(io.StringIO(text))}
    assert len(rows) == 12
    first = rows["1.1"]
    assert (first["Progress rating"], first["Impact rating"]) == ("Complete", "Early evidence")
    assert first["Original due date"] == first["Current due date"] == "2026-07-28"
    assert first["Moves"] == "0"
    assert first["Latest update"] == "What happened in October 2026."
    found = json.loads(export(director, world, "json").content)
    assert [row["Reference"] for row in found["rows"]] == [*rows]


def test_a_past_position_is_exported_as_it_was_known(world, director) -> None:
    found = json.loads(export(director, world, "json", at="2026-10-31").content)
    (row,) = [row for row in found["rows"] if row["Reference"] == "1.1"]
    assert (row["Progress rating"], row["Impact rating"]) == ("On track", "Not yet assessed")
    assert "As at 31 October 2026" in found["note"]


def test_no_text_becomes_a_formula(world, director) -> None:
    action = world.action("1.4")
    placed, text = action.placements.get(), action.texts.get()
    change_action(
        by=world.member("manager"),
        action=action,
        priority=placed.priority,
        values=ActionInput(
            reference=text.reference,
            title="=HYPERLINK(1)",
            lead=placed.lead,
            owner=placed.owner,
            deputy=placed.deputy,
            starts_on=action.starts.get().starts_on,
            due_on=action.dues.get().due_on,
        ),
    )
    text = export(director, world, "csv", q="hyperlink").content.decode()
    assert "'=HYPERLINK(1)" in text
    rows = xlsx_tables(export(director, world, "xlsx", q="hyperlink").content)["Actions"]
    assert rows[1][1] == "=HYPERLINK(1)"


@pytest.mark.parametrize(("key", "status"), [("councillor", 403), ("outsider", 404)])
def test_who_may_not_see_the_plan_gets_no_file(world, client, key, status) -> None:
    client.force_login(world.person(key))
    assert export(client, world, "xlsx").status_code == status


def test_other_formats_are_missing(world, director) -> None:
    assert export(director, world, "pdf").status_code == 404


def library(client, world, ending, **query):
    return client.get(reverse("evidence-export", args=[world.plan.pk, ending]), query)


def test_the_library_of_evidence_is_exported_as_it_is_narrowed(world, director) -> None:
    for kind, title, note in (("data", "Figures", "=1+1"), ("case_audit", "Audit", "Ten cases.")):
        given = EvidenceInput(kind, title, TODAY, note=note, url="https://wyremouth.example/x")
        add_evidence(by=world.member("assurer"), subject=world.action("1.4"), evidence=given)
    page = director.get(reverse("evidence-list", args=[world.plan.pk]), {"kind": "data"})
    link = reverse("evidence-export", args=[world.plan.pk, "csv"])
    assert f'href="{link}?kind=data"' in page.content.decode()
    text = library(director, world, "csv", kind="data").content.decode("utf-8-sig")
    (row,) = [row for row in csv.DictReader(io.StringIO(text)) if row["Evidence"] == "Figures"]
    assert (row["Kind"], row["From"], row["Held here"]) == ("Data", "2026-11-16", "A link")
    assert row["Used for"] == "Action 1.4: Care leavers: piece of work 4"
    assert row["Note"] == "'=1+1"
    sheets = xlsx_tables(library(director, world, "xlsx", kind="case_audit").content)
    assert "Audit" in [row[0] for row in sheets["Evidence"]]
    assert "Figures" not in [row[0] for row in sheets["Evidence"]]
    earlier = json.loads(library(director, world, "json", at="2026-02-01").content)
    assert earlier["rows"] == []
    assert "as at 1 February 2026" in earlier["note"]


def test_exceptions_aims_consultations_and_the_frontline_picture_are_files(world, director) -> None:
    serve(world, add(world), add(world, title="A pledge"))
    add(world, title="Not served")
    priority = world.plan.priorities.order_by("pk")[0]
    asked = date(2026, 10, 1), date(2026, 10, 31)
    terms = ConsultationInput("The offer", "Care leavers", "Survey", *asked, answered=3)
    terms = replace(terms, priorities=[priority])
    record_consultation(by=world.member("lead"), plan=world.plan, terms=terms)
    plan = reverse("plan", args=[world.plan.pk])

    def rows(path: str, query: str = "") -> list[dict[str, str]]:
        assert f'href="{plan}{path}.xlsx' in director.get(f"{plan}{path}/{query}").content.decode()
        answer = director.get(f"{plan}{path}.csv{query}")
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    aims = rows("aims")
    assert [each["Aim"] for each in aims][-1] == "Not served"
    assert [each["Progress: complete"] for each in aims] == ["2", "2", ""]
    assert len(rows("aims", "?priority=1")) == 2
    assert rows("aims", "?priority=2") == []
    areas, actions = rows("areas"), rows("actions")
    assert sum(int(each["Actions"]) for each in areas) == len(actions) == 12
    assert sum(int(each["Findings"]) for each in areas) == world.inspection.findings.count()
    complete = [each for each in actions if each["Progress rating"] == "Complete"]
    assert sum(int(each["Progress: complete"]) for each in areas) == len(complete)
    (held,) = rows("consultations")
    assert (held["Answered"], held["About"]) == ("fewer than 5 people", "1. Care leavers")
    evidence = EvidenceInput("case_audit", "Audit", TODAY, url="https://wyremouth.example/x")
    add_evidence(by=world.member("assurer"), subject=world.action("1.4"), evidence=evidence)
    picture = {each["Reference"]: each for each in rows("evidence/picture")}
    assert (len(picture), picture["1.4"]["A case audit"], picture["1.4"]["Data"]) == (12, "1", "")
    assert "1.4" not in [each["Reference"] for each in rows("evidence/picture", "?show=none")]
    kind = "Complete, impact not yet assessed"
    unread = [each["Reference"] for each in rows("exceptions") if each["Kind"] == kind]
    asked = rows("exceptions", "?kind=complete-no-impact")
    assert unread == list(dict.fromkeys(each["Reference"] for each in asked))
