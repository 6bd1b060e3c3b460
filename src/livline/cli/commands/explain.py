"""`livline explain FILE CASE`: one child's case as a line of time with its duties and why."""

from __future__ import annotations

import io
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from livline.cli.options import AsOf, Lang, day_of
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal, write_out
from livline.verdict_files.wording import Text

if TYPE_CHECKING:
    import pyarrow as pa

    from livline.casefile import Batch, CaseFile
    from livline.cli.timeline import Case, Voice
    from livline.summary import Gap

NO_CASE = Text("Sagen {case} findes ikke i {file}.", "There is no case {case} in {file}.")
NEAR_ARE = Text("Der er {near}.", "There is {near}.")


def explain(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="file")],
    case: Annotated[str, typer.Argument(metavar="case")],
    as_of: AsOf = None,
    lang: Lang = "da",
) -> None:
    """Show the case."""
    terminal: Terminal = ctx.obj
    day = day_of(as_of, "--as-of") or date.today()
    _draw(judged_case(file, case.strip(), day), terminal)


def judged_case(file: Path, case: str, day: date) -> Case:
    """The case with its verdicts; the whole file must be sound."""
    from livline.casefile import open_case_files
    from livline.cli.timeline import Case
    from livline.verdict_files.columns import rows

    case_file = open_case_files([file])
    row = _row_of(case_file, case, file)
    events, verdicts, gaps = _judged(case_file, row, day)
    own = row.to_pylist()[0]
    return Case(
        id=case,
        born_on=own["born_on"],
        municipality=own["municipality"],
        as_of=own["as_of"] or day,
        events=_in_order(events),
        verdicts=list(rows(verdicts)),
        gaps=gaps,
    )


def _row_of(case_file: CaseFile, case: str, file: Path) -> pa.Table:
    import pyarrow.compute as pc

    ids = case_file.cases.column("case")
    row = case_file.cases.filter(pc.equal(ids, case))
    if not row.num_rows:
        near = get_close_matches(case, ids.slice(0, 10_000).to_pylist(), 3, cutoff=0)
        raise Refused(NO_CASE, NEAR_ARE, case=case, file=file, near=", ".join(near))
    return row


def _judged(case_file: CaseFile, row: pa.Table, day: date) -> tuple[pa.Table, pa.Table, tuple[Gap, ...]]:
    """Events, verdicts and days without plan of the one case; every batch is read, so that every fault is found."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from lawcode.schema import event_schema

    case = row.column("case")[0]
    kept = event_schema().empty_table()
    where: tuple[Batch, Any] | None = None
    for batch in case_file.batches():
        hits = pc.equal(batch.events.column("case"), case)
        if pc.any(hits).as_py():
            kept = pa.Table.from_batches([batch.events.filter(hits)]).cast(kept.schema)
            where = batch, pc.indices_nonzero(hits)
    return _judge_one(row, kept, where, day)


def _judge_one(
    row: pa.Table, events: pa.Table, where: tuple[Batch, Any] | None, day: date
) -> tuple[pa.Table, pa.Table, tuple[Gap, ...]]:
    from lawcode.audit import Fault, Question, judge
    from livline.casefile import Unusable, link_findings
    from livline.summary import Accumulator

    judged = judge(row, events, Question(as_of=day, visits="placement-year", duties=None, all=False))
    if judged.faults and where is not None:
        batch, places = where
        faults = [Fault(places[fault.row].as_py(), fault.field, fault.code) for fault in judged.faults]
        raise Unusable(link_findings(batch, faults))
    accumulator = Accumulator()
    accumulator.add(judged.verdicts, row, events)
    worst = accumulator.finish().longest_without_plan
    return events, judged.verdicts, worst[0].gaps if worst else ()


def _in_order(events: pa.Table) -> list[dict[str, Any]]:
    """By day and time, the order of the file among equals; those without a day first."""
    rows: list[dict[str, Any]] = events.to_pylist()
    return sorted(rows, key=lambda row: (row["date"] or date.min, row["at"].timestamp() if row["at"] else 0))


def _draw(case: Case, terminal: Terminal) -> None:
    from livline.cli.timeline import draw
    from livline.verdict_files.table import console_on

    text = io.StringIO()
    draw(case, _voice(case, terminal.lang), console_on(text, terminal.page()))
    write_out(text.getvalue())


def _voice(case: Case, lang: str) -> Voice:
    from lawcode.explain import because
    from livline.cli.timeline import Voice
    from livline.verdict_files import duty_titles

    return Voice(lang, duty_titles(lang), [because(row, lang) for row in case.verdicts])
