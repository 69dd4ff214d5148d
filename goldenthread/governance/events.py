"""What happened in governance, past tense. A sentence names no item: it may be exempt."""

from goldenthread.governance.models.choices import Carried, MeetingStatus, UndertakingState
from goldenthread.ledger.events import Rows, event


def _meeting(rows: Rows) -> str:
    terms = rows["governance.meetingterms"]
    return f"Meeting said anew: {MeetingStatus(terms['status']).label.lower()}"


def _minutes(rows: Rows) -> str:
    return f"Minutes: {rows['governance.minutes']['state']}"


def _decision(rows: Rows) -> str:
    vote = Carried(rows["governance.decisionterms"]["carried"]).vote
    return f"Decision recorded, {vote[0].lower()}{vote[1:]}"


def _settled(rows: Rows) -> str:
    state = rows["governance.undertakingstanding"]["state"]
    return f"Undertaking: {UndertakingState(state).label.lower()}"


def _response(rows: Rows) -> str:
    return f"Response to an undertaking: {rows['governance.responsepublication']['state']}"


event("body.added", "Body added")
event("body.changed", "What a body is was changed")
event("seat.added", "Seat on a body added")
event("seat.changed", "Seat on a body changed")
event("meeting.planned", "Meeting planned")
event("meeting.changed", _meeting)
event("minutes.told", _minutes)
event("item.added", "Item added to an agenda")
event("item.changed", "Item of an agenda changed")
event("decision.recorded", _decision)
event("decision.corrected", "Decision corrected")
event("decision.sent_on", "Decision sent to an item of the next body")
event("undertaking.given", "Undertaking given")
event("undertaking.changed", "Undertaking said anew")
event("undertaking.answered", "Undertaking answered in writing")
event("undertaking.settled", _settled)
event("response.decided", _response)
event("item_paper.added", "Paper put on an item")
event("item_paper.changed", "What a paper on an item is was changed")
event("item_paper.brought", "File of a paper on an item brought")
event("item_paper.published", "Paper on an item published")
event("item_paper.withdrawn", "Paper on an item withdrawn")
event("minutes.confirmed", "Minutes read in and confirmed")
event("quiet.set", "Recess or pre-election period set")
event("quiet.changed", "Recess or pre-election period said anew")
event("episode.added", "Episode of intervention added")
event("episode.changed", "Episode of intervention said anew")
event("decision.took_effect", "Decision put into effect by a version of a plan")
event("visit.planned", "Visit to the front line planned")
event("visit.told", "What became of a visit to the front line told")
