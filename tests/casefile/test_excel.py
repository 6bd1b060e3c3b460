"""How workbooks are read, and what in them is refused."""

from __future__ import annotations

import datetime as dt
import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from livline.casefile import open_case_files
from tests.casefile.facts_of import events_of
from tests.casefile.inputs import file, refusal


class TestExcel:
    def book(self, folder: Path, sheets: dict[str, list[list]], **how) -> Path:
        import openpyxl

        book = openpyxl.Workbook()
        del book[book.sheetnames[0]]
        if how.get("epoch"):
            book.epoch = how["epoch"]
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(folder / "a.xlsx")
        return folder / "a.xlsx"

    @pytest.mark.parametrize("system", [1900, 1904])
    def test_dates_times_and_numbers(self, tmp_path, system):
        from openpyxl.utils import datetime as excel

        epoch = excel.WINDOWS_EPOCH if system == 1900 else excel.MAC_EPOCH
        header = ["case", "kind", "date", "at", "id", "interval_months", "reasons_given"]
        row = [1001, "follow_up", dt.date(2024, 2, 1), dt.datetime(2024, 2, 1, 14, 30), 7.0, 6, True]
        path = self.book(tmp_path, {"events": [header, row], "Ark3": [["x"]]}, epoch=epoch)
        read = open_case_files([path])
        at = int(dt.datetime(2024, 2, 1, 13, 30, tzinfo=dt.UTC).timestamp())
        expected = {"case": "1001", "kind": "follow_up", "date": dt.date(2024, 2, 1), "at": at, "id": "7"}
        assert events_of(read) == [expected | {"interval_months": 6, "reasons_given": True}]
        assert "other_sheet" in {note.note for note in read.notes}

    @pytest.mark.parametrize(
        ("serial", "day"), [(45301, "2024-01-10"), (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01")]
    )
    def test_a_bare_number_in_a_date_column_is_its_serial(self, tmp_path, serial, day):
        read = open_case_files([self.book(tmp_path, {"events": [["case", "kind", "date"], ["A", "visit", serial]]})])
        assert events_of(read)[0]["date"].isoformat() == day
        assert {note.note: note.count for note in read.notes}["serial_dates"] == 1

    @pytest.mark.parametrize(
        ("cell", "field", "problem"),
        [
            (60, "date", "no_such_date"),
            (45301.5, "date", "date_has_time"),
            (-3, "date", "bad_date"),
            (dt.time(10, 30), "at", "bad_time"),
            (dt.date(2024, 1, 2), "id", "not_text"),
            (True, "id", "not_text"),
            ("=1+1", "id", "formula_without_value"),
            ("#N/A", "at_site", "cell_error"),
            (2, "at_site", "bad_yes_no"),
        ],
    )
    def test_refused_cells(self, tmp_path, cell, field, problem):
        rows = [["case", "kind", field], ["A", "visit", None], ["A", "visit", cell]]
        finding = refusal(self.book(tmp_path, {"events": rows})).findings[0]
        assert (finding.problem, finding.row, finding.where.sheet) == (problem, 3, "events")

    def test_no_sheet_of_events(self, tmp_path):
        assert refusal(self.book(tmp_path, {"cases": [["case"], ["A"]]})).totals == {"no_event_sheet": 1}

    @pytest.mark.parametrize("data", [b"", b"case,kind", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
    def test_what_is_no_workbook(self, tmp_path, data):
        assert refusal(file(tmp_path, "a.xlsx", data)).totals == {"not_excel": 1}

    def test_a_workbook_that_would_fill_the_disk(self, tmp_path, monkeypatch):
        from livline.casefile import excel_form

        path = self.book(tmp_path, {"events": [["case", "kind"], ["A", "visit"]]})
        monkeypatch.setattr(excel_form, "UNPACKED", 100)
        assert refusal(path).totals == {"too_large": 1}

    @pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/media/image1.png"])
    def test_a_workbook_that_would_fill_the_memory(self, tmp_path, part):
        path = self.book(tmp_path, {"events": [["case", "kind"], ["A", "visit"]]})
        with (
            zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
            pytest.warns(UserWarning, match="Duplicate name") if (part in archive.namelist()) else nullcontext(),
        ):
            archive.writestr(part, " " * (8 << 20))
        assert refusal(path).totals == {"too_dense": 1}
