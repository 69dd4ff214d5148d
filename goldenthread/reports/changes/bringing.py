"""Keeping what a committee system published beside what was frozen here."""

from __future__ import annotations

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.ledger.recording import change, record
from goldenthread.reports.models import BroughtCopy, PaperEdition

COMPARED = ("pdf", "docx")


@change
def bring_copy(*, by: Member, edition: PaperEdition, file: CheckedFile | None) -> BroughtCopy:
    """Bring back the file of an edition that was published elsewhere; ours stays as it is."""
    check_may(by, "paper.publish", edition.paper)
    if file is None or file.kind not in COMPARED:
        raise Refused("Choose the PDF or Word file that was published.", field="file")
    brought = BroughtCopy.objects.create(
        edition=edition,
        file=keep(file, marking=edition.marking),
        brought_on=clock.today(),
        brought_by=person_of(by),
    )
    record("paper.brought_back", edition.paper, basis=[file.sha256])
    return brought
