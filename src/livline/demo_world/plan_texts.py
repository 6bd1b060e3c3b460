"""What do the plans of four children say?  Invented; what is said to a child is said as one says it to that child."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Worded:
    """A part of a plan.  `by_when`: in days from today; `answers`: the number of a need of the same plan, from 0.

    `is_holders`: what a custody holder says to the plan.
    """

    sort: str
    says: dict[str, str] = field(default_factory=dict)
    by_when: int = 0
    answers: int | None = None
    is_holders: bool = False


FREJA: tuple[Worded, ...] = (
    Worded("whole_child", {
        "adult": "Freja er 6 år, nysgerrig og omsorgsfuld. Hun passer kaninerne hver morgen, tegner heste og lægger"
                 " mærke til, hvordan andre har det. Hun sover godt og spørger, når der er noget, hun ikke forstår.",
        "child": "Du er god til kaninerne. Du tegner heste, så man kan se, hvem de er. Og du opdager det, når nogen er"
                 " kede af det.",
    }),
    Worded("purpose", {
        "child": "Du bor et andet sted end mor, fordi mor har brug for hjælp for at kunne passe på børn. Hvor"
                 " du bor nu, er der ro, og der er altid en voksen.",
    }),
    Worded("need", {"text": "Kontakt med sin storebror, som hun kan regne med.", "source": "Undersøgelsen"}),
    Worded("need", {"text": "Venner på sin egen alder.", "source": "Samtale med klasselæreren"}),
    Worded("goal", {
        "adult": "Freja og Elias ses hver anden lørdag og ringer sammen hver onsdag.",
        "child": "Du og Elias ses hver anden lørdag. Og hver onsdag ringer I sammen.",
        "wanted_by": "child", "said": "Elias skal også se kaninerne.",
        "adults_do": "De voksne, hvor Freja bor, og hvor Elias bor, kører hver anden gang. Mette holder øje med, at det"
                     " sker, også i ferierne.",
        "child_may": "Finde noget frem, som Elias skal se.",
        "sign": "Freja ved selv, hvilken lørdag det er, og glæder sig uden at være urolig dagen før.",
        "area": "family",
    }, by_when=80, answers=0),
    Worded("goal", {
        "adult": "Freja leger hver uge med en fra klassen efter skole.",
        "child": "Du har en fra klassen, du leger med efter skole.",
        "wanted_by": "together",
        "adults_do": "Plejemor spørger de andre forældre og åbner døren. Klasselæreren fortæller, hvem der"
                     " søger hinanden i frikvartererne.",
        "sign": "Freja siger selv, hvem hun gerne vil have med hjem.",
        "area": "leisure",
    }, by_when=120, answers=1),
    Worded("wish", {
        "said": "Jeg vil have min gamle bamse med, når jeg skal se mor, og med hjem igen.",
        "heard_how": "Ved kaninburet, sammen med Mette",
        "weighed": "Bamsen betyder noget, fordi den er fra før. Der er intet, der taler imod.",
        "outcome": "done", "told": "Selvfølgelig. Vi skriver den på listen, så ingen glemmer den.",
    }),
    Worded("child_involved", {
        "adult": "Freja har fortalt ved tre besøg, sidst mens hun fodrede kaninerne. Hun valgte selv, at målet om Elias"
                 " skulle stå først.",
        "child": "Du har selv sagt, hvad der er vigtigst. Derfor står Elias først.",
    }),
    Worded("parents_involved", {
        "adult": "Mor og far har læst udkastet hver for sig. Mor ønskede, at onsdagen blev telefondag, så hun"
                 " ved, hvornår børnene taler sammen. Det blev den.",
        "child": "Mor og far har også læst planen. Det var mor, der fandt på onsdag.",
    }),
    Worded("parent", {
        "who": "Mor",
        "during": "Samtaler om onsdagen, og en fast person, som hun kan ringe til efter samvær.",
        "after": "Den samme person i det første år, og aflastning hver tredje weekend.",
    }),
)  # fmt: skip
FREJA_LATER = "Freja leger to gange om ugen med nogen fra klassen, den ene gang hos dem."
"""How the goal about friends was worded anew after the plan was adopted; what is said to her is not, yet."""
READ_IN, FREJA_TRANSLATED = "pl", {
    "purpose": {
        "child": "Mieszkasz gdzie indziej niż mama, bo mama potrzebuje pomocy, żeby móc opiekować się dziećmi. Tam,"
                 " gdzie teraz mieszkasz, jest spokojnie i zawsze jest ktoś dorosły.",
    },
    "goal": {
        "adult": "Freja i Elias spotykają się w co drugą sobotę, a w każdą środę rozmawiają przez telefon.",
        "child": "Ty i Elias spotykacie się w co drugą sobotę. A w każdą środę rozmawiacie przez telefon.",
    },
}  # fmt: skip
"""The language that the mothers read with most ease, and what an interpreter made of the purpose and the first goal."""
TRANSLATOR = "en tolk, som mor kender"

ELIAS: tuple[Worded, ...] = (
    Worded("whole_child", {
        "adult": "Elias er 11 år og bygger alt, hvad han kan komme til. Han holder øje med de mindre børn og siger fra,"
                 " når noget er uretfærdigt. I dansk er han begyndt at række hånden op.",
        "child": "Du kan bygge ting, der virker. Og du siger det, når noget ikke er fair.",
    }),
    Worded("purpose", {
        "child": "Du bor et andet sted end mor og far, mens de får hjælp. Her er der voksne hele tiden.",
    }),
    Worded("need", {"text": "At kunne ringe til sin søster, når han selv har lyst.", "source": "Besøg på Havtornen"}),
    Worded("wish", {
        "said": "Jeg vil ringe til Freja selv og ikke kun, når de voksne har aftalt det.",
        "heard_how": "Ved besøget, på hans værelse",
        "weighed": "Freja vil også gerne. Det skal bare ikke være efter sengetid.",
        "outcome": "partly", "why": "Han kan ringe selv hver dag før kl. 19, og onsdag er stadig deres faste dag.",
        "told": "Du må ringe selv. Bare ikke, når Freja skal sove.",
    }),
    Worded("child_involved", {
        "adult": "Elias var stille de første ti minutter og fortalte så, hvad han drømmer om. Målet er skrevet efter"
                 " det, han sagde.",
        "child": "Vi skrev det, du sagde om Freja, først.",
    }),
)  # fmt: skip
"""What stands in Elias' plan alone; the rest he has together with Freja."""
ELIAS_OF_HIS_OWN = {
    "child": "Du og Freja ses hver anden lørdag. Og hver onsdag ringer I sammen.",
    "wanted_by": "child",
    "sign": "Elias tæller ikke dagene højt mere, for han ved, hvornår det er.",
}
"""What is said to him of the goal that both have, and how one sees with him that it works."""

IDA: tuple[Worded, ...] = (
    Worded("whole_child", {
        "adult": "Ida er 17 år og vil være kok. Hun laver mad tre aftener om ugen, er vellidt på sit fritidsjob"
                 " og læser sine egne papirer. Eksamensuger gør hende urolig.",
        "child": "Du ved, hvad du vil, og du laver mad, så folk bliver siddende. Du vil læse det, der står om"
                 " dig, og det skal du kunne.",
    }),
    Worded("purpose", {"child": "Du skal kunne gøre skolen færdig og stå på egne ben uden at stå alene."}),
    Worded("need", {"text": "At vide, hvor hun bor, mens hun er i gang med grundforløbet.", "source": "Møde om tiden"
                    " efter 18"}),
    Worded("goal", {
        "adult": "Ida gennemfører grundforløbet til kok uden at skulle flytte imens.",
        "child": "Du gør grundforløbet færdigt og bliver boende så længe.",
        "wanted_by": "child", "said": "Jeg vil ikke flyttes i eksamensugen.",
        "adults_do": "Mette indstiller, at Ida kan blive boende efter 18. Plejefamilien hjælper med morgenerne i"
                     " eksamensugerne.",
        "sign": "Ida sover op til eksamen og møder frem.",
        "area": "adult_life",
    }, by_when=150, answers=0),
    Worded("goal", {
        "adult": "Ida og hendes mor spiser sammen hver anden søndag uden at tale om, hvor Ida skal bo.",
        "child": "Du og din mor spiser sammen hver anden søndag. Den dag taler I ikke om at flytte.",
        "wanted_by": "together", "said": "Jeg vil gerne se min mor. Jeg vil bare ikke diskutere hver gang.",
        "adults_do": "Familievejlederen er med den første gang og kan ringes op bagefter af dem begge.",
        "sign": "De aftaler selv den næste søndag, inden de går hjem.",
        "area": "family",
    }, by_when=60),
    Worded("child_involved", {
        "adult": "Ida skrev sine spørgsmål ned til mødet og læste dem selv op. Målene er hendes egne ord,"
                 " rettet af hende.",
        "child": "Det er dine mål. Du har selv rettet dem.",
    }),
    Worded("parents_involved", {
        "adult": "Ida og hendes mor er uenige. Moren ønsker, at Ida flytter hjem, når hun fylder 18. Ida vil"
                 " blive boende, til grundforløbet er færdigt. Begge dele er skrevet her, som de selv sagde"
                 " det, og planen følger Idas ønske.",
        "child": "Din mor vil gerne have dig hjem, når du fylder 18. Du vil blive boende, til du er færdig. Vi"
                 " har skrevet begge dele.",
    }),
    Worded("view", {
        "person": "child", "who": "Ida", "stance": "agrees",
        "said": "Det er min plan. Jeg vil bare vide, at ingen flytter mig midt i det hele.",
    }),
    Worded("view", {
        "who": "Mor", "stance": "disagrees",
        "said": "Hun hører hjemme hos mig. Jeg er ikke enig i, at hun skal blive boende efter 18.",
        "answer": "Ida bestemmer selv, hvor hun bor, når hun er 18. Vi har sagt til mor, at hun er velkommen til næste"
                  " møde, og hvordan man klager over en afgørelse om efterværn.",
    }, is_holders=True),
    Worded("parent", {"who": "Mor", "during": "Familievejleder hver anden uge, også om det, de er uenige om."}),
    Worded("adult_life", {
        "school": "Grundforløb 1 på kokkelinjen, og bagefter læreplads.",
        "job": "Tre aftener om ugen på en café; chefen vil gerne have hende som lærling.",
        "home": "Bliver boende hos plejefamilien; skrives op til en ungdomsbolig nu.",
        "money": "Eget budget sammen med plejefar den første i måneden.",
        "network": "Plejefamilien, moster og to veninder fra caféen.",
        "stays": "Mette til hun er 19; plejefar som kontaktperson derefter.",
    }),
)  # fmt: skip
ASKS = "Ida og hendes mor er uenige, og det står der. Vil du se på, om det er til at leve med for dem begge?"
REMARK = "Hvad gør vi, hvis eksamen bliver flyttet? Skriv det ind, så Ida ikke selv skal spørge."
"""What Susanne remarks on how one sees that Ida's first goal works."""

LIVA: tuple[Worded, ...] = (
    Worded("whole_child", {
        "adult": "Liva er 9 år og kan hele sin yndlingsbog udenad. Hun griner højt og tænker længe, før hun svarer.",
        "child": "Du kan en hel bog udenad. Du griner højt, og du tænker dig om, før du svarer.",
    }),
    Worded("purpose", {
        "child": "Du bor et sted, hvor du kan være tryg. Ikke alle må vide hvor. Det passer de voksne på.",
    }),
    Worded("need", {"text": "At vide, hvem der kommer, og hvornår.", "source": "Undersøgelsen"}),
    Worded("goal", {
        "adult": "Liva ved hver søndag, hvad der skal ske i ugen, og hvem hun skal se.",
        "child": "Hver søndag ser du på ugen sammen med en voksen. Så ved du, hvem du skal se.",
        "wanted_by": "child", "said": "Jeg vil vide det før.",
        "adults_do": "De voksne på Stilleholt laver ugen med hende søndag aften og siger til, når noget bliver ændret.",
        "child_may": "Tegne det, du glæder dig mest til.",
        "sign": "Liva spørger ikke længere, om nogen kommer.",
        "area": "everyday",
    }, by_when=70, answers=0),
    Worded("goal", {
        "adult": "Liva taler med sin mor hver tirsdag og torsdag.",
        "child": "Hver tirsdag og torsdag taler du med mor.",
        "wanted_by": "together",
        "adults_do": "Mette ringer op fra kommunen, så nummeret ikke røber noget, og bliver, hvis Liva vil have det.",
        "sign": "Samtalerne bliver til noget, også i ferierne.",
        "area": "family",
    }, by_when=70),
    Worded("child_involved", {
        "adult": "Liva har sagt sin mening to gange og valgte selv at begynde med det om ugen.",
        "child": "Du har selv sagt, hvad der er svært. Derfor står ugen først.",
    }),
    Worded("effort", {
        "adult": "Liva bor på Opholdsstedet Stilleholt, hvor to voksne kender hende, og går til samtaler hver uge.",
        "child": "Der er to voksne, som kender dig godt. Og hver uge taler du med en, der er god til at lytte.",
    }),
    Worded("duration", {
        "adult": "Forventet et år. Når det er trygt, ses der på, hvordan Liva kan komme tilbage til sin mor.",
        "child": "Vi regner med et år. Bliver det anderledes, får du det at vide først.",
    }),
)  # fmt: skip
LIVA_KEEPS = ("Stilleholt",)
"""What tells where she lives: texts with it are in nobody's edition."""
LIVA_TRANSLATED = {
    "goal": {
        "adult": "Liva wie w każdą niedzielę, co będzie się działo w tygodniu i z kim się zobaczy.",
        "child": "W każdą niedzielę oglądasz tydzień razem z kimś dorosłym. Wtedy wiesz, z kim się zobaczysz.",
    },
}
"""What goes along with her mother's edition, once somebody who reads Polish has read it."""
