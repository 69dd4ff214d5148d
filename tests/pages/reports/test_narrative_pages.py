"""Writing together, comments, clearance and the timetable, as their readers get them."""

import re
from datetime import date

import pytest

from goldenthread.accounts.access import decide
from goldenthread.accounts.members import member_of
from goldenthread.governance.changes import BodyInput, add_body
from goldenthread.plans import changes as plans
from goldenthread.plans.periods import Period
from goldenthread.reports import changes
from goldenthread.reports.clearance import CHAIR, CHAIR_WORDS, PROPOSED, Setting, Step
from goldenthread.reports.models import Paper, PaperText, SectionComment
from tests import governing
from tests.pages.sending import fields_of, send, text_of
from tests.people import at
from tests.unit.reports.writing import TEXTS, draft, publish

DUE = date(2026, 11, 18)


@pytest.fixture
def paper(world):
    return draft(world, meeting_on=date(2026, 12, 7))


def give(world, paper, who="owner", section="risk"):
    by, person = world.member("manager"), world.people[who]
    changes.give_section(by=by, paper=paper, section=section, person=person, due_on=DUE)


def write(world, paper, section: str, text: str) -> None:
    by = world.member("manager")
    changes.write_section(by=by, paper=paper, section=section, text=text)


def told(page) -> str:
    return " ".join(page.content.decode().split())


def test_what_is_typed_is_shown_and_added_to_and_nothing_is_saved_until_then(
    world, paper, client
) -> None:
    client.force_login(world.person("manager"))
    address = f"/papers/{paper.pk}/write/summary/"
    sent = fields_of(client.get(address))
    typed = "## Homes\n\n- **Eight** flats"
    shown = client.post(address, sent | {"text": typed, "step": "preview"})
    assert "<h3>Homes</h3>" in told(shown)
    assert "<strong>Eight</strong> flats" in told(shown)
    added = client.post(address, sent | {"text": typed, "step": "add:complete"})
    text = fields_of(added)["text"]
    assert text.startswith(f"{typed}\n\n")
    assert "actions are complete" in text
    assert PaperText.objects.filter(paper=paper, section="summary").count() == 1
    saved = client.post(address, sent | {"text": text})
    assert saved.status_code == 302
    assert "<h3>Homes</h3>" in told(client.get(f"/papers/{paper.pk}/"))


def test_the_last_paper_s_text_stands_beside_and_is_taken_as_a_start(world, paper, client) -> None:
    before = draft(world, meeting_on=date(2026, 11, 23), texts=TEXTS | {"summary": "## Homes"})
    publish(world, before)
    client.force_login(world.person("manager"))
    address = f"/papers/{paper.pk}/write/summary/"
    page = client.get(address)
    assert "<h3>Homes</h3>" in told(page).split("The last paper, 23 November 2026")[1]
    started = fields_of(client.post(address, fields_of(page) | {"text": "", "step": "start"}))
    assert started["text"] == "## Homes"
    added = fields_of(client.post(address, started | {"text": "Mine.", "step": "start"}))
    assert added["text"] == "Mine.\n\n## Homes"


def test_letters_that_the_pdf_has_no_font_for_are_named_with_their_section(
    world, paper, client
) -> None:
    client.force_login(world.person("manager"))
    address = f"/papers/{paper.pk}/write/summary/"
    said = "no font for 2 letters in “Executive summary”: <strong>中 文</strong>"
    sent = fields_of(client.get(address)) | {"text": "Żółć 🎉 中文"}
    assert said in told(client.post(address, sent | {"step": "preview"}))
    client.post(address, sent)
    assert said in told(client.get(f"/papers/{paper.pk}/"))


def test_who_is_given_a_section_finds_it_and_can_open_no_other(world, paper, client) -> None:
    give(world, paper)
    client.force_login(world.person("owner"))
    assert "Risk management" not in told(client.get("/papers/"))  # it has its text already
    write(world, paper, "risk", "")
    assert "Write <strong>Risk management</strong>" in told(client.get("/papers/"))
    assert "Write <strong>Risk management</strong>" in told(client.get("/papers/mine/"))
    page = told(client.get(f"/papers/{paper.pk}/"))
    assert f"/papers/{paper.pk}/write/risk/" in page
    assert f"/papers/{paper.pk}/write/finance/" not in page
    assert client.get(f"/papers/{paper.pk}/write/risk/").status_code == 200
    assert "not given to you" in told(client.get(f"/papers/{paper.pk}/write/finance/"))


def test_a_figure_that_is_no_longer_so_is_told(world, paper, client) -> None:
    client.force_login(world.person("manager"))
    part = client.get(f"/papers/{paper.pk}/write/summary/beside/", headers={"HX-Request": "true"})
    sentence = re.search(r"\d+ of 12 actions are complete[^.<]*\.", told(part))[0]
    address = f"/papers/{paper.pk}/figures/"
    write(world, paper, "summary", sentence)
    assert "says anything else" in told(client.get(address))
    write(world, paper, "summary", sentence.replace(" of 12 actions", " of 11 actions"))
    page = told(client.get(address))
    assert "of 11 actions are complete”; the record now says" in page


def test_comments_are_said_dealt_with_and_counted(world, paper, client) -> None:
    client.force_login(world.person("finance"))
    address = f"/papers/{paper.pk}/comments/finance/"
    sent = fields_of(client.get(address))
    assert client.post(address, sent | {"text": "Which year?"}).status_code == 302
    assert "1 open comment" in told(client.get(f"/papers/{paper.pk}/"))
    comment = SectionComment.objects.get()
    by = world.member("manager")
    changes.resolve_comment(by=by, comment=comment, note="2026 to 2027.")
    assert "Dealt with by the Improvement Programme Manager" in told(client.get(address))
    assert "Which year?" not in told(client.get(f"/papers/{paper.pk}/preview/"))


def test_the_timetable_says_what_is_late_and_the_step_is_cleared_there(
    world, paper, client
) -> None:
    changes.set_clearance(by=world.member("manager"), setting=Setting(PROPOSED))
    give(world, paper)
    write(world, paper, "risk", "")
    with at(date(2026, 11, 19)):
        client.force_login(world.person("finance"))
        page = told(client.get(f"/papers/{paper.pk}/timetable/"))
        assert "Finance: clearance" in page
        assert "working days late" in page or "working day late" in page
        assert "Risk management: Head of Service, Care Leavers" in page
        address = f"/papers/{paper.pk}/clear/1/"
        sent = fields_of(client.get(address))
        refused = client.post(address, sent | {"answer": "return", "words": ""})
        assert "Say what is to be changed" in told(refused)
        done = client.post(address, sent | {"answer": "return", "words": "Which year?"})
        assert done.status_code == 302
        assert "Which year?" in told(client.get(f"/papers/{paper.pk}/timetable/"))
        assert "All sections written" in told(client.get("/papers/"))


def test_the_councils_own_days_off_count_for_the_last_day_wherever_it_stands(
    world, paper, client
) -> None:
    world.authority.extra_holidays = ["2026-11-27"]
    world.authority.save()
    client.force_login(world.person("manager"))
    for place in ("", "publish/"):
        page = told(client.get(f"/papers/{paper.pk}/{place}"))
        assert "Publish by Thursday 26 November 2026." in page
    assert "26 November 2026" in told(client.get(f"/papers/{paper.pk}/timetable/"))


def test_each_page_names_one_last_day_the_bodys_own_where_it_has_one(world, client) -> None:
    said = BodyInput("Cabinet Board", "board", clear_days=8)
    add_body(by=world.member("democratic_services"), body=said)
    paper = draft(world, body="Cabinet Board", meeting_on=date(2026, 12, 7))
    client.force_login(world.person("democratic_services"))
    for place in ("", "publish/"):
        page = told(client.get(f"/papers/{paper.pk}/{place}"))
        assert "Publish by Tuesday 24 November 2026." in page
        assert "The Cabinet Board asks for 8 clear days" in page
        assert "section 100B" not in page
    for place in ("papers/", "papers/mine/", f"papers/{paper.pk}/timetable/"):
        assert "24 November 2026" in told(client.get(f"/{place}"))


def test_a_publisher_sees_what_blocks_and_what_warns_before_publishing(
    world, paper, client, settings
) -> None:
    director = Step("Director", "Director", 3, role="director")
    changes.set_clearance(by=world.member("manager"), setting=Setting((director,)))
    write(world, paper, "risk", "")
    by = world.member("finance")
    changes.comment_section(by=by, paper=paper, section="legal", text="Which Act?")
    client.force_login(world.person("democratic_services"))
    page = text_of(client.get(f"/papers/{paper.pk}/publish/"))
    assert "1 thing blocks it; 2 warn." in page
    assert "1 heading says “To be completed”.Warns" in page
    assert "Not cleared: Director.Blocks" in page
    assert "1 comment is open; no file shows them.Warns" in page
    assert "By 27 November 2026.Done" in page
    looked = text_of(send(client, f"/papers/{paper.pk}/release/"))
    assert "Every file passes" in looked
    assert "no font" not in looked
    settings.RELEASE_CANARIES = ["What is to be said about legal"]
    assert "did not pass its release check" in text_of(send(client, f"/papers/{paper.pk}/release/"))
    mine = text_of(client.get("/papers/mine/"))
    assert "by 27 November 2026: still to do: 1 section and 1 clearance. Is it ready?" in mine
    client.force_login(world.person("manager"))  # who wrote it does not publish it
    assert "Publish the paper" not in text_of(client.get("/papers/mine/"))


def test_publishing_shows_what_is_not_cleared(world, paper, client) -> None:
    director = Step("Director", "Director", 3, role="director")
    changes.set_clearance(by=world.member("manager"), setting=Setting((director,)))
    client.force_login(world.person("democratic_services"))
    address = f"/papers/{paper.pk}/publish/"
    page = told(client.get(address))
    assert "a paper is not published without it" in page
    assert "I have read the paper" not in page
    advice = Setting((director,), is_advisory=True)
    changes.set_clearance(by=world.member("manager"), setting=advice)
    sent = fields_of(client.get(address)) | {"confirmed": "on"}
    assert "Tick that it is published" in told(client.post(address, sent))
    assert client.post(address, sent | {"uncleared": "on"}).status_code == 302


def test_steps_are_proposed_set_and_refused_where_they_cannot_be(world, client) -> None:
    client.force_login(world.person("monitoring_officer"))
    page = client.get("/papers/clearance/")
    assert "Nothing is set yet" in told(page)
    sent = fields_of(page)
    wrong = client.post("/papers/clearance/", sent | {"days_0": "40"})
    assert "choose 12 or fewer" in told(wrong)
    assert client.post("/papers/clearance/", sent).status_code == 302
    page = told(client.get("/papers/clearance/"))
    assert "Nothing is set yet" not in page
    assert "Clearance is required here: a paper is not published without it." in page
    send(client, "/papers/clearance/", is_advisory="on")
    page = told(client.get("/papers/clearance/"))
    assert "Clearance is advice here" in page
    assert "not published without it" not in page


def steps_of(*named: Step) -> Setting:
    return Setting(named, is_advisory=True)


def test_the_chair_of_the_papers_own_body_is_asked_and_no_other(world, governance, client) -> None:
    governing.seat(world, governance.board, "director", "chair")
    step = Step("Chair", CHAIR_WORDS, 2, role=CHAIR)
    changes.set_clearance(by=world.member("manager"), setting=steps_of(step))
    paper = draft(world)
    assert not decide(world.member("board_member"), "paper.clear", paper)
    client.force_login(world.person("director"))
    assert f"/papers/{paper.pk}/clear/1/" not in client.get("/papers/").content.decode()
    client.force_login(world.person("councillor"))
    assert f"/papers/{paper.pk}/" in client.get("/papers/mine/").content.decode()
    send(client, f"/papers/{paper.pk}/clear/1/", answer="clear")
    assert "Cleared by the" in told(client.get(f"/papers/{paper.pk}/timetable/"))


def test_a_step_opens_drafts_of_its_own_kinds_and_no_presenters_note(world, governance) -> None:
    chair = world.member("councillor")
    note, report = draft(world, kind="presenters_note"), draft(world)
    step = Step("Chair", CHAIR_WORDS, 2, role=CHAIR)
    changes.set_clearance(by=world.member("manager"), setting=steps_of(step))
    assert [*Paper.objects.visible_to(chair)] == [report]
    finance = Step("Finance", "Finance officer", 2, role="finance")
    own, kind = steps_of(finance), report.kind
    changes.set_clearance(by=world.member("manager"), setting=own, kind=kind)
    assert not Paper.objects.visible_to(chair)
    assert not decide(chair, "paper.view_draft", note)


def test_who_cannot_clear_is_told_when_they_are_named_and_not_when_they_send(
    world, paper, client
) -> None:
    author = world.person("manager")
    client.force_login(world.person("democratic_services"))
    sent = fields_of(client.get("/papers/clearance/"))
    sent |= {"name_1": "Programme", "who_1": f"person:{author.pk}"}
    page = told(client.post("/papers/clearance/", sent, follow=True))
    assert f"The {author.post} wrote part of it, so somebody else is to be named." in page
    assert "Nobody with an account chairs the Children and Families Committee" in page
    client.force_login(author)
    page = client.get(f"/papers/{paper.pk}/clear/2/")
    assert "You wrote part of this paper, so you cannot clear it" in told(page)
    assert 'name="answer"' not in page.content.decode()
    assert "Clear the paper" not in told(client.get("/papers/mine/"))


def test_the_release_check_tells_of_letters_of_the_record_without_a_font(world, client) -> None:
    action = world.action("2.1")
    plans.give_update(
        by=member_of(action.placements.newest_first()[0].owner),
        action=action,
        period=Period(date(2026, 11, 1)),
        update=plans.UpdateInput("off_track", "The 家 group met.", "Go on."),
    )
    paper = draft(world, {"summary": "Written 安全 here."})
    client.force_login(world.person("democratic_services"))
    looked = text_of(send(client, f"/papers/{paper.pk}/release/"))
    assert "Action 2.1: Latest update: 家" in looked
    assert "安" not in looked  # the paper's own page tells of what people wrote
