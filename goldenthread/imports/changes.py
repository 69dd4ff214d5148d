"""Draft imports, and the record of what a file brought into a plan: the verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.members import person_of
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.documents.changes import keep
from goldenthread.documents.check import CheckedFile
from goldenthread.imports import rules
from goldenthread.imports.check.rules import BY_CODE
from goldenthread.imports.models import (
    CheckResult,
    Heading,
    ImportDraft,
    ImportedAction,
    ImportWithdrawal,
    PlanImport,
    RuleSetting,
)
from goldenthread.ledger.events import sentence_of
from goldenthread.ledger.models import Authority, Entry
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.models import Action, Placement, Plan, PlanTerms, Priority


def start_import(
    *,
    by: Member,
    file: CheckedFile,
    overruled: list[dict[str, Any]],
    plan: Plan | None = None,
    choices: dict[str, Any] | None = None,
    is_progress: bool = False,
) -> ImportDraft:
    """Begin to look at a file. Drafts are operational: nothing is recorded yet.

    `plan`: it is a newer version of it; `is_progress`: the very file that it was made from, of
    which the progress is still to come.
    """
    check_may(by, "plan.bring")
    check_new(by.authority, file.sha256, of_progress=plan if is_progress else None)
    return ImportDraft.objects.create(
        authority=by.authority,
        person=person_of(by),
        plan=plan,
        sha256=file.sha256,
        file_name=file.name,
        file_kind=file.kind,
        file_size=file.size,
        overruled=overruled,
        choices=choices or {},
    )


def keep_import(*, by: Member, draft: ImportDraft, **said: Any) -> None:
    """Keep what was read or chosen so far, by the names of the draft's columns."""
    check_may(by, "plan.bring")
    # One that was saved meanwhile stays empty.
    kept = ImportDraft.objects.filter(pk=draft.pk, saved_as=None)
    kept.update(**said, touched_at=clock.now())


def discard_import(*, by: Member, draft: ImportDraft) -> None:
    """Throw a draft away that was not saved."""
    check_may(by, "plan.bring")
    if draft.working:
        raise Refused("The worker is busy with this file. Wait until it is done.")
    draft.delete()


def learn_headings(*, by: Member, said: Mapping[str, str]) -> None:
    """Remember what headings mean in this authority's plans."""
    check_may(by, "plan.bring")
    for words, field in said.items():
        Heading.objects.update_or_create(
            authority=by.authority, words=words[:120], defaults={"field": field}
        )


def check_new(authority: Authority, sha256: str, of_progress: Plan | None = None) -> None:
    """Refuse a file that was brought in before and not taken back.

    `of_progress`: the plan that was made from it, into which it brings its progress once.
    """
    rows = PlanImport.objects.filter(authority=authority, file__sha256=sha256, withdrawal=None)
    if of_progress is not None:
        rows = rows.exclude(plan=of_progress, made_plan=True)
    same = rows.last()
    if same is not None:
        terms: PlanTerms = PlanTerms.objects.filter(plan=same.plan_id).newest_first()[0]
        at = Entry.objects.get(authority=authority, n=same.entry).at
        rules.check_new(terms.title, at.astimezone(clock.LONDON).date())


@change
def record_import(
    *,
    by: Member,
    draft: ImportDraft,
    plan: Plan,
    made_plan: bool,
    first_entry: int,
    actions: Iterable[tuple[Action, str]],
    left_out: int,
    report: CheckedFile,
) -> PlanImport:
    """Record what a file brought into a plan, the last entry of its batch.

    `actions` with their places in the file. The draft is emptied; it is the batch now.
    """
    check_may(by, "plan.bring", plan)
    check_new(by.authority, draft.sha256, of_progress=None if made_plan else plan)
    found = [*actions]
    kept = CheckedFile(draft.file_name, draft.file_kind, draft.sha256, draft.file_size)
    batch: PlanImport = PlanImport.objects.create(
        plan=plan,
        file=keep(kept),
        made_plan=made_plan,
        first_entry=first_entry,
        brought_by=person_of(by),
        rows=len(found),
        left_out=left_out,
        report=keep(report),
    )
    rows = [ImportedAction(batch=batch, action=each, place=place[:60]) for each, place in found]
    ImportedAction.objects.bulk_create(rows, batch_size=500)
    record("import.applied", batch)
    ImportDraft.objects.filter(pk=draft.pk).update(
        saved_as=batch, proposal={}, choices=_lasting(draft), working="", touched_at=clock.now()
    )
    return batch


_LAST = ("ratings", "corrected", "comes")


def _lasting(draft: ImportDraft) -> dict[str, Any]:
    """What the progress of the same file is read with later; nothing that names anybody."""
    return {name: draft.choices[name] for name in _LAST if name in draft.choices}


@change
def withdraw_import(*, by: Member, batch: PlanImport, why: str) -> ImportWithdrawal:
    """Take a batch back, while nothing was built on it. What it did is undone by the verbs of the
    plan's pages (`bringing.take_back`)."""
    check_may(by, "plan.bring", batch)
    before = ImportWithdrawal.objects.filter(batch=batch).first()
    check_unchanged(before)
    rules.check_can_withdraw(is_withdrawn=before is not None, built_on=built_on(batch))
    if not why.strip():
        raise Refused("Say why it is taken back.", field="why")
    taken: ImportWithdrawal = ImportWithdrawal.objects.create(
        batch=batch, withdrawn_by=person_of(by), why=why.strip()
    )
    record("import.withdrawn", batch)
    return taken


def built_on(batch: PlanImport) -> str:
    """What happened first after the batch to what it made or changed, in words; "" where nothing
    did. A plan that was here goes on; of it, only the actions that the batch touched count."""
    about: dict[str, Any] = {"plans.action": batch.actions.values("action")}
    if batch.made_plan:
        about = {
            "plans.plan": [batch.plan_id],
            "plans.priority": Priority.objects.filter(plan=batch.plan_id).values("pk"),
            "plans.action": Placement.objects.filter(plan=batch.plan_id).values("action"),
        }
    later = Entry.objects.filter(authority=batch.authority_id, n__gt=batch.entry).order_by("n")
    found = [later.filter(subject=name, subject_pk__in=pks).first() for name, pks in about.items()]
    first = min((each for each in found if each), key=lambda each: each.n, default=None)
    return sentence_of(first) if first is not None else ""


@change
def tune_rule(
    *, by: Member, rule: str, is_off: bool, limits: Mapping[str, int], reason: str
) -> RuleSetting:
    """Switch a rule of the plan check off, give it limits of the authority's own, or neither."""
    check_may(by, "check.tune")
    own = {name: value for name, value in limits.items() if BY_CODE[rule].limits[name] != value}
    if not reason.strip():
        raise Refused("Say why: it stands wherever the rule is listed.", field="reason")
    rows = RuleSetting.objects.filter(authority=by.authority, rule=rule)
    check_unchanged(rows.newest_first().first())
    tuned: RuleSetting = RuleSetting.objects.create(
        rule=rule,
        is_off=is_off,
        limits=own,
        set_by=person_of(by),
        reason=reason.strip(),
        effective_on=clock.today(),
    )
    record("rule.set", tuned)
    return tuned


def keep_result(
    *, plan: Plan, on: date, counts: Mapping[str, int], faults: list[list[str]]
) -> None:
    """Keep what a check found, where it differs from what was found last."""
    before = CheckResult.objects.filter(plan=plan, on__lt=on).order_by("on").last()
    if before is not None and before.faults == faults:
        CheckResult.objects.filter(plan=plan, on=on).delete()
        return
    CheckResult.objects.update_or_create(
        plan=plan,
        on=on,
        defaults={"authority_id": plan.authority_id, "counts": {**counts}, "faults": faults},
    )
