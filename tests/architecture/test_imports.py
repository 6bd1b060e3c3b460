"""Who may import whom: the contracts of `pyproject.toml` hold, and each breaks when a fault is planted."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

LINT = "from importlinter.cli import lint_imports_command as run; run(['--no-cache', '--no-logo'])"


def broken_contracts(root: Path) -> set[str]:
    """Names of the contracts that the packages beneath `root/src` break."""
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(root / 'src')!r}); {LINT}"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env={"NO_COLOR": "1"}, check=False)
    broken = {line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")}
    assert done.returncode == (1 if broken else 0), done.stdout + done.stderr
    assert " KEPT" in done.stdout
    return broken


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_are_kept():
    assert broken_contracts(ROOT) == set()


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("lawcode/days.py", "import livline", "The law knows nothing of the product, of files or of screens"),
        ("lawcode/days.py", "import yaml", "The law knows nothing of the product, of files or of screens"),
        ("lawcode/facts.py", "import lawcode.engines", "Inside the law, high to low"),
        ("livline/summary/__init__.py", "import livline.cli", "Inside the product, high to low"),
        ("lawcode/facts.py", "import lawcode.schema", "No package goes in circles"),
    ],
)
def test_a_planted_import_breaks_its_contract(copy: Path, module: str, line: str, contract: str):
    file = copy / "src" / module
    file.write_text(f"{file.read_text()}\n{line}\n")
    assert contract in broken_contracts(copy)
