"""What happened when plans were brought in, past tense, each with its sentence."""

from goldenthread.ledger.events import Rows, event


def _applied(rows: Rows) -> str:
    row = rows["imports.planimport"]
    count = f"{row['rows']} actions" if row["rows"] != 1 else "1 action"
    begun = "Plan brought in from a file" if row["made_plan"] else "Plan brought up to date"
    return f"{begun}: {count}"


event("import.applied", _applied)


def _set(rows: Rows) -> str:
    row = rows["imports.rulesetting"]
    how = "switched off" if row["is_off"] else "tuned" if row["limits"] else "as it comes"
    return f"Rule of the plan check {how}: {row['rule']}"


event("rule.set", _set)
event("import.withdrawn", "What a file had brought into the plan was taken back")
