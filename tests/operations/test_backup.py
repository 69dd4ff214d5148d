"""A backup is one file; a restore proves that it is what was backed up."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from goldenthread.documents.store import Store
from tests import installations, migrated
from tests.installations import Installation

PASSWORD = "correct horse battery staple"


@pytest.fixture(scope="session")
def _council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = migrated.installation().copy(tmp_path_factory.mktemp("council"))
    made.do("authority", "add", "--slug", "wyremouth", "--name", "Wyremouth Council")
    add_person(made, "administrator@example.org")
    Store(made.data / "files").put(b"minutes of the board")
    yield made
    made.drop()


@pytest.fixture
def council(_council: Installation, tmp_path: Path) -> Iterator[Installation]:
    """One council, one administrator, one file."""
    copy = _council.copy(tmp_path / "council")
    yield copy
    copy.drop()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    made = installations.new(tmp_path / "empty")
    yield made
    made.drop()


def add_person(installation: Installation, email: str) -> None:
    installation.do(
        *("person", "add", "--authority", "wyremouth", "--email", email, "--post", "Administrator"),
        "--password-stdin",
        given=f"{PASSWORD}\n",
    )


def rewrite(source: Path, target: Path, member: str, data: bytes) -> None:
    """A copy of the archive with one member's bytes replaced."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for each in old.getmembers():
            found = old.extractfile(each)
            assert found is not None
            content = data if each.name == member else found.read()
            each.size = len(content)
            new.addfile(each, BytesIO(content))


def test_restored_installation_has_the_roots_and_files_of_the_backup(
    council: Installation, empty: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    council.do("backup", file)
    before = council.do("ledger", "verify")

    said = empty.do("restore", file)

    assert "the length and root that the backup states" in said
    assert empty.do("ledger", "verify") == before
    assert [*Store(empty.data / "files")] == [*Store(council.data / "files")]
    assert file.stat().st_mode & 0o077 == 0


def test_backup_never_overwrites_a_file(council: Installation, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    file.write_text("last week's")

    done = council.run("backup", file)

    assert done.returncode == 1
    assert "is never overwritten" in done.stderr
    assert file.read_text() == "last week's"


def test_restore_refuses_a_database_that_holds_an_authority(
    council: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    council.do("backup", file)
    add_person(council, "later@example.org")
    later = council.do("ledger", "verify")

    done = council.run("restore", file)

    assert done.returncode == 1
    assert "--replace" in done.stderr
    assert council.do("ledger", "verify") == later


def test_restore_with_replace_goes_back_to_the_backup(
    council: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "backup.tar"
    council.do("backup", file)
    before = council.do("ledger", "verify")
    add_person(council, "later@example.org")

    council.do("restore", "--replace", file)

    assert council.do("ledger", "verify") == before


def test_restore_refuses_an_altered_member_before_it_touches_anything(
    council: Installation, empty: Installation, tmp_path: Path
) -> None:
    file, altered = tmp_path / "backup.tar", tmp_path / "altered.tar"
    council.do("backup", file)
    (sha256,) = Store(council.data / "files")
    rewrite(file, altered, f"files/{sha256}", b"minutes of the bored")

    done = empty.run("restore", altered)

    assert done.returncode == 1
    assert f"files/{sha256} is not what was put into it" in done.stderr
    assert not [*Store(empty.data / "files")]


def test_restore_fails_when_the_roots_are_not_those_of_the_backup(
    council: Installation, empty: Installation, tmp_path: Path
) -> None:
    file, forged = tmp_path / "backup.tar", tmp_path / "forged.tar"
    council.do("backup", file)
    with tarfile.open(file) as archive:
        member = archive.extractfile("manifest.json")
        assert member is not None
        manifest = json.load(member)
    manifest["ledgers"]["wyremouth"]["root"] = "0" * 64
    rewrite(file, forged, "manifest.json", json.dumps(manifest).encode())

    done = empty.run("restore", forged)

    assert done.returncode == 1
    assert "are not those of the backup" in done.stderr


@pytest.mark.parametrize("size", [0, 700, 20_000])
def test_restore_refuses_a_backup_that_was_cut_off(
    council: Installation, empty: Installation, tmp_path: Path, size: int
) -> None:
    file, cut = tmp_path / "backup.tar", tmp_path / "cut.tar"
    council.do("backup", file)
    cut.write_bytes(file.read_bytes()[:size])

    done = empty.run("restore", cut)

    assert done.returncode == 1
    assert "is not a whole backup" in done.stderr
