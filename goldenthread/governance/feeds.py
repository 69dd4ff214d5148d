"""Meetings and what they did as calendars (iCalendar, RFC 5545) and feeds (Atom, RFC 4287).

Made from the rows of the pages, without what is exempt: a feed is read on phones and by programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from icalendar import Calendar, Event

from goldenthread.core.days import long_date
from goldenthread.governance.clear_days import ClearDays, can_be_counted
from goldenthread.governance.rows import ItemRow, MeetingRow, UndertakingRow

LONDON = ZoneInfo("Europe/London")
LASTS = timedelta(hours=2)  # meetings say when they begin, and a calendar needs an end


@dataclass(frozen=True, slots=True)
class Source:
    """Where a feed comes from: what it is called, its home page and those of its entries (`base`:
    "https://…"), the authority (`slug` makes its permanent names), and when it was asked for."""

    title: str
    home: str
    base: str
    authority: str
    slug: str
    now: datetime

    def name_of(self, kind: str, pk: int) -> str:
        """What never changes, whatever the address is one day (RFC 4151)."""
        return f"tag:{self.slug}.goldenthread,2026:{kind}-{pk}"


def calendar_of(
    source: Source,
    meetings: Iterable[tuple[MeetingRow, ClearDays | None]],
    promises: Iterable[UndertakingRow] = (),
) -> bytes:
    """Meetings, the last day to publish before each, and undertakings that are open and due."""
    calendar = Calendar()
    calendar.add("prodid", "-//Golden Thread//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", source.title)
    for meeting, clear in meetings:
        if not can_be_counted(meeting.day):
            continue  # a slip of a year must not cost the feed its other rows
        calendar.add_component(_meeting(source, meeting))
        if clear is not None and not meeting.is_cancelled:
            by = clear.publish_by(meeting.day)
            words = f"Last day to publish papers: {meeting.name}"
            address = f"{source.base}/meetings/{meeting.pk}/"
            calendar.add_component(_all_day(source, ("publish-by", meeting.pk), by, words, address))
    for row in promises:
        if row.is_open and row.due_on is not None and can_be_counted(row.due_on):
            words = f"Due: {row.reference} {row.title}"
            address = f"{source.base}/undertakings/{row.pk}/"
            calendar.add_component(
                _all_day(source, ("undertaking", row.pk), row.due_on, words, address)
            )
    return bytes(calendar.to_ical())


def _meeting(source: Source, row: MeetingRow) -> Event:
    event = _event(source, ("meeting", row.pk), row.body, f"{source.base}/meetings/{row.pk}/")
    if row.starts_at:
        hour, minute = map(int, row.starts_at.split(":"))
        begins = datetime.combine(row.day, time(hour, minute), LONDON).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + LASTS)
    else:
        _days(event, row.day)
    if row.place:
        event.add("location", row.place)
    event.add("status", "CANCELLED" if row.is_cancelled else "CONFIRMED")
    if row.is_moved:
        event.add("description", f"Moved from {long_date(row.first_day)}.")
    return event


def _all_day(source: Source, of: tuple[str, int], day: date, words: str, address: str) -> Event:
    event = _event(source, of, words, address)
    _days(event, day)
    event.add("transp", "TRANSPARENT")
    return event


def _event(source: Source, of: tuple[str, int], words: str, address: str) -> Event:
    event = Event()
    event.add("uid", source.name_of(*of))
    event.add("dtstamp", source.now.astimezone(UTC))
    event.add("summary", words)
    event.add("url", address)
    return event


def _days(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))


def atom_of(source: Source, items: Iterable[ItemRow], address: str) -> str:
    """What bodies did, newest first: an entry for each item of a meeting that has met."""
    feed = Atom1Feed(
        title=source.title,
        link=source.home,
        description="",
        feed_url=address,
        feed_guid=address,
        author_name=source.authority,
        language="en-gb",
    )
    dated = (item for item in items if can_be_counted(item.meeting.day))
    for item in sorted(dated, key=lambda each: (each.meeting.day, each.pk), reverse=True):
        day = datetime.combine(item.meeting.day, time(), LONDON)
        feed.add_item(
            title=f"{item.meeting.name}: {item.title}",
            link=f"{source.base}/items/{item.pk}/",
            description="".join(f"<p>{escape(line)}</p>" for line in _told(item)),
            unique_id=source.name_of("item", item.pk),
            pubdate=day,
            updateddate=day,
        )
    return str(feed.writeString("utf-8"))


def _told(item: ItemRow) -> Iterator[str]:
    """An item in words: its purpose, what was decided and how, what was promised."""
    if item.meeting.is_cancelled:
        yield f"The meeting was cancelled: {item.meeting.why}"
    if item.purpose:
        yield item.purpose
    for row in item.decisions:
        yield f"{row.verb_to}: {row.text} {row.vote}."
    for each in item.undertakings:
        yield f"Promised: {each.title} ({each.who})."
