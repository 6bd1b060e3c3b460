"""How YAML is read, and what of it is refused."""

from __future__ import annotations

import pytest

from livline.casefile import open_case_files
from tests.casefile.facts_of import cases_of, events_of
from tests.casefile.inputs import file, refusal


def test_scalars_stand_as_they_are_written(tmp_path):
    event = "kind: plan_position, id: 1e3, measure: 2024-01-01, reason: 0x1F"
    text = f"case: 007\nmunicipality: no\nevents: [{{{event}}}]\n"
    read = open_case_files([file(tmp_path, "a.yaml", text)])
    assert cases_of(read) == [{"case": "007", "municipality": "no"}]
    expected = {"case": "007", "kind": "plan_position", "id": "1e3", "measure": "2024-01-01", "reason": "0x1F"}
    assert events_of(read) == [expected]


def test_a_case_a_list_and_several_documents(tmp_path):
    text = "case: A\nevents: [{kind: visit}]\n---\n- {case: B, events: [{kind: visit}]}\n- {case: C}\n---\n"
    assert [case["case"] for case in cases_of(open_case_files([file(tmp_path, "a.yml", text)]))] == ["A", "B", "C"]


def test_nothing_and_null_are_not_recorded_but_quoted_they_are_text(tmp_path):
    text = "case: A\nmunicipality: ~\nevents: [{kind: visit, id: 'null', measure: null, reason: '', at_site: }]"
    assert events_of(open_case_files([file(tmp_path, "a.yaml", text)])) == [
        {"case": "A", "kind": "visit", "id": "null"}
    ]


def test_a_list_with_nothing_in_it_is_given(tmp_path):
    text = "case: A\nevents: [{kind: plan, has: []}, {kind: plan, has: }]"
    first, second = events_of(open_case_files([file(tmp_path, "a.yaml", text)]))
    assert first["has"] == []
    assert "has" not in second


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("case: A\nevents:\n- kind: !!str visit\n", "tag", 3),
        ("case: A\nevents:\n- kind: [visit\n", "bad_syntax", 4),
        ("case: A\ncase: B\nevents: [{kind: visit}]", "doubled_field", None),
        ("case: A\nevents: [{kind: visit, at_site: [ja]}]", "not_a_value", None),
        ("case: A\nevents: [{kind: plan, has: purpose}]", "not_a_list", None),
        ("case: A\nevents: [{kind: plan, has: [purpose, ~]}]", "empty_item", None),
        ("case: A\nevents: [{kind: plan, has: [purpos]}]", "unknown_word", None),
        ("case: A\nevents: {kind: visit}", "not_events", None),
        ("case: A\nevents: [visit]", "not_an_event", None),
        ("- K-1\n", "not_a_case", None),
        ("events: [{kind: visit}]", "missing_case_id", None),
        ("case: A\nevents: [{date: 2024-01-01}]", "missing_kind", None),
        ("case: A\nevents: []", "no_events", None),
        ("", "no_events", None),
        ("case: A\nevents: [{kind: visit, colour: red}]", "unknown_field", None),
        ("case: A\nevents: [{kind: visit, case: A}]", "unknown_field", None),
        ("case: A\nsex: f\nevents: [{kind: visit}]", "unknown_field", None),
        ("case: A\nevents: [{kind: consent, to: placement, by: chair}]", "unknown_word", None),
        ("case: A\nevents: [{kind: follow_up, interval_months: 0}]", "number_out_of_range", None),
        ("case: A\nevents: [{kind: visit, date: 2024-01-02, at: 2024-01-01T23:30}]", "date_and_at_differ", None),
        ('case: A\nevents: [{kind: visit, id: "a\\0b"}]', "nul", None),
        ("case: A\nevents: [{? [a] : b}]", "not_a_name", 2),
    ],
)
def test_refused(tmp_path, text, problem, line):
    refused = refusal(file(tmp_path, "a.yaml", text))
    assert refused.findings[0].problem == problem
    assert refused.findings[0].line == line


def test_aliases_within_bounds(tmp_path):
    text = "- {case: A, events: &e [{kind: visit}]}\n- {case: B, events: *e}\n"
    assert len(events_of(open_case_files([file(tmp_path, "a.yaml", text)]))) == 2


def test_aliases_that_would_fill_the_memory(tmp_path):
    events = ", ".join(["{kind: visit}"] * 2000)
    text = f"- {{case: A, events: &e [{events}]}}\n" + "".join(f"- {{case: B{i}, events: *e}}\n" for i in range(900))
    assert refusal(file(tmp_path, "a.yaml", text)).totals == {"aliases": 1}


@pytest.mark.parametrize("text", ["- &a [*a]", "- &a {case: A, events: *a}", "&a {case: A, events: [&b {has: [*b]}]}"])
def test_an_alias_inside_of_what_it_stands_for(tmp_path, text):
    assert refusal(file(tmp_path, "a.yaml", text)).totals == {"aliases": 1}


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 5_000, "- " * 5_000, "? " * 5_000])
def test_deep_nesting(tmp_path, text):
    assert set(refusal(file(tmp_path, "a.yaml", text)).totals) <= {"too_deep", "bad_syntax"}
