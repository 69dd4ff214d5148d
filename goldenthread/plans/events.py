"""What happened to plans, past tense, each with its sentence."""

from datetime import date

from goldenthread.ledger.events import Rows, event
from goldenthread.plans.finding_status import WORDS
from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY


def _update(rows: Rows) -> str:
    row = rows["plans.update"]
    month = f"{date.fromisoformat(row['period']):%B %Y}"
    return f"Update given for {month}. Progress: {PROGRESS_KEY.word(row['rating']).lower()}"


def _impact(rows: Rows) -> str:
    row = next(row for name, row in rows.items() if name.endswith("impact"))
    return f"Impact assessed: {IMPACT_KEY.word(row['rating']).lower()}"


def _status(rows: Rows) -> str:
    row = rows["plans.findingstatus"]
    return f"Finding’s own status decided: {WORDS[row['status']].lower()}"


def _state(rows: Rows) -> str:
    return f"State changed: {rows['plans.state']['state'].replace('_', ' ')}"


def _agreed(rows: Rows) -> str:
    return f"New due date agreed: {_day(rows['plans.due']['due_on'])}"


def _asked(rows: Rows) -> str:
    return f"New due date asked for: {_day(rows['plans.daterequest']['due_on'])}"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


event("plan.drafted", "Plan drafted")
event("plan.changed", "The plan’s title or settings were changed")
event("plan.made_live", "Plan made live")
event("plan.made_closed", "Plan closed")
event("plan.made_draft", "Plan taken back to draft")
event("plan.answers", "The plan answers another inspection")
event("plan.no_longer_answers", "The plan no longer answers an inspection")
event("finding.linked", "Linked to a finding")
event("finding.unlinked", "No longer linked to a finding")
event("finding.status_decided", _status)
event("finding.reviewed", "Statuses of findings decided in a review")
event("priority.added", "Priority added")
event("priority.changed", "Priority changed")
event("action.added", "Action added")
event("action.changed", "Action changed")
event("action.signed_off", "Signed off. Progress: complete")
event("action.sent_back", "Sent back to the owner: not yet complete")
event("action.state_changed", _state)
event("update.given", _update)
event("date.asked", _asked)
event("date.agreed", _agreed)
event("date.refused", "New due date refused")
event("evidence.added", "Evidence added")
event("evidence.linked", "Evidence linked")
event("evidence.unlinked", "Evidence taken off")
event("impact.assessed", _impact)
event("key.changed", "The words or definitions of a rating’s key were changed")
event("rating.confirmed", "Rating looked at again under the key in force, and confirmed")
