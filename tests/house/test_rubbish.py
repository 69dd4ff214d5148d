"""Whatever is sent to a form, a page answers, never a fault; what is refused changes nothing."""

from __future__ import annotations

from random import Random
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.ledger.models import Entry
from tests.house.examples import EXAMPLES
from tests.house.world import House
from tests.pages.client import HouseClient
from tests.pages.parsing import parsed

ANSWERS = {200, 302, 403, 404, 409, 413, 422}
NUMBERS = ["-1", "0", "99999999999999999999", "1.5", "NaN", "1e400", "\u0663", "-0.001", "50%"]
DAYS = ["2026-13-45", "1026-01-01", "9999-12-31", "2026-02-30", "15 November 2026", "ongoing"]
TEXTS = ["", " ", "x", "x" * 30_000, "a\nb\n" * 300, "'\"<b>&amp;", "=1+1", "%s %d {} {{x}}"]
SIGNS = ["a\0b", "\u202eabc", "\x0c\x1b[2J", "\U0001f600", "\ufeff", "e\u0301"]
RUBBISH = [*NUMBERS, *DAYS, *TEXTS, *SIGNS]
FILES = [b"", b"x", b"%PDF-1.4 x", b"PK\x03\x04x", b"a,b\n1,2\n", b"\xff\xfea\x00"]
NAMES = ["a.pdf", "a.docx", "a.xlsx", "a.csv", "a", "a.exe", "../a.png", "x" * 300 + ".pdf"]
ROUNDS = 2

WITH_FORMS = [
    name
    for name, example in EXAMPLES.items()
    if not (example.is_public or example.by_token) and example.answer == 200
]


@pytest.mark.parametrize("name", WITH_FORMS)
def test_rubbish_is_answered_and_what_is_refused_changes_nothing(
    house: House, client: HouseClient, name: str
) -> None:
    example = EXAMPLES[name]
    client.force_login(house.world.person(example.allowed))
    query = f"?{example.query}" if example.query else ""
    address = reverse(name, args=example.about(house)) + query
    draw = Random(name)  # noqa: S311 - the same rubbish each time
    for form in forms_of(client.get(address)):
        for _ in range(ROUNDS):
            before = Entry.objects.count()
            answer = client.post(form.get("action") or address, filled_in(form, draw))
            assert answer.status_code in ANSWERS
            if answer.status_code != 302:
                assert Entry.objects.count() == before


def forms_of(response: Any) -> list[Element]:
    """Those of a page that send, but for the one that signs out."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    forms = parsed(response.content.decode()).iter("form")
    return [
        each
        for each in forms
        if each.get("method") == "post" and each.get("class") != "gt-header__out"
    ]


def filled_in(form: Element, draw: Random) -> dict[str, Any]:
    """Each field with rubbish, with one of its choices or as it stands; what is hidden stays."""
    sent: dict[str, Any] = {}
    if buttons := [each for each in form.iter("button") if each.get("name")]:
        pressed = draw.choice(buttons)
        sent[pressed.get("name", "")] = pressed.get("value", "")
    for field in form.iter():
        name, kind = field.get("name"), field.get("type", "")
        if name is None:
            continue
        if kind == "hidden":
            sent[name] = field.get("value", "")
        elif kind == "file":
            sent[name] = SimpleUploadedFile(draw.choice(NAMES), draw.choice(FILES))
        elif field.tag == "select":
            offered = [each.get("value", "") for each in field.iter("option")]
            sent[name] = draw.choice([*offered, draw.choice(RUBBISH)])
        elif kind in ("radio", "checkbox"):
            if draw.random() < 0.5:
                sent[name] = draw.choice([field.get("value", "on")] * 3 + RUBBISH[:1])
        elif field.tag in ("input", "textarea"):
            sent[name] = draw.choice([field.get("value", ""), *draw.sample(RUBBISH, 3)])
    return sent
