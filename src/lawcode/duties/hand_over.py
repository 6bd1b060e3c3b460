"""The relevant parts of the plan are handed to the place where the child lives."""

from lawcode.readings import L8_DAY, NO_FIXED_DAYS
from lawcode.rule import ChosenBy, Duty, Edition, HandedOver, When, between, since
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_START_OR_PLAN = (When("placement_started"), When("plan"))
_OLD_TEXT = "Når barnet anbringes, og når planen ændres, får anbringelsesstedet de relevante dele af handleplanen."
_OLD_TEXT_EN = "When the child is placed, and when the plan changes, the site gets the relevant parts of the plan."

PLAN_HANDED_OVER = Duty(
    id="plan_handed_over",
    title="Planen udleveret til anbringelsesstedet",
    title_en="Plan handed over to the placement site",
    editions=(
        Edition(
            id="bl-109-5",
            law=BARNETS_LOV.par(109, stk=5),
            in_force=since("2024-01-01"),
            chosen_by=ChosenBy.DUE,
            trigger=_START_OR_PLAN,
            demand=HandedOver(types=("ungeplan",)),
            text="Anbringelsesstedet får de relevante dele af ungeplanen.",
            text_en="The site gets the relevant parts of the youth plan.",
            readings=(NO_FIXED_DAYS,),
        ),
        Edition(
            id="bl-93",
            law=BARNETS_LOV.par(93),
            in_force=since("2024-01-01"),
            chosen_by=ChosenBy.DUE,
            trigger=_START_OR_PLAN,
            demand=HandedOver(),
            text="Anbringelsesstedet får de relevante dele af barnets plan (§§ 93-94 er ikke læst).",
            text_en="The site gets the relevant parts of the child's plan (§§ 93-94 were not read).",
            readings=(NO_FIXED_DAYS,),
            confirmed=False,
        ),
        Edition(
            id="sel-140-6",
            law=SERVICELOVEN.par(140, stk=6),
            in_force=between("2020-01-01", "2023-12-31"),
            chosen_by=ChosenBy.DUE,
            trigger=_START_OR_PLAN,
            demand=HandedOver(),
            text=_OLD_TEXT,
            text_en=_OLD_TEXT_EN,
            readings=(NO_FIXED_DAYS, L8_DAY),
        ),
        Edition(
            id="sel-140-7",
            law=SERVICELOVEN.par(140, stk=7),
            in_force=between("2014-01-01", "2019-12-31"),
            chosen_by=ChosenBy.DUE,
            trigger=_START_OR_PLAN,
            demand=HandedOver(),
            text=_OLD_TEXT,
            text_en=_OLD_TEXT_EN,
            readings=(NO_FIXED_DAYS,),
        ),
    ),
)
