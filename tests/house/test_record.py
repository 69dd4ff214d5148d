"""Guards for all code to come: the record is written in one way, and said in one place."""

import ast
from pathlib import Path

import goldenthread

PACKAGE = Path(goldenthread.__file__).parent
MODULES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if not {"migrations", "ledger"} & set(path.relative_to(PACKAGE).parts)
]


def is_changes(path):
    return path.stem == "changes" or path.parent.name == "changes"


def nodes(kind):
    """Each node of a kind in our modules, with its place for a message."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, kind):
                yield path, node, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def changes():
    for path, node, place in nodes(ast.FunctionDef):
        if any(getattr(each, "id", "") == "change" for each in node.decorator_list):
            yield path, node, place


def test_changes_are_made_in_changes_alone():
    assert [place for path, _, place in changes() if not is_changes(path)] == []


def test_each_change_takes_keywords_and_says_by_whom():
    found = {place: node.args for _, node, place in changes()}
    assert found
    for place, args in found.items():
        assert "by" in [each.arg for each in args.kwonlyargs], f"{place} needs the keyword by="
        assert not args.args, f"{place} takes keywords only"


def test_nothing_goes_past_the_managers_of_the_record():
    """Triggers would refuse it, but only where somebody tries."""
    past = [
        place
        for _, node, place in nodes(ast.Attribute)
        if node.attr in {"_base_manager", "_raw_delete"}
    ]
    past += [
        place
        for _, node, place in nodes(ast.Call)
        if "QuerySet" in (getattr(node.func, "attr", ""), getattr(node.func, "id", ""))
    ]
    assert past == []
