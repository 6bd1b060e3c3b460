"""The order of the manual: chapters, and in each the modules `test_<name>.py` of its folder, in the contract's order."""

CHAPTERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "faelles",
        "Sådan læses en sag",
        (
            "asked_on_a_day",
            "same_day",
            "measures",
            "unknown_facts",
            "counting",
            "ages",
            "lawful_reason",
            "trials",
            "which_law",
        ),
    ),
    ("underretning", "Underretning og undersøgelse", ("notification_assessed", "receipt_sent", "study_finished")),
    ("inddragelse", "Inddragelse af barnet", ("child_heard",)),
    (
        "planen",
        "Planen",
        ("plan_made", "plan_position", "youth_plan_made", "plan_content", "adult_life_goals", "plan_handed_over"),
    ),
    ("opfoelgning", "Opfølgning og tilsyn", ("first_follow_up", "next_follow_up", "rhythm_decided", "visits")),
    (
        "samtykke",
        "Samtykke og udtalelse",
        (
            "consent_to_placement",
            "consent_to_change_of_site",
            "consent_to_permanent_placement",
            "site_statement_obtained",
        ),
    ),
    (
        "hjemgivelse",
        "Hjemgivelse",
        ("plan_revised_before_return", "return_period_decided", "committee_informed_of_return"),
    ),
    (
        "meddelelse",
        "Meddelelse og formandens afgørelser",
        ("notice_of_decision", "chair_decision_notified", "chair_decision_approved", "chair_decision_replaced"),
    ),
    ("genbehandling", "Genbehandling", ("coerced_placement_reviewed",)),
    ("voksenliv", "Overgangen til voksenlivet", ("aftercare_decided", "plan_revised_before_aftercare")),
    (
        "stoette",
        "Støtte, samvær og netværk",
        ("support_person_offered", "contact_limit_ends", "network_meeting_called"),
    ),
)
