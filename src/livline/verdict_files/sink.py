"""What does every writer of verdicts promise to the audit that feeds it?"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

    from livline.summary import Summary

Block = TypeVar("Block")


class TooManyRows(Exception):
    """The format cannot hold so many lines; `limit` is how many it holds."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class Sink(ABC, Generic[Block]):
    """A place where verdicts go.

    `encode` is pure and is called from several threads at once; `write` is called by one, in the order of the cases.
    """

    @abstractmethod
    def encode(self, verdicts: pa.Table) -> Block:
        """Turn the verdicts of one batch (`verdict_schema()`) into what `write` takes."""

    @abstractmethod
    def write(self, block: Block) -> None:
        """Write one encoded batch."""

    def finish(self, summary: Summary) -> None:
        """Write what can only be written when everything is known."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the file, finished or not; calling it twice does no harm."""
