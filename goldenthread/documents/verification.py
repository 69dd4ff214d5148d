"""Are the files still what was put? Part of `goldenthread ledger verify`.

The ledger proves the row, which names the file by its SHA-256; here the bytes prove the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from goldenthread.documents.models import StoredFile, store
from goldenthread.documents.store import Damaged, Missing
from goldenthread.ledger.models import Authority
from goldenthread.ledger.problems import Problem
from goldenthread.ledger.verify import register_check

TABLE = StoredFile._meta.label_lower


@register_check
def files_as_recorded(authority: Authority) -> Iterator[Problem]:
    """Each row of a file whose bytes are not what it names; bytes kept once are read once."""
    state = cache(_state)
    files = StoredFile.objects.filter(authority=authority).order_by("pk")
    for pk, entry, sha256 in files.values_list("pk", "entry", "sha256").iterator():
        if wrong := state(sha256):
            sentence = (
                f"The file of row {pk} of {TABLE}, which entry {entry} recorded, {wrong}. "
                f"Put it back from a backup: {sha256}."
            )
            yield Problem(sentence, entry, TABLE, pk, "sha256")


def _state(sha256: str) -> str:
    """What is wrong with the bytes, as the end of a sentence; "" where nothing is."""
    try:
        store().read(sha256)
    except Missing:
        return "is missing"
    except Damaged:
        return "was changed: its bytes have another SHA-256"
    except ValueError:
        return "has a name that is no SHA-256"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return ""
