"""How are the cases of the database audited?  As a case file like any other, with the same kernel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from livline.casefile import Batch, CaseFile
from livline.casefile.grouping import whole_cases
from livline.casefile.raw import Log, Place
from livline.casefile.typed import Typed, uniform
from livline.ledger.tables import case_table, event_batches


class StoredCases(CaseFile):
    """The cases that the transaction may see; `name` is what they are called where a file has its name."""

    def __init__(self, name: str) -> None:
        super().__init__([], Log())
        self.name = name
        self.cases = case_table()

    def batches(self) -> Iterator[Batch]:
        """The facts that hold, whole cases at a time."""
        for typed in whole_cases(self._pieces()):
            yield Batch(typed.events, [typed])

    def _pieces(self) -> Iterator[Typed]:
        row = 1
        for events in event_batches():
            yield Typed(Place(self.name), uniform(events), np.arange(row, row + len(events)))
            row += len(events)
