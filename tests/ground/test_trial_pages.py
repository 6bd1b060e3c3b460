"""Does a long trial that is done in several goes add up what each found?"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

import pytest

from tests.trials import page

NAME = "tests.trials.imports"


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(page, "PAGES", tmp_path)
    return tmp_path


def go(first: int, told: dict[str, int], *, more: bool) -> page.Runs:
    asked = Namespace(seed=7, first=first, count=10, more=more)
    return page.in_all(NAME, asked, Counter(told), 1.5)


def test_a_go_is_added_to_those_before():
    go(0, {"loaded": 3, "refused": 7, "most milliseconds": 900}, more=False)
    runs = go(10, {"loaded": 1, "refused": 9, "most milliseconds": 400}, more=True)
    assert runs.told == {"loaded": 4, "refused": 16, "most milliseconds": 900}
    assert [call.split(" on ")[0] for call in runs.calls] == [
        "`python -m tests.trials.imports --seed 7 --first 0 --count 10`",
        "`python -m tests.trials.imports --seed 7 --first 10 --count 10`",
    ]
    assert runs.seconds == 3


def test_a_go_by_itself_begins_anew():
    go(0, {"loaded": 3}, more=False)
    assert go(0, {"loaded": 2}, more=False).told == {"loaded": 2}
    assert go(10, {"loaded": 5}, more=True).told == {"loaded": 7}
