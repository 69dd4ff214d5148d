"""Every layout by its name, with the kinds of file that it is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.corpus.plans import harder, layouts, stranger
from tests.corpus.plans.content import Maker
from tests.corpus.plans.layouts import Made

LAYOUTS: Mapping[str, tuple[Callable[[Maker], Made], tuple[str, ...]]] = {
    "nine columns": (layouts.nine_columns, ("xlsx", "docx", "pdf", "html")),
    "questions": (layouts.questions, ("xlsx", "docx", "html", "pdf")),
    "in phases": (layouts.in_phases, ("xlsx", "docx")),
    "bullets": (layouts.bullets, ("docx", "html", "txt", "pdf")),
    "positional": (layouts.positional, ("xlsx", "docx", "csv")),
    "partnership": (layouts.partnership, ("xlsx", "docx", "csv", "pdf")),
    "colours only": (layouts.colours_only, ("xlsx", "docx", "html", "pdf")),
    "coloured update": (layouts.coloured_update, ("xlsx", "docx")),
    "conflicts": (layouts.conflicts, ("xlsx", "html")),
    "merged findings": (layouts.merged_findings, ("xlsx", "docx", "html", "pdf")),
    "blank findings": (layouts.blank_findings, ("xlsx", "csv", "txt")),
    "two-row heading": (layouts.two_row_heading, ("xlsx", "docx", "html")),
    "wrapped heading": (layouts.wrapped_heading, ("xlsx", "csv")),
    "several in a cell": (harder.several_in_a_cell, ("xlsx", "docx")),
    "a sheet each": (harder.a_sheet_each, ("xlsx",)),
    "forms": (harder.forms, ("docx", "html", "pdf")),
    "headless": (harder.headless, ("docx", "html", "pdf")),
    "headings again": (harder.with_headings_again, ("xlsx", "docx", "html", "pdf")),
    "over time": (harder.over_time, ("xlsx", "docx")),
    "numbered in a cell": (harder.numbered_in_a_cell, ("xlsx", "docx", "html", "pdf")),
    "labelled lines": (harder.labelled_lines, ("docx", "txt", "html")),
    "with a key": (harder.with_key, ("xlsx",)),
    "rows of phases": (stranger.in_rows_of_phases, ("xlsx", "docx", "pdf")),
    "sideways": (stranger.an_action_in_each_column, ("xlsx", "html")),
    "a column for each colour": (stranger.a_column_for_each_colour, ("docx", "csv")),
    "what we said": (stranger.what_we_said, ("xlsx", "docx")),
    "who and when in one": (stranger.who_and_when_in_one, ("docx", "html", "pdf")),
    "newest first": (stranger.newest_first, ("xlsx", "docx")),
    "open and closed": (stranger.open_and_closed, ("xlsx",)),
    "a full page": (stranger.a_full_page, ("pdf",)),
    "without lines": (stranger.without_lines, ("pdf",)),
    "without lines or references": (stranger.without_lines_or_references, ("pdf",)),
    "only told": (stranger.only_told, ("docx", "html", "txt", "pdf")),
    "by the calendar": (stranger.by_the_calendar, ("xlsx", "html")),
}
