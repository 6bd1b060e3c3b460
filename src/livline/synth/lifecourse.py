"""How do the stages make whole cases?  Cases in, the two canonical tables out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from lawcode.schema import case_schema
from livline.synth import parameters as p
from livline.synth.background import background
from livline.synth.intake import intake
from livline.synth.names import MUNICIPALITIES
from livline.synth.placing import placements
from livline.synth.population import Cohort, Towns, cohort
from livline.synth.sheet import NONE, coded, dates
from livline.synth.supporting import aftercare, ends_of_help, supports

CHUNK = 20_000


def generate(cases: int, seed: int, chunk: int = CHUNK) -> Iterator[tuple[pa.Table, pa.RecordBatch]]:
    """Invented cases in order, `chunk` at a time, as tables of `case_schema` and `event_schema`.

    Case number i is the same whatever `cases` and `chunk` are.  Texts and words are dictionary-encoded.
    """
    if cases < 1 or chunk < 1:
        raise ValueError("cases and chunk must be at least 1")
    towns = Towns.drawn(seed)
    for first in range(0, cases, chunk):
        drawn = cohort(seed, first, min(chunk, cases - first), towns)
        live_through(drawn)
        yield tables(drawn, first)


def live_through(drawn: Cohort) -> None:
    """All stages, each putting its events on the sheet."""
    intake(drawn)
    given = supports(drawn)
    placed = placements(drawn)
    after = aftercare(drawn, placed)
    first, last = ends_of_help(drawn, [*given, *(each.measure for each in placed), after])
    background(drawn, first, last)


def tables(drawn: Cohort, first: int) -> tuple[pa.Table, pa.RecordBatch]:
    """The cases and their events; a little of what is known about a case is not recorded."""
    ids = pa.array([f"K-{number:06d}" for number in range(first, first + drawn.rows.size)])
    events = drawn.sheet.batch(ids, drawn.dice.keys, drawn.towns.without_ids[drawn.town])
    draw = drawn.dice.stream("case")
    born_on = np.where(draw.chance(drawn.rows, p.BORN_ON_UNRECORDED), NONE, drawn.born_on)
    town = np.where(draw.chance(drawn.rows, p.MUNICIPALITY_UNRECORDED), -1, drawn.town)
    no_day = dates(np.full(drawn.rows.size, NONE))
    columns = [ids, dates(born_on), coded(town.astype(np.int8), pa.array(MUNICIPALITIES)), no_day]
    return pa.table(columns, names=case_schema().names), events
