"""A Word file: comments, tracked changes, text that is not shown, fields that fetch. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from goldenthread.documents.release import office
from goldenthread.documents.release.contents import Contents, excerpt
from goldenthread.documents.release.faults import Code, Fault
from goldenthread.documents.release.office import Element, local, parsed

TRACKED = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"),
        *("numberingChange", "tblGridChange", "tblPrExChange"),
    }
)
COMMENTS = frozenset({"commentRangeStart", "commentReference", "commentRangeEnd"})
UNSEEN = frozenset({"vanish", "webHidden", "specVanish"})
OFF = frozenset({"0", "false", "off"})
WHITE = re.compile(r"\A(F[A-F0-9]){3}\Z", re.IGNORECASE)
SMALLEST = 8  # half points: what is smaller than 4 points nobody reads
_FETCHES = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD|MACROBUTTON)\b"
)
_OF_USERS = re.compile(r"\b(AUTHOR|USERNAME|USERINITIALS|USERADDRESS|LASTSAVEDBY|FILENAME)\b")
_LEFT = frozenset({"docVars", "mailMerge", "attachedTemplate"})
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def contents(data: bytes, hosts: Collection[str] | None) -> Contents:
    parts = office.parts_of(data)
    found = [*office.faults(parts, hosts)]
    unseen = _unseen_styles(parts.get("word/styles.xml"))
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and "styles" not in name.lower():
            found += _part(name, parsed(content), unseen)
    return Contents(tuple(found), tuple(office.texts(parts)))


def _part(name: str, root: Element, unseen: frozenset[str]) -> Iterator[Fault]:
    for element in root.iter():
        tag = local(element)
        if tag in TRACKED:
            yield Fault(Code.TRACKED_CHANGE, name, excerpt("".join(element.itertext())))
        elif tag in COMMENTS:
            yield Fault(Code.COMMENT, name)
        elif tag == "r":
            yield from _run(name, element, unseen)
        elif tag in _LEFT:
            yield Fault(Code.LEFT_BEHIND, name, tag)
    yield from _fields(name, root)


def _run(name: str, run: Element, unseen: frozenset[str]) -> Iterator[Fault]:
    words = "".join(each.text or "" for each in run.iter(f"{W}t"))
    if words.strip() and _is_unseen(run, unseen):
        yield Fault(Code.HIDDEN_TEXT, name, excerpt(words))


def _is_unseen(run: Element, unseen: frozenset[str]) -> bool:
    """Whether a reader of the page would not see the words of a run, by its own or its styles."""
    looks = run.find(f"{W}rPr")
    paragraph = next((each for each in run.iterancestors(f"{W}p")), None)
    styles = {_value(looks, "rStyle")}
    if paragraph is not None:
        styles.add(_value(paragraph.find(f"{W}pPr"), "pStyle"))
    if styles & unseen:
        return True
    if looks is None:
        return False
    size = _value(looks, "sz")
    too_small = size.isdigit() and int(size) < SMALLEST
    return too_small or _vanishes(looks) or (_is_white(looks) and not _on_colour(run, looks))


def _vanishes(looks: Element) -> bool:
    return any(
        local(each) in UNSEEN and each.get(f"{W}val", "on").lower() not in OFF for each in looks
    )


def _is_white(looks: Element) -> bool:
    return bool(WHITE.match(_value(looks, "color")))


def _on_colour(run: Element, looks: Element) -> bool:
    """White words can be read on a dark cell, paragraph or run."""
    above = [looks, *(each for up in run.iterancestors() for each in up)]
    fills = [each for near in above for each in near.iter(f"{W}shd")] if above else []
    return any(not _pale(each.get(f"{W}fill", "auto")) for each in fills)


def _pale(fill: str) -> bool:
    return fill.lower() == "auto" or bool(WHITE.match(fill))


def _value(looks: Element | None, tag: str) -> str:
    found = looks.find(f"{W}{tag}") if looks is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _unseen_styles(styles: bytes | None) -> frozenset[str]:
    """Styles whose words are not shown, by their ids."""
    if styles is None:
        return frozenset()
    hiding = {""}
    for style in parsed(styles).iter(f"{W}style"):
        looks = style.find(f"{W}rPr")
        if looks is not None and (_vanishes(looks) or _is_white(looks)):
            hiding.add(style.get(f"{W}styleId", ""))
    return frozenset(hiding - {""})


def _fields(name: str, root: Element) -> Iterator[Fault]:
    """A field's words may be spread over many runs; Word reads them as one."""
    simple = [each.get(f"{W}instr", "") for each in root.iter(f"{W}fldSimple")]
    spread = "".join(each.text or "" for each in root.iter(f"{W}instrText"))
    for words in (*simple, spread):
        if _FETCHES.search(words):
            yield Fault(Code.REMOTE_PICTURE, name, excerpt(words))
        if _OF_USERS.search(words):
            yield Fault(Code.AUTHOR, name, excerpt(words))
