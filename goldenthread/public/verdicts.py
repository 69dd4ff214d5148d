"""What a checksum is of: an edition that was published, one that was corrected, or nothing of ours.

Whatever was never open, or is no longer public, is told of as little as of a stranger's file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.db.models import Q

from goldenthread.core.days import long_date
from goldenthread.documents.models import Legal
from goldenthread.governance.models import ItemPaperStage, ItemPaperTerms, PaperStage
from goldenthread.ledger.models import Head
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.verify import root_of
from goldenthread.public.published import last_of
from goldenthread.reports.models import FORMS, BroughtCopy, PaperEdition

SHA256 = re.compile(r"[0-9a-f]{64}")
MOST = 26 * 1024 * 1024  # bytes of a request: a file of 25 MB with what is around it
SAME_FOR = 60  # seconds


@dataclass(frozen=True, slots=True)
class Verdict:
    """`edition`: what to read instead, or the thing itself."""

    words: str
    edition: PaperEdition | None = None


NOT_OURS = Verdict(
    "This is not ours: no published paper has this checksum. A file that was opened and saved "
    "again has another one, even if it looks the same."
)
UNREADABLE = Verdict(
    "This is no SHA-256: give its 64 letters (a to f) and numbers, or choose the file itself."
)
TOO_LARGE = Verdict("The file is larger than 25 MB, and none of ours is. So it is not ours.")
NO_FILE = Verdict("Choose a file, or give its checksum.")


def verdict_on(said: str) -> Verdict:
    """What a checksum that somebody gives is of."""
    sha256 = re.sub(r"\s", "", said).lower()
    if not SHA256.fullmatch(sha256):
        return UNREADABLE
    same = reduce(or_, (Q(**{f"{form}__sha256": sha256}) for form in FORMS))
    rows: Any = PaperEdition.objects.with_state().filter(same, legal=Legal.OPEN)
    found = rows.select_related("authority").order_by("-pk").first()
    if found:
        return _verdict(found)
    copy = _copy(sha256)
    return _of_copy(copy) if copy else NOT_OURS


def _copy(sha256: str) -> Any:
    """What was brought back as the published copy of an open edition. Where it came by an agenda,
    only while the public reads it there."""
    stands = ItemPaperStage.objects.as_at(Moment.latest()).filter(file__sha256=sha256)
    open_now = ItemPaperTerms.objects.as_at(Moment.latest()).filter(legal=Legal.OPEN)
    read = stands.filter(stage=PaperStage.PUBLISHED, paper__in=open_now.values("paper"))
    hidden = stands.exclude(pk__in=read.values("pk"))
    rows = BroughtCopy.objects.filter(file__sha256=sha256, edition__legal=Legal.OPEN)
    rows = rows.exclude(file__in=hidden.values("file"))
    return rows.order_by("-pk").first()


def _of_copy(copy: Any) -> Verdict:
    """It is kept beside ours, and is not what was frozen: that is said first."""
    edition = PaperEdition.objects.with_state().select_related("authority").get(pk=copy.edition_id)
    last, gone = last_of(edition)
    number = f"edition {edition.edition}"
    if gone:
        return Verdict(
            f"Withdrawn: this was a copy of {number}. The council no longer publishes it."
        )
    return Verdict(
        f"This is a copy of {number} that was published elsewhere, as it was brought back on "
        f"{long_date(copy.brought_on)}. It is not the file that was frozen here: words or figures "
        "may differ. Compare it with ours.",
        edition=last,
    )


def _verdict(found: Any) -> Verdict:
    last, gone = last_of(found)
    was = f"edition {found.edition}, published on {long_date(found.published_on)}"
    if gone:
        return Verdict(f"Withdrawn: this was {was}. The council no longer publishes it.")
    if last.pk != found.pk:
        corrected = f"edition {last.edition}, published on {long_date(last.published_on)}"
        return Verdict(f"This was {was}; {corrected}, corrects it.", edition=last)
    return Verdict(f"This is {was}, as published.", edition=found)


def root_still_given(edition: PaperEdition) -> bool:
    """Whether the ledger gives the edition’s root now. Looked at once a minute for each ledger as
    it stands, since anybody may ask."""
    head = Head.objects.filter(authority=edition.authority_id).values_list("leaf", flat=True)
    key = f"root-{edition.authority_id}-{edition.known}-{head.first()}"
    root = cache.get_or_set(key, lambda: root_of(edition.authority, edition.known), SAME_FOR)
    return bool(root == edition.root)


class HashedFile(UploadedFile):  # type: ignore[type-arg]
    """What is left of a file that was sent: its checksum."""

    def __init__(self, name: str, size: int, sha256: str) -> None:
        super().__init__(file=None, name=name, size=size)
        self.sha256 = sha256

    def close(self) -> None:
        """Nothing was kept open."""


class HashOnly(FileUploadHandler):
    """Takes a file’s checksum as it comes in. Nothing of it is kept, in memory or on disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.sum, self.size = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > MOST:
            raise StopUpload(connection_reset=True)
        self.sum.update(raw_data)

    def file_complete(self, file_size: int) -> HashedFile:
        return HashedFile(self.file_name or "", file_size, self.sum.hexdigest())
