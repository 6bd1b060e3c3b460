"""What is an answer good for?  Beside each field stands which duty of the law it decides, or what else it serves.

Which duties an act may meet is read off the duties themselves (`serving`); which of them turns on a field is told here.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.web.fact_words import titles
from livline.web.rooms.quick.acts import Quick

CONSENTS = ("consent_to_placement", "consent_to_change_of_site", "consent_to_permanent_placement")
PLANS = ("plan_made", "youth_plan_made")
DECIDES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("visit", "talked_with_child"): ("visits",),
    ("child_heard", "form"): ("child_heard",),
    ("child_heard", "about"): ("child_heard",),
    ("follow_up", "next_on"): ("next_follow_up",),
    ("follow_up", "reasons_given"): ("rhythm_decided",),
    ("plan_handed_over", "to"): ("plan_handed_over",),
    ("plan", "type"): PLANS,
    ("plan", "act"): ("plan_revised_before_return", "plan_revised_before_aftercare"),
    ("plan", "has"): ("plan_content", "adult_life_goals"),
    ("placement_started", "site"): ("plan_handed_over",),
    ("placement_ended", "reason"): ("plan_revised_before_return", "committee_informed_of_return"),
    ("decision", "about"): ("plan_made", "child_heard", "consent_to_placement"),
    ("decision", "consent"): CONSENTS,
    ("decision", "short_purpose"): ("plan_made",),
    ("notice", "to"): ("notice_of_decision",),
    ("notice", "reasons"): ("notice_of_decision",),
    ("notice", "appeal_guidance"): ("notice_of_decision",),
    ("consent", "to"): CONSENTS,
    ("consent", "by"): CONSENTS,
    ("consent", "given"): CONSENTS,
    ("notification", "at"): ("notification_assessed",),
    ("notification", "child_in_measure"): ("study_finished",),
    ("notification_assessed", "at"): ("notification_assessed",),
    ("rhythm_decided", "interval_months"): ("next_follow_up",),
    ("rhythm_decided", "reasons_given"): ("rhythm_decided",),
    ("plan_position", "needed"): ("plan_position", "plan_made"),
    ("site_statement", "about"): ("site_statement_obtained",),
    ("support_person_offered", "to"): ("support_person_offered",),
}
"""The duties whose verdict may turn on a field of a kind."""
NAMED = 2
"""So many duties are named beside a field."""
SERVES: Mapping[tuple[str, str], str | Promise] = {
    ("visit", "staff_present"): gettext_lazy("Om barnet kunne tale frit. Ingen frist afhænger af det."),
    ("child_heard", "alone"): gettext_lazy("Om barnet kunne tale frit. Ingen frist afhænger af det."),
    ("follow_up", "result"): gettext_lazy("Hvad der sker nu; den, der læser planen, ser det."),
    ("placement_started", "site_kind"): gettext_lazy("Vises på livslinjen, også hvor stedet er skjult."),
    ("decision", "purpose"): gettext_lazy("Det, planen skal måles på."),
    ("decision", "at"): gettext_lazy("Loven tæller timer ved akutte skridt."),
    ("notification_assessed", "acute"): gettext_lazy("Om der skal handles straks."),
    ("notification_assessed", "new_assessor"): gettext_lazy("At en anden end sagens rådgiver har set på den."),
    ("study_closed", "covers"): gettext_lazy("Et tema på hver linje. Det, undersøgelsen bygger på."),
    ("study_closed", "left_out"): gettext_lazy("Et tema på hver linje. Hvad der med vilje ikke er undersøgt."),
    ("plan_position", "reason"): gettext_lazy("Hvorfor; barnet og forældrene kan få den at se."),
    ("lawful_reason", "duty"): gettext_lazy("Den pligt, som grunden gælder."),
    ("lawful_reason", "reason"): gettext_lazy("Med dine egne ord; den kan efterprøves."),
    ("lawful_reason", "view_obtained"): gettext_lazy("At barnet blev hørt på en anden måde."),
}
"""What a field is good for, where no duty turns on it."""


def help_of(act: Quick, name: str) -> str:
    """What stands beside a field."""
    place = (act.kind, name)
    if place in SERVES:
        return str(SERVES[place])
    duties = DECIDES.get(place, ())
    named = ", ".join(titles()[duty] for duty in duties[:NAMED])
    if not named:
        return ""
    return (_("Afgør: %(duties)s m.fl.") if len(duties) > NAMED else _("Afgør: %(duties)s.")) % {"duties": named}
