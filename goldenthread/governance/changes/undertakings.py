"""What officers promised members, and what became of it: the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.governance import rules
from goldenthread.governance.changes.saying import check_runs, differ, latest, link, terms_of
from goldenthread.governance.changes.saying import told_on as day_of_meeting
from goldenthread.governance.models import (
    Body,
    Item,
    Meeting,
    Response,
    ResponsePublication,
    ResponseState,
    Undertaking,
    UndertakingStanding,
    UndertakingState,
    UndertakingTerms,
    UndertakingTo,
)
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.changes.acting import person_of


@dataclass(frozen=True, slots=True)
class UndertakingInput:
    """A promise: in a line, in the sentence of the minutes, by a person or a post, to bodies.

    `asker`, or without an account `asked_by`, asked for it.
    """

    title: str
    sentence: str
    to: tuple[Body, ...]
    person: Person | None = None
    post: str = ""
    asked_by: str = ""
    asker: Person | None = None
    due_on: date | None = None
    due_meeting: Meeting | None = None
    recurring: bool = False


@change
def give_undertaking(*, by: Member, item: Item, undertaking: UndertakingInput) -> Undertaking:
    """Record what was promised at an item of a meeting that has met."""
    check_runs(by, item)
    meeting = terms_of(item.meeting)
    rules.check_takes_place(meeting.status)
    rules.check_has_met(meeting.day, clock.today())
    given = make_undertaking(by, item, undertaking)
    record("undertaking.given", given)
    return given


def make_undertaking(by: Member, item: Item, undertaking: UndertakingInput) -> Undertaking:
    """A promise at an item, within a change."""
    _check(by, item, undertaking)
    last = Undertaking.objects.filter(authority=by.authority).aggregate(last=Max("number"))
    given: Undertaking = Undertaking.objects.create(item=item, number=(last["last"] or 0) + 1)
    on = day_of_meeting(item.meeting)
    _terms(given, undertaking, on).save()
    link(UndertakingTo, {"undertaking": given}, "body", undertaking.to, on)
    UndertakingStanding.objects.create(
        undertaking=given, state=UndertakingState.OPEN, told_by=person_of(by), effective_on=on
    )
    return given


def _check(by: Member, item: Item, said: UndertakingInput) -> None:
    rules.check_said(said.title, "Say in a line what was promised.", "title")
    rules.check_said(said.sentence, "Copy the sentence in which it was promised.", "sentence")
    rules.check_one_of(said.person, said.post)
    if not said.to:
        raise Refused("Choose to whom it was promised.", field="to")
    for body in said.to:
        check_may(by, "meeting.run", body)
    due = terms_of(said.due_meeting).day if said.due_meeting else None
    rules.check_due(said.due_on, due, terms_of(item.meeting).day)


def _terms(undertaking: Undertaking, said: UndertakingInput, on: date) -> UndertakingTerms:
    return UndertakingTerms(
        undertaking=undertaking,
        title=said.title.strip(),
        sentence=said.sentence.strip(),
        person=said.person,
        post=said.post.strip(),
        asked_by=said.asked_by.strip(),
        asker=said.asker,
        due_on=said.due_on,
        due_meeting=said.due_meeting,
        recurring=said.recurring,
        effective_on=on,
    )


@change
def change_undertaking(
    *, by: Member, undertaking: Undertaking, said: UndertakingInput
) -> UndertakingTerms:
    """Say anew what was promised, by whom, to whom, or when it is due."""
    check_runs(by, undertaking.item)
    _check(by, undertaking.item, said)
    before, today = latest(undertaking.terms), clock.today()
    check_unchanged(before)
    terms = _terms(undertaking, said, today)
    is_new = differ(terms, before)
    if is_new:
        terms.save()
    owner = {"undertaking": undertaking}
    if not link(UndertakingTo, owner, "body", said.to, today) and not is_new:
        raise Refused("Nothing was changed, so there is nothing to save.")
    record("undertaking.changed", undertaking)
    return terms


@change
def answer_undertaking(*, by: Member, undertaking: Undertaking, text: str) -> Response:
    """Answer an undertaking in writing. The answer is a draft until somebody else publishes it."""
    check_may(by, "item.view", undertaking.item)
    check_may(by, "undertaking.answer", undertaking)
    rules.check_said(text, "Write the answer.", "text")
    if latest(undertaking.standings).state == UndertakingState.WITHDRAWN:
        raise Refused("This undertaking is withdrawn. It has to be opened again first.")
    author, today = person_of(by), clock.today()
    answer: Response = Response.objects.create(
        undertaking=undertaking, text=text.strip(), written_on=today, written_by=author
    )
    ResponsePublication.objects.create(
        response=answer,
        state=ResponseState.DRAFT,
        author=author,
        decided_by=author,
        effective_on=today,
    )
    record("undertaking.answered", undertaking)
    return answer


@change
def decide_response(*, by: Member, response: Response, state: str) -> ResponsePublication:
    """Publish a response, or withdraw it. Published, it answers an undertaking that is open."""
    undertaking = response.undertaking
    check_may(by, "item.view", undertaking.item)
    check_may(by, "response.publish", response)
    before: ResponsePublication = latest(response.publications)
    check_unchanged(before)
    if state in (before.state, ResponseState.DRAFT):
        raise Refused("Publish the response or withdraw it.", field="state")
    today = clock.today()
    decided: ResponsePublication = ResponsePublication.objects.create(
        response=response,
        state=state,
        author=response.written_by,
        decided_by=person_of(by),
        effective_on=today,
    )
    is_open = latest(undertaking.standings).state == UndertakingState.OPEN
    if state == ResponseState.PUBLISHED and is_open and not latest(undertaking.terms).recurring:
        _stand(by, undertaking, UndertakingState.ANSWERED, "Answered in writing.")
    record("response.decided", undertaking)
    return decided


def _stand(
    by: Member, undertaking: Undertaking, state: str, why: str, meeting: Meeting | None = None
) -> UndertakingStanding:
    stands: UndertakingStanding = UndertakingStanding.objects.create(
        undertaking=undertaking,
        state=state,
        why=why.strip(),
        meeting=meeting,
        told_by=person_of(by),
        effective_on=clock.today(),
    )
    return stands


@change
def settle_undertaking(
    *, by: Member, undertaking: Undertaking, state: str, why: str, meeting: Meeting | None = None
) -> UndertakingStanding:
    """Say that an undertaking is answered, was reported back or is withdrawn; or open it again.

    What is to be told at each meeting stays open when it was reported back to one."""
    check_runs(by, undertaking.item)
    before: UndertakingStanding = latest(undertaking.standings)
    check_unchanged(before)
    day = terms_of(meeting).day if meeting else None
    today = clock.today()
    rules.check_settled(before.state, state, why=why, meeting=day, today=today)
    tells_again = state == UndertakingState.REPORTED_BACK and latest(undertaking.terms).recurring
    state = UndertakingState.OPEN if tells_again else state
    stands = _stand(by, undertaking, state, why, meeting)
    record("undertaking.settled", undertaking)
    return stands
