"""The shape of the code: budgets, layers, tables, settings, what may stand in a file."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from statistics import median

import pytest
from django.core import checks
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house.source import PACKAGE, ROOT, modules, nodes, tracked, tree_of, where

CODE = [*modules(), *modules(ROOT / "tests"), *modules(ROOT / "tools"), ROOT / "dev"]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text())


# Budgets


def test_a_file_has_400_lines_at_most():
    long = {where(each): n for each in CODE if (n := len(each.read_text().splitlines())) > 400}
    assert long == {}


def length(function):
    """Its lines of code: what a docstring says costs nothing."""
    words = function.body[0] if ast.get_docstring(function) is not None else None
    said = words.end_lineno - words.lineno + 1 if words else 0
    return function.end_lineno - function.lineno + 1 - said


def test_a_function_has_40_lines_at_most_and_most_have_less_than_10():
    ours = [(path, node) for kind in FUNCTIONS for path, node in nodes(kind, modules())]
    long = {where(path, node): length(node) for path, node in ours if length(node) > 40}
    assert long == {}
    assert median(length(node) for _, node in ours) < 10


def test_a_template_has_120_lines_at_most():
    templates = sorted(PACKAGE.rglob("jinja2/**/*.html"))
    assert templates
    long = {where(each): n for each in templates if (n := len(each.read_text().splitlines())) > 120}
    assert long == {}


# Layers: `lint-imports` (./dev check) keeps them; here, that it leaves no package out


def layers(contract):
    found = next(c for c in CONFIG["tool"]["importlinter"]["contracts"] if c["name"] == contract)
    return found, {name.strip("() ") for line in found["layers"] for name in line.split("|")}


def packages():
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def test_every_package_has_its_layer():
    """In brackets stand packages to come."""
    contract, named = layers("Packages import downwards, never across")
    to_come = set(re.findall(r"\(([\w.]+)\)", " ".join(contract["layers"])))
    here = {f"goldenthread.{name}" for name in packages()}
    assert here <= named
    assert named - here <= to_come


def test_every_app_keeps_the_order_of_its_modules():
    contract, _ = layers("Inside an app")
    # Foundations without pages: these two are below the order that apps keep.
    apps = {f"goldenthread.{path.parent.name}" for path in PACKAGE.glob("*/apps.py")}
    assert apps - {"goldenthread.core", "goldenthread.ledger"} == set(contract["containers"])


def test_the_architecture_names_every_package():
    drawing = (
        (ROOT / "docs" / "ARCHITECTURE.md").read_text().partition("```")[2].partition("```")[0]
    )
    assert [name for name in sorted(packages()) if not re.search(rf"\b{name}\b", drawing)] == []


# No query without a reader

READING = re.compile(r"(views|web|public|api|imports|reports)\b")
OF_THE_APP_ITSELF = {"models", "permissions", "rules", "changes", "events"}
# Functions that read without a reader, each with its reason.
WITHOUT_A_READER = {
    "api/asking.py::authenticate": "the token says who asks",
    "demo/views.py::sign_in_as": "nobody is signed in yet, and only the demo has this page",
    "plans/views/answers.py::answering": "the findings are those of one inspection, found before",
    "plans/views/milestones.py::action_of": "rows for find(), which asks who",
    "plans/views/subjects.py::_actions": "rows for find(), which asks who",
    "plans/views/subjects.py::_priorities": "rows for find(), which asks who",
}


def reading_modules():
    for path in modules():
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if any(READING.match(part) for part in parts) and not OF_THE_APP_ITSELF & set(parts):
            yield path


def test_no_query_of_a_page_goes_without_a_reader():
    """A page reads through `visible_to`, `find`, `authority=`, or from an object it has found."""
    bare = {
        _function_around(path, node)
        for path, node in nodes(ast.Attribute, list(reading_modules()))
        if node.attr == "objects" and not _has_a_reader(path, node)
    }
    assert bare == set(WITHOUT_A_READER)


def _function_around(path, node):
    inside = [
        each
        for kind in FUNCTIONS
        for _, each in nodes(kind, [path])
        if each.lineno <= node.lineno <= each.end_lineno
    ]
    name = max(inside, key=lambda each: each.lineno).name if inside else "(module)"
    return f"{path.relative_to(PACKAGE)}::{name}"


def _has_a_reader(path, manager):
    children = ast.iter_child_nodes
    parents = {child: node for node in ast.walk(tree_of(path)) for child in children(node)}
    node = manager
    while (above := parents.get(node)) is not None:
        if isinstance(above, ast.Attribute):
            if above.attr in {"visible_to", "public", "none"}:
                return True
        elif isinstance(above, ast.Call) and above.func is node:
            if any(map(_belongs_to_somebody, above.keywords)) or any(map(_asks_who, above.args)):
                return True
        else:
            return isinstance(above, ast.Call) and getattr(above.func, "id", "") == "find"
        node = above
    return False


def _asks_who(argument):
    """`visible(member, verb)`, as a condition."""
    return isinstance(argument, ast.Call) and getattr(argument.func, "id", "") == "visible"


def _belongs_to_somebody(keyword):
    """`authority=…`; or the rows of what was found so: `plan=plan`, `x__in=others.values(…)`."""
    name, value = keyword.arg or "", keyword.value
    if name in {"authority", "authority_id"}:
        return True
    if name.endswith("__in"):  # the rows that it names are asked for elsewhere, and judged there
        return isinstance(value, ast.Call) and getattr(value.func, "attr", "") == "values"
    kinds = ast.Attribute if name in {"pk", "id"} else ast.Attribute | ast.Name
    return bool(name) and isinstance(value, kinds)


# Tables


def test_migrations_are_linear():
    loader = MigrationLoader(None)
    ours = {path.parent.name for path in PACKAGE.glob("*/migrations")}
    assert ours
    leaves = {app: loader.graph.leaf_nodes(app) for app in ours}
    assert {app: found for app, found in leaves.items() if len(found) != 1} == {}


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)


@pytest.mark.django_db
def test_every_model_says_what_it_is_and_no_check_complains():
    """`ledger.E001` and its siblings: each table is of the record, or says why it need not be."""
    found = checks.run_checks(databases=["default"])
    assert [str(each) for each in found if each.level >= checks.WARNING] == []


# Settings


def test_a_production_environment_is_clean(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "goldenthread.settings",
        "GOLDENTHREAD_DATA": str(tmp_path),
        "GOLDENTHREAD_DEMO": "0",
        "SECRET_KEY": "9c7Vq-" + "kZr4wX8mB2nT6yL0pD" * 4,
        "ALLOWED_HOSTS": "plans.wyremouth.example",
        "EMAIL_HOST": "mail.wyremouth.example",
    }
    for name in ("GOLDENTHREAD_INSECURE", "DATABASE_URL"):
        environment.pop(name, None)
    words = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


# Dependencies


def wanted(name):
    lines = (ROOT / name).read_text().splitlines()
    return [line for line in lines if line.strip() and not line.startswith(("#", "-r"))]


def test_each_dependency_carries_its_reason():
    for name in ("requirements.in", "dev.in"):
        assert wanted(name)
        assert [line for line in wanted(name) if not line.partition("#")[2].strip()] == []


def test_the_product_stands_on_less_than_25_packages():
    assert len(wanted("requirements.in")) < 25


# What may stand in a file

# Built from parts, so that this file does not name what it forbids.
FORBIDDEN = (
    *(".".join(parts) for parts in (("pypi", "org"), ("files", "pythonhosted", "org"))),
    *(".".join(parts) for parts in (("registry", "npmjs", "org"), ("npmjs", "com"))),
    *("/" + "/".join(parts) + "/" for parts in (("work",), ("root",), ("home", "user"))),
)


def test_no_file_names_a_registry_or_a_private_path():
    kept = tracked()
    if not kept:
        pytest.skip("this is no git checkout")
    named = {}
    for path in kept:
        text = path.read_bytes().decode(errors="replace")
        found = [each for each in FORBIDDEN if re.search(rf"(?<![\w.]){re.escape(each)}", text)]
        if found:
            named[where(path)] = found
    assert named == {}
