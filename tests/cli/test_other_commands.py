"""`check`, `convert`, `explain`, `synth`, `demo`: the commands around the audit."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from livline.cli.commands import demo
from tests.cli.conftest import Run


def test_sound_files_are_said_to_be_so(run: Run, sound: Path) -> None:
    answer = run("check", sound)

    assert (answer.code, answer.out, answer.err) == (0, "Filerne kan bruges: 1 barn.\n", "")


def test_every_fault_is_told_with_its_place_and_remedy(run: Run, tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    events.write_text("case,kind,date,of\nK-1,visit,2020-02-30,\nK-1,visit,2020-02-01,x\n", encoding="utf-8")

    answer = run("check", events, "--lang", "en")

    assert (answer.code, answer.out) == (2, "")
    assert "2020-02-30" in answer.err
    assert "row 2" in answer.err
    assert "row 3" in answer.err
    assert "2 faults" in answer.err


@pytest.mark.parametrize("form", ["yaml", "json", "csv", "xlsx", "parquet"])
def test_a_case_converted_gives_the_same_verdicts(run: Run, sound: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"converted.{form}"
    assert run("convert", sound, out).code == 0

    lines = [run("audit", path, "--as-of", "2020-06-01", "--format", "jsonl").out for path in (sound, out)]
    assert lines[0] == lines[1] != ""


def test_a_folder_that_exists_is_not_written_into(run: Run, sound: Path, tmp_path: Path) -> None:
    answer = run("convert", sound, tmp_path, "--format", "csv")

    assert answer.code == 2
    assert "findes i forvejen" in answer.err
    assert os.listdir(tmp_path) == [sound.name]


def test_an_unsound_file_is_not_converted(run: Run, tmp_path: Path) -> None:
    unsound = tmp_path / "a.yaml"
    unsound.write_text("case: K-1\nevents: [{kind: visit, of: nobody}]\n", encoding="utf-8")

    assert run("convert", unsound, tmp_path / "b.json").code == 2
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_case_is_told_day_by_day(run: Run, sound: Path) -> None:
    answer = run("explain", sound, "K-1", "--as-of", "2020-06-01")

    assert answer.code == 0
    assert "K-1 · født 01.03.2015" in answer.out
    assert "10.01.2020  ● afgørelse (om: anbringelse, samtykke: ja)" in answer.out
    assert "Første opfølgning" in answer.out
    assert "serviceloven" in answer.out


def test_a_case_that_is_not_there_names_those_that_are_like_it(run: Run, sound: Path) -> None:
    answer = run("explain", sound, "K-2")

    assert (answer.code, answer.out) == (2, "")
    assert "Sagen K-2 findes ikke" in answer.err
    assert "K-1" in answer.err


def test_invented_cases_are_the_same_every_time(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("synth", "--cases", 20, "--seed", 7, "--out", tmp_path / name).code == 0

    for file in ("cases.parquet", "events.parquet"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_invented_cases_in_another_format_are_those_same_cases(run: Run, tmp_path: Path) -> None:
    run("synth", "--cases", 20, "--seed", 7, "--out", tmp_path / "parquet")
    run("synth", "--cases", 20, "--seed", 7, "--out", tmp_path / "c.yaml")

    lines = [run("audit", tmp_path / name, "--format", "jsonl").out for name in ("parquet", "c.yaml")]
    assert lines[0] == lines[1] != ""


def test_the_demo_says_where_its_report_lies(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "INVENTED_CASES", 30)
    folder = tmp_path / "shown here"

    answer = run("demo", "--report", "--out", folder, "--no-open")

    report = folder / "rapport.html"
    assert answer.code == 0
    assert f"Rapporten ligger her: {report.as_uri()}" in answer.out
    assert "Børn med brud" in answer.out
    assert report.stat().st_size > 10_000
    assert len(set(pq.read_table(folder / "invented" / "cases.parquet").column("municipality").to_pylist())) == 1
