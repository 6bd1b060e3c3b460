"""How do the main pages fare with Lighthouse?  `make lighthouse`; writes `benchmarks/front.md`.

Lighthouse and the Node that it needs come from npm, pinned in `benchmarks/lighthouse/`; the browser is Debian's
Chromium.  The demo is started for it; each page is opened as one of its cast.  Accessibility and best practices do not
depend on the machine; of performance the median of five is told, on Lighthouse's own slow telephone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which
from statistics import median
from typing import NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
django.setup()

from tests.demo_world.test_process import Visitor, demo  # noqa: E402
from tests.operations.test_serve import free_port  # noqa: E402

HERE = Path(__file__).parent
FOLDER = HERE / "lighthouse"
REPORT = HERE / "front.md"
AIM = 95
TIMES = 5
TRIES = 3
"""How often a page is tried: a browser at times misses where its loading begins."""
CATEGORIES = ("accessibility", "best-practices", "performance")
PAGES: Sequence[tuple[str, str, str]] = (
    ("mette", "/today/", "Min dag"),
    ("mette", "/cases/", "Mine sager"),
    ("mette", "@Elias", "Barnet"),
    ("mette", "@Elias:duties/", "Hvad loven kræver"),
    ("mette", "@Elias:journal/", "Journal"),
    ("mette", "/rules/", "Regler"),
    ("susanne", "/team/", "Team"),
    ("susanne", "/inbox/", "Underretninger"),
    ("sofie", "/cases/", "Barnets egen side"),
    ("", "/account/login/", "Log på"),
)
"""Who opens what: an address, or the page of a child by its name, and a part of it."""


class Score(NamedTuple):
    """What Lighthouse gives a page, out of a hundred; and what it holds against it."""

    page: str
    accessibility: float
    practices: float
    performance: float
    faults: tuple[str, ...]


def installed() -> Path:
    """The Node of the lock, with Lighthouse beside it; installed where it is missing."""
    bin_ = FOLDER / "node_modules" / ".bin"
    if not (bin_ / "lighthouse").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=FOLDER, check=True)
    return bin_


def address(visitor: Visitor, page: str) -> str:
    """The address of a page, by way of the list where it is that of a child."""
    if not page.startswith("@"):
        return visitor.base + page
    name, _, part = page[1:].partition(":")
    text = visitor.get("/cases/")[1]
    before = text[: text.index(f">{name}")]
    return visitor.base + before.rpartition('href="')[2].partition('"')[0] + part


def measured(bin_: Path, url: str, cookie: str, folder: Path) -> dict[str, object]:
    """One run of Lighthouse; its report."""
    told = folder / "report.json"
    headers = folder / "headers.json"
    headers.write_text(json.dumps({"Cookie": cookie} if cookie else {}))
    command = [str(bin_ / "node"), str(FOLDER / "node_modules/lighthouse/cli/index.js"), url, "--quiet"]
    command += ["--output=json", f"--output-path={told}", f"--extra-headers={headers}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    environ = os.environ | {"CHROME_PATH": which("chromium") or ""}
    for _ in range(TRIES):
        if subprocess.run(command, check=False, env=environ).returncode == 0:
            break
    else:
        raise SystemExit("Lighthouse could not look at a page; see above.")
    report: dict[str, object] = json.loads(told.read_text("utf-8"))
    return report


def score(page: str, reports: Sequence[dict[str, object]]) -> Score:
    """The median of several runs; the faults are those of the last."""
    points = {name: median(points_of(report, name) for report in reports) for name in CATEGORIES}
    return Score(page, points["accessibility"], points["best-practices"], points["performance"], faults(reports[-1]))


def points_of(report: dict[str, object], category: str) -> float:
    categories: dict[str, dict[str, float]] = report["categories"]  # type: ignore[assignment]
    return round(100 * (categories[category]["score"] or 0), 1)


def faults(report: dict[str, object]) -> tuple[str, ...]:
    """The audits of accessibility and best practices that a page does not pass."""
    categories: dict[str, dict[str, list[dict[str, str]]]] = report["categories"]  # type: ignore[assignment]
    audits: dict[str, dict[str, float | None]] = report["audits"]  # type: ignore[assignment]
    named = [ref["id"] for name in CATEGORIES[:2] for ref in categories[name]["auditRefs"]]
    return tuple(name for name in named if (points := audits[name]["score"]) is not None and points < 1)


def scores(base_port: int) -> Iterator[Score]:
    """Every page, opened as its reader."""
    bin_ = installed()
    for slug, page, name in PAGES:
        visitor = Visitor(base_port)
        if slug:
            visitor.step_in(slug)
        url = address(visitor, page)
        cookie = "; ".join(f"{one.name}={one.value}" for one in visitor.cookies)
        with tempfile.TemporaryDirectory() as folder:
            yield score(name, [measured(bin_, url, cookie, Path(folder)) for _ in range(TIMES)])


def table(told: Sequence[Score]) -> str:
    """The report."""
    rows = [
        "# The front, by Lighthouse",
        "",
        f"Made by `make lighthouse`; do not edit. Median of {TIMES}; performance on Lighthouse's slow telephone.",
        "",
        f"| page | accessibility (aim {AIM}) | best practices (aim {AIM}) | performance | held against it |",
        "| --- | --: | --: | --: | --- |",
    ]
    for one in told:
        against = ", ".join(f"`{name}`" for name in one.faults)
        rows.append(f"| {one.page} | {one.accessibility:g} | {one.practices:g} | {one.performance:g} | {against} |")
    return "\n".join([*rows, ""])


def main() -> int:
    """Measure all pages; ends with 1 where one misses the aim."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="livline-front-") as folder:
        Path(folder).chmod(0o711)
        with demo(Path(folder) / "demo", port) as process:
            told = list(scores(port))
            process.terminate()
            process.wait(60)
    REPORT.write_text(table(told), "utf-8")
    sys.stdout.write(table(told))
    return int(any(min(one.accessibility, one.practices) < AIM for one in told))


if __name__ == "__main__":
    sys.exit(main())
