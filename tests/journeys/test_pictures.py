"""The README's picture. GOLDENTHREAD_PICTURES=1 writes it anew; else it is made and thrown away."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.browser import Visitor, sign_in

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_picture_of_the_plan_on_a_page(visitor: Visitor, tmp_path: Path) -> None:
    page = sign_in(visitor.open(size=(1280, 1180)), "Director of Children's Services")
    expect(page.get_by_role("heading", name="Plan on a page")).to_be_visible()
    folder = PICTURES if os.environ.get("GOLDENTHREAD_PICTURES") == "1" else tmp_path
    picture = folder / "plan-on-a-page.png"
    page.screenshot(path=picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert (PICTURES / "plan-on-a-page.png").exists()
