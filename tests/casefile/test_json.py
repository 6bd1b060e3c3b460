"""How JSON is read, and what of it is refused."""

from __future__ import annotations

import json

import pytest

from livline.casefile import open_case_files
from tests.casefile.facts_of import cases_of, events_of
from tests.casefile.inputs import file, refusal


def test_numbers_are_their_digits(tmp_path):
    text = '{"case": 1001, "events": [{"kind": "follow_up", "id": 1.50, "interval_months": 6, "reasons_given": 1}]}'
    read = open_case_files([file(tmp_path, "a.json", text)])
    event = {"case": "1001", "kind": "follow_up", "id": "1.50", "interval_months": 6, "reasons_given": True}
    assert events_of(read) == [event]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(tmp_path, encoding):
    text = json.dumps({"case": "Sø", "events": [{"kind": "visit"}]}, ensure_ascii=False)
    assert cases_of(open_case_files([file(tmp_path, "a.json", text.encode(encoding))])) == [{"case": "Sø"}]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"case": "A", "events": [{"kind": "visit", "id": true}]}', "not_text"),
        ('{"case": "A", "events": [{"kind": "visit", "date": 45336}]}', "date_is_number"),
        ('{"case": "A", "case": "B", "events": [{"kind": "visit"}]}', "doubled_field"),
        ('{"case": "A", "events": [{"kind": "visit", "id": "\\ud800"}]}', "bad_text"),
        ('{"case": "A", "events": [{"kind": "visit", "id": NaN}]}', "bad_syntax"),
        ('{"case": "A", "events": [{"kind": "visit"},]}', "bad_syntax"),
        ('{"case": "S\xf8"}'.encode("latin-1"), "encoding"),
        ("[" * 100_000, "too_deep"),
    ],
)
def test_refused(tmp_path, text, problem):
    assert refusal(file(tmp_path, "a.json", text)).findings[0].problem == problem
