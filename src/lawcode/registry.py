"""Which duties does the system hold?  One explicit list in the order of the contract, checked when it is read."""

from __future__ import annotations

from lawcode.duties.aftercare import AFTERCARE_DECIDED, PLAN_REVISED_BEFORE_AFTERCARE
from lawcode.duties.chair_decisions import CHAIR_DECISION_APPROVED, CHAIR_DECISION_NOTIFIED, CHAIR_DECISION_REPLACED
from lawcode.duties.consents import CONSENT_TO_CHANGE_OF_SITE, CONSENT_TO_PERMANENT_PLACEMENT, CONSENT_TO_PLACEMENT
from lawcode.duties.contact_limits import CONTACT_LIMIT_ENDS
from lawcode.duties.follow_up import FIRST_FOLLOW_UP, NEXT_FOLLOW_UP, RHYTHM_DECIDED
from lawcode.duties.hand_over import PLAN_HANDED_OVER
from lawcode.duties.hearing import CHILD_HEARD
from lawcode.duties.network_meeting import NETWORK_MEETING_CALLED
from lawcode.duties.notice import NOTICE_OF_DECISION
from lawcode.duties.notifications import NOTIFICATION_ASSESSED, RECEIPT_SENT
from lawcode.duties.plan_content import ADULT_LIFE_GOALS, PLAN_CONTENT
from lawcode.duties.plan_for_child import PLAN_MADE, PLAN_POSITION, YOUTH_PLAN_MADE
from lawcode.duties.return_home import (
    COMMITTEE_INFORMED_OF_RETURN,
    PLAN_REVISED_BEFORE_RETURN,
    RETURN_PERIOD_DECIDED,
)
from lawcode.duties.review import COERCED_PLACEMENT_REVIEWED
from lawcode.duties.site_statement import SITE_STATEMENT_OBTAINED
from lawcode.duties.study import STUDY_FINISHED
from lawcode.duties.support_person import SUPPORT_PERSON_OFFERED
from lawcode.duties.visits import VISITS
from lawcode.rule import Duty, Edition

DUTIES: tuple[Duty, ...] = (
    NOTIFICATION_ASSESSED,
    RECEIPT_SENT,
    STUDY_FINISHED,
    CHILD_HEARD,
    PLAN_MADE,
    PLAN_POSITION,
    YOUTH_PLAN_MADE,
    PLAN_CONTENT,
    ADULT_LIFE_GOALS,
    PLAN_HANDED_OVER,
    FIRST_FOLLOW_UP,
    NEXT_FOLLOW_UP,
    RHYTHM_DECIDED,
    VISITS,
    CONSENT_TO_PLACEMENT,
    CONSENT_TO_CHANGE_OF_SITE,
    CONSENT_TO_PERMANENT_PLACEMENT,
    SITE_STATEMENT_OBTAINED,
    PLAN_REVISED_BEFORE_RETURN,
    RETURN_PERIOD_DECIDED,
    COMMITTEE_INFORMED_OF_RETURN,
    NOTICE_OF_DECISION,
    CHAIR_DECISION_NOTIFIED,
    CHAIR_DECISION_APPROVED,
    CHAIR_DECISION_REPLACED,
    COERCED_PLACEMENT_REVIEWED,
    AFTERCARE_DECIDED,
    PLAN_REVISED_BEFORE_AFTERCARE,
    SUPPORT_PERSON_OFFERED,
    CONTACT_LIMIT_ENDS,
    NETWORK_MEETING_CALLED,
)

DUTY_BY_ID: dict[str, Duty] = {duty.id: duty for duty in DUTIES}
EDITIONS: tuple[tuple[Duty, Edition], ...] = tuple((duty, edition) for duty in DUTIES for edition in duty.editions)
"""Every edition with its duty; an edition's place here is its number in the compiled engine."""
