"""A notification is assessed within 24 hours and answered within six working days."""

from lawcode.readings import WORKING_DAYS
from lawcode.rule import Duty, Edition, When, Within, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_NOTIFICATION = (When("notification", age_under=18),)

NOTIFICATION_ASSESSED = Duty(
    id="notification_assessed",
    title="Underretning vurderet inden 24 timer",
    title_en="Notification assessed within 24 hours",
    editions=(
        Edition(
            id="bl-136",
            law=BARNETS_LOV.par(136),
            in_force=since("2024-01-01"),
            trigger=_NOTIFICATION,
            demand=Within(need=("notification_assessed",), hours=24),
            text="Kommunen vurderer enhver underretning om et barn under 18 år inden 24 timer.",
            text_en="The municipality assesses every notification about a child under 18 within 24 hours.",
        ),
        Edition(
            id="sel-155",
            law=SERVICELOVEN.par(155),
            in_force=until("2023-12-31"),
            trigger=_NOTIFICATION,
            demand=Within(need=("notification_assessed",), hours=24),
            text="Kommunen vurderer enhver underretning om et barn under 18 år inden 24 timer.",
            text_en="The municipality assesses every notification about a child under 18 within 24 hours.",
        ),
    ),
)

RECEIPT_SENT = Duty(
    id="receipt_sent",
    title="Kvittering til underretter",
    title_en="Receipt to the notifier",
    editions=(
        Edition(
            id="bl-137",
            law=BARNETS_LOV.par(137),
            in_force=since("2024-01-01"),
            trigger=_NOTIFICATION,
            demand=Within(need=("receipt_sent",), working_days=6),
            text="Underretteren får kvittering inden 6 hverdage (antaget videreført; teksten er ikke læst).",
            text_en="The notifier gets a receipt within 6 working days (presumed to go on; the text was not read).",
            readings=(WORKING_DAYS,),
            confirmed=False,
        ),
        Edition(
            id="sel-155b",
            law=SERVICELOVEN.par("155 b"),
            in_force=until("2023-12-31"),
            trigger=_NOTIFICATION,
            demand=Within(need=("receipt_sent",), working_days=6),
            text="Underretteren får kvittering inden 6 hverdage.",
            text_en="The notifier gets a receipt within 6 working days.",
            readings=(WORKING_DAYS,),
        ),
    ),
)
