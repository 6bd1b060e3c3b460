"""What a plan holds."""

from lawcode.readings import L8_DAY, NO_FIXED_DAYS
from lawcode.rule import Content, Duty, Edition, GoalsForAdultLife, When, between, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_PLAN = (When("plan"),)
_OLD_CONTENT = Content(
    parts=("purpose", "effort", "duration"), in_placement=("family_support",), any_of=("goals", "wellbeing_goals")
)
_OLD_TEXT = (
    "Planen angiver formål, nødvendig indsats, konkrete mål og forventet varighed, ved anbringelse også støtten til"
    " familien."
)
_OLD_TEXT_EN = (
    "The plan states purpose, needed effort, concrete goals and expected duration, in a placement also the support of"
    " the family."
)

PLAN_CONTENT = Duty(
    id="plan_content",
    title="Planens indhold",
    title_en="Content of the plan",
    editions=(
        Edition(
            id="bl-92",
            law=BARNETS_LOV.par(92, stk=1),
            in_force=since("2024-01-01"),
            trigger=_PLAN,
            demand=Content(
                parts=("wellbeing_goals", "child_involved", "parents_involved"), in_placement=("family_support",)
            ),
            text="Planen har konkrete mål for trivsel og udvikling og viser, hvordan barn og forældre er inddraget, ved"
            " anbringelse også støtten til familien.",
            text_en="The plan has concrete goals for wellbeing and development and shows how child and parents were"
            " involved, in a placement also the support of the family.",
        ),
        Edition(
            id="sel-140-2",
            law=SERVICELOVEN.par(140, stk="2-3"),
            in_force=between("2020-01-01", "2023-12-31"),
            trigger=_PLAN,
            demand=_OLD_CONTENT,
            text=_OLD_TEXT,
            text_en=_OLD_TEXT_EN,
            readings=(L8_DAY,),
        ),
        Edition(
            id="sel-140-3",
            law=SERVICELOVEN.par(140, stk="3-4"),
            in_force=until("2019-12-31"),
            trigger=_PLAN,
            demand=_OLD_CONTENT,
            text=_OLD_TEXT,
            text_en=_OLD_TEXT_EN,
        ),
    ),
)

ADULT_LIFE_GOALS = Duty(
    id="adult_life_goals",
    title="Mål for overgangen til voksenlivet",
    title_en="Goals for the transition to adult life",
    editions=(
        Edition(
            id="bl-109",
            law=BARNETS_LOV.par(109),
            in_force=since("2024-01-01"),
            trigger=_PLAN,
            demand=GoalsForAdultLife(types=("ungeplan",)),
            text="Ungeplanen har konkrete mål for overgangen til voksenlivet.",
            text_en="The youth plan has concrete goals for the transition to adult life.",
        ),
        Edition(
            id="sel-140-voksenliv-16",
            law=SERVICELOVEN.par(140),
            in_force=until("2023-12-31"),
            trigger=(),
            at_birthday=16,
            demand=GoalsForAdultLife(),
            text="Planen for en ung, der fylder 16 år, har konkrete mål for overgangen til voksenlivet.",
            text_en="The plan of a young person who turns 16 has concrete goals for the transition to adult life.",
            readings=(NO_FIXED_DAYS,),
        ),
        Edition(
            id="sel-140-voksenliv",
            law=SERVICELOVEN.par(140),
            in_force=until("2023-12-31"),
            trigger=(When("plan", age_from=16),),
            demand=GoalsForAdultLife(),
            text="Planen for en ung på 16 år eller mere har konkrete mål for overgangen til voksenlivet.",
            text_en="The plan of a young person of 16 or more has concrete goals for the transition to adult life.",
        ),
    ),
)
