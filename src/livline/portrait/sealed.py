"""Where is each text of a portrait bound to?  It opens at its own row and field and nowhere else."""

from __future__ import annotations

from uuid import UUID

from livline.portrait.models import Introduction, Promise, Written
from livline.sealing.seal import opened


def place(row: UUID, field: str = "text") -> str:
    return f"portrait {field} {row}"


def text_of(row: Written) -> str:
    """What is written; raises `sealing.seal.Unopenable`."""
    return opened(row.sealed, place(row.id))


def not_again_of(row: Introduction) -> str:
    """What the child does not want to be asked again; raises `sealing.seal.Unopenable`."""
    return opened(row.not_again, place(row.id, "not_again"))


def giver_of(row: Promise) -> str:
    """Who promised; raises `sealing.seal.Unopenable`."""
    return opened(row.giver, place(row.id, "giver"))
