"""What batches are called wherever an entry about them is listed."""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import url
from goldenthread.imports.check.rules import BY_CODE
from goldenthread.imports.models import PlanImport, RuleSetting


def _imports(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = PlanImport.objects.visible_to(member).filter(pk__in=pks).select_related("file")
    return {
        row.pk: Subject(f"Import: {row.file.name or 'a file'}", url("import-done", row.pk))
        for row in seen
    }


def _rules(member: Member, pks: set[int]) -> dict[int, Subject]:
    rows = RuleSetting.objects.filter(authority=member.authority, pk__in=pks)
    return {
        row.pk: Subject(f"Rule: {BY_CODE[row.rule].title}", url("check-rule", rule=row.rule))
        for row in rows
        if row.rule in BY_CODE
    }


register_subject("imports.rulesetting", _rules)
register_subject("imports.planimport", _imports)
