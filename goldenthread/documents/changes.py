"""Keeping files. The bytes are written and flushed first, then the row: a row has its file."""

from collections.abc import Callable

from django.conf import settings

from goldenthread.documents.check import CheckedFile, check_upload
from goldenthread.documents.models import Marking, StoredFile, store


def put_upload(
    name: str, data: bytes, *, may_keep: Callable[[CheckedFile], bool] = lambda _: True
) -> CheckedFile:
    """Check a file from outside and put its bytes into the store. Raises Refused.

    Call it before the change: what is expensive or refused holds no lock. `may_keep` is asked
    before anything of the file is kept.
    """
    checked = check_upload(name, data, case_words=settings.CASE_WORDS)
    if may_keep(checked):
        store().put(data)
    return checked


def keep(file: CheckedFile, *, marking: str = Marking.OFFICIAL) -> StoredFile:
    """Record a file within the change under way; whether that may be is the change's question."""
    return StoredFile.objects.create(
        sha256=file.sha256, name=file.name, kind=file.kind, size=file.size, marking=marking
    )
