"""A paper and the meetings that have it know each other, whatever stands in its place there."""

from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.core import clock
from goldenthread.documents.changes import put_upload
from goldenthread.documents.models import store
from goldenthread.governance.changes import bring_item_paper
from goldenthread.governance.reminders_papers import papers_owed
from goldenthread.ledger.models import Entry
from goldenthread.reports.changes import begin_edition
from goldenthread.reports.models import BroughtCopy
from tests.governing import item, paper, upload
from tests.pages.reports.test_bringing import changed_in_word
from tests.pages.sending import send, text_of
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def test_meeting_and_paper_name_each_other_where_the_file_was_chosen_by_hand(
    world, governance, client
) -> None:
    edition = publish(world, draft(world))
    agenda = item(world, governance.coming, "Progress of the plan")
    client.force_login(world.person("democratic_services"))
    file = SimpleUploadedFile("report.pdf", store().read(edition.pdf.sha256), "application/pdf")
    send(client, f"/items/{agenda.pk}/papers/add/", title="Our report", file=file)
    here = reverse("paper", args=[edition.paper_id])
    for page in (f"/items/{agenda.pk}/", f"/meetings/{governance.coming.pk}/"):
        assert f'<a href="{here}">Edition 1 of the paper' in client.get(page).content.decode()
    words = text_of(client.get(here))
    assert "Progress of the plan, Children and Families Committee, 30 November 2026" in words
    assert ": edition 1, in hand, not yet published." in words


def test_nobody_is_told_of_a_paper_that_they_may_not_read(world, governance, client) -> None:
    closed = {"legal": "exempt", "exempt_paragraph": "3", "legal_reason": "A price."}
    edition = publish(world, draft(world, **closed))
    agenda = item(world, governance.coming, "Progress of the plan")
    client.force_login(world.person("democratic_services"))
    send(client, reverse("paper-agenda", args=[edition.paper_id]), item=str(agenda.pk))
    put = agenda.papers.get()
    assert put.terms.newest_first()[0].legal == "exempt"
    client.force_login(world.person("board_member"))
    page = client.get(f"/items/{agenda.pk}/").content.decode()
    assert reverse("paper", args=[edition.paper_id]) not in page
    assert edition.title not in page


@pytest.mark.real_sandbox
@pytest.mark.whole_papers
def test_a_copy_brought_through_the_agenda_is_compared_and_verified(
    world, governance, client
) -> None:
    edition = publish(world, draft(world))
    agenda = item(world, governance.coming, "Progress of the plan")
    client.force_login(world.person("democratic_services"))
    send(client, reverse("paper-agenda", args=[edition.paper_id]), item=str(agenda.pk))
    put = agenda.papers.get()
    ours = store().read(edition.docx.sha256)
    theirs = changed_in_word(ours, "What is to be said about legal.", "Section 136 of the Act.")
    send(client, f"/item-papers/{put.pk}/bring/", file=SimpleUploadedFile("As sent.docx", theirs))
    copy = BroughtCopy.objects.get()
    compared = reverse("paper-brought", args=[edition.paper_id, copy.pk])
    assert compared in client.get(f"/items/{agenda.pk}/").content.decode()
    assert compared in client.get(reverse("paper", args=[edition.paper_id])).content.decode()
    assert "only there: Section 136 of the Act." in text_of(client.get(compared))

    verify = f"{reverse('verify')}?sha256={copy.file.sha256}"
    assert "This is not ours" in text_of(client.get(verify))  # in hand, and not yet published
    send(client, f"/item-papers/{put.pk}/publish/", all_the_same="on")
    words = text_of(client.get(verify))
    assert "This is a copy of edition 1 that was published elsewhere" in words
    assert "It is not the file that was frozen here" in words


def test_a_new_edition_takes_the_place_of_the_old_one_once_somebody_says_so(
    world, governance, client
) -> None:
    edition = publish(world, draft(world))
    agenda = item(world, governance.coming, "Progress of the plan")
    client.force_login(world.person("democratic_services"))
    address = reverse("paper-agenda", args=[edition.paper_id])
    send(client, address, item=str(agenda.pk))
    put = agenda.papers.get()
    begin_edition(by=world.member("manager"), paper=edition.paper, reason="A misprint.")
    second = publish(world, edition.paper)

    offered = f"{address}?instead={put.pk}"
    for page in (f"/items/{agenda.pk}/", reverse("paper", args=[edition.paper_id])):
        answer = client.get(page)
        assert offered in answer.content.decode()
        assert "Put edition 2 in its place" in text_of(answer)
    assert put.stages.newest_first()[0].file_id == edition.pdf_id
    begin_edition(by=world.member("manager"), paper=edition.paper, reason="Another.")
    agendas = reverse("paper-agendas", args=[edition.paper_id])
    assert agendas in client.get(reverse("paper", args=[edition.paper_id])).content.decode()
    assert "30 November 2026: edition 1, published." in text_of(client.get(agendas))
    send(client, offered)
    assert put.stages.newest_first()[0].file_id == second.pdf_id
    told = Entry.objects.filter(type="item_paper.brought").latest("n")
    assert second.pdf.sha256 in told.body
    assert not BroughtCopy.objects.exists()
    assert "Put edition 2 in its place" not in text_of(client.get(f"/items/{agenda.pk}/"))


def test_a_paper_fills_the_place_where_it_is_to_follow_and_nobody_is_chased_any_more(
    world, governance, client
) -> None:
    agenda = item(world, governance.coming, "Progress of the plan")
    place = paper(world, agenda, "Progress report", person=world.person("owner"))
    day = clock.today()
    assert papers_owed(world.authority, day)
    edition = publish(world, draft(world))
    client.force_login(world.person("democratic_services"))
    address = reverse("paper-agenda", args=[edition.paper_id])
    assert "as “Progress report”, which is to follow" in text_of(client.get(address))
    send(client, address, item=f"instead-{place.pk}")
    assert agenda.papers.count() == 1
    stands = place.stages.newest_first()[0]
    assert (stands.stage, stands.file_id) == ("published", edition.pdf_id)
    assert place.terms.newest_first()[0].title == edition.title
    assert not papers_owed(world.authority, day)


@pytest.mark.real_sandbox
@pytest.mark.whole_papers
def test_what_took_the_place_of_an_edition_before_copies_were_kept_is_compared_when_looked_at(
    world, governance, client, monkeypatch, settings
) -> None:
    edition = publish(world, draft(world))
    by = world.member("democratic_services")
    agenda = item(world, governance.coming, "Progress of the plan")
    put = paper(world, agenda, edition.title, edition.docx)
    ours = store().read(edition.docx.sha256)
    theirs = changed_in_word(ours, "What is to be said about legal.", "Section 136 of the Act.")
    monkeypatch.setattr("goldenthread.governance.changes.papers.tell_brought", lambda *_: None)
    bring_item_paper(by=by, paper=put, file=put_upload("As sent.docx", theirs))
    assert not BroughtCopy.objects.exists()
    client.force_login(world.person("democratic_services"))
    address = reverse("paper-on-agenda", args=[edition.paper_id, put.pk])
    assert address in client.get(reverse("paper", args=[edition.paper_id])).content.decode()
    assert "only there: Section 136 of the Act." in text_of(client.get(address))
    bring_item_paper(by=by, paper=put, file=upload("A note instead."))
    assert "Only a PDF or Word file can be compared with ours" in text_of(client.get(address))
    bring_item_paper(by=by, paper=put, file=put_upload("As sent.docx", theirs))
    for kept in settings.FILES.rglob(f"*{sha256(theirs).hexdigest()[4:]}*"):
        kept.unlink()
    assert "no longer kept whole here" in text_of(client.get(address))
