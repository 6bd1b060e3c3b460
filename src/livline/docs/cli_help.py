"""What does each command say of itself?  The help of the command line, asked of the commands themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from pathlib import Path

from lawcode.manual.markdown import page

SOURCE = Path(__file__).resolve().parents[2]
LANGUAGES = {"da": "Dansk", "en": "English"}
LEAD = (
    "What `--help` prints, in Danish and in English. Exit codes: 0 no breach, 1 breaches, 2 unusable input or usage,"
    " 130 interrupted."
)


def cli_page() -> str:
    """The help of the program and of every command."""
    overview = asked("--help")
    commands = named(overview)
    wanted = [(command, lang) for command in ["", *commands] for lang in LANGUAGES]
    with ThreadPoolExecutor(max_workers=2) as pool:
        texts = pool.map(lambda one: asked(*filter(None, [one[0], "--lang", one[1], "--help"])), wanted)
    said = dict(zip(wanted, texts, strict=True))
    return page("The command line", LEAD, *(part(command, said) for command in ["", *commands]))


def part(command: str, said: dict[tuple[str, str], str]) -> str:
    """One command in both languages."""
    blocks = [f"{name}:\n\n```text\n{said[command, lang]}\n```" for lang, name in LANGUAGES.items()]
    return "\n\n".join([f"## livline {command}".rstrip(), *blocks])


def named(overview: str) -> list[str]:
    """The commands that the overview lists: in its second block of two columns, where the left one is filled."""
    lines = overview.split("Kommandoer\n", 1)[1].splitlines()
    return [line.split()[0] for line in takewhile(str.strip, lines) if line.startswith("  ") and line[2] != " "]


def asked(*words: str) -> str:
    """What the command line prints; wide enough and without colours.  CalledProcessError where it fails."""
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-m", "livline", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.strip()
