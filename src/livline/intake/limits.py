"""How many events may a case have that is kept and judged again at every change?"""

from __future__ import annotations

import pyarrow.compute as pc

from livline.casefile import CaseFile
from livline.casefile.findings import Finding, Findings

MOST_EVENTS = 600
"""Judging takes longer than in proportion to the events of one case: three seconds for these, where the birthday is not
recorded and each age is tried.  A childhood in care comes to some tens, a long one to some hundreds."""


def refuse_endless_cases(case_file: CaseFile) -> None:
    """Raise `Unusable` with a finding for every case of too many events; mostly their rows stand there many times."""
    findings = Findings()
    for batch in case_file.batches():
        first = 0
        for counted in pc.value_counts(batch.events.column("case")).to_pylist():  # in the order of the rows
            if counted["counts"] > MOST_EVENTS:
                value, detail = str(counted["counts"]), str(MOST_EVENTS)
                findings.add_finding(Finding("too_many_events", batch.locate(first), value=value, detail=detail))
            first += counted["counts"]
    if findings:
        raise findings.unusable()
