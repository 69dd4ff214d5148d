"""What an edition keeps beside its pages: its dataset, and what the record held when read."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

from django.conf import settings
from django.urls import reverse

from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import Legal, store
from goldenthread.ledger.verify import root_of
from goldenthread.reports.dataset import Checkpoint, CommitteePaper, Correction, Rows
from goldenthread.reports.dataset_json import from_json, to_json
from goldenthread.reports.editions import revised
from goldenthread.reports.models import Paper, PaperEdition

CODE_LENGTH = 10


def code_of(paper: Paper, edition: int, root: str) -> str:
    """The end of the address at which an edition is verified: 10 letters and digits.

    Made from what the edition is and reports, since it stands in the files that it leads to.
    """
    told = f"{paper.authority.slug} {paper.pk} {edition} {root}".encode()
    return base64.b32encode(hashlib.sha256(told).digest()).decode().lower()[:CODE_LENGTH]


def host() -> str:
    """The address of this installation, without a slash at its end."""
    return str(settings.BASE_URL).rstrip("/")


def verify_address(paper: Paper, code: str, *, is_open: bool) -> str:
    """What stands at the foot of a file: of an open edition a page for anybody; of a closed one the
    paper’s own, which asks who reads it, since the public is told nothing of what is closed."""
    return f"{host()}/v/{code}" if is_open else f"{host()}{reverse('paper', args=[paper.pk])}"


def lists_of(plan: int) -> Rows:
    """The lists of a plan, which ask who reads them."""
    return Rows(host(), reverse("plan", args=[plan]))


def with_record(paper: Paper, built: CommitteePaper) -> CommitteePaper:
    """The same with the record’s checkpoint at the position that it reports; the numbers of an
    open one lead to the rows that are published with it."""
    known = built.position.entry
    root = root_of(paper.authority, known)
    code = code_of(paper, built.edition, root)
    rows, is_open = built.rows, built.legal_status == Legal.OPEN.label
    if is_open:
        path = reverse("public-plan", args=[paper.authority.slug, paper.plan_id])
        rows = Rows(host(), path, code)
    return replace(
        built,
        record=Checkpoint(known, root, verify_address(paper, code, is_open=is_open)),
        rows=rows,
    )


def columns_of(paper: Paper, built: CommitteePaper) -> dict[str, str]:
    """What the record said when the paper was read, as the columns of its edition; none for a
    draft, which the database then refuses."""
    if built.record is None:
        return {}
    root = built.record.root
    return {"root": root, "code": code_of(paper, built.edition, root)}


def with_correction(paper: Paper, built: CommitteePaper) -> CommitteePaper:
    """The same with what it says otherwise than the edition before it, where that is kept."""
    before = paper.editions.filter(edition=built.edition - 1).select_related("dataset").first()
    said = dataset_of(before) if before else None
    if before is None or said is None:
        return built
    corrects = Correction(before.edition, before.published_on, revised(said, built))
    return replace(built, corrects=corrects)


def dataset_of(edition: PaperEdition) -> CommitteePaper | None:
    """All that an edition says, as it was published; None where none was kept.

    Raises `store.Missing`, `store.Damaged` or `dataset_json.Unreadable`.
    """
    if edition.dataset is None:
        return None
    return from_json(store().read(edition.dataset.sha256))


def stored_dataset(built: CommitteePaper, name: str) -> CheckedFile:
    """The dataset of an edition, its bytes in the store."""
    data = to_json(built)
    return CheckedFile(name, "json", store().put(data), len(data))
