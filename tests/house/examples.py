"""One example of every address: what it is about in the house, who gets it and who does not.

An address without an example fails `test_access.py`. `allowed` and `denied` are keys of the
cast; `answer` is what an allowed GET gives (405 for what is only sent, 302 for what moves on).
"""

from __future__ import annotations

from typing import Any

from goldenthread.governance.changes import bring_item_paper
from tests import governing
from tests.house.example import NOBODY, PUBLIC, Example, action, of
from tests.house.examples_papers import WRITING
from tests.house.examples_programs import PROGRAMS
from tests.house.examples_published import PUBLISHED
from tests.house.world import House
from tests.unit.reports.writing import bring

__all__ = ["EXAMPLES", "NOBODY"]


def in_its_place(house: House) -> list[Any]:
    """An edition stood on an agenda, and another file took its place."""
    world, last = house.world, house.published.editions.get()
    agenda = governing.item(world, house.governance.coming, "Progress of the plan")
    put = governing.paper(world, agenda, last.title, last.pdf)
    by = world.member("democratic_services")
    bring_item_paper(by=by, paper=put, file=governing.upload(), publish=True)
    return [house.published.pk, put.pk]


def brought(house: House) -> list[Any]:
    return [house.published.pk, bring(house.world, house.published.editions.get()).pk]


PLAN = of("world.plan")
PRIORITY = of("priority")
FINDING = of("finding")
SEEN = of("world.inspection")
UNPUBLISHED = of("unpublished")
COMMITTEE = "committee_report"

EXAMPLES: dict[str, Example] = {
    # Open to everybody
    "home": Example(PUBLIC),
    "accessibility": Example(PUBLIC),
    "privacy": Example(PUBLIC),
    "alive": Example(PUBLIC),
    "ready": Example(PUBLIC),
    "account_set_password": Example(PUBLIC, answer=302),
    "demo-sign-in": Example(PUBLIC, answer=404),  # only the demo has it
    "demo-sign-in-again": Example(PUBLIC, answer=404),
    **{name: Example(PUBLIC, about=about) for name, about in PUBLISHED.items()},
    # People
    "people": Example("administrator", "manager"),
    "person-add": Example("administrator", "manager"),
    "person": Example("administrator", "manager", of("newcomer")),
    "warnings": Example("manager", "assurer"),
    # Files
    "file-download": Example("inspector", "councillor", of("evidence.file")),
    # Inspections
    "inspections": Example("councillor", "administrator"),
    "practice-areas": Example("director", "lead"),
    "inspection-read": Example("manager", "lead"),
    "inspection-by-hand": Example("manager", "lead"),
    "inspection-draft": Example("manager", "lead", of("report_draft")),
    "inspection-draft-discard": Example("manager", "lead", of("report_draft")),
    "inspection-draft-page": Example("manager", "lead", of("report_draft", then=(1,))),
    "inspection-draft-picture": Example("manager", "lead", of("report_draft", then=(1,))),
    "inspection": Example("assurer", "director", UNPUBLISHED),
    "inspection-date": Example("manager", "assurer", of("unpublished", then=("published",))),
    "inspection-readers": Example("manager", "assurer", UNPUBLISHED),
    "inspection-page": Example("assurer", "director", of("unpublished", then=(1,))),
    "inspection-picture": Example("assurer", "director", of("unpublished", then=(1,))),
    "inspection-answers": Example("assurer", "director", UNPUBLISHED),
    "finding-add": Example("manager", "lead", SEEN),
    "inspection-repeats": Example("assurer", "director", UNPUBLISHED),
    "finding-repeats": Example("assurer", "director", of("secret_finding")),
    "finding-elsewhere": Example("assurer", "director", of("secret_finding")),
    "finding-promises": Example("assurer", "director", of("secret_finding")),
    "draft-repeats": Example("manager", "lead", of("report_draft")),
    "other-reports": Example("councillor", "administrator"),
    "other-report": Example("councillor", "administrator", of("other_report")),
    "finding-edit": Example("manager", "director", of("secret_finding")),
    # Governance
    "bodies": Example("councillor", "administrator"),
    "body-add": Example("democratic_services", "lead"),
    "body": Example("councillor", "administrator", of("governance.committee")),
    "body-edit": Example("democratic_services", "lead", of("governance.committee")),
    "seat-add": Example("democratic_services", "lead", of("governance.committee")),
    "seat-edit": Example("democratic_services", "lead", of("governance.seat")),
    "meeting-add": Example("manager", "councillor", of("governance.committee")),
    "meeting": Example("inspector", "administrator", of("governance.held")),
    "meeting-edit": Example("manager", "councillor", of("governance.held")),
    "meeting-minutes": Example("manager", "councillor", of("governance.held")),
    "item-add": Example("manager", "councillor", of("governance.held")),
    "item": Example("councillor", "administrator", of("governance.secret")),
    "item-edit": Example("democratic_services", "councillor", of("governance.secret")),
    "intervention": Example("councillor", "administrator"),
    "episode-add": Example("director", "councillor"),
    "episode-edit": Example("director", "councillor", of("governance.episode")),
    "visit-add": Example("manager", "councillor", of("governance.committee")),
    "visits": Example("councillor", "administrator"),
    "visit": Example("councillor", "administrator", of("governance.visit")),
    "visit-edit": Example("democratic_services", "councillor", of("governance.visit")),
    "programme": Example("councillor", "administrator"),
    "quiet-add": Example("democratic_services", "councillor"),
    "quiet-edit": Example("democratic_services", "councillor", of("governance.quiet")),
    "feeds": Example("councillor", "administrator"),
    "feeds-renew": Example("councillor", "administrator"),
    "feed-person": Example(PUBLIC, about=lambda h: [h.feed_key, "ics"]),
    "feed-body": Example(PUBLIC, about=lambda h: [h.feed_key, h.governance.committee.pk, "atom"]),
    "feed-plan": Example(PUBLIC, about=lambda h: [h.feed_key, h.world.plan.pk, "atom"]),
    "minutes-in": Example("manager", "councillor"),
    "minutes-check": Example("democratic_services", "councillor", of("governance.minutes")),
    "minutes-throw-away": Example("democratic_services", "councillor", of("governance.minutes")),
    "item-paper-add": Example("manager", "councillor", of("governance.item")),
    "item-paper-edit": Example("manager", "councillor", of("governance.paper")),
    "item-paper-bring": Example("manager", "councillor", of("governance.paper")),
    "item-paper-publish": Example("manager", "councillor", of("governance.ready")),
    "item-paper-withdraw": Example("democratic_services", "lead", of("governance.secret_paper")),
    "decision-add": Example("democratic_services", "councillor", of("governance.item")),
    "undertaking-add": Example("democratic_services", "councillor", of("governance.item")),
    "decisions": Example("councillor", "administrator"),
    "decision": Example("councillor", "administrator", of("governance.decision")),
    "decision-edit": Example("manager", "councillor", of("governance.decision")),
    "decision-effect": Example("manager", "councillor", of("governance.decision")),
    "decision-send": Example("manager", "councillor", of("governance.decision")),
    "undertakings": Example("councillor", "administrator"),
    "decisions-export": Example("councillor", "administrator", of(then=("xlsx",)), shared=True),
    "papers-export": Example("finance", "administrator", of(then=("xlsx",)), shared=True),
    "visits-export": Example("councillor", "administrator", of(then=("csv",)), shared=True),
    "inspections-export": Example("councillor", "administrator", of(then=("csv",)), shared=True),
    "measures-export": Example("director", "councillor", of(then=("xlsx",)), shared=True),
    "plan-measures-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "record-export": Example("director", "councillor", of("world.plan", then=("csv",))),
    "undertakings-export": Example("councillor", "administrator", of(then=("csv",)), shared=True),
    "undertaking": Example("councillor", "administrator", of("governance.undertaking")),
    "undertaking-edit": Example("manager", "owner", of("governance.undertaking")),
    "undertaking-answer": Example("owner", "lead", of("governance.undertaking")),
    "undertaking-settle": Example("manager", "owner", of("governance.undertaking")),
    "plan-issue-history": Example("councillor", "administrator", PLAN),
    "inspection-issue-history": Example("councillor", "administrator", SEEN),
    "response-publish": Example("manager", "owner", of("governance.response")),
    # Plans, as they are read
    "keys": Example("administrator", NOBODY),
    "plans": Example("inspector", "administrator"),
    "plan": Example("inspector", "councillor", PLAN),
    "actions": Example("inspector", "councillor", PLAN),
    "findings": Example("inspector", "councillor", PLAN),
    "exceptions": Example("inspector", "councillor", PLAN),
    "pace": Example("inspector", "councillor", PLAN),
    "thread": Example("inspector", "councillor", PLAN),
    "since": Example("inspector", "councillor", PLAN, query="from=2026-10-01"),
    "record": Example("inspector", "owner", PLAN),
    "finding-statuses": Example("inspector", "councillor", PLAN),
    "finding-status": Example("inspector", "councillor", FINDING),
    "finding-review": Example("inspector", "councillor", of("world.plan", then=(2026,))),
    "finding-propose": Example("assurer", "lead", lambda h: [h.world.plan.pk, 2026, h.finding.pk]),
    "finding-review-record": Example(
        "democratic_services", "assurer", of("world.plan", then=(2026,))
    ),
    "findings-export": Example("inspector", "councillor", of("world.plan", then=("csv",))),
    "review-export": Example("inspector", "councillor", of("world.plan", then=(2026, "xlsx"))),
    "look-again": Example("inspector", "councillor", PLAN),
    "progress-key": Example("manager", "assurer"),
    "impact-key": Example("director", "assurer"),
    "rating-confirm": Example(
        "owner", "assurer", lambda h: ["progress", "action", h.action("1.4").pk]
    ),
    "priority": Example("inspector", "councillor", PRIORITY),
    "plan-versions": Example("inspector", "councillor", PLAN),
    "plan-compare": Example("inspector", "councillor", PLAN),
    "plan-refresh": Example("manager", "director", PLAN),
    "plan-carry-over": Example("manager", "director", PLAN),
    "plan-version-keep": Example("democratic_services", "lead", PLAN),
    "action": Example("inspector", "councillor", action("1.1")),
    "action-history": Example("inspector", "owner", action("1.1")),
    "actions-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "evidence-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    # Questions about a plan
    "challenges": Example("inspector", "councillor", PLAN),
    "challenges-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "plan-ask": Example("adviser", "owner", PLAN),
    "priority-ask": Example("democratic_services", "owner", PRIORITY),
    "action-ask": Example("board_member", "owner", action("1.1")),
    "finding-ask": Example("assurer", "finance", FINDING),
    "measure-ask": Example("adviser", "owner", of("measure")),
    "measure-questions": Example("inspector", "councillor", of("measure")),
    "challenge": Example("inspector", "councillor", of("challenge")),
    "challenge-answer": Example("owner", "owner_2", of("challenge")),
    "challenge-close": Example("board_member", "owner", of("challenge")),
    "challenge-withdraw": Example("board_member", "owner", of("challenge")),
    # The council's aims
    "areas": Example("inspector", "councillor", PLAN),
    "aims": Example("inspector", "councillor", PLAN),
    "exceptions-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "areas-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "aims-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "aim": Example("inspector", "councillor", of("aim")),
    "aim-add": Example("manager", "director", PLAN),
    "aim-edit": Example("manager", "director", of("aim")),
    "priority-aims": Example("manager", "director", PRIORITY),
    # What was heard
    "voices": Example("inspector", "councillor", PLAN),
    "voices-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "voice-add": Example("owner", "board_member", PLAN),
    "voice-edit": Example("owner", "owner_2", of("voice")),
    "voice-answer": Example("owner", "assurer", of("voice")),
    "consultations": Example("inspector", "councillor", PLAN),
    "consultations-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "consultation": Example("inspector", "councillor", of("consultation")),
    "consultation-add": Example("lead", "owner", PLAN),
    "consultation-edit": Example("director", "owner", of("consultation")),
    # Funding
    "funding": Example("inspector", "councillor", PLAN),
    "funding-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "plan-fund": Example("finance", "lead", PLAN),
    "priority-fund": Example("manager", "director", PRIORITY),
    "action-fund": Example("manager", "owner", action("1.4")),
    "funding-need": Example("owner", "owner_2", action("1.4")),
    "milestone-add": Example("owner", "lead", action("1.4")),
    "milestone-order": Example("manager", "owner_2", action("1.4")),
    "milestone-edit": Example("owner", "lead", of("milestone")),
    "milestone-state": Example("manager", "owner_2", of("milestone", then=("reached",))),
    "action-share": Example("manager", "owner", action("1.4")),
    "action-share-end": Example(
        "manager", "owner", lambda h: [h.action("1.5").pk, h.second_plan.pk]
    ),
    "action-waits": Example("lead", "owner_2", action("1.4")),
    "action-waits-end": Example(
        "owner", "assurer", lambda h: [h.action("1.4").pk, h.action("1.5").pk]
    ),
    "funding-line": Example("inspector", "councillor", of("funding")),
    "funding-edit": Example("finance", "owner", of("funding")),
    "funding-months": Example("finance", "director", of("funding", then=(2026,))),
    "funding-approve": Example("finance", "manager", of("funding")),
    "funding-withdraw": Example("manager", "lead", of("funding")),
    # Risks
    "risks": Example("inspector", "councillor", PLAN),
    "risks-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "risk-matrix": Example("inspector", "councillor", PLAN),
    "risk": Example("inspector", "councillor", of("risk")),
    "plan-risk": Example("lead", "board_member", PLAN),
    "priority-risk": Example("director", "finance", PRIORITY),
    "action-risk": Example("owner", "assurer", action("1.4")),
    "risk-edit": Example("owner", "owner_2", of("risk")),
    "risk-score": Example("owner", "lead", of("risk")),
    "risk-links": Example("manager", "owner_2", of("risk")),
    "risk-close": Example("manager", "owner", of("risk")),
    "risk-reopen": Example("director", "owner", of("closed_risk")),
    # Measures
    "measures": Example("inspector", "councillor"),
    "measure-library": Example("manager", "lead"),
    "measure-add": Example("assurer", "owner"),
    "figures-enter": Example("manager", "adviser"),
    "measure": Example("inspector", "councillor", of("measure")),
    "plan-measures": Example("inspector", "councillor", PLAN),
    "measure-actions": Example("inspector", "councillor", of("measure")),
    "action-measures": Example("inspector", "councillor", action("1.1")),
    "priority-measures": Example("inspector", "councillor", PRIORITY),
    "finding-measures": Example("inspector", "councillor", FINDING),
    "measures-board": Example("inspector", "councillor"),
    "body-measures": Example("inspector", "councillor", of("governance.committee")),
    "measures-compared": Example("assurer", "director"),
    "measure-edit": Example("manager", "owner", of("measure")),
    "measure-target": Example("assurer", "owner", of("measure")),
    "measure-figures": Example("owner", "owner_2", of("measure")),
    "measure-events": Example("inspector", "councillor", of("measure")),
    "measure-rebase": Example("manager", "director", of("measure")),
    "measure-chart": Example("manager", "director", of("measure")),
    # Contingencies
    "contingencies": Example("inspector", "councillor", PLAN),
    "contingencies-export": Example("inspector", "councillor", of("world.plan", then=("csv",))),
    "my-contingencies": Example("owner", "councillor"),
    "contingency": Example("board_member", "councillor", of("contingency")),
    "contingency-answer": Example("lead", "owner_2", of("contingency")),
    "contingency-close": Example("director", "lead", of("contingency")),
    "triggers": Example("inspector", "councillor", PLAN),
    "trigger": Example("manager", "director", of("world.plan", then=("unfunded",))),
    # Plans, as they are made and changed
    "plan-draft": Example("manager", "director"),
    "plan-draft-priorities": Example("manager", "director", of("plan_draft")),
    "plan-draft-actions": Example("manager", "director", of("plan_draft")),
    "plan-draft-discard": Example("manager", "director", of("plan_draft")),
    # Plans that are brought in
    "import-begin": Example("manager", "director"),
    "import": Example("manager", "director", of("imports.draft")),
    "import-rows": Example("manager", "director", of("imports.draft")),
    "import-step": Example("manager", "director", of("imports.draft", then=("people",))),
    "import-discard": Example("manager", "director", of("imports.draft")),
    "import-done": Example("director", "owner", of("imports.batch")),
    "plan-check": Example("inspector", "councillor", PLAN),
    "plan-check-results": Example("inspector", "councillor", PLAN),
    "plan-to-come": Example("director", "owner", PLAN),
    "check-rules": Example("inspector", "councillor"),
    "check-rule": Example("director", "lead", query="rule=several-leads"),
    "inspection-meets": Example("manager", "director", of("world.inspection", "world.plan")),
    "import-compare": Example("manager", "director", of("imports.newer")),
    "import-progress": Example("manager", "director", of("imports.batch")),
    "plan-sheet": Example("inspector", "councillor", PLAN),
    "import-withdraw": Example("manager", "director", of("imports.batch")),
    "plan-settings": Example("manager", "director", PLAN),
    "plan-stage": Example("manager", "director", PLAN),
    "plan-inspections": Example("manager", "director", PLAN),
    "priority-add": Example("manager", "director", PLAN),
    "priority-edit": Example("manager", "director", PRIORITY),
    "action-add": Example("manager", "director", PRIORITY),
    "action-edit": Example("manager", "director", action("1.4")),
    "action-state": Example("manager", "director", action("1.4", "paused")),
    "action-reopen": Example("lead", "owner", action("1.1")),
    "action-reviews": Example("owner", "owner_2", action("1.4")),
    "action-review": Example("owner", "owner_2", action("1.4")),
    # The month
    "my-work": Example("owner", "councillor"),
    "missing-updates": Example("manager", "assurer", PLAN),
    "update": Example("owner", "owner_2", action("1.4", "2026-10")),
    "months": Example("inspector", "councillor", PLAN, answer=302),
    "month": Example("inspector", "councillor", of("world.plan", then=("2026-10",))),
    "month-lock": Example("manager", "director", of("world.plan", then=("2026-10",))),
    "month-reopen": Example("manager", "director", of("world.plan", then=("2026-08",))),
    "month-check": Example("manager", "lead", of("world.plan", then=("2026-10",)), answer=302),
    "month-updates": Example("owner", "assurer", of("world.plan", then=("2026-10",))),
    "month-paste": Example("owner", "assurer", of("world.plan", then=("2026-10",)), answer=302),
    "send-back": Example("manager", "lead", action("2.1", "2026-10")),
    "no-change": Example("owner", "owner_2", action("1.4", "2026-10"), answer=302),
    "highlight": Example("lead", "owner", of("priority", then=("2026-10",))),
    "hand-over": Example("manager", "director", PLAN),
    "covers": Example("owner", "assurer"),
    "cover-end": Example("manager", "assurer", of("cover")),
    "new-date": Example("owner", "owner_2", action("1.5")),
    "sign-off": Example("lead", "owner", action("1.3")),
    "body-sign-offs": Example("democratic_services", "lead", PLAN),
    "date-request": Example("lead", "councillor", of("request")),
    # Evidence and impact
    "impact-rounds": Example("inspector", "councillor", PLAN),
    "action-impact": Example("assurer", "lead", action("1.2")),
    "priority-impact": Example("assurer", "lead", PRIORITY),
    "finding-impact": Example("assurer", "lead", FINDING),
    "evidence-list": Example("inspector", "councillor", PLAN),
    "evidence": Example("inspector", "councillor", of("evidence")),
    "evidence-edit": Example("owner", "board_member", of("voice")),
    "evidence-renew": Example("assurer", "board_member", of("evidence")),
    "evidence-picture": Example("inspector", "councillor", PLAN),
    "evidence-picture-export": Example("inspector", "councillor", of("world.plan", then=("xlsx",))),
    "action-evidence-use": Example("owner", "owner_2", action("1.4")),
    "evidence-use": Example("assurer", "board_member", of("evidence")),
    "action-evidence-add": Example("owner", "owner_2", action("1.1")),
    "priority-evidence-add": Example("assurer", "owner", PRIORITY),
    "finding-evidence-add": Example("assurer", "owner", FINDING),
    "action-evidence-take-off": Example(
        "owner", "owner_2", lambda h: [h.evidence.pk, h.action("1.1").pk]
    ),
    "priority-evidence-take-off": Example(
        "assurer", "board_member", of("evidence", "priority"), answer=404
    ),
    "finding-evidence-take-off": Example(
        "assurer", "director", of("secret_evidence", "secret_finding")
    ),
    # Papers
    "papers": Example("councillor", "administrator"),
    "paper-add": Example("manager", "democratic_services"),
    "paper-layouts": Example("manager", "finance"),
    "paper-layout": Example("manager", "finance", lambda _: [COMMITTEE], shared=True),
    "paper-statuses": Example("democratic_services", "finance"),
    "paper-status": Example("democratic_services", "finance", lambda _: [COMMITTEE], shared=True),
    "paper-templates": Example("manager", "finance"),
    "paper-template": Example("manager", "finance", lambda _: [COMMITTEE], shared=True),
    "paper-template-begin": Example("manager", "finance", lambda _: [COMMITTEE], shared=True),
    "paper-template-drop": Example("manager", "finance", lambda _: [COMMITTEE]),
    "paper": Example("finance", "councillor", of("drafted")),
    "paper-preview": Example("finance", "board_member", of("drafted")),
    "paper-draft": Example("finance", "board_member", of("drafted", then=("pdf",))),
    "paper-terms": Example("manager", "finance", of("drafted")),
    "paper-publish": Example("democratic_services", "finance", of("drafted")),
    "paper-release": Example("democratic_services", "finance", of("drafted")),
    "paper-withdraw": Example("monitoring_officer", "finance", of("published")),
    "paper-part-two": Example("manager", "finance", of("drafted")),
    "paper-bring": Example("democratic_services", "finance", of("published")),
    "paper-brought": Example("finance", "board_member", brought),
    "paper-on-agenda": Example("finance", "board_member", in_its_place),
    "paper-readers": Example("finance", "board_member", of("drafted")),
    "paper-agenda": Example("democratic_services", "finance", of("published")),
    "paper-agendas": Example("finance", "outsider", of("published")),
    "paper-edition": Example("manager", "finance", of("published")),
    **WRITING,
    **PROGRAMS,
}
