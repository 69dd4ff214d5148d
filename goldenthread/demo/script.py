"""The living example as a script: what happens on which day, played through the verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import chain, cycle

from goldenthread.accounts.access import decide
from goldenthread.demo import (
    aiming,
    asking,
    bringing,
    clearing,
    contingent,
    correcting,
    dating,
    deciding,
    drafting,
    funding,
    governing,
    hearing,
    measuring,
    papers,
    risking,
    running,
    sharing,
    stepping,
)
from goldenthread.demo.content import quiet
from goldenthread.demo.content import shapes as content
from goldenthread.demo.content.areas import area_of
from goldenthread.demo.content.dates import PAUSED_UNTIL
from goldenthread.demo.content.earlier_plan import EARLIER_PLAN
from goldenthread.demo.content.inspections import INSPECTIONS
from goldenthread.demo.content.joint_plan import JOINT_PLAN
from goldenthread.demo.content.papers import PAPERS
from goldenthread.demo.content.people import BODIES, POSTS
from goldenthread.demo.content.plan import LATER_LINKS, PLAN, UPDATES_DUE_ON_WORKING_DAY
from goldenthread.demo.content.repeats import JUDGED_REPEATS
from goldenthread.demo.inspecting import judge, publish, record
from goldenthread.demo.stage import Stage, own_file
from goldenthread.plans import changes
from goldenthread.plans.models import Action, StateKind
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress

BODY_NAMES = {body.key: body.name for body in BODIES}
DONE = (
    "The work is done, and what shows it is attached or filed. Please look and sign off.",
    "All that the action asked for is in place. I ask for it to be signed off.",
    "This is finished. The new way of working has begun and the old forms are withdrawn.",
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens. Steps of one day go by `order`, then as they were written."""

    on: date
    order: int
    do: Callable[[], object]


class Script:
    """All steps of the example, for one stage."""

    def __init__(self, stage: Stage, today: date) -> None:
        self.stage, self.today = stage, today

    def steps(self) -> list[Step]:
        steps = [step for step in self._all() if step.on <= self.today]
        return sorted(steps, key=lambda step: (step.on, step.order))

    def _all(self) -> Iterator[Step]:
        yield from self._inspections()
        for judged in JUDGED_REPEATS:
            yield Step(judged.on, 2, partial(judge, self.stage, judged))
        for plan in (EARLIER_PLAN, PLAN, JOINT_PLAN):
            yield from self._plan(plan)
        played = (
            *(deciding, dating, running, asking, funding, aiming),
            *(risking, stepping, measuring, hearing, contingent, bringing, sharing, drafting),
        )
        for on, deed in chain.from_iterable(each.deeds(self.stage) for each in played):
            yield Step(on, 10, deed)
        # After the papers of a day, which go on agendas.
        for on, deed in chain(governing.deeds(self.stage), clearing.deeds(self.stage)):
            yield Step(on, 12, deed)
        for paper in PAPERS:
            yield from self._paper(paper)
        for on, deed in correcting.deeds(self.stage):
            yield Step(on, 11, deed)
        for post in POSTS:
            if post.ends:
                yield Step(post.ends - timedelta(days=28), 0, partial(self._admit, post))

    def _admit(self, post: content.Post) -> None:
        self.stage.admit_guest(post.key)

    def _paper(self, paper: content.Paper) -> Iterator[Step]:
        """Begun when all of its day is recorded, so that its figures stand still."""
        yield Step(paper.as_at, 11, partial(self._begin, paper))
        if paper.published_on:
            yield Step(paper.published_on, 11, partial(self._publish, paper))

    def _begin(self, paper: content.Paper) -> None:
        self.stage.papers[paper.key] = papers.begin(self.stage, paper)

    def _publish(self, paper: content.Paper) -> None:
        papers.publish(self.stage, paper, self.stage.papers[paper.key])

    def _inspections(self) -> Iterator[Step]:
        for each in INSPECTIONS:
            yield Step(each.received_on, 1, partial(record, self.stage, each))
            if each.published_on and each.published_on != each.received_on:
                yield Step(each.published_on, 1, partial(publish, self.stage, each))

    def _plan(self, plan: content.Plan) -> Iterator[Step]:
        yield Step(plan.created_on, 2, partial(self._draft, plan))
        first = min(action.starts for action in plan.actions)
        yield Step(max(first, plan.created_on), 3, partial(self._make_live, plan))
        for inspection in INSPECTIONS:
            if inspection.key in plan.inspections and inspection.received_on > plan.created_on:
                day = inspection.published_on or inspection.received_on
                yield Step(day, 3, partial(self._answer, plan, inspection))
        for (ref, finding), day in LATER_LINKS.items():
            if plan is PLAN:
                yield Step(day, 3, partial(self._link, plan, ref, finding))
        for priority in plan.priorities:
            for action in priority.actions:
                yield from ActionScript(self.stage, plan, priority, action).steps(self.today)
        for item in plan.evidence:
            yield Step(item.added_on, 8, partial(self._evidence, plan, item))
        for assessment in plan.assessments:
            yield Step(assessment.on, 9, partial(self._assess, plan, assessment))
        if plan.closed_on:
            yield Step(plan.closed_on, 10, partial(self._close, plan))

    def _draft(self, plan: content.Plan) -> None:
        stage = self.stage
        drafts = [
            changes.DraftPriority(
                changes.PriorityInput(p.number, p.title, stage.people[p.lead], p.better),
                [self._input(p, action) for action in p.actions],
            )
            for p in plan.priorities
        ]
        known = [stage.inspections[key] for key in plan.inspections if key in stage.inspections]
        stage.plans[plan.key] = changes.draft_plan(
            by=stage.member("programme_manager"),
            plan=changes.PlanInput(
                plan.title,
                board=BODY_NAMES["board"],
                committee=BODY_NAMES["committee"],
                updates_due_day=UPDATES_DUE_ON_WORKING_DAY,
            ),
            inspections=known,
            priorities=drafts,
        )
        stage.find_actions(plan.key)

    def _input(self, priority: content.Priority, action: content.Action) -> changes.ActionInput:
        people, findings = self.stage.people, self.stage.findings
        return changes.ActionInput(
            reference=action.ref,
            title=action.title,
            why=action.why,
            difference=action.difference,
            lead=people[action.lead or priority.lead],
            owner=people[action.owner],
            deputy=people[action.deputy] if action.deputy else None,
            partners=action.partners,
            starts_on=action.starts,
            due_on=action.due,
            findings=[findings[ref] for ref in action.findings if ref in findings],
            practice_area=area_of(priority.title, action.ref),
        )

    def _make_live(self, plan: content.Plan) -> None:
        note = "The most urgent actions begin before full council approves the plan."
        changes.set_stage(
            by=self.stage.member("programme_manager"),
            plan=self.stage.plans[plan.key],
            stage="live",
            decided_by=BODY_NAMES["board"],
            note=note if plan is PLAN else "",
        )

    def _close(self, plan: content.Plan) -> None:
        changes.set_stage(
            by=self.stage.member("programme_manager"),
            plan=self.stage.plans[plan.key],
            stage="closed",
            decided_by=BODY_NAMES["board"],
            note="All actions complete. What remains goes into the service plans.",
        )

    def _answer(self, plan: content.Plan, inspection: content.Inspection) -> None:
        changes.answer_inspection(
            by=self.stage.member("programme_manager"),
            plan=self.stage.plans[plan.key],
            inspection=self.stage.inspections[inspection.key],
        )

    def _link(self, plan: content.Plan, ref: str, finding: str) -> None:
        changes.link_finding(
            by=self.stage.member("programme_manager"),
            action=self.stage.actions[plan.key, ref],
            finding=self.stage.findings[finding],
        )

    def _evidence(self, plan: content.Plan, item: content.Evidence) -> None:
        stage = self.stage
        action = stage.actions[plan.key, item.action]
        file = own_file(item.filename, evidence_bytes(item)) if item.filename else None
        by = stage.member(item.by)
        if not decide(by, "evidence.add", action):
            by = stage.member("programme_manager")  # who files what others send
        stage.evidence[item.ref] = changes.add_evidence(
            by=by,
            subject=action,
            evidence=changes.EvidenceInput(
                item.kind,
                item.title,
                item.dated,
                item.note,
                file,
                item.url,
                action.texts.newest_first()[0].practice_area,
            ),
        )

    def _assess(self, plan: content.Plan, each: content.Assessment) -> None:
        changes.assess_impact(
            by=self.stage.member(each.by),
            subject=self.stage.actions[plan.key, each.action],
            impact=changes.ImpactInput(
                rating=each.impact,
                rationale=each.why,
                evidence=[self.stage.evidence[ref] for ref in each.evidence],
                below_standard=each.below_standard,
                look_again_on=each.look_again,
            ),
        )


def evidence_bytes(item: content.Evidence) -> bytes:
    """The file of an item: its text, or a PDF that says it."""
    if item.filename.endswith(".pdf"):
        from goldenthread.demo.inspecting import plain_pdf

        return plain_pdf(item.title, item.content)
    return item.content.encode()


class ActionScript:
    """How one action goes, month by month."""

    def __init__(
        self,
        stage: Stage,
        plan: content.Plan,
        priority: content.Priority,
        action: content.Action,
    ) -> None:
        self.stage, self.plan, self.content = stage, plan, action
        self.lead = action.deputy or action.lead or priority.lead
        self.story = priority.story(action.ref)
        self.words = {update.month: update for update in self.story.updates}
        seed = sum(ord(letter) for letter in plan.key + action.ref)
        self.seed = seed
        self.any = cycle(turned(quiet.ANY, seed))
        self.good = cycle(turned(quiet.ON_TRACK, seed))
        self.doubt = cycle(turned(quiet.IN_DOUBT, seed))

    def steps(self, today: date) -> Iterator[Step]:
        for period, letter in zip(self.plan.periods, self.story.course, strict=False):
            said = f"{period.month:%Y-%m}" in self.words
            if letter == "." or (letter == "N" and not said):
                continue
            rating = content.LETTERS[letter]
            on = self._day(period, today)
            if self.story.paused_on and on >= self.story.paused_on:
                continue
            yield Step(on, 5, partial(self._update, Period(period.month), rating))
        for move in self.story.moves:
            yield from self._move(move)
        for sign_off in self.story.sign_offs:
            yield from self._sign_off(sign_off)
        if self.story.paused_on:
            yield Step(self.story.paused_on, 7, self._pause)

    def _day(self, period: content.Period, today: date) -> date:
        """When the update is given: before it is due, or a little late; before a sign-off."""
        month = f"{period.month:%Y-%m}"
        late = month in self.words and self.words[month].late
        offset = timedelta(days=self.seed % 11)
        day = period.due_on + timedelta(days=3) if late else period.due_on - offset
        while day.weekday() > 4:
            day -= timedelta(days=1)
        stops = [s.asked_on for s in self.story.sign_offs]
        if self.story.paused_on:
            stops.append(self.story.paused_on)
        after = Period(period.month).after.month
        limits = [each - timedelta(days=1) for each in stops if after < each <= day]
        return min([day, today, *limits])

    @property
    def action(self) -> Action:
        return self.stage.actions[self.plan.key, self.content.ref]

    def _update(self, period: Period, rating: Progress) -> None:
        words = self.words.get(f"{period.month:%Y-%m}")
        if words:
            text, step = words.text, words.next_step
        else:
            text, step = next(self._quiet(rating))
        on_behalf = words is not None and words.on_behalf
        changes.give_update(
            by=self.stage.member("programme_manager" if on_behalf else self.content.owner),
            action=self.action,
            period=period,
            update=changes.UpdateInput(
                rating,
                text,
                step,
                **dating.forecast(self.plan.key, self.content.ref, period, rating),
            ),
        )

    def _quiet(self, rating: Progress) -> Iterator[tuple[str, str]]:
        if rating is Progress.ON_TRACK:
            return self.good
        return self.doubt if rating in (Progress.AT_RISK, Progress.OFF_TRACK) else self.any

    def _move(self, move: content.Move) -> Iterator[Step]:
        yield Step(move.asked_on, 4, partial(self._ask, move))
        if move.outcome != "pending" and move.decided_on:
            yield Step(move.decided_on, 6, partial(self._answer, move))

    def _ask(self, move: content.Move) -> None:
        changes.ask_new_date(
            by=self.stage.member(self.content.owner),
            action=self.action,
            due_on=move.to,
            why=move.reason,
        )

    def _answer(self, move: content.Move) -> None:
        request = changes.open_request(self.action)
        if request is None:
            raise LookupError(f"{self.content.ref}: no new date was asked for")
        body = BODY_NAMES.get(move.level, "")
        changes.answer_date_request(
            by=self.stage.member("programme_manager" if body else self.lead),
            request=request,
            agreed=move.outcome == "agreed",
            note=move.note,
            body=body,
        )

    def _sign_off(self, each: content.SignOff) -> Iterator[Step]:
        yield Step(each.asked_on, 6, partial(self._claim, each))
        if each.outcome != "waiting" and each.decided_on:
            yield Step(each.decided_on, 7, partial(self._decide, each))

    def _claim(self, each: content.SignOff) -> None:
        text = DONE[self.seed % len(DONE)]
        changes.give_update(
            by=self.stage.member(self.content.owner),
            action=self.action,
            period=Period.of(each.asked_on),
            update=changes.UpdateInput(Progress.COMPLETE, text),
        )

    def _decide(self, each: content.SignOff) -> None:
        by = self.stage.member(self.lead)
        if each.outcome == "sent_back":
            changes.send_back_action(by=by, action=self.action, note=each.note)
        else:
            changes.sign_off_action(by=by, action=self.action, note=each.note)

    def _pause(self) -> None:
        changes.set_state(
            by=self.stage.member("programme_manager"),
            action=self.action,
            state=StateKind.PAUSED,
            note=self.story.paused_why,
            review_on=PAUSED_UNTIL[self.content.ref],
        )


def turned[T](items: tuple[T, ...], by: int) -> list[T]:
    """The items, begun further on, so that owners do not speak in chorus."""
    at = by % len(items)
    return [*items[at:], *items[:at]]
