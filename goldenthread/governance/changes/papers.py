"""Papers on items: put on an agenda, here, published, withdrawn. The verbs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import Legal, Marking, StoredFile
from goldenthread.governance import rules
from goldenthread.governance.changes.saying import (
    check_runs,
    differ,
    latest,
    say_anew,
    terms_of,
)
from goldenthread.governance.frozen import tell_brought
from goldenthread.governance.models import (
    Item,
    ItemPaper,
    ItemPaperStage,
    ItemPaperTerms,
    PaperStage,
)
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.acting import person_of


@dataclass(frozen=True, slots=True)
class ItemPaperInput:
    """What a paper on an item is. `person` or `post` owes it while it is to follow."""

    title: str
    marking: str = Marking.OFFICIAL
    legal: str = Legal.OPEN
    paragraph: str = ""
    legal_reason: str = ""
    person: Person | None = None
    post: str = ""


@change
def add_item_paper(
    *,
    by: Member,
    item: Item,
    paper: ItemPaperInput,
    file: CheckedFile | StoredFile | None = None,
    publish: bool = False,
) -> ItemPaper:
    """Put a paper on an item: with its file, not yet published; without one it is to follow.

    A `StoredFile` is one that is kept already, as of a frozen paper of ours, which `publish`
    opens at once.
    """
    check_runs(by, item)
    rules.check_takes_place(terms_of(item.meeting).status)
    _check(paper)
    added: ItemPaper = ItemPaper.objects.create(item=item)
    _terms(added, paper).save()
    stage = _stage(publish) if file else PaperStage.TO_FOLLOW
    _stand(by, added, stage, file=_kept(file, paper.marking))
    check_may(by, "item_paper.view", added)
    record("item_paper.added", added, basis=_sums(file))
    return added


def _stage(publish: bool) -> str:
    return PaperStage.PUBLISHED if publish else PaperStage.HERE


def _check(said: ItemPaperInput) -> None:
    rules.check_said(said.title, "Give the paper its title.", "title")
    rules.check_legal(said.legal, said.paragraph, said.legal_reason, of="paper")
    if said.person is not None and said.post.strip():
        raise Refused("Choose a person, or write the post of somebody without an account.")


def _kept(file: CheckedFile | StoredFile | None, marking: str) -> StoredFile | None:
    return keep(file, marking=marking) if isinstance(file, CheckedFile) else file


def _sums(file: CheckedFile | StoredFile | None) -> list[str | int]:
    return [file.sha256] if file else []


def _terms(paper: ItemPaper, said: ItemPaperInput) -> ItemPaperTerms:
    return ItemPaperTerms(
        paper=paper,
        title=said.title.strip(),
        marking=said.marking,
        legal=said.legal,
        paragraph=said.paragraph,
        legal_reason=said.legal_reason.strip(),
        person=said.person,
        post=said.post.strip(),
        effective_on=clock.today(),
    )


def _stand(
    by: Member, paper: ItemPaper, stage: str, *, file: StoredFile | None = None, why: str = ""
) -> ItemPaperStage:
    stands: ItemPaperStage = ItemPaperStage.objects.create(
        paper=paper,
        stage=stage,
        file=file,
        why=why.strip(),
        told_by=person_of(by),
        effective_on=clock.today(),
    )
    return stands


def _check_runs(by: Member, paper: ItemPaper) -> Any:
    """How far the paper is, for who records meetings and may see it."""
    check_may(by, "item_paper.view", paper)
    check_may(by, "meeting.run", paper)
    return latest(paper.stages)


@change
def change_item_paper(*, by: Member, paper: ItemPaper, said: ItemPaperInput) -> ItemPaperTerms:
    """Say anew what a paper is, its marking or its legal status."""
    _check_runs(by, paper)
    _check(said)
    terms = _terms(paper, said)
    say_anew(terms, latest(paper.terms))
    paper.__dict__.pop("in_open", None)
    check_may(by, "item_paper.view", paper)
    record("item_paper.changed", paper)
    return terms


@change
def bring_item_paper(
    *,
    by: Member,
    paper: ItemPaper,
    file: CheckedFile | StoredFile,
    publish: bool = False,
    said: ItemPaperInput | None = None,
) -> ItemPaperStage:
    """Bring the file of a paper that is to follow, or a newer version, which is published anew:
    by its own step, or with `publish` at once. `said`: what the paper is from now on, so that what
    is closed does not stand in a place that was announced as open."""
    before = _check_runs(by, paper)
    check_unchanged(before)
    if said is not None:
        _say(by, paper, said)
    there = _stood(paper)
    kept = _kept(file, latest(paper.terms).marking)
    brought = _stand(by, paper, _stage(publish), file=kept)
    if kept is not None:
        tell_brought(by, kept, there)
    record("item_paper.brought", paper, basis=_sums(file))
    return brought


def _say(by: Member, paper: ItemPaper, said: ItemPaperInput) -> None:
    """Within a change: what a paper is, where that is not said already."""
    _check(said)
    terms = _terms(paper, said)
    if differ(terms, latest(paper.terms)):
        terms.save()
        paper.__dict__.pop("in_open", None)
        check_may(by, "item_paper.view", paper)


def _stood(paper: ItemPaper) -> list[str]:
    """The checksums of what stood in this place, the newest first."""
    rows: Any = ItemPaperStage.objects.filter(paper=paper, file__isnull=False)
    return list(rows.newest_first().values_list("file__sha256", flat=True))


@change
def publish_item_paper(
    *, by: Member, paper: ItemPaper, faults: Collection[str] = ()
) -> ItemPaperStage:
    """Open a paper to its readers: everybody, or the members of the body where it is closed.

    `faults`: what the release check told whoever publishes it all the same; it is recorded.
    """
    before = _check_runs(by, paper)
    check_unchanged(before)
    rules.check_paper_step(before.stage, PaperStage.PUBLISHED)
    published = _stand(by, paper, PaperStage.PUBLISHED, file=before.file)
    why = f"Published all the same. {' '.join(faults)}" if faults else ""
    record("item_paper.published", paper, basis=_sums(before.file), reason=why)
    return published


@change
def withdraw_item_paper(*, by: Member, paper: ItemPaper, why: str) -> ItemPaperStage:
    """Take a paper from its readers at once. When it was published stays on record."""
    before = _check_runs(by, paper)
    check_unchanged(before)
    rules.check_paper_step(before.stage, PaperStage.WITHDRAWN)
    rules.check_said(why, "Say why the paper is withdrawn.", "why")
    withdrawn = _stand(by, paper, PaperStage.WITHDRAWN, file=before.file, why=why)
    record("item_paper.withdrawn", paper)
    return withdrawn


def withdraw_file(by: Member, file: StoredFile, why: str) -> None:
    """Within a change: a file is withdrawn where it was made, so on each agenda too."""
    for paper in ItemPaper.objects.filter(stages__file=file).distinct():
        stands = latest(paper.stages)
        if stands.file_id == file.pk and stands.stage != PaperStage.WITHDRAWN:
            _stand(by, paper, PaperStage.WITHDRAWN, file=file, why=why)
