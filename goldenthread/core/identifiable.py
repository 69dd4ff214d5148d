"""Likely data about an identifiable child in a text: what the product must not hold. Pure.

    for passage in find("Jaden, aged 7, NHS no. 943 476 5919"):
        print(passage.sentence)

Somebody is asked about each passage, so this prefers a few questions too many to silence, but not
in what plans are full of: telephone numbers, references, dates of meetings, sums, age groups. It
knows patterns, not people: a name alone, or one that is not written with a capital, is not found.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from goldenthread.core.cutting import cut

MOST = 100  # passages of one text; nobody reads more of them
_SHOWN = 80
_OLDEST = 25  # services for care leavers end at 25


class Kind(StrEnum):
    """What a passage looks like."""

    NHS_NUMBER = "nhs_number"
    UPN = "upn"
    BIRTH = "birth"
    AGE = "age"
    CASE = "case"

    @property
    def words(self) -> str:
        """With its article, for a sentence."""
        return _WORDS[self]


_WORDS = {
    Kind.NHS_NUMBER: "an NHS number",
    Kind.UPN: "a unique pupil number (UPN)",
    Kind.BIRTH: "somebody’s date of birth",
    Kind.AGE: "somebody’s name with their age",
    Kind.CASE: "the number of a case",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Something found: text[start:end] of what was looked through.

    `line`: how its row or line begins, in a file; "" where it begins with the passage.
    """

    kind: Kind
    start: int
    end: int
    text: str
    line: str = ""

    @property
    def sentence(self) -> str:
        """What was found, for its writer alone: it quotes the passage."""
        shown = cut(" ".join(self.text.split()), _SHOWN)
        where = f" It stands in the row or line that begins “{self.line}”." if self.line else ""
        return f"“{shown}” looks like {self.kind.words}.{where}"

    @property
    def digest(self) -> str:
        """The same for the same passage wherever it stands, so that it is asked about once."""
        same = f"{self.kind}|{' '.join(self.text.split())}"
        return hashlib.sha256(same.encode()).hexdigest()[:16]


def find(text: str, *, case_words: Iterable[str] = ()) -> list[Passage]:
    """The passages that look like data about a child, in order, 100 at most; they never overlap.

    `case_words`: what stands before the number of a case in this council's systems, beyond the
    common ones ("Eclipse ID"); letter case does not matter.
    """
    if not _DIGIT.search(text):  # whatever is looked for has a number in it
        return []
    looked = (_nhs_numbers(text), _upns(text), _births(text), _ages(text))
    found = {(p.start, -p.end): p for each in looked for p in each}
    found |= {(p.start, -p.end): p for p in _cases(text, tuple(case_words))}
    return list(islice(_apart(found[key] for key in sorted(found)), MOST))


def numbers_of_children(text: str) -> list[Passage]:
    """NHS numbers and UPNs alone: they check themselves, so that a file is held back for them."""
    if not _DIGIT.search(text):
        return []
    found = sorted([*_nhs_numbers(text), *_upns(text)], key=lambda passage: passage.start)
    return list(islice(_apart(found), MOST))


def _apart(passages: Iterable[Passage]) -> Iterator[Passage]:
    end = -1
    for passage in passages:
        if passage.start >= end:
            end = passage.end
            yield passage


def _has(text: str, *telltales: str) -> bool:
    """Whether it is worth looking: regular expressions are dear, and most texts have no birth."""
    lower = text.lower()
    return any(telltale in lower for telltale in telltales)


def _passage(kind: Kind, text: str, start: int, end: int) -> Passage:
    return Passage(kind, start, end, text[start:end])


_DIGIT = re.compile(r"[0-9]")

# NHS numbers: ten digits, mostly written 3 3 4, of which the last is a check digit (NHS Data
# Dictionary). Unlabelled, only ranges that are or will be issued count, and test numbers (9…):
# what begins with 0 is a telephone number.

_GAP = r"(?:[ \u00a0\u2009\u202f.-]|\r?\n)"
_NHS = re.compile(rf"(?<![\w£+./-])[34679][0-9]{{2}}{_GAP}?[0-9]{{3}}{_GAP}?[0-9]{{4}}(?![\w/])")
_NHS_LABELLED = re.compile(
    r"\b(?i:NHS)[ ]?(?i:number|num|no|id)?[.:;#=\s]{0,4}(?:is )?"
    rf"([0-9](?:{_GAP}{{0,2}}[0-9]){{9}})(?!\w)"
)


def _nhs_numbers(text: str) -> Iterator[Passage]:
    for found in _NHS.finditer(text):
        if is_nhs_number(found[0]) and not _goes_on(text, found.end()):
            yield _passage(Kind.NHS_NUMBER, text, *found.span())
    for found in _NHS_LABELLED.finditer(text):
        if is_nhs_number(found[1]):
            yield _passage(Kind.NHS_NUMBER, text, *found.span(1))


_MORE = re.compile(r"[.-][0-9]| [0-9]{3,}")


def _goes_on(text: str, end: int) -> bool:
    """A longer number: a decimal, or groups of digits like those of a telephone or an account."""
    return bool(_MORE.match(text, end))


def is_nhs_number(text: str) -> bool:
    """Ten digits, whatever stands between them, with the right check digit (modulus 11)."""
    digits = [int(char) for char in text if char in "0123456789"]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    rest = 11 - sum(d * weight for d, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest % 11 == digits[9]  # where 10 is left, no digit agrees and the number is not issued


# Unique pupil numbers: a check letter, three digits of the authority, four of the school, two of
# the year, three of the pupil, of which the last is a letter while the number is temporary.

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_BEFORE_UPN = f"{UPN_LETTERS}{UPN_LETTERS.lower()}"
_UPN = re.compile(
    rf"(?:(?<=[{_BEFORE_UPN}])|(?<=[{_BEFORE_UPN}][ -]))[0-9]{{3}}[ -]?[0-9]{{4}}[ -]?"
    rf"[0-9]{{2}}[ -]?[0-9]{{2}}[0-9{_BEFORE_UPN}](?![\w-])"
)
_ALONE = re.compile(r"(?<![\w-])[A-Za-z][ -]?\Z")


def _upns(text: str) -> Iterator[Passage]:
    for found in _UPN.finditer(text):
        begin = max(0, found.start() - 3)
        letter = _ALONE.search(text[begin : found.start()])
        if letter and is_upn(letter[0] + found[0]):
            yield _passage(Kind.UPN, text, begin + letter.start(), found.end())


def is_upn(text: str) -> bool:
    """A UPN whose check letter is right: the sum of each digit times its place (2 to 13), modulo
    23, in an alphabet without I, O and S (DfE, UPN: guide for schools and local authorities)."""
    signs = re.sub(r"[ -]", "", text).upper()
    if not re.fullmatch(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]", signs):
        return False
    values = [int(s) if s.isdigit() else UPN_LETTERS.index(s) for s in signs[1:]]
    total = sum(value * place for place, value in enumerate(values, 2))
    return UPN_LETTERS[total % 23] == signs[0]


# Dates of birth. "Born" needs a name before it; "date of birth" is always somebody's.

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    r"(?:[0-3]?[0-9][./ -][01]?[0-9][./ -](?:19|20)?[0-9]{2}(?![0-9])"
    r"|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?[ -](?:of )?{_MONTH}[ ,-]{{1,2}}(?:19|20)?[0-9]{{2}}(?![0-9])"
    rf"|{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)?,? (?:19|20)[0-9]{{2}}(?![0-9]))"
)
_DOB = r"(?:d(?:ob\b|\.[ ]?o\.[ ]?b\b\.?)|dates? of birth|birth[ -]?dates?|birthday)"
_GROUP = r"(?!\s*(?:to\b|and (?:[0-9]|before|after|later)|or (?:later|after|before)|onward|[–—]))"
_BORN = re.compile(rf"\bborn:?\s{{0,2}}(?:on )?(?:the )?{_DATE}{_GROUP}", re.IGNORECASE)
_DOB_DATE = re.compile(rf"\b{_DOB}[\s:;=,()-]{{0,4}}(?:is |was )?{_DATE}{_GROUP}", re.IGNORECASE)
_DOB_AFTER = re.compile(rf"(?<=[ (0-9]){_DOB}\)?", re.IGNORECASE)
_DATE_BEFORE = re.compile(rf"(?<![0-9]){_DATE}[ ]?\(?\Z", re.IGNORECASE)
_DATE_WITHIN = 30


def _births(text: str) -> Iterator[Passage]:
    if not _has(text, "birth", "dob", "d.o", "d. o", "born"):
        return
    for found in _DOB_DATE.finditer(text):
        yield _passage(Kind.BIRTH, text, *found.span())
    for found in _DOB_AFTER.finditer(text):
        begin = max(0, found.start() - _DATE_WITHIN)
        if date := _DATE_BEFORE.search(text[begin : found.start()]):
            yield _passage(Kind.BIRTH, text, begin + date.start(), found.end())
    for found in _BORN.finditer(text):
        start = _name_among(text, found.start())
        if start is not None:
            yield _passage(Kind.BIRTH, text, start, found.end())
    yield from _columns(text)


_DOB_CELL = re.compile(rf"(?:^|[\t,;|])[ \"]*(?:child.s )?{_DOB}[ \"]*(?=[\t,;|\r\n])", re.I | re.M)
_IS_DATE = re.compile(rf"[ \"]*({_DATE}|[2-5][0-9]{{4}})\b", re.IGNORECASE)
_ROWS_BELOW = 20


def _columns(text: str) -> Iterator[Passage]:
    """The first date below each heading "DOB" of a table; Excel's own numbers of days as well."""
    for found in _DOB_CELL.finditer(text):
        place, end = found.end(), text.find("\n", found.end())
        head = text[text.rfind("\n", 0, place) + 1 : place].rstrip(' "')
        mark = next((char for char in (head + text[place : place + 1]) if char in "\t,;|"), "\t")
        column = head.count(mark)
        for _ in range(_ROWS_BELOW):
            if end < 0:
                break
            start, end = end + 1, text.find("\n", end + 1)
            cell = _cell(text, start, end if end >= 0 else len(text), mark, column)
            if cell is not None and (date := _IS_DATE.match(text, *cell)):
                yield _passage(Kind.BIRTH, text, *date.span(1))
                break


def _cell(text: str, start: int, end: int, mark: str, column: int) -> tuple[int, int] | None:
    """Where a column of the line text[start:end] begins and ends; None where it has none."""
    for _ in range(column):
        start = text.find(mark, start, end) + 1
        if not start:
            return None
    after = text.find(mark, start, end)
    return start, after if after >= 0 else end


# An age beside a name or initials. Age groups have a word of many before them, or a range after.

_AGE = re.compile(r"(?<![0-9.,/£])[0-9]{1,2}(?![0-9])")
_AGED = re.compile(r"\baged?:? (?:of )?\Z", re.IGNORECASE)
_GROUP_OF_AGES = re.compile(
    r"(?: years?| yrs)?\s*(?:[-–—/+%]|to\b|plus\b|months? to"
    r"|(?:and|or) (?:[0-9]|over|under|above|below|older|younger|up))",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(r"(?:[ -]?(?:years?|yrs?)[ -]old|[ ]?y/?o)\b", re.IGNORECASE)
_NAME_AFTER = re.compile(
    r"[\s,]{1,2}(?:(?:boy|girl|child|baby|son|daughter|twin)[\s,]{1,2})?"
    r"(?:(?:called|named) )?([^\W\d_][\w’'-]*)"
)


def _ages(text: str) -> Iterator[Passage]:
    if not _has(text, "age", "old", "y/o", "yo"):
        return
    for found in _AGE.finditer(text):
        if int(found[0]) <= _OLDEST and (passage := _age_at(text, *found.span())):
            yield passage


def _age_at(text: str, start: int, end: int) -> Passage | None:
    if old := _YEARS_OLD.match(text, end):
        after = _NAME_AFTER.match(text, old.end())
        if after and _is_name(after[1]):
            return _passage(Kind.AGE, text, start, after.end(1))
        end = old.end()
    else:
        aged = _AGED.search(text[max(0, start - 9) : start])
        if aged is None or _GROUP_OF_AGES.match(text, end):
            return None
        start -= len(aged[0])
    name = _name_before(text, start)
    return None if name is None else _passage(Kind.AGE, text, name, end)


# Names: words with a capital that are not the words which plans begin sentences and teams with.


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INITIALS = re.compile(r"(?:[A-Z]\.?){1,2}[A-Z]\.?")
_PROPER = re.compile(r"[^\W\d_a-z](?=[\w’'-]*[a-zà-ÿ])[\w’'-]*")
_ABBREVIATIONS = _words(
    "AD CE CEO CIN CLA CP CPP DA DCS DfE EET EH EHC EU GP HR IRO IT IV KPI LA LAC LSP MH NEET NHS "
    "PA PEP QA RAG SEN SGO SW TM UASC UK VSH YOT"
)
_NOT_NAMES = _words(
    "a about adolescents adults after all although an and any anyone are as at average babies be "
    "because before being board both boy boys but by care cases child children cohort core each "
    "early education everybody everyone families family few first foster for friday from girl "
    "girls group if in infants is it key leavers learners looked maximum mean median members "
    "minimum monday month nobody none nor not now nursery of off offer on once one only or other "
    "over panel parents people person persons placement plan primary priority pupil pupils "
    "residents saturday school secondary service services siblings since social so some somebody "
    "someone stage students sunday support team teenagers than that the their them then there "
    "these they this those thursday to toddlers tuesday under unless until up users was we "
    "wednesday were when where which while who whoever with worker workers year years young "
    "youngest youngster youngsters youth youths "
    "january february march april may june july august september october november december"
)
_WITHIN = 60
_BETWEEN = " ,(:;\u00a0-–\t"


def _name_before(text: str, at: int) -> int | None:
    """Where the name begins that stands directly before a place."""
    before = text[max(0, at - _WITHIN) : at].rstrip(_BETWEEN)
    words = list(re.finditer(r"\S+", before))[-2:]
    if not words or not _is_name(words[-1][0]):
        return None
    has_two = len(words) == 2 and words[0][0][-1].isalpha() and _is_name(words[0][0])
    return max(0, at - _WITHIN) + words[0 if has_two else -1].start()


def _name_among(text: str, at: int) -> int | None:
    """Where a name begins among the last four words of the same sentence before a place."""
    begin = max(0, at - _WITHIN)
    before = re.split(r"[.!?]\s|\n\n", text[begin:at])[-1]
    offset = at - len(before)
    words = list(re.finditer(r"[^\s,;:()]+", before))[-4:]
    return next((offset + word.start() for word in words if _is_name(word[0])), None)


def _is_name(word: str) -> bool:
    bare = word.strip("“”\"'‘’,;:()").removesuffix("’s").removesuffix("'s")
    if _INITIALS.fullmatch(bare):
        return bare.replace(".", "") not in _ABBREVIATIONS
    return bool(_PROPER.fullmatch(bare)) and bare.lower() not in _NOT_NAMES


# Numbers of cases and of children in the systems of children's services.

SYSTEMS = (
    "LCS", "ICS", "EHM", "Liquidlogic", "Mosaic", "Framework-i", "Frameworki", "Eclipse", "Azeus",
    "CareFirst", "CareDirector", "CareWorks", "Capita One", "ContrOCC", "Protocol", "SWIFT",
)  # fmt: skip
_OF = r"(?:[ ]?(?:id|no|number|num|ref|reference|record|case|child|client|person|pin))"
_THING = r"(?:case|child|client|person|pupil|service user|young person)"
_NUMBER = re.compile(r"(?<![\w£.,/-])[1-9][0-9]{4,9}(?![0-9]|[./-][0-9]|[ ]?%)")
_LABEL_WITHIN, _LABEL_END = 50, " .:;#=()-\t\r\n"
_BARE_CASE, _BARE_DIGITS = re.compile(r"\bcase[ :#]{1,2}\Z", re.IGNORECASE), 6


def _label(case_words: tuple[str, ...]) -> re.Pattern[str]:
    systems = "|".join(re.escape(word) for word in (*SYSTEMS, *case_words))
    return re.compile(
        rf"\b(?:(?:{systems}){_OF}{{0,2}}"
        rf"|{_THING}(?:’s|'s)?[ ]?(?:file )?(?:id|no|number|num|ref|reference|record|pin))"
        rf"[{re.escape(_LABEL_END)}]{{1,4}}\Z",
        re.IGNORECASE,
    )


_COMMON_LABEL = _label(())


def _cases(text: str, case_words: tuple[str, ...]) -> Iterator[Passage]:
    label = _label(case_words) if case_words else _COMMON_LABEL
    for number in _NUMBER.finditer(text):
        begin = max(0, number.start() - _LABEL_WITHIN)
        before = text[begin : number.start()]
        if not before.rstrip(_LABEL_END)[-1:].isalpha():
            continue  # after another number, as in a table
        found = label.search(before)
        if found is None and len(number[0]) >= _BARE_DIGITS:
            found = _BARE_CASE.search(before)
        if found is not None:
            yield _passage(Kind.CASE, text, begin + found.start(), number.end())
