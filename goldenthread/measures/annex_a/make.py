"""Makes `measures/data/annex_a.json` from the schema of liia-tools-pipeline. Pure.

    python -m goldenthread.measures.annex_a.make SCHEMA.json LICENSE

Of the codes only those that a measure needs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from goldenthread.measures.annex_a.lists import DATA, plain

SOURCE = "Annex A schema of liia-tools-pipeline, Social Finance Digital Labs"
OFFERED = "Was the child offered a Return Interview after their last missing episode (Y/N)?"
ACCEPTED = "Did the child accept a Return Interview after their last missing episode (Y/N)?"
TOUCH = "LA in Touch"
NEEDED = {
    3: ("Referral NFA?",),
    4: (
        "Child Seen During Continuous Assessment",
        "Was the child assessed as requiring LA children's social care support?",
    ),
    5: ("Did the Initial Child Protection Conference Result in a Child Protection Plan",),
    6: ("Case Status",),
    8: (
        *("Placement Type", "Reason Ceased to be Looked After"),
        *("What is the permanence plan for this child?", OFFERED, ACCEPTED),
    ),
    9: (TOUCH, "Suitability of Accommodation", "Activity Status", "Eligibility Category"),
}


def main(schema: Path, licence: Path) -> None:
    made = lists_of(json.loads(schema.read_text("utf-8")))
    data = {"source": SOURCE, "licence": licence.read_text("utf-8"), "lists": made}
    DATA.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", "utf-8")


def lists_of(schema: Mapping[str, Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The columns of each list, by its number."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, columns in schema.items():
        number = name.removeprefix("list_")
        needed = NEEDED.get(int(number), ())
        found[number] = [
            {
                "name": column,
                "kind": "category" if column in needed else _kind(said["type"]),
                "required": said["required"],
                "patterns": [_pattern(each) for each in said.get("header_regex", ())],
                "codes": dict(_codes(column, said)) if column in needed else {},
            }
            for column, said in columns.items()
        ]
    return found


def _kind(kind: str) -> str:
    return "string" if kind == "category" else kind


def _pattern(said: str) -> str:
    """ "/.*date.*birth.*/i" as Python writes it; what follows a blank is no part of it."""
    pattern = said.partition(" *")[0].removeprefix("/").removesuffix("/i")
    return r"\bage\b" if pattern == ".*age.*" else pattern  # no manager, no stage


def _codes(column: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, names in zip(said["codes"], said["names"], strict=True):
        meant = {True: "yes", False: "no", "Unknown": "unknown"}.get(code, str(code).strip())
        yield plain(str(code)), meant
        yield plain(meant.partition(":")[0]), meant
        for name in names if isinstance(names, list) else ():
            written = plain(str(name))
            if written != "nan":
                yield written, _mended(column, written, meant)


def _mended(column: str, written: str, meant: str) -> str:
    """Where the schema's code is not what is written: a refusal accepts nothing, and who is abroad
    or whose residence is not known is in touch, or not, as the text says."""
    if column == ACCEPTED and ("declined" in written or "refused" in written):
        return "no"
    if column == TOUCH and meant == "d) Exclude" and ("abroad" in written or "known" in written):
        return "a) In touch" if "yes" in written else "b) Not in touch"
    return meant


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
