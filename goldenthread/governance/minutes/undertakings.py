"""What somebody promised a body or a member, with the sentence it came from.

Promises live only in the narrative, and in few forms: "officers undertook to…", "agreed to
provide a written response", "a report would be brought to the committee", "ACTION: …". What a
body itself agreed is a decision; what a paper proposes, a partner plans or a plan says is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .action_tables import ActionRow, action_rows
from .dates import first_day
from .lines import Line, Role
from .model import Read, Undertaking, missing
from .words import ABRIDGED, MEMBERS, is_body, label_of, mark_of, sentences, unquoted

_DELIVER = (
    r"(?:provid|circulat|shar|send|suppl|forward|report|bring|present|submit|issu|feed|writ|respond"
    r"|repl|come back|follow|check|clarif|investigat|look|explor|arrang|ensur|includ|update"
    r"|updat|rais"
    r"|discuss|confirm|distribut|e-?mail|publish|consider|take|strengthen|add|review|ask|contact"
    r"|liais|obtain|find|prepar|produc|organis|set|make|undertake|reinstat|invit|amend|pass|speak"
    r"|keep|advise|attend|do |give|establish|develop|revisit|address|monitor|work|give|return"
    r"|notify|inform|seek)"
)
_PROMISED = re.compile(
    r"(?P<verb>\bundertook(?:, [^,]{3,60},)? to\b|\bundertaken to\b"
    r"|\btook an action to\b|\bgave an? (?:undertaking|assurance"
    r"|commitment) (?:to|that)\b"
    r"|\b(?<!was )(?<!were )(?<!is )(?<!are )(?<!be )(?<!been )(?<!fully )(?<!remained )"
    r"(?<!remains )"
    r"committed to(?: (?=\w+ing\b))?|\b(?:promised|offered|pledged|volunteered) to\b"
    rf"|\bagreed (?:that (?:he|she|they|officers) would|to) (?={_DELIVER}))",
    re.IGNORECASE,
)
_SAID_WOULD = re.compile(
    r"\b(?:confirmed|advised|stated|said|assured|explained|responded|replied|indicated|clarified"
    r"|reassured|suggested|noted|agreed)\b(?: (?:the |that |committee|members?|board|panel"
    r"|councillors?"
    r"|cabinet|him|her|them)\b){0,3}?,? (?:that )?"
    r"(?P<who>s?he|they|officers|(?:[Tt]he |an? )?(?:[\w’'&,-]{1,30} ){0,9}?"
    r"(?:[Dd]irector|[Oo]fficers?|[Mm]anager|[Hh]ead|[Tt]eam|[Ll]ead|[Ss]ervice|[Cc]hair|[Mm]ember)"
    r"(?: (?:of|for) [\w’'&,-]{1,30}(?: (?:and )?[\w’'&,-]{1,30}){0,6}?)?) (?:would|will) "
    r"(?P<what>(?:also |be able to |look to |seek to )?"
    r"(?:provide|circulate|share|send|supply|forward|report back|bring|present|submit|issue"
    r"|feed back"
    r"|write|respond|reply|come back|follow (?:this |it )?up|check|investigate|look (?:at|into)"
    r"|explore"
    r"|arrange|ensure|include|update|raise|discuss|distribute|e-?mail|take|add|strengthen|ask"
    r"|contact|liaise|obtain|find out|prepare|produce)\b.{0,600})",
)
_BROUGHT = re.compile(
    r"(?:\b(?:would|will)|\bagreed that (?:(?!would|will)[^.;]){3,80}?"
    r"|\bconfirmed that [^.;]{3,80}? could) (?:then |also |continue to )?be "
    r"(?P<how>(?:brought|presented|reported"
    r"|provided"
    r"|circulated"
    r"|shared|sent|submitted|fed|taken|issued|supplied|forwarded|e-?mailed|included|made available"
    r"|distributed|given|prepared|scheduled|added|arranged)\b(?: \w{2,12}){0,3}?)"
    r"(?= (?:(?:to|at|with|for|in|by|before|outside|within|following|after|on|as|direct|directly"
    r"|and)\b|$)|\.|$)",
    re.IGNORECASE,
)
_THING = (
    r"(?:updates?|information|details?|reports?|briefings?|figures|data|responses?|papers?|answers?"
    r"|analysis|presentation)"
)
_ASSURED = re.compile(
    rf"\b(?:assured|advised|informed|told)\b.{{3,120}}\b{_THING} (?:would|will) be$"
)
_COMES = re.compile(
    rf"\b{_THING}(?: on [^.;]{{3,80}}?)? (?:would|will) (?:also |then )?(?:come|return|go)"
    r"(?: back)?(?= to (?:the |this |each )?(?:[A-Z]\w+ )*(?:[Cc]ommittee|[Bb]oard|[Pp]anel"
    r"|[Cc]abinet|[Cc]ouncil|[Mm]embers|[Mm]eeting))",
)
_ADDRESSED = re.compile(
    r"\b(?:to|at|with|for|before)(?: (?:both|all))? (?:the |this |each |every |a |all |any |its "
    r"|their |full |"
    r"future |next |subsequent |forthcoming |another |[A-Z][\w’']{1,25} (?:and )?){0,7}?"
    r"(?P<to>committees?|boards?|members|councillors?|panels?|cabinet|council|meetings?|scrutiny"
    r"|group"
    r"|executive|forum|commission|Committees?|Boards?|Members|Councillors?|Panels?|Cabinet|Council"
    r"|Executive|Forum|Commission|Chair)\b"
    r"|outside (?:of )?(?:the )?meeting|in writing|after the meeting|following the meeting"
    r"|written (?:response|answer|reply)"
)
_PLANNED = re.compile(
    r"\b(?:would|will) (?:continue to )?be (?:closely |regularly )?(?:monitored|reviewed"
    r"|reported|updated|tracked"
    r"|submitted|kept under review)\b"
    r"(?=.{0,80}\b(?:basis|monthly|weekly|quarterly|annually|fortnightly|six[- ]monthly|every"
    r"|each|termly|regularly)\b)",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"(?:^|(?<=[.;)] ))\(?(?:(?:AGREED|Agreed) )?"
    r"(?:ACTIONS?|Actions?(?: point)?)(?: \d{1,3})?\s?(?::"
    r"|[–—-](?= ))\s*(?P<what>[^)]{4,800})"
)
_TO_DO = re.compile(
    r"(?P<who>Officers|(?:The )?(?:[A-Z][\w’'&,-]{1,30} ){0,6}?(?:Director|Officers?|Manager|Head"
    r"|Lead)(?: (?:of|for) (?:[A-Z][\w’'&,-]{1,30} ?|and ){1,6})?) ?(?<= )to "
    rf"(?P<what>{_DELIVER}(?:(?!\b(?:was|were|would|had|is|are|has|have)\b).)*)"
)
_WHICH = re.compile(
    r",? (?:which|and this) (?P<who>officers|the (?:[A-Z][\w’'&-]{1,30} ){0,6}?(?:Director|Officer"
    r"|Manager|Head|Lead)(?: (?:of|for) (?:[A-Z][\w’'&,-]{1,30} ?|and ){1,6})?) ?"
    r"(?:had )?agreed(?: to)?\.?$"
)
_FRAGMENT = re.compile(
    r"(?:^|[–—-] )(?P<what>[\w’' ]{2,80}) to be (?:reported|provided|circulated|shared|brought"
    r"|presented"
    r"|submitted|sent) back\b.{0,200}$",
    re.IGNORECASE,
)
_PARTNERS = re.compile(
    r"\b(?:Ofsted|inspectors?|DfE|Department for|government|Government|Minister|Secretary of State"
    r"|monitoring visit|inspection|CQC|HMI)\b"
)
_ASIDE = re.compile(
    r"\b(?:asked|requested|suggested|proposed|wanted|hoped|intended) (?:that|for|to)\b"
)

# Who, to whom, what, when

_FIRST = re.compile(r"^(?:At|In|On|Following|After|During|For) .{0,200} (?=[Tt]he [A-Z])")
_OFFICERS = re.compile(r"(?:(?:[A-Z][\w’']{0,30} ){0,5}[Oo]fficers?)$")
_AGREED_BEFORE = re.compile(
    r",? as (?:previously )?(?:agreed|requested|discussed) (?:at|by|with|in) [^,;.]{3,120},?"
)

_WHO_BREAK = re.compile(
    r"^.*(?:[,;:–—]|\b(?:and|but|that|which|however|whilst|while|where|also)\b) ?", re.DOTALL
)
_DUE = re.compile(
    r"\b(?:by (?:the )?(?:end|middle|beginning|start) of [\w ]{3,30}?(?=[.,;)]|$| to | and )"
    r"|by (?:the )?(?:next|following) \w{3,12}"
    r"|(?:at|to|before|for|by) (?:the|its|a|their) (?:next|following|future|subsequent|forthcoming)"
    r"(?: [\w-]{2,20}){0,3}? (?:meetings?|committee|board|cycle)"
    r"|within (?:the next )?[\w-]{1,12} (?:working )?(?:days?|weeks?|months?)"
    r"|in (?:\w{2,9} (?:weeks?|months?)(?:['’] time)?|(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)(?: 20\d\d)?)"
    r"|(?:on|by|before) (?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)(?: 20\d\d)?"
    r"|once (?:known|available|complete\w{0,2}|published|agreed|finalised)"
    r"|(?:following|after) (?:the|this) meeting|in (?:the )?(?:autumn|spring|summer|winter"
    r"|new year))"
    r"(?=[\s.,;)]|$)",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"\b(?:(?:at|to|for) (?:each|every|all)(?: future)? (?:\w{3,12} )?(?:committee|meeting|board"
    r"|panel)s?"
    r"|on an? (?:\w{4,12} )?basis|(?:six[- ])?(?:monthly|weekly|quarterly|annually|fortnightly"
    r"|termly"
    r"|regularly)|every (?:\w{2,9} )?(?:months?|weeks?|quarter|year|meeting|committee)"
    r"|each (?:month|quarter|year|term|meeting|committee)|(?:in|for|at) future (?:reports"
    r"|meetings|updates)"
    r"|regular (?:updates?|reports?|basis)|(?:quarterly|monthly|annual) (?:updates?|reports?))\b",
    re.IGNORECASE,
)
_ANSWERS = (
    (
        "written",
        r"in writing|written (?:response|answer|reply|update|briefing)|write to|by e-?mail"
        r"|e-?mail(?:ed)?\b",
    ),
    ("briefing", r"briefing"),
    ("report", r"reports?\b(?! back to)|report back|reported"),
    ("paper", r"\bpaper\b"),
    ("proposal", r"\bproposals?\b"),
    ("presentation", r"presentation|presented"),
    ("data", r"\b(?:data|figures|statistics|numbers|analysis|breakdown)\b"),
    ("update", r"\bupdates?\b"),
    ("information", r"\b(?:information|details?|list|copy|copies|link)\b"),
)
_ANSWER = [(name, re.compile(words, re.IGNORECASE)) for name, words in _ANSWERS]
_TARGETS = re.compile(
    r"\b(?:to|at|with|for|before)(?: (?:both|all))? (?P<first>(?:(?:the |this |each |every |a "
    r"|its |their |full |future |next |back )"
    r"{0,3}(?:[A-Z][\w’'&]{1,25} (?:and (?=[A-Z])|of |for )?){0,7}(?:committee|board|members"
    r"|councillors?|panel"
    r"|cabinet|council|meeting|scrutiny|executive|forum|Committee|Board|Members|Councillors?"
    r"|Panel|Cabinet"
    r"|Council|Scrutiny|Executive|Forum"
    r"|Commission))s?(?<=[a-z])(?: (?<=Councillor )[A-Z][\w’'-]{1,30})?)\b"
)


def undertakings_in(lines: Sequence[Line], taken: frozenset[int]) -> tuple[Undertaking, ...]:
    """The promises in an item's minutes; the lines that a resolution took are passed over. A row
    of a table is one only where its head names actions and who has them."""
    said = [
        found
        for index, line in enumerate(lines)
        if index not in taken and line.role is not Role.ROW and not label_of(line.text)
        for found in _in_line(line)
    ]
    return (*said, *(_of_row(row) for row in action_rows(lines)))


def _of_row(row: ActionRow) -> Undertaking:
    """A row of a table of actions: its own column says by when."""
    found = _undertaking(row.line.text, row.line, row.who or None, row.what)
    if not row.due:
        return found
    day = first_day(row.due)
    return replace(found, due=Read(row.due, row.line.place), due_on=day.value if day else None)


def _in_line(line: Line) -> Iterator[Undertaking]:
    mark = mark_of(line.text)
    words = (mark.rest if mark else line.text)[:20_000]
    for sentence in sentences(words):
        if found := _in_sentence(sentence, line):
            yield found


def _in_sentence(sentence: str, line: Line) -> Undertaking | None:
    """The promise in one sentence; the surest form first."""
    plain = _spoken(sentence)
    for form in (_action, _promise, _assurance, _service, _deliverable, _fragment):
        found = form(plain)
        if found:
            who, what = found
            return _undertaking(sentence, line, who, what)
    return None


def _spoken(sentence: str) -> str:
    """The sentence without quotations; an abridgement's own brackets are only opened."""
    opened = ABRIDGED.sub("", sentence) if ABRIDGED.search(sentence) else sentence
    return unquoted(opened)


type _Found = tuple[str | None, str] | None


def _action(plain: str) -> _Found:
    match = _ACTION.search(plain)
    if not match:
        alone = _TO_DO.fullmatch(plain.strip(" ."))
        return (alone["who"].strip(), alone["what"]) if alone else None
    what = match["what"].strip(" .")
    if re.match(r"(?:closed|completed?|done|ongoing|none|nil|agreed)\b", what, re.IGNORECASE):
        return None
    who, to, rest = what.partition(" to ")
    return (who, rest) if to and len(who) < 90 else (None, what)


def _promise(plain: str) -> _Found:
    """ "Officers undertook to…": somebody who is not the body itself."""
    if asked := _WHICH.search(plain):
        return asked["who"].strip(), plain[: asked.start()].strip(" .")
    for match in _PROMISED.finditer(plain):
        who = _WHO_BREAK.sub("", plain[: match.start()]).strip()
        told = re.search(r"\bagreed that (.{2,20}) would", match["verb"])
        who = _FIRST.sub("", who)
        who = told[1] if told and told[1] not in {"he", "she", "they"} else who
        if who and not _decides(who) and not _PARTNERS.search(who):
            return who, plain[match.end() :].strip(" .")
    return None


def _decides(who: str) -> bool:
    """Whether these words name a body, which decides; a member of it may promise."""
    last = who.rsplit(maxsplit=1)[-1].lower().rstrip("s")
    return is_body(who) or (last in {
        "committee", "cabinet", "council", "board", "panel", "member", "it", "wa", "commission",
        "forum", "meeting", "group", "executive", "were", "be", "been", "had", "not",
    } and not re.match(r"(?:the )?(?:cabinet|lead"
    r"|portfolio) member", who, re.IGNORECASE))  # fmt: skip


def _assurance(plain: str) -> _Found:
    """ "The Director advised that she would circulate the figures." """
    match = _SAID_WOULD.search(plain)
    if not match or _PARTNERS.search(match["who"]):
        return None
    who = match["who"]
    if who.lower() in {"he", "she", "they"}:
        before = plain[: match.start()].strip()
        who = _WHO_BREAK.sub("", before).strip() or who
    return who, match["what"].strip(" .")


_WOULD = re.compile(
    r"\b(?P<who>officers|(?:[Tt]he )(?:[A-Z][\w’'&-]{1,30} ){0,6}?(?:Director|Officer|Manager"
    r"|Head|Lead)"
    r"(?: (?:of|for) [A-Z][\w’'&-]{1,30}(?:,? (?:and )?[A-Z][\w’'&-]{1,30}){0,5})?) (?:would|will) "
    r"(?P<what>(?:also )?(?:provide|circulate|share|send|supply|report back|bring|write|come back"
    r"|look into|look at|feed back|follow up|check|arrange)\b.{0,600})"
)


_SPEAKER = re.compile(
    r"\b(?P<who>[Oo]fficers|(?:[Tt]he )(?:[A-Z][\w’'&-]{1,30} ){0,6}?(?:Director|Officer|Manager"
    r"|Head|Lead)"
    r"(?: (?:of|for) [A-Z][\w’'&-]{1,30}(?:,? (?:and )?[A-Z][\w’'&-]{1,30}){0,5})?)"
    r" (?:confirmed|advised|said|stated|explained|reported|agreed|assured|were working|responded)\b"
)


def _service(plain: str) -> _Found:
    """ "The Head of Service would circulate the figures." """
    match = _WOULD.search(plain)
    return (match["who"], match["what"].strip(" .")) if match else None


def _deliverable(plain: str) -> _Found:
    """ "A paper would be presented to committee": no promiser named, but a body or a way to it."""
    if match := _PLANNED.search(plain):
        return None if _PARTNERS.search(plain[: match.start()]) else (None, plain.strip(" ."))
    if comes := _COMES.search(plain):
        return None if _ASIDE.search(plain[: comes.start()]) else (None, plain.strip(" ."))
    match = _BROUGHT.search(plain)
    if not match or _ASIDE.search(plain) or _PARTNERS.search(plain[: match.start()][-80:]):
        return None
    begun = match.start("how")
    assured = _ASSURED.search(plain[:begun].rstrip())
    if not (assured or _ADDRESSED.search(plain, begun) or "written" in plain):
        return None
    subject = _SPEAKER.search(plain[:begun])
    return (subject["who"] if subject else None), plain.strip(" .")


def _fragment(plain: str) -> _Found:
    match = _FRAGMENT.search(plain.strip(" ."))
    if not match or re.search(r"\b(?:would|was|were|had)\b", plain):
        return None
    return None, plain.strip(" .")


def _undertaking(sentence: str, line: Line, who: str | None, what: str) -> Undertaking:
    plain = _AGREED_BEFORE.sub("", _spoken(sentence))
    before = _AGREED_BEFORE.search(_spoken(sentence))
    what = _AGREED_BEFORE.sub("", what)
    due = _DUE.search(what) or _DUE.search(plain)
    recurring = _RECURRING.search(plain)
    day = first_day(due[0]) if due else None
    agreed = first_day(before[0]) if before else None
    who = officers[0] if who and (officers := _OFFICERS.search(who)) else who
    return Undertaking(
        sentence=sentence,
        place=line.place,
        who=Read(who, line.place) if who else missing("The sentence does not say who promised."),
        what=what,
        to=tuple(_addressees(what) or _addressees(plain)),
        answer=next((name for name, words in _ANSWER if words.search(what)), None),
        due=Read(due[0], line.place) if due else missing("No date or meeting is named."),
        due_on=day.value if day else None,
        recurring=recurring[0] if recurring else None,
        agreed_on=agreed.value if agreed else None,
    )


_GIVEN_TO = re.compile(
    r"\b(?:provid|send|giv|inform|advis|updat|notif)\w{0,4} (?:the )?"
    r"(?P<first>[Mm]embers|[Cc]ommittee|Councillor [A-Z][\w’'-]{1,30}|[Cc]ouncillors?|[Pp]anel"
    r"|[Bb]oard|[Cc]abinet)\b"
)


def _addressees(words: str) -> list[str]:
    """To whom: "the Improvement Board", "Committee"."""
    found: list[str] = []
    for match in [*_GIVEN_TO.finditer(words), *_TARGETS.finditer(words)]:
        name = re.sub(r"^(?:back )?(?:the|this|a|its|their) ", "", match["first"]).strip()
        if MEMBERS.search(name) and name not in found:
            found.append(name)
    return found
