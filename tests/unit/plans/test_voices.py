"""What was heard and what was told back: who may, how it stands on any day, and small numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.errors import Refused
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import Conflict, origin
from goldenthread.ledger.verify import verify
from goldenthread.plans import changes
from goldenthread.plans.models import ConsultationTerms, Evidence, VoiceTerms
from goldenthread.plans.notes import Note, reasons_of
from goldenthread.plans.read_voices import consultations_of, voices_of
from goldenthread.plans.standard import missing
from goldenthread.plans.voices import (
    ANSWER_WITHIN,
    VoiceFilters,
    VoiceRow,
    people_words,
)
from goldenthread.reports.voice_sheets import voice_sheet
from tests.people import TODAY, World, at

pytestmark = pytest.mark.django_db
LATER = date(2026, 11, 18)
SAID = changes.VoiceInput(
    "care_leavers", "forum", "Nobody answers", "It rings out after six.", date(2026, 11, 10)
)
TOLD = changes.AnswerInput("done", "There is a line now.", TODAY, "Head of Service", "At the forum")
TERMS = changes.ConsultationInput(
    "The offer", "Care leavers", "Survey", date(2026, 10, 1), date(2026, 10, 31)
)


def hear(world: World, key: str = "owner", reference: str = "1.4", **more: Any) -> Evidence:
    return changes.record_voice(
        by=world.member(key), subject=world.action(reference), voice=replace(SAID, **more)
    )


def tell(world: World, evidence: Evidence, who: str = "owner", **more: Any) -> Any:
    return changes.answer_voice(
        by=world.member(who), evidence=evidence, answer=replace(TOLD, **more)
    )


def rows(world: World, moment: Moment | None = None) -> list[VoiceRow]:
    moment = moment or Moment.now(world.authority)
    return voices_of(world.plan, moment, world.member("board_member"))


def row(**more: Any) -> VoiceRow:
    said = {"pk": 1, "title": "T", "said": "S", "who": "children", "source": "forum", "place": ""}
    return VoiceRow(**{**said, "on": date(2026, 9, 1), **more})


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, "number of people not known"),
        (0, "nobody"),
        (1, "fewer than 5 people"),
        (4, "fewer than 5 people"),
        (5, "5 people"),
        (1204, "1,204 people"),
    ],
)
def test_fewer_than_five_people_are_never_counted_out(count, words):
    assert people_words(count) == words


def test_an_export_says_how_many_in_words_only():
    sheet = voice_sheet([row(people=3)], 1, TODAY, "Plan")
    assert "fewer than 5 people" in sheet.rows[0]
    assert 3 not in sheet.rows[0]


def test_what_nobody_answered_for_long_is_noted_from_the_day_after_its_limit():
    said_on = date(2026, 9, 1)
    limit = said_on + timedelta(days=ANSWER_WITHIN)
    note = Note("action", 7, "Nobody rings", said_on, is_voice=True)
    assert reasons_of([note], limit) == {}
    ((about, reasons),) = reasons_of([note], limit + timedelta(days=1)).items()
    assert about == ("action", 7)
    assert reasons[0][0] == "voice-long"
    assert f"For {ANSWER_WITHIN + 1} days" in reasons[0][1]
    for other in (replace(note, told_on=limit), replace(note, is_voice=False)):
        assert reasons_of([other], limit + timedelta(days=1)) == {}


def test_evidence_is_out_of_date_from_the_day_after_its_review():
    note = Note("priority", 2, "Audit", date(2026, 1, 5), review_by=date(2026, 7, 5))
    assert reasons_of([note], date(2026, 7, 5)) == {}
    ((_, reasons),) = reasons_of([note], date(2026, 7, 6)).items()
    assert reasons[0][0] == "evidence-expired"
    assert "5 July 2026, 1 day ago" in reasons[0][1]


def test_lists_are_narrowed_and_sorted():
    some = [
        row(pk=1, who="families", on=date(2026, 9, 1), place="Hub"),
        row(pk=2, who="children", on=date(2026, 10, 1), outcome="done", told_on=TODAY),
        row(pk=3, who="care_leavers", on=date(2026, 11, 10), area="care_leavers"),
    ]

    def pks(**query: str) -> list[int]:
        return [each.pk for each in VoiceFilters.read(query).select(some, TODAY)]

    assert pks() == [3, 2, 1]
    assert pks(sort="oldest") == [1, 2, 3]
    assert pks(sort="who") == [2, 3, 1]
    assert pks(state="unanswered") == [3, 1]
    assert pks(state="long") == [1]
    assert pks(state="answered", sort="told") == [2]
    assert pks(area="none") == [2, 1]
    assert pks(q="hub") == [1]
    assert pks(who="nobody") == [3, 2, 1]  # what has no meaning is left out


def test_what_was_said_is_evidence_that_the_standard_counts(world):
    heard = hear(world)
    (piece,) = changes.evidence_of(world.action("1.4"))
    assert (piece.pk, piece.kind, piece.held_here) == (heard.pk, "childrens_voice", True)
    changes.record_voice(
        by=world.member("manager"),
        subject=world.action("1.4"),
        voice=replace(SAID, who="practitioners", source="visit"),
    )
    case = changes.standing_of(world.action("1.4")).case(
        changes.evidence_of(world.action("1.4")), TODAY
    )
    assert missing("clear", case) == []


def test_it_stands_unanswered_until_they_are_told(world):
    heard = hear(world, people=7)
    (before,) = rows(world)
    assert (before.is_answered, before.days_waiting(TODAY)) == (False, 6)
    tell(world, heard)
    (after,) = rows(world)
    assert (after.outcome_words, after.told_by, after.told_on) == (
        "We did",
        "Head of Service",
        TODAY,
    )
    assert after.days_waiting(TODAY) == 0
    assert verify(world.authority).is_sound


def test_past_days_keep_what_stood_then_also_where_it_was_recorded_late(world):
    with at(date(2026, 11, 12)):
        heard = hear(world)
    with at(LATER):
        tell(world, heard, told_on=date(2026, 11, 14))
        then = Moment.position(world.authority, date(2026, 11, 15))
        (known,) = rows(world, then)
        assert not known.is_answered
        later = Moment.position(world.authority, date(2026, 11, 15), include_later=True)
        (knew,) = rows(world, later)
        assert knew.is_answered
        assert rows(world, Moment.position(world.authority, date(2026, 11, 11))) == []


def test_evidence_that_is_here_already_is_described_and_keeps_its_file(world):
    old = changes.evidence_of(world.action("1.1"))[0]
    described = replace(SAID, title="Plans are late", said="Mine was late.", people=12)
    changes.describe_voice(by=world.member("manager"), evidence=old, voice=described)
    (found,) = rows(world)
    assert (found.pk, found.title, found.people) == (old.pk, "Plans are late", 12)
    (piece,) = changes.evidence_of(world.action("1.1"))
    assert (piece.url, piece.kind) == (old.url, "childrens_voice")


def test_who_may_record_describe_and_answer(world):
    for who in ("owner_2", "board_member", "inspector"):
        with pytest.raises(NotAllowed):
            hear(world, who)
    heard = hear(world)
    with pytest.raises(NotAllowed):
        changes.describe_voice(by=world.member("owner_2"), evidence=heard, voice=SAID)
    changes.describe_voice(by=world.member("owner"), evidence=heard, voice=replace(SAID, people=9))
    for who in ("assurer", "board_member", "finance"):
        with pytest.raises(NotAllowed):
            tell(world, heard, who)
    priority = world.plan.priorities.order_by("pk")[0]
    for who, may in (("lead", True), ("manager", True), ("owner", False)):
        if may:
            changes.record_voice(by=world.member(who), subject=priority, voice=SAID)
        else:
            with pytest.raises(NotAllowed):
                changes.record_voice(by=world.member(who), subject=priority, voice=SAID)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"who": "everybody"}, "Choose who said it"),
        ({"source": "rumour"}, "Choose where it comes from"),
        ({"title": " "}, "in a few words"),
        ({"said": ""}, "Write what was said"),
        ({"people": 0}, "Somebody said it"),
        ({"on": LATER}, "cannot be in the future"),
    ],
)
def test_what_cannot_be_recorded_says_why(world, wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        hear(world, **wrong)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"outcome": ""}, "Choose what became of it"),
        ({"did": " "}, "Write what they were told"),
        ({"told_by": ""}, "who told them"),
        ({"told_how": ""}, "how they were told"),
        ({"told_on": LATER}, "cannot be in the future"),
        ({"told_on": date(2026, 11, 9)}, "It was said on 10 November 2026"),
    ],
)
def test_an_answer_that_nobody_heard_is_none(world, wrong, sentence):
    heard = hear(world)
    with pytest.raises(Refused, match=sentence):
        tell(world, heard, **wrong)


def test_only_what_somebody_said_is_answered_and_a_rival_answer_is_shown(world):
    with pytest.raises(Refused, match="First record who said what"):
        tell(world, changes.evidence_of(world.action("1.1"))[0])
    heard = hear(world)
    seen = Moment.now(world.authority).entry
    tell(world, heard)
    with pytest.raises(Conflict), origin(via="web", seen=seen):
        tell(world, heard, "lead", did="Something else.")


def test_a_consultation_says_who_how_many_and_what_changed(world):
    priority = world.plan.priorities.order_by("pk")[0]
    by = world.member("manager")
    held = changes.record_consultation(
        by=by, plan=world.plan, terms=replace(TERMS, priorities=[priority])
    )
    hear(world, source="consultation", consultation=held)
    with at(LATER):
        full = replace(TERMS, asked=207, answered=4, changed="Two pages.", priorities=[])
        changes.change_consultation(by=by, consultation=held, terms=full)
        (now,) = consultations_of(world.plan, Moment.now(world.authority), by)
        assert (now.answered_words, now.changed, now.priorities) == (
            "fewer than 5 people",
            "Two pages.",
            (),
        )
        (then,) = consultations_of(world.plan, Moment.position(world.authority, TODAY), by)
        assert (then.answered, then.changed, then.priorities) == (None, "", (priority.pk,))
        (said,) = rows(world)
        assert (said.consultation, said.consultation_title) == (held.pk, "The offer")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "a name"),
        ({"who": " "}, "who was consulted"),
        ({"method": ""}, "how they were consulted"),
        ({"begins_on": LATER, "ends_on": LATER}, "once it has begun"),
        ({"ends_on": date(2026, 9, 30)}, "before its first"),
        ({"asked": 5, "answered": 6}, "than were asked"),
    ],
)
def test_a_consultation_that_cannot_be_says_why(world, wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        changes.record_consultation(
            by=world.member("manager"), plan=world.plan, terms=replace(TERMS, **wrong)
        )


def test_the_database_refuses_what_the_rules_do(world):
    hear(world)
    changes.record_consultation(by=world.member("lead"), plan=world.plan, terms=TERMS)
    for model, wrong in (
        (VoiceTerms, {"people": 0}),
        (ConsultationTerms, {"asked": 1, "answered": 2}),
        (ConsultationTerms, {"who": ""}),
        (ConsultationTerms, {"ends_on": date(2026, 9, 1)}),
    ):
        fact = model.objects.get()
        values = {f.attname: getattr(fact, f.attname) for f in fact._meta.concrete_fields}
        with pytest.raises(IntegrityError), transaction.atomic():
            model(**values | {"id": None, "effective_on": LATER} | wrong).save_base(raw=True)
    heard = Evidence.objects.get(by_words=True)
    values = {f.attname: getattr(heard, f.attname) for f in heard._meta.concrete_fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence(**values | {"id": None, "by_words": False}).save_base(raw=True)
