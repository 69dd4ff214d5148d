"""From a plan's file to a draft plan: nothing is recorded before a person saw it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.accounts.members import member_of
from goldenthread.imports.models import Heading, ImportDraft, PlanImport
from goldenthread.imports.opening import opened
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.verify import verify
from goldenthread.plans.models import Action, Plan
from goldenthread.plans.read import plan_at, position
from tests.old_excel import write_xls
from tests.pages.client import HouseClient
from tests.pages.sending import fields_of, send, text_of
from tests.people import World

# ruff: noqa: E501 - a table
TABLE = """Ref,Priority,Area for improvement,Action,Lead,By when,RAG,Progress,Notes
1,Care leavers,The quality of pathway plans for care leavers,Visit each young person,Head of Service - CL,31/03/2027,Green,Begun,Kept
2,Care leavers,The quality of pathway plans for care leavers,Write the offer,Head of Service - CL,ongoing,Amber,Late,
1,Front door,Decisions at the front door are not timely,Answer calls within the hour,"Head of Service, Front Door",30/06/2027,Green,,
2,Front door,Decisions at the front door are not timely,Continue to train,"Head of Service, Front Door",30/06/2027,Red,,
"""


def upload(client: HouseClient, text: str = TABLE, name: str = "plan.csv", **more: Any) -> Any:
    file = SimpleUploadedFile(name, text.encode())
    return send(client, reverse("import-begin"), **more, file=file)


def answer(client: HouseClient, draft: ImportDraft, step: str, **said: Any) -> Any:
    """Send a step as its page proposes it, but for what is said: by the key of each question."""
    address = reverse("import-step", args=[draft.pk, step])
    fields = fields_of(client.get(address))
    asked = opened(member_of(draft.person), draft).questions(step)
    for number, question in enumerate(asked):
        if question.key in said:
            fields |= _typed(f"q{number}", said[question.key])
    sent = client.post(address, fields)
    assert sent.status_code == 302, text_of(sent)
    draft.refresh_from_db()
    return sent


def _typed(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, tuple):
        return {
            f"{name}_{part}": v for part, v in zip(("day", "month", "year"), value, strict=True)
        }
    return {name: value}


def settle(client: HouseClient, world: World) -> ImportDraft:
    upload(client)
    draft = ImportDraft.objects.get()
    lead, owner = world.person("lead").pk, world.person("owner").pk
    answer(client, draft, "plan", title="Plan of 2026", lead=lead, starts_on=(1, 9, 2026))
    answer(client, draft, "columns")
    answer(client, draft, "people", **{"Head of Service - CL": owner})
    answer(client, draft, "ratings")
    answer(client, draft, "findings")
    answer(client, draft, "findings")
    answer(client, draft, "days", **{"due_on:ongoing": (30, 9, 2027)})
    answer(client, draft, "seen")
    return draft


@pytest.mark.real_sandbox
def test_a_file_becomes_a_draft_plan_by_the_form_of_each_action(
    manager: HouseClient, world: World
) -> None:
    before = Entry.objects.count()
    draft = settle(manager, world)
    page = manager.get(reverse("import", args=[draft.pk]))
    assert "4 actions in 2 priorities, 2 findings. Nothing is recorded yet." in text_of(page)
    assert Entry.objects.count() == before
    rows = manager.get(reverse("import-rows", args=[draft.pk]))
    assert "Due: “ongoing”" in text_of(rows)
    assert "Due 30 September 2027" in text_of(rows)
    manager.post(reverse("import-rows", args=[draft.pk]), fields_of(rows) | {"out": ["3"]})
    address = reverse("import", args=[draft.pk])
    send(manager, address, confirm="on")
    batch = PlanImport.objects.get()
    assert (batch.rows, batch.left_out) == (3, 1)
    stood = position(
        plan_at(world.member("manager"), batch.plan_id, Moment.latest()),
        Moment.latest(),
        world.member("manager"),
    )
    assert [(row.ref, row.owner) for row in stood.actions] == [
        ("1.1", "Head of Service, Care Leavers"),
        ("1.2", "Head of Service, Care Leavers"),
        ("2.1", "Head of Service, Front Door"),
    ]
    assert [row.actions for row in stood.findings][:2] == [("1.1", "1.2"), ("2.1",)]
    made = Entry.objects.filter(n__gte=batch.first_entry, n__lte=batch.entry)
    assert made.count() == 5  # the plan, three actions, the batch
    assert all(batch.file.sha256 in each.body for each in made)
    assert verify(world.authority).problems == []
    done = manager.get(reverse("import-done", args=[batch.pk]))
    assert "3 actions came from “plan.csv”" in text_of(done)
    report = manager.get(reverse("file-download", args=[batch.report_id]))
    assert report.content.startswith(b"PK")


def test_the_same_file_is_refused_until_it_is_taken_back_which_nothing_may_rest_on(
    manager: HouseClient, world: World
) -> None:
    draft = settle(manager, world)
    address = reverse("import", args=[draft.pk])
    send(manager, address, confirm="on")
    assert "This very file was brought in on 16 November 2026" in text_of(upload(manager))
    batch = PlanImport.objects.get()
    back = reverse("import-withdraw", args=[batch.pk])
    answer_ = send(manager, back, why="The wrong version.")
    assert answer_.url == reverse("import-done", args=[batch.pk])
    assert "Taken back by Improvement Programme Manager" in text_of(manager.get(answer_.url))
    assert Plan.objects.as_at(Moment.latest(), "stage").get(pk=batch.plan_id).stage == "closed"
    assert "Taken back: 1" in text_of(manager.get(reverse("plans")))
    assert "Plan of 2026 · taken back" in text_of(
        manager.get(reverse("plan", args=[batch.plan_id]))
    )
    assert f"/plan/{batch.plan_id}" not in manager.get(reverse("feeds")).content.decode()
    assert upload(manager).url == reverse("import", args=[ImportDraft.objects.last().pk])


def test_what_was_built_on_stays(manager: HouseClient, world: World) -> None:
    draft = settle(manager, world)
    address = reverse("import", args=[draft.pk])
    send(manager, address, confirm="on")
    batch = PlanImport.objects.get()
    stage = reverse("plan-stage", args=[batch.plan_id])
    send(manager, stage, decided_by="Cabinet", confirm="on")
    back = reverse("import-withdraw", args=[batch.pk])
    refused = send(manager, back, why="No.")
    assert "Something was built on this import since" in text_of(refused)


def test_a_corrected_heading_is_read_again_and_remembered(
    manager: HouseClient, world: World
) -> None:
    upload(manager)
    draft = ImportDraft.objects.get()
    answer(manager, draft, "columns", Notes="success")
    assert draft.proposal["rows"][0]["difference"] == "Kept"
    assert not Heading.objects.exists()  # it is learnt when the plan is saved
    assert Action.objects.count() == 12


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("plan.csv", "Nothing of a plan\nis in it\n", "No plan was found in the file"),
        ("plan.xlsx", "a;b", "The file’s name says that it is an Excel workbook"),
        ("plan.doc", "x", "It must be PDF"),
        ("plan.png", "x", "A picture cannot be read as a plan"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_sentence_and_nothing_is_kept(
    manager: HouseClient, name: str, text: str, sentence: str
) -> None:
    assert sentence in text_of(upload(manager, text, name))
    assert not ImportDraft.objects.exists()


def test_a_table_is_pasted(manager: HouseClient) -> None:
    address = reverse("import-begin")
    pasted = TABLE.replace(",", "\t").replace('"', "")
    send(manager, address, pasted=pasted)
    assert ImportDraft.objects.get().file_name == "Pasted table.txt"


def test_an_old_workbook_is_read_and_of_two_plans_in_it_the_one_that_is_named(
    manager: HouseClient,
) -> None:
    """Hidden sheets are said to be left out, as of any workbook."""
    head = ["Ref", "Action", "Lead", "By when"]
    sheets = {
        f"Plan {year}": [
            head,
            *([f"{n}", f"Do {n} in {year}", "Director", "31/03/2027"] for n in (1, 2)),
        ]
        for year in (2025, 2026)
    }
    data = write_xls({**sheets, "Old": [head]}, hidden=["Old"])
    address = reverse("import-begin")
    file = SimpleUploadedFile("plan.xls", data)
    assert "“Plan 2025” and “Plan 2026” both have actions 1, 2." in text_of(
        send(manager, address, file=file)
    )
    send(manager, address, file=SimpleUploadedFile("plan.xls", data), sheet="Plan 2026")
    draft = ImportDraft.objects.get()
    assert [row["text"] for row in draft.proposal["rows"]] == ["Do 1 in 2026", "Do 2 in 2026"]
    assert "no-colours" in {each["code"] for each in draft.proposal["asked"]}
