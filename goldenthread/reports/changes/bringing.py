"""Keeping what a committee system published beside what was frozen here."""

from __future__ import annotations

from collections.abc import Collection

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import StoredFile
from goldenthread.ledger.recording import change, record
from goldenthread.reports.agendas import edition_of
from goldenthread.reports.models import BroughtCopy, PaperEdition

COMPARED = ("pdf", "docx")


@change
def bring_copy(*, by: Member, edition: PaperEdition, file: CheckedFile | None) -> BroughtCopy:
    """Bring back the file of an edition that was published elsewhere; ours stays as it is."""
    check_may(by, "paper.publish", edition.paper)
    if file is None or file.kind not in COMPARED:
        raise Refused("Choose the PDF or Word file that was published.", field="file")
    brought = _keep(by, edition, keep(file, marking=edition.marking))
    record("paper.brought_back", edition.paper, basis=[file.sha256])
    return brought


def keep_copy(by: Member, file: StoredFile, before: Collection[str]) -> None:
    """Within a change: the file of the committee system that took the place of an edition on an
    agenda, where files with the checksums `before` stood. Another file of ours is no copy."""
    edition = edition_of(by.authority, before) if before and file.kind in COMPARED else None
    if edition is not None and edition_of(by.authority, [file.sha256]) is None:
        _keep(by, edition, file)


def _keep(by: Member, edition: PaperEdition, file: StoredFile) -> BroughtCopy:
    brought: BroughtCopy = BroughtCopy.objects.create(
        edition=edition, file=file, brought_on=clock.today(), brought_by=person_of(by)
    )
    return brought
