"""A limit on contact holds for a fixed period."""

from lawcode.rule import Duty, Edition, Limited, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_LIMITS = (When("decision", ("contact_ban", "contact_supervised", "secret_address")),)
_TEXT = "Afgørelse om afbrudt eller støttet samvær eller skjult adresse siger, hvor længe den gælder."
_TEXT_EN = "A decision on cut-off or supervised contact or a secret address says for how long it holds."

CONTACT_LIMIT_ENDS = Duty(
    id="contact_limit_ends",
    title="Begrænsning af samvær har en slutdato",
    title_en="Limit on contact has an end",
    editions=(
        Edition(
            id="bl-105",
            law=BARNETS_LOV.par(105),
            in_force=since("2024-01-01"),
            trigger=_LIMITS,
            demand=Limited(),
            text=_TEXT,
            text_en=_TEXT_EN,
        ),
        Edition(
            id="sel-71-3",
            law=SERVICELOVEN.par(71, stk="3-4"),
            in_force=until("2023-12-31"),
            trigger=_LIMITS,
            demand=Limited(),
            text=_TEXT,
            text_en=_TEXT_EN,
        ),
    ),
)
