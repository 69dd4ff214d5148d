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
from goldenthread.ledger.verify import verify

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


def spoil(file: StoredFile, data: bytes | None) -> None:
    """Change the bytes behind a row by hand, or with None take them away."""
    place = store().root / file.sha256[:2] / file.sha256
    place.chmod(0o640)
    if data is None:
        place.unlink()
    else:
        place.write_bytes(data)


@pytest.mark.parametrize(
    ("data", "said"), [(b"vote", "was changed"), (b"", "was changed"), (None, "is missing")]
)
def test_verification_names_each_file_whose_bytes_are_not_those_recorded(
    manager: Member, data: bytes | None, said: str
) -> None:
    files = [attach(by=manager, name=f"{n}.txt", data=b"note") for n in range(2)]
    sound = attach(by=manager, name="other.txt", data=b"another")
    assert verify(manager.authority).is_sound
    spoil(files[0], data)
    problems = verify(manager.authority).problems
    assert [(each.entry, each.table, each.row) for each in problems] == [
        (file.entry, "documents.storedfile", file.pk) for file in files
    ]
    assert all(
        said in str(each) and file.sha256 in str(each)
        for each, file in zip(problems, files, strict=True)
    )
    assert sound.pk not in {each.row for each in problems}


def test_verification_reads_the_files_of_one_authority_alone(manager: Member) -> None:
    theirs = member(Authority.objects.create(slug="elsewhere", name="Elsewhere Council"))
    spoil(attach(by=theirs, name="note.txt", data=b"note"), None)
    assert verify(manager.authority).is_sound
    assert verify(theirs.authority).count == 1


def test_verification_goes_on_past_a_file_that_cannot_be_opened(manager: Member) -> None:
    files = [attach(by=manager, name=f"{n}.txt", data=b"%d" % n) for n in range(2)]
    spoil(files[0], None)
    (store().root / files[0].sha256[:2] / files[0].sha256).mkdir()
    spoil(files[1], None)
    problems = verify(manager.authority).problems
    assert [each.row for each in problems] == [file.pk for file in files]
    assert "cannot be read" in str(problems[0])
