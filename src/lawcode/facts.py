"""Which facts can a case hold?  One declared table per kind of event, in the words of the case-file contract.

Every field is optional in every event: a missing field means "not recorded", never "no".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """How the value of a field is written and read."""

    TEXT = "text"
    YES_NO = "yes/no"
    WORD = "word"
    DATE = "date"
    TIME = "date and time"
    NUMBER = "whole number"
    WORDS = "list of words"
    TEXTS = "list of text"


@dataclass(frozen=True)
class Field:
    """One field of a kind.  `words`: the only values allowed; `low`, `high`: bounds of a number, both included."""

    name: str
    type: Type
    words: tuple[str, ...] = ()
    low: int = 0
    high: int = 0


@dataclass(frozen=True)
class Kind:
    """One kind of event with its Danish name and its own fields."""

    name: str
    danish: str
    fields: tuple[Field, ...] = ()

    def field(self, name: str) -> Field | None:
        return next((f for f in self.fields if f.name == name), None)


def yes_no(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, Type.YES_NO) for name in names)


def word(name: str, words: str) -> Field:
    return Field(name, Type.WORD, tuple(words.split()))


def text(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, Type.TEXT) for name in names)


def day(name: str) -> Field:
    return Field(name, Type.DATE)


def number(name: str, low: int, high: int) -> Field:
    return Field(name, Type.NUMBER, low=low, high=high)


ABOUT = (
    "support placement change_of_site return_home contact contact_supervised contact_ban secret_address"
    " permanent_placement review aftercare economic_support"
)
PLAN_PARTS = (
    "purpose effort goals wellbeing_goals duration family_support adult_life_goals further_effort"
    " child_involved parents_involved"
)
DUTIES = (
    "notification_assessed receipt_sent study_finished child_heard plan_made plan_position youth_plan_made"
    " plan_content adult_life_goals plan_handed_over first_follow_up next_follow_up rhythm_decided visits"
    " consent_to_placement consent_to_change_of_site consent_to_permanent_placement site_statement_obtained"
    " plan_revised_before_return return_period_decided committee_informed_of_return notice_of_decision"
    " chair_decision_notified chair_decision_approved chair_decision_replaced coerced_placement_reviewed"
    " aftercare_decided plan_revised_before_aftercare support_person_offered contact_limit_ends"
    " network_meeting_called"
)
"""The duties of the contract, in its order; events name them in `lawful_reason.duty` and `trial.waives`."""

FORMS = "conversation video phone sms chat observation school_meeting status_meeting"
SITE_KINDS = "foster network_foster institution residence own_room boarding_school emergency"

KINDS: tuple[Kind, ...] = (
    Kind("notification", "underretning", yes_no("child_in_measure")),
    Kind("notification_assessed", "vurdering af underretning", yes_no("acute", "new_assessor")),
    Kind("receipt_sent", "kvittering"),
    Kind("need_known", "kommunen bliver bekendt med behovet"),
    Kind("screening", "screening", (word("outcome", "none clarification study"),)),
    Kind("clarification_opened", "afdækning begyndt"),
    Kind("clarification_closed", "afdækning afsluttet"),
    Kind("study_opened", "børnefaglig undersøgelse begyndt"),
    Kind(
        "study_closed",
        "børnefaglig undersøgelse afsluttet",
        (Field("covers", Type.TEXTS), Field("left_out", Type.TEXTS)),
    ),
    Kind(
        "study_updated",
        "børnefaglig undersøgelse ajourført",
        (Field("covers", Type.TEXTS), Field("left_out", Type.TEXTS)),
    ),
    Kind("provisional_assessment", "foreløbig vurdering"),
    Kind("child_heard", "børnesamtale", (word("form", FORMS), *yes_no("alone", "declined"), word("about", ABOUT))),
    Kind(
        "consent",
        "samtykke",
        (
            *text("person"),
            word("by", "custody_holder child"),
            word("to", "support placement change_of_site plan_revision permanent_placement"),
            *yes_no("given", "purpose_agreed"),
        ),
    ),
    Kind(
        "decision",
        "afgørelse",
        (
            word("about", ABOUT),
            word("by", "municipality committee chair appeal_body court"),
            *yes_no("consent", "acute", "short_purpose", "affects_child", "granted"),
            *text("purpose", "duration"),
            day("until"),
            number("period_months", 0, 36),
        ),
    ),
    Kind(
        "chair_decision",
        "formandsafgørelse",
        (word("about", ABOUT), day("implemented_on"), Field("implemented_at", Type.TIME)),
    ),
    Kind("committee_approval", "udvalgets godkendelse"),
    Kind("committee_informed", "underretning af udvalget", (word("about", ABOUT),)),
    Kind("final_ruling", "endelig afgørelse", (word("outcome", "upheld changed ended set_aside"),)),
    Kind(
        "notice",
        "meddelelse af afgørelsen",
        (*text("person"), word("to", "child custody_holder"), *yes_no("written", "reasons", "appeal_guidance")),
    ),
    Kind("measure_started", "indsats begyndt", (word("type", "support aftercare"),)),
    Kind("measure_ended", "indsats ophørt", (word("type", "support aftercare"),)),
    Kind("placement_started", "anbringelse begyndt", (*text("site"), word("site_kind", SITE_KINDS))),
    Kind("placement_ended", "anbringelse ophørt", (word("reason", "return_home change_of_site age other"),)),
    Kind(
        "plan",
        "plan",
        (
            word("type", "handleplan barnets_plan ungeplan holistic parents_plan"),
            word("act", "new revised confirmed"),
            Field("has", Type.WORDS, tuple(PLAN_PARTS.split())),
        ),
    ),
    Kind("plan_position", "stillingtagen til plan", (*yes_no("needed"), *text("reason"))),
    Kind(
        "plan_handed_over",
        "udlevering af relevante dele af planen",
        (word("to", "site child parents"), *text("site"), *yes_no("asked_first")),
    ),
    Kind(
        "follow_up",
        "opfølgning",
        (
            word("result", "unchanged adjusted ended revise_plan"),
            day("next_on"),
            number("interval_months", 1, 36),
            *yes_no("reasons_given"),
        ),
    ),
    Kind(
        "rhythm_decided",
        "tilrettelæggelse af opfølgningen",
        (day("next_on"), number("interval_months", 1, 36), *yes_no("reasons_given")),
    ),
    Kind("visit", "tilsynsbesøg", (*yes_no("at_site", "talked_with_child", "staff_present"), *text("reason"))),
    Kind("site_statement", "udtalelse fra anbringelsesstedet", (word("about", "change_of_site return_home"),)),
    Kind("support_person_offered", "tilbud om støtteperson", (word("to", "parents child"),)),
    Kind("municipality_changed", "ny handlekommune", (*text("from", "to"), *yes_no("material_sent", "handover_note"))),
    Kind("worker_changed", "ny rådgiver", (*text("from", "to"), *yes_no("material_sent", "handover_note"))),
    Kind("police_report", "dokumentation fra politiet"),
    Kind("network_meeting_called", "netværkssamråd indkaldt"),
    Kind("trial", "frikommuneforsøg", (Field("waives", Type.WORDS, tuple(DUTIES.split())), day("until"))),
    Kind("lawful_reason", "lovlig grund", (word("duty", DUTIES), *text("reason"), *yes_no("view_obtained"))),
)

KIND_NAMES: tuple[str, ...] = tuple(kind.name for kind in KINDS)
KIND_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}

CASE_FIELDS: tuple[Field, ...] = (*text("case"), day("born_on"), *text("municipality"), day("as_of"))
COMMON_FIELDS: tuple[Field, ...] = (
    *text("kind"),
    day("date"),
    Field("at", Type.TIME),
    *text("id", "of", "measure"),
    day("known_on"),
)
"""Fields that any event may carry, beside those of its kind."""

OWN_FIELD_NAMES: tuple[str, ...] = tuple(dict.fromkeys(f.name for kind in KINDS for f in kind.fields))
"""Every field that belongs to some kind, once, in the order of the contract: the columns of a table of events."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
