"""A placement without consent is decided anew before its basis lapses."""

from lawcode.outcomes import Effect
from lawcode.rule import Duty, Edition, Reviewed, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_DECISIONS = (When("decision", ("placement", "review")),)
_YEARS = Reviewed(months=12, months_if_placed=24, months_infant=36)

COERCED_PLACEMENT_REVIEWED = Duty(
    id="coerced_placement_reviewed",
    title="Anbringelse uden samtykke genbehandlet",
    title_en="Placement without consent reviewed",
    effect=Effect.LAPSES,
    editions=(
        Edition(
            id="bl-50",
            law=BARNETS_LOV.par(50),
            in_force=since("2024-01-01"),
            trigger=_DECISIONS,
            demand=_YEARS,
            text="Genbehandling efter 1 eller 2 år, som i serviceloven (fristerne i § 50 er ikke læst).",
            text_en="Review after 1 or 2 years, as in serviceloven (the periods of § 50 were not read).",
            confirmed=False,
        ),
        Edition(
            id="sel-62",
            law=SERVICELOVEN.par(62, stk="1-5"),
            in_force=until("2023-12-31"),
            trigger=_DECISIONS,
            demand=_YEARS,
            text="Genbehandling efter 1 år, 2 år hvis barnet var anbragt inden for det seneste år, op til 3 år for et"
            " barn under 1 år; en kortere frist kan fastsættes, og en endelig afgørelse flytter begyndelsen.",
            text_en="Review after 1 year, 2 years if the child was placed within the last year, up to 3 years for a"
            " child under 1; a shorter day may be set, and a final ruling moves the start.",
        ),
    ),
)
