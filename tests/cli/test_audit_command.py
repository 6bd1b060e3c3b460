"""`livline audit` as a user meets it: formats, streams, exit codes, and nothing half done."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from lawcode.facts import DUTIES
from livline.verdict_files import FORMATS
from livline.verdict_files.columns import LINE_FIELDS
from tests.cli.conftest import Run

SOURCE = Path(__file__).parents[2] / "src"
DAY = ("--as-of", "2020-06-01")

FAULTY = """
case: K-1
events:
  - {kind: decision, id: d1, date: 2020-02-30, about: placement}
  - {kind: visit, id: d1, date: 2020-03-01, at_site: måske, of: nobody}
"""
UNLINKED = """
case: K-1
events:
  - {kind: visit, id: v1, date: 2020-03-01, of: nobody}
  - {kind: visit, id: v1, date: 2020-03-02}
"""
WITHOUT_DUTIES = "case: K-1\nevents: [{kind: worker_changed, date: 2020-03-01}]\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def start(*argv: object, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "livline", *map(str, argv)]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    )


def test_lines_of_json_alone_go_to_standard_output(run: Run, sound: Path) -> None:
    answer = run("audit", sound, *DAY, "--format", "jsonl")

    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.code == 1
    assert all(tuple(line) == LINE_FIELDS for line in lines)
    assert {line["duty"] for line in lines} <= set(DUTIES.split())
    assert "Gjort op pr. 01.06.2020: 1 barn." in answer.err
    assert all(line["because"].endswith(".") for line in lines)


def test_every_format_says_the_same(run: Run, sound: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run("audit", sound, *DAY, "--format", "jsonl").out.splitlines()]
    for ending in ("csv", "parquet", "xlsx", "txt", "html"):
        answer = run("audit", sound, *DAY, "--out", tmp_path / f"out.{ending}")
        assert (answer.code, answer.err) == (1, "")
        assert f"Skrevet: {tmp_path / f'out.{ending}'}" in answer.out

    statuses = [line["status"] for line in lines]
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["status"] for row in csv.DictReader(file)] == statuses
    assert pq.read_table(tmp_path / "out.parquet").column("status").to_pylist() == statuses
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["verdicts"]
    assert [row[LINE_FIELDS.index("status")] for row in sheet.iter_rows(min_row=2, values_only=True)] == statuses
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_exit_code_is_0_without_a_breach(run: Run, tmp_path: Path) -> None:
    assert run("audit", write(tmp_path / "a.yaml", WITHOUT_DUTIES)).code == 0


@pytest.mark.parametrize("text", [FAULTY, UNLINKED], ids=["faulty", "unlinked"])
@pytest.mark.parametrize("format", FORMATS)
def test_unusable_input_leaves_nothing(run: Run, tmp_path: Path, text: str, format: str) -> None:
    faulty = write(tmp_path / "bad.yaml", text)
    out = write(tmp_path / "out", "old")

    for more in ([], ["--out", out]):
        answer = run("audit", faulty, "--format", format, *more)
        assert (answer.code, answer.out) == (2, "")
        assert "bad.yaml" in answer.err
        assert "nobody" in answer.err
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir(tmp_path)) == ["bad.yaml", "out"]


def test_all_faults_of_all_files_are_told_at_once(run: Run, tmp_path: Path, sound: Path) -> None:
    answer = run("audit", sound, write(tmp_path / "a.yaml", FAULTY), write(tmp_path / "b.yaml", UNLINKED))

    assert all(word in answer.err for word in ("2020-02-30", "måske", "nobody", "v1", "d1", "K-1"))
    assert "Filerne kan ikke bruges" in answer.err.splitlines()[-1]


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    answer = run("audit", tmp_path / "none.yaml")

    assert (answer.code, answer.out) == (2, "")
    assert "none.yaml" in answer.err


def test_lines_of_one_duty(run: Run, sound: Path) -> None:
    answer = run("audit", sound, *DAY, "--duty", "visits", "--duty", "plan_made", "--format", "jsonl")

    assert {json.loads(line)["duty"] for line in answer.out.splitlines()} == {"visits", "plan_made"}


def test_duties_that_do_not_apply_are_shown_on_request(run: Run, sound: Path) -> None:
    plain, every = (run("audit", sound, *DAY, "--format", "jsonl", *more).out for more in ([], ["--all"]))

    assert "not_applicable" not in plain
    assert '"status": "not_applicable"' in every


def test_visits_are_counted_in_calendar_years_on_request(run: Run, sound: Path) -> None:
    answer = run("audit", sound, *DAY, "--duty", "visits", "--reading", "visits=calendar-year", "--format", "jsonl")

    assert all("calendar-year" in json.loads(line)["readings"] for line in answer.out.splitlines())


def test_the_day_of_the_case_goes_before_the_day_asked(run: Run, tmp_path: Path, sound: Path) -> None:
    dated = write(
        tmp_path / "dated.yaml", sound.read_text(encoding="utf-8").replace("born_on", "as_of: 2020-01-15\nborn_on")
    )

    answer = run("audit", dated, *DAY, "--format", "jsonl")

    assert "first_follow_up" not in answer.out or "undecidable" in answer.out
    assert "1 af dem er gjort op pr. den dag, der står i sagen." in answer.err


def test_everything_is_english_on_request(run: Run, sound: Path) -> None:
    answer = run("audit", sound, *DAY, "--lang", "en")

    assert "As of 2020-06-01: 1 child." in answer.out
    assert "Settled lines: " in answer.out
    assert "Frist" not in answer.out


def test_the_input_is_never_overwritten(run: Run, sound: Path) -> None:
    before = sound.read_bytes()

    assert run("audit", sound, "--out", sound, "--format", "csv").code == 2
    assert sound.read_bytes() == before


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path, sound: Path) -> None:
    many = "\n---\n".join(sound.read_text(encoding="utf-8").replace("K-1", f"K-{n}") for n in range(400))
    process = start("audit", write(tmp_path / "many.yaml", many), "--format", "jsonl", folder=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()

    assert process.wait() == 1
    assert "Traceback" not in told
    assert "Broken" not in told


def test_an_interrupt_ends_calmly_and_leaves_nothing(tmp_path: Path) -> None:
    pipe = tmp_path / "never.yaml"
    os.mkfifo(pipe)
    process = start("audit", pipe, "--out", "out.csv", folder=tmp_path)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=10)

    assert process.returncode in (130, 2)
    assert b"Traceback" not in told
    assert os.listdir(tmp_path) == ["never.yaml"]


def test_a_table_is_as_wide_as_the_window(run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    assert max(len(line) for line in run("audit", sound, *DAY).out.splitlines()) <= 60


def test_a_terminal_that_lacks_a_sign_still_gets_the_text(
    run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)

    assert run("audit", sound, *DAY).code == 1
    narrow.seek(0)
    assert "Gjort op pr. 01.06.2020: 1 barn." in narrow.read()
