"""The pages that people live in, by keyboard alone: everything is reached, in order, and seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.browser import DESKTOP, PHONE, Visitor, sign_in

PAGES = (
    "/my-work/",
    "/plans/2/",
    "/actions/20/",
    "/plans/2/exceptions/",
    "/plans/2/months/2026-10/",
    "/plans/2/since/",
    "/plans/2/evidence/",
    "/plans/2/funding/",
    "/plans/2/thread/",
)
BODIES = (
    "/programme/",
    "/undertakings/",
    "/intervention/",
    "/visits/",
    "/plans/2/issue-history/",
    "/meetings/1/",
)
FORWARD, BACK = 20, 8
"""Real presses from the beginning of a page, and from its end."""

STOPS = """() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const shown = each => !each.disabled && each.tabIndex >= 0
    && each.checkVisibility({visibilityProperty: true});
  return (window.stops = [...document.querySelectorAll(all)].filter(shown)).length;
}"""
AT = "() => window.stops.indexOf(document.activeElement)"
# What a person who sees notices: something of the element or of its label is drawn otherwise.
UNSEEN = """() => {
  const drawn = each => [each, each.nextElementSibling, each.parentElement].map(one => one &&
    ['', '::before'].map(part => { const is = getComputedStyle(one, part);
      return [is.outline, is.boxShadow, is.backgroundColor, is.borderColor, is.textDecoration]; }));
  const found = [];
  for (const each of window.stops) {
    document.activeElement.blur();
    const before = JSON.stringify(drawn(each));
    each.focus({focusVisible: true});
    if (document.activeElement !== each) found.push(['not focused', each.outerHTML]);
    else if (JSON.stringify(drawn(each)) === before) found.push(['not seen', each.outerHTML]);
    else if (each.tabIndex > 0) found.push(['out of order', each.outerHTML]);
    else {
      const at = each.getBoundingClientRect();
      const covers = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
      const own = covers && (each.contains(covers) || covers.contains(each)
        || [...(each.labels || [])].some(label => label.contains(covers)));
      const isText = each instanceof SVGElement;  // between whose letters the ground is hit
      if (at.width > 1 && !own && !isText && each.getClientRects().length === 1)
        found.push(['covered', each.outerHTML]);
    }
  }
  document.activeElement.blur();
  return found.map(([why, html]) => why + ': ' + html.slice(0, 200));
}"""


@pytest.mark.parametrize(
    ("size", "pages"), [(DESKTOP, (*PAGES, *BODIES)), (PHONE, PAGES)], ids=["desktop", "phone"]
)
def test_every_stop_is_reached_in_order_and_seen(
    visitor: Visitor, size: tuple[int, int], pages: tuple[str, ...]
) -> None:
    """Given each page, then whatever can be used is seen when it has the focus, and keys move on
    from stop to stop, from the beginning and from the end."""
    page = sign_in(visitor.open(size=size), "Improvement Programme Manager")
    wrong = {address: found for address in pages if (found := faults(page, address))}
    assert not wrong, "\n".join(f"{address}: {found}" for address, found in wrong.items())


def faults(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="networkidle")
    stops = page.evaluate(STOPS)
    found = page.evaluate(UNSEEN)
    page.goto(address, wait_until="networkidle")
    page.evaluate(STOPS)
    there, back = [*range(stops)][:FORWARD], [*range(stops)][::-1][:BACK]
    if walked(page, "Tab", len(there)) != there:
        found.append("Tab does not go from stop to stop")
    page.evaluate("() => window.stops.at(-1).focus()")
    if [stops - 1, *walked(page, "Shift+Tab", len(back) - 1)] != back:
        found.append("Shift+Tab does not go back from stop to stop")
    return list(found)


def walked(page: Page, key: str, times: int) -> list[int]:
    """The numbers of the stops that these presses lead to."""
    seen = []
    for _ in range(times):
        page.keyboard.press(key)
        seen.append(page.evaluate(AT))
    return seen
