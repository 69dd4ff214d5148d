"""Checking a report beside its pages: boxes and items, what is left out, what is marked."""

import re

import pytest
from django.urls import reverse

from goldenthread.inspections.models import Finding, FindingText
from goldenthread.inspections.read import findings_of
from tests.pages.inspections.test_report_reading import (
    FIRST,
    SECOND,
    THIRD,
    draft,
    manager,
    opened,
    press,
    words,
)
from tests.pages.sending import fields_of, text_of

__all__ = ["draft", "manager"]
WAIT = "They wait too long."


def page_of(draft, number):
    return reverse("inspection-draft-page", args=[draft.pk, number])


def tick(client, draft, *sentences, kind="strength"):
    """Find the page where the first sentence is, tick them there, and press a button."""
    for number in range(1, len(draft.reading["pages"]) + 1):
        page = client.get(page_of(draft, number))
        boxes = {
            re.sub(r"\s+", " ", text).strip(): value
            for value, text in re.findall(
                r'name="ticked" type="checkbox" value="(\d+)">.*?<label[^>]*>(.*?)</label>',
                page.content.decode(),
                re.DOTALL,
            )
        }
        if sentences[0] in boxes:
            ticked = [boxes[each] for each in sentences]
            sent = fields_of(page) | {"ticked": ticked, "kind": kind}
            answer = client.post(page_of(draft, number), sent)
            draft.refresh_from_db()
            return number, answer
    raise AssertionError(sentences)


def test_each_box_leads_to_its_item_and_each_item_to_its_box(draft, client):
    html = opened(client, draft).content.decode()
    marks = dict(re.findall(r'id="(mark-[^"]+)" data-thing="[^"]+" href="#([^"]+)"', html))
    assert {"finding-1", "finding-2", "finding-3", "judgement-1"} <= {*marks.values()}
    for mark, item in marks.items():
        assert f'id="{item}" data-thing="{item}"' in html
        assert f'href="#{mark}"' in html
    assert re.search(r"Page \d+: show finding 1 there", text_of(opened(client, draft)))


def test_a_finding_is_split_at_its_empty_line_and_joined_again(draft, client):
    answer = press(client, draft, "split-0", **{"finding-0-text": "One thing.\n\nAnother thing."})
    assert answer.url.endswith("#finding-1")
    assert words(draft) == ["One thing.", "Another thing.", SECOND, THIRD]
    press(client, draft, "join-0")
    assert words(draft) == ["One thing. Another thing.", SECOND, THIRD]


def test_without_an_empty_line_the_split_says_what_to_do_and_keeps_the_words(draft, client):
    answer = press(client, draft, "split-1", **{"finding-1-text": "Typed anew."})
    assert answer.status_code == 422
    assert "Put an empty line where the second finding begins" in text_of(answer)
    assert words(draft)[1] == "Typed anew."


def test_a_click_that_is_sent_twice_splits_once(draft, client):
    page = fields_of(opened(client, draft))
    sent = page | {"do": "split-0", "finding-0-text": "One.\n\nTwo."}
    address = reverse("inspection-draft", args=[draft.pk])
    first, again = client.post(address, sent), client.post(address, sent)
    draft.refresh_from_db()
    assert words(draft) == ["One.", "Two.", SECOND, THIRD]
    assert (first.status_code, first.url) == (again.status_code, again.url)


def test_what_is_left_out_is_listed_apart_and_taken_back(draft, client):
    press(client, draft, "drop-1")
    page = text_of(opened(client, draft))
    assert "2 findings, 1 left out" in page
    assert "0 of 2 (0%) findings are checked" in page
    assert f"kept that they were read. {SECOND} Take it back" in page
    press(client, draft, "keep")
    assert words(draft) == [FIRST, SECOND, THIRD]
    answer = press(client, draft, "back-1")
    assert answer.url.endswith("#finding-2")
    assert draft.reading["findings"][1]["kind"] == "improvement"
    assert "left out" not in text_of(opened(client, draft))


def test_what_is_left_out_is_shown_with_the_inspection(draft, client):
    press(client, draft, "drop-1")
    press(client, draft, "save")
    page = text_of(client.get(reverse("inspection", args=[draft.saved_as_id])))
    assert f"Left out when the report was checked: 1 {SECOND}" in page


def test_words_of_a_page_become_a_strength_with_their_place(draft, client):
    number, answer = tick(client, draft, WAIT)
    assert answer.url == page_of(draft, number)
    again = text_of(client.get(answer.url))
    assert "Added as finding 4: strength." in again
    assert f"{WAIT} In finding 4" in again
    row = draft.reading["findings"][3]
    assert (row["kind"], row["text"], row["confirmed"]) == ("strength", WAIT, True)
    assert {place[0] for place in row["place"]} == {number}
    page = opened(client, draft)
    assert "Added by hand" in text_of(page)
    assert 'id="mark-finding-4-1"' in page.content.decode()
    press(client, draft, "save")
    saved = findings_of([draft.saved_as_id])[-1]
    assert (saved.kind, saved.text, saved.place) == ("strength", WAIT, row["place"])
    shown = text_of(client.get(reverse("inspection", args=[draft.saved_as_id])))
    assert "To improve: 3" in shown
    assert "Strengths: 1" in shown
    assert "Added by hand when the report was checked" in shown


def test_a_second_click_marks_once(draft, client):
    number, _ = tick(client, draft, WAIT, kind="improvement")
    page = client.get(page_of(draft, number))
    sent = fields_of(page) | {"ticked": ["0"], "kind": "improvement"}
    sent["ticked"] = [
        re.search(r'name="ticked" type="checkbox" value="(\d+)"', str(page.content))[1]
    ]
    first, second = (
        client.post(page_of(draft, number), sent),
        client.post(page_of(draft, number), sent),
    )
    draft.refresh_from_db()
    assert len(words(draft)) == 5
    assert first.url == second.url


def test_nothing_ticked_is_said(draft, client):
    sent = fields_of(client.get(page_of(draft, 1))) | {"kind": "strength"}
    answer = client.post(page_of(draft, 1), sent)
    assert answer.status_code == 422
    assert "Tick the words that make the finding." in text_of(answer)
    assert words(draft) == [FIRST, SECOND, THIRD]


def test_the_way_to_the_words_keeps_what_was_typed(draft, client):
    answer = press(client, draft, "page-2", **{"finding-0-text": "Typed."})
    assert answer.url == page_of(draft, 2)
    assert words(draft)[0] == "Typed."


def test_only_pages_of_ones_own_draft_can_be_marked(draft, client, world):
    assert client.get(page_of(draft, 99)).status_code == 404
    assert client.get(page_of(draft, 0)).status_code == 404
    press(client, draft, "save")
    moved = client.get(page_of(draft, 1))
    assert moved.url == reverse("inspection", args=[draft.saved_as_id])
    client.force_login(world.outsider)
    assert client.get(page_of(draft, 1)).status_code == 404


def test_bodies_heading_tags_and_the_board_are_shown_and_can_be_corrected(draft, client):
    more = {"heading": "For leaders", "bodies": "NHS Wyremouth", "framework_tag": "Outcome three"}
    draft.reading["findings"][0] |= more
    draft.reading["findings"][1] |= {"of_board": True}
    draft.save()
    page = text_of(opened(client, draft))
    assert "Outcome three · under “For leaders” Responsible: NHS Wyremouth" in page
    assert "on the safeguarding children board (LSCB) ·" in page
    press(client, draft, "save", **{"finding-0-bodies": "The council and the NHS"})
    shown = text_of(client.get(reverse("inspection", args=[draft.saved_as_id])))
    assert "Responsible: The council and the NHS" in shown
    assert "On the local safeguarding children board (LSCB): 1" in shown
    assert "Outcome three · under “For leaders”" in shown


@pytest.mark.parametrize("kind", ["area_send", "ilacs_standard"])
def test_the_outcome_is_asked_where_the_kind_has_one(draft, client, kind):
    press(client, draft, "keep", **{"head-kind": kind})
    asked = 'name="head-outcome_code"' in opened(client, draft).content.decode()
    assert asked == (kind == "area_send")
    if asked:
        press(client, draft, "save", **{"head-outcome_code": "inconsistent"})
        shown = text_of(client.get(reverse("inspection", args=[draft.saved_as_id])))
        assert "Inconsistent experiences and outcomes" in shown


def test_a_later_correction_keeps_what_stands_beside_the_words(draft, client):
    draft.reading["findings"][0] |= {"bodies": "NHS Wyremouth", "of_board": True}
    draft.save()
    press(client, draft, "save")
    finding = Finding.objects.filter(inspection=draft.saved_as).order_by("pk").first()
    address = reverse("finding-edit", args=[finding.pk])
    client.post(address, fields_of(client.get(address)) | {"text": "Corrected.", "do": "save"})
    newest = FindingText.objects.filter(finding=finding).newest_first().first()
    assert (newest.text, newest.bodies, newest.of_board) == ("Corrected.", "NHS Wyremouth", True)
