"""How is what was measured told?  As Markdown: the machine, the times, the ratios that count, the agreement."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks import sql
from benchmarks.contenders import FEW_CASES

if TYPE_CHECKING:
    from benchmarks.agreement import Compared
    from benchmarks.run import Measured, Results

LABELS = {
    "read_groups": "limit: pyarrow reads all columns, by row group",
    "read_scan": "limit: pyarrow reads all columns, scanner",
    "ours": "**livline audit, all duties**",
    "ours_subset": f"**livline audit, the {len(sql.DUTIES)} duties of the SQL**",
    "duckdb_asof": f"DuckDB, ASOF joins, {len(sql.DUTIES)} duties",
    "duckdb_window": f"DuckDB, window functions, {len(sql.DUTIES)} duties",
    "duckdb_checked": f"DuckDB, checks and ASOF joins, {len(sql.DUTIES)} duties",
}
LIMITS, RIVALS = ("read_groups", "read_scan"), ("duckdb_asof", "duckdb_window")


def report(results: Results, agreement: Sequence[Compared], sizes: Sequence[int], events: int) -> str:
    """The whole file."""
    largest = max(sizes)
    head = [
        "# Benchmarks",
        "",
        "Made by `python -m benchmarks.run`; do not edit. What is measured and how: `benchmarks/README.md`.",
        "",
        machine(),
        "",
        f"Invented cases; the largest set has {largest:,} cases and {events:,} events.",
    ]
    parts = [head, times(results, sizes), ratios(results, sizes), in_memory(results, sizes), agreed(agreement, largest)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def machine() -> str:
    """Cores, memory and versions; nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "pyarrow", "duckdb"))
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, {libraries}."


def row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(cells)} |"


def heading(cells: Sequence[str]) -> list[str]:
    """The first row, and the line below it that sets numbers to the right."""
    return [row(cells), row(["---"] + ["--:"] * (len(cells) - 1))]


def span(measured: Measured) -> str:
    """Median, with the fastest and the slowest in brackets."""
    low, high = min(measured.seconds), max(measured.seconds)
    return f"{measured.typical:.3g} ({low:.3g}-{high:.3g})"


def times(results: Results, sizes: Sequence[int]) -> list[str]:
    """Seconds from Parquet to Parquet, growth from one size to the next, peak memory at the largest."""
    growth = [f"growth to {large:,}" for large in sizes[1:]]
    lines = heading(["seconds: median (fastest-slowest)", *(f"{size:,} cases" for size in sizes), *growth, "peak MB"])
    for name, label in LABELS.items():
        found = [results[name, size] for size in sizes]
        grown = [f"{b.typical / a.typical:.1f}" for a, b in pairwise(found)]
        lines.append(row([label, *(span(each) for each in found), *grown, f"{found[-1].megabytes:,.0f}"]))
    return ["## Times", "", *lines]


def best(results: Results, names: Sequence[str], size: int) -> float:
    """The fastest of several contenders, by their medians."""
    return min(results[name, size].typical for name in names)


def ratios(results: Results, sizes: Sequence[int]) -> list[str]:
    """The ratios that the project holds itself to, with the better limit and the better rival each time."""
    lines = heading(["ratio, of medians", *(f"{size:,} cases" for size in sizes), "aim at the largest"])
    whole = [results["ours", size].typical for size in sizes]
    subset = [results["ours_subset", size].typical for size in sizes]
    limit = [best(results, LIMITS, size) for size in sizes]
    rival = [best(results, RIVALS, size) for size in sizes]
    checked = [results["duckdb_checked", size].typical for size in sizes]
    told = (
        ("audit, all duties / pyarrow reading", whole, limit, "at most 4"),
        ("DuckDB / audit, the same duties", rival, subset, "at least 5"),
        ("DuckDB with the checks of the audit / audit, the same duties", checked, subset, ""),
        (f"DuckDB, {len(sql.DUTIES)} duties / audit, all duties", rival, whole, ""),
    )
    for label, over, under, aim in told:
        lines.append(row([label, *(f"{a / b:.2f}" for a, b in zip(over, under, strict=True)), aim]))
    return ["## Ratios", "", *lines]


def in_memory(results: Results, sizes: Sequence[int]) -> list[str]:
    """One case, ten thousand warm, and the reference engine beside the compiled one."""
    one, plain, slow = (results[name, 0] for name in ("one_case", "one_case_plain", "reference"))
    small = min(sizes)
    fast = results["ours", small]
    told = [
        ("one case in memory, judged and explained", f"{one.typical * 1e3:.3f} ms", "under 1 ms"),
        ("the same by the uncompiled kernel", f"{plain.typical * 1e3:.3f} ms", ""),
        (f"{small:,} cases from Parquet to Parquet, warm", f"{fast.typical:.3f} s", "10,000 under 0.1 s"),
        (f"the same in a new process, first run (slowest of {small:,})", f"{fast.first:.2f} s", ""),
        ("reference engine, per case", f"{slow.typical / FEW_CASES * 1e3:.3f} ms", ""),
        (
            "audit, per case of the smallest set, reading and writing included",
            f"{fast.typical / small * 1e3:.4f} ms",
            "",
        ),
    ]
    return ["## Small runs", "", *heading(["what", "median", "aim"]), *(row(line) for line in told)]


def agreed(agreement: Sequence[Compared], cases: int) -> list[str]:
    """Where the SQL and the audit differ, the SQL's reading of the rule is simpler than the contract's."""
    lines = heading(["duty", "lines of the SQL", "lines of the audit", "equal lines", "equal"])
    for each in agreement:
        most = max(each.sql, each.ours, 1)
        lines.append(
            row([f"`{each.duty}`", f"{each.sql:,}", f"{each.ours:,}", f"{each.equal:,}", f"{each.equal / most:.2%}"])
        )
    told = f"Lines at {cases:,} cases, undecidable ones left out on both sides (`benchmarks/README.md` says why)."
    return ["## The same verdicts?", "", told, "", *lines]
