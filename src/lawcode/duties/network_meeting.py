"""After the police's documentation of serious crime a network meeting is called."""

from lawcode.rule import Duty, Edition, When, Within, between
from lawcode.sources.serviceloven import SERVICELOVEN

NETWORK_MEETING_CALLED = Duty(
    id="network_meeting_called",
    title="Netværkssamråd indkaldt inden 7 dage",
    title_en="Network meeting called within 7 days",
    editions=(
        Edition(
            id="sel-57c",
            law=SERVICELOVEN.par("57 c"),
            in_force=between("2014-10-01", "2023-12-31"),
            trigger=(When("police_report", age_under=18),),
            demand=Within(need=("network_meeting_called",), days=7),
            text="Netværkssamråd indkaldes inden 7 dage efter politiets dokumentation.",
            text_en="A network meeting is called within 7 days of the police's documentation.",
        ),
    ),
)
