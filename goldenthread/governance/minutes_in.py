"""From what the reader found in minutes to what a person can tick. Pure.

Nothing is added to what the document says: a verb that we do not know, a body that is not recorded
here, or a post that is not named stays empty, and whoever confirms the row fills it in.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.core.cutting import cut_at_word

READER = "goldenthread.governance.minutes:read_json"
"""As the sandbox calls it."""

VERBS = {
    "recommend_to": "recommend",
    "refer_to": "refer",
    "delegate_to": "delegate",
    "confirm": "agree",
    "adopt": "approve",
    "support": "endorse",
}
"""The reader's verbs that are called otherwise here."""
OURS = frozenset(
    (
        *("note", "receive", "approve", "endorse", "agree"),
        *("recommend", "refer", "delegate", "request", "accept"),
    )
)
CARRIED = {
    "general_assent": "assent",
    "majority": "majority",
    "unanimous": "unanimous",
    "casting_vote": "casting",
}


_NOT_KNOWN: tuple[Mapping[str, Any], ...] = ({"verb": "", "to": None},)


@dataclass(frozen=True, slots=True)
class ProposedDecision:
    """A resolution as one verb; "" where the document leaves open what we need to know."""

    key: str
    text: str
    place: str
    verb: str
    to: str
    carried: str
    mover: str
    seconder: str
    votes: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ProposedUndertaking:
    key: str
    title: str
    sentence: str
    place: str
    who: str
    due_on: date | None
    recurring: bool


@dataclass(frozen=True, slots=True)
class ProposedItem:
    key: str
    title: str
    purpose: str
    agenda_number: str
    minute_number: str
    reasons: str
    options_rejected: str
    decisions: tuple[ProposedDecision, ...]
    undertakings: tuple[ProposedUndertaking, ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """How much of an item is to be looked at: what it decided and promised, less what is recorded
    already. `settled`: why there is nothing, "" where there is something."""

    item: ProposedItem
    decisions: int
    undertakings: int
    settled: str


def waiting(items: Iterable[ProposedItem], known: Container[str]) -> list[Waits]:
    """The items in their order. `known`: the words of decisions and promises that are recorded."""
    found = []
    for item in items:
        decisions = sum(1 for row in item.decisions if row.text not in known)
        promised = sum(1 for row in item.undertakings if row.sentence not in known)
        said = item.decisions or item.undertakings
        settled = "recorded already" if said else "nothing decided or promised"
        found.append(Waits(item, decisions, promised, "" if decisions or promised else settled))
    return found


@dataclass(frozen=True, slots=True)
class ProposedMeeting:
    """`missing`: why the document says no body or no day."""

    body: str
    day: date | None
    starts_at: str
    place: str
    missing: tuple[str, ...]
    items: tuple[ProposedItem, ...]

    @property
    def words(self) -> str:
        return f"{self.body or 'Body not said'}, {self.day or 'day not said'}"


def proposed(content: Mapping[str, Any]) -> list[ProposedMeeting]:
    """The meetings of a record (`Record.as_json`), each with its rows, in the document's order."""
    return [_meeting(n, each) for n, each in enumerate(content["meetings"])]


def _meeting(n: int, row: Mapping[str, Any]) -> ProposedMeeting:
    reasons = row.get("missing", {})
    return ProposedMeeting(
        body=row["body"] or "",
        day=_day(row["on"]),
        starts_at=row["at"] or "",
        place=row["venue"] or "",
        missing=tuple(reasons[name] for name in ("body", "on") if name in reasons),
        items=tuple(_item(f"{n}-{m}", each) for m, each in enumerate(row["items"])),
    )


def _item(key: str, row: Mapping[str, Any]) -> ProposedItem:
    # A number that the page does not call either is the agenda's as far as anybody can tell.
    number = "" if row["agenda_number"] or row["minute_number"] else row["number"] or ""
    return ProposedItem(
        key=key,
        title=row["title"] or "",
        purpose=row["purpose"] or "",
        agenda_number=row["agenda_number"] or number,
        minute_number=row["minute_number"] or "",
        reasons=row["reasons"] or "",
        options_rejected=row["options_rejected"] or "",
        decisions=tuple(_decisions(key, row["resolutions"], _onward(row["referrals"]))),
        undertakings=tuple(
            _undertaking(f"{key}-u{n}", each) for n, each in enumerate(row["undertakings"])
        ),
    )


def _onward(rows: list[Mapping[str, Any]]) -> dict[int | None, str]:
    """To which body each resolution, counted from 1, passes the matter on."""
    return {row["resolution"]: row["body"] for row in rows if row["direction"] == "to"}


def _decisions(
    key: str, rows: list[Mapping[str, Any]], onward: Mapping[int | None, str]
) -> Iterator[ProposedDecision]:
    """A row for each verb: “approve and recommend to Council” is two."""
    for n, row in enumerate(rows):
        carried = row["carried"]
        for m, act in enumerate(row["acts"] or _NOT_KNOWN):
            verb = VERBS.get(act["verb"], act["verb"])
            names = ("names_for", "names_against", "names_abstained")
            yield ProposedDecision(
                key=f"{key}-d{n}-{m}",
                text=f"{row['stem']} {row['text']}".strip(),
                place=row["place"],
                verb=verb if verb in OURS else "",
                to=act.get("to") or onward.get(n + 1, ""),
                carried=_carried(carried),
                mover=row["mover"] or "",
                seconder=row["seconder"] or "",
                votes=tuple("\n".join(carried[name]) for name in names),  # type: ignore[arg-type]
            )


def _carried(row: Mapping[str, Any]) -> str:
    """A recorded vote has names; one that prints only how many voted how was by majority."""
    if row["form"] == "recorded_vote":
        return "recorded" if row["names_for"] else "majority"
    return CARRIED.get(row["form"] or "", "not_said")


def _undertaking(key: str, row: Mapping[str, Any]) -> ProposedUndertaking:
    return ProposedUndertaking(
        key=key,
        title=_short(row["what"] or row["sentence"]),
        sentence=row["sentence"],
        place=row["place"],
        who=row["who"] or "",
        due_on=_day(row["due_on"]),
        recurring=bool(row["recurring"]),
    )


def _short(text: str, most: int = 200) -> str:
    """In a line: cut at a word where it is longer."""
    line = " ".join(text.split())
    line = line[:1].upper() + line[1:]
    return cut_at_word(line, most)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def named(wanted: str, names: Mapping[str, str]) -> str:
    """The key of the body that a document means: the same name, or the only one that it is part of.

    "Council" means "Full Council", where no other body has the word in its name; "" for none.
    """
    said = wanted.casefold().strip()
    if not said:
        return ""
    same = [key for key, name in names.items() if name.casefold() == said]
    near = [key for key, name in names.items() if said in name.casefold()]
    found = same or near
    return found[0] if len(found) == 1 else ""
