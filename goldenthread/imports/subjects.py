"""What batches are called wherever an entry about them is listed."""

from __future__ import annotations

from goldenthread.accounts.access import Member
from goldenthread.accounts.subjects import Subject, register_subject
from goldenthread.core.templating import url
from goldenthread.imports.models import PlanImport


def _imports(member: Member, pks: set[int]) -> dict[int, Subject]:
    seen = PlanImport.objects.visible_to(member).filter(pk__in=pks).select_related("file")
    return {
        row.pk: Subject(f"Import: {row.file.name or 'a file'}", url("import-done", row.pk))
        for row in seen
    }


register_subject("imports.planimport", _imports)
