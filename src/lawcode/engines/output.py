"""How do lines become verdicts?  The kernel's whole numbers as an Arrow table of `schema.verdict_schema`."""

from __future__ import annotations

from functools import cache
from typing import Any

import pyarrow as pa

from lawcode.engines.encode import Encoded
from lawcode.engines.kernel import layout as L
from lawcode.engines.lower import Rules
from lawcode.engines.machine import Machine
from lawcode.engines.naming import Facts, facts_of, names_of
from lawcode.engines.telling import MANY, MORE, Lines, WordsAt, as_they_are, coded, from_one
from lawcode.facts import KIND_NAMES
from lawcode.outcomes import EFFECT_WORDS, STATUS_WORDS
from lawcode.readings import READINGS
from lawcode.schema import DAY, verdict_schema

NUMBER_SLOTS = {
    "trigger_on": (L.O_DAY, DAY),
    "due_on": (L.O_DUE, DAY),
    "met_on": (L.O_MET_ON, DAY),
    "anchor_on": (L.O_ANCHOR_DAY, DAY),
    "days_late": (L.O_LATE, pa.int32()),
    "case": (L.O_CASE, pa.int32()),
}
KIND_SLOTS = {"trigger_kind": L.O_TRIGGER, "met_kind": L.O_MET_BY, "excused_kind": L.O_EXCUSED_BY}
SET_SLOTS = {"readings": (L.O_READINGS, tuple(r.id for r in READINGS)), "lacks": (L.O_LACKS, L.PARTS)}


def verdict_table(O: Any, encoded: Encoded, rules: Rules, machine: Machine) -> pa.Table:
    """The verdicts of a batch, one row a line, in the order in which the kernel wrote them."""
    lines = Lines(O, len(O) // L.OW, machine)
    facts = facts_of(encoded, machine)
    measures = encoded.measures
    numbers = lines.numbers(NUMBER_SLOTS)
    columns = {
        **numbers,
        **word_columns(lines, rules, facts),
        **names_of(lines, encoded, facts),
        "case": coded(numbers["case"], encoded.names),
        **lines.words({"measure": WordsAt(L.O_MEASURE, from_one(len(measures)), measures)}, MANY),
        **{name: lines.sets(slot, words) for name, (slot, words) in SET_SLOTS.items()},
        "confirmed": lines.answers(L.O_CONFIRMED),
    }
    schema = verdict_schema()
    return pa.table([columns[f.name] for f in schema], schema=schema)


def word_columns(lines: Lines, rules: Rules, facts: Facts) -> dict[str, pa.Array]:
    """The columns whose words are known beforehand."""
    kinds = {name: WordsAt(slot, facts.kinds, KIND_NAMES) for name, slot in KIND_SLOTS.items()}
    missing = as_they_are(len(L.MISSING_FACTS), none=L.M_NONE)
    more = {"missing": WordsAt(L.O_MISSING, missing, L.MISSING_FACTS)}
    return {**lines.words({**words_of(rules), **kinds}), **lines.words(more, MORE)}


@cache
def words_of(rules: Rules) -> dict[str, WordsAt]:
    """The columns with few words, and what these are; the same for every batch."""
    laws, law_of_edition = laws_of(rules)
    editions = [edition.id for _, edition in rules.editions]
    return {
        "duty": WordsAt(L.O_DUTY, as_they_are(len(rules.duties)), [duty.id for duty in rules.duties]),
        "edition": WordsAt(L.O_EDITION, at_editions(list(range(len(editions)))), editions),
        "law": WordsAt(L.O_EDITION, at_editions(law_of_edition), laws),
        "status": WordsAt(L.O_STATUS, as_they_are(len(STATUS_WORDS)), STATUS_WORDS),
        "effect": WordsAt(L.O_EFFECT, as_they_are(len(EFFECT_WORDS)), EFFECT_WORDS),
        "notes": WordsAt(L.O_NOTE, as_they_are(len(L.NOTES)), L.NOTES),
        "code": WordsAt(L.O_CODE, as_they_are(len(L.CODES)), L.CODES),
    }


def at_editions(words: list[int]) -> list[int]:
    """A table of words by the place of an edition's record in the kernel's memory."""
    table = [L.NOTHING] * (L.P_BASE + 1 + L.PW * len(words))
    for number, word in enumerate(words):
        table[L.P_BASE + 1 + L.PW * number] = word
    return table


def laws_of(rules: Rules) -> tuple[list[str], list[int]]:
    """The different citations, and which of them each edition has."""
    cited = [str(edition.law) for _, edition in rules.editions]
    different = list(dict.fromkeys(cited))
    return different, [different.index(law) for law in cited]
