"""An authority's own settings of the rules: which are off, which limits are others, and why.

[several-leads]
off = true
reason = "Joint leads of council and health are agreed by the board."

[too-many-for-one]
most = 20
reason = "Heads of service own the steps of their teams, too."
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.core.errors import Refused

from .rule import Limits, Rule
from .rules import BY_CODE


@dataclass(frozen=True, slots=True)
class Setting:
    """`reason` is why; it stands wherever the rules are listed."""

    is_off: bool
    limits: Limits
    reason: str


type Settings = Mapping[str, Setting]


def read_settings(text: str) -> Settings:
    """Settings from TOML. Refused with a sentence where a rule, a limit or a reason is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"The settings cannot be read: {error}.") from error
    return {code: _setting(code, said) for code, said in data.items()}


def _setting(code: str, said: Any) -> Setting:
    rule = BY_CODE.get(code)
    if rule is None or not isinstance(said, dict):
        raise Refused(f"The settings name “{code}”, and there is no such rule.")
    reason = str(said.get("reason", "")).strip()
    if not reason:
        raise Refused(f'The setting of “{code}” gives no reason. Add: reason = "…".')
    limits = {name: value for name, value in said.items() if name not in ("off", "reason")}
    for name, value in limits.items():
        if name not in rule.limits:
            known = ", ".join(rule.limits) or "none"
            raise Refused(f"“{code}” has no limit “{name}”; it has: {known}.")
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise Refused(f"The limit “{name}” of “{code}” must be a whole number.")
    return Setting(said.get("off") is True, limits, reason)


def limits_of(rule: Rule, settings: Settings) -> Limits:
    setting = settings.get(rule.code)
    return {**rule.limits, **setting.limits} if setting else rule.limits
