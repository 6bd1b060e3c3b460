"""Where the law needs an opinion, which one do we hold?  Named readings, each with a decision record.

A verdict that rests on a reading carries its id; nothing is read into the law without a name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """An opinion on a point that the act leaves open.  `confirmed` False: the line is counted apart."""

    id: str
    text: str
    text_en: str
    decided: str
    confirmed: bool = True


SAME_DAY = Reading(
    "same-day-counts",
    "Samme dag regnes som før, medmindre begge handlinger har et klokkeslæt.",
    "The same day counts as before, unless both acts have a time.",
    "docs/decisions/0007-same-day-counts.md",
)
NO_FIXED_DAYS = Reading(
    "no-fixed-days",
    "Loven nævner ingen frist i dage; fristen regnes fra dagen selv, og dage for sent opgøres for sig.",
    "The act names no number of days; the due day is the day itself, and days late are counted apart.",
    "docs/decisions/0008-no-fixed-days.md",
)
TRANSITION = Reading(
    "transition",
    "Fristen løber hen over 1. januar 2024; overgangsreglen i barnets lov §§ 212-214 er ikke læst.",
    "The period runs across 1 January 2024; the transition rule (barnets lov §§ 212-214) has not been read.",
    "docs/decisions/0009-transition-2024.md",
    confirmed=False,
)
OLDER_TEXT = Reading(
    "older-text",
    "Dagen ligger før 1. januar 2014 og bedømmes efter serviceloven, som den stod siden.",
    "The day lies before 1 January 2014 and is judged by serviceloven as it stood later.",
    "docs/decisions/0010-older-text.md",
    confirmed=False,
)
DIRECT_CONTACT = Reading(
    "direct-contact",
    "Telefon, sms og chat er anden direkte kontakt efter barnets lov § 5, stk. 3.",
    "Telephone, text message and chat are other direct contact under barnets lov § 5(3).",
    "docs/decisions/0011-direct-contact.md",
)
CONSENT_ON_DECISION = Reading(
    "consent-on-decision",
    "Afgørelsens egen oplysning om samtykke gælder for den, der ikke har et samtykke for sig.",
    "What the decision says of consent stands for a person without a recorded consent.",
    "docs/decisions/0012-consent-on-decision.md",
)
PLACEMENT_YEAR = Reading(
    "placement-year",
    "To besøg om året regnes i anbringelsesår fra anbringelsens begyndelse.",
    "Two visits a year are counted in placement years from the start of the placement.",
    "docs/decisions/0013-placement-year.md",
)
CALENDAR_YEAR = Reading(
    "calendar-year",
    "To besøg om året regnes i hele kalenderår.",
    "Two visits a year are counted in whole calendar years.",
    "docs/decisions/0013-placement-year.md",
)
WEEKEND = Reading(
    "weekend",
    "Fristen udløber en lørdag, søndag eller helligdag; myndighedens frister forlænges ikke til næste hverdag.",
    "The period ends on a Saturday, Sunday or holiday; an authority's periods are not extended to the next weekday.",
    "docs/decisions/0014-weekends.md",
)
WORKING_DAYS = Reading(
    "working-days",
    "Hverdage er mandag til lørdag; helligdage tæller ikke med.",
    "Working days are Monday to Saturday; holidays are not counted.",
    "docs/decisions/0015-working-days.md",
)
L8_DAY = Reading(
    "l8-2020-01-01",
    "Lovforslag L 8 (2019-20) regnes for trådt i kraft 1. januar 2020.",
    "Bill L 8 (2019-20) is taken to be in force from 1 January 2020.",
    "docs/decisions/0016-days-of-l8-and-l120.md",
)
L120_DAY = Reading(
    "l120-2015-10-01",
    "Lovforslag L 120 (2014-15) regnes for trådt i kraft 1. oktober 2015.",
    "Bill L 120 (2014-15) is taken to be in force from 1 October 2015.",
    "docs/decisions/0016-days-of-l8-and-l120.md",
)

READINGS: tuple[Reading, ...] = (
    SAME_DAY,
    NO_FIXED_DAYS,
    TRANSITION,
    OLDER_TEXT,
    DIRECT_CONTACT,
    CONSENT_ON_DECISION,
    PLACEMENT_YEAR,
    CALENDAR_YEAR,
    WEEKEND,
    WORKING_DAYS,
    L8_DAY,
    L120_DAY,
)
"""All readings; a reading's place here is its bit in the compiled engine."""
