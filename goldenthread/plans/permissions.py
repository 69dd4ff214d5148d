"""Who may see plans and change them, and on which actions.

Separation of duty: who signs off or assesses is never the owner of that action
(trust.md, Access; the database refuses it too).
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q

from goldenthread.accounts.access import ANYWHERE, READERS_OF_PLANS, Member, Scope, register
from goldenthread.accounts.models import Grant, Organisation, Role
from goldenthread.documents.permissions import register_file_scope
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import (
    Action,
    Evidence,
    EvidenceOnAction,
    EvidenceOnFinding,
    EvidenceText,
    EvidenceVersion,
    FindingLink,
    Partner,
    Placement,
    Plan,
)
from goldenthread.plans.read_periods import covered_by


def _placed(who: Q) -> Q:
    """The actions whose placement today is such."""
    now = Moment.latest()
    return Q(pk__in=Placement.objects.as_at(now).filter(who).values("action"))


def placement_now(action: Any) -> Any:
    """Lead, owner and deputy of an action today; kept on the object once looked up."""
    if "placed_now" not in action.__dict__:
        placed = Placement.objects.select_related("owner").filter(action=action)
        action.placed_now = placed.newest_first().first()
    return action.placed_now


def _owns(member: Member, action: Any) -> bool:
    return bool(placement_now(action).owner_id == member.person_id)


def _leads(member: Member, action: Any) -> bool:
    return bool(placement_now(action).lead_id == member.person_id)


def _signs_off(member: Member, action: Any) -> bool:
    placed = placement_now(action)
    if placed.lead_id == placed.owner_id:
        return bool(placed.deputy_id == member.person_id)
    return bool(placed.lead_id == member.person_id)


def _signs_off_q(member: Member) -> Q:
    me = member.person_id
    return _placed(Q(lead=me) & ~Q(owner=F("lead")) | Q(deputy=me, owner=F("lead")))


def _covers(member: Member, action: Any) -> bool:
    person, covers = action.__dict__.get("covering", (None, False))
    if person and person == member.person_id:  # read with the action, as its page does
        return bool(covers)
    owner = placement_now(action).owner_id
    return any(each.absent_id == owner for each in covered_by(member.person_id))


def _own_or_covered_q(member: Member) -> Q:
    absent = [each.absent_id for each in covered_by(member.person_id)]
    return _placed(Q(owner=member.person_id) | Q(owner__in=absent))


OWN_OR_COVERED = Scope(
    "actions that they own, or whose absent owner they cover for",
    _own_or_covered_q,
    lambda m, a: _owns(m, a) or _covers(m, a),
)
OWN_OR_LED = Scope(
    "actions that they own or lead",
    lambda m: _placed(Q(owner=m.person_id) | Q(lead=m.person_id)),
    lambda m, a: _owns(m, a) or _leads(m, a),
)
SIGNS_OFF = Scope(
    "actions that they lead and do not own, or are named deputy for", _signs_off_q, _signs_off
)
NOT_OWNED = Scope(
    "actions that they do not own",
    lambda m: ~_placed(Q(owner=m.person_id)),
    lambda m, a: not _owns(m, a),
)
NOT_OWN_OR_LED = Scope(
    "actions that they neither own nor lead",
    lambda m: ~_placed(Q(owner=m.person_id) | Q(lead=m.person_id)),
    lambda m, a: not (_owns(m, a) or _leads(m, a)),
)


def works_on(member: Member) -> Q:
    """The actions that a partner's organisation works on today: one of its people owns it, or it
    is named among the partners."""
    now, mine = Moment.latest(), Organisation.objects.filter(pk__in=[member.organisation])
    people = Grant.objects.as_at(now).filter(organisation__in=mine.values("pk"), present=True)
    named = Partner.objects.as_at(now).filter(name__in=mine.values("name"), present=True)
    return _placed(Q(owner__in=people.values("person"))) | Q(pk__in=named.values("action"))


def _works_on(member: Member, action: Any) -> bool:
    """The same of one action; kept on it once looked up."""
    if member.organisation is None:
        return False
    if _owns(member, action):
        return True
    if "worked_on_by" not in action.__dict__:
        action.worked_on_by = {}
    if member.organisation not in action.worked_on_by:
        found = Action.objects.filter(works_on(member), pk=action.pk).exists()
        action.worked_on_by[member.organisation] = found
    return bool(action.worked_on_by[member.organisation])


WORKS_ON = Scope("actions that their organisation owns or supports", works_on, _works_on)
OWN = Scope("actions that they own", lambda m: _placed(Q(owner=m.person_id)), _owns)


def _parts(member: Member) -> Q:
    theirs = Action.objects.filter(works_on(member), authority=member.authority)
    placed = Placement.objects.as_at(Moment.latest()).filter(action__in=theirs.values("pk"))
    return Q(pk__in=placed.values("plan"))


HAS_THEIRS = Scope(
    "plans with an action that their organisation owns or supports",
    _parts,
    lambda m, plan: Plan.objects.filter(_parts(m), pk=plan.pk).exists(),
)


def _shows(member: Member) -> Q:
    theirs = Action.objects.filter(works_on(member), authority=member.authority)
    links = EvidenceOnAction.objects.as_at(Moment.latest()).filter(present=True)
    return Q(pk__in=links.filter(action__in=theirs.values("pk")).values("evidence"))


SHOWS_THEIRS = Scope(
    "evidence of actions that their organisation owns or supports",
    _shows,
    lambda m, evidence: Evidence.objects.filter(_shows(m), pk=evidence.pk).exists(),
)


def answerers_now(finding: Any) -> frozenset[int]:
    """Who owns or leads an action that answers a finding today; kept on it once looked up."""
    if "answerers" not in finding.__dict__:
        now = Moment.latest()
        links = FindingLink.objects.filter(finding=finding).as_at(now).filter(present=True)
        placed = Placement.objects.filter(action__in=links.values("action")).as_at(now)
        pairs = placed.values_list("owner", "lead")
        finding.answerers = frozenset(person for pair in pairs for person in pair)
    found: frozenset[int] = finding.answerers
    return found


def _answered_by(person: int | None) -> Q:
    now = Moment.latest()
    theirs = Placement.objects.as_at(now).filter(Q(owner=person) | Q(lead=person))
    links = FindingLink.objects.filter(action__in=theirs.values("action")).as_at(now)
    return Q(pk__in=links.filter(present=True).values("finding"))


NOT_ANSWERED = Scope(
    "findings that no action answers which they own or lead",
    lambda m: ~_answered_by(m.person_id),
    lambda m, finding: m.person_id not in answerers_now(finding),
)

ADDED = Scope(
    "evidence that they added",
    lambda m: Q(added_by=m.person_id),
    lambda m, evidence: evidence.added_by_id == m.person_id,
)

OFFICERS = [Role.OWNER, Role.LEAD, Role.DIRECTOR]
OWNERS = [*OFFICERS, Role.PARTNER]
RECORDS_DECISIONS = [Role.PROGRAMME_MANAGER, Role.DEMOCRATIC_SERVICES]

NOT_ALL = (
    "You cannot see this page of a plan. Councillors read the papers that are published, meetings "
    "and decisions; people of a partner organisation see the actions that it works on."
)
register("plan.view", NOT_ALL, {ANYWHERE: READERS_OF_PLANS}, worker=True)
register("plan.part", "This is for partner organisations.", {HAS_THEIRS: [Role.PARTNER]})
register(
    "plan.open", NOT_ALL, {ANYWHERE: READERS_OF_PLANS, HAS_THEIRS: [Role.PARTNER]}, worker=True
)
register(
    "action.view", NOT_ALL, {ANYWHERE: READERS_OF_PLANS, WORKS_ON: [Role.PARTNER]}, worker=True
)
register(
    "evidence.view",
    NOT_ALL,
    {ANYWHERE: READERS_OF_PLANS, SHOWS_THEIRS: [Role.PARTNER]},
    worker=True,
)
register(
    "plan.edit",
    "Only the programme manager can change the plan.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "update.give",
    "Only the owner of the action, who covers for them, or the programme manager on their behalf, "
    "can give its update.",
    {OWN_OR_COVERED: OFFICERS, OWN: [Role.PARTNER], ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "date.agree",
    "Only the accountable lead, who is not the owner, can agree a new date for this action.",
    {SIGNS_OFF: OFFICERS},
)
register(
    "date.record_decision",
    "Only the programme manager or democratic services can record what a body decided, "
    "where they do not own the action.",
    {NOT_OWNED: RECORDS_DECISIONS},
)
register(
    "plan.keep_version",
    "Only the programme manager or democratic services can keep a version of the plan.",
    {ANYWHERE: RECORDS_DECISIONS},
)
register(
    "action.sign_off",
    "Only the accountable lead can sign off this action, or the named deputy where the lead "
    "is also its owner. The owner never can.",
    {SIGNS_OFF: OFFICERS},
)
register(
    "action.record_sign_off",
    "Only the programme manager or democratic services can record a body’s sign-off, where they "
    "do not own the action.",
    {NOT_OWNED: RECORDS_DECISIONS},
)
register(
    "action.await_evidence",
    "Only the accountable lead, or a quality assurer who neither owns nor leads it, can say that "
    "the action waits for evidence.",
    {SIGNS_OFF: OFFICERS, NOT_OWN_OR_LED: [Role.ASSURER]},
)
register(
    "action.resume",
    "Only the accountable lead or the programme manager can resume this action.",
    {SIGNS_OFF: OFFICERS, ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "action.reopen",
    "Only the accountable lead or the programme manager can re-open this action.",
    {SIGNS_OFF: OFFICERS, ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "review.give",
    "Only the owner, the lead or the programme manager can review this action.",
    {OWN_OR_LED: OFFICERS, OWN: [Role.PARTNER], ANYWHERE: [Role.PROGRAMME_MANAGER]},
)
register(
    "evidence.add",
    "Only the owner, the lead, a partner who works on it, the assurer or the programme manager can "
    "add evidence here.",
    {
        OWN_OR_LED: OFFICERS,
        WORKS_ON: [Role.PARTNER],
        ANYWHERE: [Role.PROGRAMME_MANAGER, Role.ASSURER],
    },
)
register(
    "evidence.change",
    "Only who added it, a quality assurer or the programme manager can change this evidence.",
    {ADDED: OFFICERS, ANYWHERE: [Role.PROGRAMME_MANAGER, Role.ASSURER]},
)
register(
    "impact.assess",
    "Only a quality assurer who neither owns nor leads the action can assess its impact.",
    {NOT_OWN_OR_LED: [Role.ASSURER]},
)
register(
    "impact.assess_above",
    "Only a quality assurer who does not lead the priority can assess the impact of a "
    "priority or a finding.",
    {ANYWHERE: [Role.ASSURER]},
)
register(
    "finding.decide_status",
    "Only the director, where no action that they own or lead answers the finding, can decide "
    "its status in person.",
    {NOT_ANSWERED: [Role.DIRECTOR]},
)
register(
    "finding.record_status",
    "Only the programme manager or democratic services can record what a body decided.",
    {ANYWHERE: RECORDS_DECISIONS},
)
register(
    "finding.propose_status",
    "Only the programme manager, the assurer or democratic services can prepare a review.",
    {ANYWHERE: [*RECORDS_DECISIONS, Role.ASSURER]},
)
register("key.view", "You cannot see what the ratings mean.", {ANYWHERE: list(Role)})
register(
    "key.change",
    "Only the programme manager or the director can change what the ratings mean.",
    {ANYWHERE: [Role.PROGRAMME_MANAGER, Role.DIRECTOR]},
)


def visible_evidence(member: Member) -> Any:
    """The evidence that a member may see: not that on findings which are not yet published, nor
    what is exempt, unless they work on the plan."""
    seen = Finding.objects.visible_to(member)
    hidden = EvidenceOnFinding.objects.exclude(finding__in=seen).values("evidence")
    rows = Evidence.objects.visible_to(member).exclude(pk__in=hidden)
    if member.has(*SEE_EXEMPT):
        return rows
    exempt = EvidenceText.objects.filter(authority=member.authority, marking="exempt")
    return rows.exclude(pk__in=exempt.as_at(Moment.latest()).values("evidence"))


SEE_EXEMPT = [*OFFICERS, Role.PROGRAMME_MANAGER, Role.ASSURER, Role.MONITORING_OFFICER]
"""Who works on the plan, and the monitoring officer; by what it is marked today."""


def _evidence_files(member: Member) -> Q:
    seen = visible_evidence(member)
    versions = EvidenceVersion.objects.filter(evidence__in=seen.values("pk"))
    return Q(pk__in=seen.values("file")) | Q(pk__in=versions.values("file"))


register_file_scope(_evidence_files)
