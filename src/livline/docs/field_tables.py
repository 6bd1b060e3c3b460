"""How much does a form ask?  The short forms of recording, and beside each the whole form of its kind of fact."""

from __future__ import annotations

from lawcode.facts import KIND_BY_NAME
from lawcode.manual.markdown import page, table
from livline.report.fact_words import DANISH_FIELDS
from livline.web.rooms.quick.acts import ACTS, MOST_FIELDS, Quick
from livline.web.rooms.quick.serving import duties_of

LEAD = (
    f"A common act is recorded in a short form of at most {MOST_FIELDS} fields. What it belongs to is asked only where"
    " there are several. None is mandatory: what is left open is not recorded. The day, and what has one answer, are"
    " filled in."
)
TIME = "klokkeslæt"


def fields_page() -> str:
    """A row for each short form."""
    columns = ["Act", "Dansk", "Asked", "Most fields", "Mandatory", "Fields of the whole form", "May meet"]
    return page("Fields of the short forms", LEAD, table(columns, [row(act) for act in ACTS]))


def row(act: Quick) -> list[str]:
    """What one act asks."""
    kind = KIND_BY_NAME[act.kind]
    asked = ["dato", *(TIME if name == "at" else DANISH_FIELDS[name] for name in act.fields)]
    belongs = ["hører til"] * bool(act.of) + ["indsats"] * act.measured
    whole = 3 + len(kind.fields)
    duties = ", ".join(f"`{duty}`" for duty in duties_of(act.kind))
    told = ", ".join(asked + [f"({name})" for name in belongs])
    return [f"`{act.slug}`", kind.danish, told, str(act.most_fields), "0", str(whole), duties]
