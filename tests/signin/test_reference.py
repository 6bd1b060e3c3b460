"""Does the page on sign-in say the figures that hold?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

PAGE = Path(__file__).parents[2] / "docs/reference/sign-in.md"
FIGURE = re.compile(r"^\| `(\w+)(?:\[(\w+)\])?` \| `([^`]+)` \|", re.M)
FIGURES = FIGURE.findall(PAGE.read_text("utf-8"))


def held(name: str, key: str) -> Any:
    value = getattr(settings, name)
    return value[key] if key else value


@pytest.mark.parametrize(("name", "key", "said"), FIGURES)
def test_a_figure_is_the_one_that_holds(name: str, key: str, said: str):
    assert str(held(name, key)) == said


@pytest.mark.parametrize("name", ["ACCOUNT_RATE_LIMITS", "PACE", "SIGNIN_IDLE_SECONDS"])
def test_no_limit_is_left_out(name: str):
    assert {key for setting, key, _ in FIGURES if setting == name} == set(getattr(settings, name))
