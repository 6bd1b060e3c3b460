"""Two engines, one meaning: the kernel and the reference engine give equal rows, on the law and on random law."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lawcode
from tests.generative.both_engines import Row, asked, by_kernel, by_reference, disagreements
from tests.generative.cases import Case, cases, seeded_cases
from tests.generative.rules import rules
from tests.generative.scale import SEED, times, tried

pytestmark = pytest.mark.generative

SRC = str(Path(lawcode.__file__).parents[1])
VISITS = ("placement-year", "calendar-year")
PART = 500
"""Cases judged at once."""
POOL = times(1_000, 20_000)


def parts(count: int) -> list[int]:
    return list(range(SEED, SEED + count // PART))


@pytest.mark.parametrize("visits", VISITS)
@pytest.mark.parametrize("seed", parts(times(1_500, 60_000)))
def test_on_seeded_cases(seed: int, visits: str):
    assert disagreements(seeded_cases(PART, seed), asked(visits)) == []


@tried(400, 20_000)
@given(case=cases(), visits=st.sampled_from(VISITS))
def test_on_any_case(case: Case, visits: str):
    assert disagreements([case], asked(visits)) == []


@cache
def pool() -> list[Case]:
    return seeded_cases(POOL, SEED)


@tried(200, 10_000)
@given(drawn=rules(), chosen=st.lists(st.integers(0, POOL - 1), min_size=1, max_size=40, unique=True))
def test_on_random_law(drawn, chosen: list[int]):
    duties, changed = drawn
    assert disagreements([pool()[number] for number in chosen], asked(duties=changed), duties) == []


def test_random_law_is_another_law():
    """Else the test above would only repeat the first: of a hundred changed laws most judge some case otherwise."""
    found, sample = [], seeded_cases(30, SEED)

    @tried(100, 100)
    @given(drawn=rules())
    def judge(drawn):
        duties, changed = drawn
        found.append(by_reference(sample, asked(duties=changed), duties) != by_reference(sample, asked(duties=changed)))

    judge()
    assert sum(found) > len(found) / 2


def test_rows_come_in_the_same_order():
    """Case, duty, then the events in their order and the computed days."""
    many = seeded_cases(300, SEED)
    assert list(map(told, by_kernel(many, asked()))) == list(map(told, by_reference(many, asked())))


def told(row: Row) -> str:
    return f"{row['case']} {row['duty']} {row['trigger']}"


def test_the_reference_engine_is_independent():
    """It is the specification, so it reads the law without anything of the kernel."""
    look = "import sys, lawcode.engines.reference; print(*(m for m in sys.modules if m.startswith('lawcode.engines.')))"
    command = [sys.executable, "-c", look]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": SRC})
    modules = done.stdout.split()
    assert modules
    assert all(module.startswith("lawcode.engines.reference") for module in modules)


@pytest.mark.compiled
def test_compiled_kernel_gives_the_same_rows():
    """The machine code is what its source says, also for thousands of cases in one call."""
    many = seeded_cases(3_000, SEED + 1)
    assert by_kernel(many, asked(with_compiler=True)) == by_kernel(many, asked())
