"""Writes .build/sample.html: every part of docs/DESIGN.md on one page, to look at.

.venv/bin/python -m assets.sample [folder for pictures at 1280 and 320 px, in colour and grey]
"""

import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from goldenthread.plans import drawings
from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY, Impact, Progress

ROOT = Path(__file__).parent.parent
BUILT = ROOT / "goldenthread/core/static/built"
PRIORITIES = [
    ("Care leavers", (3, 6, 3, 2, 2), (10, 0, 0, 3, 3, 0), 2, 3),
    ("Front door", (4, 6, 2, 1, 1), (7, 0, 1, 3, 2, 1), 1, 4),
    ("Workforce", (2, 5, 2, 1, 1), (6, 2, 0, 1, 2, 0), 1, 2),
    ("Whole plan", (18, 40, 14, 8, 10), (58, 3, 9, 14, 5, 1), 11, 18),
]


def page() -> str:
    """The sample as one HTML document without outside files."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "assets"), undefined=StrictUndefined, autoescape=True
    )
    rows = [
        (
            name,
            drawings.progress_bar(dict(zip(Progress, progress, strict=True))),
            drawings.impact_steps(dict(zip(Impact, impact, strict=True))),
            f"{part} of {whole}",
        )
        for name, progress, impact, part, whole in PRIORITIES
    ]
    return env.get_template("sample.html").render(
        css=(BUILT / "app.css").read_text(),
        js=(BUILT / "app.js").read_text(),
        brand=(ROOT / "goldenthread/core/jinja2/core/partials/brand.svg").read_text(),
        rows=rows,
        keys=(PROGRESS_KEY, IMPACT_KEY),
        levels=list(Progress),
        **{name: getattr(drawings, name) for name in ("progress_tag", "impact_mark", "short_key")},
        **{name: getattr(drawings, name) for name in ("state_pill", "frayed_end")},
    )


def photograph(folder: Path) -> None:
    """Pictures of the sample, and a line for each width at which it would scroll sideways."""
    from playwright.sync_api import sync_playwright

    quiet = ("background-networking", "component-update", "sync", "quic")
    with sync_playwright() as p:
        args = ["--no-sandbox", "--no-first-run", *(f"--disable-{each}" for each in quiet)]
        browser = p.chromium.launch(executable_path="/usr/bin/chromium", args=args)
        for width in (1280, 768, 320):
            view = browser.new_page(viewport={"width": width, "height": 900})
            view.goto((ROOT / ".build/sample.html").as_uri())
            view.screenshot(path=folder / f"sample-{width}.png", full_page=True)
            if view.evaluate("document.documentElement.scrollWidth") > width:
                print(f"At {width} px the page scrolls sideways.")
        view.set_viewport_size({"width": 1280, "height": 900})
        view.evaluate("document.documentElement.setAttribute('style', 'filter:grayscale(1)')")
        view.screenshot(path=folder / "sample-grey.png", full_page=True)
        view.pdf(path=folder / "sample.pdf", format="A4")
        browser.close()


if __name__ == "__main__":
    (ROOT / ".build").mkdir(exist_ok=True)
    (ROOT / ".build/sample.html").write_text(page())
    if sys.argv[1:]:
        photograph(Path(sys.argv[1]))
