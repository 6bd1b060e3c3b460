"""The site where the child lives says its word before a move or a return."""

from lawcode.rule import Before, Duty, Edition, When, since
from lawcode.sources.barnets_lov import BARNETS_LOV

SITE_STATEMENT_OBTAINED = Duty(
    id="site_statement_obtained",
    title="Udtalelse fra anbringelsesstedet",
    title_en="Statement of the placement site",
    editions=(
        Edition(
            id="bl-98",
            law=BARNETS_LOV.par(98),
            in_force=since("2024-01-01"),
            trigger=(When("decision", ("change_of_site",)),),
            demand=Before(need="site_statement"),
            text="Anbringelsesstedets udtalelse er indhentet før afgørelse om ændring af anbringelsessted.",
            text_en="The site's statement is obtained before the decision on a change of site.",
        ),
        Edition(
            id="bl-100",
            law=BARNETS_LOV.par(100),
            in_force=since("2024-01-01"),
            trigger=(When("decision", ("return_home",)),),
            demand=Before(need="site_statement"),
            text="Anbringelsesstedets udtalelse er indhentet før afgørelse om hjemgivelse.",
            text_en="The site's statement is obtained before the decision on a return home.",
        ),
    ),
)
