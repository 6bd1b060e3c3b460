"""Whatever is done to a sound file: it is read as a sound result or refused with sentences, nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lawcode.schema import event_schema
from livline.casefile import FORMATS, Batch, CaseFile, Unusable, csv_form, open_case_files, parquet_form, sources
from livline.casefile.writing import write_case_file
from tests.casefile.facts_of import tables

ENDING = {"yaml": "set.yaml", "json": "set.json", "xlsx": "set.xlsx", "csv": "set", "parquet": "set"}
CASES: list[dict[str, Any]] = [
    {
        "case": "K-1",
        "municipality": 'Sølund "Nord"; =1',
        "events": [
            {"kind": "decision", "id": "A1", "about": "placement", "consent": True, "period_months": 6},
            {"kind": "notice", "of": "A1", "to": "child", "written": False, "at": 1_700_000_000},
            {"kind": "plan", "has": ["purpose", "goals"], "type": "barnets_plan", "measure": "m\n1"},
            {"kind": "study_closed", "covers": ["skole, fritid"], "left_out": []},
        ],
    },
    {"case": "K-2", "events": [{"kind": "visit", "at_site": True, "reason": "æøå"}]},
]
SCRAPS = [bytes([octet]) for octet in b"\0\"'\xff\xc3\n\r,;\t:{}[]%&*-"]
SCRAPS += [b"", b"- ", b": ", b"&a ", b"*a", b"!!python/name:os.system ", b"_x0000_", b"\\u0000", b"\\ud800", b"1e999"]
SCRAPS += [b"NaN", b"<f>1</f>"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The same cases in every format."""
    folder = tmp_path_factory.mktemp("sound")
    for name in FORMATS:
        (folder / name).mkdir()
        cases, events = tables(CASES)
        write_case_file(cases, [events], folder / name / ENDING[name], name)
    return folder


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Each edit replaces some bytes at a place by a scrap."""
    for place, length, scrap in edits:
        at = int(place * len(data))
        data = data[:at] + scrap + data[at + length :]
    return data


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from([0, 0, 1, 2, 10, 10_000]), st.sampled_from(SCRAPS) | st.binary(max_size=3)
    ),
    min_size=1,
    max_size=4,
)


def must_be_sound_or_refused(path: Path) -> None:
    """The one property that holds for every input there is."""
    try:
        read = open_case_files([path])
        batches = list(read.batches())
    except Unusable as refusal:
        must_say_why(refusal)
    else:
        must_be_sound(read, batches)


def must_say_why(refusal: Unusable) -> None:
    """A refusal has findings, and each says in both languages which file it is about."""
    assert refusal.findings
    assert sum(refusal.totals.values()) >= len(refusal.findings)
    for finding in refusal.findings:
        assert finding.sentence("da").startswith(finding.file)
        assert finding.sentence("en").startswith(finding.file)


def must_be_sound(read: CaseFile, batches: list[Batch]) -> None:
    """Every case is known once, whole in one batch, with its rows together."""
    known = set(read.cases.column("case").to_pylist())
    assert len(known) == read.cases.num_rows
    done: set[str] = set()
    assert batches
    for batch in batches:
        batch.events.validate(full=True)
        events = pa.Table.from_batches([batch.events]).cast(event_schema())
        ids = events.column("case").to_pylist()
        runs = [case for i, case in enumerate(ids) if i == 0 or ids[i - 1] != case]
        assert len(set(runs)) == len(runs)
        assert not done & set(runs)
        assert set(runs) <= known
        done |= set(runs)
        assert batch.locate(batch.events.num_rows - 1).case == ids[-1]
        assert events.column("kind").null_count == 0


@pytest.mark.generative
@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, which=st.sampled_from(["cases", "events"]))
def test_any_change_of_bytes(format, sound, edits, which):
    folder = Path(mkdtemp())
    try:
        shutil.copytree(sound / format, folder, dirs_exist_ok=True)
        path = folder / ENDING[format]
        target = path / f"{which}.{format}" if path.is_dir() else path
        target.write_bytes(edited(target.read_bytes(), edits))
        must_be_sound_or_refused(path)
    finally:
        shutil.rmtree(folder)


@pytest.mark.generative
@pytest.mark.parametrize("format", ["csv", "parquet"])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
@example(edits=[(0.125, 1, b'"')])  # one column ends before its first row, and Arrow gives no rows at all
def test_any_change_of_bytes_of_a_file_that_streams(format, sound, edits, monkeypatch):
    monkeypatch.setattr(sources, "LARGE_CSV", 0)
    monkeypatch.setattr(sources, "LARGE_PARQUET", 0)
    monkeypatch.setattr(csv_form, "PIECE", 50)
    monkeypatch.setattr(parquet_form, "ROWS", 2)
    folder = Path(mkdtemp())
    try:
        shutil.copytree(sound / format, folder, dirs_exist_ok=True)
        target = folder / "set" / f"events.{format}"
        target.write_bytes(edited(target.read_bytes(), edits))
        must_be_sound_or_refused(folder / "set")
    finally:
        shutil.rmtree(folder)
