"""What a person reads on a page, and the numbers on it that are links."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.pages.inspecting import text_of as words_of
from tests.pages.parsing import parsed


def get(client: Client, address: str) -> str:
    """What a person reads on a page that they may open."""
    response = client.get(address)
    assert response.status_code == 200, address
    return text_of(response)


def text_of(response: Any) -> str:
    """The words of the page's main part, as they are read aloud."""
    root = parsed(response.content.decode())
    parts = [each for each in root.iter() if each.tag == "main"]
    words = " ".join(words_of(part) for part in parts)
    return re.sub(r" ([.,;:)])", r"\1", words)


def numbers_of(response: Any, under: str) -> list[tuple[int, str]]:
    """(first number in its words, address) of each link to an address that begins with `under`."""
    root = parsed(response.content.decode())
    links = [each for each in root.iter() if each.tag == "a"]
    found = []
    for link in links:
        number = re.match(r"\D{0,4}(\d+)", words_of(link))
        if link.get("href", "").startswith(under) and number:
            found.append((int(number[1]), link.get("href")))
    return found
