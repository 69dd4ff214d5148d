"""A large file is read and saved by the worker, in pieces that a kill leaves whole."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from goldenthread.accounts.access import system
from goldenthread.accounts.changes import withdraw_role
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Role
from goldenthread.imports import bringing, working
from goldenthread.imports.changes import keep_import
from goldenthread.imports.models import ImportDraft, PlanImport, Working
from goldenthread.jobs.models import Job
from goldenthread.jobs.registry import kind
from goldenthread.ledger.verify import verify
from tests.importing import draft_import
from tests.pages.client import HouseClient
from tests.pages.sending import send, text_of
from tests.people import World


@pytest.fixture
def draft(world: World, client: HouseClient, settings: Any, tmp_path: Any) -> ImportDraft:
    """Three rows, looked at and confirmed, where two rows are many."""
    settings.DATA, settings.FILES = tmp_path, tmp_path / "files"
    client.force_login(world.person("manager"))
    return draft_import(world)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "AT_ONCE", 2)
    monkeypatch.setattr(bringing, "PIECE", 1)


def save(client: HouseClient, draft: ImportDraft) -> Job:
    address = reverse("import", args=[draft.pk])
    send(client, address, confirm="on")
    return Job.objects.get(kind="import.saving")


def work(job: Job) -> None:
    kind(job.kind).work(job)


@pytest.mark.usefixtures("small_pieces")
def test_a_worker_that_is_killed_leaves_whole_pieces_and_the_next_goes_on(
    client: HouseClient, world: World, draft: ImportDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = save(client, draft)
    whole = bringing.Bringing.save

    def killed_at_the_third(self: bringing.Bringing, rows: Any) -> None:
        whole(self, rows)
        if len(self.kept["actions"]) == 3:
            raise MemoryError

    monkeypatch.setattr(bringing.Bringing, "save", killed_at_the_third)
    with pytest.raises(MemoryError):
        work(job)
    page = text_of(client.get(reverse("import", args=[draft.pk])))
    assert "2 of 3 rows are saved." in page
    monkeypatch.setattr(bringing.Bringing, "save", whole)
    work(job)
    work(job)  # done twice, it changes nothing
    batch = PlanImport.objects.get()
    assert (batch.rows, batch.plan.placements.count()) == (3, 3)
    assert verify(world.authority).problems == []


@pytest.mark.usefixtures("small_pieces")
def test_what_the_worker_may_not_do_is_said_on_the_page(
    client: HouseClient, world: World, draft: ImportDraft
) -> None:
    """The lead whom the draft names has left meanwhile."""
    job = save(client, draft)
    withdraw_role(by=system(world.authority), person=world.person("lead"), role=Role.LEAD)
    work(job)
    draft.refresh_from_db()
    assert draft.working == Working.NOTHING
    assert "lead" in draft.problem.lower()
    assert draft.problem in text_of(client.get(reverse("import", args=[draft.pk])))


def test_a_large_file_is_read_behind(client: HouseClient, draft: ImportDraft) -> None:
    keep_import(
        by=member_of(draft.person), draft=draft, proposal={}, choices={}, working=Working.READING
    )
    page = text_of(client.get(reverse("import", args=[draft.pk])))
    assert "It is large, so it is read in the background." in page
    work(Job(authority=draft.authority, kind="import.reading", arguments={"draft": draft.pk}))
    draft.refresh_from_db()
    assert (draft.working, len(draft.proposal["rows"])) == ("", 3)
