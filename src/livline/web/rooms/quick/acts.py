"""Which facts are recorded so often that they have a short form?  A table: each with at most five fields.

Everything else about a fact, and every other fact, has the whole form of its kind (`rooms/facts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_FIELDS = 5
"""Of a short form, the day included."""


@dataclass(frozen=True)
class Quick:
    """A common act.

    `fields`: what is asked besides the day, the most telling first; `says`: what the act itself says, so that it is not
    asked; `first`: what is filled in beforehand and may be changed; `of`: the kinds of fact that it answers;
    `measured`: it belongs to a measure; `words`: other words by which somebody looks for it.
    """

    slug: str
    kind: str
    title: str | Promise
    words: str | Promise
    icon: str
    fields: tuple[str, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)
    first: Mapping[str, Any] = field(default_factory=dict)
    of: tuple[str, ...] = ()
    measured: bool = False

    @property
    def most_fields(self) -> int:
        """How many fields its form has at most: the day, its own, and what it belongs to where one has to choose."""
        return 1 + len(self.fields) + self.measured + bool(self.of)


ACTS: tuple[Quick, ...] = (
    Quick(
        "visit", "visit", _("Besøg, hvor barnet bor"), _("tilsyn tilsynsbesøg anbringelsessted"), "car",
        ("talked_with_child", "staff_present"), {"at_site": True}, measured=True,
    ),
    Quick(
        "child_heard", "child_heard", _("Samtale med barnet"), _("børnesamtale inddragelse hørt"), "forum",
        ("alone", "form", "about"), first={"form": "conversation"}, measured=True,
    ),
    Quick(
        "follow_up", "follow_up", _("Opfølgning er holdt"), _("status møde planen"), "sync",
        ("result", "next_on", "reasons_given"), measured=True,
    ),
    Quick(
        "plan_handed_over", "plan_handed_over", _("Planen er udleveret"), _("udlevering dele"), "send",
        ("to",), first={"to": "site"}, measured=True,
    ),
    Quick(
        "plan", "plan", _("Plan er lavet et andet sted"), _("barnets ungeplan papir handleplan revideret"), "document",
        ("type", "act", "has"), first={"type": "barnets_plan"}, measured=True,
    ),
    Quick(
        "placement_started", "placement_started", _("Barnet er flyttet ind"), _("flytning anbringelse begyndt"), "home",
        ("site", "site_kind"), measured=True,
    ),
    Quick(
        "placement_ended", "placement_ended", _("Barnet er flyttet ud"), _("flytning anbringelse ophørt hjem"), "truck",
        ("reason",), measured=True,
    ),
    Quick(
        "decision", "decision", _("Afgørelse er truffet"), _("bevilling anbringelse støtte"), "flag",
        ("about", "consent", "purpose"), {"by": "municipality"}, measured=True,
    ),
    Quick(
        "acute_decision", "decision", _("Akut afgørelse er truffet"), _("anbringelse nat haster akut"), "warning",
        ("at", "about", "consent", "short_purpose"), {"by": "municipality", "acute": True}, {"about": "placement"},
    ),
    Quick(
        "notice", "notice", _("Skriftlig meddelelse om afgørelsen"), _("brev klagevejledning underrettet"), "email",
        ("to", "reasons", "appeal_guidance"), {"written": True}, of=("decision", "chair_decision"),
    ),
    Quick(
        "consent", "consent", _("Samtykke"), _("forældre forældremyndighed ja nej"), "how-to-reg",
        ("to", "by", "given"), measured=True,
    ),
    Quick(
        "notification", "notification", _("Underretning er modtaget"), _("bekymring anmeldt"), "notifications",
        ("at", "child_in_measure"),
    ),
    Quick(
        "notification_assessed", "notification_assessed", _("Underretning er vurderet"), _("akut 24 timer"), "check",
        ("at", "acute", "new_assessor"), of=("notification",),
    ),
    Quick(
        "receipt_sent", "receipt_sent", _("Kvittering til underretteren"), _("brev svar"), "reply",
        of=("notification",),
    ),
    Quick(
        "need_known", "need_known", _("Behovet er kendt"), _("kommunen bliver bekendt fire måneder"), "help",
    ),
    Quick(
        "study_opened", "study_opened", _("Undersøgelsen er begyndt"), _("børnefaglig undersøgelse"), "search",
    ),
    Quick(
        "study_closed", "study_closed", _("Undersøgelsen er afsluttet"), _("børnefaglig undersøgelse færdig"),
        "checklist", ("covers", "left_out"), of=("study_opened",),
    ),
    Quick(
        "rhythm_decided", "rhythm_decided", _("Hvor tit der følges op"), _("rytme opfølgning tilrettelæggelse"),
        "calendar-month", ("interval_months", "reasons_given"), measured=True,
    ),
    Quick(
        "plan_position", "plan_position", _("Om der er brug for en plan"), _("stillingtagen behov"), "help",
        ("needed", "reason"), measured=True,
    ),
    Quick(
        "site_statement", "site_statement", _("Udtalelse fra anbringelsesstedet"), _("flytning hjemgivelse"), "chat",
        ("about",), measured=True,
    ),
    Quick(
        "support_person_offered", "support_person_offered", _("Støtteperson er tilbudt"), _("forældre"),
        "support-agent", ("to",), first={"to": "parents"}, measured=True,
    ),
    Quick(
        "lawful_reason", "lawful_reason", _("Lovlig grund"), _("kunne ikke undladt"), "feedback",
        ("duty", "reason", "view_obtained"), measured=True,
    ),
)  # fmt: skip
BY_SLUG = {act.slug: act for act in ACTS}
