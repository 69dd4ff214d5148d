"""Calendars that a standard reader opens, and feeds that are what RFC 4287 says. Pure rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar
from lxml import etree

from goldenthread.governance.clear_days import ClearDays
from goldenthread.governance.feeds import Source, atom_of, calendar_of
from goldenthread.governance.rows import DecisionRow, ItemRow, MeetingRow, UndertakingRow

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
BASE = "https://gt.example"
SOURCE = Source("Committee", f"{BASE}/bodies/1/", BASE, "Wyremouth", "w", NOW)
ATOM = "{http://www.w3.org/2005/Atom}"


def meeting(pk: int, day: date, at: str = "", status: str = "planned") -> MeetingRow:
    told = (at, "Guildhall; Room 2, Wyremouth", status, status, "", "", None)
    return MeetingRow(pk, 1, "Children’s Committee", day, day, *told)


def undertaking(due_on: date | None, state: str = "open") -> UndertakingRow:
    given: dict[str, Any] = {
        "item_title": "Plan", "sentence": "", "who": "Director", "person_id": None,
        "asked_by": "", "asker_id": None, "due_words": "", "recurring": False,
        "state_words": state, "since": date(2026, 7, 13), "why": "", "told_at": "",
    }  # fmt: skip
    at = meeting(1, date(2026, 7, 13))
    return UndertakingRow(
        pk=3, number=3, item=5, meeting=at, title="Say what\nit costs", due_on=due_on, state=state,
        **given,
    )  # fmt: skip


def test_a_calendar_comes_back_as_it_was_written() -> None:
    rows = [
        (meeting(1, date(2026, 7, 14), "14:00"), ClearDays()),
        (meeting(2, date(2026, 11, 30), "09:30", "cancelled"), ClearDays()),
        (meeting(3, date(2026, 12, 9)), None),
    ]
    due = [undertaking(date(2026, 12, 1)), undertaking(date(2026, 12, 1), "answered")]
    read = Calendar.from_ical(calendar_of(SOURCE, rows, due))
    events = {str(event["uid"]): event for event in read.walk("VEVENT")}
    assert len(events) == 5
    summer = events["tag:w.goldenthread,2026:meeting-1"]
    assert summer.decoded("dtstart") == datetime(2026, 7, 14, 13, tzinfo=UTC)
    assert str(summer["location"]) == "Guildhall; Room 2, Wyremouth"
    by = events["tag:w.goldenthread,2026:publish-by-1"]
    assert by.decoded("dtstart") == date(2026, 7, 6)
    winter = events["tag:w.goldenthread,2026:meeting-2"]
    assert winter.decoded("dtstart") == datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    assert str(winter["status"]) == "CANCELLED"
    assert events["tag:w.goldenthread,2026:meeting-3"].decoded("dtend") == date(2026, 12, 10)
    promised = events["tag:w.goldenthread,2026:undertaking-3"]
    assert str(promised["summary"]) == "Due: U3 Say what\nit costs"
    for event in events.values():
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)


def item(pk: int, day: date) -> ItemRow:
    told = ("Improvement plan <b>", "To consider.", "6", "27", "on_agenda", "", "", "open", "Open")
    decided = DecisionRow(
        1, pk, 1, "note", "Note", "That it be noted & filed.", "majority",
        "Carried by majority", (), "", "", "", "", None, "",
    )  # fmt: skip
    return ItemRow(pk, meeting(1, day), *told, "", "", decisions=(decided,))


def test_a_feed_has_what_the_standard_asks_for() -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated once each; an author; entries named apart."""
    items = [item(5, date(2026, 7, 14)), item(6, date(2026, 11, 30))]
    feed = etree.fromstring(atom_of(SOURCE, items, "https://gt.example/feeds/x").encode())
    assert feed.tag == f"{ATOM}feed"
    assert len(feed.findall(f"{ATOM}author/{ATOM}name")) == 1
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = each.findall(f"{ATOM}{name}")
            assert found.text
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")).tzinfo is not None
    rels = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
    assert sorted(rels) == ["alternate", "self"]
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert ids == ["tag:w.goldenthread,2026:item-6", "tag:w.goldenthread,2026:item-5"]
    summary = entries[0].find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "That it be noted &amp; filed. Carried by majority." in summary.text
