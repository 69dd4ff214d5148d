"""Some rows of a plan, and what is counted of them: of a priority, an aim, the whole. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from goldenthread.plans.position import (
    ActionRow,
    Rated,
    impact_counts,
    is_assessed,
    progress_counts,
)
from goldenthread.plans.ratings import Impact, Progress
from goldenthread.plans.shares import Share


class Rows(Protocol):
    """Counted actions, and what the plan rates for impact among them."""

    @property
    def actions(self) -> Sequence[ActionRow]: ...

    @property
    def rated(self) -> Sequence[Rated]: ...


class Counted:
    """What is counted of `Rows`, for a dataclass that is such."""

    @cached_property
    def progress(self: Rows) -> Mapping[Progress, int]:
        return progress_counts(self.actions)

    @cached_property
    def impact(self: Rows) -> Mapping[Impact, int]:
        return impact_counts(self.rated)

    @cached_property
    def complete(self: Rows) -> Share:
        done = sum(action.progress is Progress.COMPLETE for action in self.actions)
        return Share(done, len(self.actions))

    @cached_property
    def assessed(self: Rows) -> Share:
        return Share(sum(is_assessed(row) for row in self.rated), len(self.rated))
