"""Every format carries every verdict, and none of them runs what stands in a cell."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.summary import Accumulator
from livline.verdict_files import excel
from livline.verdict_files.columns import LINE_FIELDS
from livline.verdict_files.csv import Csv, harmless
from livline.verdict_files.excel import Excel
from livline.verdict_files.jsonl import JsonLines
from livline.verdict_files.parquet import ALWAYS, Parquet
from livline.verdict_files.sink import Sink, TooManyRows
from livline.verdict_files.table import Page, TerminalTable
from tests.cli.conftest import LATE, MET, verdicts

EVIL = "=HYPERLINK(1)"


def because(row: Mapping[str, Any]) -> str:
    return f"Fristen var {row['due_on']:%d.%m.%Y}, æøå."


def feed(sink: Sink[Any], *tables: pa.Table) -> None:
    for table in tables:
        sink.write(sink.encode(table))
    sink.finish(Accumulator().finish())
    sink.close()


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_of_json_has_the_keys_of_the_contract_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    feed(JsonLines(path, because), verdicts(LATE | {"readings": "no-fixed-days|transition"}), verdicts(MET))

    late, met = json_lines(path)

    assert tuple(late) == LINE_FIELDS
    assert late["readings"] == ["no-fixed-days", "transition"]
    assert (late["due_on"], late["days_late"], late["confirmed"]) == ("2026-05-14", 6, True)
    assert late["because"] == "Fristen var 14.05.2026, æøå."
    assert "æøå" in path.read_text(encoding="utf-8")
    assert (met["measure"], met["days_late"], met["effect"], met["readings"]) == (None, None, None, [])


def test_csv_follows_rfc_4180_and_leaves_empty_what_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    feed(Csv(path, because), verdicts(LATE | {"case": 'K "1", a\nb', "readings": "a|b"}, MET))

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert tuple(rows[0]) == LINE_FIELDS
    assert rows[0]["case"] == 'K "1", a\nb'
    assert (rows[0]["readings"], rows[0]["confirmed"], rows[0]["due_on"]) == ("a|b", "true", "2026-05-14")
    assert (rows[1]["days_late"], rows[1]["measure"]) == ("", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_looks_like_a_formula_is_text_in_csv(tmp_path: Path, start: str) -> None:
    path = tmp_path / "lines.csv"
    feed(Csv(path, because), verdicts(MET | {"case": f"{start}1+1"}))

    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["case"] == f"'{start}1+1"


@given(st.text())
def test_no_text_begins_like_a_formula_when_written(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(text).endswith(text)


def test_excel_holds_real_days_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "lines.xlsx"
    overview = lambda summary: [["Børn", summary.children]]  # noqa: E731
    feed(Excel(path, because, overview), verdicts(LATE | {"case": EVIL}, MET))

    book = openpyxl.load_workbook(path)
    header, late, _ = book["verdicts"].iter_rows()

    assert tuple(cell.value for cell in header) == LINE_FIELDS
    assert (late[0].value, late[0].data_type) == (EVIL, "s")
    assert late[0].quotePrefix
    assert late[LINE_FIELDS.index("due_on")].value == datetime(2026, 5, 14)
    assert late[LINE_FIELDS.index("days_late")].value == 6
    assert book["summary"]["A1"].value == "Børn"


def test_more_lines_than_excel_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "ROW_LIMIT", 2)
    sink = Excel(tmp_path / "lines.xlsx", because, lambda _: [])

    sink.write(sink.encode(verdicts(MET, MET)))
    with pytest.raises(TooManyRows):
        sink.write(sink.encode(verdicts(MET)))
    sink.close()


def test_parquet_carries_code_and_parts_and_readings_as_lists(tmp_path: Path) -> None:
    path = tmp_path / "lines.parquet"
    rows = [MET | {"readings": "a|b"}, MET, LATE | {"readings": "b", "anchor_on": date(2026, 2, 14)}]
    feed(Parquet(path), verdicts(*rows[:2]), verdicts(), verdicts(rows[2]))

    table = pq.read_table(path)

    assert table.column("readings").to_pylist() == [["a", "b"], [], ["b"]]
    assert table.column("status").to_pylist() == ["met", "met", "met_late"]
    assert table.column("anchor_on").to_pylist()[2] == date(2026, 2, 14)
    assert pq.ParquetFile(path).num_row_groups == 2


def test_parquet_says_which_columns_have_no_empty_cell_and_refuses_one(tmp_path: Path) -> None:
    path = tmp_path / "lines.parquet"
    feed(Parquet(path), verdicts(MET))

    schema = pq.read_schema(path)
    assert {field.name for field in schema if not field.nullable} == ALWAYS
    with pytest.raises(ValueError, match="status"):
        feed(Parquet(tmp_path / "no.parquet"), verdicts(MET | {"status": None}))


def table_text(tmp_path: Path, page: Page, *rows: Mapping[str, Any], lang: str = "da") -> str:
    path = tmp_path / "lines.txt"
    feed(TerminalTable(path, page, lang, {"first_follow_up": "Første opfølgning"}), verdicts(*rows))
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 110, 200])
def test_the_table_fits_its_page_and_says_the_result(tmp_path: Path, width: int) -> None:
    text = table_text(tmp_path, Page(width=width), LATE, MET)

    assert max(len(line) for line in text.splitlines()) <= width
    assert "14.05.2026" in text
    assert "6 dage" in text
    assert "\x1b" not in text


def test_a_table_of_more_than_its_room_shows_breaches_alone_and_says_so(tmp_path: Path) -> None:
    text = table_text(tmp_path, Page(room=3), MET, MET, LATE, MET, LATE | {"confirmed": False})

    assert text.count("✗") == 1
    assert "Viser 1 af 1 brud (5 linjer i alt)" in text


def test_a_table_in_a_file_has_room_for_every_line(tmp_path: Path) -> None:
    assert table_text(tmp_path, Page(width=120, room=None), *[MET] * 500).count("overholdt") == 500


def test_markup_in_an_id_is_shown_as_it_stands(tmp_path: Path) -> None:
    assert "[red]K[/red]" in table_text(tmp_path, Page(width=120), MET | {"case": "[red]K[/red]"})


def test_an_unconfirmed_breach_is_marked_so(tmp_path: Path) -> None:
    assert "ubekræftet regel" in table_text(tmp_path, Page(width=150), LATE | {"confirmed": False})
