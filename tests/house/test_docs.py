"""The documents say what is so: paths that exist, settings that are read, links that lead."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest

from tests.house.source import PACKAGE, ROOT, modules, nodes

DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
OUR_FOLDERS = ("goldenthread", "tests", "tools", "assets", "docs")
# Words in the text of tests and tools that are settings by their name.
OUR_NAMES = re.compile(r"\bGOLDENTHREAD_[A-Z_]+\b")


def named_in(path):
    return [each for each in re.findall(r"`([^`\s]+)`", path.read_text()) if is_path(each)]


def is_path(word):
    return word.startswith(tuple(f"{folder}/" for folder in OUR_FOLDERS))


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(path):
    missing = [name for name in named_in(path) if not list(ROOT.glob(name.rstrip("/")))]
    assert missing == []


def test_the_documents_name_paths():
    assert len([name for path in DOCS for name in named_in(path)]) > 20


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_link_within_the_documents_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text())
    ours = [link for link in links if ":" not in link]
    assert [link for link in ours if not (path.parent / link).exists()] == []


# Settings


def settings_read():
    """The names that the product reads from its environment, wherever it does."""
    names = set()
    for _, call in nodes(ast.Call, modules()):
        words = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        name = getattr(call.func, "id", words)
        first = call.args[0] if call.args else None
        if name in {"env", "env_list", "getenv"} and isinstance(first, ast.Constant):
            names.add(first.value)
    return names


def settings_of_tests():
    """Our own names in what tests and sets up; CI is everybody's."""
    files = [*modules(ROOT / "tests"), *modules(ROOT / "tools"), ROOT / "dev"]
    return {name for each in files for name in OUR_NAMES.findall(each.read_text())} | {"CI"}


def test_only_settings_reads_the_environment():
    """A setting that is read elsewhere is one that `settings_read` would not see."""
    readers = {
        str(path.relative_to(PACKAGE))
        for path, call in nodes(ast.Attribute, modules())
        if call.attr in {"environ", "getenv"}
    }
    # What these do with it: name the settings' module; pass it on to a database's own programs.
    assert readers == {"settings.py", "wsgi.py", "cli/common.py", "cli/databases.py"}


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    told = set(re.findall(r"^\|[^|]*", (ROOT / "docs/SETTINGS.md").read_text(), re.MULTILINE))
    told = {name for cell in told for name in re.findall(r"`([A-Z_]+)`", cell)} | {"LOG_LEVEL"}
    assert "`LOG_LEVEL`" in (ROOT / "docs/SETTINGS.md").read_text()
    assert settings_read() - told == set()
    assert told - settings_read() - settings_of_tests() == set()
    assert settings_of_tests() - told == set()


# A release


def test_what_set_up_makes_and_git_leaves_out_is_part_of_a_release():
    """hatchling leaves out what git ignores, unless it is told; `tools/wheel.py` looks again."""
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    assert {each for each in ignored if each.startswith("goldenthread/")} == set(build["artifacts"])
