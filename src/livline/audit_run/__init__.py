"""How do case files become verdicts?  Reader, engine and writer in one stream, on all cores.

    summary = run_audit([Path("cases.parquet"), Path("events.parquet")], question, sink)

Batches of whole cases are read ahead, judged and encoded in threads (the compiled engine releases the GIL) and written
in the order of the file, so memory is constant whatever the size of the input.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from livline.audit_run.batch_cases import BatchCases
from livline.audit_run.memory import keep_at_hand, release_unused, set_aside
from livline.audit_run.pipeline import in_order
from livline.casefile.findings import PRINTED, Findings

if TYPE_CHECKING:
    import pyarrow as pa

    from lawcode.audit import Fault, Judged, Question
    from livline.casefile import Batch, CaseFile, Finding
    from livline.summary import Accumulator, Summary
    from livline.verdict_files.sink import Sink

Progress = Callable[[int, int], None]


BATCHES_TO_A_RELEASE = 16
"""Arrow and C's heap keep what was used; given back now and then, a large audit stays under a gigabyte."""


class Work(NamedTuple):
    """One batch of events with the rows of its cases."""

    batch: Batch
    cases: pa.Table


class Done(NamedTuple):
    """What became of a batch: its cases, what the sink takes (None without a sink or with faults), and the faults."""

    cases: int
    block: Any
    findings: Findings


def run_audit(
    paths: Sequence[Path], question: Question, sink: Sink[Any] | None, progress: Progress | None = None
) -> Summary:
    """Audit the files and hand the verdicts to the sink; raises `casefile.Unusable` with every finding.

    The sink is fed before all input is proven sound: what it wrote is worth nothing when this raises.  `progress` is
    told first how many bytes of how many are opened, then how many cases of how many are judged.
    """
    from livline.casefile import open_case_files

    return audit_case_file(open_case_files(paths, progress), question, sink, progress)


def audit_case_file(
    case_file: CaseFile, question: Question, sink: Sink[Any] | None, progress: Progress | None = None
) -> Summary:
    """Audit an opened case file; see `run_audit`."""
    from lawcode.schema import event_schema, verdict_schema
    from livline.summary import Accumulator

    accumulator = Accumulator()
    audit = _Audit(case_file, question, sink, accumulator)
    audit.run(progress)
    accumulator.add(verdict_schema().empty_table(), audit.batch_cases.rest(), event_schema().empty_table())
    summary = accumulator.finish()
    if sink is not None:
        sink.finish(summary)
    return summary


def check_case_file(case_file: CaseFile, progress: Progress | None = None) -> int:
    """Read everything and follow every link; gives the number of cases, raises `Unusable` with every finding."""
    from lawcode.audit import Question

    _Audit(case_file, Question(), None, None).run(progress)
    cases: int = case_file.cases.num_rows
    return cases


class _Audit:
    def __init__(
        self, case_file: CaseFile, question: Question, sink: Sink[Any] | None, accumulator: Accumulator | None
    ) -> None:
        from lawcode.audit import for_cases

        self.case_file, self.sink = case_file, sink
        self.question = for_cases(question, case_file.cases.num_rows)
        self.accumulator = accumulator
        self.batch_cases = BatchCases(case_file.cases)
        self.findings = Findings()

    def run(self, progress: Progress | None = None) -> None:
        """Work through all batches; nothing more is written from the first fault on, but all faults are looked for."""
        keep_at_hand()
        with set_aside():
            self.judge_all(progress)
        if self.findings:
            raise self.findings.unusable()

    def judge_all(self, progress: Progress | None) -> None:
        """Batch by batch, in the order of the file."""
        judged, total = 0, self.case_file.cases.num_rows
        for number, done in enumerate(in_order(self.judge, self.works()), start=1):
            if number % BATCHES_TO_A_RELEASE == 0:
                release_unused()
            self.findings.merge(done.findings)
            judged += done.cases
            if progress is not None:
                progress(judged, total)
            if self.sink is not None and not self.findings:
                self.sink.write(done.block)

    def works(self) -> Iterator[Work]:
        """Batches as they come; findings of the reader are kept with those of the links, so all come at once."""
        from livline.casefile import Unusable

        try:
            for batch in self.case_file.batches():
                yield Work(batch, self.batch_cases.of(batch.events))
        except Unusable as fault:
            self.findings.merge(_gathered(fault.findings, fault.totals))

    def judge(self, work: Work) -> Done:
        """Judge, count and encode one batch; called from several threads at once."""
        from lawcode.audit import judge

        judged: Judged = judge(work.cases, work.batch.events, self.question)
        if judged.faults:
            return Done(work.cases.num_rows, None, link_faults(work.batch, judged.faults))
        if self.accumulator is not None:
            self.accumulator.add(judged.verdicts, work.cases, work.batch.events)
        block = None if self.sink is None else self.sink.encode(judged.verdicts)
        return Done(work.cases.num_rows, block, Findings())


def link_faults(batch: Batch, faults: Sequence[Fault]) -> Findings:
    """What the engine found while it linked events: the first of each sort with their places, the rest counted."""
    from livline.casefile import link_findings

    totals = Counter(fault.code for fault in faults)
    first = [[fault for fault in faults if fault.code == code][:PRINTED] for code in totals]
    return _gathered(link_findings(batch, chain.from_iterable(first)), totals)


def _gathered(findings: Sequence[Finding], totals: Mapping[str, int]) -> Findings:
    gathered = Findings()
    gathered.kept, gathered.totals = list(findings), Counter(totals)
    return gathered
