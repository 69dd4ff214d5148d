"""Every rule, by subject."""

from __future__ import annotations

from ..rule import Rule
from . import dates, measures, papers, people, ratings, thread, wording

SUBJECTS = tuple(
    module.RULES for module in (thread, people, dates, ratings, measures, wording, papers)
)
ALL: tuple[Rule, ...] = tuple(rule for subject in SUBJECTS for rule in subject.rules)
BY_CODE = {rule.code: rule for rule in ALL}
