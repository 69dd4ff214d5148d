"""First stage: the bytes of a PDF become pages of words with their places.

The words' order is that of the file; the next stage puts them into lines.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from .boxes import Box, CannotRead, PageSize
from .coordinates import Sides, in_order, shown_place, upright_corner
from .ruling import Rules, read_rules

MOST_PAGES = 200
MOST_CHARACTERS_ON_A_PAGE = 50_000
LONGEST_SIDE = 14_400  # points: PDF's own limit; PDFium takes memory for each point of a page
MOST_SECONDS = 4.0
FEWEST_CHARACTERS = 40  # a scan may carry a stamp or a page number and nothing else

_LINE_END_HYPHENS = {0x02, 0xAD, 0x2010, 0x2011, 0xFFFE}  # how PDFium and Word give a hyphen
_UNKNOWN_SIGN = "\ufffd"  # a glyph of which the font does not tell the letter
_LATEST_END = 4096  # bytes: a mail or a server may add some behind a file's end
_SPACES = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF}
_SPACES |= set(range(0x2000, 0x200B))
_SPACE = 0x20
_RAISED_DIGITS = {ord(digit) for digit in "¹²³⁰⁴⁵⁶⁷⁸⁹"}  # footnotes' numbers
_OTHER_SIZE = 0.8
_GAP = 0.2  # a wider hole than this share of the height parts two words


_OTHER_KINDS = (
    ((b"<!doctype html", b"<html", b"<head"), "a web page"),
    ((b"pk\x03\x04", b"pk\x05\x06"), "a zip file or an Office document"),
    ((b"\xd0\xcf\x11\xe0", b"{\\rtf"), "a document of a word processor"),
    ((b"\x89png", b"\xff\xd8\xff", b"gif8", b"ii*\x00", b"mm\x00*"), "a picture"),
)


_ONE_AT_A_TIME = threading.RLock()  # PDFium may not be called from two threads at once


@dataclass(frozen=True, slots=True)
class Word:
    """`size` is the height that the font gives to every letter, not only to these letters.

    `glued` words follow the word before without a space: a raised footnote digit, mostly.
    `spaced` words have a space printed behind them: at a line's end, a word that goes on has none.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    glued: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    size: PageSize
    words: tuple[Word, ...]
    rules: Rules = field(default_factory=Rules)


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF, or CannotRead with the reason why it cannot be opened."""
    if b"%PDF-" not in data[:1024] or _other_kind(data):
        raise CannotRead(_what_instead(data))
    if b"%%EOF" not in data[-_LATEST_END:]:  # PDFium would give the pages that are left
        raise CannotRead("The PDF is damaged: its end is missing.")
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise CannotRead(_why_not_opened(error)) from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise CannotRead("The PDF is damaged: one of its pages cannot be opened.") from error
        finally:
            document.close()


def _other_kind(data: bytes) -> str:
    """What the first bytes show a file to be that is no PDF; "" where they show nothing."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((name for signs, name in _OTHER_KINDS if head.startswith(signs)), "")


def _what_instead(data: bytes) -> str:
    if not data:
        return "This file is empty."
    other = _other_kind(data)
    return f"This file is not a PDF, but {other}." if other else "This file is not a PDF."


def _why_not_opened(error: pypdfium2.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return "The PDF is encrypted: it cannot be read without its password."
    return "The PDF is damaged: it cannot be opened."


def read_pages(data: bytes) -> tuple[Page, ...]:
    """Every page with its words. CannotRead: no PDF, encrypted, damaged, too long, or a scan."""
    give_up_at = time.thread_time() + MOST_SECONDS
    with opened(data) as document:
        if not len(document):
            raise CannotRead("The PDF is damaged: it has no pages.")
        if len(document) > MOST_PAGES:
            raise CannotRead(
                f"The PDF has {len(document)} pages, and at most {MOST_PAGES} are read. "
                "Save a copy of the pages that matter."
            )
        pages = []
        for index in range(len(document)):
            if time.thread_time() > give_up_at:
                raise CannotRead("The PDF takes too long to read, so it was not read.")
            pages.append(_read_page(document[index], index + 1))
    if sum(len(word.text) for page in pages for word in page.words) < FEWEST_CHARACTERS:
        raise CannotRead("The PDF has no text: its pages are pictures, as a scanner makes them.")
    return tuple(pages)


def _read_page(page: pypdfium2.PdfPage, number: int) -> Page:
    width, height = page.get_size()
    if not max(width, height) <= LONGEST_SIDE:
        raise CannotRead(f"Page {number} of the PDF is larger than any sheet of paper.")
    text_page = page.get_textpage()
    if text_page.count_chars() > MOST_CHARACTERS_ON_A_PAGE:
        raise CannotRead(f"Page {number} of the PDF holds more text than a page can show.")
    words = tuple(_words(_Characters(page, text_page)))
    rules = read_rules(page)
    text_page.close()
    page.close()
    return Page(PageSize(number, width, height), words, rules)


class _Characters:
    """PDFium's calls for one page, with their output buffers made once: the reader's hot path."""

    def __init__(self, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> None:
        self._text = text_page.raw
        self.count: int = text_page.count_chars()
        self._place = shown_place(page)
        self._upright = upright_corner(page)
        self._rect = pdfium.FS_RECTF()
        self._rect_pointer = ctypes.byref(self._rect)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def code(self, index: int) -> int:
        return int(pdfium.FPDFText_GetUnicode(self._text, index))

    def box(self, index: int) -> Sides:
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._rect_pointer)
        rect = self._rect
        if self._upright:
            left, top = self._upright
            return rect.left - left, top - rect.top, rect.right - left, top - rect.bottom
        xa, ya = self._place(rect.left, rect.top)
        xb, yb = self._place(rect.right, rect.bottom)
        return in_order(xa, ya, xb, yb)

    def baseline(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(
            self._text, index, ctypes.byref(self._x), ctypes.byref(self._y)
        )
        return self._place(self._x.value, self._y.value)[1]

    def bold(self, index: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self._text, index, self._font, 128, ctypes.byref(self._flags))
        return b"bold" in self._font.value.lower()


def _words(characters: _Characters) -> Iterator[Word]:
    word: _Begun | None = None
    glued = False
    for index in range(characters.count):
        code = characters.code(index)
        if code in _RAISED_DIGITS:
            continue
        if code in _SPACES:
            if word:
                yield word.finished(characters, spaced=code == _SPACE)
            word, glued = None, False
            continue
        here = characters.box(index)
        if word and (part := _parts(word.sides, here)):
            yield word.finished(characters)
            word, glued = None, part == "glued"
        if word:
            word.add(code, here)
        else:
            word = _Begun(index, [_LETTERS[code]], here, glued)
    if word:
        yield word.finished(characters)


@dataclass(slots=True)
class _Begun:
    """A word that may go on; `first` is its first character's index."""

    first: int
    letters: list[str]
    sides: Sides
    glued: bool

    def add(self, code: int, here: Sides) -> None:
        self.letters.append(_LETTERS[code])
        x0, top, x1, bottom = self.sides
        a0, a1, b0, b1 = here  # compared by hand: min and max are calls, four for each letter
        self.sides = (
            a0 if a0 < x0 else x0,
            a1 if a1 < top else top,
            b0 if b0 > x1 else x1,
            b1 if b1 > bottom else bottom,
        )

    def finished(self, characters: _Characters, *, spaced: bool = False) -> Word:
        return Word(
            "".join(self.letters),
            Box(*self.sides),
            characters.baseline(self.first),
            self.sides[3] - self.sides[1],
            characters.bold(self.first),
            self.glued,
            spaced,
        )


class _Letters(dict[int, str]):
    """A letter for each code; each is made once."""

    def __missing__(self, code: int) -> str:
        if code in _LINE_END_HYPHENS:
            letter = "-"
        else:
            letter = _UNKNOWN_SIGN if not code or 0xD800 <= code < 0xE000 else chr(code)
        self[code] = letter
        return letter


_LETTERS = _Letters()


def _parts(word: Sides, here: Sides) -> str:
    """Whether a character starts a new word after `word`: "", "apart" or "glued".

    The letters of a ligature share one box, so a step back inside the word is none.
    """
    height = word[3] - word[1]
    if here[0] - word[2] > _GAP * height or here[0] < word[0] - _GAP * height:
        return "apart"
    if here[1] > word[3] or here[3] < word[1]:
        return "apart"
    other = here[3] - here[1]
    alike = height >= _OTHER_SIZE * other and other >= _OTHER_SIZE * height
    return "" if alike else "glued"
