"""Anybody finds out whether what they hold is what was published."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from goldenthread.documents.models import store
from goldenthread.ledger.models import Entry
from goldenthread.public.verdicts import MOST
from goldenthread.reports.changes import begin_edition, withdraw_paper, write_section
from tests.pages.sending import text_of
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db
VERIFY = "/v/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def bytes_of(edition, form="pdf"):
    return store().read(edition.files[form].sha256)


def checked(client, data: bytes) -> str:
    return text_of(client.post(VERIFY, {"file": SimpleUploadedFile("copy.pdf", data)}))


def corrected(world, paper):
    begin_edition(by=world.member("manager"), paper=paper, reason="A figure was misprinted.")
    write_section(by=world.member("manager"), paper=paper, section="summary", text="Corrected.")
    return publish(world, paper)


def test_a_file_is_told_for_what_it_is(world, client) -> None:
    first = publish(world, draft(world))
    copy = bytes_of(first)
    assert "This is edition 1, published on 16 November 2026, as published." in checked(
        client, copy
    )
    assert "This is not ours" in checked(client, copy + b"\n")

    corrected(world, first.paper)
    words = checked(client, copy)
    assert "This was edition 1" in words
    assert "edition 2, published on 16 November 2026, corrects it." in words

    withdraw_paper(by=world.member("democratic_services"), paper=first.paper, reason="Error.")
    words = checked(client, copy)
    assert "Withdrawn: this was edition 1" in words
    assert first.title not in words


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "xlsx"])
def test_a_checksum_does_as_well_as_the_file(world, client, form) -> None:
    edition = publish(world, draft(world))
    sha256 = hashlib.sha256(bytes_of(edition, form)).hexdigest()
    for said in (sha256, f" {sha256[:32]} {sha256[32:].upper()}"):
        assert "as published." in text_of(client.get(VERIFY, {"sha256": said}))
    assert "This is no SHA-256" in text_of(client.get(VERIFY, {"sha256": "abc"}))


def test_nothing_of_a_file_is_kept_and_a_large_one_is_not_taken(
    world, client, settings, tmp_path
) -> None:
    settings.FILES = tmp_path / "files"  # other processes of this run keep files meanwhile
    assert "This is not ours" in checked(client, b"a stranger's file")
    assert not list(store())
    assert "larger than 25 MB" in checked(client, b"x" * (MOST + 1))
    assert "Choose a file" in text_of(client.post(VERIFY))


def test_the_address_at_the_foot_leads_to_what_was_published(world, client) -> None:
    edition = publish(world, draft(world))
    foot = f"Verify at http://127.0.0.1:8000/v/{edition.code}"
    assert foot in bytes_of(edition, "html").decode()
    page = client.get(reverse("verify-edition", args=[edition.code]))
    words = text_of(page)
    assert edition.title in words
    assert "The record still gives this checksum." in words
    html = page.content.decode().replace("<wbr>", "")
    for sha256 in (edition.root, *(file.sha256 for file in edition.files.values())):
        assert sha256 in html
    assert edition.dataset.sha256 not in html  # it would let hidden figures be guessed


def test_a_record_that_was_changed_is_told(world, client) -> None:
    edition = publish(world, draft(world))
    entry = Entry.objects.filter(n__lt=edition.known).last()
    with connection.cursor() as cursor:
        drop_triggers(cursor)
        cursor.execute("UPDATE ledger_entry SET leaf = %s WHERE id = %s", ["0" * 64, entry.pk])
    words = text_of(client.get(reverse("verify-edition", args=[edition.code])))
    assert "The record no longer gives this checksum" in words


def drop_triggers(cursor) -> None:
    if connection.vendor == "sqlite":
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_entry'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
    else:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits would keep the table busy
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")


def test_a_closed_or_unknown_paper_gives_nothing_away(world, client) -> None:
    closed = {"legal": "exempt", "exempt_paragraph": "2", "legal_reason": "A family."}
    edition = publish(world, draft(world, **closed))
    for code in (edition.code, "nosuchcode"):
        assert client.get(reverse("verify-edition", args=[code])).status_code == 404
    assert "This is not ours" in checked(client, bytes_of(edition))

    paper = publish(world, draft(world)).paper
    first = paper.editions.get()
    withdraw_paper(by=world.member("democratic_services"), paper=paper, reason="Error.")
    words = text_of(client.get(reverse("verify-edition", args=[first.code])))
    assert "Withdrawn." in words
    assert first.title not in words
