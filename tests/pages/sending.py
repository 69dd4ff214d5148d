"""What a browser would send of a page, and what a person reads on it."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from django.test import Client

from tests.pages.parsing import parsed
from tests.people import World


def enter(client: Client, world: World, who: str) -> Client:
    """Sign in as one of the cast."""
    client.force_login(world.person(who))
    return client


def send(client: Client, address: str, /, **typed: Any) -> Any:
    """Open a page, fill its form in and send it."""
    return client.post(address, {**fields_of(client.get(address)), **typed})


def fields_of(response: Any, action: str | None = None) -> dict[str, Any]:
    """Every field of the page's form that posts, as it stands (of the one with this action)."""
    forms = [
        each
        for each in _tree(response).iter("form")
        if each.get("method") == "post" and each.get("class") != "gt-header__out"
    ]
    form = next(each for each in forms if action in (None, each.get("action")))
    fields = [each for each in form.iter() if each.tag in ("input", "textarea", "select")]
    sent: dict[str, Any] = {}
    for field in fields:
        name, kind = field.get("name"), field.get("type", "text")
        if name is None or kind in ("submit", "file"):
            continue
        if kind in ("checkbox", "radio"):
            if "checked" in field.attrib:
                sent.setdefault(name, []).append(field.get("value"))
        else:
            sent[name] = _value(field)
    return sent


def _value(field: Element) -> str:
    if field.tag == "textarea":
        return (field.text or "").removeprefix("\n")
    if field.tag == "select":
        options = list(field.iter("option"))
        field = next((each for each in options if "selected" in each.attrib), options[0])
    return field.get("value", "")


def text_of(response: Any) -> str:
    """The words of a page's main part, with single spaces; of a part of a page, all of them."""
    tree = _tree(response)
    return " ".join("".join(next(tree.iter("main"), tree).itertext()).split())


def _tree(response: Any) -> Element:
    return parsed(response.content.decode())
