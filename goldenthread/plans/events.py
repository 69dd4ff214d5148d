"""What happened to plans, past tense, each with its sentence."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from goldenthread.core.days import long_date
from goldenthread.ledger.events import Rows, event
from goldenthread.plans.challenges import ABOUT
from goldenthread.plans.contingencies import TRIGGERS, reason
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.funding import pounds
from goldenthread.plans.ratings import in_force
from goldenthread.plans.risks import KINDS


def _update(rows: Rows) -> str:
    row = rows["plans.update"]
    word = in_force().progress.word(row["rating"]).lower()
    return f"Update given for {_month(row)}. Progress: {word}"


def _impact(rows: Rows) -> str:
    row = next(row for name, row in rows.items() if name.endswith("impact"))
    return f"Impact assessed: {in_force().impact.word(row['rating']).lower()}"


def _status(rows: Rows) -> str:
    row = rows["plans.findingstatus"]
    return f"Finding’s own status decided: {WORDS[row['status']].lower()}"


def _state(rows: Rows) -> str:
    return f"State changed: {rows['plans.state']['state'].replace('_', ' ')}"


def _reopened(rows: Rows) -> str:
    word = in_force().progress.word(rows["plans.progress"]["rating"]).lower()
    return f"Re-opened: it was signed off as complete. Progress: {word}"


def _review(rows: Rows) -> str:
    return f"Next review planned for {_day(rows['plans.reviewdates']['next_on'])}"


def _agreed(rows: Rows) -> str:
    return f"New due date agreed: {_day(rows['plans.due']['due_on'])}"


def _asked(rows: Rows) -> str:
    return f"New due date asked for: {_day(rows['plans.daterequest']['due_on'])}"


def _locked(rows: Rows) -> str:
    return f"{_month(rows['plans.periodlock'])} locked: it takes no more updates"


def _unlocked(rows: Rows) -> str:
    return f"{_month(rows['plans.periodlock'])} opened again"


def _sent_back(rows: Rows) -> str:
    return f"Update for {_month(rows['plans.updatereturn'])} sent back with a question"


def _checked(rows: Rows) -> str:
    return f"Updates for {_month(rows['plans.updatecheck'])} checked"


def _highlight(rows: Rows) -> str:
    return f"Highlight written for {_month(rows['plans.highlight'])}"


def _funding(words: str) -> Callable[[Rows], str]:
    return lambda rows: words.format_map(rows["plans.fundingterms"])


def _aim(words: str) -> Callable[[Rows], str]:
    return lambda rows: words.format_map(rows["plans.aimterms"])


def _consultation(words: str) -> Callable[[Rows], str]:
    return lambda rows: words.format_map(rows["plans.consultationterms"])


def _approved(rows: Rows) -> str:
    row = rows["plans.fundingstage"]
    return f"Funding of {pounds(Decimal(row['amount']))} approved by {row['body']}"


def _need(rows: Rows) -> str:
    return f"Said that it {'needs' if rows['plans.fundingneed']['needed'] else 'needs no'} money"


def _question(rows: Rows) -> str:
    row = rows["plans.challenge"]
    about = ABOUT[row["about"]].lower()
    if "plans.challengeanswer" in rows:
        return f"Question about {about} recorded, with its answer"
    return f"Question asked about {about}, to be answered by {_day(row['due_on'])}"


def _goes_on(rows: Rows) -> str:
    until = _day(rows["plans.challengeclosed"]["due_on"])
    return f"The answer to a question was not enough. To be answered again by {until}"


def _raised(rows: Rows) -> str:
    return f"Risk R{rows['plans.risk']['number']} raised: {rows['plans.riskterms']['title']}"


def _scored(rows: Rows) -> str:
    row = rows["plans.riskscore"]
    kind, likelihood, severity = row["kind"], row["likelihood"], row["severity"]
    return f"{KINDS[kind][0]} score of the risk: likelihood {likelihood}, severity {severity}"


def _milestone(words: str) -> Callable[[Rows], str]:
    return lambda rows: words.format_map(rows["plans.milestonetext"])


def _milestone_moved(rows: Rows) -> str:
    return f"A milestone’s date moved to {_day(rows['plans.milestonedue']['due_on'])}"


def _fired(rows: Rows) -> str:
    row = rows["plans.contingency"]
    why = reason(row["kind"], date.fromisoformat(row["since"]), row["periods"])
    return f"Contingency asked of the lead, to be answered by {_day(row['due_on'])}. {why}"


def _responded(rows: Rows) -> str:
    row = rows["plans.contingencyresponse"]
    if not row["needed"]:
        return "The lead says that no contingency is needed"
    return f"The lead says what will be done besides, by {_day(row['done_by'])}"


def _trigger(rows: Rows) -> str:
    row = rows["plans.triggersetting"]
    watched = "is watched" if row["is_watched"] else "is no longer watched"
    return f"Trigger set: “{TRIGGERS[row['kind']].lower()}” {watched}"


def _month(row: dict[str, Any]) -> str:
    return f"{date.fromisoformat(row['period']):%B %Y}"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return long_date(day)


event("plan.drafted", "Plan drafted")
event("plan.changed", "The plan’s title or settings were changed")
event("plan.made_live", "Plan made live")
event("plan.made_closed", "Plan closed")
event("plan.made_draft", "Plan taken back to draft")
event("plan.answers", "The plan answers another inspection")
event("plan.no_longer_answers", "The plan no longer answers an inspection")
event("plan.refreshed", "A plan was begun that succeeds another")
event("plan.succeeded", "Plan made live. The former plan is closed and its actions went on")
event("carry_over.decided", "Decided what becomes of actions of the former plan")
event("plan.version_kept", "A version of the plan was kept")
event("measures.chosen", "Said which measures should show the difference")
event("finding.linked", "Linked to a finding")
event("finding.unlinked", "No longer linked to a finding")
event("finding.status_decided", _status)
event("finding.reviewed", "Statuses of findings decided in a review")
event("priority.added", "Priority added")
event("priority.changed", "Priority changed")
event("priority.aims_set", "Said which of the council’s aims it serves")
event("aim.added", _aim("Aim recorded: {title}, {source}"))
event("aim.changed", _aim("Aim changed: {title}, {source}"))
event("action.added", "Action added")
event("action.changed", "Action changed")
event("action.signed_off", "Signed off. Progress: complete")
event("action.sent_back", "Sent back to the owner: not yet complete")
event("action.state_changed", _state)
event("action.reopened", _reopened)
event("review.planned", _review)
event("review.held", "Review held: what it found is recorded")
event("review.ended", "No more reviews are planned")
event("update.given", _update)
event("update.sent_back", _sent_back)
event("updates.checked", _checked)
event("period.locked", _locked)
event("period.reopened", _unlocked)
event("highlight.written", _highlight)
event("actions.handed_over", "Work handed over to another owner")
event("cover.arranged", "Cover arranged for an absence")
event("cover.ended", "Cover for an absence ended")
event("date.asked", _asked)
event("date.agreed", _agreed)
event("date.refused", "New due date refused")
event("voice.recorded", "What was heard was recorded, as evidence")
event("voice.described", "Who said what was recorded or corrected")
event("voice.answered", "Those who said something were told what became of it")
event("consultation.recorded", _consultation("Consultation recorded: {title}"))
event("consultation.changed", _consultation("Consultation completed or corrected: {title}"))
event("evidence.added", "Evidence added")
event("evidence.changed", "Evidence changed: its words, its review date or who may see it")
event("evidence.renewed", "A new version was put beside evidence")
event("evidence.linked", "Evidence linked")
event("evidence.unlinked", "Evidence taken off")
event("impact.assessed", _impact)
event("key.changed", "The words or definitions of a rating’s key were changed")
event("rating.confirmed", "Rating looked at again under the key in force, and confirmed")
event("funding.asked", _funding("Money asked for: {title}, from {source}"))
event("funding.changed", _funding("What a funding line is for was changed: {title}"))
event("funding.planned", "Forecast or spending of a funding line entered")
event("funding.approved", _approved)
event("funding.withdrawn", "Funding withdrawn")
event("funding.need_said", _need)
event("challenge.asked", _question)
event("challenge.answered", "Question answered")
event("challenge.corrected", "Answer to a question corrected")
event("challenge.closed", "Question closed: its answer is enough")
event("challenge.withdrawn", "Question withdrawn")
event("challenge.reopened", _goes_on)
event("risk.raised", _raised)
event("risk.changed", "What a risk says, or who owns it, was changed")
event("risk.scored", _scored)
event("risk.linked", "Which actions and priorities a risk touches was changed")
event("risk.closed", "Risk closed")
event("risk.reopened", "Risk opened again")
event("milestone.added", _milestone("Milestone added: {title}"))
event("milestone.changed", _milestone("Milestone said anew: {title}"))
event("milestone.moved", _milestone_moved)
event("milestone.reached", "Milestone reached")
event("milestone.withdrawn", "Milestone withdrawn")
event("milestone.taken_up", "Milestone taken up again")
event("milestone.ordered", "Milestones put in another order")
event("dependency.added", "It waits for another action")
event("dependency.removed", "It no longer waits for another action")
event("action.shared", "Shared: it serves another plan, too")
event("action.unshared", "No longer shared with another plan")
event("trigger.set", _trigger)
event("contingency.asked", _fired)
event("contingency.answered", _responded)
event("contingency.closed", "Contingency closed")
event("contingency.goes_on", "The response to a contingency was not enough")
