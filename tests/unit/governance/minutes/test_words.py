"""Single sentences: what decides and what does not, what promises and what does not."""

from __future__ import annotations

import pytest

from goldenthread.governance.minutes import read_text


def item(sentence):
    page = f"Agenda item\n\nImprovement plan\n\nMinutes:\n\n{sentence}\n\nThe Chair thanked all.\n"
    return read_text(page).meetings[0].items[0]


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("RESOLVED – That the report be noted.", ["note"]),
        ("It was resolved that the plan be endorsed.", ["endorse"]),
        ("The Committee resolved:- (i) to note the report.", ["note"]),
        ("RESOLVEDThat the minutes be approved and signed.", ["approve", "sign"]),
        ("AGREED: That the item be deferred.", ["defer"]),
        ("The Committee agreed to note the report.", ["note"]),
        ("It was agreed that the report be received.", ["receive"]),
        ("RESOLVED: To recommend to full Council that the plan be approved.", ["recommend_to"]),
        ("Recommended – That the Cabinet accept the recommendations.", ["recommend_to", "accept"]),
        ("RESOLVED: That delegated authority be given to the Director.", ["delegate_to"]),
        ("RESOLVED: That the matter be referred to the Audit Committee.", ["refer_to"]),
        ("RESOLVED: That the Director be requested to report in May.", ["request"]),
        ("RESOLVED: That a report be brought to the next meeting.", ["request"]),
        ("RESOLVED: That the decision to defer the scheme be noted.", ["note"]),
        ("RESOLVED: That a grant to the Board to support it be approved.", ["approve"]),
    ],
)
def test_what_is_decided(sentence, verbs):
    (row,) = item(sentence).resolutions
    assert [act.verb for act in row.acts][: len(verbs)] == verbs


@pytest.mark.parametrize(
    "sentence",
    [
        "The complaint was resolved to the satisfaction of all.",
        "Members agreed that more needed to be done.",
        "The motion said “RESOLVED: That the plan be noted.”",
        "The report recommended that the plan be approved.",
        "Officers advised that the plan would be noted by Ofsted.",
        "The cabinet member recommended that the plan be approved for submission.",
        "[… which ends RESOLVED: That the plan be noted …]",
        "This Council resolves to appoint a chair.",
        "The issue would be resolved in time.",
    ],
)
def test_what_decides_nothing(sentence):
    assert item(sentence).resolutions == ()


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Officers undertook to provide the figures.", "Officers"),
        ("The Chair agreed to write to the Minister.", "The Chair"),
        ("The Director of Children's Services gave an undertaking to report back.",
         "The Director of Children's Services"),
        ("The Head of Service promised to look into it.", "The Head of Service"),
        ("In reply, the Director said that she would circulate the audit.", "the Director"),
        ("A written response would be provided to Members.", None),
        ("An update would be brought to the next meeting.", None),
        ("ACTION: Head of Finance to share the forecast.", "Head of Finance"),
    ],
)  # fmt: skip
def test_what_is_promised(sentence, who):
    (row,) = item(sentence).undertakings
    assert row.who.value == who
    assert row.sentence == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The Committee agreed to visit the service.",
        "Ofsted agreed to return in June.",
        "The Council was committed to improving outcomes.",
        "A review was undertaken to understand demand.",
        "Members asked that a report be brought to the next meeting.",
        "The next monitoring visit would take place in June.",
        "Performance scorecards were taken to the Improvement Board.",
        "It was the intention to improve the service.",
        "The proposal to undertake a review was described.",
        "Officers were thanked for agreeing to attend.",
    ],
)
def test_what_promises_nothing(sentence):
    assert item(sentence).undertakings == ()
