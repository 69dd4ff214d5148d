"""My work, the update, sign-off and new dates, as pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from goldenthread.ledger.models import Entry
from goldenthread.plans import changes
from goldenthread.plans.models import DateRequest, Due, Progress, State, Update
from goldenthread.plans.periods import Period
from tests.pages.sending import enter
from tests.people import World, at, give
from tests.replanning import save

OCTOBER = "2026-10"


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    names = ("form_id", "seen")
    return {n: re.search(rf'name="{n}" value="([^"]*)"', html)[1] for n in names}  # type: ignore[index]


def send(client: Client, address: str, **data: Any) -> Any:
    """Open a page and send its form."""
    page = client.get(address)
    return client.post(address, {**hidden(page.content.decode()), **data})


def update_of(world: World, reference: str, month: str = OCTOBER) -> str:
    return f"/actions/{world.action(reference).pk}/update/{month}/"


GOOD = {"narrative": "Four plans were written.", "rating": "on_track", "next_step": "Six more."}


def test_owner_sees_what_is_due(client: Client, world: World) -> None:
    html = enter(client, world, "owner").get("/my-work/").content.decode()
    assert "Updates to give: 3" in html  # 1.4, 1.5 and 1.6; 1.1 to 1.3 are given or complete
    assert "Friday 20 November 2026" in html
    assert "Given for October 2026: 3" in html


def test_my_work_takes_few_queries(
    client: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    for who in ("owner", "lead", "manager", "assurer"):
        enter(client, world, who)
        with django_assert_max_num_queries(12):
            assert client.get("/my-work/").status_code == 200


def test_lead_is_asked_to_sign_off(client: Client, world: World) -> None:
    html = enter(client, world, "lead").get("/my-work/").content.decode()
    assert "Sign off 1.3?" in html


def test_assurer_reads_complete_without_impact_first(client: Client, world: World) -> None:
    html = enter(client, world, "assurer").get("/my-work/").content.decode()
    assert "Impact to assess: 1" in html
    assert "Front door" not in html.split("Impact to assess")[1].split("</section>")[0]


def test_manager_sees_who_has_not_updated(client: Client, world: World) -> None:
    html = enter(client, world, "manager").get("/my-work/").content.decode()
    assert "Not yet given for October 2026: 8" in html


def test_update_is_saved_and_read_back(client: Client, world: World) -> None:
    enter(client, world, "owner")
    address = update_of(world, "1.4")
    answer = send(client, address, **GOOD, then="work")
    assert answer.headers["Location"] == "/my-work/"
    assert (
        Update.objects.get(action=world.action("1.4"), period=date(2026, 10, 1)).rating
        == "on_track"
    )
    assert (
        "Four plans were written."
        in client.get(f"/actions/{world.action('1.4').pk}/").content.decode()
    )


def test_last_month_stands_beside(client: Client, world: World) -> None:
    html = enter(client, world, "owner").get(update_of(world, "1.4")).content.decode()
    assert "What happened in September 2026." in html
    copied = client.get(update_of(world, "1.4") + "?copy=last").content.decode()
    assert copied.count("What happened in September 2026.") == 2
    assert (
        "Nothing changed this month."
        in client.get(update_of(world, "1.4") + "?copy=nothing").content.decode()
    )


def test_save_and_next_goes_to_the_next_action(client: Client, world: World) -> None:
    enter(client, world, "owner")
    answer = send(client, update_of(world, "1.4"), **GOOD, then="next")
    assert answer.headers["Location"] == update_of(world, "1.5")


def test_empty_update_says_what_is_missing_and_keeps_the_rest(client: Client, world: World) -> None:
    enter(client, world, "owner")
    answer = send(client, update_of(world, "1.4"), rating="at_risk", next_step="Keep me.")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Say what happened." in html
    assert "Keep me." in html
    assert not Update.objects.filter(action=world.action("1.4"), period=date(2026, 10, 1)).exists()


def test_update_sent_twice_is_one_entry(client: Client, world: World) -> None:
    enter(client, world, "owner")
    address = update_of(world, "1.4")
    data = {**hidden(client.get(address).content.decode()), **GOOD}
    before = Entry.objects.count()
    for _ in range(3):
        assert client.post(address, data).status_code == 302
    assert Entry.objects.count() == before + 1


def test_second_writer_sees_both_texts(client: Client, world: World) -> None:
    enter(client, world, "owner")
    address = update_of(world, "1.4")
    data = {**hidden(client.get(address).content.decode()), **GOOD}
    give(world, "1.4", Period(date(2026, 10, 1)), "off_track")
    answer = client.post(address, data)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "What happened in October 2026." in html
    assert "Four plans were written." in html
    again = client.post(address, {**data, **hidden(html)})
    assert again.status_code == 302


def test_new_date_is_asked_in_the_update_and_agreed_by_the_lead(
    client: Client, world: World
) -> None:
    enter(client, world, "owner")
    when = {"new_due_on_day": "26", "new_due_on_month": "2", "new_due_on_year": "2027"}
    asks = {"asks": "on", "why": "The contractor left."}
    send(client, update_of(world, "1.4"), **GOOD, **when, **asks)
    asked = DateRequest.objects.get(action=world.action("1.4"))
    assert asked.due_on == date(2027, 2, 26)
    enter(client, world, "lead")
    assert "New date for 1.4" in client.get("/my-work/").content.decode()
    send(client, f"/date-requests/{asked.pk}/", answer="agree")
    assert Due.objects.filter(action=world.action("1.4")).newest_first()[0].due_on == asked.due_on


def test_new_date_without_a_date_or_a_reason_is_refused(client: Client, world: World) -> None:
    enter(client, world, "owner")
    answer = send(client, update_of(world, "1.4"), **GOOD, asks="on")
    assert "Enter the new due date" in answer.content.decode()
    assert not DateRequest.objects.filter(action=world.action("1.4")).exists()


def test_complete_waits_for_somebody_else(client: Client, world: World) -> None:
    enter(client, world, "owner")
    data = {"narrative": "All is done.", "rating": "complete"}
    send(client, update_of(world, "1.4"), **data)
    action = world.action("1.4")
    assert State.objects.filter(action=action).newest_first()[0].state == "awaiting_sign_off"
    assert Progress.objects.filter(action=action).newest_first()[0].rating != "complete"
    assert client.get(f"/actions/{action.pk}/sign-off/").status_code == 403


def test_lead_signs_off(client: Client, world: World) -> None:
    enter(client, world, "lead")
    action = world.action("1.3")
    answer = send(client, f"/actions/{action.pk}/sign-off/", decision="sign", note="Seen.")
    assert answer.status_code == 302
    signed = Progress.objects.filter(action=action).newest_first()[0]
    assert (signed.rating, signed.rated_by_id) == ("complete", world.person("lead").pk)


def test_sending_back_needs_what_is_missing(client: Client, world: World) -> None:
    enter(client, world, "lead")
    address = f"/actions/{world.action('1.3').pk}/sign-off/"
    assert "Say what is missing." in send(client, address, decision="back").content.decode()
    send(client, address, decision="back", note="No rota attached.")
    enter(client, world, "owner")
    assert "No rota attached." in client.get("/my-work/").content.decode()


def test_body_signs_off_several(client: Client, world: World) -> None:
    enter(client, world, "democratic_services")
    data = {
        "actions": [str(world.action("1.3").pk)],
        "body": "Improvement Board",
        "on_day": "12",
        "on_month": "11",
        "on_year": "2026",
    }
    answer = send(client, f"/plans/{world.plan.pk}/sign-offs/", **data)
    assert answer.status_code == 302
    signed = Progress.objects.filter(action=world.action("1.3")).newest_first()[0]
    assert (signed.body, signed.effective_on) == ("Improvement Board", date(2026, 11, 12))


def test_manager_enters_for_an_owner_marked_so(client: Client, world: World) -> None:
    enter(client, world, "manager")
    address = update_of(world, "1.4")
    assert "on behalf of" in client.get(address).content.decode()
    send(client, address, **GOOD)
    html = client.get(f"/actions/{world.action('1.4').pk}/").content.decode()
    assert "<strong>Entered by Improvement Programme Manager</strong>" in html
    assert "for Head of Service, Care Leavers" in html


@pytest.mark.parametrize("who", ["assurer", "board_member", "finance", "owner_2"])
def test_others_cannot_give_the_update(client: Client, world: World, who: str) -> None:
    assert enter(client, world, who).get(update_of(world, "1.4")).status_code == 403


def test_outsider_finds_nothing(client: Client, world: World) -> None:
    enter(client, world, "outsider")
    pk = world.action("1.4").pk
    for address in (update_of(world, "1.4"), f"/actions/{pk}/", f"/actions/{pk}/history/"):
        assert client.get(address).status_code == 404


def test_action_page_takes_few_queries(
    client: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    enter(client, world, "lead")
    with django_assert_max_num_queries(12):
        page = client.get(f"/actions/{world.action('1.1').pk}/")
    html = page.content.decode()
    assert "Early evidence" in html
    assert "Plans in date, October" in html


def test_action_stands_as_it_stood(client: Client, world: World) -> None:
    enter(client, world, "lead")
    html = client.get(f"/actions/{world.action('1.1').pk}/?at=2026-10-15").content.decode()
    assert "Position at Thursday 15 October 2026" in html
    assert "Early evidence</span>" not in html.split('id="thread"')[0]
    assert "Sign off completion" not in html


def test_action_before_it_was_leads_to_its_first_day(client: Client, world: World) -> None:
    enter(client, world, "lead")
    address = f"/actions/{world.action('1.1').pk}/"
    page = client.get(f"{address}?at=2025-10-15").content.decode()
    assert "This action did not exist on 15 October 2025" in page
    assert f'href="{address}?at=2026-01-12"' in page


def test_action_page_says_who_gave_each_rating_and_what_it_rests_on(
    client: Client, world: World
) -> None:
    html = enter(client, world, "lead").get(f"/actions/{world.action('1.1').pk}/").content.decode()
    assert "Signed off by Assistant Director, Corporate Parenting, 6 November 2026" in html
    assert "Rests on 1 item of evidence: <a" in html
    changes.sign_off_action(
        by=world.member("manager"), action=world.action("1.3"), body="Improvement Board"
    )
    html = client.get(f"/actions/{world.action('1.3').pk}/").content.decode()
    assert "Signed off by Improvement Board, 16 November 2026" in html


def test_no_update_is_given_for_a_month_before_the_action_starts(
    client: Client, world: World
) -> None:
    save(world, "1.5", starts_on=date(2026, 11, 1))
    enter(client, world, "owner")
    page = client.get(update_of(world, "1.5")).content.decode()
    assert "This action starts on 1 November 2026, after the end of October 2026" in page
    assert "Save" not in page
    action = client.get(f"/actions/{world.action('1.5').pk}/").content.decode()
    assert "It starts on 1 November 2026" in action
    given = send(client, update_of(world, "1.5", "2026-11"), **GOOD)
    assert given.status_code == 302


def test_action_page_shows_twelve_updates_and_leads_to_all(client: Client, world: World) -> None:
    save(world, "2.2", starts_on=date(2025, 10, 1))
    with at(date(2026, 11, 14)):
        for month in range(13):
            period = Period(date(2025 + (9 + month) // 12, (9 + month) % 12 + 1, 1))
            give(world, "2.2", period, "at_risk")
    address = f"/actions/{world.action('2.2').pk}/"
    html = enter(client, world, "lead").get(address).content.decode()
    assert "The same for 12 months." in html
    assert "October 2026 <strong" in html
    assert "October 2025 <strong" not in html
    assert f'href="{address}?updates=all#updates"' in html
    every = client.get(f"{address}?updates=all").content.decode()
    assert "October 2025 <strong" in every
    assert "updates=all#updates" not in every


def test_an_assessment_of_the_same_day_corrects_the_first(client: Client, world: World) -> None:
    with at(date(2026, 11, 6)):
        for rating in ("no_evidence", "early"):
            changes.assess_impact(
                by=world.member("assurer"),
                subject=world.action("1.1"),
                impact=changes.ImpactInput(rating, f"I judge it {rating}.", (), "I saw it."),
            )
    html = enter(client, world, "lead").get(f"/actions/{world.action('1.1').pk}/").content.decode()
    assert "I judge it early." in html
    assert "I judge it no_evidence." not in html
