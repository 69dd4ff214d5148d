"""The file that the committee system published is kept beside ours, and compared with it."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.documents.models import store
from goldenthread.reports.models import BroughtCopy
from tests.pages.sending import fields_of, text_of
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def changed_in_word(data: bytes, old: str, new: str) -> bytes:
    """Our Word file after somebody wrote in it."""
    file, out = docx.Document(io.BytesIO(data)), io.BytesIO()
    for paragraph in file.paragraphs:
        if old in paragraph.text:
            for run in paragraph.runs:
                run.text = run.text.replace(old, new)
    file.save(out)
    return out.getvalue()


@pytest.mark.real_sandbox
@pytest.mark.whole_papers
def test_a_copy_is_brought_back_and_its_differences_shown(world, client) -> None:
    edition = publish(world, draft(world))
    ours = store().read(edition.docx.sha256)
    theirs = changed_in_word(ours, "What is to be said about legal.", "Section 136 of the Act.")
    client.force_login(world.person("democratic_services"))
    address = reverse("paper-bring", args=[edition.paper_id])
    assert address in client.get(reverse("paper", args=[edition.paper_id])).content.decode()
    upload = SimpleUploadedFile("As published.docx", theirs)
    sent = client.post(address, fields_of(client.get(address)) | {"file": upload})
    copy = BroughtCopy.objects.get()
    assert sent.headers["Location"] == reverse("paper-brought", args=[edition.paper_id, copy.pk])
    words = text_of(client.get(sent.headers["Location"]))
    assert "1 paragraph differs; in 1 of them the numbers do." in words
    assert "only there: Section 136 of the Act." in words
    assert copy.file.sha256 in client.get(sent.headers["Location"]).content.decode().replace(
        "<wbr>", ""
    )
    assert store().read(edition.docx.sha256) == ours


def test_what_is_neither_pdf_nor_word_is_refused(world, client) -> None:
    edition = publish(world, draft(world))
    client.force_login(world.person("democratic_services"))
    address = reverse("paper-bring", args=[edition.paper_id])
    upload = SimpleUploadedFile("notes.txt", b"Notes.")
    answer = client.post(address, fields_of(client.get(address)) | {"file": upload})
    assert answer.status_code == 422
    assert "Choose the PDF or Word file" in text_of(answer)
