"""What is said of each person one can step in as?  Role, who they are, and two or three things to try."""

from __future__ import annotations

from dataclasses import dataclass

from livline.verdict_files.wording import Text

MUNICIPALITY = Text("Kommunen", "The municipality")
FAMILY = Text("Barnet og familien", "The child and the family")
HOME = Text("Hjemmet og stedet", "The home and the site")
SUPERVISION = Text("Tilsyn og kontrol", "Supervision and control")


@dataclass(frozen=True)
class Told:
    """A card of the page."""

    role: Text
    who: Text
    tries: tuple[Text, ...]


METTE = Told(
    Text("Rådgiver", "Caseworker"),
    Text(
        "Mette har 32 børn, og syv af dem har en historie, der kan læses i dag.",
        "Mette works with 32 children, seven of whom have a story that can be read today.",
    ),
    (
        Text("Find Sofie, der aldrig har fået en plan.", "Find Sofie, who never got a plan."),
        Text("Se, hvad der skal ske for Elias i næste uge.", "See what has to happen for Elias next week."),
        Text(
            "Åbn Livas sag: stedet er lukket, også for dig.", "Open Liva's case: the place is closed, to you as well."
        ),
    ),
)
AISHA = Told(
    Text("Rådgiver i nabokommunen", "Caseworker in the next municipality"),
    Text(
        "Aisha arbejder i Tranebærholt og ser intet af Solsortesunds sager, før hun får en sendt.",
        "Aisha works in Tranebærholt and sees nothing of Solsortesund's cases until one is sent to her.",
    ),
    (
        Text(
            "Lad Mette bede om at sende en sag, og Susanne godkende det.",
            "Have Mette ask to send a case, and Susanne approve it.",
        ),
        Text(
            "Tag imod sagen under Team, og hent kvitteringen.", "Take the case in under Team, and download the receipt."
        ),
    ),
)
JONAS = Told(
    Text("Rådgiver og afløser", "Caseworker and cover"),
    Text(
        "Jonas passer sine egne børn og Karens, mens hun holder ferie.",
        "Jonas works with his own children and with Karen's while she is on leave.",
    ),
    (
        Text("Se til Viggo, der blev anbragt akut for fire dage siden.", "See to Viggo, who was placed four days ago."),
        Text(
            "Læs Noahs sag, hvor en fremmed underretning er taget ud.",
            "Read Noah's case, which lost a stray notification.",
        ),
        Text(
            "Led efter Sofie: hun er ikke dit barn og er der ikke.",
            "Look for Sofie: she is not yours and is not there.",
        ),
    ),
)
ROSA = Told(
    Text("Modtager underretninger", "Receives notifications"),
    Text(
        "Rosa tager imod underretninger for hele kommunen og vurderer dem, før der er gået et døgn.",
        "Rosa receives notifications for the whole municipality and assesses them within a day and a night.",
    ),
    (
        Text("Se, hvilken underretning det haster mest med.", "See which notification is the most urgent."),
        Text(
            "Begynd en sag for hver af de tre søskende, skolen skriver om.",
            "Begin a case for each of the three siblings that the school writes about.",
        ),
        Text(
            "Se, at Elias er kendt her, uden at du får hans sag at se.",
            "See that Elias is known here, without seeing his case.",
        ),
    ),
)
YASMIN = Told(
    Text("Døgnvagt; må åbne i nødstilfælde", "Night desk; may open in an emergency"),
    Text(
        "Yasmin sidder alene i nat. Hun når de børn, vagten er givet, og kan i en nødsituation åbne en anden sag.",
        "Yasmin is alone tonight. She reaches the children the desk is given, and may open another in an emergency.",
    ),
    (
        Text("Skriv en oplysning i Viggos sag.", "Record a fact in Viggo's case."),
        Text(
            "Åbn Idas sag i et nødstilfælde: skriv hvorfor, og se, at lederen får besked.",
            "Open Ida's case in an emergency: say why, and see that the leader is told.",
        ),
    ),
)
SUSANNE = Told(
    Text("Teamleder", "Team leader"),
    Text(
        "Susanne leder teamet. Hun beslutter om adgang og beskyttelse, men ser ikke, hvor børnene bor.",
        "Susanne leads the team. She decides on access and protection, but does not see where the children live.",
    ),
    (
        Text("Se, hvilke af lovens krav teamet mangler.", "See which of the law's demands the team has yet to meet."),
        Text(
            "Se, at Henriks adgang til Liva venter på endnu en.", "See that Henrik's access to Liva waits for another."
        ),
        Text("Se, hvem der har set i en sag.", "See who has looked into a case."),
    ),
)
HENRIK = Told(
    Text("Anbringelseskonsulent", "Placement coordinator"),
    Text(
        "Henrik finder steder til børnene. Han ser, hvor de bor, men ikke, hvorfor.",
        "Henrik finds places for the children. He sees where they live, but not why.",
    ),
    (
        Text("Se, at Elias og Freja bor hver for sig.", "See that Elias and Freja live apart."),
        Text(
            "Led efter Liva: hun er der ikke, før to har givet dig adgang.",
            "Look for Liva: not before two gave you access.",
        ),
    ),
)
BODIL = Told(
    Text("Administrator", "Administrator"),
    Text(
        "Bodil opretter konti og lukker dem igen. Hun ser ingen børn.",
        "Bodil makes accounts and closes them. She sees no children.",
    ),
    (
        Text("Se kolleger, teams og steder.", "See colleagues, teams and sites."),
        Text("Prøv at finde en sag.", "Try to find a case."),
    ),
)
SOFIE = Told(
    Text("Ung på 15 år", "Young person of 15"),
    Text(
        "Sofie bor hos Plejefamilien Kløversti. Hun ser sin egen plan, sine afgørelser og sine rettigheder.",
        "Sofie lives with the foster family Kløversti. She sees her own plan, her decisions and her rights.",
    ),
    (
        Text("Se, at der ikke er nogen plan.", "See that there is no plan."),
        Text("Læs det, du selv har skrevet til Mette.", "Read what you wrote to Mette."),
    ),
)
ELIAS = Told(
    Text("Barn på 11 år", "Child of 11"),
    Text(
        "Elias bor i Døgnhuset Havtornen. Hans ord er hans egne, indtil han deler dem.",
        "Elias lives in Døgnhuset Havtornen. His words are his own until he shares them.",
    ),
    (
        Text("Se, hvornår der er møde om dig.", "See when there is a meeting about you."),
        Text("Læs det, kun du kan se.", "Read what only you can see."),
    ),
)
MARIA = Told(
    Text("Mor med forældremyndighed", "Mother with custody"),
    Text(
        "Maria er mor til Elias og Freja, der er anbragt hver for sig.",
        "Maria is the mother of Elias and Freja, who are placed apart.",
    ),
    (
        Text("Læs begge børns planer og afgørelser.", "Read the plans and decisions of both children."),
        Text("Prøv at finde undersøgelsen: den er ikke til dig.", "Try to find the study: it is not for you."),
    ),
)
THOMAS = Told(
    Text("Far uden forældremyndighed", "Father without custody"),
    Text(
        "Thomas er far til Elias og Freja. Han ser, at de er hans, og det, der handler om ham selv.",
        "Thomas is the father of Elias and Freja. He sees that they are his, and what is about himself.",
    ),
    (
        Text("Se, hvad du må vide om dine børn.", "See what you may know of your children."),
        Text("Prøv at finde ud af, hvor de bor.", "Try to find out where they live."),
    ),
)
RENE = Told(
    Text("Far med begrænset adgang", "Father under restriction"),
    Text(
        "René er Livas far. Hvor hun bor, er hemmeligt for ham.",
        "René is Liva's father. Where she lives is secret to him.",
    ),
    (
        Text(
            "Prøv alt, hvad du kan komme på, for at finde Livas sted.",
            "Try whatever you can think of to find her place.",
        ),
        Text("Se, at du kun ser hendes navn og dit eget.", "See that you see her name and your own, and no more."),
    ),
)
BENT = Told(
    Text("Plejefar", "Foster father"),
    Text(
        "Bent er Frejas plejefar. Han ser hendes plan, men ikke hendes brors.",
        "Bent is Freja's foster father. He sees her plan, but not her brother's.",
    ),
    (
        Text("Læs, hvad planen beder jer om.", "Read what the plan asks of you."),
        Text("Prøv at finde Elias.", "Try to find Elias."),
    ),
)
RIKKE = Told(
    Text("Medarbejder på døgnhuset", "Staff of the residential home"),
    Text(
        "Rikke arbejder i Døgnhuset Havtornen, hvor Elias og Oskar bor.",
        "Rikke works at Døgnhuset Havtornen, where Elias and Oskar live.",
    ),
    (
        Text("Læs de to drenges planer.", "Read the two boys' plans."),
        Text("Se, at familiens adresser ikke er dine.", "See that the families' addresses are not yours to know."),
    ),
)
GRETHE = Told(
    Text("Socialtilsyn", "Social supervision"),
    Text(
        "Grethe fører tilsyn med Døgnhuset Havtornen. Hun ser intet, før hun har sagt, hvad hun skal bruge det til.",
        "Grethe supervises Døgnhuset Havtornen. She sees nothing before she has said what she needs it for.",
    ),
    (
        Text("Åbn Elias' plan med et formål.", "Open Elias's plan with a purpose."),
        Text("Se, at adgangen lukker igen efter en time.", "See that it closes again after an hour."),
    ),
)
PETER = Told(
    Text("Ankestyrelse og ombudsmand", "Appeals body and ombudsman"),
    Text(
        "Peter behandler en klage over Oskars hjemgivelse og ser kun den ene sag, og kun det, han åbner.",
        "Peter handles a complaint about Oskar's return home; he sees that one case, and only what he opens.",
    ),
    (
        Text("Åbn afgørelsen om hjemgivelse.", "Open the decision on the return home."),
        Text("Se rapporten over de offentliggjorte sager.", "See the report on the published cases."),
    ),
)
DITTE = Told(
    Text("Databeskyttelsesrådgiver", "Data-protection officer"),
    Text(
        "Ditte læser, hvem der har set i sagerne, men ikke sagerne selv.",
        "Ditte reads who has looked into the cases, but not the cases.",
    ),
    (
        Text("Find et opslag, der blev afvist.", "Find a look that was refused."),
        Text("Prøv at åbne sagen bag det.", "Try to open the case behind it."),
    ),
)
