"""The small world with one of everything that a page or a verb can be about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.accounts.access import Member, system
from goldenthread.accounts.changes import grant_role, withdraw_role
from goldenthread.accounts.models import Person, Role
from goldenthread.demo.inspecting import plain_pdf
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import StoredFile, store
from goldenthread.governance.changes import feed_key_of
from goldenthread.inspections import drafts
from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    OtherFindingInput,
    OtherReportInput,
    load_other_report,
    record_inspection,
    start_draft,
)
from goldenthread.inspections.models import Finding, Inspection, OtherReport, ReportDraft
from goldenthread.ledger.models import Authority
from goldenthread.measures.models import Measure
from goldenthread.plans import changes
from goldenthread.plans import drafts as plan_drafts
from goldenthread.plans.changes.drafting import start_plan_draft
from goldenthread.plans.contingencies import Fired, Trigger
from goldenthread.plans.funding import MonthRow
from goldenthread.plans.models import (
    Action,
    Aim,
    Challenge,
    Consultation,
    Contingency,
    Cover,
    DateRequest,
    Evidence,
    FundingLine,
    Milestone,
    Plan,
    PlanDraft,
    Risk,
)
from goldenthread.plans.periods import Period
from goldenthread.plans.risks import Kind
from goldenthread.reports.changes import set_template, withdraw_paper
from goldenthread.reports.models import Paper, SectionComment
from tests.governing import Governance, make_governance
from tests.house.world_papers import clearing, comment, own_draft
from tests.importing import Imports, make_imports
from tests.measuring import add_measure
from tests.people import TODAY, World, at, make_person, make_world
from tests.unit.documents import made
from tests.unit.reports.templates import fitted
from tests.unit.reports.writing import draft, publish

NORTHMERE = OtherReportInput(
    "Northmere",
    "ilacs_short",
    ended_on=date(2026, 3, 20),
    judgements=[("Overall effectiveness", "Good")],
    findings=[OtherFindingInput("improvement", "How often workers have supervision.", 3)],
)


@dataclass
class House:
    """`world`, and beside it what is not yet published, asked for, drafted or kept.

    `rival` holds every role, at another authority; `newcomer` none, is a named reader of the
    unpublished inspection, but not of the `unread` one, and owns `own_measure`.
    """

    world: World
    rival: Person
    newcomer: Person
    unpublished: Inspection
    unread: Inspection
    report_draft: ReportDraft
    other_report: OtherReport
    plan_draft: PlanDraft
    evidence: Evidence
    secret_evidence: Evidence
    request: DateRequest
    drafted: Paper
    own_draft: Paper
    comment: SectionComment
    published: Paper
    withdrawn: Paper
    cover: Cover
    locked: Period
    challenge: Challenge
    funding: FundingLine
    aim: Aim
    voice: Evidence
    consultation: Consultation
    risk: Risk
    closed_risk: Risk
    milestone: Milestone
    measure: Measure
    own_measure: Measure
    partner: Person
    governance: Governance
    second_plan: Plan
    contingency: Contingency
    imports: Imports

    def member(self, key: str) -> Member:
        return self.world.member(key)

    def action(self, reference: str) -> Action:
        return self.world.action(reference)

    @property
    def finding(self) -> Finding:
        found: Finding = self.world.inspection.findings.order_by("pk")[0]
        return found

    @property
    def secret_finding(self) -> Finding:
        found: Finding = self.unpublished.findings.get()
        return found

    @property
    def priority(self) -> Any:
        return self.world.plan.priorities.order_by("pk")[0]

    @property
    def feed_key(self) -> str:
        return feed_key_of(self.world.person("councillor"))

    @property
    def files(self) -> dict[str, StoredFile]:
        return {
            "evidence": self.evidence.file,
            "evidence on a finding not yet published, named reader": self.secret_evidence.file,
            "report not yet published, named reader": self.unpublished.report,
            "report not yet published": self.unread.report,
            "report on another authority": self.other_report.report,
            "a plan that was brought in": self.imports.batch.file,
            "paper that is published": self.published.editions.get().pdf,
            "paper that is withdrawn": self.withdrawn.editions.get().pdf,
        }


def make_house() -> House:
    world = make_world()
    with at(TODAY):
        rival = _rival(world.outsider.authority)
        newcomer = make_person(world.authority, "newcomer", "Policy Officer", [])
        unpublished = _unpublished(world, [newcomer, world.people["assurer"]])
        secret = unpublished.findings.get()
        meetings = (date(2026, 12, day) for day in (7, 14, 21))
        drafted, published, withdrawn = (draft(world, meeting_on=day) for day in meetings)
        set_template(by=world.member("manager"), fitted=fitted(world))
        for paper in (published, withdrawn):
            publish(world, paper)
        withdraw_paper(by=world.member("manager"), paper=withdrawn, reason="Names a family.")
        clearing(world)
        request = changes.ask_new_date(
            by=world.member("owner"),
            action=world.action("1.4"),
            due_on=date(2027, 1, 29),
            why="The provider was appointed late.",
        )
        return House(
            world,
            rival,
            newcomer,
            unpublished,
            _unpublished(world, []),
            _report_draft(world),
            load_other_report(
                by=world.member("manager"), read=NORTHMERE, report=other_pdf("northmere.pdf")
            ),
            _plan_draft(world),
            _evidence(world, world.action("1.1")),
            _evidence(world, secret),
            request,
            drafted,
            own_draft(world, newcomer),
            comment(world, drafted),
            published,
            withdrawn,
            _cover(world, newcomer),
            _locked(world),
            _challenge(world),
            _funding(world),
            _aim(world),
            _voice(world),
            _consultation(world),
            _risk(world, "The flats are late"),
            _closed_risk(world),
            _milestone(world),
            add_measure(world, "M1", world.people["owner"]),
            add_measure(world, "M2", newcomer),
            _partner(world),
            make_governance(world),
            _second_plan(world),
            _contingency(world),
            make_imports(world),
        )


def _cover(world: World, cover: Person) -> Cover:
    """Somebody covers who could give updates when it was arranged, and has no role any more."""
    by = system(world.authority)
    grant_role(by=by, person=cover, role=Role.OWNER)
    arranged = changes.cover_absence(
        by=world.member("manager"),
        absent=world.people["owner_2"],
        cover=cover,
        begins_on=TODAY,
        ends_on=date(2026, 11, 27),
    )
    withdraw_role(by=by, person=cover, role=Role.OWNER)
    return arranged


def _challenge(world: World) -> Challenge:
    question = "Which young people still have no plan, and by when will they?"
    return changes.ask_challenge(
        by=world.member("board_member"),
        plan=world.plan,
        subject=world.action("1.4"),
        asked=changes.ChallengeInput("work", question, world.people["owner"]),
    )


def _funding(world: World) -> FundingLine:
    """Asked for, with a forecast, and not yet decided."""
    by, terms = world.member("manager"), ("Tenancy support", "Transformation reserve", "one_off")
    line = changes.add_funding_line(
        by=by,
        plan=world.plan,
        funding=changes.FundingInput(*terms),
        subject=world.action("1.4"),
    )
    months = [MonthRow(date(2026, month, 1), Decimal(4000)) for month in (10, 11, 12)]
    changes.set_funding_months(by=by, line=line, year=2026, months=months)
    return line


def _aim(world: World) -> Aim:
    aim = changes.AimInput("aim", "Every child heard", "Council plan", date(2025, 4, 1))
    return changes.add_aim(by=world.member("manager"), aim=aim)


def _risk(world: World, title: str) -> Risk:
    by, owner = world.member("manager"), world.people["owner"]
    words = (title, "One contractor.", "Young people wait.", "A second contractor.")
    return changes.raise_risk(
        by=by,
        plan=world.plan,
        risk=changes.RiskInput(*words, owner),
        scores={Kind.INHERENT: (4, 4), Kind.CURRENT: (3, 4), Kind.TARGET: (2, 2)},
        why="It was late before.",
        touches=[world.action("1.4")],
    )


def _closed_risk(world: World) -> Risk:
    risk = _risk(world, "The lift is late")
    changes.close_risk(by=world.member("manager"), risk=risk, why="It works.")
    return risk


def _milestone(world: World) -> Milestone:
    """Of an action that waits for another."""
    by, action = world.member("owner"), world.action("1.4")
    needed, why = world.action("1.5"), "Its staff are trained there."
    changes.wait_for(by=by, action=action, needed=needed, why=why)
    terms = changes.MilestoneInput("Ten plans are written", date(2026, 10, 15))
    return changes.add_milestone(by=by, action=action, milestone=terms)


def _voice(world: World) -> Evidence:
    said = ("care_leavers", "forum", "Nobody answers", "It rings out after six.")
    voice = changes.VoiceInput(*said, on=date(2026, 11, 10), people=7)
    return changes.record_voice(by=world.member("owner"), subject=world.action("1.4"), voice=voice)


def _consultation(world: World) -> Consultation:
    days = {"begins_on": date(2026, 10, 1), "ends_on": date(2026, 10, 31)}
    terms = changes.ConsultationInput("The offer", "Care leavers", "Survey", **days)
    by = world.member("manager")
    return changes.record_consultation(by=by, plan=world.plan, terms=terms)


def _partner(world: World) -> Person:
    """Of an organisation that supports 1.1 and 2.1, and owns nothing."""
    person = make_person(world.authority, "partner", "Supported Housing Manager", [])
    grant_role(
        by=system(world.authority),
        person=person,
        role=Role.PARTNER,
        organisation="Wyremouth Homes",
    )
    return person


def _second_plan(world: World) -> Plan:
    """Another live plan, which shares 1.5."""
    by = world.member("manager")
    terms = changes.PlanInput("Joint area plan 2026")
    priority = changes.PriorityInput(1, "Homes without fear", world.people["lead"], "Safer homes.")
    draft = changes.DraftPriority(priority, [])
    plan = changes.draft_plan(by=by, plan=terms, inspections=[], priorities=[draft])
    changes.set_stage(by=by, plan=plan, stage="live", decided_by="Partnership board")
    under = plan.priorities.get()
    why = "Both inspections asked for it."
    changes.share_action(by=by, action=world.action("1.5"), priority=under, why=why)
    return plan


def _contingency(world: World) -> Contingency:
    """Asked of the lead, and not yet answered."""
    action = world.action("2.1")
    return changes.fire_contingency(
        by=system(world.authority),
        plan=world.plan,
        action=action,
        fired=Fired(Trigger.OFF_TRACK, action.pk, date(2026, 9, 1), 2),
    )


def _locked(world: World) -> Period:
    august = Period(date(2026, 8, 1))
    by, why = world.member("manager"), "Before the plan was kept here."
    changes.lock_period(by=by, plan=world.plan, period=august, note=why)
    return august


def pdf(name: str) -> CheckedFile:
    data = made.pdf()
    return CheckedFile(name, "pdf", store().put(data), len(data))


def other_pdf(name: str, mark: str = "Other") -> CheckedFile:
    """Another file than `pdf`'s; for each mark another."""
    data = made.pdf(more=(f"<</Type/{mark}>>".encode(),))
    return CheckedFile(name, "pdf", store().put(data), len(data))


def _report_draft(world: World) -> ReportDraft:
    """A report that is being checked, of one page with words."""
    data = plain_pdf("A report", "It says one thing. " * 30)
    file = CheckedFile("draft.pdf", "pdf", store().put(data), len(data))
    pages = [{"number": 1, "width": 595, "height": 842}]
    reading = drafts.empty() | {"pages": pages}
    return start_draft(by=world.member("manager"), reading=reading, file=file)


def _rival(authority: Authority) -> Person:
    person = make_person(authority, "rival", "Everything there", [])
    for role in set(Role) - {Role.PARTNER}:
        grant_role(by=system(authority), person=person, role=role)
    return person


def _unpublished(world: World, readers: list[Person]) -> Inspection:
    return record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 3),
            ended_on=date(2026, 11, 4),
            dates={"received": date(2026, 11, 13)},
            findings=[FindingInput("improvement", "The quality of supervision.")],
            readers=readers,
            pages=[(595, 842)],
        ),
        report=pdf("report.pdf"),
    )


def _plan_draft(world: World) -> PlanDraft:
    seen = world.inspection.findings.order_by("pk")
    found = [plan_drafts.Found(row.pk, "A finding.", "", "") for row in seen]
    content = plan_drafts.propose("Next plan", [world.inspection.pk], found, "2026-12-01")
    content["due_on"] = "2027-11-30"
    return start_plan_draft(by=world.member("manager"), content=content)


def _evidence(world: World, subject: Action | Finding) -> Evidence:
    given = changes.EvidenceInput("case_audit", "Audit", date(2026, 11, 10), file=pdf("audit.pdf"))
    return changes.add_evidence(by=world.member("assurer"), subject=subject, evidence=given)
