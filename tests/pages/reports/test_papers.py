"""Papers on their pages: written, previewed, published, corrected, withdrawn."""

import re
from datetime import date

import pytest
from django.urls import reverse

from goldenthread.plans.changes import ConsultationInput, record_consultation
from goldenthread.reports.build import texts_of
from goldenthread.reports.changes import comment_section, state_of, withdraw_paper
from goldenthread.reports.models import IMPLICATIONS, Paper, PaperEdition
from tests.pages.sending import fields_of, text_of
from tests.people import at
from tests.unit.reports import reading
from tests.unit.reports.writing import TEXTS, draft, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def sign_in(world, client):
    def as_post(key):
        client.force_login(world.person(key))
        return client

    return as_post


def sent(response, **values):
    """What the page's form sends, with `values` typed into it."""
    return fields_of(response) | values


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def test_programme_manager_begins_a_paper_and_writes_it(world, sign_in) -> None:
    client = sign_in("manager")
    page = client.get(reverse("papers"))
    assert "No paper is being written." in page.content.decode()
    assert world.plan.terms.get().title in client.get(reverse("paper-add")).content.decode()

    address = f"{reverse('paper-add')}?plan={world.plan.pk}"
    assert "Which kind of paper?" in client.get(address).content.decode()
    address += "&kind=committee_report"
    page = client.get(address)
    begun = client.post(address, sent(page, **day("meeting_on", date(2026, 11, 30))))
    paper = Paper.objects.get()
    assert begun.headers["Location"] == reverse("paper", args=[paper.pk])

    page = client.get(reverse("paper", args=[paper.pk])).content.decode()
    assert "Improvement plan 2026: progress and impact" in page
    assert "Publish by Friday 20 November 2026." in page
    for section in IMPLICATIONS:
        assert f"<li>{section.label}</li>" in page

    address = reverse("paper-section", args=[paper.pk, "purpose"])
    page = client.get(address)
    went = client.post(address, sent(page, text="To tell members.", then="next"))
    assert went.headers["Location"] == reverse("paper-section", args=[paper.pk, "recommendations"])
    assert texts_of(paper)["purpose"] == "To tell members."
    assert "To tell members." in client.get(reverse("paper", args=[paper.pk])).content.decode()


def test_a_heading_that_the_record_fills_is_not_said_to_be_left(world, sign_in) -> None:
    held = date(2026, 9, 1), date(2026, 9, 30)
    terms = ConsultationInput("The offer", "Care leavers", "Survey", *held, answered=30)
    with at(date(2026, 10, 5)):
        record_consultation(by=world.member("lead"), plan=world.plan, terms=terms)
    paper = draft(world, texts={})
    words = text_of(sign_in("manager").get(reverse("paper", args=[paper.pk])))
    assert "Consultation and engagement Made from the record" in words
    assert "Legal To be completed." in words


def test_the_last_lawful_day_that_has_passed_is_a_warning(world, sign_in) -> None:
    paper = draft(world, meeting_on=date(2026, 11, 20))
    page = sign_in("manager").get(reverse("paper", args=[paper.pk])).content.decode()
    assert "The last day to publish for this meeting was Thursday 12 November 2026." in page


def test_what_somebody_else_wrote_meanwhile_stands_beside(world, sign_in) -> None:
    paper = draft(world)
    client = sign_in("manager")
    address = reverse("paper-section", args=[paper.pk, "legal"])
    first, second = client.get(address), client.get(address)
    client.post(address, sent(first, text="Theirs is written."))
    answer = client.post(address, sent(second, text="Mine is written."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Theirs is written." in page
    assert "Mine is written." in page
    assert texts_of(paper)["legal"] == "Theirs is written."


def test_terms_that_cannot_be_are_said_at_their_field(world, sign_in) -> None:
    paper = draft(world)
    client = sign_in("manager")
    address = reverse("paper-terms", args=[paper.pk])
    page = client.get(address)
    answer = client.post(address, sent(page, legal="exempt"))
    assert answer.status_code == 422
    assert "Choose the paragraph of schedule 12A" in answer.content.decode()
    answer = client.post(
        address,
        sent(page, legal="exempt", exempt_paragraph="2", legal_reason="A family would be known."),
    )
    assert answer.status_code == 302
    page = client.get(reverse("paper", args=[paper.pk])).content.decode()
    assert "Exempt, paragraph 2: likely to reveal" in page


def test_democratic_services_publish_it_and_everyone_sees_its_checksums(world, sign_in) -> None:
    paper = draft(world)
    client = sign_in("democratic_services")
    address = reverse("paper-publish", args=[paper.pk])
    page = client.get(address)
    assert "What will be frozen" in page.content.decode()
    assert "open data are made of the same position" in page.content.decode()
    refused = client.post(address, sent(page))
    assert refused.status_code == 422
    assert "Tick that you have read the paper" in refused.content.decode()

    form = sent(page, confirmed="on")
    assert client.post(address, form).status_code == 302
    assert client.post(address, form).status_code == 302  # the same form again is done already
    edition = PaperEdition.objects.get()
    page = client.get(reverse("paper", args=[paper.pk])).content.decode()
    for file in edition.files.values():
        assert file.sha256 in page.replace("<wbr>", "")
    assert f"in its entry {edition.entry}" in page


def test_missing_headings_are_named_and_need_a_tick(world, sign_in) -> None:
    texts = TEXTS | dict.fromkeys(("reasons", "legal", "background_papers"), "")
    paper = draft(world, texts=texts)
    client = sign_in("democratic_services")
    address = reverse("paper-publish", args=[paper.pk])
    page = client.get(address)
    html = page.content.decode()
    for heading in ("Reasons for the recommendations", "Legal", "Background papers"):
        assert f"<li>{heading}</li>" in html
    assert "<li>Finance</li>" not in html
    assert "Still to be written: 3 headings" in html
    assert "although 3 headings say “To be completed”" in html
    refused = client.post(address, sent(page, confirmed="on"))
    assert "Tick that it is published all the same" in refused.content.decode()
    client.post(address, sent(page, confirmed="on", incomplete="on"))
    assert state_of(paper).state == "published"


def test_a_paper_without_recommendations_offers_no_publishing(world, sign_in) -> None:
    paper = draft(world, texts=TEXTS | {"recommendations": ""})
    client = sign_in("democratic_services")
    address = reverse("paper-publish", args=[paper.pk])
    page = client.get(address)
    assert "cannot be published without “Recommendations”" in page.content.decode()
    assert "Publish edition 1</button>" not in page.content.decode()
    answer = client.post(address, sent(page, confirmed="on", incomplete="on"))
    assert answer.status_code == 422
    assert not paper.editions.exists()


def test_its_author_is_told_who_publishes_it(world, sign_in) -> None:
    paper = draft(world)
    client = sign_in("manager")
    address = reverse("paper-publish", args=[paper.pk])
    page = client.get(address)
    assert "You wrote part of this paper" in page.content.decode()
    assert "Publish edition 1</button>" not in page.content.decode()
    answer = client.post(address, sent(page, confirmed="on"))
    assert answer.status_code == 422
    assert "You wrote part of this paper" in answer.content.decode()
    assert not paper.editions.exists()


def test_a_correction_is_a_new_edition(world, sign_in) -> None:
    paper = draft(world)
    publish(world, paper)
    client = sign_in("manager")
    address = reverse("paper-edition", args=[paper.pk])
    assert client.post(address, sent(client.get(address), reason=" ")).status_code == 422
    client.post(address, sent(client.get(address), reason="A figure was misprinted."))
    page = client.get(reverse("paper", args=[paper.pk])).content.decode()
    assert "edition 2, a correction" in page
    assert "Edition 1, published 16 November 2026" in page


def test_withdrawing_needs_its_reason(world, sign_in) -> None:
    paper = draft(world)
    publish(world, paper)
    client = sign_in("monitoring_officer")
    address = reverse("paper-withdraw", args=[paper.pk])
    client.post(address, sent(client.get(address), reason="A name stood in it."))
    page = client.get(reverse("paper", args=[paper.pk])).content.decode()
    assert "The public can no longer read it" in page
    listed = client.get(reverse("papers")).content.decode()
    assert listed.index("Withdrawn") < listed.index(TITLE)


TITLE = "Improvement plan: progress and impact"


def test_councillors_see_what_is_published_only(world, sign_in) -> None:
    hidden, shown = draft(world, title="Not yet for members"), draft(world)
    edition = publish(world, shown)
    client = sign_in("councillor")
    page = client.get(reverse("papers")).content.decode()
    assert TITLE in page
    assert "Not yet for members" not in page
    assert "Being written" not in page
    assert client.get(reverse("paper", args=[hidden.pk])).status_code == 404
    page = client.get(reverse("paper", args=[shown.pk])).content.decode()
    assert "Begin a new edition" not in page
    assert client.get(reverse("paper-preview", args=[shown.pk])).status_code == 403
    assert client.get(reverse("paper-draft", args=[hidden.pk, "pdf"])).status_code in {403, 404}
    got = client.get(reverse("file-download", args=[edition.pdf_id]))
    assert got.content.startswith(b"%PDF")
    withdraw_paper(by=world.member("democratic_services"), paper=shown, reason="An error.")
    assert client.get(reverse("paper", args=[shown.pk])).status_code == 404
    assert client.get(reverse("file-download", args=[edition.pdf_id])).status_code == 404


def test_councillors_do_not_see_what_a_new_edition_will_say(world, sign_in) -> None:
    from goldenthread.reports.changes import begin_edition, change_paper
    from tests.unit.reports.writing import terms

    paper = draft(world)
    publish(world, paper)
    begin_edition(by=world.member("manager"), paper=paper, reason="An error.")
    change_paper(by=world.member("manager"), paper=paper, terms=terms(title="Not yet said"))
    client = sign_in("councillor")
    for address in (reverse("papers"), reverse("paper", args=[paper.pk])):
        page = client.get(address).content.decode()
        assert "Not yet said" not in page
        assert TITLE in page


@pytest.mark.parametrize(
    "name", ["paper", "paper-preview", "paper-terms", "paper-publish", "paper-withdraw"]
)
def test_another_council_finds_nothing(world, sign_in, name) -> None:
    paper = draft(world)
    assert sign_in("outsider").get(reverse(name, args=[paper.pk])).status_code == 404
    assert TITLE not in sign_in("outsider").get(reverse("papers")).content.decode()


@pytest.mark.whole_papers
def test_drafts_are_marked_and_their_numbers_are_the_lists(world, sign_in) -> None:
    paper = draft(world)
    client = sign_in("director")
    preview = client.get(reverse("paper-preview", args=[paper.pk]))
    assert "unsafe" not in preview.headers["Content-Security-Policy"]
    html = preview.content.decode()
    assert "DRAFT, OPEN" in html
    pdf = client.get(reverse("paper-draft", args=[paper.pk, "pdf"])).content
    word = client.get(reverse("paper-draft", args=[paper.pk, "docx"])).content
    assert "DRAFT, OPEN" in reading.pdf_text(pdf)

    listed = client.get(reverse("actions", args=[world.plan.pk]), {"progress": "complete"})
    complete, total = re.search(r"(\d+) of (\d+) actions", text_of(listed)).groups()
    said = f"({complete} of {total})"
    assert said == "(2 of 12)"
    tables = reading.docx_tables(word)
    assert tables["Progress by priority, number of actions"][-1][1] == complete
    for text in (reading.pdf_text(pdf), reading.docx_text(word), text_of(preview)):
        assert reading.squeezed(said) in reading.squeezed(text)


def test_texts_cannot_run(world, sign_in) -> None:
    paper = draft(world, texts=TEXTS | {"purpose": "<script>alert(1)</script></main>"})
    client = sign_in("democratic_services")
    html = client.get(reverse("paper-preview", args=[paper.pk])).content.decode()
    assert "<script" not in html
    client.get(reverse("paper", args=[paper.pk]))
    publish(world, paper)
    page = client.get(reverse("public-paper", args=["wyremouth", paper.pk])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_each_kind_asks_for_what_is_written_in_it_and_lists_tell_them_apart(world, sign_in) -> None:
    client = sign_in("manager")
    draft(world)
    address = f"{reverse('paper-add')}?plan={world.plan.pk}&kind=public_summary"
    page = client.get(address)
    assert "a summary for everybody" in page.content.decode()
    client.post(address, sent(page, **day("meeting_on", date(2026, 11, 30))))
    paper = Paper.objects.get(kind="public_summary")
    words = text_of(client.get(reverse("paper", args=[paper.pk])))
    assert "What inspectors found To be completed." in words
    assert "Other options considered" not in words
    assert "five clear days" not in words
    refused = client.get(reverse("paper-section", args=[paper.pk, "legal"]))
    assert refused.status_code == 404
    listed = text_of(client.get(reverse("papers"), {"kind": "public_summary"}))
    assert "a summary for everybody" in listed
    assert "progress and impact, 30 November" not in listed


def test_a_presenter_s_note_offers_no_publishing(world, sign_in) -> None:
    paper = draft(world, {}, kind="presenters_note")
    client = sign_in("democratic_services")
    page = text_of(client.get(reverse("paper", args=[paper.pk])))
    assert "It is never published: it is for who presents." in page
    assert "Read and publish" not in page
    html = text_of(client.get(reverse("paper-preview", args=[paper.pk])))
    assert "Likely questions" in html


def test_open_comments_and_wrong_figures_are_told_before_a_paper_is_published(
    world, sign_in
) -> None:
    paper = draft(world, {**TEXTS, "summary": "By now 11 of 12 actions are complete."})
    comment_section(
        by=world.member("finance"), paper=paper, section="summary", text="Is that still so?"
    )
    client = sign_in("democratic_services")
    at_page = reverse("paper-publish", args=[paper.pk])
    page = client.get(at_page)
    assert "1 comment on its sections is open" in text_of(page)
    assert "say figures that the record does not" not in text_of(page)
    answer = client.post(at_page, sent(page, confirmed="on"))
    assert "“11 of 12 actions are complete”, where the record says" in text_of(answer)
    assert client.post(at_page, sent(answer, stale="on", confirmed="on")).status_code == 302
    assert PaperEdition.objects.count() == 1


def test_a_presenters_note_has_no_button_to_publish_it(world, sign_in) -> None:
    note = draft(world, kind="presenters_note", body="Ofsted")
    page = sign_in("democratic_services").get(reverse("paper-publish", args=[note.pk]))
    assert "A presenter’s note for a meeting is never published" in text_of(page)
    listed = text_of(sign_in("manager").get(reverse("papers")))
    assert "30 November 2026 Never published" in listed
    assert "16 November 2026 No" in listed
    lead = text_of(sign_in("manager").get(reverse("paper", args=[note.pk])))
    assert "For Ofsted on Monday 30 November 2026" in lead
    assert "Publish edition 1</button>" not in page.content.decode()
