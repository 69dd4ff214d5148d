"""Questions about a plan: who asks, answers and closes; how they stand on any day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.inspections.changes import FindingInput, InspectionInput, record_inspection
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.challenges import (
    ChallengeFilters,
    ChallengeRow,
    Standing,
    counts,
    may_be_about,
    standing,
)
from goldenthread.plans.models import Challenge
from goldenthread.plans.read_beside import open_date_requests
from goldenthread.plans.read_challenges import challenges_of, challenges_to_settle, open_questions
from tests.people import TODAY, World, at

LATER = date(2026, 11, 18)


def ask(world: World, key: str = "board_member", subject: Any = None, **more: Any) -> Challenge:
    about = more.pop("about", "work")
    asked_of = world.person(more.pop("to", "owner"))
    return changes.ask_challenge(
        by=world.member(key),
        plan=world.plan,
        subject=subject or world.action("1.4"),
        asked=changes.ChallengeInput(about, "Who has no plan?", asked_of, **more),
    )


def answer(world: World, challenge: Challenge, key: str = "owner", **more: Any) -> Any:
    text = more.pop("text", "Two; both by Friday.")
    by = world.member(key)
    return changes.answer_challenge(by=by, challenge=challenge, answer=text, **more)


def close(world: World, challenge: Challenge, key: str = "board_member", **more: Any) -> Any:
    satisfied = more.pop("satisfied", True)
    by = world.member(key)
    return changes.close_challenge(by=by, challenge=challenge, satisfied=satisfied, **more)


def rows(world: World, moment: Moment | None = None, key: str = "board_member") -> Any:
    return challenges_of(world.plan, moment or Moment.now(world.authority), world.member(key))


def stood(world: World, day: date, **more: Any) -> list[Standing]:
    moment = Moment.position(world.authority, day, **more)
    return [row.standing for row in rows(world, moment)]


# How it stands


@given(st.lists(st.sampled_from(["answer", "enough", "not enough"]), max_size=6))
def test_how_it_stands_follows_from_the_last_thing_said(said: list[str]) -> None:
    told = [(date(2026, 11, 1), n) for n in range(len(said))]
    answers = [each for each, what in zip(told, said, strict=True) if what == "answer"]
    closings = [each for each, what in zip(told, said, strict=True) if what != "answer"]
    last = [what for what in said if what != "answer"][-1:]
    found = standing(
        answers[-1] if answers else None,
        closings[-1] if closings else None,
        satisfied=last == ["enough"],
    )
    wanted = {"answer": Standing.ANSWERED, "enough": Standing.CLOSED, "not enough": Standing.OPEN}
    if "enough" not in said[:-1]:  # nothing follows what is closed
        assert found == (wanted[said[-1]] if said else Standing.OPEN)


def test_only_actions_are_asked_about_their_date_and_progress() -> None:
    assert "date" in may_be_about("action")
    assert not {"date", "progress"} & {*may_be_about("priority"), *may_be_about("plan")}


@pytest.mark.django_db
def test_a_question_goes_its_way_and_each_day_shows_how_it_stood(world: World) -> None:
    challenge = ask(world)
    with at(LATER):
        answer(world, challenge)
    with at(date(2026, 11, 20)):
        close(world, challenge, satisfied=False, why="Which Friday?")
    with at(date(2026, 11, 23)):
        answer(world, challenge, text="Friday 27 November.")
        (row,) = rows(world)
        assert (row.standing, row.answer) == (Standing.ANSWERED, "Friday 27 November.")
        assert row.answered_by == "Head of Service, Care Leavers"
    with at(date(2026, 11, 25)):
        close(world, challenge)
        assert stood(world, date(2026, 11, 13)) == []
        assert stood(world, TODAY) == [Standing.OPEN]
        assert stood(world, LATER) == [Standing.ANSWERED]
        assert stood(world, date(2026, 11, 20)) == [Standing.OPEN]
        assert stood(world, date(2026, 11, 24)) == [Standing.ANSWERED]
        assert stood(world, date(2026, 11, 25)) == [Standing.CLOSED]
        (reopened,) = rows(world, Moment.position(world.authority, date(2026, 11, 20)))
        assert reopened.due_on == date(2026, 12, 4)
        assert reopened.is_open_again
        with pytest.raises(Refused, match="closed"):
            answer(world, challenge)
        with pytest.raises(Refused, match="closed already"):
            close(world, challenge)
    assert verify(world.authority).is_sound


@pytest.mark.django_db
def test_the_usual_time_is_ten_working_days(world: World) -> None:
    assert ask(world).due_on == date(2026, 11, 30)
    with at(date(2026, 12, 1)):
        (row,) = rows(world)
        assert row.days_overdue(date(2026, 12, 1)) == 1
        now = Moment.now(world.authority)
        unanswered = open_questions(world.plan, now, world.member("board_member")).alone()
        assert open_date_requests(world.plan, now) == {}
        assert [(each.kind, each.subject) for each in unanswered] == [
            ("action", world.action("1.4").pk)
        ]


@pytest.mark.django_db
def test_what_was_answered_at_a_meeting_is_recorded_afterwards(world: World) -> None:
    committee, day = "Children and Families Committee", date(2026, 11, 9)
    challenge = ask(
        world,
        "democratic_services",
        asked_for=committee,
        at_meeting="Committee, 9 November",
        asked_on=day,
        answer="All by Christmas.",
    )
    (row,) = rows(world)
    assert (row.asker, row.standing, row.answered_on) == (committee, Standing.ANSWERED, day)
    assert row.answered_by == "Head of Service, Care Leavers"
    assert stood(world, day) == []
    assert stood(world, day, include_later=True) == [Standing.ANSWERED]
    with pytest.raises(Refused, match="for somebody else"):
        close(world, challenge, "democratic_services")
    close(world, challenge, "democratic_services", why="The Chair said so by telephone.")
    assert rows(world)[0].standing == Standing.CLOSED


@pytest.mark.django_db
def test_an_answer_is_corrected_until_the_question_is_closed(world: World) -> None:
    challenge = ask(world)
    answer(world, challenge)
    answer(world, challenge, text="Three.")
    assert [row.answer for row in rows(world)] == ["Three."]
    assert Entry.objects.order_by("pk").last().type == "challenge.corrected"  # type: ignore[union-attr]


# Who


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["owner", "finance", "councillor", "manager", "inspector"])
def test_others_do_not_ask_in_their_own_name(world: World, key: str) -> None:
    with pytest.raises(NotAllowed):
        ask(world, key)


@pytest.mark.django_db
def test_nobody_asks_themselves_nor_who_cannot_answer(world: World) -> None:
    with pytest.raises(Refused, match="Nobody asks themselves"):
        ask(world, "lead", to="lead")
    with pytest.raises(Refused, match="who can answer"):
        ask(world, to="finance")


@pytest.mark.django_db
def test_who_owns_it_now_answers_and_the_manager_records_what_was_said(world: World) -> None:
    challenge = ask(world, to="lead")
    assert answer(world, challenge, "owner").answered_by == world.person("owner")
    recorded = answer(world, challenge, "manager")
    assert recorded.answered_by == world.person("lead")
    assert recorded.recorded_by == world.person("manager")
    with pytest.raises(NotAllowed):
        answer(world, challenge, "owner_2")


@pytest.mark.django_db
def test_nobody_answers_their_own_question(world: World) -> None:
    challenge = ask(world, "lead")  # who leads the action
    with pytest.raises(NotAllowed):
        answer(world, challenge, "lead")


@pytest.mark.django_db
def test_nobody_closes_anothers_question_but_the_manager_with_a_reason(world: World) -> None:
    challenge = ask(world)
    with pytest.raises(Refused, match="Nobody has answered yet"):
        close(world, challenge)
    answer(world, challenge)
    for key in ("adviser", "director", "owner", "democratic_services"):
        with pytest.raises(NotAllowed):
            close(world, challenge, key, why="They said so.")
    with pytest.raises(Refused, match="for somebody else"):
        close(world, challenge, "manager")
    with pytest.raises(Refused, match="what is missing"):
        close(world, challenge, satisfied=False)
    close(world, challenge, "manager", why="The Chair wrote on Monday.")


@pytest.mark.django_db
def test_who_answered_does_not_close(world: World) -> None:
    challenge = ask(world, "democratic_services", asked_for="Committee", to="manager")
    answer(world, challenge, "manager")
    with pytest.raises(Refused, match="You answered"):
        close(world, challenge, "manager", why="Enough.")


@pytest.mark.django_db
@pytest.mark.parametrize(("verb", "key"), [("answer", "board_member"), ("close", "owner")])
def test_the_database_refuses_it_too(
    world: World, monkeypatch: pytest.MonkeyPatch, verb: str, key: str
) -> None:
    """Answering one's own question, and closing what one answered."""
    challenge = ask(world)
    answer(world, challenge)
    _unguarded(monkeypatch)
    do = answer if verb == "answer" else close
    with pytest.raises(IntegrityError), transaction.atomic():
        do(world, challenge, key)


@pytest.mark.django_db
@pytest.mark.parametrize("satisfied", [True, False])
def test_the_database_wants_the_reason_too(
    world: World, monkeypatch: pytest.MonkeyPatch, satisfied: bool
) -> None:
    """Of who closes for another, and of who is not satisfied."""
    challenge = ask(world)
    answer(world, challenge)
    _unguarded(monkeypatch)
    key = "adviser" if satisfied else "board_member"
    with pytest.raises(IntegrityError), transaction.atomic():
        close(world, challenge, key, satisfied=satisfied)


def _unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if permissions and rules let everything pass."""
    of_verbs = "goldenthread.plans.changes.challenges"
    for name in ("check_may", "rules.check_can_close", "rules.check_reason"):
        monkeypatch.setattr(f"{of_verbs}.{name}", lambda *_args, **_more: None)
    monkeypatch.setattr(f"{of_verbs}.is_theirs", lambda *_: True)


@pytest.mark.django_db
def test_a_question_is_withdrawn_by_who_asked_before_it_is_answered(world: World) -> None:
    challenge, board = ask(world), world.member("board_member")
    with pytest.raises(Refused, match="Say why"):
        changes.withdraw_challenge(by=board, challenge=challenge, why=" ")
    with pytest.raises(Refused):
        changes.withdraw_challenge(by=world.member("owner"), challenge=challenge, why="No time.")
    changes.withdraw_challenge(by=board, challenge=challenge, why="Asked at the visit too.")
    assert [row.standing for row in rows(world)] == [Standing.CLOSED]
    assert Entry.objects.latest("n").type == "challenge.withdrawn"
    with pytest.raises(Refused, match="closed already"):
        changes.withdraw_challenge(by=board, challenge=challenge, why="Again.")


@pytest.mark.django_db
def test_what_was_answered_is_judged_and_not_withdrawn(world: World) -> None:
    challenge = ask(world)
    answer(world, challenge)
    with pytest.raises(Refused, match="say whether that answer is enough"):
        changes.withdraw_challenge(
            by=world.member("board_member"), challenge=challenge, why="No need."
        )


@pytest.mark.django_db
def test_nobody_answers_over_what_they_have_not_seen(world: World) -> None:
    challenge = ask(world)
    seen = Entry.objects.filter(authority=world.authority).latest("n").n
    answer(world, challenge)
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        answer(world, challenge, text="Another.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"about": "date", "subject": "priority"}, "the date cannot be asked of a priority"),
        ({"due_on": date(2026, 11, 13)}, "before the question"),
        ({"asked_for": "Board", "asked_on": LATER}, "in the future"),
        ({"asked_for": "Board", "asked_on": date(2025, 1, 1)}, "recorded since"),
    ],
)
def test_what_cannot_be_asked(world: World, more: dict[str, Any], refused: str) -> None:
    key = "manager" if "asked_for" in more else "board_member"
    subject = world.plan.priorities.order_by("pk")[0] if more.pop("subject", "") else None
    with pytest.raises(Refused, match=refused):
        ask(world, key, subject, **more)


# Findings that are not yet published


@pytest.mark.django_db
def test_a_question_about_a_hidden_finding_is_hidden(world: World) -> None:
    inspection = record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 11, 3),
            ended_on=date(2026, 11, 4),
            dates={"received": date(2026, 11, 13)},
            findings=[FindingInput("improvement", "The quality of supervision.")],
            readers=[world.person("assurer"), world.person("owner")],
        ),
    )
    changes.answer_inspection(by=world.member("manager"), plan=world.plan, inspection=inspection)
    finding = inspection.findings.get()
    with pytest.raises(NotAllowed):
        ask(world, "board_member", finding)
    challenge = ask(world, "assurer", finding)
    assert [row.pk for row in rows(world, key="assurer")] == [challenge.pk]
    assert rows(world, key="board_member") == []
    assert challenges_to_settle(world.member("owner"))[0][0].kind == "finding"
    with pytest.raises(NotAllowed):
        answer(world, challenge, "director")


# What waits for whom


@pytest.mark.django_db
def test_what_waits_for_whom(world: World) -> None:
    challenge = ask(world)
    pks = {
        key: [[row.pk for row in part] for part in challenges_to_settle(world.member(key))]
        for key in ("owner", "owner_2", "board_member")
    }
    assert pks == {"owner": [[challenge.pk], []], "owner_2": [[], []], "board_member": [[], []]}
    answer(world, challenge)
    assert challenges_to_settle(world.member("owner")) == ([], [])
    assert [row.pk for row in challenges_to_settle(world.member("board_member"))[1]] == [
        challenge.pk
    ]


# Filters. Pure


def row(pk: int, **more: Any) -> ChallengeRow:
    values: dict[str, Any] = {
        "kind": "action",
        "subject": pk,
        "label": f"Action 1.{pk}",
        "title": "Flats",
        "about": "date",
        "question": "When?",
        "asker": "Chair",
        "asked_on": date(2026, 11, pk),
        "asked_of": "Head",
        "due_on": date(2026, 11, 10 + pk),
        "standing": Standing.OPEN,
    }
    return ChallengeRow(pk=pk, **values | more)


def test_a_list_is_narrowed_and_sorted() -> None:
    several = [row(1, standing=Standing.CLOSED), row(2), row(3, about="work", asked_of_id=7)]
    on = date(2026, 11, 13)

    def shown(**query: str) -> list[int]:
        return [each.pk for each in ChallengeFilters.read(query).select(several, on)]

    assert shown() == [2, 3, 1]
    assert shown(state="closed") == [1]
    assert shown(show="overdue") == [2]
    assert shown(about="work") == shown(to="7") == shown(of="action-3") == [3]
    assert shown(sort="asked") == [3, 2, 1]
    assert shown(q="flats 1.2") == [2]
    assert shown(state="nonsense") == [2, 3, 1]
    assert counts(several) == {"open": 2, "answered": 0, "closed": 1}
