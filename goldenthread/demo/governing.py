"""The bodies of the living example: their year of meetings, decisions and promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from goldenthread.demo.content import governance as content
from goldenthread.demo.content import governance_shapes as shapes
from goldenthread.demo.content.episodes import EPISODES
from goldenthread.demo.content.frontline_visits import VISITS
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage, own_file
from goldenthread.governance import changes, models
from goldenthread.reports.models import PaperEdition

type Deeds = Iterator[tuple[date, Callable[[], object]]]


@dataclass
class Kept:
    """What there is so far, by the keys of the content."""

    stage: Stage
    bodies: dict[str, models.Body] = field(default_factory=dict)
    meetings: dict[str, models.Meeting] = field(default_factory=dict)
    items: dict[tuple[str, str], models.Item] = field(default_factory=dict)
    promises: dict[str, models.Undertaking] = field(default_factory=dict)
    episodes: dict[str, models.Episode] = field(default_factory=dict)
    visits: dict[str, models.FrontlineVisit] = field(default_factory=dict)

    @property
    def by(self) -> Any:
        return self.stage.member(content.SERVICES)


def deeds(stage: Stage) -> Deeds:
    """Bodies and their meetings when the year begins; then each meeting, and what it brought."""
    kept = Kept(stage)
    for body in content.BODIES:
        yield content.BEGINS, partial(_body, kept, body)
    for quiet in content.QUIET:
        yield content.BEGINS, partial(_quiet, kept, changes.QuietInput(*quiet))
    for episode in EPISODES:
        yield max(episode.begins_on, content.BEGINS), partial(_episode, kept, episode)
    for visit in VISITS:
        yield max(visit.planned_on, content.BEGINS), partial(_visit, kept, visit)
        yield visit.day, partial(_told, kept, visit)
    for meeting in content.MEETINGS:
        yield content.BEGINS, partial(_plan, kept, meeting)
        yield meeting.agenda, partial(_agenda, kept, meeting)
        for item, paper in ((each, paper) for each in meeting.items for paper in each.papers):
            on = paper.published_on or meeting.agenda
            yield on, partial(_paper, kept, (meeting, item), paper)
        yield meeting.on, partial(_hold, kept, meeting)
        for promise in (each for item in meeting.items for each in item.promises):
            if promise.settled:
                yield promise.settled[0], partial(_settle, kept, promise)
            if promise.answer and promise.due_on:
                yield promise.due_on, partial(_answer, kept, promise)


def _quiet(kept: Kept, quiet: changes.QuietInput) -> None:
    changes.set_quiet(by=kept.by, quiet=quiet)


def _episode(kept: Kept, each: shapes.Episode) -> None:
    said = changes.EpisodeInput(
        each.kind,
        each.begins_on,
        by_whom=each.by_whom,
        note=each.note,
        follows=kept.episodes.get(each.follows),
    )
    kept.episodes[each.key] = changes.add_episode(by=kept.by, episode=said)


def _visit(kept: Kept, each: shapes.Visit) -> None:
    said = changes.VisitInput(each.service, each.day, purpose=each.purpose, briefing=each.briefing)
    body = kept.bodies["committee"]
    kept.visits[each.service] = changes.plan_visit(by=kept.by, body=body, visit=said)


def _told(kept: Kept, each: shapes.Visit) -> None:
    """What was seen, where the day has come and somebody went."""
    said = changes.VisitInput(
        each.service,
        each.day,
        status="held",
        purpose=each.purpose,
        briefing=each.briefing,
        went="Chair of the committee; Member of the committee",
        seen=each.seen,
        themes=each.themes,
        feedback=each.feedback,
        actions=tuple(kept.stage.actions[PLAN.key, ref] for ref in each.actions),
    )
    changes.tell_visit(by=kept.by, visit=kept.visits[each.service], said=said)


def _body(kept: Kept, body: shapes.Body) -> None:
    said = changes.BodyInput(
        body.name, body.kind, body.cadence, body.sees, meets_every_weeks=body.every_weeks
    )
    kept.bodies[body.key] = changes.add_body(by=kept.by, body=said)
    for seat in body.seats:
        changes.add_seat(
            by=kept.by,
            body=kept.bodies[body.key],
            person=kept.stage.people[seat.who] if seat.has_account else None,
            post="" if seat.has_account else seat.who,
            seat=changes.SeatInput(content.BEGINS, seat.role, seat.independent),
        )


def _terms(meeting: shapes.Meeting, day: date, **said: Any) -> changes.MeetingInput:
    body = next(each for each in content.BODIES if each.key == meeting.body)
    return changes.MeetingInput(day, body.starts_at, body.place, **said)


def _plan(kept: Kept, meeting: shapes.Meeting) -> None:
    said = _terms(meeting, meeting.moved_from or meeting.on)
    body = kept.bodies[meeting.body]
    kept.meetings[meeting.key] = changes.plan_meeting(by=kept.by, body=body, meeting=said)


def _agenda(kept: Kept, meeting: shapes.Meeting) -> None:
    """The agenda is out a week before, but for what an earlier body has sent already."""
    if meeting.moved_from:
        said = _terms(meeting, meeting.on, why=meeting.why)
        changes.change_meeting(by=kept.by, meeting=kept.meetings[meeting.key], said=said)
    for item in meeting.items:
        if (meeting.key, item.title) in kept.items:
            continue
        kept.items[meeting.key, item.title] = changes.add_item(
            by=kept.by, meeting=kept.meetings[meeting.key], item=_item(kept, item)
        )


def _item(kept: Kept, item: shapes.Item) -> changes.ItemInput:
    plan = kept.stage.plans.get(PLAN.key)
    secret: dict[str, Any] = {"legal": "exempt", "paragraph": "3", "legal_reason": item.exempt}
    return changes.ItemInput(
        item.title,
        item.purpose,
        item.agenda_number,
        item.minute_number,
        plans=(plan,) if plan and item.about_plan else (),
        **(secret if item.exempt else {}),
    )


def _paper(kept: Kept, of: tuple[shapes.Meeting, shapes.Item], paper: shapes.Paper) -> None:
    """Ours is the last frozen paper for that day; another is written here."""
    meeting, item = of
    closed: dict[str, Any] = {"legal": "exempt", "paragraph": "3", "legal_reason": paper.exempt}
    file: Any = own_file(f"{paper.title}.txt", paper.text.encode()) if paper.text else None
    if paper.ours:
        editions = PaperEdition.objects.filter(meeting_on=meeting.on).order_by("-pk")
        file = editions.select_related("pdf")[0].pdf
    changes.add_item_paper(
        by=kept.by,
        item=kept.items[meeting.key, item.title],
        paper=changes.ItemPaperInput(
            paper.title,
            person=kept.stage.people[paper.by] if paper.by else None,
            **(closed if paper.exempt else {}),
        ),
        file=file,
        publish=paper.published_on is not None,
    )


def _hold(kept: Kept, meeting: shapes.Meeting) -> None:
    said = _terms(meeting, meeting.on, status="held", why=meeting.why)
    changes.change_meeting(by=kept.by, meeting=kept.meetings[meeting.key], said=said)
    for item in meeting.items:
        for decision in item.decisions:
            _decide(kept, kept.items[meeting.key, item.title], decision)
        for promise in item.promises:
            _promise(kept, kept.items[meeting.key, item.title], promise)
    changes.tell_minutes(by=kept.by, meeting=kept.meetings[meeting.key], state="draft")
    _confirm(kept, meeting)


def _confirm(kept: Kept, meeting: shapes.Meeting) -> None:
    """A meeting confirms the minutes of the one before it."""
    before = [
        each for each in content.MEETINGS if each.body == meeting.body and each.on < meeting.on
    ]
    if before:
        changes.tell_minutes(
            by=kept.by,
            meeting=kept.meetings[before[-1].key],
            state="confirmed",
            confirmed_at=kept.meetings[meeting.key],
        )


def _decide(kept: Kept, item: models.Item, each: shapes.Decision) -> None:
    plain = ("verb", "text", "carried", "mover", "seconder", "reasons", "to_post")
    votes = ("votes_for", "votes_against")
    said = changes.DecisionInput(
        **{name: getattr(each, name) for name in (*plain, *votes)},
        to_body=kept.bodies.get(each.to_body),
    )
    decided = changes.record_decision(by=kept.by, item=item, decision=said)
    if each.sends_to:
        _send(kept, decided, each)


def _send(kept: Kept, decided: models.Decision, each: shapes.Decision) -> None:
    """To the item that the next body has; where its agenda is not yet out, to a new one."""
    there = next(found for found in content.MEETINGS if found.key == each.sends_to)
    waiting = [item for (key, _), item in kept.items.items() if key == each.sends_to]
    to = waiting[-1] if waiting else kept.meetings[there.key]
    made = None if waiting else _item(kept, there.items[-1])
    sent = changes.send_on(by=kept.by, decision=decided, to=to, item=made)
    kept.items[there.key, there.items[-1].title] = sent.item


def _promise(kept: Kept, item: models.Item, each: shapes.Promise) -> None:
    said = changes.UndertakingInput(
        each.title,
        each.sentence,
        tuple(kept.bodies[key] for key in each.to),
        person=kept.stage.people[each.by],
        asked_by=each.asked_by,
        due_on=each.due_on,
        recurring=each.recurring,
    )
    kept.promises[each.title] = changes.give_undertaking(by=kept.by, item=item, undertaking=said)


def _settle(kept: Kept, each: shapes.Promise) -> None:
    on, state, why = each.settled or (date.min, "", "")
    held = next((m for m in content.MEETINGS if m.on == on and m.body in each.to), None)
    changes.settle_undertaking(
        by=kept.by,
        undertaking=kept.promises[each.title],
        state=state,
        why=why,
        meeting=kept.meetings[held.key] if held and state == "reported_back" else None,
    )


def _answer(kept: Kept, each: shapes.Promise) -> None:
    written = changes.answer_undertaking(
        by=kept.stage.member(each.by), undertaking=kept.promises[each.title], text=each.answer
    )
    changes.decide_response(by=kept.by, response=written, state="published")
