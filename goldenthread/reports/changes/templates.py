"""An authority's own Word templates: taken into use, and out of it."""

from __future__ import annotations

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.reports.fitting import Fitted
from goldenthread.reports.models import WordTemplate


def _newest(by: Member, kind: str) -> WordTemplate | None:
    rows = WordTemplate.objects.filter(authority=by.authority, kind=kind)
    found: WordTemplate | None = rows.newest_first().first()
    return found


@change
def set_template(*, by: Member, fitted: Fitted) -> WordTemplate:
    """Write papers of a kind in a council's own Word file from now on; drafts too."""
    check_may(by, "paper.template")
    check_unchanged(_newest(by, fitted.kind))
    made = WordTemplate.objects.create(
        kind=fitted.kind,
        file=keep(fitted.file),
        set_by=person_of(by),
        effective_on=clock.today(),
    )
    record("paper.template_set", made, basis=[fitted.file.sha256])
    return made


@change
def drop_template(*, by: Member, kind: str, why: str) -> WordTemplate:
    """Write papers of a kind in our own Word form again. What is published stays as it is."""
    check_may(by, "paper.template")
    newest = _newest(by, kind)
    check_unchanged(newest)
    if newest is None or newest.file is None:
        raise Refused("Papers of this kind have no template of your own.")
    if not why.strip():
        raise Refused("Say why the template is no longer used.", field="why")
    dropped = WordTemplate.objects.create(
        kind=kind, file=None, set_by=person_of(by), why=why.strip(), effective_on=clock.today()
    )
    record("paper.template_dropped", dropped)
    return dropped
