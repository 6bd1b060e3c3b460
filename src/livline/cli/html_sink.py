"""How does a stream of verdicts become the HTML report?  They are kept on disk, so that memory holds for big audits."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from livline.verdict_files.sink import Sink

if TYPE_CHECKING:
    from livline.casefile import CaseFile
    from livline.summary import Summary


class HtmlReport(Sink[pa.Table]):
    """The report of `livline.report`, written when the last verdict has come."""

    def __init__(self, path: Path, case_file: CaseFile, as_of: date, sources: Sequence[str], lang: str) -> None:
        from lawcode.schema import verdict_schema

        self.path, self.case_file, self.as_of, self.sources, self.lang = path, case_file, as_of, sources, lang
        handle, name = tempfile.mkstemp(prefix=".livline-", suffix=".arrow", dir=path.parent)
        os.close(handle)
        self.spool = Path(name)
        self.writer = pa.ipc.new_stream(name, verdict_schema())

    def encode(self, verdicts: pa.Table) -> pa.Table:
        """The verdicts as they are."""
        return verdicts

    def write(self, block: pa.Table) -> None:
        """Put the batch aside."""
        self.writer.write_table(block)

    def finish(self, summary: Summary) -> None:
        """Write the report."""
        from livline.report import write_report

        self.writer.close()
        with pa.memory_map(str(self.spool)) as kept:
            write_report(
                summary,
                (pa.Table.from_batches([batch]) for batch in pa.ipc.open_stream(kept)),
                self.case_file.cases,
                self.events_of,
                self.as_of,
                list(self.sources),
                self.path,
                self.lang,
            )

    def events_of(self, cases: Sequence[str]) -> pa.Table:
        """The events of these few cases, looked up in the input once more."""
        import pyarrow.compute as pc

        wanted = pa.array(cases, pa.string())
        kept = []
        for batch in self.case_file.batches():
            hits = pc.is_in(batch.events.column("case"), value_set=wanted)
            if pc.any(hits).as_py():
                kept.append(_plain(batch.events.filter(hits)))
        return pa.concat_tables(kept) if kept else _no_events()

    def close(self) -> None:
        """Let go of the verdicts put aside."""
        self.writer.close()
        self.spool.unlink(missing_ok=True)


def _plain(events: pa.RecordBatch) -> pa.Table:
    """Words as plain text, so that batches with different dictionaries go together."""
    return pa.Table.from_batches([events]).cast(_no_events().schema)


def _no_events() -> pa.Table:
    from lawcode.schema import event_schema

    return event_schema().empty_table()
