"""Writing, publishing and withdrawing papers: who may, when, and what is kept."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed, decide, system, visible
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.models import Role
from goldenthread.core.errors import Refused
from goldenthread.documents.models import StoredFile, store
from goldenthread.ledger.models import Entry
from goldenthread.ledger.recording import AlreadyDone, Conflict, change, origin, record
from goldenthread.ledger.verify import verify
from goldenthread.plans.periods import Period
from goldenthread.reports.build import build_paper, render_edition, texts_of
from goldenthread.reports.changes import (
    begin_edition,
    change_paper,
    publish_paper,
    state_of,
    withdraw_paper,
    write_section,
)
from goldenthread.reports.composing import unwritten
from goldenthread.reports.models import (
    EditionAuthor,
    Paper,
    PaperEdition,
    PaperState,
    PaperTerms,
    PaperText,
)
from tests.people import at, give
from tests.unit.reports.writing import TEXTS, draft, publish, terms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def test_published_paper_names_its_bytes_and_its_moment_in_the_record(world) -> None:
    edition = publish(world, draft(world))

    entry = Entry.objects.get(type="paper.published")
    basis = json.loads(entry.body)["basis"]
    sums = [file.sha256 for file in (*edition.files.values(), edition.dataset)]
    assert basis == [*sums, edition.known]
    assert edition.known < entry.n
    assert (edition.as_at, edition.edition) == (date(2026, 11, 16), 1)
    assert {name: store().read(file.sha256)[:4] for name, file in edition.files.items()} == {
        "pdf": b"%PDF",
        "docx": b"PK\x03\x04",
        "html": b"<!DO",
        "xlsx": b"PK\x03\x04",
    }
    assert verify(world.authority).is_sound


@pytest.mark.whole_papers
def test_later_changes_of_the_plan_leave_a_published_paper_as_it_was(world) -> None:
    paper = draft(world)
    edition = publish(world, paper)
    before = {name: store().read(file.sha256) for name, file in edition.files.items()}
    counted = build_paper(paper).position.progress

    with at(date(2026, 12, 3)):
        for reference in ("1.4", "1.5", "1.6"):
            give(world, reference, Period(date(2026, 11, 1)), "off_track")
        again = PaperEdition.objects.get(pk=edition.pk)
        assert {n: store().read(f.sha256) for n, f in again.files.items()} == before
        assert build_paper(paper).position.progress == counted
        assert again.moment == edition.moment


def test_nothing_is_rendered_twice_or_published_twice_from_one_form(world) -> None:
    paper = draft(world)
    form = uuid4()
    with origin(via="web", form=form):
        publish(world, paper)
    with pytest.raises(AlreadyDone), origin(via="web", form=form):
        publish(world, paper)
    assert paper.editions.count() == 1


@pytest.mark.parametrize("key", ["owner", "director", "councillor", "assurer"])
def test_only_democratic_services_or_a_programme_manager_publish(world, key) -> None:
    paper = draft(world)
    rendered = render_edition(paper)
    with pytest.raises(NotAllowed, match="Only democratic services"):
        publish_paper(by=world.member(key), paper=paper, rendered=rendered)


def test_whoever_wrote_any_of_it_does_not_publish_it(world) -> None:
    paper = draft(world)
    with pytest.raises(Refused, match="You wrote part of this paper"):
        publish_paper(by=world.member("manager"), paper=paper, rendered=render_edition(paper))


def test_another_programme_manager_publishes_unless_they_wrote_a_section(world) -> None:
    second = world.person("deputy")
    grant_role(by=system(world.authority), person=second, role=Role.PROGRAMME_MANAGER)
    paper = draft(world)
    write_section(
        by=world.member("deputy"), paper=paper, section="legal", text="The Act requires it."
    )
    with pytest.raises(Refused, match="You wrote part of this paper"):
        publish_paper(by=world.member("deputy"), paper=paper, rendered=render_edition(paper))

    other = draft(world)
    edition = publish_paper(by=world.member("deputy"), paper=other, rendered=render_edition(other))
    assert edition.published_by == second


def test_the_database_refuses_a_publisher_who_is_an_author(world) -> None:
    edition = publish(world, draft(world))
    manager = world.person("manager")

    @change
    def publish_own(*, by):
        EditionAuthor.objects.create(
            edition=edition, author=world.person("director"), published_by=world.person("director")
        )
        record("paper.published", edition.paper)

    with pytest.raises(IntegrityError, match="publisher_is_no_author"), transaction.atomic():
        publish_own(by=world.member("democratic_services"))
    assert list(edition.authors.values_list("author", flat=True)) == [manager.pk]


def test_what_was_written_meanwhile_stops_the_publication(world) -> None:
    paper = draft(world)
    rendered = render_edition(paper)
    write_section(by=world.member("manager"), paper=paper, section="purpose", text="Another.")
    with pytest.raises(Refused, match="Read it again"):
        publish_paper(by=world.member("democratic_services"), paper=paper, rendered=rendered)
    assert not paper.editions.exists()


def test_headings_to_be_completed_are_published_only_when_somebody_says_so(world) -> None:
    written = {"purpose": "To tell.", "summary": "Much is done.", "recommendations": "Note it."}
    paper = draft(world, texts=written)
    missing = unwritten(build_paper(paper))
    assert len(missing) == 15
    for told in (0, 14, 16):
        with pytest.raises(Refused, match=r"Still to be written: Reasons for the") as refused:
            publish(world, paper, incomplete=told)
        assert refused.value.field == "incomplete"
    assert publish(world, paper, incomplete=15).edition == 1


@pytest.mark.parametrize(
    ("empty", "said"),
    [
        (["summary"], "without “Executive summary”"),
        (["recommendations"], "without “Recommendations”"),
        (["summary", "recommendations"], "without “Recommendations” and “Executive summary”"),
    ],
)
def test_no_paper_is_published_without_its_summary_and_recommendations(world, empty, said) -> None:
    paper = draft(world, texts={**TEXTS, **dict.fromkeys(empty, " ")})
    with pytest.raises(Refused, match=said):
        publish(world, paper, incomplete=len(empty))
    assert not paper.editions.exists()


def test_who_publishes_has_seen_the_last_that_was_written(world) -> None:
    paper = draft(world)
    seen = Entry.objects.filter(authority=world.authority).count()
    write_section(by=world.member("manager"), paper=paper, section="legal", text="Other words.")
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        publish(world, paper)
    with origin(via="web", seen=seen + 1):
        assert publish(world, paper).edition == 1


def test_published_text_cannot_be_written_to_until_a_new_edition_is_begun(world) -> None:
    paper = draft(world)
    first = publish(world, paper)
    manager = world.member("manager")
    for refused in (
        lambda: write_section(by=manager, paper=paper, section="purpose", text="No."),
        lambda: change_paper(by=manager, paper=paper, terms=terms(item="9")),
    ):
        with pytest.raises(Refused, match="Begin a new edition"):
            refused()

    begin_edition(by=manager, paper=paper, reason="A figure was misprinted.")
    write_section(by=manager, paper=paper, section="purpose", text="To correct a figure.")
    assert list(PaperEdition.objects.public()) == [first]

    second = publish(world, paper)
    assert second.edition == 2
    assert list(PaperEdition.objects.public()) == [second]
    assert b"To correct a figure" in store().read(second.html.sha256)
    assert b"To correct a figure" not in store().read(first.html.sha256)


def test_withdrawn_paper_is_gone_from_the_public_with_its_reason_on_record(world) -> None:
    paper = draft(world)
    publish(world, paper)
    with pytest.raises(Refused, match="Say why"):
        withdraw_paper(by=world.member("monitoring_officer"), paper=paper, reason=" ")
    withdraw_paper(by=world.member("monitoring_officer"), paper=paper, reason="A name stood in it.")
    assert not PaperEdition.objects.public().exists()
    assert Entry.objects.get(type="paper.withdrawn").reason == "A name stood in it."
    assert state_of(paper).state == "withdrawn"
    with pytest.raises(Refused, match="not published"):
        withdraw_paper(by=world.member("manager"), paper=paper, reason="Again.")


@pytest.mark.parametrize(
    ("legal", "more"),
    [("exempt", {"exempt_paragraph": "2"}), ("confidential", {})],
)
def test_closed_paper_is_frozen_but_never_public(world, legal, more) -> None:
    paper = draft(world, legal=legal, legal_reason="It would identify a family.", **more)
    edition = publish(world, paper)
    assert edition.legal == legal
    assert not PaperEdition.objects.public().exists()
    assert not decide(world.member("councillor"), "paper.view", paper)
    assert decide(world.member("democratic_services"), "paper.view", paper)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"legal": "exempt", "legal_reason": "Why."}, "exempt_paragraph"),
        ({"legal": "exempt", "exempt_paragraph": "2"}, "legal_reason"),
        ({"exempt_paragraph": "2"}, "exempt_paragraph"),
        ({"legal": "confidential"}, "legal_reason"),
        ({"as_at": date(2026, 11, 17)}, "as_at"),
        ({"meeting_on": date(2026, 11, 1)}, "as_at"),
        ({"earlier_on": date(2026, 9, 1)}, "last_met_on"),
        ({"last_met_on": date(2026, 9, 1)}, "earlier_on"),
        ({"earlier_on": date(2026, 9, 2), "last_met_on": date(2026, 9, 1)}, "earlier_on"),
        ({"earlier_on": date(2026, 9, 1), "last_met_on": date(2026, 11, 30)}, "last_met_on"),
        ({"title": " "}, "title"),
        ({"body": ""}, "body"),
    ],
)
def test_terms_that_cannot_be_are_refused_at_their_field(world, changed, field) -> None:
    with pytest.raises(Refused) as refused:
        draft(world, **changed)
    assert refused.value.field == field
    assert not Paper.objects.exists()


def test_the_database_refuses_an_exempt_paper_without_its_paragraph(world) -> None:
    paper = draft(world)

    @change
    def exempt_without(*, by):
        PaperTerms.objects.create(
            paper=paper,
            title="T",
            body="B",
            meeting_on=date(2026, 11, 30),
            as_at=date(2026, 11, 16),
            legal="exempt",
            author=by.person,
            effective_on=date(2026, 11, 16),
        )
        record("paper.changed", paper)

    with pytest.raises(IntegrityError, match="exempt_by_a_paragraph"), transaction.atomic():
        exempt_without(by=world.member("manager"))


def test_councillors_see_what_is_published_and_nothing_else(world) -> None:
    published, draft_only = draft(world), draft(world)
    edition = publish(world, published)
    councillor = world.member("councillor")
    assert list(Paper.objects.visible_to(councillor)) == [published]
    assert not decide(councillor, "paper.view", draft_only)
    files = StoredFile.objects.filter(visible(councillor, "file.open"))
    assert set(files) >= set(edition.files.values())

    withdraw_paper(by=world.member("democratic_services"), paper=published, reason="Error.")
    files = StoredFile.objects.filter(visible(councillor, "file.open"))
    assert not set(files) & set(edition.files.values())
    assert not Paper.objects.visible_to(councillor).exists()


def test_two_people_cannot_write_over_one_another(world) -> None:
    paper = draft(world)
    seen = Entry.objects.filter(authority=world.authority).count()
    write_section(by=world.member("manager"), paper=paper, section="legal", text="Theirs.")
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        write_section(by=world.member("manager"), paper=paper, section="legal", text="Mine.")
    assert texts_of(paper)["legal"] == "Theirs."


@pytest.mark.parametrize(
    "verb",
    [
        lambda w, p: draft(w),
        lambda w, p: change_paper(by=w.member("manager"), paper=p, terms=terms(item="9")),
        lambda w, p: write_section(by=w.member("manager"), paper=p, section="legal", text="Words."),
        publish,
    ],
)
def test_what_is_not_recorded_did_not_happen(world, monkeypatch, verb) -> None:
    paper = draft(world)
    models = (Paper, PaperTerms, PaperText, PaperState, PaperEdition, EditionAuthor, StoredFile)
    before = [model.objects.count() for model in models]

    def broken(*_args, **_kwargs):
        raise RuntimeError("the ledger is full")

    monkeypatch.setattr("goldenthread.reports.changes.papers.record", broken)
    with pytest.raises(RuntimeError, match="full"), transaction.atomic():
        verb(world, paper)
    assert [model.objects.count() for model in models] == before


@pytest.mark.whole_papers
def test_no_file_goes_out_that_fails_its_release_check(world, settings) -> None:
    settings.RELEASE_CANARIES = ["about legal"]
    with pytest.raises(Refused, match=r"a PDF did not pass its release check.*“about legal”"):
        publish(world, draft(world))
    assert not PaperEdition.objects.exists()
    settings.RELEASE_CANARIES = ["Operation Curlew"]
    assert publish(world, draft(world)).edition == 1


def test_figures_that_the_record_does_not_give_are_published_only_when_somebody_says_so(
    world,
) -> None:
    texts = {**TEXTS, "summary": "By now 11 of 12 actions are complete."}
    paper = draft(world, texts)
    with pytest.raises(Refused, match="“11 of 12 actions are complete”, where the record says"):
        publish(world, paper)
    assert not PaperEdition.objects.exists()
    publish(world, paper, stale=True)
    told = Entry.objects.get(type="paper.published").reason
    assert told.startswith("Its text says “11 of 12 actions are complete”; the record, “")
