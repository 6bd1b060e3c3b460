"""Ids that stand twice and `of` that points to nothing, as the engine finds them and as they are told."""

from __future__ import annotations

from livline.casefile import link_findings, open_case_files
from livline.casefile.links import Link, link_faults
from tests.casefile.inputs import file, refusal, tables


def test_what_the_engine_finds_is_told_with_both_rows(tmp_path):
    path = tables(tmp_path, "case,kind,id,of\nK-1,visit,E1,\nK-1,plan,E1,\nK-1,notice,,E9\n")
    (batch,) = open_case_files([path]).batches()
    double, dangling = link_findings(batch, [Link(1, "id", "duplicate_id"), Link(2, "of", "dangling_of")])
    assert (double.row, double.event, double.value) == (3, "E1", "E1")
    assert "række 2" in double.sentence("da")
    assert (dangling.row, dangling.field, dangling.value) == (4, "of", "E9")


def test_nested_events_are_counted(tmp_path):
    path = file(tmp_path, "a.yaml", "case: A\nevents: [{kind: visit, id: E}, {kind: plan}, {kind: plan, id: E}]")
    (batch,) = open_case_files([path]).batches()
    (double,) = link_findings(batch, [Link(2, "id", "duplicate_id")])
    assert (double.where.number, double.detail) == (3, "1")


def test_faults_are_looked_for_here_when_something_else_is_wrong(tmp_path):
    rows = "K-1,visit,E1,\nK-1,plan,E1,E2\nK-1,notice,,E1\nK-2,visit,E1,\nK-2,visitt,,\n"
    refused = refusal(tables(tmp_path, "case,kind,id,of\n" + rows, "case\nK-1\nK-2\n"))
    assert refused.totals == {"unknown_kind": 1, "duplicate_id": 1, "dangling_of": 1}


def test_a_long_case_in_which_every_id_is_doubled_is_told_of(tmp_path):
    """Each doubled id names its first row; to look back from each through all before it would take an hour."""
    rows = "".join(f"K-1,visit,E{row % 20_000},\n" for row in range(40_000))
    refused = refusal(tables(tmp_path, "case,kind,id,of\n" + rows + "K-1,visitt,,\n", "case\nK-1\n"))
    assert refused.totals == {"unknown_kind": 1, "duplicate_id": 20_000}
    first = next(finding for finding in refused.findings if finding.problem == "duplicate_id")
    assert (first.row, first.detail) == (20_002, "2")


def test_the_same_id_in_two_cases_and_a_pointer_to_a_later_event_are_sound(tmp_path):
    path = tables(tmp_path, "case,kind,id,of\nK-1,notice,,E1\nK-1,visit,E1,\nK-2,visit,E1,\n", "case\nK-1\nK-2\n")
    (batch,) = open_case_files([path]).batches()
    assert link_faults(batch.events) == []
