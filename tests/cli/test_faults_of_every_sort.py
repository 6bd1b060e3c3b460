"""Whatever goes wrong ends in sentences in the user's language and exit code 2, never in a traceback."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from livline.casefile import Unusable
from livline.casefile.findings import Finding, Where
from livline.cli.app import sentence
from livline.cli.commands import duties
from livline.cli.system_faults import REASONS
from tests.cli.conftest import Run

SOURCE = Path(__file__).parents[2] / "src"


@pytest.mark.parametrize("number", sorted(REASONS))
def test_what_the_system_refuses_is_told_with_a_remedy(number: int) -> None:
    danish, english = (sentence(OSError(number, "raw", "sager.csv"), lang) for lang in ("da", "en"))

    assert danish.endswith("Intet er skrevet.")
    assert english.endswith("Nothing is written.")
    assert "raw" not in danish + english
    assert "{" not in danish + english


def test_an_unknown_refusal_of_the_system_is_passed_on() -> None:
    assert "Device or resource busy" in sentence(OSError(errno.EBUSY, "Device or resource busy", "x"), "da")


def test_a_full_memory_is_told() -> None:
    assert "hukommelse" in sentence(MemoryError(), "da")


def test_more_faults_than_are_printed_are_counted() -> None:
    finding = Finding("bad_date", Where("a.csv", row=2), "date", "x")

    told = sentence(Unusable([finding], {"bad_date": 1_234}), "da").splitlines()

    assert told[0].startswith("a.csv")
    assert "1.233 fejl mere" in told[1]
    assert "1.234 fejl" in told[2]


def broken(on: object, terminal: object) -> None:
    raise KeyError("nothing")


def test_a_fault_of_ours_is_admitted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "_show_all", broken)

    answer = run("duties")

    assert (answer.code, answer.out) == (2, "")
    assert "Der er en fejl i Livline (KeyError)." in answer.err
    assert "Traceback" not in answer.err


def test_a_developer_may_see_where_it_arose(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "_show_all", broken)
    monkeypatch.setenv("LIVLINE_TRACEBACK", "1")

    with pytest.raises(KeyError):
        run("duties")


def test_an_interrupt_is_told_and_has_its_own_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(on: object, terminal: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(duties, "_show_all", interrupted)

    answer = run("duties")

    assert (answer.code, answer.out, answer.err) == (130, "", "Afbrudt. Intet er skrevet.\n")


def loaded_by(*argv: str) -> set[str]:
    """The modules that a command line loads in a fresh process."""
    code = (
        "import sys; from livline.cli import main; main(sys.argv[1:]); sys.stdout = sys.__stderr__; print(*sys.modules)"
    )
    process = subprocess.run(
        [sys.executable, "-c", code, *argv], env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True
    )
    return set(process.stderr.split())


HEAVY = {"numpy", "pyarrow", "numba", "rich", "yaml", "openpyxl", "xlsxwriter", "pydantic"}


@pytest.mark.parametrize("line", ["--version", "--help", "audit --help", "audit", "audit x --format word"])
def test_what_needs_no_data_loads_no_library_of_data(line: str) -> None:
    assert not loaded_by(*line.split()) & HEAVY


def test_a_small_audit_loads_only_what_it_needs(sound: Path) -> None:
    loaded = loaded_by("audit", str(sound), "--format", "jsonl")

    assert "yaml" in loaded
    assert not loaded & {"pydantic", "numba", "llvmlite", "openpyxl", "xlsxwriter", "duckdb"}
