"""Keeping files. The bytes are written and flushed first, then the row: a row has its file."""

from collections.abc import Callable

from django.conf import settings

from goldenthread.core.errors import Refused
from goldenthread.documents.check import CheckedFile, check_upload
from goldenthread.documents.kinds import Kind
from goldenthread.documents.models import Marking, StoredFile, store


def names_nobody(file: CheckedFile) -> bool:
    """True; Refused for a file that seems to identify a child, where nobody can be asked."""
    if file.passages:
        raise Refused(
            f"{file.passages[0].sentence} Take it out. If no child can be known by it, add the "
            "file on its page instead, which asks why."
        )
    return True


def put_upload(
    name: str,
    data: bytes,
    *,
    may_keep: Callable[[CheckedFile], bool] = names_nobody,
    also: tuple[Kind, ...] = (),
) -> CheckedFile:
    """Check a file from outside and put its bytes into the store. Raises Refused.

    Call it before the change: what is expensive or refused holds no lock. `may_keep` is asked
    before anything of the file is kept; without a page to ask on, what seems to identify a child
    is refused. `also`: kinds of file that are accepted here besides.
    """
    checked = check_upload(name, data, case_words=settings.CASE_WORDS, also=also)
    if may_keep(checked):
        store().put(data)
    return checked


def keep(file: CheckedFile, *, marking: str = Marking.OFFICIAL) -> StoredFile:
    """Record a file within the change under way; whether that may be is the change's question."""
    return StoredFile.objects.create(
        sha256=file.sha256, name=file.name, kind=file.kind, size=file.size, marking=marking
    )
