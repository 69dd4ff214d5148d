"""Our own source, as the guards of this folder read it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import goldenthread

PACKAGE = Path(goldenthread.__file__).parent
ROOT = PACKAGE.parent


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Our modules; migrations are written by Django."""
    return [each for each in sorted(folder.rglob("*.py")) if "migrations" not in each.parts]


def where(path: Path, node: ast.AST | None = None) -> str:
    line = f":{node.lineno}" if isinstance(node, ast.stmt | ast.expr) else ""
    return f"{path.relative_to(ROOT)}{line}"


def nodes[N: ast.AST](kind: type[N], paths: list[Path]) -> Iterator[tuple[Path, N]]:
    for path in paths:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, kind):
                yield path, node


@cache
def tracked() -> list[Path]:
    """The files that git keeps; none where this is no checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
