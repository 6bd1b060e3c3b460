"""What has nobody read yet?  The questions that stand between a rule and a jurist's signature, the weightiest first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OpenPoint:
    """A question, what the system does meanwhile, what to read, and the duties that the answer may change."""

    question: str
    meanwhile: str
    read_first: str
    duties: tuple[str, ...] = ()


OPEN_POINTS: tuple[OpenPoint, ...] = (
    OpenPoint(
        "Hvilke frister gælder for genbehandling af en anbringelse uden samtykke efter barnets lov?",
        "Servicelovens længder er lagt til grund, og linjerne tælles for sig.",
        "Barnets lov § 50, også stk. 7, og § 68, stk. 2",
        ("coerced_placement_reviewed",),
    ),
    OpenPoint(
        "Hvordan overgår planer, undersøgelser, opfølgninger og genbehandlinger, der løb 1. januar 2024?",
        "En frist, der løber hen over nytår 2024, tælles for sig.",
        "Barnets lov §§ 212-214",
        ("plan_made", "study_finished", "first_follow_up", "next_follow_up", "visits", "coerced_placement_reviewed"),
    ),
    OpenPoint(
        "Skal barnets plan (ikke kun ungeplanen) udleveres til anbringelsesstedet, og kræves der samtykke?",
        "Pligten er antaget og tælles for sig; for ungeplanen er den læst i § 109, stk. 5.",
        "Barnets lov §§ 93-94",
        ("plan_handed_over",),
    ),
    OpenPoint(
        "Er der en mindste afstand mellem opfølgninger efter barnets lov? Et anbringelsessted oplyser en gang om året.",
        "Kun kommunens egen rytme regnes; er der ingen, er der ingen frist.",
        "Barnets lov § 95, stk. 5 ff.",
        ("next_follow_up",),
    ),
    OpenPoint(
        "Gælder de seks hverdage for kvittering også efter barnets lov, og i hvilket stykke?",
        "Pligten er antaget videreført og tælles for sig.",
        "Barnets lov §§ 132-138; § 137, stk. 1, taler om indsatser (læst i lovforslag L 87, 2024-25, nr. 8)",
        ("receipt_sent", "notification_assessed"),
    ),
    OpenPoint(
        "Regnes “hverdage” til og med lørdag?",
        "Mandag til lørdag, helligdage ikke medregnet.",
        "Forarbejder og praksis om servicelovens § 155 b",
        ("receipt_sent",),
    ),
    OpenPoint(
        "Hvilke stykker i barnets lov § 143 bærer meddelelse, godkendelse og varighed, og kan måneden forlænges?",
        "Paragraffen nævnes alene; måneden forlænges ikke.",
        "Barnets lov § 143",
        ("chair_decision_notified", "chair_decision_approved", "chair_decision_replaced"),
    ),
    OpenPoint(
        "Er året med to besøg et kalenderår eller et år fra anbringelsen, og er der en frist for det første besøg?",
        "Anbringelsesår; kalenderår kan vælges. Om det første besøg regnes intet.",
        "Barnets lov § 156, stk. 5-6, og servicelovens § 148",
        ("visits",),
    ),
    OpenPoint(
        "Hvornår trådte lovforslag L 8 (2019-20) og L 120 (2014-15) i kraft, og hvornår fik § 68 nye numre?",
        "1. januar 2020 og 1. oktober 2015; § 68 nævnes uden stykke, hvor nummeret er usikkert.",
        "Lovtidende for de to love; servicelovens § 68 i lovbekendtgørelserne 2018-2022",
        ("plan_content", "plan_handed_over", "child_heard", "consent_to_change_of_site", "plan_revised_before_return"),
    ),
    OpenPoint(
        "Forlænges myndighedens frister, når de udløber i en weekend?",
        "Nej; det fremgår af linjen, når fristen udløber en lørdag, søndag eller helligdag.",
        "Ankestyrelsens principmeddelelser",
    ),
    OpenPoint(
        "Er der ændringer efter lovbekendtgørelse nr. 282 af 17. marts 2025?",
        "Ingen er fundet.",
        "Retsinformation: lov nr. 721 af 13. juni 2023 med senere ændringer",
    ),
)
