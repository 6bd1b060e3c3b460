"""The chair's provisional decision: told within 24 hours, approved within 7 days, replaced within a month."""

from lawcode.outcomes import Effect
from lawcode.rule import Approved, Duty, Edition, Notified, Replaced, When, since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

_CHAIR = (When("chair_decision"),)
_APPROVAL = (When("committee_approval"),)
_TOLD = "Forældremyndighedsindehaver og barnet fra {} år får skriftlig meddelelse inden 24 timer efter iværksættelsen."
_TOLD_EN = "The custody holder and the child from {} get written notice within 24 hours of implementation."
_APPROVED = "Udvalget godkender afgørelsen senest 7 dage efter iværksættelsen; iværksættelsesdagen er dag 1."
_APPROVED_EN = "The committee approves the decision within 7 days of implementation; that day is day 1."
_REPLACED = "Den godkendte afgørelse gælder i 1 måned og afløses af en ordinær afgørelse."
_REPLACED_EN = "The approved decision holds for 1 month and is replaced by an ordinary one."

CHAIR_DECISION_NOTIFIED = Duty(
    id="chair_decision_notified",
    title="Formandsafgørelsen meddelt inden 24 timer",
    title_en="Chair's decision notified within 24 hours",
    effect=Effect.MAY_BE_SET_ASIDE,
    editions=(
        Edition(
            id="bl-143-meddelt",
            law=BARNETS_LOV.par(143),
            in_force=since("2024-01-01"),
            trigger=_CHAIR,
            demand=Notified(child_from=10, hours=24),
            text=_TOLD.format(10),
            text_en=_TOLD_EN.format(10),
        ),
        Edition(
            id="sel-75-meddelt",
            law=SERVICELOVEN.par(75),
            in_force=until("2023-12-31"),
            trigger=_CHAIR,
            demand=Notified(child_from=12, hours=24),
            text=_TOLD.format(12),
            text_en=_TOLD_EN.format(12),
        ),
    ),
)

CHAIR_DECISION_APPROVED = Duty(
    id="chair_decision_approved",
    title="Formandsafgørelsen godkendt inden 7 dage",
    title_en="Chair's decision approved within 7 days",
    effect=Effect.LAPSES,
    editions=(
        Edition(
            id="bl-143-godkendt",
            law=BARNETS_LOV.par(143),
            in_force=since("2024-01-01"),
            trigger=_CHAIR,
            demand=Approved(days=7),
            text=_APPROVED,
            text_en=_APPROVED_EN,
        ),
        Edition(
            id="sel-75-3",
            law=SERVICELOVEN.par(75, stk=3),
            in_force=until("2023-12-31"),
            trigger=_CHAIR,
            demand=Approved(days=7),
            text=_APPROVED,
            text_en=_APPROVED_EN,
        ),
    ),
)

CHAIR_DECISION_REPLACED = Duty(
    id="chair_decision_replaced",
    title="Formandsafgørelsen afløst inden 1 måned",
    title_en="Chair's decision replaced within 1 month",
    effect=Effect.LAPSES,
    editions=(
        Edition(
            id="bl-143-afloest",
            law=BARNETS_LOV.par(143),
            in_force=since("2024-01-01"),
            trigger=_APPROVAL,
            demand=Replaced(months=1),
            text=_REPLACED,
            text_en=_REPLACED_EN,
        ),
        Edition(
            id="sel-75-afloest",
            law=SERVICELOVEN.par(75),
            in_force=until("2023-12-31"),
            trigger=_APPROVAL,
            demand=Replaced(months=1),
            text=_REPLACED,
            text_en=_REPLACED_EN,
        ),
    ),
)
