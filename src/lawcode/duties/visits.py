"""Two visits a year at the site with a talk with the child."""

from lawcode.rule import AtLeast, ChosenBy, Duty, Edition, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_PLACED = (When("placement_started"),)

VISITS = Duty(
    id="visits",
    title="To årlige tilsynsbesøg",
    title_en="Two supervision visits a year",
    editions=(
        Edition(
            id="bl-156-5",
            law=BARNETS_LOV.par(156, stk=5),
            in_force=since("2024-01-01"),
            chosen_by=ChosenBy.DUE,
            trigger=_PLACED,
            demand=AtLeast(2),
            text="Mindst to årlige besøg på anbringelsesstedet, hvor kommunen taler med barnet.",
            text_en="At least two visits a year at the site, where the municipality talks with the child.",
        ),
        Edition(
            id="sel-148",
            law=SERVICELOVEN.par(148),
            in_force=until("2023-12-31"),
            chosen_by=ChosenBy.DUE,
            trigger=_PLACED,
            demand=AtLeast(2),
            text="Mindst to årlige besøg på anbringelsesstedet, hvor kommunen taler med barnet.",
            text_en="At least two visits a year at the site, where the municipality talks with the child.",
        ),
    ),
)
