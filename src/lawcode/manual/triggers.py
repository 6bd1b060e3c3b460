"""What sets a duty going?  The triggers of an edition in Danish words."""

from __future__ import annotations

from lawcode.facts import KIND_BY_NAME
from lawcode.manual.markdown import listed
from lawcode.manual.words import kind_word, value_word
from lawcode.rule import AtLeast, BeforeEighteen, Edition, HandedOver, When

COMPUTED: dict[type, str] = {
    AtLeast: "hvert år af anbringelsen, regnet fra den begyndte",
    BeforeEighteen: "den dag, der ligger så længe før den 18. fødselsdag, når den unge er anbragt",
    HandedOver: "hver anbringelse, der begynder, når der er en plan; hver ny eller revideret plan under anbringelsen",
}
"""Shapes whose trigger is more than one event."""


def trigger_words(edition: Edition) -> str:
    """All that sets the duty going, one after the other."""
    if type(edition.demand) in COMPUTED:
        return COMPUTED[type(edition.demand)]
    said = [when_words(when) for when in edition.trigger]
    if edition.at_birthday:
        said.append(f"den unge fylder {edition.at_birthday} år")
    return "; ".join(said)


def when_words(when: When) -> str:
    """`afgørelse om støtte eller anbringelse, når barnet er under 16 år`."""
    said = kind_word(when.kind)
    field = KIND_BY_NAME[when.kind].field("about")
    if when.about and field is not None:
        said += " om " + listed([value_word(field, matter) for matter in when.about], "eller")
        said += ", også når emnet ikke er noteret" if when.or_no_matter else ""
    return said + age_words(when)


def age_words(when: When) -> str:
    """Between which birthdays."""
    if when.age_from and when.age_under:
        return f", når barnet er fyldt {when.age_from} år og er under {when.age_under} år"
    if when.age_from:
        return f", når barnet er fyldt {when.age_from} år"
    return f", når barnet er under {when.age_under} år" if when.age_under else ""
