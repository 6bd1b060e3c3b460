"""The child is heard before the decision."""

from lawcode.outcomes import Effect
from lawcode.readings import L8_DAY
from lawcode.rule import Before, Duty, Edition, When, between, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_MEASURES = ("support", "placement", "change_of_site", "return_home", "permanent_placement")
_TALK = Before(need="child_heard", forms=("conversation", "video"))

CHILD_HEARD = Duty(
    id="child_heard",
    title="Barnet hørt før afgørelsen",
    title_en="Child heard before the decision",
    effect=Effect.MAY_BE_SET_ASIDE,
    editions=(
        Edition(
            id="bl-5-3",
            law=BARNETS_LOV.par(5, stk=3),
            in_force=since("2024-01-01"),
            trigger=(When("decision", or_no_matter=True),),
            demand=Before(
                need="child_heard", forms=("conversation", "video", "phone", "sms", "chat"), only_if_affects_child=True
            ),
            text="Barnets holdning er indhentet ved samtale eller anden direkte kontakt før enhver afgørelse.",
            text_en="The child's view is obtained by a talk or other direct contact before every decision.",
        ),
        Edition(
            id="sel-48-1-l8",
            law=SERVICELOVEN.par(48, stk=1),
            in_force=between("2020-01-01", "2023-12-31"),
            trigger=(When("decision", _MEASURES),),
            demand=_TALK,
            text="Der har været en samtale med barnet om afgørelsen, før den træffes.",
            text_en="There has been a talk with the child about the decision before it is made.",
        ),
        Edition(
            id="sel-48-1",
            law=SERVICELOVEN.par(48, stk=1),
            in_force=until("2019-12-31"),
            trigger=(When("decision", (*_MEASURES, "economic_support")),),
            demand=Before(need="child_heard", forms=("conversation", "video"), only_if_affects_child=True),
            text="Der har været en samtale med barnet om afgørelsen, før den træffes; også om økonomisk støtte, der"
            " berører barnet.",
            text_en="There has been a talk with the child about the decision before it is made; also on economic"
            " support that affects the child.",
        ),
    ),
    note=L8_DAY.id,
)
