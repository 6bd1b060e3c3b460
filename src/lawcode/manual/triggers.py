"""What sets a duty going?  The triggers of an edition in Danish words."""

from __future__ import annotations

from lawcode.facts import KIND_BY_NAME
from lawcode.manual.markdown import listed, long_date
from lawcode.manual.words import kind_word, value_word
from lawcode.rule import (
    AtLeast,
    Before,
    BeforeEighteen,
    BeforeReturn,
    Content,
    Decided,
    Edition,
    FirstFollowUp,
    GoalsForAdultLife,
    HandedOver,
    Offered,
    PlanExists,
    Reviewed,
    When,
)

COMPUTED: dict[type, str] = {
    AtLeast: "hvert år af anbringelsen, regnet fra dens begyndelse",
    BeforeEighteen: "den dag, der ligger fristen før den 18. fødselsdag, når den unge er anbragt; er den unge anbragt"
    " senere, anbringelsens dag, og så tælles linjen for sig",
    HandedOver: "hver anbringelse, der begynder, når der er en plan; hver ny eller revideret plan under anbringelsen",
}
"""Shapes whose trigger is a day that no event bears."""

LIMITS: dict[type, str] = {
    Content: "kun når planen er ny eller revideret, og ikke forældrenes plan",
    Reviewed: "en anbringelse kun, når den er besluttet uden samtykke",
    BeforeReturn: "ophøret kun, når barnet kommer hjem, og der ikke er en afgørelse om hjemgivelse",
    FirstFollowUp: "ikke efter et skift af sted; afgørelsen kun, når begyndelsen ikke er noteret, og så uden svar",
    Decided: "kun den første i en indsats, og den første i 2024 eller senere",
    Offered: "ikke efter et skift af sted",
}
"""What every duty of a shape leaves out."""

BIRTHDAYS: dict[type, str] = {
    PlanExists: "under en anbringelse",
    Before: "med en indsats eller en plan, der gælder",
    GoalsForAdultLife: "med en plan, der gælder",
}
"""In which situation a birthday sets a duty of that shape going."""


def trigger_words(edition: Edition) -> str:
    """All that sets the duty going, one after the other, and what does not."""
    shape = type(edition.demand)
    if shape in COMPUTED:
        return COMPUTED[shape] + running_words(edition)
    said = [when_words(when) for when in edition.trigger]
    if edition.at_birthday:
        said.append(f"den unge fylder {edition.at_birthday} år {BIRTHDAYS[shape]}")
    return "; ".join([*said, *([LIMITS[shape]] if shape in LIMITS else [])])


def running_words(edition: Edition) -> str:
    """The placements that ran when a duty of handing over began, where this is the edition that began it."""
    owed_from = getattr(edition.demand, "owed_from", "")
    if owed_from != edition.in_force[0]:
        return ""
    return f"; de anbringelser med en plan, der løb {long_date(edition.first_day)}"


def when_words(when: When) -> str:
    """`afgørelse om støtte eller anbringelse, når barnet er under 16 år`."""
    said = kind_word(when.kind)
    field = KIND_BY_NAME[when.kind].field("about")
    if field is not None and when.about:
        said += " om " + listed([value_word(field, matter) for matter in when.about], "eller")
        said += ", også når emnet ikke er noteret" if when.or_no_matter else ""
    elif field is not None:
        said = f"enhver {said}"
    return said + age_words(when)


def age_words(when: When) -> str:
    """Between which birthdays."""
    if when.age_from and when.age_under:
        return f", når barnet er fyldt {when.age_from} år og er under {when.age_under} år"
    if when.age_from:
        return f", når barnet er fyldt {when.age_from} år"
    return f", når barnet er under {when.age_under} år" if when.age_under else ""
