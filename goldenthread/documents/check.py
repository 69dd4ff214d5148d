"""The one door for files from outside: what comes through is of a kind that we keep, and safe."""

import hashlib
from dataclasses import dataclass

from goldenthread.documents import sandbox
from goldenthread.documents.kinds import check_signature, check_size, clean_name, kind_of


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was accepted. `kind` is a code of `kinds.KINDS`; `size` is in bytes."""

    name: str
    kind: str
    sha256: str
    size: int


def check_upload(name: str, data: bytes) -> CheckedFile:
    """Accept a file or raise Refused with a sentence: why, and what to do instead.

    Name, size and first bytes are looked at here; everything inside, in the sandbox.
    """
    clean = clean_name(name)
    kind = kind_of(clean)
    check_size(len(data))
    check_signature(kind, data)
    sandbox.run(kind.checker, data)
    return CheckedFile(clean, kind.code, hashlib.sha256(data).hexdigest(), len(data))
