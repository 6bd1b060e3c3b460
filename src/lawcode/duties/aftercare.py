"""Half a year before 18: decide on support in adult life, after the plan has been revised."""

from lawcode.rule import BeforeEighteen, ChosenBy, Duty, Edition, PlanRevisedBefore, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_PLACED = (When("placement_started"),)
_DECISION = (When("decision", ("aftercare",), age_under=18),)

AFTERCARE_DECIDED = Duty(
    id="aftercare_decided",
    title="Afgørelse om støtte efter 18 år",
    title_en="Decision on support after 18",
    editions=(
        Edition(
            id="bl-111-1",
            law=BARNETS_LOV.par(111, stk=1),
            in_force=since("2024-01-01"),
            chosen_by=ChosenBy.DUE,
            trigger=_PLACED,
            demand=BeforeEighteen(months=6),
            text="Senest 6 måneder før en anbragt ung fylder 18 år, træffes afgørelse om ungestøtte.",
            text_en="At least 6 months before a placed young person turns 18, support after 18 is decided.",
        ),
        Edition(
            id="sel-68-efterv",
            law=SERVICELOVEN.par(68),
            in_force=until("2023-12-31"),
            chosen_by=ChosenBy.DUE,
            trigger=_PLACED,
            demand=BeforeEighteen(months=6),
            text="Senest 6 måneder før en anbragt ung fylder 18 år, træffes afgørelse om efterværn.",
            text_en="At least 6 months before a placed young person turns 18, aftercare is decided.",
        ),
    ),
)

PLAN_REVISED_BEFORE_AFTERCARE = Duty(
    id="plan_revised_before_aftercare",
    title="Planen revideret før afgørelsen om støtte efter 18 år",
    title_en="Plan revised before the decision on support after 18",
    editions=(
        Edition(
            id="bl-111-2",
            law=BARNETS_LOV.par(111, stk=2),
            in_force=since("2024-01-01"),
            trigger=_DECISION,
            demand=PlanRevisedBefore(months=12),
            text="Planen er lavet eller revideret med den unge i de 12 måneder før afgørelsen.",
            text_en="The plan is made or revised with the young person in the 12 months before the decision.",
        ),
        Edition(
            id="sel-68-plan-18",
            law=SERVICELOVEN.par(68),
            in_force=until("2023-12-31"),
            trigger=_DECISION,
            demand=PlanRevisedBefore(months=12),
            text="Planen er lavet eller revideret med den unge i de 12 måneder før afgørelsen.",
            text_en="The plan is made or revised with the young person in the 12 months before the decision.",
        ),
    ),
)
