"""A result takes its place whole or not at all, and nothing of the user's is lost."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

from livline.cli.destination import Destination
from livline.cli.refusal import Refused


def test_nothing_is_there_before_the_end(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with Destination(out) as destination:
        destination.path.write_text("new", encoding="utf-8")
        assert not out.exists()
        destination.commit()

    assert out.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_an_old_file_stays_when_the_work_never_ends_well(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", encoding="utf-8")

    with Destination(out) as destination:
        destination.path.write_text("half", encoding="utf-8")

    assert out.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    with Destination(tmp_path / "out") as destination:
        destination.commit()

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_standard_output_gets_it_at_the_end(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with Destination(None) as destination:
        destination.path.write_bytes(b"\xc3\xa6\n")
        assert capsysbinary.readouterr().out == b""
        destination.commit()

    assert capsysbinary.readouterr().out == b"\xc3\xa6\n"
    assert not destination.path.exists()


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with Destination(pipe) as destination:
        destination.path.write_bytes(b"lines")
        destination.commit()

    assert os.read(reader, 10) == b"lines"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"):
        Destination(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused) as fault:
        Destination(tmp_path / "none" / "out.csv")

    assert "none findes ikke. Opret den" in fault.value.said("da")


@pytest.mark.parametrize("named", ["events.csv", "."])
def test_an_input_is_never_overwritten(tmp_path: Path, named: str) -> None:
    events = tmp_path / "events.csv"
    events.write_text("case,kind\n", encoding="utf-8")

    with pytest.raises(Refused, match="not overwritten"):
        Destination(events, [tmp_path / named])


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Destination(None):
        assert len(os.listdir(tmp_path)) == 1

    assert os.listdir(tmp_path) == []
