"""Reading the layouts of an authority's kinds of paper."""

from __future__ import annotations

from goldenthread.reports.kinds import KINDS, House, Layout
from goldenthread.reports.models import PaperLayout


def layout_now(authority: int, kind: str) -> Layout:
    """The layout of a kind that is in force; ours where the authority has none of its own."""
    rows = PaperLayout.objects.filter(authority=authority, kind=kind)
    return layout_of(rows.newest_first().first(), kind)


def layouts_now(authority: int) -> dict[str, PaperLayout]:
    """By kind: the authority's own layout that is in force, where it has one."""
    rows = PaperLayout.objects.filter(authority=authority).select_related("set_by")
    return {row.kind: row for row in rows.oldest_first()}


def layouts_of(authority: int, kind: str) -> list[PaperLayout]:
    """Every version of an authority's own layout of a kind, newest first."""
    rows = PaperLayout.objects.filter(authority=authority, kind=kind)
    return list(rows.select_related("set_by").newest_first())


def layout_in(authority: int, kind: str, version: int) -> Layout:
    """A layout of a kind in one version, the first of which is ours."""
    rows = PaperLayout.objects.filter(authority=authority, kind=kind, version=version)
    return layout_of(rows.first(), kind)


def layout_of(row: PaperLayout | None, kind: str) -> Layout:
    """A version of a layout of the kind, as it was set; ours without one."""
    if row is None:
        return KINDS[kind].layout
    shown = tuple((code, heading) for code, heading, is_shown in row.parts if is_shown)
    return Layout(shown, House(**row.house), row.version)
