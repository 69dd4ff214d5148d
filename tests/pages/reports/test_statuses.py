"""Which kinds of paper are for the public: their packs are not, unless somebody says so."""

import pytest
from django.urls import reverse

from goldenthread.core.errors import Refused
from goldenthread.documents.models import store
from goldenthread.ledger.models import Entry
from goldenthread.reports.changes import set_kind_status
from tests import governing
from tests.pages.sending import fields_of, send, text_of
from tests.unit.reports.writing import draft, publish

pytestmark = pytest.mark.django_db
PACK = {"kind": "board_pack", "body": "Improvement Board"}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path


def test_a_boards_pack_begins_as_not_for_the_public_until_the_council_says_otherwise(
    world, client
) -> None:
    client.force_login(world.person("manager"))
    address = f"{reverse('paper-add')}?plan={world.plan.pk}&kind=dfe_review"
    begun = fields_of(client.get(address))
    assert (begun["legal"], begun["marking"]) == (["private"], ["official_sensitive"])
    client.force_login(world.person("democratic_services"))
    kind = reverse("paper-status", args=["dfe_review"])
    send(client, kind, legal="open", marking="official", why="The department publishes it.")
    assert "DfE review pack Everybody, on the public page OFFICIAL Yours" in text_of(
        client.get(reverse("paper-statuses"))
    )
    client.force_login(world.person("manager"))
    begun = fields_of(client.get(address))
    assert (begun["legal"], begun["marking"]) == (["open"], ["official"])


def test_what_is_not_for_the_public_is_read_by_its_body_and_who_works_on_plans(
    world, client
) -> None:
    board = governing.body(world, "Improvement Board", "board")
    governing.seat(world, board, "board_member", "attends")
    edition = publish(world, draft(world, **PACK, legal="private"))
    here = reverse("paper", args=[edition.paper_id])
    for address in (
        reverse("public-paper", args=["wyremouth", edition.paper_id]),
        reverse("verify-edition", args=[edition.code]),
    ):
        assert client.get(address).status_code == 404
    pdf = reverse("file-download", args=[edition.pdf_id])
    foot = store().read(edition.html.sha256).decode()
    assert f"Who may read it signs in to verify it: http://127.0.0.1:8000{here}" in foot
    assert "/v/" not in foot
    for who, answer in (("owner", 200), ("board_member", 200), ("councillor", 404)):
        client.force_login(world.person(who))
        page = client.get(here)
        assert (page.status_code, client.get(pdf).status_code) == (answer, answer), who
        if answer == 200:
            assert edition.root in page.content.decode().replace("<wbr>", "")
            assert f"/v/{edition.code}" not in page.content.decode()


def test_to_open_a_pack_is_asked_plainly_and_the_record_says_so(world, client) -> None:
    paper = draft(world, **PACK)
    with pytest.raises(Refused, match="not for the public, by your council’s setting"):
        publish(world, paper)
    client.force_login(world.person("democratic_services"))
    address = reverse("paper-publish", args=[paper.pk])
    assert "this one is open: everybody would read it" in text_of(client.get(address))
    refused = send(client, address, confirmed="on")
    assert "Tick that it is published for everybody all the same" in text_of(refused)
    send(client, address, confirmed="on", opened="on")
    assert Entry.objects.get(type="paper.published").reason == (
        "Published for everybody, although papers of its kind are not for the public."
    )
    other = draft(world, kind="plan_on_a_page")
    publish(world, other)  # nothing is asked of a kind that is for the public
    assert Entry.objects.filter(type="paper.published").latest("n").reason is None
    by = world.member("manager")
    with pytest.raises(Refused, match="for the public"):
        set_kind_status(by=by, kind="board_pack", legal="exempt", marking="official", why="No.")
