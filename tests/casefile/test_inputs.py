"""Which files belong together, and what no input is."""

from __future__ import annotations

import datetime as dt

import pytest

from livline.casefile import open_case_files
from tests.casefile.facts_of import cases_of
from tests.casefile.inputs import file, refusal


def test_several_inputs_are_one_set(tmp_path):
    paths = [file(tmp_path, f"{name}.yaml", f"case: {name}\nevents: [{{kind: visit}}]") for name in "AB"]
    batches = list(open_case_files(paths).batches())
    assert len(batches) == 1
    assert [batches[0].locate(row).file for row in (0, 1)] == [str(path) for path in paths]


def test_a_case_in_two_inputs_names_both(tmp_path):
    paths = [file(tmp_path, f"{name}.yaml", "case: K-1\nevents: [{kind: visit}]") for name in "AB"]
    sentence = refusal(*paths).findings[0].sentence()
    assert str(paths[0]) in sentence
    assert str(paths[1]) in sentence


def test_a_sound_input_beside_a_broken_one_is_not_used(tmp_path):
    good = file(tmp_path, "good.yaml", "case: A\nevents: [{kind: visit}]")
    bad = file(tmp_path, "bad.yaml", "case: B\nevents: [{kind: visit, date: 2023-02-30}]")
    assert {finding.file for finding in refusal(good, bad, tmp_path / "no.yaml").findings} == {
        str(bad),
        str(tmp_path / "no.yaml"),
    }


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        (["a.docx"], "unknown_format"),
        (["a.xls"], "old_excel"),
        (["cases.csv"], "no_event_table"),
        (["a.yaml", "a.yaml"], "named_twice"),
        (["noget.csv"], "unknown_role"),
        ([""], "empty_folder"),
        (["findes/ikke"], "not_found"),
    ],
)
def test_paths_that_name_no_input(tmp_path, names, problem):
    paths = [tmp_path / name for name in names]
    for path in set(paths):
        if path.suffix:
            file(tmp_path, path.name, "case: A\nevents: [{kind: visit}]" if path.suffix == ".yaml" else "case\nA\n")
    if problem == "unknown_role":
        paths[0].write_text("a,b\n")
    assert problem in refusal(*paths).totals


def test_tables_by_their_columns_when_not_by_their_name(tmp_path):
    cases = file(tmp_path, "boern.csv", "case,born_on\nA,2012-05-04\n")
    events = file(tmp_path, "haendelser.csv", "case;kind\nA;visit\n")
    assert cases_of(open_case_files([cases, events])) == [{"case": "A", "born_on": dt.date(2012, 5, 4)}]


def test_progress_ends_at_the_whole(tmp_path):
    told: list[tuple[int, int]] = []
    paths = [file(tmp_path, f"{name}.yaml", f"case: {name}\nevents: [{{kind: visit}}]") for name in "AB"]
    open_case_files(paths, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == sum(path.stat().st_size for path in paths)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
