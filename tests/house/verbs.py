"""One example of every verb that changes the record: it works on the house as it stands.

A verb without an example fails `test_verbs.py`. Where the way in decides what is written
(an action or a finding, agreed or refused), give one for each event: `name (how)`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goldenthread.accounts import changes as accounts
from goldenthread.accounts.models import Role
from goldenthread.inspections import changes as inspections
from goldenthread.inspections.areas import OURS, Area
from goldenthread.plans import changes as plans
from goldenthread.plans.periods import Period
from goldenthread.reports import changes as reports
from tests.house.world import House, pdf
from tests.unit.reports.writing import publish, terms

type Example = Callable[[House], Any]

OCTOBER = Period(date(2026, 10, 1))
VERBS: dict[str, Example] = {}


def example(name: str) -> Callable[[Example], Example]:
    """Declare the example of a verb, `app.verb` or `app.verb (how)`."""

    def declare(do: Example) -> Example:
        if name in VERBS:
            raise ValueError(f"{name} has an example already")
        VERBS[name] = do
        return do

    return declare


# People


@example("accounts.add_person")
def _(house: House) -> Any:
    return accounts.add_person(
        by=house.member("administrator"),
        email="new@wyremouth.example",
        post="Head of Service, Fostering",
        role=Role.OWNER,
        password=None,
    )


@example("accounts.grant_role")
def _(house: House) -> Any:
    by = house.member("administrator")
    return accounts.grant_role(by=by, person=house.newcomer, role=Role.FINANCE)


@example("accounts.withdraw_role")
def _(house: House) -> Any:
    by, person = house.member("administrator"), house.world.person("finance")
    return accounts.withdraw_role(by=by, person=person, role=Role.FINANCE)


# Inspections


@example("inspections.record_inspection")
def _(house: House) -> Any:
    return inspections.record_inspection(
        by=house.member("manager"),
        inspection=inspections.InspectionInput(
            kind="ilacs_short",
            started_on=date(2026, 9, 7),
            ended_on=date(2026, 9, 11),
            judgements=[inspections.JudgementInput("Overall effectiveness", "good")],
            findings=[inspections.FindingInput("improvement", "The stability of placements.")],
        ),
        report=pdf("short.pdf"),
        draft=house.report_draft,
    )


@example("inspections.set_practice_areas")
def _(house: House) -> Any:
    areas = [*OURS, Area("", "Unaccompanied children")]
    return inspections.set_practice_areas(by=house.member("director"), areas=areas)


@example("inspections.set_inspection_date")
def _(house: House) -> Any:
    return inspections.set_inspection_date(
        by=house.member("manager"),
        inspection=house.unpublished,
        kind="published",
        on=date(2026, 11, 16),
    )


@example("inspections.set_inspection_date (taken back)")
def _(house: House) -> Any:
    by = house.member("manager")
    return inspections.set_inspection_date(
        by=by, inspection=house.unpublished, kind="received", on=None
    )


@example("inspections.name_reader")
def _(house: House) -> Any:
    by, person = house.member("manager"), house.world.person("director")
    return inspections.name_reader(by=by, inspection=house.unpublished, person=person)


@example("inspections.remove_reader")
def _(house: House) -> Any:
    by = house.member("manager")
    return inspections.remove_reader(by=by, inspection=house.unpublished, person=house.newcomer)


@example("inspections.add_finding")
def _(house: House) -> Any:
    return inspections.add_finding(
        by=house.member("manager"),
        inspection=house.world.inspection,
        finding=inspections.FindingInput("improvement", "The supply of foster homes."),
    )


@example("inspections.correct_finding")
def _(house: House) -> Any:
    by = house.member("manager")
    return inspections.correct_finding(by=by, finding=house.finding, practice_area="care_leavers")


@example("inspections.correct_finding (dropped)")
def _(house: House) -> Any:
    return inspections.correct_finding(
        by=house.member("manager"), finding=house.finding, present=False
    )


# Plans


@example("plans.draft_plan")
def _(house: House) -> Any:
    return plans.draft_plan(
        by=house.member("manager"),
        plan=plans.PlanInput("Fostering plan"),
        inspections=[house.world.inspection],
        priorities=[plans.DraftPriority(new_priority(house), [new_action(house)])],
    )


def new_priority(house: House) -> plans.PriorityInput:
    return plans.PriorityInput(3, "Fostering", house.world.people["lead"], "More homes.")


def new_action(house: House, reference: str = "3.1", **more: Any) -> plans.ActionInput:
    people = house.world.people
    values: dict[str, Any] = {
        "reference": reference,
        "title": "Recruit foster carers",
        "lead": people["lead"],
        "owner": people["owner"],
        "starts_on": date(2026, 11, 16),
        "due_on": date(2027, 3, 31),
        "partners": ["Wyremouth Homes"],
        "findings": [house.finding],
    }
    return plans.ActionInput(**(values | more))


@example("plans.change_plan")
def _(house: House) -> Any:
    terms = plans.PlanInput("Improvement plan 2026 to 2027", updates_due_day=12)
    return plans.change_plan(by=house.member("manager"), plan=house.world.plan, terms=terms)


def _set_stage(house: House, stage: str) -> Any:
    by, plan = house.member("manager"), house.world.plan
    return plans.set_stage(by=by, plan=plan, stage=stage, decided_by="Council")


@example("plans.set_stage")
def _(house: House) -> Any:
    return _set_stage(house, "closed")


@example("plans.set_stage (draft again)")
def _(house: House) -> Any:
    return _set_stage(house, "draft")


@example("plans.set_stage (live)")
def _(house: House) -> Any:
    by = house.member("manager")
    plan = plans.draft_plan(by=by, plan=plans.PlanInput("Fostering plan"))
    return plans.set_stage(by=by, plan=plan, stage="live", decided_by="Council")


@example("plans.add_priority")
def _(house: House) -> Any:
    by, plan = house.member("manager"), house.world.plan
    return plans.add_priority(by=by, plan=plan, priority=new_priority(house))


@example("plans.change_priority")
def _(house: House) -> Any:
    by, terms = house.member("manager"), new_priority(house)
    return plans.change_priority(by=by, priority=house.priority, terms=terms)


@example("plans.add_action")
def _(house: House) -> Any:
    by = house.member("manager")
    return plans.add_action(by=by, priority=house.priority, action=new_action(house))


@example("plans.change_action")
def _(house: House) -> Any:
    action = house.action("1.4")
    values = new_action(house, "1.4", due_on=date(2026, 10, 28), starts_on=date(2026, 2, 1))
    return plans.change_action(
        by=house.member("manager"), action=action, priority=house.priority, values=values
    )


@example("plans.answer_inspection")
def _(house: House) -> Any:
    by, plan = house.member("manager"), house.world.plan
    return plans.answer_inspection(by=by, plan=plan, inspection=house.unpublished)


@example("plans.answer_inspection (no longer)")
def _(house: House) -> Any:
    by, plan, seen = house.member("manager"), house.world.plan, house.world.inspection
    return plans.answer_inspection(by=by, plan=plan, inspection=seen, present=False)


@example("plans.link_finding")
def _(house: House) -> Any:
    by = house.member("manager")
    return plans.link_finding(by=by, action=house.action("2.2"), finding=house.finding)


@example("plans.link_finding (no longer)")
def _(house: House) -> Any:
    by, action = house.member("manager"), house.action("1.1")
    return plans.link_finding(by=by, action=action, finding=house.finding, present=False)


@example("plans.give_update")
def _(house: House) -> Any:
    given = plans.UpdateInput(
        "at_risk",
        "The provider was appointed in October.",
        "Agree the contract.",
        new_due_on=date(2027, 1, 29),
        why="The provider was appointed late.",
    )
    return plans.give_update(
        by=house.member("owner"), action=house.action("1.5"), period=OCTOBER, update=given
    )


@example("plans.ask_new_date")
def _(house: House) -> Any:
    return plans.ask_new_date(
        by=house.member("owner"),
        action=house.action("1.5"),
        due_on=date(2027, 1, 29),
        why="The provider was appointed late.",
    )


@example("plans.answer_date_request")
def _(house: House) -> Any:
    return plans.answer_date_request(by=house.member("lead"), request=house.request, agreed=True)


@example("plans.answer_date_request (refused)")
def _(house: House) -> Any:
    return plans.answer_date_request(
        by=house.member("lead"), request=house.request, agreed=False, note="It cannot wait."
    )


@example("plans.sign_off_action")
def _(house: House) -> Any:
    return plans.sign_off_action(by=house.member("lead"), action=house.action("1.3"))


@example("plans.send_back_action")
def _(house: House) -> Any:
    return plans.send_back_action(
        by=house.member("lead"), action=house.action("1.3"), note="The audit is missing."
    )


@example("plans.add_evidence")
def _(house: House) -> Any:
    given = plans.EvidenceInput("data", "Plans in date", date(2026, 11, 12), file=pdf("data.pdf"))
    return plans.add_evidence(
        by=house.member("assurer"), subject=house.action("1.2"), evidence=given
    )


@example("plans.link_evidence")
def _(house: House) -> Any:
    return plans.link_evidence(
        by=house.member("assurer"),
        subject=house.action("1.2"),
        evidence=house.evidence,
        present=True,
    )


@example("plans.link_evidence (taken off)")
def _(house: House) -> Any:
    return plans.link_evidence(
        by=house.member("assurer"),
        subject=house.action("1.1"),
        evidence=house.evidence,
        present=False,
    )


@example("plans.assess_impact")
def _(house: House) -> Any:
    return _assess(house, house.action("1.2"))


@example("plans.assess_impact (of a priority)")
def _(house: House) -> Any:
    return _assess(house, house.priority)


@example("plans.assess_impact (of a finding)")
def _(house: House) -> Any:
    return _assess(house, house.finding)


def _assess(house: House, subject: Any) -> Any:
    impact = plans.ImpactInput("no_evidence", "Nothing has changed for children yet.")
    return plans.assess_impact(by=house.member("assurer"), subject=subject, impact=impact)


# Papers


@example("reports.draft_paper")
def _(house: House) -> Any:
    by, plan = house.member("manager"), house.world.plan
    return reports.draft_paper(by=by, plan=plan, terms=terms(), texts={"summary": "In short."})


@example("reports.change_paper")
def _(house: House) -> Any:
    by = house.member("manager")
    return reports.change_paper(by=by, paper=house.drafted, terms=terms())


@example("reports.write_section")
def _(house: House) -> Any:
    return reports.write_section(
        by=house.member("manager"), paper=house.drafted, section="summary", text="In short."
    )


@example("reports.publish_paper")
def _(house: House) -> Any:
    return publish(house.world, house.drafted, uncleared=1)


@example("reports.withdraw_paper")
def _(house: House) -> Any:
    return reports.withdraw_paper(
        by=house.member("monitoring_officer"), paper=house.published, reason="Names a family."
    )


@example("reports.begin_edition")
def _(house: House) -> Any:
    return reports.begin_edition(
        by=house.member("manager"), paper=house.published, reason="A figure was corrected."
    )
