"""Who has to consent: the custody holder, and the child from an age that differs by matter."""

from lawcode.outcomes import Effect
from lawcode.readings import L120_DAY
from lawcode.rule import Consented, Duty, Edition, When, between, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_PLACING = (When("decision", ("placement",)), When("chair_decision", ("placement",), or_no_matter=True))
_MOVING = (When("decision", ("change_of_site",)),)
_PERMANENT = (When("decision", ("permanent_placement",), age_from=15),)

CONSENT_TO_PLACEMENT = Duty(
    id="consent_to_placement",
    title="Samtykke til anbringelse",
    title_en="Consent to placement",
    effect=Effect.MAY_BE_SET_ASIDE,
    editions=(
        Edition(
            id="bl-46-1",
            law=BARNETS_LOV.par(46, stk=1),
            in_force=since("2024-01-01"),
            trigger=_PLACING,
            demand=Consented("placement", child_from=15),
            text="Forældremyndighedsindehaver og barnet fra 15 år samtykker til anbringelsen og dens formål.",
            text_en="The custody holder and the child from 15 consent to the placement and its purpose.",
        ),
        Edition(
            id="sel-52",
            law=SERVICELOVEN.par(52),
            in_force=until("2023-12-31"),
            trigger=_PLACING,
            demand=Consented("placement", child_from=15, not_before_birth=True),
            text="Forældremyndighedsindehaver og den unge fra 15 år samtykker til anbringelsen.",
            text_en="The custody holder and the young person from 15 consent to the placement.",
        ),
    ),
)

_MOVE_TEXT = "Forældremyndighedsindehaver og barnet fra 12 år samtykker til ændring af anbringelsessted."
_MOVE_TEXT_EN = "The custody holder and the child from 12 consent to a change of site."

CONSENT_TO_CHANGE_OF_SITE = Duty(
    id="consent_to_change_of_site",
    title="Samtykke til ændring af anbringelsessted",
    title_en="Consent to a change of site",
    effect=Effect.MAY_BE_SET_ASIDE,
    editions=(
        Edition(
            id="bl-98-1",
            law=BARNETS_LOV.par(98, stk=1),
            in_force=since("2024-01-01"),
            trigger=_MOVING,
            demand=Consented("change_of_site", child_from=12, sought=True),
            text=_MOVE_TEXT,
            text_en=_MOVE_TEXT_EN,
        ),
        Edition(
            id="sel-69",
            law=SERVICELOVEN.par(69),
            in_force=between("2015-10-01", "2023-12-31"),
            trigger=_MOVING,
            demand=Consented("change_of_site", child_from=12, sought=True, not_before_birth=True),
            text=_MOVE_TEXT,
            text_en=_MOVE_TEXT_EN,
            readings=(L120_DAY,),
        ),
        Edition(
            id="sel-69-foer-l120",
            law=SERVICELOVEN.par(69),
            in_force=until("2015-09-30"),
            trigger=_MOVING,
            demand=Consented("change_of_site", child_from=15, sought=True, not_before_birth=True),
            text="Forældremyndighedsindehaver og den unge fra 15 år samtykker til ændring af anbringelsessted.",
            text_en="The custody holder and the young person from 15 consent to a change of site.",
        ),
    ),
)

CONSENT_TO_PERMANENT_PLACEMENT = Duty(
    id="consent_to_permanent_placement",
    title="Den unges samtykke til permanent anbringelse",
    title_en="The young person's consent to permanent placement",
    effect=Effect.MAY_BE_SET_ASIDE,
    editions=(
        Edition(
            id="bl-67-3",
            law=BARNETS_LOV.par(67, stk=3),
            in_force=since("2024-01-01"),
            trigger=_PERMANENT,
            demand=Consented("permanent_placement", child_from=15, child_alone=True),
            text="Den unge fra 15 år samtykker til permanent anbringelse.",
            text_en="The young person from 15 consents to permanent placement.",
        ),
        Edition(
            id="sel-68a",
            law=SERVICELOVEN.par("68 a"),
            in_force=until("2023-12-31"),
            trigger=_PERMANENT,
            demand=Consented("permanent_placement", child_from=15, child_alone=True),
            text="Den unge fra 15 år samtykker til videreført anbringelse.",
            text_en="The young person from 15 consents to continued placement.",
        ),
    ),
)
