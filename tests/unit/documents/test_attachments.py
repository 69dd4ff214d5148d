"""Which attached files a member may open: an unpublished report stays with its named readers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.models import Person, Role
from goldenthread.core import clock
from goldenthread.documents.changes import put_upload
from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    name_reader,
    record_inspection,
    set_inspection_date,
)
from goldenthread.inspections.models import DateKind, Inspection
from goldenthread.ledger.models import Authority
from goldenthread.plans.changes.impact import EvidenceInput, add_evidence
from goldenthread.plans.models import EvidenceKind
from tests.unit.documents import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def wyremouth(settings, tmp_path: Path) -> Authority:
    settings.FILES = tmp_path / "files"
    return Authority.objects.create(slug="wyremouth", name="Wyremouth Council")


def member(authority: Authority, role: Role) -> Member:
    person = Person.objects.create_user(
        f"{role}@wyremouth.example", authority=authority, post=role.label
    )
    return Member(authority, person, frozenset({role.value}))


@pytest.fixture
def manager(wyremouth: Authority) -> Member:
    return member(wyremouth, Role.PROGRAMME_MANAGER)


@pytest.fixture
def assurer(wyremouth: Authority) -> Member:
    return member(wyremouth, Role.ASSURER)


@pytest.fixture
def unpublished(manager: Member) -> Inspection:
    ended = clock.today() - timedelta(days=20)
    return record_inspection(
        by=manager,
        report=put_upload("report.pdf", made.pdf()),
        inspection=InspectionInput(
            kind="ilacs_standard",
            started_on=ended - timedelta(days=11),
            ended_on=ended,
            findings=[FindingInput("improvement", "The quality of plans for care leavers.")],
        ),
    )


def publish(manager: Member, inspection: Inspection, on: date) -> None:
    set_inspection_date(by=manager, inspection=inspection, kind=DateKind.PUBLISHED, on=on)


def test_a_report_is_opened_by_its_named_readers_until_it_is_published(
    manager: Member, assurer: Member, unpublished: Inspection
) -> None:
    assert decide(manager, "file.open", unpublished.report)
    assert not decide(assurer, "file.open", unpublished.report)
    publish(manager, unpublished, clock.today())
    assert decide(assurer, "file.open", unpublished.report)


def test_evidence_on_a_finding_waits_for_the_publication_too(
    manager: Member, assurer: Member, unpublished: Inspection, wyremouth: Authority
) -> None:
    director = member(wyremouth, Role.DIRECTOR)
    assert assurer.person
    name_reader(by=manager, inspection=unpublished, person=assurer.person)
    evidence = add_evidence(
        by=assurer,
        subject=unpublished.findings.get(),
        evidence=EvidenceInput(
            kind=EvidenceKind.CASE_AUDIT,
            title="Audit of pathway plans",
            dated_on=clock.today(),
            file=put_upload("audit.txt", b"Of 40 plans, 31 were good."),
        ),
    )
    assert not decide(director, "file.open", evidence.file)
    publish(manager, unpublished, clock.today())
    assert decide(director, "file.open", evidence.file)
    councillor = member(wyremouth, Role.COUNCILLOR)
    assert not decide(councillor, "file.open", evidence.file)
    assert decide(councillor, "file.open", unpublished.report)
