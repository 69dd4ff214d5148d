"""The store loses nothing that it has acknowledged, and keeps nothing that it has not."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from goldenthread.documents.store import Damaged, Missing, Store

DATA = b"Minutes of the improvement board"
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "files")


def files_in(store: Store) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


def test_what_was_put_can_be_opened_and_verified(store: Store) -> None:
    assert store.put(DATA) == SHA
    with store.open(SHA) as file:
        assert file.read() == DATA
    assert store.read(SHA) == DATA
    assert store.verify(SHA)
    assert list(store) == [SHA]


def test_the_same_content_is_kept_once(store: Store) -> None:
    store.put(DATA)
    store.put(DATA)
    assert len(files_in(store)) == 1


def test_a_changed_file_is_noticed_and_put_right_by_the_next_upload(store: Store) -> None:
    store.put(DATA)
    place = files_in(store)[0]
    place.chmod(0o640)
    place.write_bytes(b"Minutes of another board")
    assert not store.verify(SHA)
    with pytest.raises(Damaged):
        store.read(SHA)
    store.put(DATA)
    assert store.verify(SHA)


def test_a_file_that_is_not_there_is_missing(store: Store) -> None:
    assert not store.verify(SHA)
    with pytest.raises(Missing):
        store.open(SHA)
    with pytest.raises(Missing):
        store.read(SHA)


@pytest.mark.parametrize("name", ["../../etc/passwd", SHA.upper(), SHA + "0", "", SHA[:63] + "\n"])
def test_only_a_checksum_names_a_file(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.open(name)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_nothing(
    store: Store, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(b"something else, so that the folders exist")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = files_in(store)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        with pytest.raises(OSError, match="No space left"):
            store.put(DATA)
    assert files_in(store) == before
    assert not store.verify(SHA)


def test_a_file_is_flushed_then_renamed_then_its_folder_is_flushed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def flush(handle: int) -> None:
        kind = "folder" if Path(f"/proc/self/fd/{handle}").resolve().is_dir() else "file"
        steps.append(f"flush {kind}")
        fsync(handle)

    def rename(old: str, new: Path) -> None:
        steps.append("rename")
        replace(old, new)

    store.put(DATA[::-1])
    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(os, "replace", rename)
    store.put(DATA)
    assert steps[-3:] == ["flush file", "rename", "flush folder"]


def test_what_an_interrupted_put_left_is_no_file_of_the_store(store: Store) -> None:
    store.put(DATA)
    (files_in(store)[0].parent / ".part-abc").write_bytes(b"half")
    assert list(store) == [SHA]
