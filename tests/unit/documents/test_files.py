"""A file is handed out to those who may see what it is attached to, as a download only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from goldenthread.accounts.access import Member, NotAllowed, decide, visible
from goldenthread.accounts.models import Role
from goldenthread.core.errors import Refused
from goldenthread.documents import permissions
from goldenthread.documents.changes import keep, put_upload
from goldenthread.documents.models import StoredFile, store
from goldenthread.documents.store import Damaged
from goldenthread.documents.views import download
from goldenthread.ledger.models import Authority
from goldenthread.ledger.recording import Unrecorded, change, record

pytestmark = pytest.mark.django_db
PAGE = b"<!doctype html><title>Minutes</title><script>alert(1)</script>"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path / "files"
    return settings.FILES


@pytest.fixture
def manager() -> Member:
    return member(Authority.objects.create(slug="wyremouth", name="Wyremouth Council"))


@pytest.fixture
def attached(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[int]]:
    """The files that are attached to something that programme managers may see."""
    pks: set[int] = set()
    monkeypatch.setattr(permissions, "_scopes", [])

    def by_role(member: Member) -> Q:
        return Q(pk__in=pks if member.has(Role.PROGRAMME_MANAGER) else [])

    permissions.register_file_scope(lambda member: Q(pk__in=[]))
    permissions.register_file_scope(by_role)
    return pks


def member(authority: Authority, role: str = Role.PROGRAMME_MANAGER) -> Member:
    return Member(authority, None, frozenset({role}))


@change
def attach(*, by: Member, name: str, data: bytes) -> StoredFile:
    file = keep(put_upload(name, data))
    record("inspection.recorded", file)
    return file


def ask(who: Member, file: StoredFile) -> HttpResponse:
    request: HttpRequest = RequestFactory().get("/")
    request.member = who
    return download(request, pk=file.pk)


def test_a_file_is_a_download_that_runs_nothing(manager: Member, attached: set[int]) -> None:
    file = attach(by=manager, name="C:\\Minutes – July.html", data=PAGE)
    attached.add(file.pk)
    response = ask(manager, file)
    assert response.content == PAGE
    assert response["Content-Type"] == "text/html"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Minutes")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


def test_a_file_that_is_attached_to_nothing_visible_is_missing(
    manager: Member, attached: set[int]
) -> None:
    file = attach(by=manager, name="note.txt", data=b"note")
    with pytest.raises(Http404):
        ask(manager, file)
    attached.add(file.pk)
    with pytest.raises(Http404):
        ask(member(manager.authority, Role.OWNER), file)
    with pytest.raises(NotAllowed):
        ask(member(manager.authority, Role.ADMINISTRATOR), file)


def test_another_authoritys_file_is_missing(manager: Member, attached: set[int]) -> None:
    file = attach(by=manager, name="note.txt", data=b"note")
    attached.add(file.pk)
    outsider = member(Authority.objects.create(slug="elsewhere", name="Elsewhere Council"))
    with pytest.raises(Http404):
        ask(outsider, file)


def test_list_and_object_agree_on_who_may_open(manager: Member, attached: set[int]) -> None:
    files = [attach(by=manager, name="a.txt", data=text) for text in (b"one", b"two")]
    attached.add(files[0].pk)
    for role in Role.values:
        who = member(manager.authority, role)
        listed = set(StoredFile.objects.filter(visible(who, "file.open")))
        assert listed == {file for file in files if decide(who, "file.open", file)}
    assert decide(manager, "file.open", files[0])


def test_a_file_that_is_no_longer_what_was_kept_is_not_handed_out(
    manager: Member, attached: set[int]
) -> None:
    file = attach(by=manager, name="note.txt", data=b"note")
    attached.add(file.pk)
    place = store().root / file.sha256[:2] / file.sha256
    place.chmod(0o640)
    place.write_bytes(b"vote")
    with pytest.raises(Damaged):
        ask(manager, file)


def test_a_refused_file_leaves_neither_row_nor_bytes(manager: Member, folder: Path) -> None:
    with pytest.raises(Refused, match="it is a web page"):
        attach(by=manager, name="report.pdf", data=PAGE)
    assert not StoredFile.objects.exists()
    assert not list(store())


def test_a_file_is_kept_only_within_a_change(manager: Member) -> None:
    checked = put_upload("note.txt", b"note")
    with pytest.raises(Unrecorded):
        keep(checked)
    assert not StoredFile.objects.exists()


def test_the_ledger_holds_the_checksum_and_not_the_name(manager: Member) -> None:
    file = attach(by=manager, name="About Jamie.txt", data=b"note")
    entry = manager.authority.entries.get(n=file.entry)
    assert file.sha256 in entry.body
    assert "Jamie" not in entry.body
