"""Word templates on their pages: tried, used, left again."""

from __future__ import annotations

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.documents.models import store
from goldenthread.reports.models import WordTemplate
from tests.pages.sending import enter, send, text_of
from tests.people import World
from tests.unit.reports.templates import template
from tests.unit.reports.writing import draft, publish

pytestmark = [pytest.mark.django_db, pytest.mark.whole_papers]
AT = "/papers/templates/committee_report/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("council.docx", data)


def words(data: bytes) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.mark.real_sandbox
def test_a_template_is_used_for_drafts_and_for_what_is_published(
    client: Client, world: World
) -> None:
    paper = draft(world)
    enter(client, world, "manager")
    assert "Committee report Our Word form" in text_of(client.get("/papers/templates/"))
    send(client, AT, file=upload(template()))
    assert "Your own: council.docx, since 16 November 2026" in text_of(
        client.get("/papers/templates/")
    )
    assert "Why we report" in words(client.get(f"/papers/{paper.pk}/draft.docx").content)
    edition = publish(world, paper)
    assert edition.template.name == "council.docx"
    assert "Why we report" in words(store().read(edition.docx.sha256))
    send(client, f"{AT}drop/", why="A new letterhead is coming.")
    other = draft(world)
    assert "Why we report" not in words(client.get(f"/papers/{other.pk}/draft.docx").content)
    assert "Why we report" in words(store().read(edition.docx.sha256))


def test_a_broken_template_changes_nothing_and_gets_a_sentence(
    client: Client, world: World
) -> None:
    enter(client, world, "manager")
    answer = send(client, AT, file=upload(template("{{ titel }}", "{{ rest }}")))
    assert answer.status_code == 422
    assert "not known: {{ titel }}. Did you mean {{ title }}?" in text_of(answer)
    pdf = SimpleUploadedFile("council.pdf", b"no PDF")
    assert "its content is something else" in text_of(send(client, AT, file=pdf))
    text = SimpleUploadedFile("council.txt", b"{{ title }}")
    assert "A template is a Word document" in text_of(send(client, AT, file=text))
    assert not WordTemplate.objects.exists()


def test_the_file_to_begin_with_can_be_used_as_it_is(client: Client, world: World) -> None:
    enter(client, world, "democratic_services")
    begun = client.get(f"{AT}begin.docx").content
    assert send(client, AT, file=upload(begun)).status_code == 302
    assert client.get("/papers/templates/no_such_kind/").status_code == 404
