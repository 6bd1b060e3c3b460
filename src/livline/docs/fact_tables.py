"""Which facts can a case file hold?  The kinds of event with their fields, from `lawcode.facts`, Danish beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawcode.facts import CASE_FIELDS, COMMON_FIELDS, FIRST_YEAR, KINDS, LAST_YEAR, Field, Kind, Type
from lawcode.manual.markdown import page, table
from lawcode.manual.words import FIELDS, NAMING_DUTIES, value_word

LEAD = (
    "Every field is optional: a missing field means “not recorded”, never “no”. / Ethvert felt kan mangle: det betyder"
    f" “ikke noteret”, aldrig “nej”. Dates lie in {FIRST_YEAR}-{LAST_YEAR}."
)
COMMON_DANISH = {
    "case": "sagens id",
    "born_on": "fødselsdag, gerne den forventede",
    "municipality": "kommune",
    "as_of": "den dag, der spørges til",
    "kind": "hændelse",
    "date": "dato",
    "at": "dato og klokkeslæt, dansk tid",
    "id": "navn, som andre hændelser kan henvise til",
    "of": "den hændelse, den vedrører",
    "measure": "indsats eller anbringelse",
    "known_on": "den dag, det blev noteret",
}
DUTY_IDS = "a duty (see verdicts.md)"


def facts_page() -> str:
    """Fields of the case, of every event, and of each kind."""
    return page(
        "Facts",
        LEAD,
        "## The case",
        plain(CASE_FIELDS),
        "## Every event",
        plain(COMMON_FIELDS),
        "## Kinds of event",
        table(["Kind", "Dansk", "Fields"], [kind_row(kind) for kind in KINDS]),
        "## Fields of the kinds",
        table(["Field", "Dansk", "In", "Type", "Values"], field_rows()),
    )


def plain(fields: Iterable[Field]) -> str:
    """Fields that no list of words limits."""
    rows = [[f"`{field.name}`", COMMON_DANISH[field.name], field.type.value] for field in fields]
    return table(["Field", "Dansk", "Type"], rows)


def kind_row(kind: Kind) -> list[str]:
    return [f"`{kind.name}`", kind.danish, ", ".join(f"`{field.name}`" for field in kind.fields)]


def field_rows() -> Iterator[list[str]]:
    """Each field once for every set of values that it has."""
    seen: dict[Field, list[str]] = {}
    for kind in KINDS:
        for field in kind.fields:
            seen.setdefault(field, []).append(kind.name)
    for field, kinds in seen.items():
        where = ", ".join(f"`{name}`" for name in kinds)
        yield [f"`{field.name}`", FIELDS[field.name], where, field.type.value, values(field)]


def values(field: Field) -> str:
    """The words with their Danish, or the bounds of a number."""
    if field.type is Type.NUMBER:
        return f"{field.low}-{field.high}"
    if field.name in NAMING_DUTIES:
        return DUTY_IDS
    return ", ".join(f"`{word}` {value_word(field, word)}" for word in field.words)
