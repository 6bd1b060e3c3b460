"""How CSV is read, and what of it is refused."""

from __future__ import annotations

import pytest

from livline.casefile import open_case_files
from tests.casefile.facts_of import cases_of, events_of
from tests.casefile.inputs import file, refusal, tables


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_line_ends_and_encodings(tmp_path, separator, end, encoding):
    rows = [
        ["case", "kind", "reason", "at_site"],
        ["K-1", "visit", '"å ""b""\n,;"', "SAND"],
        ["K-1", "visit", "", ""],
    ]
    text = end.join(separator.join(row) for row in rows)
    read = open_case_files([tables(tmp_path, text.encode(encoding))])
    first = {"case": "K-1", "kind": "visit", "reason": 'å "b"\n,;', "at_site": True}
    assert events_of(read) == [first, {"case": "K-1", "kind": "visit"}]
    assert [note.note for note in read.notes] == (["cp1252"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("rows", "problem", "row"),
    [
        ("K-1,visit,\nK-1,visit\n", "ragged", 3),
        ('K-1,visit,"a\nb"\nK-1,visit,"open\nK-1,visit,\n', "open_quote", 4 - 1),
        ('K-1,visit,\nK-1,visit,"a"b\n', "stray_quote", 3),
        ('K-1,visit,a"b\n', "stray_quote", 2),
        ("K-1,visit,\0\n", "nul", 2),
        ("\n,,\nK-1,visitt,\n", "unknown_kind", 4),
        (",visit,\n", "missing_case", 2),
        ("K-1,,\n", "missing_kind", 2),
    ],
)
def test_refused_with_its_row(tmp_path, rows, problem, row):
    finding = refusal(tables(tmp_path, "case,kind,reason\n" + rows)).findings[0]
    assert (finding.problem, finding.row) == (problem, row)


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("case,kind,case\n,,\n", "doubled_field"),
        ("case,kind,farve\n,,\n", "unknown_field"),
        ("case,date\nK-1,2024-01-01\n", "missing_column"),
        ("case,kind,\nK-1,visit,x\n", "unnamed_column"),
        ("\ncase,kind\n", "no_header"),
        ("", "empty_table"),
        ("case,kind\n", "no_events"),
        ('"case,kind\n', "open_quote"),
    ],
)
def test_refused_headers(tmp_path, header, problem):
    assert problem in refusal(tables(tmp_path, header)).totals


def test_columns_without_name_and_value_are_no_columns(tmp_path):
    assert len(events_of(open_case_files([tables(tmp_path, "case;kind;;\nK-1;visit;;\n;;;\n")]))) == 1


def test_five_faults_in_five_rows_are_all_named(tmp_path):
    rows = "K-1,visit,2024-02-20,,E1\nK-1,visit,2023-02-30,,E2\nK-1,besøg,2024-03-01,,E5\n"
    rows += "K-1,consent,2024-03-01,måske,E3\nK-5,visit,2024-03-02,,E4\nK-1,visit,2024-03-03,,E1\n"
    refused = refusal(tables(tmp_path, "case,kind,date,given,id\n" + rows))
    assert [(finding.row, finding.problem) for finding in refused.findings] == [
        (3, "no_such_date"),
        (4, "unknown_kind"),
        (5, "bad_yes_no"),
        (6, "unknown_case"),
        (7, "duplicate_id"),
    ]
    assert "visit" in refused.findings[1].sentence("en")
    assert "række 2" in refused.findings[4].sentence("da")


def test_many_findings_are_capped_and_counted(tmp_path):
    refused = refusal(tables(tmp_path, "case,kind\n" + "K-1,x\n" * 1000))
    assert len(refused.findings) == 20
    assert refused.totals == {"unknown_kind": 1000}


def test_without_cases_no_birth_day(tmp_path):
    path = file(tmp_path, "events.csv", "case,kind\nK-2,visit\nK-1,visit\nK-2,plan\n")
    read = open_case_files([path])
    assert cases_of(read) == [{"case": "K-1"}, {"case": "K-2"}]
    assert [event["case"] for event in events_of(read)] == ["K-2", "K-2", "K-1"]
