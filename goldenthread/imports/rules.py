"""May a file be brought in, or taken back, now? Each refusal is a sentence fit for the page."""

from __future__ import annotations

from datetime import date

from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused


def check_new(title: str | None, on: date | None) -> None:
    """The same file is brought in once. `title` and `on`: of the plan that it became, if it did."""
    if title is not None and on is not None:
        raise Refused(
            f"This very file was brought in on {long_date(on)}, into “{title}”. Choose a newer "
            "version of it; or take that import back first, on its page.",
            field="file",
        )


def check_can_withdraw(*, is_withdrawn: bool, built_on: str) -> None:
    """A batch is taken back whole, and only while nothing rests on it."""
    if is_withdrawn:
        raise Refused("This import was taken back already. Reload to see it.")
    if built_on:
        raise Refused(
            f"Something was built on this import since: {built_on}. So it stays. Correct the plan "
            "on its pages, or close it."
        )
