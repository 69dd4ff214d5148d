"""A program that asks the API with a token, for tests."""

from __future__ import annotations

import uuid
from typing import Any

from goldenthread.api.changes import make_token
from tests.pages.client import HouseClient
from tests.people import World


class Program:
    """`who`: of the cast, who made its token; no `who`, no token."""

    def __init__(self, world: World, who: str = "") -> None:
        self.client = HouseClient()
        if who:
            self.made = make_token(by=world.member(who), name="Nightly")
            self.client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {self.made.text}"

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}")

    def send(self, measure: object, body: Any, key: object = None) -> Any:
        """What is sent as JSON, or as it is where it is bytes."""
        return self.client.post(
            f"/api/v1/measures/{measure}/readings",
            body,
            content_type="application/json",
            headers={"Idempotency-Key": str(key or uuid.uuid4())},
        )

    def enter(self, measure: object, *readings: dict[str, Any], key: object = None) -> Any:
        return self.send(measure, {"readings": readings}, key)
