"""How Parquet is read, and what of it is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from livline.casefile import open_case_files
from tests.casefile.facts_of import events_of
from tests.casefile.inputs import refusal


class TestParquet:
    def events(self, folder: Path, **columns) -> Path:
        table = pa.table({"case": ["K-1", "K-1"], "kind": ["visit", "plan"]} | columns)
        parquet.write_table(table, folder / "events.parquet")
        return folder

    @pytest.mark.parametrize(
        "column",
        [
            pa.array(["2024-01-10", None]),
            pa.array(["10.01.2024", ""]),
            pa.array([dt.date(2024, 1, 10), None]),
            pa.array([dt.date(2024, 1, 10), None], pa.date64()),
            pa.array([dt.datetime(2024, 1, 10), None], pa.timestamp("ns")),
            pa.array([dt.datetime(2024, 1, 9, 23, tzinfo=dt.UTC), None], pa.timestamp("us", tz="UTC")),
            pa.array(["2024-01-10", None]).dictionary_encode(),
            pa.array(["2024-01-10", None], pa.large_string()),
        ],
    )
    def test_dates_in_any_natural_type(self, tmp_path, column):
        first, second = events_of(open_case_files([self.events(tmp_path, date=column)]))
        assert first["date"] == dt.date(2024, 1, 10)
        assert "date" not in second

    @pytest.mark.parametrize(
        "column",
        [
            pa.array([None, ["purpose", "goals"]]),
            pa.array([None, ["purpose", "goals"]], pa.large_list(pa.string())),
            pa.array([None, " purpose | goals|"]),
        ],
    )
    def test_lists_as_lists_or_text(self, tmp_path, column):
        assert events_of(open_case_files([self.events(tmp_path, has=column)]))[1]["has"] == ["purpose", "goals"]

    @pytest.mark.parametrize("column", [pa.array([1, None]), pa.array(["ja", ""]), pa.array([True, None])])
    def test_yes_and_no(self, tmp_path, column):
        assert events_of(open_case_files([self.events(tmp_path, at_site=column)]))[0]["at_site"] is True

    @pytest.mark.parametrize("column", [pa.array([7, None]), pa.array(["7", " "]), pa.array([7, None], pa.uint8())])
    def test_ids_by_their_digits(self, tmp_path, column):
        assert events_of(open_case_files([self.events(tmp_path, id=column)]))[0]["id"] == "7"

    @pytest.mark.parametrize(
        ("name", "column"),
        [
            ("date", pa.array([True, None])),
            ("date", pa.array([1.5, None])),
            ("at", pa.array([dt.date(2024, 1, 1), None])),
            ("id", pa.array([1.5, None])),
            ("at_site", pa.array([1.5, None])),
            ("has", pa.array([None, [1]])),
            ("id", pa.array([{"a": 1}, None])),
        ],
    )
    def test_types_that_cannot_hold_the_field(self, tmp_path, name, column):
        finding = refusal(self.events(tmp_path, **{name: column})).findings[0]
        assert (finding.problem, finding.field) == ("column_type", name)
        assert finding.value
        assert finding.value.split("<")[0] in str(column.type)

    def test_the_type_of_a_column_with_nothing_in_it_is_of_no_matter(self, tmp_path):
        folder = self.events(tmp_path, date=pa.array([None, None], pa.float64()))
        assert len(events_of(open_case_files([folder]))) == 2

    @pytest.mark.parametrize(
        ("column", "problem"),
        [
            (pa.array([dt.datetime(2024, 1, 10, 8), None]), "date_has_time"),
            (pa.array([dt.date(1899, 1, 1), None]), "year_out_of_range"),
            (pa.array(["2024-01-41", None]), "no_such_date"),
        ],
    )
    def test_values_that_are_no_dates(self, tmp_path, column, problem):
        finding = refusal(self.events(tmp_path, date=column)).findings[0]
        assert (finding.problem, finding.row, finding.case) == (problem, 1, "K-1")

    def test_half_a_file(self, tmp_path):
        self.events(tmp_path)
        path = tmp_path / "events.parquet"
        path.write_bytes(path.read_bytes()[:-20])
        assert refusal(path).totals == {"not_parquet": 1}

    def test_text_that_is_no_utf8(self, tmp_path):
        names = pa.Array.from_buffers(pa.string(), 2, pa.array([b"\xff\xfe", b"x"], pa.binary()).buffers())
        assert "not_parquet" in refusal(self.events(tmp_path, id=names)).totals

    def test_a_day_that_no_calendar_has(self, tmp_path):
        """The format can hold days by the billion; the finding tells the number."""
        finding = refusal(
            self.events(tmp_path, date=pa.array([2**31 - 1, None], pa.int32()).cast(pa.date32()))
        ).findings[0]
        assert (finding.problem, finding.row, finding.value) == ("year_out_of_range", 1, "2147483647")

    @pytest.mark.parametrize("role", ["cases", "events"])
    def test_a_name_that_stands_twice(self, tmp_path, role):
        self.events(tmp_path)
        parquet.write_table(pa.table({"case": ["K-1"]}), tmp_path / "cases.parquet")
        table = parquet.read_table(tmp_path / f"{role}.parquet")
        parquet.write_table(table.append_column("case", table.column("case")), tmp_path / f"{role}.parquet")
        assert refusal(tmp_path).totals == {"doubled_field": 1}

    def test_rows_that_would_fill_the_memory(self, tmp_path):
        """Half a million rows of nothing are a few bytes."""
        parquet.write_table(pa.table({"case": pa.nulls(500_000, pa.string())}), tmp_path / "events.parquet")
        assert refusal(tmp_path).totals == {"too_dense": 1}
