"""What hatchling asks for when it builds a release: dependencies, and that nothing is left out.

The styles, scripts and fonts that set-up makes are not in git, and a wheel without them would
serve bare pages and print papers in another font; so building one fails instead.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

MADE_BY_SET_UP = (
    "goldenthread/core/static/built/app.css",
    "goldenthread/core/static/built/app.js",
    "goldenthread/core/static/built/favicon.svg",
    "goldenthread/reports/typst/fonts/Arimo_400Regular.ttf",
    "goldenthread/reports/typst/fonts/Arimo_700Bold.ttf",
)


class Dependencies(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        """The packages of requirements.in, without the reasons beside them."""
        lines = (Path(self.root) / "requirements.in").read_text().splitlines()
        wanted = (line.partition("#")[0].strip() for line in lines)
        metadata["dependencies"] = [each for each in wanted if each]


class Complete(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        missing = [name for name in MADE_BY_SET_UP if not (Path(self.root) / name).is_file()]
        if missing:
            raise SystemExit(f"Set up first (./dev setup): {', '.join(missing)} is not made.")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Every file of the package is in the wheel."""
        with zipfile.ZipFile(artifact_path) as wheel:
            packed = set(wheel.namelist())
        files = (path for path in (Path(self.root) / "goldenthread").rglob("*") if path.is_file())
        ours = {
            path.relative_to(self.root).as_posix()
            for path in files
            if "__pycache__" not in path.parts
        }
        if left_out := sorted(ours - packed):
            raise SystemExit(f"The wheel lacks {', '.join(left_out)}: see [tool.hatch.build].")
