"""What can a verdict say?  Tables of statuses, effects, duties with their editions, missing facts and readings."""

from __future__ import annotations

import pyarrow as pa

from lawcode.manual import words
from lawcode.manual.lines_out import EFFECTS
from lawcode.manual.markdown import page, table
from lawcode.outcomes import BREACHES, DANISH, EFFECT_WORDS, ENGLISH
from lawcode.readings import READINGS
from lawcode.registry import DUTIES, EDITIONS
from lawcode.schema import NAME, verdict_schema

TYPES = {"string": "text", "date32[day]": "date", "int32": "whole number", "bool": "yes/no"}
LEAD = (
    "A **breach** is `overdue` or `met_late` with `confirmed: true`. / Et **brud** er `overdue` eller `met_late` med"
    " `confirmed: true`."
)
READINGS_LEAD = (
    "A line that rests on an opinion names it in `readings`. / En linje, der hviler på en fortolkning, nævner den i"
    " `readings`."
)


def verdicts_page() -> str:
    """Columns, words, duties and editions."""
    statuses = [[f"`{s}`", DANISH[s], ENGLISH[s], "yes" if s in BREACHES else ""] for s in DANISH]
    duties = [[f"`{d.id}`", d.title, d.title_en, f"`{d.effect.word}`"] for d in DUTIES]
    editions = [
        [f"`{e.id}`", f"`{d.id}`", str(e.law), e.in_force[0], e.in_force[1], "yes" if e.confirmed else "no"]
        for d, e in EDITIONS
    ]
    return page(
        "Verdicts",
        LEAD,
        "## Columns",
        table(["Column", "Type"], [[f"`{field.name}`", type_word(field.type)] for field in verdict_schema()]),
        "## Statuses",
        table(["Status", "Dansk", "English", "Breach"], statuses),
        "## Effects",
        table(["Effect", "Dansk"], [[f"`{effect}`", EFFECTS[effect]] for effect in EFFECT_WORDS]),
        "## Missing facts",
        table(["Fact", "Dansk"], [[f"`{fact}`", danish] for fact, danish in words.MISSING.items()]),
        "## Duties",
        table(["Duty", "Dansk", "English", "Effect of a breach"], duties),
        "## Editions",
        table(["Edition", "Duty", "Law", "From", "To", "Confirmed"], editions),
    )


def type_word(type_: pa.DataType) -> str:
    """The type of a column as a reader of files would call it; names over a dictionary are text all the same."""
    if pa.types.is_dictionary(type_):
        return "text" if type_ == NAME else "word"
    return TYPES[str(type_)]


def readings_page() -> str:
    """Every reading in both languages with the record of its decision."""
    rows = [
        [f"`{r.id}`", r.text, r.text_en, "yes" if r.confirmed else "no", f"[record](../../../{r.decided})"]
        for r in READINGS
    ]
    return page("Readings", READINGS_LEAD, table(["Reading", "Dansk", "English", "Confirmed", "Decided"], rows))
