"""How does one talk about goals?  Guides for children of several ages and for parents who disagree (`guides.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).with_name("guides.yaml")


@dataclass(frozen=True)
class Guide:
    """A guide in Danish and English; `ages`: from and to, both included, or None where it is for any age."""

    id: str
    da: str
    en: str
    steps: tuple[dict[str, str], ...]
    ages: tuple[int, int] | None = None


@cache
def guides() -> tuple[Guide, ...]:
    """All guides in their order."""
    rows: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text("utf-8"))["guides"]
    return tuple(
        Guide(row["id"], row["da"], row["en"], tuple(row["steps"]), tuple(row["ages"]) if "ages" in row else None)
        for row in rows
    )


def guides_for(age: int | None) -> tuple[Guide, ...]:
    """Those that fit a child of an age, the fitting one first; all where the age is not known."""
    fits = [one for one in guides() if one.ages is None or age is None or one.ages[0] <= age <= one.ages[1]]
    return tuple(sorted(fits, key=lambda one: one.ages is None))
