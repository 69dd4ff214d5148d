"""The life of evidence: in date or not, who may see it, versions side by side, the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import store
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.models import Evidence, EvidenceText, EvidenceVersion
from goldenthread.plans.permissions import visible_evidence
from goldenthread.plans.picture import PictureFilters
from goldenthread.plans.ratings import Impact
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.read_evidence import EvidenceFilters, evidence_rows, uses_at, versions_of
from goldenthread.plans.read_picture import picture_of
from goldenthread.plans.standard import Case, Item, next_step, remark
from tests.people import TODAY, World, at

pytestmark = pytest.mark.django_db
LATER = date(2026, 11, 18)
WORDS = changes.EvidenceInput("data", "Figures", date(2026, 11, 2))


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


def file(content: bytes, name: str = "figures.csv") -> CheckedFile:
    return CheckedFile(name, "csv", store().put(content), len(content))


def keep(world: World, reference: str = "1.4", key: str = "owner", **more: Any) -> Evidence:
    given = replace(WORDS, **{"file": file(b"month,late\nOctober,2\n")} | more)
    return changes.add_evidence(
        by=world.member(key), subject=world.action(reference), evidence=given
    )


def change(world: World, evidence: Evidence, key: str = "owner", **more: Any) -> Any:
    by = world.member(key)
    return changes.change_evidence(by=by, evidence=evidence, words=replace(WORDS, **more))


def renew(world: World, evidence: Evidence, key: str = "owner", **more: Any) -> Any:
    given = {"file": file(b"month,late\nNovember,1\n", "november.csv")} | more
    version = changes.VersionInput(date(2026, 11, 16), "With November.", **given)
    return changes.renew_evidence(by=world.member(key), evidence=evidence, version=version)


def assess(world: World, rating: str, *evidence: Evidence) -> Any:
    return changes.assess_impact(
        by=world.member("assurer"),
        subject=world.action("1.4"),
        impact=changes.ImpactInput(rating, "As the figures show.", list(evidence)),
    )


# In date


@pytest.mark.parametrize(
    ("on", "counts"), [(date(2026, 11, 16), True), (date(2026, 11, 17), False)]
)
def test_evidence_counts_up_to_its_last_day_in_date(on, counts):
    item = Item("data", date(2026, 11, 2), True, review_by=date(2026, 11, 16))
    case = Case([item], on)
    assert case.counts(item) is counts
    assert ("to be reviewed by 16 November 2026" in remark(item, case)) is not counts


def test_the_next_step_says_what_it_lacks():
    audit = Item("case_audit", date(2026, 11, 2), True)
    assert next_step(Case([], TODAY))[0] is Impact.EARLY
    step, needs = next_step(Case([audit], TODAY))
    assert step is Impact.CLEAR
    assert [need.met for need in needs] == [False, False]
    voice = Item("childrens_voice", date(2026, 11, 2), True)
    assert next_step(Case([audit, voice], TODAY))[0] is Impact.SUSTAINED
    full = Case([audit, voice], TODAY, measure_improves=True)
    assert next_step(full) == (None, [])


def test_what_is_out_of_date_carries_no_rating_until_it_is_reviewed(world):
    kept = keep(world, review_by=date(2026, 11, 15))
    with pytest.raises(Refused, match="above what this evidence shows"):
        assess(world, "early", kept)
    change(world, kept, review_by=date(2027, 2, 1))
    assert assess(world, "early", kept).below_standard == ""


# Who may see it


def test_exempt_evidence_is_seen_by_those_who_work_on_the_plan_only(world):
    kept = keep(world, marking="exempt", marking_why="It names a provider’s price.")
    seen = {
        key: visible_evidence(world.member(key)).filter(pk=kept.pk).exists()
        for key in ("owner_2", "lead", "manager", "director", "assurer", "monitoring_officer")
    }
    assert all(seen.values()), seen
    hidden = ("board_member", "adviser", "inspector", "finance", "democratic_services", "outsider")
    for key in hidden:
        assert not visible_evidence(world.member(key)).filter(pk=kept.pk).exists(), key
    moment = Moment.now(world.authority)
    for key, count in (("owner", 2), ("board_member", 1)):
        member = world.member(key)
        uses = uses_at(member, moment, plan=world.plan.pk)
        assert len(evidence_rows(member, moment, uses)) == count


def test_its_marking_of_today_counts_also_for_past_days(world):
    kept = keep(world)
    with at(LATER):
        change(world, kept, marking="exempt", marking_why="Legal advice.")
        reader = world.member("board_member")
        then = Moment.position(world.authority, TODAY)
        uses = uses_at(reader, then, plan=world.plan.pk)
        assert kept.pk not in {row.pk for row in evidence_rows(reader, then, uses)}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"marking": "exempt"}, "Say why it is exempt"),
        ({"marking": "secret"}, "Choose who may see it"),
        ({"review_by": date(2026, 11, 2)}, "give a later day"),
        ({"title": ""}, "Say what the evidence is"),
        ({}, "Nothing was changed"),
    ],
)
def test_what_cannot_be_changed_says_why(world, wrong, sentence):
    kept = keep(world)
    with pytest.raises(Refused, match=sentence):
        change(world, kept, **wrong)


def test_who_may_change_and_renew(world):
    kept = keep(world)
    for key in ("owner_2", "lead", "board_member", "inspector", "outsider"):
        with pytest.raises(NotAllowed):
            change(world, kept, key, title="Other")
        with pytest.raises(NotAllowed):
            renew(world, kept, key)
    change(world, kept, "assurer", title="Other")
    renew(world, kept, "manager")


# Versions


def test_a_new_version_stands_beside_the_old_both_by_checksum(world):
    kept = keep(world)
    renew(world, kept)
    (newer,) = versions_of(kept, Moment.now(world.authority))
    assert (newer.number, newer.file.sha256 == kept.file.sha256) == (2, False)
    assert store().read(kept.file.sha256)
    assert store().read(newer.file.sha256)
    (row,) = changes.evidence_of(world.action("1.4"))
    assert (row.version, row.dated_on) == (2, date(2026, 11, 16))
    renew(world, kept, file=None, url="https://wyremouth.example/live")
    (row,) = changes.evidence_of(world.action("1.4"))
    assert (row.version, row.held_here) == (3, False)
    assert versions_of(kept, Moment.position(world.authority, date(2026, 11, 15))) == []
    assert verify(world.authority).is_sound


def test_a_rating_keeps_the_version_that_it_rested_on(world):
    kept = keep(world)
    given = assess(world, "early", kept)
    basis = Entry.objects.get(authority=world.authority, n=given.entry).body
    assert kept.file.sha256 in basis
    renew(world, kept)
    (row,) = changes.evidence_of(world.action("1.4"))
    assert row.version_entry > given.entry
    with at(LATER):
        again = assess(world, "early", kept)
    newer = kept.versions.get().file.sha256
    assert newer in Entry.objects.get(authority=world.authority, n=again.entry).body


def test_a_version_over_somebody_elses_is_a_conflict(world):
    kept = keep(world)
    seen = Moment.now(world.authority).entry
    renew(world, kept)
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        renew(world, kept, "manager")
    with pytest.raises(Refused, match="a file or give a link"):
        renew(world, kept, file=None)


# Kept, found and pictured


def test_evidence_is_not_lost_when_its_action_closes_or_lets_go_of_it(world):
    kept = keep(world, reference="1.1")
    member, by = world.member("board_member"), world.member("manager")
    changes.set_state(
        by=by,
        action=world.action("1.1"),
        state="closed",
        note="Done.",
    )
    now = Moment.now(world.authority)
    assert kept.pk in uses_at(member, now, plan=world.plan.pk)
    changes.link_evidence(by=by, subject=world.action("1.1"), evidence=kept, present=False)
    now = Moment.now(world.authority)
    assert kept.pk not in uses_at(member, now, plan=world.plan.pk)
    rows = evidence_rows(member, now, uses_at(member, now, plan=world.plan.pk, former=True))
    (unused,) = EvidenceFilters(show="unused").select(rows, TODAY)
    assert unused.pk == kept.pk
    assert kept.pk not in {row.pk for row in EvidenceFilters().select(rows, TODAY)}


def test_the_picture_says_of_each_action_what_counts_and_what_it_lacks(world):
    keep(world)
    keep(world, reference="1.5", kind="case_audit", review_by=date(2026, 11, 10))
    member, now = world.member("board_member"), Moment.now(world.authority)
    plan = plan_at(member, world.plan.pk, now)
    rows = picture_of(position(plan, now, member), now, member)
    found = {row.action.ref: row for row in rows}
    assert dict(found["1.4"].kinds) == {"data": 1}
    assert (found["1.4"].next_step, len(found["1.4"].lacks)) == (Impact.CLEAR, 2)
    assert (dict(found["1.5"].kinds), found["1.5"].not_counting) == ({}, 1)
    assert found["1.6"].next_step is Impact.EARLY
    for filters, refs in (
        (PictureFilters(show="stale"), ["1.5"]),
        (PictureFilters(show="one", lacks="case_audit"), ["1.1", "1.4"]),
        (PictureFilters(show="one", lacks="data"), []),
    ):
        assert [row.action.ref for row in filters.select(rows)] == refs


def test_the_database_refuses_what_the_rules_do(world):
    kept = keep(world)
    renew(world, kept)
    for model, wrong in (
        (EvidenceText, {"marking": "exempt", "marking_why": ""}),
        (EvidenceVersion, {"number": 1}),
        (EvidenceVersion, {"number": 2}),
        (EvidenceVersion, {"number": 3, "url": "https://a.example/"}),
    ):
        fact = model.objects.filter(evidence=kept).newest_first()[0]
        values = {f.attname: getattr(fact, f.attname) for f in fact._meta.concrete_fields}
        with pytest.raises(IntegrityError), transaction.atomic():
            model(**values | {"id": None, "effective_on": LATER} | wrong).save_base(raw=True)
