"""Whom a visit leaves out: one text that is read back as it was said."""

from __future__ import annotations

import pytest

from goldenthread.governance.invitations import left_out_posts, left_out_said

KNOWN = ["Chair", "Chair: Improvement Board", "Head; North", "Vice-Chair"]


@pytest.mark.parametrize(
    ("posts", "why"),
    [
        ([], ""),
        ([], "The room holds six."),
        ([], "Chair: was told of it late."),
        (["Vice-Chair"], "On leave: back in May."),
        (["Chair: Improvement Board", "Head; North"], "The room holds six."),
        (["Chair", "Vice-Chair"], "Chair: both are away."),
    ],
)
def test_what_was_ticked_and_said_comes_back(posts: list[str], why: str) -> None:
    assert left_out_posts(left_out_said(posts, why), KNOWN) == (posts, why)


def test_a_post_that_nobody_has_any_more_is_still_told_apart() -> None:
    assert left_out_posts("Parent governor: away") == (["Parent governor"], "away")
