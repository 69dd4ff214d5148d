"""A plan goes out as a workbook, is filled in by who never signs in, and comes back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.imports.bringing import bring
from goldenthread.imports.changes import keep_import
from goldenthread.imports.exchange import Line, read, write
from goldenthread.imports.models import ImportDraft, PlanImport
from goldenthread.imports.present import actions_now, plan_now, workbook_of
from goldenthread.imports.updating import Compared
from goldenthread.ledger.models import Entry
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.models import DateRequest, Plan
from goldenthread.plans.periods import Period
from tests.importing import NEWER, brought_in, draft_import
from tests.pages.client import HouseClient
from tests.pages.sending import send, text_of
from tests.people import World, give


def upload(client: HouseClient, data: bytes, plan: Plan | None = None) -> ImportDraft:
    file = SimpleUploadedFile("sheet.xlsx", data)
    send(client, reverse("import-begin"), plan=str(plan.pk) if plan else "", file=file)
    return ImportDraft.objects.latest("pk")


def accept(client: HouseClient, draft: ImportDraft) -> Any:
    address = reverse("import-compare", args=[draft.pk])
    client.get(reverse("import", args=[draft.pk]), follow=True)
    return send(client, address)


def filled_in(client: HouseClient, plan: Plan, **cells: Any) -> bytes:
    data = client.get(reverse("plan-sheet", args=[plan.pk])).content
    book = openpyxl.load_workbook(io.BytesIO(data))
    for cell, value in cells.items():
        book["Plan"][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_an_owner_filled_in_becomes_their_update(manager: HouseClient, world: World) -> None:
    said = {
        "N5": "At risk",
        "O5": "+1 young person has a home",
        "P5": "Appoint two",
        "Q5": date(2027, 6, 30),
    }
    data = filled_in(manager, world.plan, **said, R5="The provider is late.", O6="No rating said.")
    draft = upload(manager, data, world.plan)
    address = reverse("import-compare", args=[draft.pk])
    page = manager.get(reverse("import", args=[draft.pk]), follow=True)
    assert "+1 young person has a home" in text_of(page)
    before = Entry.objects.count()
    send(manager, address)
    assert Entry.objects.count() == before + 2  # the update, and the batch
    update = world.action("1.4").updates.newest_first()[0]
    assert (update.rating, update.narrative, update.next_step) == (
        "at_risk",
        "+1 young person has a home",
        "Appoint two",
    )
    assert DateRequest.objects.get(action=world.action("1.4")).due_on == date(2027, 6, 30)
    assert verify(world.authority).problems == []
    assert PlanImport.objects.get().made_plan is False


def test_a_newer_file_shows_what_is_new_changed_and_gone(
    manager: HouseClient, world: World
) -> None:
    draft = draft_import(world, NEWER, world.plan)
    page = text_of(manager.get(reverse("import-compare", args=[draft.pk])))
    assert "The file says due 31 March 2027; the action is complete, so its date stays." in page
    assert "1 action differs, 1 is new, 11 are no longer in the file" in page
    assert "Care leavers: another piece of work" in page
    assert "Cannot be added so" in page  # nobody owns it
    answer = accept(manager, draft)
    assert answer.status_code == 302, text_of(answer)
    assert (
        world.action("1.1").texts.newest_first()[0].title == "Care leavers: another piece of work"
    )
    assert world.action("1.1").finding_links.count() == 1  # what it answers stays


def test_the_progress_of_the_file_comes_in_when_its_plan_is_live(
    manager: HouseClient, world: World
) -> None:
    batch = brought_in(world)
    told = "on track 1, at risk 1, off track 1"
    draft = text_of(manager.get(reverse("plan", args=[batch.plan_id])))
    assert "What the plan’s file says of progress" in draft
    to_come = reverse("plan-to-come", args=[batch.plan_id])
    for address in (to_come, reverse("import-done", args=[batch.pk])):
        assert told in text_of(manager.get(address))
    assert "no file says" in text_of(manager.get(reverse("plan-to-come", args=[world.plan.pk])))
    manager.inspect = False  # what the plan's page fetches is a part of a page
    assert told in text_of(manager.get(f"{to_come}?part=1"))
    manager.inspect = True
    changes.set_stage(
        by=world.member("manager"), plan=batch.plan, stage="live", decided_by="Cabinet"
    )
    address = reverse("import-progress", args=[batch.pk])
    send(manager, address)
    answer = accept(manager, ImportDraft.objects.latest("pk"))
    assert answer.status_code == 302, text_of(answer)
    told = {
        row.action.texts.get().reference: row.action.updates.get().rating
        for row in PlanImport.objects.latest("entry").actions.all()
    }
    assert told == {"A1": "on_track", "A2": "at_risk", "A3": "off_track"}
    done = text_of(manager.get(reverse("import-done", args=[batch.pk])))
    assert "Bring in the progress that the file reports" not in done
    refused = send(manager, address)
    assert "This very file was brought in on" in text_of(refused)


def as_plan(client: HouseClient, world: World, data: bytes) -> Plan:
    member, draft = world.member("manager"), upload(client, data)
    chosen = {"title": "=1+1", "level_name": "theme", "lead": world.person("lead").pk}
    keep_import(by=member, draft=draft, choices={"plan": chosen})
    draft.refresh_from_db()
    return bring(by=member, draft=draft).plan


def test_export_import_export_gives_the_same_file(manager: HouseClient, world: World) -> None:
    """With a formula, a script or signs of other letters in every text that a plan has."""
    member, first, last = world.member("manager"), date(2026, 9, 1), date(2027, 3, 31)
    lead, owner = world.person("lead").post, world.person("owner").post
    sheet = [
        Line("=1.1", "1. Front door", "=HYPERLINK(1)", "<script>alert(1)</script>", "@SUM(A1)",
             lead, owner, "", "+cmd|'/C calc'!A0\nＮＨＳ ＝1", first, last),
        Line("{{7*7}}", "=cmd|'/C calc'!A1", "\u202eright to left £ 𝒳", "'=1\n-2", "_x0041_",
             lead, lead, owner, "-2", first, last),
    ]  # fmt: skip
    plan = as_plan(manager, world, write("=1+1", sheet, []))
    out = workbook_of(member, plan_now(member, plan.pk))
    again = as_plan(manager, world, out)
    assert workbook_of(member, plan_now(member, again.pk)) == out
    seen = replace(sheet[1], title="right to left £ 𝒳")  # without the sign that turns what follows
    assert read(out) == ("=1+1", [sheet[0], seen])


def test_another_deputy_and_priority_are_shown_and_accepted(
    manager: HouseClient, world: World
) -> None:
    post = world.person("lead").post
    data = filled_in(manager, world.plan, B4="Front door", H4=post)
    draft = upload(manager, data, world.plan)
    page = text_of(manager.get(reverse("import-compare", args=[draft.pk])))
    assert "PriorityFront door" in page
    assert f"Deputy{post}" in page
    answer = accept(manager, draft)
    assert answer.status_code == 302, text_of(answer)
    now = actions_now(world.member("manager"), plan_now(world.member("manager"), world.plan.pk))
    moved = now["1.3"]
    assert (moved.deputy, moved.priority) == (world.person("lead").pk, now["2.1"].priority)


def test_an_untouched_workbook_changes_nothing(manager: HouseClient, world: World) -> None:
    draft = upload(manager, filled_in(manager, world.plan), world.plan)
    result = Compared(world.member("manager"), draft).result
    assert (result.new, result.changed, result.gone, result.same) == ((), (), (), 12)


def test_what_a_file_changed_is_taken_back_by_saying_it_anew(
    manager: HouseClient, world: World
) -> None:
    cells = {"C2": "Another piece of work", "N5": "At risk", "O5": "Worse", "P5": "Appoint two",
             "Q5": date(2027, 6, 30), "R5": "The provider is late."}  # fmt: skip
    said = world.action("1.1").texts.newest_first()[0].title
    stood = world.action("1.4").progress_ratings.newest_first().first()
    accept(manager, upload(manager, filled_in(manager, world.plan, **cells), world.plan))
    assert world.action("1.1").texts.newest_first()[0].title == "Another piece of work"
    batch = PlanImport.objects.get()
    address = reverse("import-withdraw", args=[batch.pk])
    page = text_of(manager.get(address))
    assert "1 action: what it says, who answers for it" in page
    assert "1 new date stays asked for: who agrees dates answers" in page
    answer = send(manager, address, why="The wrong sheet was sent.")
    assert answer.status_code == 302, text_of(answer)
    assert world.action("1.1").texts.newest_first()[0].title == said
    update = world.action("1.4").updates.newest_first()[0]
    assert "was taken back: The wrong sheet was sent." in update.narrative
    assert update.rating == (stood.rating if stood else "not_started")
    assert plan_now(world.member("manager"), world.plan.pk) is not None  # the plan stays
    assert verify(world.authority).problems == []


def test_what_was_done_since_with_an_action_of_a_file_stays(
    manager: HouseClient, world: World
) -> None:
    accept(manager, upload(manager, filled_in(manager, world.plan, C2="Another"), world.plan))
    give(world, "1.3", Period(date(2026, 10, 1)), "at_risk")  # no action of the file
    batch = PlanImport.objects.get()
    done = reverse("import-done", args=[batch.pk])
    assert "Take it back, so that its actions are as they were" in text_of(manager.get(done))
    changes.set_state(by=world.member("manager"), action=world.action("1.1"), state="withdrawn",
                      note="Done elsewhere", decided_by="Cabinet")  # fmt: skip
    assert "More was done with its actions since" in text_of(manager.get(done))
    refused = send(manager, reverse("import-withdraw", args=[batch.pk]), why="Wrong")
    assert "Something was built on this import since" in text_of(refused)


def test_what_a_newer_file_no_longer_has_is_withdrawn_where_that_is_ticked_with_its_reason(
    manager: HouseClient, world: World
) -> None:
    draft = draft_import(world, NEWER, world.plan)
    address = reverse("import-compare", args=[draft.pk])
    action = world.action("1.4")
    ticked = {"accept": [f"gone-{action.pk}"]}
    refused = text_of(send(manager, address, **ticked))
    assert "Say why the actions are withdrawn." in refused
    assert "Say who decided to withdraw them." in refused
    said = {"why": "The new contract does it.", "decided_by": "Improvement board"}
    assert send(manager, address, **ticked, **said).status_code == 302
    last = action.states.newest_first()[0]
    assert (last.state, last.decided_by) == ("withdrawn", "Improvement board")
    assert world.action("1.3").states.newest_first()[0].state != "withdrawn"
    taken = send(manager, reverse("import-withdraw", args=[PlanImport.objects.get().pk]), why="No")
    assert taken.status_code == 302, text_of(taken)
    assert action.states.newest_first()[0].state == "open"
