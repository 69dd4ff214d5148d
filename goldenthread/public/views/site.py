"""The public pages of a plan, and the same as open data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.documents.kinds import clean_name
from goldenthread.documents.views import as_download
from goldenthread.public.behind import behind
from goldenthread.public.decisions import decided_about
from goldenthread.public.decorators import public_page, unless_unchanged
from goldenthread.public.open_data import LICENCE, LICENCE_ADDRESS, tables
from goldenthread.public.pages import BY_CODE, PAGES, on_a_page, shown
from goldenthread.public.published import Published, of_plan
from goldenthread.reports.composing import compose
from goldenthread.reports.exports import MEDIA_TYPES
from goldenthread.reports.paper_html import sections_html
from goldenthread.reports.sheets import csv_text, json_text

WRITERS = {"csv": csv_text, "json": json_text}


def _asked(request: HttpRequest, slug: str, plan: int) -> Published:
    return of_plan(slug, plan, request.GET.get("edition", ""))


def _context(asked: Published, plan: int, here: str) -> dict[str, Any]:
    edition = asked.edition
    return {
        "edition": edition,
        "newest": asked.newest,
        "is_newest": asked.is_newest,
        "authority": edition.authority,
        "plan": plan,
        "pages": PAGES,
        "here": here,
        "query": {} if asked.is_newest else {"edition": edition.code},
    }


def _answer(
    request: HttpRequest, asked: Published, made: Callable[[], HttpResponse]
) -> HttpResponse:
    stamp = f"{request.get_full_path()} {asked.edition.pk} {asked.newest.pk}"
    return unless_unchanged(request, stamp, asked.since, made)


@public_page
def plan(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The plan on a page, as its last published paper has it."""
    asked = _asked(request, slug, pk)

    def made() -> HttpResponse:
        body = sections_html(on_a_page(asked.paper))
        context = _context(asked, pk, "") | {"body": body, "page": None}
        return render(request, "public/plan.html", context)

    return _answer(request, asked, made)


@public_page
def page(request: HttpRequest, slug: str, pk: int, code: str) -> HttpResponse:
    """One of the pages of a plan."""
    if code not in BY_CODE:
        raise Http404
    asked, found = _asked(request, slug, pk), BY_CODE[code]

    def made() -> HttpResponse:
        body = sections_html(compose(shown(asked.paper, found)).sections, fold=True)
        context = _context(asked, pk, code) | {"body": body, "page": found}
        return render(request, "public/plan.html", context)

    return _answer(request, asked, made)


@public_page
def rows(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The rows behind a number of an edition, as they were published with it."""
    asked = _asked(request, slug, pk)

    def made() -> HttpResponse:
        found = behind(asked.paper, request.GET.dict())
        body = sections_html(found.sections)
        context = _context(asked, pk, "rows") | {"body": body, "page": found}
        return render(request, "public/plan.html", context)

    return _answer(request, asked, made)


@public_page
def decisions(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What bodies decided about the plan at open items, once minutes are confirmed."""
    asked = _asked(request, slug, pk)
    context = _context(asked, pk, "decisions")
    context["decided"] = decided_about(asked.edition.authority, pk)
    return render(request, "public/decisions.html", context)


@public_page
def data(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Which tables there are as open data, and what stands in each column."""
    asked = _asked(request, slug, pk)

    def made() -> HttpResponse:
        licence = {"licence": LICENCE, "licence_address": LICENCE_ADDRESS}
        context = _context(asked, pk, "data") | {"tables": tables(asked.paper), **licence}
        return render(request, "public/data.html", context)

    return _answer(request, asked, made)


@public_page
def data_file(request: HttpRequest, slug: str, pk: int, code: str, kind: str) -> HttpResponse:
    """One table as CSV or JSON."""
    if kind not in WRITERS:
        raise Http404
    asked = _asked(request, slug, pk)

    def made() -> HttpResponse:
        found = next((each for each in tables(asked.paper) if each.code == code), None)
        if found is None:
            raise Http404
        name = clean_name(f"{slug} {code} {asked.edition.as_at}.{kind}")
        return as_download(WRITERS[kind](found.sheet).encode(), name, MEDIA_TYPES[kind])

    return _answer(request, asked, made)
