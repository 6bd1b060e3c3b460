"""Barnets lov, in force from 1 January 2024: the §§ that the duties rest on, in paraphrase, and where read."""

from lawcode.citations import Act, Paragraph

_LG = "lovguiden.dk, LBK 282/2025"

BARNETS_LOV = Act(
    name="barnets lov",
    official="LOV nr. 721 af 13/06/2023",
    consolidation="LBK nr. 282 af 17/03/2025",
    verified_on="2026-11-21",
    paragraphs=(
        Paragraph("3", "Partsbeføjelser for børn fra 10 år i de nævnte sager.", "regelrytter.dk, LBK 282/2025"),
        Paragraph("5", "Barnets holdning inddrages ved samtale eller anden direkte kontakt før afgørelser.", _LG),
        Paragraph("20", "Undersøgelsen afsluttes senest 4 måneder efter kendskab til behovet.", _LG),
        Paragraph("46", "Anbringelse med samtykke fra forældremyndighedsindehaver og barn fra 15 år.", _LG),
        Paragraph("50", "Genbehandling af anbringelse uden samtykke. Fristernes længde er ikke læst.", "ikke læst"),
        Paragraph("51", "Indstillingen til udvalget indeholder planen.", _LG),
        Paragraph("67", "Permanent anbringelse; barnet fra 15 år samtykker.", _LG),
        Paragraph(
            "75", "Forældre til et anbragt barn tilbydes en støtteperson.", "ft.dk, SOU alm. del bilag 292 (2024-25)"
        ),
        Paragraph("91", "Stillingtagen til barnets plan; planen 3 måneder efter afgørelsen, uden samtykke før.", _LG),
        Paragraph("92", "Barnets plan: mål for trivsel og udvikling, inddragelse, støtte til familien.", _LG),
        Paragraph("93", "§§ 93-94 er ikke læst; udlevering til anbringelsesstedet antages.", "ikke læst"),
        Paragraph("95", "Første opfølgning, derefter den rytme, som kommunen beslutter og begrunder.", _LG),
        Paragraph("98", "Ændring af anbringelsessted: samtykke, barnet fra 12 år; udtalelse fra stedet.", _LG),
        Paragraph("99", "Hjemgivelse uden samtykke: udvalget underrettes (§§ 99-102).", "ast.dk, hjemgivelse"),
        Paragraph("100", "Hjemgivelse: afgørelse, hjemgivelsesperiode, revideret plan, udtalelse.", _LG),
        Paragraph("105", "Støttet og afbrudt samvær og skjult adresse: for en bestemt periode.", _LG),
        Paragraph("108", "Ungeplan: stillingtagen ved 16 år; planen inden 3 måneder.", _LG),
        Paragraph("109", "Ungeplanens indhold og udlevering til anbringelsesstedet.", _LG),
        Paragraph("110", "Helhedsorienteret plan med samtykke fra forældremyndighedsindehaver og ung fra 16 år.", _LG),
        Paragraph("111", "Afgørelse om ungestøtte senest 6 måneder før 18 år; planen revideres forinden.", _LG),
        Paragraph(
            "136", "Underretninger vurderes inden 24 timer (kap. 16).", "sm.dk, kommunens pligt ved underretning"
        ),
        Paragraph("137", "Kvittering til underretter; ikke læst i barnets lov.", "ikke læst"),
        Paragraph("143", "Formandens foreløbige afgørelse: 24 timer, 7 dage, 1 måned.", "ast.dk, akutte afgørelser"),
        Paragraph("156", "Mindst to årlige tilsynsbesøg på anbringelsesstedet med samtale.", _LG),
    ),
)
