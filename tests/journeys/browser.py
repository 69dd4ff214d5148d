"""A person at a real browser: signs in, looks, and notices what is not accessible."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Response,
    sync_playwright,
)

NAMES = ("chromium", "chromium-browser", "google-chrome")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# As root Chromium needs its sandbox off; the rest keeps it from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
DESKTOP, PHONE = (1280, 900), (320, 640)
PATIENCE = 20_000  # milliseconds: other work may hold the machine


def find_chromium() -> str | None:
    chosen = os.environ.get("GOLDENTHREAD_CHROMIUM")
    return chosen or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visitor:
    """Opens pages on one server, and hears what the browser's console says is wrong."""

    browser: Browser
    url: str
    heard: list[tuple[str, str]] = field(default_factory=list)
    visited: set[str] = field(default_factory=set)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, *, size: tuple[int, int] = DESKTOP, scripts: bool = True) -> Page:
        """A new person's page: own cookies, this window size, with or without JavaScript."""
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.heard.append((str(error), page.url)))
        page.on("response", self._note)
        return page

    @property
    def complaints(self) -> list[str]:
        """All but that a page or form was refused or missing: the test looks at the page."""
        return [
            f"{text} ({url})"
            for text, url in self.heard
            if not (text.startswith("Failed to load resource") and url in self.visited)
        ]

    def _note(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.status in (403, 404, 422):
            self.visited.add(response.url)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.heard.append((message.text, message.location.get("url", "")))

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


def sign_in(page: Page, post: str) -> Page:
    """Sign in as a post of the demo's cast, on the page that only the demo has."""
    page.goto("/demo/sign-in/")
    follow(page.get_by_role("button", name=post, exact=True).first)
    assert "/sign-in" not in page.url, f"{post} could not sign in"
    return page


def sign_in_again(page: Page) -> None:
    """As the same person, which publishing and making tokens ask for."""
    if "/demo/sign-in-again/" not in page.url:
        page.goto("/demo/sign-in-again/")
    follow(page.get_by_role("button", name=re.compile("^Sign in again as")))


def follow(target: Locator) -> None:
    """Click on what leads to another page, and wait for that page: a click alone does not."""
    with target.page.expect_navigation():
        target.click()


# A page without its words: what axe judges but for whether there are any.
SHAPE = """() => {
  // Parsed apart, where nothing that it names is fetched.
  const copy = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html');
  const shown = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walk = copy.createTreeWalker(copy.documentElement, shown);
  for (let at = walk.currentNode; at; at = walk.nextNode()) {
    if (at.nodeType === Node.TEXT_NODE) at.data = at.data.trim() ? 'x' : '';
    else for (const name of ['nonce', 'href', 'src', 'value', 'action', 'content', 'datetime'])
      if (at.getAttribute(name)) at.setAttribute(name, 'x');
  }
  return `${window.innerWidth} ${copy.documentElement.outerHTML}`;
}"""
_clean: set[str] = set()


def axe(page: Page) -> None:
    """Fail with what breaks the rules of WCAG 2.2 AA that a program can check.

    A page that differs in its words alone from one without a fault is not looked through again.
    """
    shape = hashlib.sha256(page.evaluate(SHAPE).encode()).hexdigest()
    if shape in _clean:
        return
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    results = Axe().run(page, options=options)
    found = [
        f"{rule['id']}: {rule['help']}: {node['html']}"
        for rule in results.response["violations"]
        for node in rule["nodes"]
    ]
    assert not found, f"{page.url}\n" + "\n".join(found)
    _clean.add(shape)


def fits(page: Page) -> None:
    """Fail where the page is wider than the window (WCAG 1.4.10 at 320 px)."""
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide, f"{page.url} scrolls sideways"
