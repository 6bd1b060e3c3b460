"""The child is told of the decision in writing, with reasons and how to appeal."""

from lawcode.readings import NO_FIXED_DAYS
from lawcode.rule import Duty, Edition, Notified, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_OLD_MATTERS = ("placement", "change_of_site", "return_home", "contact", "contact_ban", "permanent_placement")
_NEW_MATTERS = (*_OLD_MATTERS, "support", "contact_supervised", "secret_address", "review")

NOTICE_OF_DECISION = Duty(
    id="notice_of_decision",
    title="Barnet underrettet om afgørelsen",
    title_en="Child told of the decision",
    editions=(
        Edition(
            id="bl-3",
            law=BARNETS_LOV.par(3),
            in_force=since("2024-01-01"),
            trigger=(
                When("decision", _NEW_MATTERS, age_from=10),
                When("decision", ("aftercare",), age_from=10, age_under=18),
            ),
            demand=Notified(child_from=10),
            text="Barnet fra 10 år får afgørelsen skriftligt med begrundelse og klagevejledning.",
            text_en="The child from 10 gets the decision in writing with reasons and guidance on appeal.",
            readings=(NO_FIXED_DAYS,),
        ),
        Edition(
            id="sel-167",
            law=SERVICELOVEN.par(167),
            in_force=until("2023-12-31"),
            trigger=(When("decision", _OLD_MATTERS, age_from=12),),
            demand=Notified(child_from=12),
            text="Barnet fra 12 år får afgørelsen skriftligt med begrundelse og klagevejledning.",
            text_en="The child from 12 gets the decision in writing with reasons and guidance on appeal.",
            readings=(NO_FIXED_DAYS,),
        ),
    ),
)
