"""Hundreds of broken case files: each is loaded whole or refused in sentences, in bounded time and memory."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from livline.access.models import Municipality
from tests.generative.scale import SEED
from tests.trials.attempt import Result, attempted
from tests.trials.mutants import mutant
from tests.trials.scene import two_municipalities

MUTANTS, PARTS = 500, 10

pytestmark = pytest.mark.usefixtures("db")


def tried(first: int, count: int, of: Municipality) -> list[Result]:
    results = []
    for number in range(first, first + count):
        with TemporaryDirectory(prefix="livline-mutant-") as folder:
            results.append(attempted(mutant(SEED, number, Path(folder)), of))
    return results


@pytest.mark.parametrize("part", range(PARTS))
def test_every_mutant_is_whole_or_refused(part: int):
    of = two_municipalities(known=part % 2 == 0)
    results = tried(part * MUTANTS // PARTS, MUTANTS // PARTS, of)
    assert [(result.mutant.name, result.faults) for result in results if result.faults] == []
    outcomes = Counter(result.outcome for result in results)
    assert min(outcomes["loaded"], outcomes["refused"]) > 0, "a trial in which all end alike is blind"


def test_a_folder_whose_name_looks_like_an_address_in_memory_is_not_the_programs(tmp_path: Path):
    """One of 50,000 has such a name by chance; this is the file for which one had."""
    folder = tmp_path / "livline-mutant-0x94df47"
    folder.mkdir()
    result = attempted(mutant(7, 81_239, folder), two_municipalities(known=True))
    assert (result.outcome, result.faults) == ("refused", ())
