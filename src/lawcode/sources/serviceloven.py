"""Serviceloven's chapters on children, to 31 December 2023: the §§ relied on, in paraphrase, and where read."""

from lawcode.citations import Act, Paragraph

_DL = "danskelove.dk, serviceloven"

SERVICELOVEN = Act(
    name="serviceloven",
    official="lov om social service",
    consolidation="som gældende til 31/12/2023",
    verified_on="2026-11-21",
    paragraphs=(
        Paragraph("48", "Børnesamtale før afgørelser om foranstaltninger.", "ft.dk, lovforslag L 8 (2019-20)"),
        Paragraph(
            "50",
            "Børnefaglig undersøgelse afsluttes 4 måneder efter kendskab.",
            "misbrugsportalen.dk; lovguiden.dk § 20",
        ),
        Paragraph(
            "52", "Foranstaltninger og anbringelse med samtykke; den unge fra 15 år.", "danskelove.dk § 76; ast.dk"
        ),
        Paragraph("54", "Støtteperson til forældre ved anbringelse.", "aktivsocialraadgiver.dk"),
        Paragraph("57 c", "Netværkssamråd indkaldes inden 7 dage (fra 1. oktober 2014).", "socialstyrelsen.dk"),
        Paragraph("62", "Genbehandling af anbringelse uden samtykke: 1, 2 eller 3 år.", _DL + " § 62"),
        Paragraph(
            "68",
            "Hjemgivelse, hjemgivelsesperiode, revideret plan; efterværn 6 måneder før 18 år.",
            "ombudsmanden.dk 17-01-2018; ast.dk",
        ),
        Paragraph("68 a", "Videreført anbringelse; den unge fra 15 år samtykker.", _DL + " § 68 a"),
        Paragraph(
            "69", "Ændring af anbringelsessted; barnet fra 12 år (15 før L 120).", "lovforslag L 120 (2014-15); ast.dk"
        ),
        Paragraph(
            "70",
            "Opfølgning senest 3 måneder efter start, derefter højst 6 måneder imellem.",
            "ombudsmanden.dk 17-01-2018; sm.dk",
        ),
        Paragraph("71", "Samvær; støttet og afbrudt samvær og skjult adresse for en bestemt periode.", _DL + " § 71"),
        Paragraph("75", "Formandens foreløbige afgørelse: 24 timer, 7 dage, 1 måned.", "ast.dk; BEK 727/2019 § 3"),
        Paragraph(
            "140",
            "Handleplan før afgørelsen, indhold, udlevering til anbringelsesstedet.",
            "barnetsjurist.dk; ombudsmanden.dk; FOB 2016-44",
        ),
        Paragraph("148", "Mindst to årlige tilsynsbesøg med samtale.", "ast.dk, handleplaner; lovguiden.dk § 156"),
        Paragraph("155", "Underretninger vurderes inden 24 timer.", "ombudsmanden.dk, myndighedsguiden 24; laesoe.dk"),
        Paragraph("155 b", "Kvittering inden 6 hverdage.", "nyborg.dk; laesoe.dk"),
        Paragraph("167", "Barnets egen klageadgang fra 12 år.", "principafgørelse 124-13"),
    ),
)
