"""modern.gov's web service: GetCommittees, GetMeetings, GetMeeting and their likes, as XML.

Values are escaped twice ("&amp;amp;"), dates are dd/mm/yyyy, truth is "True". What a minute or
a decision says is a web page within the XML, and is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from .body import Told, item_of
from .dates import first_day, time_in
from .doubts import later_than
from .heads import empty_head, with_status
from .html import html_lines, parsed
from .items import Block
from .lines import Line, Role, fold
from .model import (
    CannotRead,
    Committee,
    Document,
    Doubt,
    Item,
    Kind,
    Meeting,
    Place,
    Read,
    Record,
    Unit,
    missing,
)
from .source import Source
from .word import xml_tree

MOST_ELEMENTS = 200_000


def read_service(source: Source) -> Record:
    """What the web service answered. CannotRead: no XML, hostile, or of another service."""
    tree = _Tree(xml_tree(source.text.encode("utf-8") if _names_code_page(source) else source.data))
    name = tree.name(tree.root)
    if tree.first(tree.root, "agendaitem") is not None or name == "meeting":
        return _one_meeting(tree)
    if tree.first(tree.root, "meeting") is not None or name.startswith(("getmeetings", "meetings")):
        return _meetings(tree)
    if name == "committees" or tree.first(tree.root, "committee") is not None:
        return _committees(tree)
    raise CannotRead(
        "The file is XML, but neither committees nor meetings of modern.gov’s web service: its "
        f"first element is “{name[:60]}”."
    )


def _names_code_page(source: Source) -> bool:
    """Text that was decoded already must not be decoded again by the code page it names."""
    return not source.text.lstrip().startswith("<?xml")


class _Tree:
    """Elements without namespaces, in lower case, each numbered by its place in the file."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self._numbers = {}
        for number, element in enumerate(root.iter(), 1):
            if number > MOST_ELEMENTS:
                raise CannotRead("The XML has more elements than any meeting has.")
            self._numbers[element] = number

    def name(self, element: Any) -> str:
        tag = element.tag
        return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""

    def place(self, element: Any) -> Place:
        return Place(Unit.ELEMENT, self._numbers[element])

    def all(self, element: Any, name: str) -> Iterator[Any]:
        return (each for each in element.iter() if self.name(each) == name and each is not element)

    def first(self, element: Any, name: str) -> Any:
        return next(self.all(element, name), None)

    def child(self, element: Any, *names: str) -> Any:
        return next((each for each in element if self.name(each) in names), None)

    def text(self, element: Any, *names: str) -> Read[str]:
        """The words of a child, unescaped once more; None where it is missing or empty."""
        found = self.child(element, *names)
        words = fold(unescape("".join(found.itertext()))) if found is not None else ""
        if not words:
            return missing(f"The web service gives no {names[0]}.")
        return Read(words, self.place(found))

    def true(self, element: Any, name: str) -> bool:
        return (self.text(element, name).value or "").lower() == "true"


def _record(kind: Kind, title: Read[str], **fields: Any) -> Record:
    return Record(
        kind, "xml", title,
        missing("The web service does not name the council."),
        missing("The document does not say where it was published."), **fields,
    )  # fmt: skip


def _committees(tree: _Tree) -> Record:
    found = tuple(
        Committee(
            tree.text(each, "committeetitle"),
            tree.text(each, "committeecategory").value,
            tree.text(each, "committeeid").value,
            expired=tree.true(each, "committeeexpired") or tree.true(each, "committeedeleted"),
        )
        for each in tree.all(tree.root, "committee")
    )
    none = missing("A list of committees has no title.")
    return _record(Kind.COMMITTEES, none, committees=found)


def _meetings(tree: _Tree) -> Record:
    found = tuple(_head(tree, each) for each in tree.all(tree.root, "meeting"))
    doubts = []
    count = tree.text(tree.root, "meetingscount")
    if count.value and count.value.isdigit() and int(count.value) != len(found):
        doubts.append(Doubt(f"The web service counts {count.value} meetings, but {len(found)} "
                            "are in the file.", count.place))  # fmt: skip
    none = missing("A list of meetings has no title.")
    return _record(Kind.MEETINGS, none, meetings=found, doubts=tuple(doubts))


def _head(tree: _Tree, element: Any) -> Meeting:
    head = empty_head()
    head.body = tree.text(element, "committeetitle", "committeename")
    on = tree.text(element, "meetingdate")
    day = first_day(on.value or "")
    head.on = Read(day.value, on.place) if day else missing(on.reason or f"{on.value} is no date.")
    at = tree.text(element, "meetingtime")
    time = time_in(at.value or "")
    head.at = Read(time, at.place) if time else missing(at.reason or f"{at.value} is no time.")
    head.venue = tree.text(element, "meetinglocation", "meetingvenue")
    status = tree.text(element, "meetingstatus")
    head.status = Read(_status(status.value), status.place) if status.value else status
    meeting = replace(head.meeting(), reference=tree.text(element, "meetingid").value)
    published = tree.child(element, "minutepublished")
    if published is None:
        return meeting
    minutes: Read[str] = (
        Read("published", tree.place(published))
        if tree.true(element, "minutepublished")
        else missing("No minutes are published.")
    )
    return replace(meeting, minutes=minutes)


def _status(words: str) -> str:
    """ "Confirmed; Budget Council" → confirmed."""
    first = re.split(r"[;,]", words)[0].strip().lower()
    return "cancelled" if first.startswith("cancel") else first


def _one_meeting(tree: _Tree) -> Record:
    element = tree.root if tree.name(tree.root) == "meeting" else tree.first(tree.root, "meeting")
    element = tree.root if element is None else element
    meeting = _head(tree, element)
    told = [_item(tree, each) for each in tree.all(element, "agendaitem")]
    minuted = any(each.item.has_minutes for each in told)
    meeting = with_status(meeting, minuted=minuted, place=tree.place(element))
    meeting = replace(
        meeting,
        items=tuple(each.item for each in told),
        documents=tuple(_own_documents(tree, element)),
    )
    doubts = [doubt for each in told for doubt in each.doubts]
    lines = [line for each in told for line in _spoken(each.item)]
    doubts += later_than(meeting.on.value, lines)
    none = missing("A meeting of the web service has no title.")
    return _record(Kind.MEETING, none, meetings=(meeting,), doubts=tuple(doubts))


def _spoken(item: Item) -> Iterator[Line]:
    for row in item.resolutions:
        yield Line(row.text, row.place)


def _item(tree: _Tree, element: Any) -> Told:
    title = tree.text(element, "agendaitemtitle")
    number = tree.text(element, "agendaitemnumber", "fulldisplaynumberformat")
    plain = Read(number.value.strip(" ."), number.place) if number.value else number
    minute = tree.text(element, "minutesitemnumber", "minuteitemnumber")
    lines = [
        *_page(tree, element, None, "agendatext"),
        *_page(tree, element, "Decision:", "decisionnonemptyhtmlbody"),
        *_page(tree, element, "Minutes:", "minutesnonemptyhtmlbody"),
    ]
    heading = Line(title.value, title.place) if title.value and title.place else None
    told = item_of(Block(None, heading, tuple(lines)), (plain, plain, minute))
    papers = (*told.item.documents, *_documents(tree, element))
    item = replace(told.item, documents=papers, title=title if title.value else told.item.title)
    return Told(item, told.doubts)


def _page(tree: _Tree, element: Any, label: str | None, name: str) -> Iterator[Line]:
    """The lines of a web page within the XML, under the label that says what it is."""
    found = tree.child(element, name)
    words = unescape("".join(found.itertext())) if found is not None else ""
    if not words.strip():
        return
    place = tree.place(found)
    if label:
        yield Line(label, place, Role.LABEL)
    for line in html_lines(parsed(f"<body>{words}</body>")):
        yield replace(line, place=place)


def _documents(tree: _Tree, item: Any) -> Iterator[Document]:
    around = tree.child(item, "linkeddocuments")
    for each in tree.all(around, "linkeddoc") if around is not None else ():
        title = tree.text(each, "title").value
        if title:
            yield Document(
                title, tree.place(each), "document", tree.text(each, "url").value,
                restricted=tree.true(each, "isrestricted"),
            )  # fmt: skip


def _own_documents(tree: _Tree, meeting: Any) -> Iterator[Document]:
    """Papers of the meeting itself, and not of an item."""
    around = tree.child(meeting, "linkeddocuments")
    if around is not None:
        yield from _documents(tree, meeting)
