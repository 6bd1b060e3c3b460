"""How much does a form ask?  The short forms of recording, and beside each the whole form of its kind of fact."""

from __future__ import annotations

from collections.abc import Iterator

from lawcode.facts import KIND_BY_NAME, KINDS
from lawcode.manual.markdown import page, table
from lawcode.turning import duties_on
from livline.fields.needed import is_needed
from livline.report.fact_words import DANISH_FIELDS
from livline.web.rooms.quick.acts import ACTS, MOST_FIELDS, Quick
from livline.web.rooms.quick.serving import duties_of

LEAD = (
    f"A common act is recorded in a short form of at most {MOST_FIELDS} fields. What it belongs to is asked only where"
    " there are several. None is mandatory: what is left open is not recorded. The day, and what has one answer, are"
    " filled in."
)
TIME = "klokkeslæt"


WHOLE = (
    "## What each field of the whole forms decides\n\nNone is mandatory. The duties are read off the law itself; where"
    " none turns on a field, its form says what else it is good for. A field without a duty may be retired by a"
    " municipality that does not use it, unless a decision rests on it."
)


def fields_page() -> str:
    """A row for each short form, and one for each field of a kind of fact."""
    columns = ["Act", "Dansk", "Asked", "Most fields", "Mandatory", "Fields of the whole form", "May meet"]
    short = table(columns, [row(act) for act in ACTS])
    whole = table(["Kind", "Field", "Decides", "May be retired"], list(field_rows()))
    return page("Fields of the forms", LEAD, f"{short}\n\n{WHOLE}\n\n{whole}")


def field_rows() -> Iterator[list[str]]:
    """Every field of every kind."""
    for kind in KINDS:
        for spec in kind.fields:
            duties = ", ".join(f"`{duty}`" for duty in duties_on(kind.name, spec.name))
            may = "" if is_needed(kind.name, spec.name) else "yes"
            yield [f"`{kind.name}`", f"`{spec.name}`", duties, may]


def row(act: Quick) -> list[str]:
    """What one act asks."""
    kind = KIND_BY_NAME[act.kind]
    asked = ["dato", *(TIME if name == "at" else DANISH_FIELDS[name] for name in act.fields)]
    belongs = ["hører til"] * bool(act.of) + ["indsats"] * act.measured
    whole = 3 + len(kind.fields)
    duties = ", ".join(f"`{duty}`" for duty in duties_of(act.kind))
    told = ", ".join(asked + [f"({name})" for name in belongs])
    return [f"`{act.slug}`", kind.danish, told, str(act.most_fields), "0", str(whole), duties]
