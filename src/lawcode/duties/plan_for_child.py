"""The child has a plan: before the decision or within months of it, and a position where none is owed outright."""

from lawcode.readings import NO_FIXED_DAYS
from lawcode.rule import Before, Duty, Edition, PlanExists, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_CHILDS_PLANS = ("handleplan", "barnets_plan", "ungeplan", "holistic")

PLAN_MADE = Duty(
    id="plan_made",
    title="Plan for barnet",
    title_en="Plan for the child",
    editions=(
        Edition(
            id="bl-91-2",
            law=BARNETS_LOV.par(91, stk=2),
            in_force=since("2024-01-01"),
            trigger=(When("decision", ("placement",), age_under=16),),
            demand=PlanExists(_CHILDS_PLANS, months=3, needs_consent=True),
            text="Ved anbringelse med samtykke foreligger planen senest 3 måneder efter afgørelsen, uden samtykke før"
            " den.",
            text_en="On placement with consent the plan exists within 3 months of the decision, without consent before"
            " it.",
        ),
        Edition(
            id="bl-91-1",
            law=BARNETS_LOV.par(91, stk=1),
            in_force=since("2024-01-01"),
            trigger=(When("decision", ("support",), age_under=16),),
            demand=PlanExists(_CHILDS_PLANS, months=3, needs_position=True),
            text="Har kommunen fundet, at der er behov for en plan, foreligger den senest 3 måneder efter afgørelsen.",
            text_en="Where the municipality found a plan needed, it exists within 3 months of the decision.",
        ),
        Edition(
            id="sel-140-1",
            law=SERVICELOVEN.par(140, stk=1),
            in_force=until("2023-12-31"),
            trigger=(When("decision", ("support", "placement", "aftercare")),),
            demand=PlanExists(_CHILDS_PLANS, acute_months=4),
            text="Handleplanen foreligger, før der træffes afgørelse; ved en akut afgørelse med angivet formål senest"
            " 4 måneder efter.",
            text_en="The plan exists before the decision; where an acute decision states its purpose, within 4 months.",
        ),
    ),
)

PLAN_POSITION = Duty(
    id="plan_position",
    title="Stillingtagen til behovet for en plan",
    title_en="Position on the need for a plan",
    editions=(
        Edition(
            id="bl-108-1",
            law=BARNETS_LOV.par(108, stk="1-2"),
            in_force=since("2024-01-01"),
            trigger=(When("decision", ("support",), age_from=16, age_under=18),),
            demand=Before(need="plan_position", also_plan_in_force=_CHILDS_PLANS),
            text="Ved afgørelse om støtte til en ung på 16 år eller mere tages stilling til en ungeplan.",
            text_en="On a decision about support of a young person of 16 or more a position on a youth plan is taken.",
        ),
        Edition(
            id="bl-108-1-16",
            law=BARNETS_LOV.par(108, stk="1-2"),
            in_force=since("2024-01-01"),
            trigger=(),
            at_birthday=16,
            demand=Before(need="plan_position", also_plan_in_force=("ungeplan", "holistic")),
            text="Når den unge fylder 16 år med en indsats eller en plan, tages stilling til en ungeplan.",
            text_en="When the young person turns 16 with a measure or a plan, a position on a youth plan is taken.",
            readings=(NO_FIXED_DAYS,),
        ),
        Edition(
            id="bl-91-1-position",
            law=BARNETS_LOV.par(91, stk=1),
            in_force=since("2024-01-01"),
            trigger=(When("decision", ("support",), age_under=16),),
            demand=Before(need="plan_position", also_plan_in_force=_CHILDS_PLANS),
            text="Ved afgørelse om støtte tages stilling til, om der er behov for barnets plan.",
            text_en="On a decision about support a position is taken on the need for a child's plan.",
        ),
    ),
)

YOUTH_PLAN_MADE = Duty(
    id="youth_plan_made",
    title="Ungeplan",
    title_en="Youth plan",
    editions=(
        Edition(
            id="bl-108-3",
            law=BARNETS_LOV.par(108, stk="3-4"),
            in_force=since("2024-01-01"),
            trigger=(When("decision", ("placement",), age_from=16), When("plan_position", age_from=16)),
            at_birthday=16,
            demand=PlanExists(("ungeplan", "holistic"), months=3, needs_consent=True),
            text="En anbragt ung på 16 år har en ungeplan senest 3 måneder efter fødselsdagen eller afgørelsen, uden"
            " samtykke før afgørelsen.",
            text_en="A placed young person of 16 has a youth plan within 3 months of the birthday or the decision,"
            " without consent before the decision.",
        ),
    ),
)
