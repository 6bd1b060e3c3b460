"""What the formats cannot hold is refused; what spreadsheets would run is made harmless."""

from __future__ import annotations

import pytest

from livline.casefile import Unwritable, excel_writing, open_case_files, write_case_file
from tests.casefile.facts_of import events_of, tables

FORMULAS = ["=1+1", "+45", "-5", "@SUM(A1)", "'=1"]


def one_case(**fields):
    return tables([{"case": "K-1", "events": [{"kind": "study_closed"} | fields]}])


def test_no_cell_of_csv_begins_like_a_formula(tmp_path):
    events = [{"kind": "plan_position", "id": f"E{i}", "reason": text} for i, text in enumerate(FORMULAS)]
    cases, batch = tables([{"case": "=cmd", "municipality": "-x", "events": events}])
    write_case_file(cases, [batch], tmp_path, "csv")
    for name in ("cases.csv", "events.csv"):
        for cell in (tmp_path / name).read_text().replace("\n", ",").split(","):
            assert not cell.strip('"').startswith(("=", "+", "-", "@"))
    read = open_case_files([tmp_path])
    assert [event["reason"] for event in events_of(read)] == FORMULAS
    assert read.cases.to_pylist()[0]["municipality"] == "-x"


def test_excel_keeps_formulas_as_text(tmp_path):
    import openpyxl

    cases, batch = one_case(measure="=1+1")
    write_case_file(cases, [batch], tmp_path / "a.xlsx", "xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["events"] for cell in row]
    (cell,) = [cell for cell in cells if cell.value == "=1+1"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_bar_in_a_list_has_no_place_in_a_table(tmp_path, format):
    cases, batch = one_case(covers=["skole", "a|b"])
    with pytest.raises(Unwritable) as refused:
        write_case_file(cases, [batch], tmp_path / "out", format)
    assert (refused.value.why, refused.value.field, refused.value.case) == ("bar_in_list", "covers", "K-1")


def test_excel_has_a_last_row_and_a_longest_text(tmp_path, monkeypatch):
    cases, batch = one_case(measure="x" * 40_000)
    with pytest.raises(Unwritable, match="32"):
        write_case_file(cases, [batch], tmp_path / "a.xlsx", "xlsx")
    monkeypatch.setattr(excel_writing, "MOST_ROWS", 1)
    with pytest.raises(Unwritable) as refused:
        write_case_file(cases, [batch], tmp_path / "b.xlsx", "xlsx")
    assert refused.value.why == "too_many_rows"


def test_a_format_that_does_not_exist(tmp_path):
    cases, batch = one_case()
    with pytest.raises(ValueError, match="pdf"):
        write_case_file(cases, [batch], tmp_path / "a.pdf", "pdf")


@pytest.mark.parametrize("format", ["yaml", "json", "csv", "parquet"])
def test_cases_without_events_are_kept(tmp_path, format):
    cases, batch = tables([{"case": "A", "events": [{"kind": "visit"}]}, {"case": "B", "events": []}])
    out = tmp_path / (f"a.{format}" if format in ("yaml", "json") else "a")
    write_case_file(cases, [batch], out, format)
    read = open_case_files([out])
    assert read.cases.column("case").to_pylist() == ["A", "B"]
    assert "without_events" in {note.note for note in read.notes}
