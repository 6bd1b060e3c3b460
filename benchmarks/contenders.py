"""What is measured: one function a contender, each from the two Parquet files of a folder.

Heavy libraries are imported by the contender that needs them, so that the peak memory of its process is its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from benchmarks import checks, sql

AS_OF = dt.date(2026, 10, 31)
"""The day the invented cases are drawn; every contender judges as of it."""
FEW_CASES = 1_000
"""The reference engine is measured on so many."""


def read_groups(folder: Path, out: Path) -> None:
    """Limit: pyarrow reads all columns of both files, row group after row group, and lets them go."""
    import pyarrow.parquet as pq

    for name in ("cases", "events"):
        file = pq.ParquetFile(folder / f"{name}.parquet")
        for group in range(file.num_row_groups):
            file.read_row_group(group)


def read_scan(folder: Path, out: Path) -> None:
    """Limit: pyarrow's scanner reads all columns of both files, several row groups at a time."""
    import pyarrow.dataset as ds

    for name in ("cases", "events"):
        for _ in ds.dataset(folder / f"{name}.parquet").scanner(batch_size=1 << 20, batch_readahead=2).to_batches():
            pass


def ours(folder: Path, out: Path, duties: frozenset[str] | None = None) -> None:
    """`livline audit` from Parquet to Parquet in this process: validated, judged, counted, written."""
    from livline.cli.allocator import ask_for_jemalloc

    ask_for_jemalloc()  # as the command line does before Arrow is loaded
    from lawcode.audit import Question
    from livline.audit_run import run_audit
    from livline.verdict_files import open_sink

    with closing(open_sink("parquet", out)) as sink:
        run_audit([folder / "cases.parquet", folder / "events.parquet"], Question(AS_OF, duties=duties), sink)


def ours_subset(folder: Path, out: Path) -> None:
    """The same for the duties that the SQL covers."""
    ours(folder, out, frozenset(sql.DUTIES))


@contextmanager
def _connection() -> Iterator[Any]:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET preserve_insertion_order = false")
        yield connection


def duckdb_asof(folder: Path, out: Path) -> None:
    """DuckDB, hand-written, ASOF joins."""
    with _connection() as connection:
        connection.execute(sql.script(folder, AS_OF.isoformat(), "asof", out))


def duckdb_window(folder: Path, out: Path) -> None:
    """DuckDB, hand-written, window functions."""
    with _connection() as connection:
        connection.execute(sql.script(folder, AS_OF.isoformat(), "window", out))


def duckdb_checked(folder: Path, out: Path) -> None:
    """DuckDB, hand-written, the case file checked first as the audit checks it; then ASOF joins."""
    with _connection() as connection:
        connection.execute(checks.script(folder))
        if connection.execute("SELECT sum(n) FROM faults").fetchall() != [(0,)]:
            raise SystemExit("the SQL finds faults in sound cases")
        connection.execute(sql.script(folder, AS_OF.isoformat(), "asof", out))


def few(folder: Path, count: int) -> tuple[Any, Any]:
    """The first cases of the folder with their events, as Arrow tables."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    cases = pq.ParquetFile(folder / "cases.parquet").read_row_group(0).slice(0, count)
    events = pq.ParquetFile(folder / "events.parquet").read_row_group(0)
    return cases, events.filter(pc.is_in(events["case"].cast(cases["case"].type), cases["case"]))


def reference(folder: Path, out: Path) -> None:
    """The reference engine, slow and obvious, on `FEW_CASES` cases in memory."""
    from lawcode.audit import Question
    from lawcode.engines.reference import judge

    cases, events = few(folder, FEW_CASES)
    judge(cases, events, Question(AS_OF))


def one_case(folder: Path, out: Path) -> Callable[[], None]:
    """One case of ordinary size in memory, judged by the compiled kernel, with the sentence of each verdict."""
    return _one_case(with_compiler=True)(folder)


def one_case_plain(folder: Path, out: Path) -> Callable[[], None]:
    """The same by the kernel's own source, as a process does that has judged little."""
    return _one_case(with_compiler=False)(folder)


def _one_case(*, with_compiler: bool) -> Callable[[Path], Callable[[], None]]:
    def prepare(folder: Path) -> Callable[[], None]:
        from lawcode.audit import Question, judge_case
        from lawcode.explain import because

        cases, table = few(folder, 1)
        case = cases.to_pylist()[0]
        events = [{name: value for name, value in row.items() if value is not None} for row in table.to_pylist()]
        question = Question(AS_OF, with_compiler=with_compiler)

        def run() -> None:
            for verdict in judge_case(case, events, question).verdicts:
                because(verdict)

        return run

    return prepare


CONTENDERS: dict[str, Callable[[Path, Path], Any]] = {
    f.__name__: f
    for f in (
        read_groups,
        read_scan,
        ours,
        ours_subset,
        duckdb_asof,
        duckdb_window,
        duckdb_checked,
        reference,
        one_case,
        one_case_plain,
    )
}
