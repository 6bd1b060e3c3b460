"""Into which languages can the words of a plan be translated?  A table (`languages.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).with_name("languages.yaml")
RIGHT_TO_LEFT = frozenset({"Arab"})
"""Scripts that are written from right to left."""


@dataclass(frozen=True)
class Language:
    """A language: its code, its name in Danish, in English and in itself, and its script."""

    code: str
    da: str
    en: str
    own: str
    script: str

    @property
    def dir(self) -> str:
        """In which direction it is written, as a page says it."""
        return "rtl" if self.script in RIGHT_TO_LEFT else "ltr"

    def called(self, language: str) -> str:
        """Its name in the language of a reader of ours."""
        return self.en if language == "en" else self.da


@cache
def languages() -> Mapping[str, Language]:
    """All of them by their codes, in the order of their Danish names."""
    rows: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text("utf-8"))["languages"]
    return {row["code"]: Language(**row) for row in rows}
