"""Before the child goes home: a revised plan, a decided period, and the committee told."""

from lawcode.readings import NO_FIXED_DAYS
from lawcode.rule import BeforeReturn, Duty, Edition, ReturnStep, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_RETURN = (When("decision", ("return_home",)), When("placement_ended"))

PLAN_REVISED_BEFORE_RETURN = Duty(
    id="plan_revised_before_return",
    title="Planen revideret før hjemgivelse",
    title_en="Plan revised before the return home",
    editions=(
        Edition(
            id="bl-100-5",
            law=BARNETS_LOV.par(100, stk=5),
            in_force=since("2024-01-01"),
            trigger=_RETURN,
            demand=BeforeReturn(ReturnStep.PLAN),
            text="Før hjemgivelsen er planen revideret og angiver den videre indsats.",
            text_en="Before the return the plan is revised and states the further effort.",
        ),
        Edition(
            id="sel-68-plan",
            law=SERVICELOVEN.par(68),
            in_force=until("2023-12-31"),
            trigger=_RETURN,
            demand=BeforeReturn(ReturnStep.PLAN),
            text="Før hjemgivelsen er handleplanen revideret og angiver den videre indsats.",
            text_en="Before the return the plan is revised and states the further effort.",
        ),
    ),
)

RETURN_PERIOD_DECIDED = Duty(
    id="return_period_decided",
    title="Hjemgivelsesperiode besluttet",
    title_en="Period of return decided",
    editions=(
        Edition(
            id="bl-100-1",
            law=BARNETS_LOV.par(100, stk=1),
            in_force=since("2024-01-01"),
            trigger=_RETURN,
            demand=BeforeReturn(ReturnStep.PERIOD, months=6),
            text="Før hjemgivelsen er der truffet afgørelse om den og om en periode på op til 6 måneder.",
            text_en="Before the return it is decided, with a period of up to 6 months.",
        ),
        Edition(
            id="sel-68-2",
            law=SERVICELOVEN.par(68, stk=2),
            in_force=until("2023-12-31"),
            trigger=_RETURN,
            demand=BeforeReturn(ReturnStep.PERIOD, months=6),
            text="Før hjemgivelsen er der truffet afgørelse om den og om en periode på op til 6 måneder.",
            text_en="Before the return it is decided, with a period of up to 6 months.",
        ),
    ),
)

COMMITTEE_INFORMED_OF_RETURN = Duty(
    id="committee_informed_of_return",
    title="Udvalget underrettet om hjemgivelsen",
    title_en="Committee informed of the return",
    editions=(
        Edition(
            id="bl-99-102",
            law=BARNETS_LOV.par(99),
            in_force=since("2024-01-01"),
            trigger=_RETURN,
            demand=BeforeReturn(ReturnStep.COMMITTEE),
            text="Ved hjemgivelse fra en anbringelse uden samtykke underrettes udvalget straks.",
            text_en="On a return from a placement without consent the committee is informed at once.",
            readings=(NO_FIXED_DAYS,),
        ),
        Edition(
            id="sel-68-udvalg",
            law=SERVICELOVEN.par(68),
            in_force=until("2023-12-31"),
            trigger=_RETURN,
            demand=BeforeReturn(ReturnStep.COMMITTEE),
            text="Ved hjemgivelse fra en anbringelse uden samtykke underrettes udvalget straks.",
            text_en="On a return from a placement without consent the committee is informed at once.",
            readings=(NO_FIXED_DAYS,),
        ),
    ),
)
