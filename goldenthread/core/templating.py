"""The two Jinja environments.

Own pages are compiled strictly: a name that is missing is an error. GOV.UK's macros rely on
missing names, so they are compiled in an environment of their own, and pages call them as
globals: `{{ govukButton({"text": "Save"}) }}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache, partial
from typing import Any
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.core.paginator import Page
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from goldenthread.core import clock
from goldenthread.core.articles import the

COMPONENTS = [
    *("back-link", "breadcrumbs", "button", "character-count", "checkboxes", "date-input"),
    *("details", "error-message", "error-summary", "fieldset", "file-upload", "hint", "input"),
    *("inset-text", "label", "notification-banner", "pagination", "panel", "password-input"),
    *("radios", "select", "skip-link", "summary-list", "tabs", "tag", "textarea", "warning-text"),
]

_shared: dict[str, Any] = {}


def share(**names: Any) -> None:
    """Make functions of an app callable in every page; called from its `ready`."""
    _shared.update(names)


@cache
def govuk() -> Environment:
    """The environment in which GOV.UK's macros are compiled."""
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def macro(component: str) -> Callable[[dict[str, Any]], Markup]:
    """The macro of a component, such as "date-input"."""
    module: Any = govuk().get_template(f"govuk_frontend_jinja/components/{component}/macro.html")
    found: Callable[[dict[str, Any]], Markup] = getattr(module.module, macro_name(component))
    return found


def macro_name(component: str) -> str:
    """ "date-input" → "govukDateInput"."""
    return "govuk" + "".join(word.capitalize() for word in component.split("-"))


def call(component: str, params: dict[str, Any]) -> Markup:
    """A component's HTML."""
    return macro(component)(params)


def long_date(day: date | datetime | None) -> str:
    """3 March 2025; of an instant, its day in London."""
    return _format(day, "{0.day} {0:%B %Y}")


def short_date(day: date | datetime | None) -> str:
    """3 Mar 2025."""
    return _format(day, "{0.day} {0:%b %Y}")


def weekday(day: date | datetime | None) -> str:
    """Monday 3 March 2025."""
    return _format(day, "{0:%A} {0.day} {0:%B %Y}")


def _format(day: date | datetime | None, pattern: str) -> str:
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = day.astimezone(clock.LONDON)
    return pattern.format(day)


def clock_time(moment: datetime) -> str:
    """4:05pm in London, as GOV.UK writes it."""
    local = moment.astimezone(clock.LONDON)
    hour = local.hour % 12 or 12
    return f"{hour}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def as_files(address: str) -> dict[str, str]:
    """A list as files, by their names; upward pages, so their addresses are plain."""
    path, _, query = address.partition("?")
    kinds = {"Excel": "xlsx", "CSV": "csv"}
    return {
        name: f"{path.rstrip('/')}.{kind}{'?' + query if query else ''}"
        for name, kind in kinds.items()
    }


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 action", "3 actions"; thousands have a comma."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def on_this_page(page: Page[Any]) -> str:
    """ ", 51 to 100 on this page", behind the count of a list that has several."""
    several = page.paginator.num_pages > 1
    return f", {page.start_index()} to {page.end_index()} on this page" if several else ""


def percent(part: int, whole: int) -> str:
    """Never without its count: "18 of 90 (20%)"; of nothing, only the count.

    Rounded half up to whole percent.
    """
    if not whole:
        return f"{part} of {whole}"
    return f"{part} of {whole} ({rounded(part, whole)}%)"


def rounded(part: int, whole: int) -> int:
    """The percentage, half up."""
    return (200 * part + whole) // (2 * whole)


def paragraphs(text: str | None) -> Markup:
    """Plain text as paragraphs; blank lines divide them, single line ends stay."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text or "") if block.strip()]
    rows = [Markup("<br>").join(block.splitlines()) for block in blocks]
    return Markup("").join(Markup('<p class="govuk-body">{}</p>').format(row) for row in rows)


def url(name: str, *args: Any, **query: Any) -> str:
    """The address of a view; keyword arguments become its query string (None is left out)."""
    address = _address(get_script_prefix(), name, args)
    pairs = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{address}?{urlencode(pairs, doseq=True)}" if pairs else address


@lru_cache(maxsize=20_000)
def _address(_prefix: str, name: str, args: tuple[Any, ...]) -> str:
    """A page has a hundred links, and the same ones come again."""
    return reverse(name, args=args)


def environment(**options: Any) -> Environment:
    """The environment of our own pages; Django calls it with its options."""
    options["undefined"] = StrictUndefined
    env = Environment(trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701 - it is on
    env.globals |= {macro_name(part): partial(call, part) for part in COMPONENTS}
    env.globals |= {
        "static": static,
        "url": url,
        "percent": percent,
        "plural": plural,
        "on_this_page": on_this_page,
        "today": clock.today,
        "get_messages": get_messages,
        **_shared,
    }
    env.filters |= {
        "long_date": long_date,
        "short_date": short_date,
        "weekday": weekday,
        "clock_time": clock_time,
        "paragraphs": paragraphs,
        "the": the,
    }
    return env
