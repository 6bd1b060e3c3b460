"""Large files stream: here small ones are made to count as large, and cut into tiny pieces."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from lawcode.schema import case_schema
from livline.casefile import Unusable, columns, csv_form, open_case_files, parquet_form, sources, staging
from tests.casefile.facts_of import cases_of, events_of


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch):
    monkeypatch.setattr(sources, "LARGE_CSV", 0)
    monkeypatch.setattr(sources, "LARGE_PARQUET", 0)
    monkeypatch.setattr(parquet_form, "ROWS", 3)
    monkeypatch.setattr(csv_form, "PIECE", 40)
    monkeypatch.setattr(staging, "PART", 6)
    monkeypatch.setattr(staging, "ROWS", 4)
    monkeypatch.setattr(columns, "SMALL", 2)


def rows(*cases: str) -> list[dict]:
    """A visit for each letter, numbered by its id, in the order given."""
    return [{"case": case, "kind": "visit", "id": f"E{i}", "reason": f"nr. {i}"} for i, case in enumerate(cases)]


def written(folder: Path, format: str, events: list[dict], cases: str | None = None) -> Path:
    """The events, and the cases when they are named, as tables."""
    if format == "parquet":
        parquet.write_table(pa.Table.from_pylist(events), folder / "events.parquet", row_group_size=2)
        if cases is not None:
            table = pa.Table.from_pylist([{"case": case} for case in cases], schema=case_schema())
            parquet.write_table(table, folder / "cases.parquet")
        return folder
    lines = [",".join(events[0]), *(",".join(map(str, row.values())) for row in events)]
    (folder / "events.csv").write_text("\n".join(lines))
    if cases is not None:
        (folder / "cases.csv").write_text("\n".join(["case", *cases]))
    return folder


BOTH = pytest.mark.parametrize("format", ["csv", "parquet"])
ORDERS = ["aaaabbccccccccd", "abcabcabc", "ccbbaa", "a", "aaaaaaaaaaaaaaaa", "abbbbbbbba", "abcdefghijklm"]


@BOTH
@pytest.mark.parametrize("cases", ORDERS)
def test_every_case_comes_whole_and_in_its_order(tmp_path, format, cases):
    read = open_case_files([written(tmp_path, format, rows(*cases), "".join(sorted(set(cases))))])
    done: set[str] = set()
    for batch in read.batches():
        here = batch.events.column("case").to_pylist()
        runs = [case for i, case in enumerate(here) if i == 0 or here[i - 1] != case]
        assert len(set(runs)) == len(runs)
        assert not done & set(runs)
        done |= set(runs)
    events = events_of(read)
    assert done == set(cases)
    for case in set(cases):
        expected = [row["id"] for row in rows(*cases) if row["case"] == case]
        assert [event["id"] for event in events if event["case"] == case] == expected


@pytest.mark.parametrize("cases", ORDERS)
def test_lists_come_as_they_are_written(tmp_path, cases):
    """Empty ones, missing ones, those of a case on the border of two pieces and those of a case that is scattered."""
    parts = [["purpose", "goals"], None, [], ["goals"], ["effort", "goals", "purpose"]]
    plans = [{"case": case, "kind": "plan", "id": f"E{i}", "has": parts[i % 5]} for i, case in enumerate(cases)]
    read = events_of(open_case_files([written(tmp_path, "parquet", plans, "".join(sorted(set(cases))))]))
    found = {event["id"]: event.get("has") for event in read}
    assert found == {plan["id"]: plan["has"] for plan in plans}


@BOTH
@pytest.mark.parametrize("cases", ["aabbcc", "abcabc"])
def test_without_a_table_of_cases_every_case_is_known_once(tmp_path, format, cases):
    read = open_case_files([written(tmp_path, format, rows(*cases))])
    assert cases_of(read) == [{"case": "a"}, {"case": "b"}, {"case": "c"}]
    assert "no_cases" in {note.note for note in read.notes}


@BOTH
@pytest.mark.parametrize("cases", ["aaaabbbbcc", "abcabcabca"])
def test_rows_keep_their_number(tmp_path, format, cases):
    header = 2 if format == "csv" else 1
    read = open_case_files([written(tmp_path, format, rows(*cases), "abc")])
    for batch in read.batches():
        for row in range(batch.events.num_rows):
            where = batch.locate(row)
            assert where.row == int(batch.events.column("id")[row].as_py()[1:]) + header
            assert where.case == cases[where.row - header]


@BOTH
@pytest.mark.parametrize("cases", ["aaaabbbbccz", "abcabczabca"])
def test_all_findings_come_at_once(tmp_path, format, cases):
    events = rows(*cases)
    events[5]["kind"] = "visitt"
    events[9]["id"] = next(event["id"] for event in events if event["case"] == cases[9])
    folder = written(tmp_path, format, events, "abc")
    with pytest.raises(Unusable) as refusal:
        events_of(open_case_files([folder]))
    assert {"unknown_kind", "unknown_case"} <= set(refusal.value.totals)
    if format == "csv":
        assert refusal.value.totals["duplicate_id"] == 1


@BOTH
def test_batches_may_be_asked_for_again(tmp_path, format):
    read = open_case_files([written(tmp_path, format, rows(*"abcabc"), "abc")])
    assert events_of(read) == events_of(read)


def test_a_file_that_turns_out_not_to_be_utf8_is_read_anew(tmp_path):
    written(tmp_path, "csv", rows(*"aabbcc"), "abc")
    text = (tmp_path / "events.csv").read_text().replace("nr. 5", "første gang")
    (tmp_path / "events.csv").write_bytes(text.encode("cp1252"))
    read = open_case_files([tmp_path])
    assert events_of(read)[5]["reason"] == "første gang"
    assert len(events_of(read)) == 6
    assert [note.note for note in read.notes] == ["cp1252"]


def test_the_folder_of_a_large_file_goes_with_it(tmp_path):
    read = open_case_files([written(tmp_path, "csv", rows(*"abcabc"), "abc")])
    folder = read._sources[0].kept.folder
    assert folder.exists()
    del read
    import gc

    gc.collect()
    assert not folder.exists()


def test_a_parquet_file_that_breaks_off_inside_is_refused(tmp_path):
    written(tmp_path, "parquet", rows(*"aaabbbccc"), "abc")
    data = bytearray((tmp_path / "events.parquet").read_bytes())
    data[10:200] = b"\xff" * 190
    (tmp_path / "events.parquet").write_bytes(data)
    with pytest.raises(Unusable) as refusal:
        events_of(open_case_files([tmp_path]))
    assert "not_parquet" in refusal.value.totals


def test_progress_goes_on_while_a_large_file_streams(tmp_path):
    told: list[tuple[int, int]] = []
    folder = written(tmp_path, "parquet", rows(*"aabbccdd"), "abcd")
    list(open_case_files([folder], lambda done, total: told.append((done, total))).batches())
    assert told[-1] == (8, 8)
