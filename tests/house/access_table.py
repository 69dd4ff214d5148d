"""The access table: for each verb and each condition of its object, the roles that may.

`access.csv` is the table that was reviewed. Where the code says otherwise, `test_access.py`
fails with the lines that differ and leaves the new table in `.build/access.csv`: a difference
is a change of who may do what, so read it before you keep it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from goldenthread.accounts.access import SYSTEM, Member, decide, verbs
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Role
from goldenthread.api.models import Token
from goldenthread.governance.models import Body, Item, ItemPaper, Meeting, Response, Undertaking
from goldenthread.inspections.models import Finding
from goldenthread.measures.models import Measure
from goldenthread.plans.models import (
    Action,
    Challenge,
    Contingency,
    Evidence,
    Placement,
    Priority,
    Risk,
)
from tests.house.world import House

ROLES = [*(role.value for role in Role), SYSTEM]

type Conditions = Callable[[House, Member], dict[str, Any]]


def any_of_the_authority(house: House, _member: Member) -> dict[str, Any]:
    """Where the condition of an object makes no difference."""
    return {"any": house.world.plan}


def actions(house: House, member: Member) -> dict[str, Any]:
    """How somebody can stand to an action. 1 and 2 are other people."""
    me = member.person_id
    stands = {
        "owns": (1, me, None),
        "leads": (me, 1, None),
        "owns and leads": (me, me, 1),
        "deputy, the lead owns it": (1, 1, me),
        "deputy, the lead does not own it": (1, 2, me),
        "covers for its owner": (1, house.cover.absent_id, None),
        "neither": (1, 2, None),
    }
    return {name: _placed(house, *people) for name, people in stands.items()}


def _placed(house: House, lead: int | None, owner: int | None, deputy: int | None) -> Action:
    action = Action(authority=house.world.authority)
    action.placed_now = Placement(lead_id=lead, owner_id=owner, deputy_id=deputy)
    return action


def work(house: House, member: Member) -> dict[str, Any]:
    """The same, and whether a partner's organisation works on it."""
    return actions(house, member) | {"a partner’s organisation supports it": house.action("1.1")}


def evidence(house: House, _member: Member) -> dict[str, Any]:
    return {
        "of an action that a partner supports": house.evidence,
        "of a finding": house.secret_evidence,
    }


def priorities(house: House, member: Member) -> dict[str, Any]:
    """How somebody can stand to a priority."""
    found: dict[str, Any] = {"leads": member.person_id, "does not lead": 1}
    for condition, lead in found.items():
        found[condition] = Priority(authority=house.world.authority)
        found[condition].led_by = lead
    return found


def people(house: House, member: Member) -> dict[str, Any]:
    """Whose absence it is."""
    return {"own": member.person, "another’s": house.world.people["owner"]}


def inspections(house: House, _member: Member) -> dict[str, Any]:
    """`newcomer` is who asks: a named reader of one of the two that are not yet published."""
    return {
        "published": house.world.inspection,
        "not yet published, named reader": house.unpublished,
        "not yet published": house.unread,
    }


def papers(house: House, _member: Member) -> dict[str, Any]:
    return {
        "draft": house.drafted,
        "draft, a section of which is theirs": house.own_draft,
        "published": house.published,
        "withdrawn": house.withdrawn,
    }


def added_evidence(house: House, member: Member) -> dict[str, Any]:
    """Who added it; 1 is another person."""
    found = {"added by them": member.person_id, "added by another": 1}
    of = house.world.authority
    return {name: Evidence(authority=of, added_by_id=by) for name, by in found.items()}


def files(house: House, _member: Member) -> dict[str, Any]:
    return dict(house.files)


def findings(house: House, member: Member) -> dict[str, Any]:
    """Whether somebody owns or leads an action that answers a finding. 1 is another person."""
    stands = {"answers it": {1, member.person_id}, "answers it not": {1}}
    return {name: _answered(house, people) for name, people in stands.items()}


def _answered(house: House, people: set[int | None]) -> Finding:
    finding = Finding(authority=house.world.authority)
    finding.answerers = people
    return finding


def challenges(house: House, member: Member) -> dict[str, Any]:
    """How somebody can stand to a question; 1 is another person. The last two are about
    findings that are not yet published: `newcomer`, who asks, is a named reader of one."""
    me = member.person_id
    owned = _placed(house, 1, me, None)
    owned.pk = house.action("1.4").pk
    measured = Measure(pk=house.measure.pk, authority=house.world.authority)
    measured.owned_by = me  # type: ignore[attr-defined]
    stands: dict[str, dict[str, Any]] = {
        "asked by them": {"asked_by_id": me, "asked_of_id": 1},
        "asked of them": {"asked_by_id": 1, "asked_of_id": me},
        "of the owner before them": {"asked_by_id": 1, "asked_of_id": 1, "action": owned},
        "of their own work, by them": {"asked_by_id": me, "asked_of_id": 1, "action": owned},
        "of a measure that they own": {"asked_by_id": 1, "asked_of_id": 1, "measure": measured},
        "recorded for a body": {"asked_of_id": 1},
        "between others": {"asked_by_id": 1, "asked_of_id": 1},
        "of them, not yet published, named reader": {
            "asked_by_id": 1,
            "asked_of_id": me,
            "finding": house.secret_finding,
        },
        "of them, not yet published": {
            "asked_by_id": 1,
            "asked_of_id": me,
            "finding": house.unread.findings.get(),
        },
    }
    of = house.world.authority
    return {name: Challenge(authority=of, **who) for name, who in stands.items()}


def risks(house: House, member: Member) -> dict[str, Any]:
    """Whether somebody owns a risk; 1 is another person."""
    found: dict[str, Any] = {"owns": member.person_id, "does not own": 1}
    for condition, owner in found.items():
        found[condition] = Risk(authority=house.world.authority)
        found[condition].owned_by = owner
    return found


def measures(house: House, _member: Member) -> dict[str, Any]:
    """`newcomer`, who asks, owns one of the two."""
    return {"owns": house.own_measure, "does not own": house.measure}


def tokens(house: House, member: Member) -> dict[str, Any]:
    """Whose token it is; 1 is another person."""
    of = house.world.authority
    found = {"own": member.person_id, "another’s": 1}
    return {name: Token(authority=of, person_id=person) for name, person in found.items()}


def bodies(house: House, member: Member) -> dict[str, Any]:
    """Whether a body meets in public, and whether somebody sits on it."""
    stands = {
        "meets in public": (True, ""),
        "does not": (False, ""),
        "does not, sits on it": (False, "member"),
    }
    return {name: _body(house, member, *each) for name, each in stands.items()}


def _body(house: House, member: Member, in_public: bool, seat: str) -> Body:
    body = Body(authority=house.world.authority)
    body.in_public = in_public
    body.seat_of = {member.person_id: seat}
    return body


def items(house: House, member: Member) -> dict[str, Any]:
    """Whether an item is open, of a public body, and as what somebody sits on that."""
    stands = {
        "open, in public": (True, True, ""),
        "open, not in public": (True, False, ""),
        "open, not in public, attends": (True, False, "attends"),
        "exempt": (False, True, ""),
        "exempt, attends": (False, True, "attends"),
        "exempt, member": (False, True, "member"),
    }
    found: dict[str, Any] = {}
    for name, (in_open, *of) in stands.items():
        meeting = Meeting(authority=house.world.authority, body=_body(house, member, *of))
        found[name] = Item(authority=house.world.authority, meeting=meeting)
        found[name].in_open = in_open
    return found


def item_papers(house: House, member: Member) -> dict[str, Any]:
    """Whether a paper is open and published, on an open item of a public body; who sits on that."""
    stands = {
        "open, published": (True, True, ""),
        "open, in hand": (True, False, ""),
        "exempt, published": (False, True, ""),
        "exempt, published, attends": (False, True, "attends"),
        "exempt, published, member": (False, True, "member"),
        "exempt, in hand, member": (False, False, "member"),
    }
    found: dict[str, Any] = {}
    for name, (in_open, shown, seat) in stands.items():
        meeting = Meeting(authority=house.world.authority, body=_body(house, member, True, seat))
        item = Item(authority=house.world.authority, meeting=meeting)
        item.in_open = True
        found[name] = ItemPaper(authority=house.world.authority, item=item)
        found[name].in_open, found[name].shown = in_open, shown
    return found


def undertakings(house: House, member: Member) -> dict[str, Any]:
    """Whether somebody gave an undertaking; 1 is another person."""
    found: dict[str, Any] = {"gave it": member.person_id, "did not give it": 1}
    for condition, giver in found.items():
        found[condition] = Undertaking(authority=house.world.authority)
        found[condition].given_by = giver
    return found


def responses(house: House, member: Member) -> dict[str, Any]:
    """Whether somebody wrote a response; 1 is another person."""
    of = house.world.authority
    return {
        "wrote it": Response(authority=of, written_by_id=member.person_id),
        "did not write it": Response(authority=of, written_by_id=1),
    }


def contingencies(house: House, member: Member) -> dict[str, Any]:
    """How somebody can stand to the action that a contingency is for."""
    stands = actions(house, member)
    of = house.world.authority
    return {name: Contingency(authority=of, action=each) for name, each in stands.items()}


CONDITIONS: dict[str, Conditions] = {
    "people.manage": any_of_the_authority,
    "ledger.view": any_of_the_authority,
    "warnings.view": any_of_the_authority,
    "file.open": files,
    "inspection.view": inspections,
    "inspection.record": any_of_the_authority,
    "inspection.correct": inspections,
    "area.change": any_of_the_authority,
    "other_report.view": any_of_the_authority,
    "other_report.load": any_of_the_authority,
    "plan.view": any_of_the_authority,
    "plan.part": any_of_the_authority,
    "plan.open": any_of_the_authority,
    "action.view": work,
    "evidence.view": evidence,
    "plan.edit": any_of_the_authority,
    "plan.bring": any_of_the_authority,
    "check.tune": any_of_the_authority,
    "import.view": any_of_the_authority,
    "period.run": any_of_the_authority,
    "highlight.write": priorities,
    "cover.arrange": people,
    "plan.keep_version": any_of_the_authority,
    "update.give": actions,
    "date.agree": actions,
    "date.record_decision": actions,
    "action.sign_off": actions,
    "action.record_sign_off": actions,
    "action.await_evidence": actions,
    "action.resume": actions,
    "action.reopen": actions,
    "review.give": actions,
    "evidence.add": work,
    "evidence.change": added_evidence,
    "impact.assess": actions,
    "impact.assess_above": any_of_the_authority,
    "finding.decide_status": findings,
    "finding.record_status": any_of_the_authority,
    "finding.propose_status": any_of_the_authority,
    "key.view": any_of_the_authority,
    "key.change": any_of_the_authority,
    "challenge.view": challenges,
    "challenge.ask": any_of_the_authority,
    "challenge.record": any_of_the_authority,
    "challenge.answer": challenges,
    "challenge.close": challenges,
    "voice.record": any_of_the_authority,
    "voice.answer": any_of_the_authority,
    "funding.edit": any_of_the_authority,
    "funding.approve": any_of_the_authority,
    "funding.say_need": actions,
    "risk.raise": any_of_the_authority,
    "risk.edit": risks,
    "risk.close": risks,
    "milestone.keep": actions,
    "dependency.keep": actions,
    "measure.view": any_of_the_authority,
    "measure.define": any_of_the_authority,
    "measure.enter": measures,
    "measure.link": any_of_the_authority,
    "token.keep": tokens,
    "body.view": bodies,
    "body.view_programme": any_of_the_authority,
    "episode.view": any_of_the_authority,
    "episode.keep": any_of_the_authority,
    "visit.view": any_of_the_authority,
    "item.view": items,
    "item_paper.view": item_papers,
    "meeting.run": any_of_the_authority,
    "undertaking.answer": undertakings,
    "response.publish": responses,
    "trigger.set": any_of_the_authority,
    "contingency.fire": any_of_the_authority,
    "contingency.answer": contingencies,
    "contingency.close": any_of_the_authority,
    "paper.view": papers,
    "paper.view_draft": papers,
    "clearance.set": any_of_the_authority,
    "paper.write": papers,
    "paper.comment": papers,
    "paper.clear": papers,
    "paper.edit": papers,
    "paper.publish": papers,
    "paper.withdraw": papers,
    "paper.layout": any_of_the_authority,
    "paper.set_status": any_of_the_authority,
    "paper.template": any_of_the_authority,
}


def asking(house: House, role: str) -> Member:
    """Somebody with this one role, who owns nothing and is named for one inspection; as a partner,
    of an organisation that supports some actions."""
    of = member_of(house.partner).organisation if role == Role.PARTNER else None
    return Member(house.world.authority, house.newcomer, frozenset({role}), of)


def lines(house: House) -> Iterator[list[str]]:
    """The head, then a line for each verb and condition."""
    yield ["verb", "condition", *ROLES]
    for verb in verbs():
        answers: dict[str, list[str]] = {}
        for role in ROLES:
            member = asking(house, role)
            for condition, thing in CONDITIONS[verb](house, member).items():
                may = "yes" if decide(member, verb, thing) else ""
                answers.setdefault(condition, []).append(may)
        for condition, may_each in answers.items():
            yield [verb, condition, *may_each]


def written(house: House) -> str:
    """The table as it stands in `access.csv`."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines(house))
    return text.getvalue()
