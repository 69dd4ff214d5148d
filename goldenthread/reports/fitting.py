"""Whether a council's Word template can be filled: tried before it is taken into use."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents import sandbox
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import store
from goldenthread.ledger.models import Authority
from goldenthread.plans.position import Position
from goldenthread.reports.composing import parts_of
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.read_layouts import layout_now
from goldenthread.reports.word_template import told_of_filled

MOST = 5  # faults said at once


@dataclass(frozen=True, slots=True)
class Fitted:
    """A file that papers of `kind` can be written in."""

    kind: str
    file: CheckedFile


def specimen(authority: Authority, kind: str) -> CommitteePaper:
    """A paper of the kind without a figure, to try a template with."""
    return CommitteePaper(
        title=KINDS[kind].name,
        authority=authority.name,
        body="Committee",
        meeting_on=clock.today(),
        position=Position(clock.today(), 0, ()),
        kind=kind,
        layout=layout_now(authority.pk, kind),
    )


def fit(authority: Authority, kind: str, file: CheckedFile) -> Fitted:
    """The file, tried out. Refused with what is wrong in it, which names each field."""
    if file.kind != "docx":
        raise Refused("A template is a Word document (.docx). Save it as that and try again.")
    data, paper = store().read(file.sha256), specimen(authority, kind)
    parts = {part.code: heading for part, heading in parts_of(paper)}
    # First in a process of its own: only what has passed there is filled in here.
    found = sandbox.run("goldenthread.reports.word_fields:faults", data, parts)
    if faults := found or told_of_filled(paper, data):
        more = f" And {len(faults) - MOST} more." if len(faults) > MOST else ""
        raise Refused(" ".join(faults[:MOST]) + more)
    return Fitted(kind, file)
