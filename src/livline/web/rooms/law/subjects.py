"""Under which heading does a duty stand?  In the order in which a case meets them, as in the manual."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Subject:
    """A heading, and the stable ids of the duties under it."""

    slug: str
    title: str | Promise
    duties: tuple[str, ...]


def subject(slug: str, title: str | Promise, duties: str) -> Subject:
    return Subject(slug, title, tuple(duties.split()))


SUBJECTS = (
    subject("start", _("Underretning og undersøgelse"), "notification_assessed receipt_sent study_finished"),
    subject("hearing", _("Inddragelse af barnet"), "child_heard"),
    subject(
        "plan",
        _("Planen"),
        "plan_made plan_position youth_plan_made plan_content adult_life_goals plan_handed_over",
    ),
    subject("following", _("Opfølgning og tilsyn"), "first_follow_up next_follow_up rhythm_decided visits"),
    subject(
        "consent",
        _("Samtykke og udtalelse"),
        "consent_to_placement consent_to_change_of_site consent_to_permanent_placement site_statement_obtained",
    ),
    subject(
        "return",
        _("Hjemgivelse"),
        "plan_revised_before_return return_period_decided committee_informed_of_return",
    ),
    subject(
        "notice",
        _("Meddelelse og formandens afgørelser"),
        "notice_of_decision chair_decision_notified chair_decision_approved chair_decision_replaced",
    ),
    subject("review", _("Genbehandling"), "coerced_placement_reviewed"),
    subject("adult", _("Overgangen til voksenlivet"), "aftercare_decided plan_revised_before_aftercare"),
    subject(
        "support",
        _("Støtte, samvær og netværk"),
        "support_person_offered contact_limit_ends network_meeting_called",
    ),
)
