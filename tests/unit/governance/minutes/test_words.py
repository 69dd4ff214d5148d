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
        ("Recommended – That the Cabinet accept the recommendations.", ["recommend_to"]),
        ("RESOLVED: That delegated authority be given to the Director.", ["delegate_to"]),
        ("RESOLVED: That the matter be referred to the Audit Committee.", ["refer_to"]),
        ("RESOLVED: That the Director be requested to report in May.", ["request"]),
        ("RESOLVED: That a report be brought to the next meeting.", ["request"]),
        ("RESOLVED: That the decision to defer the scheme be noted.", ["note"]),
        ("RESOLVED: That a grant to the Board to support it be approved.", ["approve"]),
        ("Resolved: Members noted the contents of the report.", ["note"]),
        ("RECOMMENDED TO COUNCIL that the plan be approved.", ["recommend_to"]),
        (
            "It was proposed by Cllr Ash, seconded by Cllr Beech and agreed that it be noted.",
            ["note"],
        ),
        ("Following discussion, the Sub-Committee agreed the recommendations.", ["agree"]),
        ("Councillor Ash proposed the recommendations, which were carried.", ["agree"]),
        ("DECISION: The Cabinet Member for Education approved the plan.", ["approve"]),
        (
            "The Cabinet approved the plan and delegated authority to the Director to finish it.",
            ["approve", "delegate_to"],
        ),
        ("RESOLVED: That Mrs May be thanked.", ["thank"]),
        ("RESOLVED: That the Head of Service circulate the figures.", ["request"]),
    ],
)
def test_what_is_decided(sentence, verbs):
    (row,) = item(sentence).resolutions
    assert [act.verb for act in row.acts][: len(verbs)] == verbs


@pytest.mark.parametrize(
    ("sentence", "form", "votes"),
    [
        ("RESOLVED (7 votes for, 2 against, 1 abstention) That it be noted.", "majority",
         (7, 2, 1)),
        ("RESOLVED by 7 votes to 2 that the plan be approved.", "majority", (7, 2, None)),
        ("It was RESOLVED, by 8 votes to 0 with 3 abstentions, to note it.", "vote", (8, 0, 3)),
        ("Moved by Cllr Ash, seconded by Cllr Beech and carried unanimously, that it be noted.",
         "unanimous", (None, None, None)),
    ],
)  # fmt: skip
def test_how_it_was_carried(sentence, form, votes):
    (row,) = item(sentence).resolutions
    assert (row.carried.form, (row.carried.for_, row.carried.against, row.carried.abstained)) == (
        form, votes,
    )  # fmt: skip
    assert row.verb in {"note", "approve"}
    assert "votes" not in row.text


def test_names_with_their_number_behind_them_are_a_recorded_vote():
    (row,) = item(
        "It was RESOLVED that the plan be approved.\n\nFor: Councillors Ash and Beech (2)\n\n"
        "Against: Councillor Fir (1)"
    ).resolutions
    assert row.carried.names_for == ("Ash", "Beech")
    assert row.carried.names_against == ("Fir",)


def test_letters_within_a_sentence_are_rows_with_their_verbs():
    rows = item(
        "RESOLVED - That (a) the report be noted; (b) the Director be requested to report; and "
        "(c) the matter be referred to the Parenting Board."
    ).resolutions
    assert [(row.number, row.verb) for row in rows] == [
        ("a", "note"), ("b", "request"), ("c", "refer_to"),
    ]  # fmt: skip
    assert [row.acts[0].to for row in rows] == [None, "Director", "Parenting Board"]


def test_numbers_in_two_brackets_are_rows_of_one_list():
    rows = item(
        "RESOLVED\n\n(a)(i) That it be noted.\n\n(a)(ii) That it be approved.\n\n"
        "(b) That it be referred to Cabinet."
    ).resolutions
    assert [(row.number, row.verb) for row in rows] == [
        ("a(i)", "note"), ("a(ii)", "approve"), ("b", "refer_to"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "To consider passing the following resolution:-\n\nRESOLVED – That the public be excluded.",
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
        ("AGREED ACTION – The Director to report back in May.", "The Director"),
        ("Officers to circulate the audit to Members.", "Officers"),
        ("The Monitoring Officer undertook, for the Chair, to publish the responses.",
         "The Monitoring Officer"),
        ("The Chair asked for a report to the next meeting, which the Director agreed to.",
         "the Director"),
        ("The Director assured Members that monthly updates would be provided.", "The Director"),
        ("A further report would come back to the Committee in January.", None),
        ("The Director confirmed that this information could be provided to Members.",
         "The Director"),
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
        "Members were advised that twenty beds would be provided by the new home.",
        "The Director agreed that caseloads were too high.",
    ],
)
def test_what_promises_nothing(sentence):
    assert item(sentence).undertakings == ()
