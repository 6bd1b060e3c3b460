"""The parents of a placed child are offered a support person."""

from lawcode.readings import NO_FIXED_DAYS
from lawcode.rule import Duty, Edition, Offered, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_PLACED = (When("placement_started"),)
_OFFER = Offered("support_person_offered", to="parents")
_TEXT = "I forbindelse med anbringelsen tilbydes forældrene en støtteperson."
_TEXT_EN = "In connection with the placement the parents are offered a support person."

SUPPORT_PERSON_OFFERED = Duty(
    id="support_person_offered",
    title="Støtteperson tilbudt forældrene",
    title_en="Support person offered to the parents",
    editions=(
        Edition(
            id="bl-75",
            law=BARNETS_LOV.par(75),
            in_force=since("2024-01-01"),
            trigger=_PLACED,
            demand=_OFFER,
            text=_TEXT,
            text_en=_TEXT_EN,
            readings=(NO_FIXED_DAYS,),
        ),
        Edition(
            id="sel-54-1",
            law=SERVICELOVEN.par(54, stk=1),
            in_force=until("2023-12-31"),
            trigger=_PLACED,
            demand=_OFFER,
            text=_TEXT,
            text_en=_TEXT_EN,
            readings=(NO_FIXED_DAYS,),
        ),
    ),
)
