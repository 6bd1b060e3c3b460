"""What is written reads back as the same cases and events, in every format."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings

from livline.casefile import FORMATS, open_case_files, write_case_file
from tests.casefile.facts_of import cases_of, events_of, plain, tables
from tests.casefile.strategies import case_sets

ENDING = {"yaml": "set.yaml", "json": "set.json", "xlsx": "set.xlsx", "csv": "set", "parquet": "set"}


@pytest.mark.generative
@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases=case_sets())
def test_nothing_is_lost(format, cases):
    written_cases, written_events = tables(cases)
    folder = Path(mkdtemp())
    try:
        write_case_file(written_cases, [written_events], folder / ENDING[format], format)
        read = open_case_files([folder / ENDING[format]])
        assert cases_of(read) == sorted(
            ({k: v for k, v in case.items() if k != "events"} for case in cases), key=lambda case: case["case"]
        )
        assert events_of(read) == list(plain(written_events))
    finally:
        shutil.rmtree(folder)
