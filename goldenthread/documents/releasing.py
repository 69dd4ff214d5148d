"""The release check of a file that is kept here and that somebody else made."""

from __future__ import annotations

from django.conf import settings

from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.models import StoredFile, store
from goldenthread.documents.release import CHECKED


def faults_of(file: StoredFile) -> list[str]:
    """A sentence for each thing that must not go out with it; one where it cannot be looked at."""
    if file.kind not in CHECKED:
        return []
    data = store().read(file.sha256)
    words = list(settings.RELEASE_CANARIES)
    try:
        found = sandbox.run("goldenthread.documents.release:told", data, file.kind, words)
    except Refused as refused:
        return [str(refused)]
    return list(found)
