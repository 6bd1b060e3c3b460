"""The study of the child is finished four months after the municipality knew of the need."""

from lawcode.rule import Duty, Edition, When, Within, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_NEED = (When("need_known"),)
_ENDS = ("study_closed", "study_updated")

STUDY_FINISHED = Duty(
    id="study_finished",
    title="Børnefaglig undersøgelse afsluttet inden 4 måneder",
    title_en="Study of the child finished within 4 months",
    editions=(
        Edition(
            id="bl-20-3",
            law=BARNETS_LOV.par(20, stk=3),
            in_force=since("2024-01-01"),
            trigger=_NEED,
            demand=Within(need=_ENDS, months=4, unless="provisional_assessment", first_only=True, screened=True),
            text="Undersøgelsen afsluttes senest 4 måneder efter, at kommunen blev bekendt med behovet; en foreløbig"
            " vurdering inden da gør en senere afslutning lovlig. Ingen pligt, hvor screeningen fører til andet.",
            text_en="The study ends within 4 months of the municipality knowing of the need; a provisional assessment"
            " by then makes a later end lawful. No duty where the screening leads elsewhere.",
        ),
        Edition(
            id="sel-50",
            law=SERVICELOVEN.par(50),
            in_force=until("2023-12-31"),
            trigger=_NEED,
            demand=Within(need=_ENDS, months=4, unless="provisional_assessment", first_only=True),
            text="Undersøgelsen afsluttes senest 4 måneder efter, at kommunen blev bekendt med behovet; en foreløbig"
            " vurdering inden da gør en senere afslutning lovlig.",
            text_en="The study ends within 4 months of the municipality knowing of the need; a provisional assessment"
            " by then makes a later end lawful.",
        ),
    ),
)
