"""What does the law say of one duty?  Its editions in words: citation, days in force, trigger, demand, doubts."""

from __future__ import annotations

from lawcode.citations import Law, Paragraph
from lawcode.manual.demands import demand_words
from lawcode.manual.markdown import bullets, capital, long_date, small
from lawcode.manual.triggers import trigger_words
from lawcode.outcomes import Effect
from lawcode.readings import Reading
from lawcode.rule import BEGINNING, END, ChosenBy, Duty, Edition

TO_ROOT = "../../../"
"""From a page of a section to the root of the repository."""

CHOSEN = {
    ChosenBy.ACT: "dagen for den handling, der udløser pligten",
    ChosenBy.DUE: "den dag, fristen udløber",
}
EFFECT_WORDS = {
    Effect.CRITICISM: "kritik; afgørelsen gælder stadig",
    Effect.MAY_BE_SET_ASIDE: "klageinstanser har tilsidesat afgørelser for det",
    Effect.LAPSES: "grundlaget for afgørelsen falder bort",
}


def law_part(duty: Duty) -> str:
    """The duty's editions, newest first."""
    return "\n\n".join(["## Hvad loven kræver", *(edition_part(duty, edition) for edition in duty.editions)])


def edition_part(duty: Duty, edition: Edition) -> str:
    """One edition: the law, when it holds, what it asks, and how sure we are."""
    lines = {
        "Loven i korte ord": edition.text,
        "Gælder": in_force_words(edition),
        "Loven vælges af": CHOSEN[edition.chosen_by],
        "Udløses af": trigger_words(edition),
        "Kræver": demand_words(edition.demand),
        "Følge af et brud": EFFECT_WORDS[duty.effect],
        "Bygger på": "; ".join(reading_link(reading, TO_ROOT) for reading in edition.readings),
        "Bekræftet": confirmed_words(edition),
    }
    said = bullets(f"**{name}:** {text}" for name, text in lines.items() if text)
    return "\n\n".join([f"### {capital(str(edition.law))}", said, small(f"Udgave `{edition.id}`")])


def in_force_words(edition: Edition) -> str:
    """`fra 1. januar 2024`, `til og med 31. december 2023`."""
    first = f"fra {long_date(edition.first_day)}" if edition.in_force[0] != BEGINNING else ""
    last = f"til og med {long_date(edition.last_day)}" if edition.in_force[1] != END else ""
    return " ".join(part for part in (first, last) if part) or "uden begrænsning i tid"


def confirmed_words(edition: Edition) -> str:
    """Is the rule read, and what was read where?"""
    verdict = "ja" if edition.confirmed else "nej; linjen tælles for sig og aldrig som et brud"
    return f"{verdict}. {read_words(edition.law)}"


def read_words(law: Law) -> str:
    """What the cited § says as far as it was read, and where."""
    said = [paragraph_words(law, p) for p in law.act.paragraphs if p.number == law.par]
    return " ".join(said + ([read_words(law.also)] if law.also else []))


def paragraph_words(law: Law, paragraph: Paragraph) -> str:
    """A § in our words, and where it was read."""
    where = f"læst i: {paragraph.read_at}" if is_read(paragraph) else "teksten er ikke læst"
    return f"{capital(law.act.name)} § {paragraph.number} ({where}): {paragraph.says}"


def is_read(paragraph: Paragraph) -> bool:
    return paragraph.read_at != "ikke læst"


def reading_link(reading: Reading, to_root: str) -> str:
    """The reading's text with a link to the record of the decision, which is in English."""
    return f"[{reading.text.removesuffix('.')}]({to_root}{reading.decided})"
