"""What a resolution does: its verbs, whom they pass a matter on to, and when.

The verb is that of the clause itself ("note the report", "the plan be approved"), never of
what the clause speaks about ("the decision to defer the scheme").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dates import first_day
from .model import Act
from .words import BODY, unquoted

# Each verb of a resolution, its base form and its participle. The first name is ours.
_VERBS = {
    "note": ("note", "noted"),
    "receive": ("receive", "received"),
    "approve": ("approve", "approved"),
    "endorse": ("endorse", "endorsed"),
    "agree": ("agree", "agreed"),
    "recommend_to": ("recommend", "recommended"),
    "refer_to": ("refer", "referred"),
    "delegate_to": ("delegate", "delegated"),
    "request": ("request|ask|require|instruct", "requested|asked|required|instructed"),
    "accept": ("accept", "accepted"),
    "adopt": ("adopt", "adopted"),
    "confirm": ("confirm|ratify|reaffirm", "confirmed|ratified|reaffirmed|taken as read"),
    "support": ("support", "supported"),
    "welcome": ("welcome", "welcomed"),
    "thank": ("thank|congratulate|commend", "thanked|congratulated|commended"),
    "consider": ("consider", "considered"),
    "review": ("review", "reviewed"),
    "defer": ("defer|adjourn", "deferred|adjourned"),
    "appoint": ("appoint|nominate|elect", "appointed|nominated|elected"),
    "authorise": ("authori[sz]e|permit", "authori[sz]ed|permitted"),
    "reject": ("reject|refuse", "rejected|refused|not approved"),
    "exclude": ("exclude", "excluded"),
    "amend": ("amend", "amended"),
    "withdraw": ("withdraw", "withdrawn"),
    "submit": ("submit", "submitted"),
    "establish": ("establish|set up|create", "established|set up|created"),
    "invite": ("invite", "invited"),
    "acknowledge": ("acknowledge|recogni[sz]e", "acknowledged|recogni[sz]ed"),
    "implement": ("implement|publish|commission", "implemented|published|commissioned"),
    "sign": ("sign", "signed"),
}
_BASE = "|".join(base for base, _ in _VERBS.values())
_DONE = "|".join(done for _, done in _VERBS.values())
_ADVERB = r"(?:(?:also|hereby|formally|further|unanimously|duly|otherwise|\w{2,20}ly) ){0,3}"
_BODY_END = (
    r"(?:Committee|Cabinet|Council|Board|Panel|Executive|Mayor|Leader|Commission|Forum|Members"
    r"|members|Partnership|Assembly|Group|committee|cabinet|council|board|panel|executive"
    r"|Sub-Committee|Sub-committee)"
)
_MEMBER = (
    r"(?:The |the )?(?:Executive |Cabinet )(?:Lead )?Member"
    r"(?: for (?:[A-Z][\w’'&,-]* |and ){1,10})? ?"
    r"|(?:The |the )?(?:Portfolio Holder|Deputy Leader|Elected Mayor)"
    r"(?: for (?:[A-Z][\w’'&,-]* |and ){1,10})? ?"
)
_SUBJECT = rf"(?:(?:the |this |full )?(?:[\w’'&,-]+ ){{0,14}}?{_BODY_END},? |{_MEMBER})"
_LEAD = r"[\s“\"]*(?:(?:that|THAT|That|to|To|and|the following:?)[,:]? ){0,2}"
_ACTIVE = re.compile(
    rf"{_LEAD}(?P<subject>{_SUBJECT}(?:should |shall |do |does |hereby |is recommended "
    rf"|be asked )?)?"
    rf"(?P<to>to )?{_ADVERB}(?P<verb>{_BASE})(?P<s>e?s)?\b(?! (?:of|from|by)\b)",
    re.IGNORECASE,
)
_STARTS = re.compile(
    rf"[\s“\"]*(?:that |to |also ){{0,2}}{_ADVERB}(?P<verb>{_BASE})(?P<s>e?s)?\b(?! (?:of|from"
    rf"|by)\b)",
    re.IGNORECASE,
)
_STARTED = re.compile(
    rf"[\s“\"]*{_ADVERB}(?P<verb>{_DONE})(?P<s>)\b(?= (?:the|that|a|an|its|this|to|authority)\b)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    rf"(?:\band\b|[,;])\s+(?:to |that |also |further "
    rf"|formally ){{0,2}}(?P<verb>{_BASE})(?P<s>e?s)?\b"
    r"(?! (?:of|from|by|for|and)\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?<!to )(?<!will )(?<!would )(?<!should )(?<!could )(?<!can )(?<!(?-i:may) )"
    r"(?<!must )(?<!shall )"
    rf"\b(?:be|is"
    rf"|are)(?: not)? {_ADVERB}(?P<verb>{_DONE})\b"
    rf"(?:(?: by [\w’ ]{{3,40}}?)?,? and {_ADVERB}(?P<next>{_DONE})\b)?",
    re.IGNORECASE,
)
_BE = re.compile(rf"(?<!to )\bbe {_ADVERB}(?:{_DONE})\b", re.IGNORECASE)
_WAS = re.compile(
    rf"^(?:That )?[Tt]he (?:[^.]{{0,160}} )?(?:minutes|reports?|recommendations?|updates?|plan"
    rf"|programme|items?"
    r"|presentation|documents?|position|information|proposals?|strategy|policy|budget|notice)\b"
    rf"[^.]{{0,160}}? (?:was"
    rf"|were) {_ADVERB}(?P<verb>{_DONE})\b(?:,? and {_ADVERB}(?P<next>{_DONE})\b)?",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"^(?:[^.]{0,200} )?recommendations?\b[^.]{0,200}\b(?:was|were) (?:declared )?carried\b",
    re.IGNORECASE,
)
_DID = re.compile(
    rf"(?:(?:Following|After|Having|On) [^,.]{{3,120}}, )?(?:{_SUBJECT}|Members )"
    rf"{_ADVERB}(?P<verb>{_DONE})\b(?:,? and {_ADVERB}(?P<next>{_DONE})\b)?"
    r"(?! (?:that|how|whether|to)\b)"
)
_GIVEN = re.compile(
    r"\b(?P<what>approval|permission|consent|(?:delegated )?(?:authority|powers?)) "
    r"(?:is |be )(?:hereby )?(?P<how>granted|given|delegated)\b",
    re.IGNORECASE,
)
_REPORT_BACK = re.compile(
    r"\b(?:report|update|paper|briefing|presentation|response|information|item|review)s?\b"
    r"(?:(?! be | to ).){0,200} be (?:brought|presented|provided|circulated|submitted|made"
    r"|scheduled"
    r"|reported|included|added|received)\b"
    r"(?= (?:back|to|at|on|in|within|for|before|by|after|quarterly|annually|every)\b)",
    re.IGNORECASE,
)
_OFFICER_TO = re.compile(
    r"^[\s“\"]*(?:[Tt]hat )?(?:the )?(?:[A-Z][\w’'&,-]{1,30} ){0,6}?(?:Director|Officers?|officers"
    r"|Head|Chief Executive)(?: (?:of|for) (?:[A-Z][\w’'&,-]{1,30} ?|and ){1,6})?,? "
    r"(?:\(\w{1,3}\) )?(?:provide|bring|circulate|report|submit|prepare|present|write|share"
    r"|arrange|undertake)\b"
)
_CORRECT_RECORD = re.compile(r"(?:correct|accurate|true)(?: and accurate)? record", re.IGNORECASE)

_RECOMMEND = re.compile(
    r"\b[Rr]ecommend(?:s|ed|ation)?(?: be made)? (?:to )?(?:the )?(?:that )?(?:the )?"
    r"(?:meeting of )?"
    r"(?P<to>(?:[Ff]ull )?[A-Z][\w’'&-]{0,40},?"
    r"(?: (?:[A-Z][\w’'&-]{0,40},?|and|of|for|the|on)\b){0,13})"
    r"|\b[Rr]ecommends?\b(?:(?! to |[;:.]).){1,120} to (?:the )?"
    r"(?P<onto>(?:[Ff]ull )?[A-Z][\w’'&-]{0,40},?"
    r"(?: (?:[A-Z][\w’'&-]{0,40},?|and|of|for|the|on)\b){0,13})"
)
_REFER = re.compile(
    r"\b[Rr]efer(?:s|red|ral)?\b(?:(?! to ).){0,160} to (?:the )?"
    r"(?P<to>(?:[Ff]ull )?[A-Z][\w’'&-]{0,40},?"
    r"(?: (?:[A-Z][\w’'&-]{0,40},?|and|of|for|the|on)\b){0,13})"
)
_DELEGATE = re.compile(
    r"\bdelegat\w{0,5}(?: authority)?(?: be (?:given|granted|delegated))?"
    r"(?: authority| responsibility| powers?)?(?:(?! to ).){0,80} to "
    r"(?:the )?(?P<to>(?:(?! to |,? in consultation|,? after consult|,? and in consult|[;:.]"
    r"|, to|, for"
    r"|, and to).){3,160})",
    re.IGNORECASE,
)
_CONSULT = re.compile(
    r"\b(?:in|after|following) consultation with (?:the )?"
    r"(?P<who>(?:(?! to |[;:.,]|, to).){3,160})",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\b(?:request|ask|invite|instruct|require)(?:s|ed)? (?:that )?(?:the )?"
    r"(?P<to>(?:(?! to | provide| be |[;:.,]).){3,120}) (?:to|provides?|be) ",
    re.IGNORECASE,
)
_TARGETS = {
    "recommend_to": _RECOMMEND,
    "refer_to": _REFER,
    "delegate_to": _DELEGATE,
    "request": _ASK,
    "invite": _ASK,
}


_LOUD = re.compile(r"^(?:RECOMMENDED|REFERRED)\b")


def acts_of(clause: str, *, told: bool = False) -> tuple[Act, ...]:
    """The verbs of a clause in their order. `told`: a minute that tells what was done ("was
    noted", "the Committee noted the report"), and not the clause of a resolution.
    """
    words = _LOUD.sub(lambda match: match[0].lower(), unquoted(clause)[:4000])
    found = sorted(_found(words, told=told))
    names = list(dict.fromkeys(name for _, name in found))
    if "request" in names and "submit" in names:
        names.remove("submit")  # a report that is to be submitted is asked for
    if _CORRECT_RECORD.search(words) and "sign" in names:
        names.remove("sign")
    return tuple(_act(name, words) for name in names)


def _found(words: str, *, told: bool) -> Iterator[tuple[int, str]]:
    """Where each verb stands, and its name."""
    if told:
        match = _DID.match(words) or _WAS.match(words)
        if match:
            done = [*_participles(match), *_done_too(match, words)]
            yield from (found for found in done if found[1] in _TOLD)
        elif carried := _CARRIED.match(words):
            yield carried.start(), "agree"
        return
    active = _STARTS.match(words) or _STARTED.match(words) or _by_subject(words)
    if active:
        yield active.start("verb"), _name(active["verb"])
        yield from _also(active, words)
        return
    for match in _PASSIVE.finditer(words):
        yield from _participles(match)
    for match in _GIVEN.finditer(words):
        delegated = "delegated" in match[0].lower()
        yield match.start(), "delegate_to" if delegated else "approve"
    for pattern in (_REPORT_BACK, _OFFICER_TO):
        if asked := pattern.search(words):
            yield asked.start(), "request"
            return


_DONE_TOO = re.compile(
    rf"(?:\band\b|,) {_ADVERB}(?P<verb>{_DONE})(?= (?:the|a|an|its|authority)\b)",
    re.IGNORECASE,
)


def _done_too(first: re.Match[str], words: str) -> Iterator[tuple[int, str]]:
    """ "Cabinet approved the plan and delegated authority to the Director." """
    if first.re is _DID:
        for match in _DONE_TOO.finditer(words, first.end()):
            yield match.start("verb"), _name(match["verb"])


def _by_subject(words: str) -> re.Match[str] | None:
    """ "the Committee note the plan"; not "a grant to the Board to support it be approved"."""
    active = _ACTIVE.match(words)
    unsure = active and active["subject"] and active["to"] and _BE.search(words)
    return None if unsure else active


_AGREES_TO = re.compile(rf"[ds]? to {_ADVERB}(?P<verb>{_BASE})\b", re.IGNORECASE)


def _also(first: re.Match[str], words: str) -> Iterator[tuple[int, str]]:
    """Further verbs in the same form as the first: "approve … and recommend to Council"; and
    what is agreed to be done: "agree to delegate authority".
    """
    if first["verb"].lower().startswith("agree") and (
        inner := _AGREES_TO.match(words, first.end("verb"))
    ):
        yield inner.start("verb"), _name(inner["verb"])
    for match in _ALSO.finditer(words, first.end()):
        if bool(match["s"]) == bool(first["s"]) and not _is_noun(match, words):
            yield match.start("verb"), _name(match["verb"])


def _is_noun(match: re.Match[str], words: str) -> bool:
    """ "and support" and "and review" are mostly things, not deeds, unless an article follows."""
    if match["verb"].lower() not in {"support", "review", "request", "consider", "sign", "create"}:
        return False
    return not re.match(r" (?:the|that|officers|a|an|any|all|to)\b", words[match.end() :])


def _participles(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    for group in ("verb", "next"):
        if match[group]:
            yield match.start(group), _name(match[group])


# What a body may be told to have done in passing; the other verbs are mostly somebody else's.
_TOLD = {
    "note", "receive", "approve", "endorse", "agree", "confirm", "adopt", "accept", "defer",
    "recommend_to", "refer_to", "delegate_to", "appoint", "amend",
}  # fmt: skip
_NAMES = [
    (re.compile(rf"(?:{base}|{done})", re.IGNORECASE), name)
    for name, (base, done) in _VERBS.items()
]


def _name(word: str) -> str:
    return next(name for words, name in _NAMES if words.fullmatch(word))


_BE_TOLD = re.compile(
    r"(?:[Tt]hat )?(?:[Tt]he )?(?P<to>(?:(?! be |[;:.]).){3,120}) be (?:recommended|requested"
    r"|asked|invited"
    r"|instructed)\b"
)


_A_THING = re.compile(
    r"(?:an? |further |.{0,60}\b(?:reports?|updates?|information|paper|item)$)", re.IGNORECASE
)


def _act(name: str, words: str) -> Act:
    pattern = _TARGETS.get(name)
    match = pattern.search(words) if pattern else None
    if name in {"request", "invite", "recommend_to"}:
        told = _BE_TOLD.match(words)
        match = told if told and (name != "recommend_to" or BODY.search(told["to"])) else match
    if match is None:
        return Act(name)
    group = "to" if match["to"] else "onto"
    to = _trimmed(match[group], body=name in {"recommend_to", "refer_to"})
    if name == "request" and to and _A_THING.match(to):
        return Act(name)
    day = first_day(words[match.end(group) : match.end(group) + 60])
    consulted = _CONSULT.search(words, match.start()) if name == "delegate_to" else None
    return Act(
        name,
        to,
        day.value if day and name in {"recommend_to", "refer_to"} else None,
        _trimmed(consulted["who"]) if consulted else None,
    )


def _trimmed(words: str, *, body: bool = False) -> str | None:
    """A name without what trails after it; of a body, only as far as its kind."""
    if body:
        match = BODY.search(words)
        return (
            re.sub(r"^(?:the |that )?(?:[Ff]ull )?", "", match[0].strip(" ,"))
            if match
            else _office(words)
        )
    return _plain(words)


def _office(words: str) -> str | None:
    """The holder of an office, where no body is named; None for other words."""
    match = re.match(
        r"(?:Cabinet Member|Portfolio Holder|Leader|Mayor|Director|Executive Member)\b", words
    )
    return _plain(words) if match else None


def _plain(words: str) -> str | None:
    plain = re.sub(r"(?:\s+(?:and|of|for|the|on|or|to))+$", "", words.strip(" ,;:.()"))
    return plain or None


def recommended_to(words: str) -> str | None:
    """Whom "RECOMMENDED to Council:" or "(to Council)" names."""
    match = re.match(r"[\s:(–-]*(?:to|TO) (?:[Tt]he |THE )?(?P<to>[A-Z][^:;.()]{2,100})", words)
    named = match["to"] if match else ""
    body = BODY.search(named.title() if named.isupper() else named)
    return re.sub(r"^[Ff]ull ", "", body[0].strip()) if body else None
