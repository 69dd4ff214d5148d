"""Files that are no minutes, damaged, hostile or huge: a sentence, soon, and nothing else."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.governance.minutes import CannotRead, read_minutes
from tests.unit.governance.minutes.made import PAGES

BOMB = b"""<?xml version="1.0"?><!DOCTYPE meeting [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><meeting><meetingid>&b;</meetingid></meeting>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE meeting [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<meeting><meetinglocation>&x;</meetinglocation></meeting>"""


def kind_or_sentence(data):
    """What every file must give, whatever is in it."""
    try:
        return read_minutes(data).as_json()["kind"]
    except CannotRead as refused:
        return refused.sentence


def zipped(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t ", "The file is empty."),
        (b"\x00\x01\x02binary", "The file is not text"),
        (b"%PDF-1.7 ...", "but a PDF"),
        (b"\x89PNG\r\n\x1a\n", "but a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old version of Word"),
        (b"{\\rtf1}", "Rich Text"),
        (b"MZ\x90", "a program"),
        (b"x" * 20_000_001, "The file has 20 MB"),
        (b"a line\n" * 800_000, "characters"),
        (b"\x81\x8d\x8f\x90\x9d" * 200, "in no encoding"),
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
        (b"<?xml version='1.0'?><meeting><a>", "is not XML that can be read"),
        (b"<?xml version='1.0'?><feed><entry/></feed>", "“feed”"),
        (b"PK\x03\x04 broken", "is damaged"),
        (zipped(other_xml="<a/>"), "no Word document"),
        (zipped(word__document_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "entities"),
        (zipped(word__document_xml="<a/>"), "is damaged"),
        (zipped(word__document_xml=b" " * 70_000_000), "too large unpacked"),
        (b"<html><body><script>alert(1)</script></body></html>", "no words"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_read_is_a_sentence(data, sentence):
    with pytest.raises(CannotRead) as refused:
        read_minutes(data)
    assert sentence in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_a_page_in_the_code_page_of_windows_is_read():
    record = read_minutes("Agenda item\n\nChildren’s plan – £5\n\nMinutes:\n".encode("cp1252"))
    assert record.title.value == "Children’s plan – £5"
    assert record.doubts == ()


def test_letters_that_are_lost_are_said():
    data = "Agenda item\n\nChildren’s plan\n\nMinutes:\n\nThe plan – it was noted".encode()
    record = read_minutes(data + b"\xff\xfe.")
    assert record.doubts[0].sentence.startswith("2 of its letters could not be read")


# What once took long, or could: each words' repetition meets another pattern.
WORDS = (
    "That the ", "Councillor A", "(", "RESOLVED ", "RESOLVED\n", "and ", "[", "“", '"', "a, ",
    "The Committee ", "1. ", "1.\nA title\n", "the Director of ", "agreed to ", "would be ",
    "16 July 2024 ", "in consultation with ", "A1/\n", "Mon ", "delegated ", "recommend ",
    "undertook to ", "Minutes: ", "|\n", "to follow ", "5 for ", "FOR Councillors A, B\n",
    "A. ", "of the Council ", "said that the ", "Meeting: 01/01/2024 - Council (Item 1)\n",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(
    "before", ["Agenda item\n\nA\n\nMinutes:\n\nRESOLVED: That ", "Agenda\n\n"]
)
def test_no_repetition_takes_long(words, before):
    begun = time.thread_time()
    assert kind_or_sentence((before + words * (20_000 // len(words))).encode())
    assert time.thread_time() - begun < 2


@pytest.mark.parametrize(
    "page",
    ["<html><body>" + "<div>" * 50_000, "<html>" + "<ul><li>" * 20_000 + "x",
     "<html><body><table>" + "<tr><td>a<td>b" * 20_000],
)  # fmt: skip
def test_no_nesting_takes_long_or_goes_deep(page):
    begun = time.thread_time()
    assert kind_or_sentence(page.encode())
    assert time.thread_time() - begun < 4


PIECES = st.sampled_from(
    [line for page in PAGES.values() for line in page.splitlines()] + list(WORDS)
)


@settings(max_examples=80, deadline=5000)
@given(st.lists(PIECES, max_size=60))
def test_any_lines_in_any_order_are_read_or_refused(lines):
    assert kind_or_sentence("\n".join(lines).encode())


@settings(max_examples=80, deadline=5000)
@given(st.sampled_from(list(PAGES.values())), st.data())
def test_a_page_that_is_cut_or_damaged_anywhere_is_read_or_refused(page, data):
    raw = bytearray(page.encode())
    del raw[data.draw(st.integers(0, len(raw))) :]
    for _ in range(data.draw(st.integers(0, 5))):
        if raw:
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    assert kind_or_sentence(bytes(raw))


@settings(max_examples=60, deadline=5000)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(data):
    assert kind_or_sentence(data)
