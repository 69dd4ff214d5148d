"""A state machine over the whole life of actions: random people, verbs and days.

No illegal change of state; a refused change leaves nothing; who owns an action neither signs it
off nor assesses it; what was so on a past day stays so whatever comes later; the entries alone
give the same counts as the position, and the burn-up the same as both.

GOLDENTHREAD_LIVES=200 plays more lives, of more steps, than the few that each run plays.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from goldenthread.ledger.moments import Moment, head_of
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.models import Action, StateKind
from goldenthread.plans.pace import Day, pace_at, pace_of, point
from goldenthread.plans.periods import Period
from goldenthread.plans.read_dates import histories, known_days
from goldenthread.plans.states import NAMES, TRANSITIONS, step_to
from tests.people import at
from tests.properties.lives import BEGINS, FEW, LIVES, PEOPLE, begin, counts_of, recomputed

STEPS = 20 if LIVES <= FEW else 60

who = st.sampled_from(sorted(PEOPLE))
which = st.integers(0, 2)
in_days = st.integers(-5, 120)
ratings = st.sampled_from(["complete", "on_track", "at_risk", "off_track", "not_started"])
impacts = st.sampled_from(["worse", "no_evidence", "early", "clear", "sustained"])
words = st.sampled_from(["", "It is so."])


class Lives(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.life = begin()

    def teardown(self) -> None:
        try:
            self.look_back()
        finally:
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    # What happens

    @rule(days=st.integers(1, 45))
    def days_pass(self, days: int) -> None:
        self.life.wait(days)

    @rule(
        who=who,
        which=which,
        back=st.integers(0, 2),
        rating=ratings,
        text=words,
        confidence=st.sampled_from(["", "high", "low"]),
        move=st.none() | in_days,
    )
    def give_update(self, who: str, which: int, back: int, rating: str, **said: Any) -> None:
        period = Period.of(self.life.today)
        for _ in range(back):
            period = period.before
        move = said.pop("move")
        update = changes.UpdateInput(
            rating,
            said["text"],
            "Go on.",
            new_due_on=None if move is None else self.in_days(move),
            why="It takes longer.",
            confidence=said["confidence"],
        )
        self.do("give_update", who, which, period=period, update=update)

    @rule(who=who, which=which, days=in_days, why=words)
    def ask_date(self, who: str, which: int, days: int, why: str) -> None:
        self.do("ask_new_date", who, which, due_on=self.in_days(days), why=why)

    @rule(
        who=who, which=which, agreed=st.booleans(), note=words, body=st.sampled_from(["", "Board"])
    )
    def answer_date(self, who: str, which: int, **said: Any) -> None:
        asked = changes.open_request(self.life.actions[which])
        if asked is None:
            return
        member = self.life.member(who)
        answer = self.life.attempt(
            lambda: changes.answer_date_request(by=member, request=asked, **said)
        )
        assert answer is None or answer.owner_id != member.person_id

    @rule(who=who, which=which, body=st.sampled_from(["", "Board"]), back=st.integers(0, 10))
    def sign_off(self, who: str, which: int, body: str, back: int) -> None:
        signed = self.do("sign_off_action", who, which, body=body, on=self.in_days(-back))
        assert signed is None or signed.rated_by_id != signed.owner_id

    @rule(who=who, which=which, note=words)
    def send_back(self, who: str, which: int, note: str) -> None:
        self.do("send_back_action", who, which, note=note)

    @rule(who=who, which=which, after=st.sampled_from(sorted(NAMES)), note=words, back=in_days)
    def set_state(self, who: str, which: int, after: str, note: str, back: int) -> None:
        before = self.state(which)
        said: dict[str, Any] = {
            "state": after,
            "note": note,
            "on": self.in_days(-back),
            "review_on": self.in_days(30),
            "decided_by": "Board",
            "moved_to": "Health",
        }
        if self.do("set_state", who, which, **said):
            assert step_to(before, after) is not None

    @rule(who=who, which=which, rating=ratings, why=words)
    def reopen(self, who: str, which: int, rating: str, why: str) -> None:
        done = self.do("reopen_action", who, which, rating=rating, why=why)
        assert done is None or done.rating in ("on_track", "at_risk", "off_track")

    @rule(who=who, which=which, rating=impacts, back=st.integers(-1, 20), reason=words)
    def assess(self, who: str, which: int, rating: str, back: int, reason: str) -> None:
        member, action = self.life.member(who), self.life.actions[which]
        impact = changes.ImpactInput(rating, "What was seen.", below_standard=reason)
        on = self.in_days(-back)
        given = self.life.attempt(
            lambda: changes.assess_impact(by=member, subject=action, impact=impact, on=on)
        )
        if given:
            place = action.placements.newest_first()[0]
            assert member.person_id not in (place.owner_id, place.lead_id)

    @rule(who=who, which=which, days=in_days | st.none(), every=st.integers(0, 3))
    def plan_reviews(self, who: str, which: int, days: int | None, every: int) -> None:
        next_on = None if days is None else self.in_days(days)
        self.do("plan_reviews", who, which, next_on=next_on, every_months=every)

    @rule(who=who, which=which, found=words)
    def hold_review(self, who: str, which: int, found: str) -> None:
        held = self.do("hold_review", who, which, found=found)
        assert held is None or held.next_on is None or held.next_on > self.life.today

    # How it is played and looked at

    def in_days(self, days: int) -> date:
        return self.life.today + timedelta(days=days)

    def state(self, which: int) -> str:
        latest = self.life.actions[which].states.newest_first()[0]
        return str(latest.state)

    def do(self, verb: str, who: str, which: int, **said: Any) -> Any:
        """Do it to an action: refused, or from one state to itself or one that may follow."""
        before, action = self.state(which), self.life.actions[which]
        member, change = self.life.member(who), getattr(changes, verb)
        done = self.life.attempt(lambda: change(by=member, action=action, **said))
        after = self.state(which)
        assert after == before or (done and after in TRANSITIONS[before])
        return done

    def look_back(self) -> None:
        self.life.wait(1)
        life = self.life
        with at(life.today):
            for day, then in life.remembered.items():
                assert life.on(day) == then, day
                known = Moment.position(life.authority, day)
                assert counts_of(then) == recomputed(life.authority, day, known.entry), day
            latest = Moment.latest()
            head = head_of(life.authority)
            assert counts_of(life.stood(latest)) == recomputed(life.authority, life.today, head)
            self.compare_burn_up()
            assert verify(life.authority).is_sound

    def compare_burn_up(self) -> None:
        life = self.life
        now = Moment.position(life.authority, life.today)
        told = histories(life.plan, now)
        for day, then in life.remembered.items():
            known = Moment.position(life.authority, day)
            assert pace_at(point(told, Day(day, known.entry))) == pace_of(then), day
        for day in known_days(life.plan, now, BEGINS):
            assert day.entry == Moment.position(life.authority, day.on).entry
            assert pace_at(point(told, day)) == pace_of(life.on(day.on)), day


def test_every_life_keeps_the_rules(db: None) -> None:
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            # The first life that fails is told in full: shorter ones would take minutes to find.
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_life_begins_with_three_actions(db: None) -> None:
    life = begin()
    assert [StateKind(each.states.get().state) for each in life.actions] == [StateKind.OPEN] * 3
    assert Action.objects.count() == 3
