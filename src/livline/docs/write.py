"""How do generated documents reach the repository?  All are made first, then written; what is no longer made goes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from lawcode.manual import pages, read_book
from lawcode.manual.markdown import MADE_BY
from livline.docs.cli_help import cli_page
from livline.docs.fact_tables import facts_page
from livline.docs.field_tables import fields_page
from livline.docs.security_tables import asvs_page
from livline.docs.verdict_tables import readings_page, verdicts_page
from livline.verdict_files.wording import Text

MANUAL, REFERENCE = Path("docs/manual"), Path("docs/reference/generated")
SPEC = Path("tests/spec")
ASVS = Path("docs/reference/asvs.csv")

NO_CHECKOUT = Text(
    "Håndbogen laves af prøverne i tests/spec, og dem finder jeg ikke. Kør kommandoen i et udtjek af Livlines kode.",
    "The manual is made from the tests in tests/spec, which are not to be found. Run the command in a checkout.",
)
WROTE = Text("Skrev {n} filer:", "Wrote {n} files:")
REMOVED = Text("Fjernede {name}, som ikke længere laves.", "Removed {name}, which is no longer made.")


def run(argv: list[str]) -> int:
    """Parse, make, write, and say what was written."""
    chosen = arguments().parse_args(argv)
    root = checkout()
    if root is None:
        sys.stderr.write(NO_CHECKOUT.said(chosen.lang) + "\n")
        return 2
    target = root if chosen.out is None else chosen.out
    made = documents(root)
    for path, text in made.items():
        put(target / path, text)
    gone = list(remove_stale(target, made))
    say([WROTE.said(chosen.lang, n=len(made)), *(f"  {path}" for path in made)])
    say([REMOVED.said(chosen.lang, name=name) for name in gone])
    return 0


def arguments() -> argparse.ArgumentParser:
    """The options of the command."""
    parser = argparse.ArgumentParser(prog="python -m livline.docs", description=__doc__)
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write beneath this folder, not into the checkout")
    parser.add_argument("--lang", choices=("da", "en"), default="da")
    return parser


def checkout() -> Path | None:
    """The root of the repository: where this package lies, else the folder we stand in or one above it."""
    here = Path(__file__).resolve().parents[3]
    candidates = [here, Path.cwd(), *Path.cwd().parents]
    return next((folder for folder in candidates if (folder / SPEC / "toc.py").is_file()), None)


def documents(root: Path) -> dict[Path, str]:
    """Every generated document by its path beneath the root."""
    manual = {MANUAL / path: text for path, text in pages(read_book(root / SPEC)).items()}
    reference = {
        "cli.md": cli_page(),
        "facts.md": facts_page(),
        "fields.md": fields_page(),
        "verdicts.md": verdicts_page(),
        "readings.md": readings_page(),
        "asvs.md": asvs_page((root / ASVS).read_text("utf-8")),
    }
    return {**manual, **{REFERENCE / name: text for name, text in reference.items()}}


def put(path: Path, text: str) -> None:
    """Write a document with line ends that are alike on every machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def remove_stale(target: Path, made: Iterable[Path]) -> Iterable[str]:
    """Remove documents that carry our mark and are no longer made; give their names."""
    kept = {target / path for path in made}
    for folder in (MANUAL, REFERENCE):
        for path in sorted((target / folder).rglob("*.md")):
            if path not in kept and path.read_text("utf-8").startswith(MADE_BY):
                path.unlink()
                yield str(path.relative_to(target))


def say(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
