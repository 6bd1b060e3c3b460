"""`python -m livline.docs` writes everything, twice alike, removes what is no longer made, and says so outside a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcode.manual.markdown import MADE_BY
from livline.docs import cli_help, main, write


@pytest.fixture(autouse=True)
def quick_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """The help of the commands takes a process each; the test of the house regenerates it for real."""
    monkeypatch.setattr(cli_help, "asked", lambda *words: "Kommandoer\n  audit  Gennemgår sager.\n\nValg\n  --help")


def test_writes_and_says_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for name in ("docs/manual/README.md", "docs/reference/generated/cli.md", "docs/reference/generated/facts.md"):
        assert name in said
        assert (tmp_path / name).read_text("utf-8").startswith(MADE_BY)
    assert "## livline audit" in (tmp_path / "docs/reference/generated/cli.md").read_text("utf-8")


def test_removes_its_own_stale_pages_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "docs" / "manual"
    folder.mkdir(parents=True)
    (folder / "old.md").write_text(f"{MADE_BY}\n")
    (folder / "own.md").write_text("# By hand\n")
    main(["--out", str(tmp_path), "--lang", "en"])
    assert "Removed docs/manual/old.md" in capsys.readouterr().out
    assert not (folder / "old.md").exists()
    assert (folder / "own.md").exists()


def test_outside_a_checkout(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(write, "checkout", lambda: None)
    assert main() == 2
    assert "udtjek" in capsys.readouterr().err


def test_commands_are_found_in_the_overview():
    overview = "x\n\nKommandoer\n  audit    Gennemgår\n           mere.\n  check    Efterser.\n\nValg\n  --help  Vis"
    assert cli_help.named(overview) == ["audit", "check"]
