"""The public pages show what was published, to everybody alike, and nothing else."""

import hashlib

import pytest
from django.urls import reverse

from goldenthread.documents.models import store
from goldenthread.reports.changes import withdraw_paper
from tests.pages.sending import fields_of
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def address(paper):
    return reverse("public-paper", args=["wyremouth", paper.pk])


def file_address(paper, kind="pdf", number=1):
    return reverse("public-paper-file", args=["wyremouth", paper.pk, number, kind])


def test_anybody_reads_a_published_paper_without_a_session(world, client) -> None:
    paper = draft(world)
    edition = publish(world, paper)
    assert "Wyremouth Council" in client.get(reverse("public")).content.decode()
    listed = client.get(reverse("public-authority", args=["wyremouth"])).content.decode()
    assert "Improvement plan: progress and impact" in listed

    answer = client.get(address(paper))
    page = answer.content.decode()
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "sessionid" not in answer.cookies
    assert not answer.cookies
    frozen = store().read(edition.html.sha256).decode()
    assert frozen.split("<main>")[1].split("</main>")[0] in page
    for kind, file in edition.files.items():
        assert file.sha256 in page.replace("<wbr>", "")
        data = client.get(file_address(paper, kind)).content
        assert hashlib.sha256(data).hexdigest() == file.sha256


def test_the_page_is_the_same_whoever_asks(world, client) -> None:
    paper = draft(world)
    publish(world, paper)
    anonymous = client.get(address(paper)).content.decode()
    client.force_login(world.person("manager"))
    signed_in = client.get(address(paper)).content.decode()
    assert "Sign out" not in signed_in

    def without_nonce(page):
        return [line for line in page.splitlines() if "nonce" not in line]

    assert without_nonce(signed_in) == without_nonce(anonymous)


def test_messages_wait_for_a_page_of_their_own(world, client) -> None:
    paper = draft(world)
    client.force_login(world.person("democratic_services"))
    page = client.get(reverse("paper-publish", args=[paper.pk]))
    sent = fields_of(page) | {"confirmed": "on"}
    client.post(reverse("paper-publish", args=[paper.pk]), sent)
    assert "published and frozen" not in client.get(address(paper)).content.decode()
    assert "published and frozen" in client.get(reverse("papers")).content.decode()


def test_a_withdrawn_paper_is_gone_at_once(world, client) -> None:
    paper = draft(world)
    publish(world, paper)
    assert client.get(address(paper)).status_code == 200
    withdraw_paper(by=world.member("democratic_services"), paper=paper, reason="An error.")
    gone = client.get(address(paper))
    assert gone.status_code == 404
    assert gone.headers["Cache-Control"] == "no-store"
    assert client.get(file_address(paper)).status_code == 404
    assert client.get(reverse("public-authority", args=["wyremouth"])).status_code == 404
    assert "Nothing is published yet." in client.get(reverse("public")).content.decode()


def test_drafts_and_closed_papers_are_not_there(world, client) -> None:
    hidden = draft(world)
    closed = draft(
        world, legal="exempt", exempt_paragraph="2", legal_reason="It would identify a family."
    )
    publish(world, closed)
    for paper in (hidden, closed):
        assert client.get(address(paper)).status_code == 404
        for kind in ("pdf", "docx", "html"):
            assert client.get(file_address(paper, kind)).status_code == 404
    assert client.get(reverse("public-authority", args=["wyremouth"])).status_code == 404


def test_a_paper_is_found_under_its_own_council_only(world, client) -> None:
    paper = draft(world)
    publish(world, paper)
    elsewhere = reverse("public-paper", args=["eastmere", paper.pk])
    assert client.get(elsewhere).status_code == 404
    assert client.get(file_address(paper, "exe")).status_code == 404
    assert client.get(file_address(paper, number=2)).status_code == 404


def test_nothing_can_be_sent_to_public_pages(world, client) -> None:
    client.inspect = False  # the refusal has no page
    assert client.post(reverse("public")).status_code == 405
