"""Whom does the local broker know?  Invented people, each with the claims of the kind of broker that is played."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Person:
    """Somebody on the list: `id` is the broker's name for them."""

    id: str
    name: str
    claims: dict[str, Any]


def read(path: Path) -> dict[str, Person]:
    """The people in a file: a JSON list of id, name and claims."""
    told = [Person(**person) for person in json.loads(path.read_text("utf-8"))]
    return {person.id: person for person in told}
