"""An authority's own layout of a kind of paper, put in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.reports.kinds import KINDS, House
from goldenthread.reports.layouts import PlacedPart, check_layout
from goldenthread.reports.models import PaperLayout


@dataclass(frozen=True, slots=True)
class LayoutInput:
    """A new version of the layout of a kind: every part in its order, shown or not."""

    kind: str
    parts: Sequence[PlacedPart]
    house: House
    why: str


@change
def set_paper_layout(*, by: Member, layout: LayoutInput) -> PaperLayout:
    """Lay papers of a kind out so from now on, drafts too. What is published stays as it is."""
    check_may(by, "paper.layout")
    if layout.kind not in KINDS:
        raise Refused("There is no such kind of paper.")
    check_layout(layout.kind, layout.parts, layout.house)
    if not layout.why.strip():
        raise Refused("Say why the layout changes.", field="why")
    rows = PaperLayout.objects.filter(authority=by.authority, kind=layout.kind)
    newest = rows.order_by("version").last()
    check_unchanged(newest)
    put: PaperLayout = PaperLayout.objects.create(
        kind=layout.kind,
        version=newest.version + 1 if newest else 2,
        parts=[[row.code, row.heading.strip(), row.shown] for row in layout.parts],
        house=asdict(layout.house),
        set_by=person_of(by),
        why=layout.why.strip(),
        effective_on=clock.today(),
    )
    record("paper.layout_changed", put)
    return put
