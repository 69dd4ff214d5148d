"""Ratings by colour, letter or word; who; what headings mean."""

from __future__ import annotations

import pytest

from goldenthread.imports.reader.values.people import read_people
from goldenthread.imports.reader.values.ratings import read_rating, shade_of
from goldenthread.imports.reader.vocabulary import own, vocabulary


@pytest.mark.parametrize(
    ("fill", "shade"),
    [
        ("FF0000", "red"), ("FFC7CE", "red"), ("C00000", "red"), ("FFC000", "amber"),
        ("FFFF00", "yellow"), ("92D050", "green"), ("00B050", "green"), ("C6EFCE", "green"),
        ("0070C0", "blue"), ("7030A0", "purple"), ("BFBFBF", "grey"), ("FFFFFF", ""),
        ("000000", ""), ("", ""),
    ],
)  # fmt: skip
def test_colours_have_names(fill: str, shade: str) -> None:
    assert shade_of(fill) == shade


@pytest.mark.parametrize(
    ("text", "fill", "shade", "level"),
    [
        ("G", "", "green", "on_track"),
        ("Amber", "FFFF00", "amber", "at_risk"),
        ("", "FF0000", "red", "off_track"),
        ("On track", "00B050", "green", "on_track"),
        ("Green - complete", "", "green", "complete"),
        ("Not started", "BFBFBF", "grey", "not_started"),
        ("Overdue", "", "", "off_track"),
    ],
)
def test_a_rating_is_seen_and_understood(text: str, fill: str, shade: str, level: str) -> None:
    rating = read_rating(text, fill, own())
    assert rating is not None
    assert (rating.shade, rating.level, rating.asks) == (shade, level, "")


@pytest.mark.parametrize(
    ("text", "fill", "part"),
    [
        ("Green", "FF0000", "but it is red"),
        ("Complete", "FFC000", "but it is amber"),
        ("Delayed", "00B050", "but it is green"),
        ("2", "", "no known rating"),
        ("Phase 1 completed", "", "no known rating"),
    ],
)
def test_what_disagrees_or_is_not_known_is_asked(text: str, fill: str, part: str) -> None:
    rating = read_rating(text, fill, own())
    assert rating is not None
    assert part in rating.asks
    assert rating.level == ""


def test_the_key_of_the_file_says_what_a_colour_means() -> None:
    rating = read_rating("Green", "", own(), {"green": "complete"})
    assert rating is not None
    assert (rating.level, rating.is_own) == ("complete", True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Head of Service MASH/ SA Head of Service SASF",
         ("Head of Service MASH", "SA Head of Service SASF")),
        ("Assistant Director; Head of Service", ("Assistant Director", "Head of Service")),
        ("Assistant Director\nHead of Service", ("Assistant Director", "Head of Service")),
        ("Director of Education and Skills", ("Director of Education and Skills",)),
        ("Service Manager, Team Manager", ("Service Manager", "Team Manager")),
        ("AD", ("AD",)),
    ],
)  # fmt: skip
def test_people_who_are_run_together_come_apart(text: str, names: tuple[str, ...]) -> None:
    people = read_people(text)
    assert people is not None
    assert people.names == names


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("All staff to action", "is everybody"),
        ("Everyone", "is everybody"),
        ("TBC", "names nobody"),
        ("JS", "may be initials"),
        ("Team Manager MASH/Assessment", "one or several"),
    ],
)
def test_nobody_in_particular_is_asked_about(text: str, part: str) -> None:
    people = read_people(text)
    assert people is not None
    assert part in people.asks


# Headings of published plans, and what each is in this product.
HEADINGS = {
    "No.": "ref", "Ofsted Para No": "finding_ref", "Ofsted Area for Improvement": "finding",
    "Lead": "lead", "Action": "action", "By When": "due", "R/A/G": "rating",
    "Monitoring and Evaluation": "monitoring", "NOS": "ref", "What?": "action", "Who?": "owner",
    "How?": "steps", "When?": "due", "Success measures": "success", "Current Status": "status",
    "Outcome - (report for Q1, Q2, Q3, Q4)": "impact", "Responsible officer (action lead)": "owner",
    "Senior responsible officer (accountable)": "lead", "Success criteria": "success",
    "November progress update from action lead": "progress", "Key Performance Indicator": "measure",
    "Baseline (date)": "baseline", "Actual Mar 24": "actual", "Lead Officer(s)": "lead",
    "Progress October 2003": "progress", "Action from October 2003": "next",
    "How will the LSCB do this?": "action", "What will it do?": "steps",
    "Responsible lead/ group": "lead", "What is desired outcome": "outcome",
    "What will impact be and how measured": "success", "Good is": "polarity",
}  # fmt: skip


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_headings_of_published_plans_have_their_meaning(heading: str, field: str) -> None:
    meaning = own().meaning(heading)
    assert meaning is not None
    assert meaning.field == field


def test_a_sentence_is_no_heading() -> None:
    assert own().meanings("Improve the quality of assessments in every team by training") == []


def test_an_authority_teaches_its_own_words() -> None:
    assert own().meaning("Workpackage keeper") is None
    taught = vocabulary({"Workpackage keeper": "owner"}).meaning("Workpackage keeper")
    assert taught is not None
    assert taught.field == "owner"
