"""Part 2 is another paper from other queries: nothing of it stands where it may not."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.core.errors import Refused
from goldenthread.documents.models import store
from goldenthread.reports.build import rebuild_paper
from goldenthread.reports.changes import begin_part_two, change_paper, write_section
from goldenthread.reports.freezing import dataset_of
from goldenthread.reports.models import Paper
from tests import governing
from tests.pages.sending import fields_of, text_of
from tests.unit.reports import reading
from tests.unit.reports.writing import TEXTS, draft, publish, terms

pytestmark = pytest.mark.django_db
CANARY = "CANARY-42 of part two"
REASON = "It has a price that is still being negotiated."
COMMITTEE = "Children and Families Committee"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


@pytest.fixture
def both(world):
    """Part 1 and part 2, published; the councillor is a member of the committee."""
    committee = governing.body(world, COMMITTEE, "committee")
    governing.seat(world, committee, "councillor")
    first = draft(world)
    manager = world.member("manager")
    second = begin_part_two(by=manager, paper=first, exempt_paragraph="3", legal_reason=REASON)
    change_paper(
        by=manager,
        paper=second,
        terms=terms(title=CANARY, legal="exempt", exempt_paragraph="3", legal_reason=REASON),
    )
    for section in TEXTS:
        write_section(by=manager, paper=second, section=section, text=CANARY)
    return publish(world, first), publish(world, second)


@pytest.mark.whole_papers
def test_part_one_says_that_there_is_a_part_two_its_paragraph_and_reason_and_no_more(both) -> None:
    first, _ = both
    html = store().read(first.html.sha256).decode()
    assert "This report has a part 2, which the public may not read." in html
    assert "paragraph 3: financial or business affairs" in html
    assert REASON in html
    read = {"pdf": reading.pdf_text, "docx": reading.docx_text, "xlsx": reading.xlsx_tables}
    files = {**first.files, "json": first.dataset}
    for form, file in files.items():
        said = str(read.get(form, bytes.decode)(store().read(file.sha256)))
        assert "Care leavers" in said, form
        assert CANARY not in said, form
    assert rebuild_paper(first) == dataset_of(first)


def test_nobody_meets_part_two_who_may_not(world, client, both) -> None:
    """The public, and a board member who sits on no such body."""
    first, second = both
    plan = ["wyremouth", world.plan.pk]
    public = [reverse("public-authority", args=["wyremouth"]), reverse("public-plan", args=plan)]
    public += [reverse("public-data", args=plan), reverse("public-feed", args=["wyremouth"])]
    public += [reverse("public-page", args=[*plan, "actions"])]
    for address in public:
        assert CANARY not in client.get(address).content.decode()
    assert (
        client.get(reverse("public-paper", args=["wyremouth", second.paper_id])).status_code == 404
    )
    assert client.get(reverse("verify-edition", args=[second.code])).status_code == 404

    client.force_login(world.person("board_member"))
    for address in (reverse("papers"), reverse("paper", args=[first.paper_id]), reverse("home")):
        assert CANARY not in client.get(address).content.decode()
    assert client.get(reverse("paper", args=[second.paper_id])).status_code == 404
    for file in second.files.values():
        assert client.get(reverse("file-download", args=[file.pk])).status_code == 404


def test_a_member_of_the_body_reads_it_with_its_files(world, client, both) -> None:
    first, second = both
    client.force_login(world.person("councillor"))
    assert CANARY in text_of(client.get(reverse("papers")))
    page = client.get(reverse("paper", args=[first.paper_id]))
    assert reverse("paper", args=[second.paper_id]) in page.content.decode()
    assert "Exempt: frozen, and not public." in text_of(
        client.get(reverse("paper", args=[second.paper_id]))
    )
    pdf = client.get(reverse("file-download", args=[second.pdf.pk]))
    assert pdf.content == store().read(second.pdf.sha256)


def test_who_reads_what_is_asked_of_the_rules_that_decide_it(world, client, both) -> None:
    first, _ = both
    client.force_login(world.person("finance"))
    words = text_of(client.get(reverse("paper-readers", args=[first.paper_id])))
    public, member = words.split("A member of the Children and Families Committee")
    assert "Part 1 is read now" in public
    assert "Part 2 is never read" in public
    assert CANARY not in public
    assert f"Part 2 is read now: {CANARY}" in member


def test_a_paper_is_read_as_its_reader_does_from_what_they_get(world, client, both) -> None:
    first, _ = both
    client.force_login(world.person("finance"))
    open_part, closed = (reverse("paper-preview", args=[each.paper_id]) for each in both)
    offered = client.get(reverse("paper-readers", args=[first.paper_id])).content.decode()
    assert f"{open_part}?as=public" in offered
    assert f"{closed}?as=public" not in offered
    page = client.get(f"{open_part}?as=public").content.decode()
    assert "Part 1, as it is read by: the public." in page
    assert first.title in page
    assert CANARY not in page
    assert client.get(f"{closed}?as=public").status_code == 404
    page = client.get(f"{closed}?as=member").content.decode()
    assert "as it is read by: a member of the Children and Families Committee." in page
    assert CANARY in page


def test_it_is_begun_on_its_page_once_and_the_parts_stay_what_they_are(world, client) -> None:
    paper = draft(world)
    client.force_login(world.person("manager"))
    address = reverse("paper-part-two", args=[paper.pk])
    assert address in client.get(reverse("paper", args=[paper.pk])).content.decode()
    sent = fields_of(client.get(address)) | {"exempt_paragraph": "3", "legal_reason": REASON}
    assert client.post(address, sent).status_code == 302
    part = Paper.objects.get(part_one=paper)
    manager = world.member("manager")
    with pytest.raises(Refused, match="has a part 2 already"):
        begin_part_two(by=manager, paper=paper, exempt_paragraph="3", legal_reason=REASON)
    with pytest.raises(Refused, match="belongs in part 1"):
        change_paper(by=manager, paper=part, terms=terms(meeting_on=date(2026, 11, 30)))
    closed = terms(legal="exempt", exempt_paragraph="3", legal_reason=REASON)
    with pytest.raises(Refused, match="belongs in part 2"):
        change_paper(by=manager, paper=paper, terms=closed)
