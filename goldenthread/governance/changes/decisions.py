"""What a body decided, resolution by resolution, and where it sent the matter: the verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.governance import rules
from goldenthread.governance.changes.meetings import ItemInput, make_item
from goldenthread.governance.changes.saying import (
    check_runs,
    differ,
    latest,
    link,
    terms_of,
    told_on,
)
from goldenthread.governance.models import (
    Body,
    Carried,
    Decision,
    DecisionOnAction,
    DecisionOnFinding,
    DecisionOnVersion,
    DecisionTerms,
    Item,
    Meeting,
    Referral,
)
from goldenthread.inspections.models import Finding
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.models import Action, PlanVersion


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """One resolution. `votes_for` and the like: names, one a line, of a recorded vote."""

    verb: str
    text: str
    carried: str = Carried.ASSENT
    votes_for: str = ""
    votes_against: str = ""
    abstained: str = ""
    mover: str = ""
    seconder: str = ""
    reasons: str = ""
    options_rejected: str = ""
    to_body: Body | None = None
    to_post: str = ""
    versions: tuple[PlanVersion, ...] = ()
    actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()


WORDS = (
    *("text", "votes_for", "votes_against", "abstained", "mover", "seconder", "reasons"),
    *("options_rejected", "to_post"),
)


def names_in(text: str) -> list[str]:
    """The names of a vote, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@change
def record_decision(*, by: Member, item: Item, decision: DecisionInput) -> Decision:
    """Record one resolution on an item of a meeting that has met."""
    check_runs(by, item)
    meeting = terms_of(item.meeting)
    rules.check_takes_place(meeting.status)
    rules.check_has_met(meeting.day, clock.today())
    made = make_decision(by, item, decision)
    record("decision.recorded", made)
    return made


def make_decision(by: Member, item: Item, decision: DecisionInput) -> Decision:
    """A resolution on an item, within a change."""
    rules.check_considered(latest(item.terms).state)
    _check(by, decision)
    last = Decision.objects.filter(item=item).aggregate(last=Max("number"))["last"]
    made: Decision = Decision.objects.create(item=item, number=(last or 0) + 1)
    on = told_on(item.meeting)
    _terms(made, decision, on).save()
    _about(made, decision, on)
    return made


def _check(by: Member, said: DecisionInput) -> None:
    rules.check_said(said.text, "Write what was resolved.", "text")
    rules.check_decision(verb=said.verb, to_body=said.to_body, to_post=said.to_post)
    rules.check_vote(said.carried, names_in(said.votes_for), names_in(said.votes_against))
    linked: Sequence[Any] = (*said.versions, *said.actions, *said.findings)
    bodies = [said.to_body] if said.to_body else []
    if any(each.authority_id != by.authority.pk for each in (*linked, *bodies)):
        raise Refused("What a decision is about belongs to the same authority.")


def _terms(decision: Decision, said: DecisionInput, on: date) -> DecisionTerms:
    return DecisionTerms(
        decision=decision,
        verb=said.verb,
        carried=said.carried,
        to_body=said.to_body,
        effective_on=on,
        **{name: getattr(said, name).strip() for name in WORDS},
    )


def _about(decision: Decision, said: DecisionInput, on: date) -> bool:
    owner = {"decision": decision}
    changed = [
        link(DecisionOnVersion, owner, "version", said.versions, on),
        link(DecisionOnAction, owner, "action", said.actions, on),
        link(DecisionOnFinding, owner, "finding", said.findings, on),
    ]
    return any(changed)


@change
def correct_decision(*, by: Member, decision: Decision, said: DecisionInput) -> DecisionTerms:
    """Correct what was recorded of a decision: from the day of its meeting on."""
    check_runs(by, decision.item)
    _check(by, said)
    before: DecisionTerms = latest(decision.terms)
    check_unchanged(before)
    terms = _terms(decision, said, before.effective_on)
    is_new = differ(terms, before)
    if is_new:
        terms.save()
    if not _about(decision, said, before.effective_on) and not is_new:
        raise Refused("Nothing was changed, so there is nothing to save.")
    record("decision.corrected", decision)
    return terms


@change
def cite_version(*, by: Member, decision: Decision, version: PlanVersion) -> Decision:
    """Say that a version of a plan is the text that a decision is about."""
    check_runs(by, decision.item)
    if version.authority_id != by.authority.pk:
        raise Refused("What a decision is about belongs to the same authority.")
    on, owner = told_on(decision.item.meeting), {"decision": decision}
    now = DecisionOnVersion.objects.filter(**owner).as_at(Moment.latest()).filter(present=True)
    known = [each.version for each in now.select_related("version")]
    if not link(DecisionOnVersion, owner, "version", [*known, version], on):
        raise Refused("The decision names this version already.")
    record("decision.took_effect", decision)
    return decision


@change
def send_on(
    *,
    by: Member,
    decision: Decision,
    to: Meeting | Item,
    item: ItemInput | None = None,
) -> Referral:
    """Send what was recommended or referred on to the next body.

    `to`: the meeting, where `item` is made for it; or an item that is on its agenda already,
    published subject to this decision, which confirms it.
    """
    check_runs(by, decision.item)
    check_may(by, "meeting.run", to)
    meeting = to.meeting if isinstance(to, Item) else to
    after: date = terms_of(decision.item.meeting).day
    there = terms_of(meeting)
    said: DecisionTerms = latest(decision.terms)
    rules.check_sent_to(
        verb=said.verb, to_body=said.to_body_id, body=meeting.body_id, after=after, day=there.day
    )
    rules.check_takes_place(there.status)
    sent: Referral = Referral.objects.create(
        decision=decision, item=_item_there(by, to, item), created=isinstance(to, Meeting)
    )
    record("decision.sent_on", decision)
    return sent


def _item_there(by: Member, to: Meeting | Item, item: ItemInput | None) -> Item:
    if isinstance(to, Meeting):
        if item is None:
            raise Refused("Write the item that the next body gets.")
        return make_item(by, to, item)
    check_may(by, "item.view", to)
    return to
