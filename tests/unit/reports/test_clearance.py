"""Who writes, who clears, and what publishing waits for."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.access import NotAllowed, decide
from goldenthread.core.errors import Refused
from goldenthread.ledger.recording import Conflict, change, origin, record
from goldenthread.reports import changes
from goldenthread.reports.build import terms_of
from goldenthread.reports.clearance import PROPOSED, Setting, Standing, Step
from goldenthread.reports.hindrances import hindrances
from goldenthread.reports.models import Clearance, ClearanceAuthor
from goldenthread.reports.read_clearance import clearance_of
from tests.people import TODAY
from tests.unit.reports.writing import draft, publish

SOON = date(2026, 11, 20)
DIRECTOR = Step("Director", "Director", 3, role="director")


@pytest.fixture
def paper(world):
    steps = (*PROPOSED[:2], DIRECTOR)
    changes.set_clearance(by=world.member("manager"), setting=Setting(steps))
    return draft(world)


def clear(world, paper, who: str, step: str, *, words: str = "", is_cleared: bool = True):
    return changes.give_clearance(
        by=world.member(who), paper=paper, step=step, is_cleared=is_cleared, words=words
    )


def give(world, paper, section: str, who: str):
    return changes.give_section(
        by=world.member("manager"),
        paper=paper,
        section=section,
        person=world.people[who],
        due_on=SOON,
    )


def write(world, paper, who: str, section: str):
    by = world.member(who)
    return changes.write_section(by=by, paper=paper, section=section, text="Anew.")


def test_who_is_given_a_section_writes_that_one_and_sees_the_draft(world, paper) -> None:
    owner = world.member("owner")
    assert not decide(owner, "paper.view_draft", paper)
    give(world, paper, "risk", "owner")
    assert decide(owner, "paper.view_draft", paper)
    assert write(world, paper, "owner", "risk").author_id == owner.person_id
    with pytest.raises(Refused, match="not given to you"):
        write(world, paper, "owner", "finance")
    give(world, paper, "risk", "owner_2")
    with pytest.raises(NotAllowed):
        write(world, paper, "owner", "risk")


def test_a_section_is_given_to_officers_and_due_before_the_meeting(world, paper) -> None:
    with pytest.raises(Refused, match="somebody of the council"):
        give(world, paper, "risk", "inspector")
    late = {"section": "risk", "person": world.people["owner"], "due_on": date(2026, 11, 30)}
    with pytest.raises(Refused, match="before the meeting"):
        changes.give_section(by=world.member("manager"), paper=paper, **late)


def test_a_later_text_asks_every_step_again_and_names_the_section(world, paper) -> None:
    clear(world, paper, "finance", "Finance")
    clear(world, paper, "monitoring_officer", "Legal", is_cleared=False, words="Which duty?")
    write(world, paper, "manager", "risk")
    _, (finance, legal, director) = clearance_of(paper, terms_of(paper))
    assert (finance.standing, finance.changed) == (Standing.CHANGED, ("risk",))
    assert (legal.standing, legal.given.words) == (Standing.RETURNED, "Which duty?")
    assert director.standing is Standing.TO_CLEAR


def test_what_was_written_since_the_page_was_opened_is_not_cleared_unread(world, paper) -> None:
    seen = paper.texts.newest_first()[0].entry
    write(world, paper, "manager", "risk")
    with pytest.raises(Conflict), origin(via="test", seen=seen):
        clear(world, paper, "finance", "Finance")


def test_a_step_is_cleared_by_its_role_or_its_person_alone(world, paper) -> None:
    with pytest.raises(Refused, match="cleared by: Finance officer"):
        clear(world, paper, "monitoring_officer", "Finance")
    chair = world.people["board_member"]
    assert not decide(world.member("board_member"), "paper.clear", paper)
    steps = (Step("Chair", chair.post, 2, person=chair.pk),)
    changes.set_clearance(by=world.member("manager"), setting=Setting(steps))
    assert decide(world.member("board_member"), "paper.view_draft", paper)
    assert clear(world, paper, "board_member", "Chair").is_cleared
    with pytest.raises(NotAllowed):
        clear(world, paper, "councillor", "Chair")


def test_who_is_named_and_has_no_access_to_the_plan_is_told_of_by_one_question_for_all(
    world, paper
) -> None:
    manager = world.member("manager")

    def told_of(*named: str) -> list[str]:
        people = [world.people[key] for key in named]
        steps = tuple(Step(who.post, who.post, 3, person=who.pk) for who in people)
        changes.set_clearance(by=manager, setting=Setting(steps))
        with CaptureQueriesContext(connection) as asked:
            said = hindrances(manager)
        counts.append(len(asked))
        return said

    counts: list[int] = []
    assert told_of("lead") == []
    (said,) = told_of("councillor", "lead", "assurer")
    assert said.endswith("has no access to the plan. Give them a role that has it first.")
    assert counts[0] == counts[1]


def test_who_clears_wrote_none_of_it_and_the_database_says_so_too(world, paper) -> None:
    give(world, paper, "finance", "finance")
    write(world, paper, "finance", "finance")
    with pytest.raises(Refused, match="You wrote part"):
        clear(world, paper, "finance", "Finance")
    steps = (Step("Finance", "Finance officer", 3, role="finance", section="legal"),)
    changes.set_clearance(by=world.member("manager"), setting=Setting(steps))
    cleared = clear(world, paper, "finance", "Finance")
    assert [each.author_id for each in cleared.authors.all()] == [world.people["manager"].pk]

    @change
    def clear_own(*, by):
        own = by.person
        ClearanceAuthor.objects.create(clearance=cleared, author=own, given_by=own)
        record("paper.clearance_given", paper)

    with pytest.raises(IntegrityError, match="clearer_is_no_author"), transaction.atomic():
        clear_own(by=world.member("finance"))


def test_what_is_not_cleared_is_not_published(world, paper) -> None:
    clear(world, paper, "finance", "Finance")
    with pytest.raises(Refused, match="Not cleared yet: Legal and Director"):
        publish(world, paper)
    clear(world, paper, "monitoring_officer", "Legal")
    clear(world, paper, "director", "Director")
    assert publish(world, paper).edition == 1
    changes.begin_edition(by=world.member("manager"), paper=paper, reason="A slip.")
    _, steps = clearance_of(paper, terms_of(paper))
    assert {each.standing for each in steps} == {Standing.TO_CLEAR}
    assert Clearance.objects.filter(paper=paper, edition=1).count() == 3


def test_where_clearance_is_advice_somebody_says_how_many_are_missing(world, paper) -> None:
    advice = Setting((DIRECTOR,), is_advisory=True)
    changes.set_clearance(by=world.member("manager"), setting=advice)
    with pytest.raises(Refused, match="Not cleared: Director"):
        publish(world, paper)
    published = publish(world, paper, uncleared=1)
    entry = world.authority.entries.get(n=published.entry)
    assert entry.reason == "Published without clearance: Director."


def test_steps_have_names_and_come_after_the_writing(world) -> None:
    by = world.member("manager")
    for steps, said in (
        ((DIRECTOR, DIRECTOR), "Two steps"),
        ((Step("", "Director", 3, role="director"),), "a name"),
        ((Step("Chair", "", 3),), "who clears Chair"),
        ((Step("Director", "Director", 13, role="director"),), "not yet written"),
        ((Step("Chair", "", 2, person=world.people["inspector"].pk),), "somebody of the council"),
    ):
        with pytest.raises(Refused, match=said):
            changes.set_clearance(by=by, setting=Setting(steps))


def test_a_comment_is_dealt_with_once(world, paper) -> None:
    by = world.member("finance")
    made = changes.comment_section(by=by, paper=paper, section="finance", text="Which year?")
    assert (made.made_on, made.made_by_id) == (TODAY, by.person_id)
    changes.resolve_comment(by=world.member("manager"), comment=made, note="2026 to 2027.")
    with pytest.raises(Refused, match="already"):
        changes.resolve_comment(by=by, comment=made)
    with pytest.raises(NotAllowed):
        changes.comment_section(
            by=world.member("owner"), paper=paper, section="finance", text="And me?"
        )
