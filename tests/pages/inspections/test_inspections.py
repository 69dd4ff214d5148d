"""The list of inspections, one inspection, and what becomes known of it later."""

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    JudgementInput,
    record_inspection,
    set_inspection_date,
)
from goldenthread.inspections.read import findings_of
from goldenthread.plans.changes import set_state
from tests.pages.sending import fields_of, text_of


def address(name, *args):
    return reverse(name, args=args)


def get(client, world, who, name, *args, **query):
    client.force_login(world.person(who))
    return client.get(address(name, *args), query)


def send(client, world, name, *args, **typed):
    """Fill in a page's form as the programme manager."""
    page = get(client, world, "manager", name, *args)
    return client.post(address(name, *args), fields_of(page) | typed)


def day(on):
    return {f"on_{part}": str(getattr(on, part)) if on else "" for part in ("day", "month", "year")}


@pytest.fixture
def visit(world):
    """A focused visit, published, of which nobody knows when the letter came."""
    return record_inspection(
        by=world.member("manager"),
        inspection=InspectionInput(
            kind="focused_visit",
            started_on=date(2026, 9, 1),
            ended_on=date(2026, 9, 2),
            dates={"published": date(2026, 10, 1)},
            judgements=[JudgementInput("Overall effectiveness", "inadequate")],
            findings=[
                FindingInput("priority_action", "Decisions for children wait too long."),
                FindingInput("strength", "Workers know the children well."),
            ],
        ),
    )


def test_the_list_says_what_was_found_and_when_the_plan_is_due(client, world, visit):
    page = text_of(get(client, world, "owner", "inspections"))
    assert "Standard inspection (ILACS), November 2025" in page
    assert "15 Apr 2026" in page  # 70 working days after 5 January 2026
    assert "Overall: Inadequate" in page
    timeline = text_of(get(client, world, "manager", "intervention"))
    assert "Overall: Inadequate. Published on 1 October 2026." in timeline
    assert "no later than 12 Jan 2027" in page
    assert "Read a report" not in page
    assert "Read a report" in text_of(get(client, world, "manager", "inspections"))


def test_the_list_is_filtered_and_sorted_by_its_address(client, world, visit):
    page = text_of(get(client, world, "owner", "inspections", kind="focused_visit"))
    assert "1 inspection of 2" in page
    assert "November 2025" not in page
    names = ("Focused visit, September", "Standard inspection (ILACS), November")
    newest = text_of(get(client, world, "owner", "inspections"))
    by_due = text_of(get(client, world, "owner", "inspections", sort="due"))
    assert newest.index(names[0]) < newest.index(names[1])
    assert by_due.index(names[1]) < by_due.index(names[0])


def test_an_empty_list_says_what_to_do(client, world):
    page = get(client, world, "manager", "inspections", kind="jtai")
    assert "0 inspections of 1" in text_of(page)
    client.force_login(world.outsider)
    assert "Read the inspector’s report" in text_of(client.get(address("inspections")))


def test_the_inspection_says_its_dates_findings_and_history(client, world):
    page = text_of(get(client, world, "director", "inspection", world.inspection.pk))
    assert "Published 12 January 2026. 3 findings" in page
    assert "Action plan due to Ofsted by Wednesday 15 April 2026" in page
    assert "70 working days after the council received the report on 5 January 2026" in page
    assert "That day has passed." in page
    assert "The timeliness of decisions at the front door." in page
    assert "Change" not in page
    assert "Draft a plan" not in page


def test_the_countdown_and_no_later_than(client, world, visit):
    page = text_of(get(client, world, "manager", "inspection", visit.pk))
    assert "no later than Tuesday 12 January 2027" in page
    assert "38 working days from today" in page
    assert "Tell the day of receipt" in page
    assert "Inspection recorded" in page  # history


def test_history_is_for_those_who_may_see_the_record(client, world):
    assert "History" not in text_of(get(client, world, "owner", "inspection", world.inspection.pk))


def test_both_dates_are_kept_and_their_difference_is_said(client, world, visit):
    answer = send(client, world, "inspection-date", visit.pk, "received", **day(date(2026, 9, 21)))
    assert answer.status_code == 302
    send(
        client,
        world,
        "inspection-date",
        visit.pk,
        "statement_due",
        **day(date(2027, 1, 8)),
        source="the letter of 21 September",
    )
    page = text_of(get(client, world, "owner", "inspection", visit.pk))
    assert "Action plan due to Ofsted by Friday 8 January 2027" in page
    assert "Computed: 30 December 2026" in page
    assert "Stated in a letter: 8 January 2027 (the letter of 21 September)" in page
    assert "is 6 working days after the date computed, 30 December 2026" in page


def test_a_date_is_taken_back_and_stays_in_its_history(client, world, visit):
    send(client, world, "inspection-date", visit.pk, "received", **day(date(2026, 9, 21)))
    send(client, world, "inspection-date", visit.pk, "received", **day(None))
    assert "no later than" in text_of(get(client, world, "owner", "inspection", visit.pk))
    told = text_of(get(client, world, "manager", "inspection-date", visit.pk, "received"))
    assert "21 September 2026" in told
    assert "Taken back" in told


def test_a_date_that_cannot_be_is_refused(client, world, visit):
    answer = send(client, world, "inspection-date", visit.pk, "received", **day(date(2027, 1, 4)))
    assert answer.status_code == 422
    assert "The date of receipt cannot be in the future." in text_of(answer)
    assert get(client, world, "manager", "inspection-date", visit.pk, "x").status_code == 404


def test_a_date_that_somebody_changed_meanwhile_is_shown(client, world, visit):
    page = fields_of(get(client, world, "manager", "inspection-date", visit.pk, "received"))
    set_inspection_date(
        by=world.member("manager"), inspection=visit, kind="received", on=date(2026, 9, 14)
    )
    answer = client.post(
        address("inspection-date", visit.pk, "received"), page | day(date(2026, 9, 21))
    )
    assert answer.status_code == 422
    assert "Set meanwhile: 14 September 2026" in text_of(answer)


def test_a_finding_is_corrected_confirmed_dropped_and_taken_up_again(client, world):
    finding = findings_of([world.inspection.pk])[0]
    send(client, world, "finding-edit", finding.pk, text="Better words.")
    assert findings_of([world.inspection.pk])[0].text == "Better words."
    send(client, world, "finding-edit", finding.pk, do="drop")
    page = text_of(get(client, world, "manager", "inspection", world.inspection.pk))
    assert "2 findings" in page
    assert "Dropped: 1 text" in page
    send(client, world, "finding-edit", finding.pk, do="save")
    history = text_of(get(client, world, "manager", "finding-edit", finding.pk))
    assert "The quality of pathway plans for care leavers." in history
    assert findings_of([world.inspection.pk])[0].present


def test_nothing_changed_and_no_words_are_refused(client, world):
    finding = findings_of([world.inspection.pk])[0]
    same = send(client, world, "finding-edit", finding.pk)
    assert "Nothing was changed, so there is nothing to save." in text_of(same)
    empty = send(client, world, "finding-edit", finding.pk, text="")
    assert empty.status_code == 422


def test_a_finding_that_was_missed_is_added(client, world):
    send(client, world, "finding-add", world.inspection.pk, kind="recommendation", text="Missed.")
    added = findings_of([world.inspection.pk])[-1]
    assert (added.number, added.text, added.kind) == (4, "Missed.", "recommendation")


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("inspection-date", ["received"]),
        ("inspection-readers", []),
        ("finding-add", []),
    ],
)
def test_only_the_programme_manager_corrects(client, world, name, more):
    args = [world.inspection.pk, *more]
    assert get(client, world, "manager", name, *args).status_code == 200
    assert get(client, world, "lead", name, *args).status_code == 403
    assert get(client, world, "outsider", name, *args).status_code == 404


def test_a_page_of_findings_says_which_action_answers_each(client, world):
    page = text_of(get(client, world, "owner", "inspection-answers", world.inspection.pk))
    assert "1 of 3 (33%) findings has no action: 3." in page
    assert "1.1 Care leavers: piece of work 1" in page
    assert "No action answers this finding." in page


def test_the_parts_that_other_pages_fetch(client, world):
    client.force_login(world.person("owner"))
    where = address("inspection-answers", world.inspection.pk)
    headers = {"HX-Request": "true"}
    count = client.get(where, {"part": "count"}, headers=headers)
    assert text_of(count).startswith("1 of 3")
    findings = findings_of([world.inspection.pk])
    every = client.get(where, {"part": "all"}, headers=headers).content.decode()
    page = client.get(address("inspection", world.inspection.pk)).content.decode()
    for finding in findings:
        assert f'id="answers-{finding.pk}" hx-swap-oob="true"' in every
        assert f'id="answers-{finding.pk}"' in page


def test_an_action_that_left_the_plan_answers_nothing(client, world):
    for n in range(1, 7):
        action = world.action(f"2.{n}")
        set_state(
            by=world.member("manager"),
            action=action,
            state="withdrawn",
            note="Done twice.",
            decided_by="Board",
        )
    page = text_of(get(client, world, "owner", "inspection-answers", world.inspection.pk))
    assert "2 of 3 (67%) findings have no action: 2, 3." in page
