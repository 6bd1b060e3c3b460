"""The effort is followed up: first within three months, then in a rhythm."""

from lawcode.readings import NO_FIXED_DAYS
from lawcode.rule import ChosenBy, Decided, Duty, Edition, Every, FirstFollowUp, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_STARTS = (When("measure_started"), When("placement_started"), When("decision", ("support", "placement", "aftercare")))
_FOLLOW_UP = (When("follow_up"),)

FIRST_FOLLOW_UP = Duty(
    id="first_follow_up",
    title="Første opfølgning",
    title_en="First follow-up",
    editions=(
        Edition(
            id="bl-95-2",
            law=BARNETS_LOV.par(95, stk=2),
            in_force=since("2024-01-01"),
            chosen_by=ChosenBy.DUE,
            trigger=_STARTS,
            demand=FirstFollowUp(months=3, or_end_of_study=True),
            text="Første opfølgning senest 3 måneder efter start, eller når en sideløbende afdækning eller undersøgelse"
            " er afsluttet, hvis det er før.",
            text_en="First follow-up within 3 months of the start, or when a parallel clarification or study ends, if"
            " that is earlier.",
        ),
        Edition(
            id="sel-70-1-foerste",
            law=SERVICELOVEN.par(70, stk=1),
            in_force=until("2023-12-31"),
            chosen_by=ChosenBy.DUE,
            trigger=_STARTS,
            demand=FirstFollowUp(months=3),
            text="Senest 3 måneder efter start vurderes, om indsatsen skal ændres og planen revideres.",
            text_en="Within 3 months of the start it is assessed whether effort and plan have to change.",
        ),
    ),
)

NEXT_FOLLOW_UP = Duty(
    id="next_follow_up",
    title="Næste opfølgning",
    title_en="Next follow-up",
    editions=(
        Edition(
            id="bl-95-3",
            law=BARNETS_LOV.par(95, stk=3),
            in_force=since("2024-01-01"),
            chosen_by=ChosenBy.DUE,
            trigger=_FOLLOW_UP,
            demand=Every(),
            text="Derefter den dag, som kommunen selv har besluttet.",
            text_en="After that on the day that the municipality itself decided.",
        ),
        Edition(
            id="sel-70-1-naeste",
            law=SERVICELOVEN.par(70, stk=1),
            in_force=until("2023-12-31"),
            chosen_by=ChosenBy.DUE,
            trigger=_FOLLOW_UP,
            demand=Every(months=6),
            text="Derefter med højst 6 måneders mellemrum.",
            text_en="After that at intervals of at most 6 months.",
        ),
    ),
)

RHYTHM_DECIDED = Duty(
    id="rhythm_decided",
    title="Opfølgningens rytme besluttet og begrundet",
    title_en="Rhythm of follow-up decided with reasons",
    editions=(
        Edition(
            id="bl-95-3-rytme",
            law=BARNETS_LOV.par(95, stk=3),
            in_force=since("2024-01-01"),
            trigger=_FOLLOW_UP,
            demand=Decided(),
            text="Ved første opfølgning beslutter kommunen, hvor tit der følges op, og begrunder det.",
            text_en="At the first follow-up the municipality decides how often it follows up and gives reasons.",
            readings=(NO_FIXED_DAYS,),
        ),
    ),
)
