"""What of a case does the receiver not get?  Said in the manifest, and kept sealed at both ends: both are told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from livline.sealing.seal import opened, seal


@dataclass(frozen=True)
class LeftOut:
    """`always`: what stays with every sender, by its word; `files`: names of files that had no room."""

    always: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, list[str]]:
        """As the manifest says it."""
        return {"always": list(self.always), "files": list(self.files)}

    def sealed(self, of: UUID) -> bytes:
        """As it is kept: the name of a file may tell where a child is."""
        return seal(json.dumps(self.told, ensure_ascii=False), _place(of))


def read(told: Mapping[str, Any]) -> LeftOut:
    """What a manifest says; raises `KeyError` and `TypeError`."""
    return LeftOut(tuple(map(str, told["always"])), tuple(map(str, told["files"])))


def unsealed(kept: bytes | memoryview[int], of: UUID) -> LeftOut:
    """What was kept of a package; nothing where it is from before that was told."""
    return read(json.loads(opened(kept, _place(of)))) if kept else LeftOut()


def _place(of: UUID) -> str:
    return f"left out of package {of}"
