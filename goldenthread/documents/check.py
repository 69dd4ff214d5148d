"""The one door for files from outside: what comes through is of a kind that we keep, and safe."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.core.identifiable import Kind, Passage
from goldenthread.documents import sandbox
from goldenthread.documents.kinds import Kind as FileKind
from goldenthread.documents.kinds import check_signature, check_size, clean_name, kind_of


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that was accepted. `kind` is a code of `kinds.KINDS`; `size` is in bytes.

    `passages`: where it seems to identify a child, which is asked before it is kept.
    """

    name: str
    kind: str
    sha256: str
    size: int
    passages: tuple[Passage, ...] = ()


def check_upload(
    name: str, data: bytes, *, case_words: Iterable[str] = (), also: tuple[FileKind, ...] = ()
) -> CheckedFile:
    """Accept a file or raise Refused with a sentence: why, and what to do instead.

    Name, size and first bytes are looked at here; everything inside, in the sandbox.
    `case_words`: as `goldenthread.core.identifiable.find` has them; `also`: further kinds.
    """
    clean = clean_name(name)
    kind = kind_of(clean, also)
    check_size(len(data))
    check_signature(kind, data)
    found = sandbox.run("goldenthread.documents.inside:check", data, kind.code, [*case_words])
    passages = tuple(Passage(**row | {"kind": Kind(row["kind"])}) for row in found)
    sha256 = hashlib.sha256(data).hexdigest()
    return CheckedFile(clean, kind.code, sha256, len(data), passages)
