"""What does the report say?  Every sentence in Danish with the English beside it."""

from __future__ import annotations

from livline.report.language import Text

TITLE = Text("Fik børnene det, loven kræver?", "Did the children get what the law demands?")
PRODUCT = Text("Livline · revision af børnesager", "Livline · audit of children's cases")
AS_OF = Text("Opgjort pr. {day}", "As of {day}")
OWN_AS_OF = (
    Text("1 sag opgøres pr. en dag, der står i sagen selv.", "1 case is judged as of a day that stands in the case."),
    Text(
        "{n} sager opgøres pr. en dag, der står i sagen.", "{n} cases are judged as of a day that stands in the case."
    ),
)
SOURCES = Text("Kilde: {names}", "Source: {names}")
CONFIDENTIAL = Text(
    "Rapporten nævner enkelte sager. Den skal behandles fortroligt.",
    "The report names individual cases. Treat it as confidential.",
)
NAV_FAILURES = Text("De tre svigt", "The three failures")
CONTENTS = Text("Indhold", "Contents")
SKIP = Text("Gå til indhold", "Skip to content")

LEAD = (
    Text("Hos barnet er mindst én af lovens frister brudt.", "At least one of the law's deadlines was broken."),
    Text(
        "Hos {part} børn ({share}) er mindst én af lovens frister brudt.",
        "For {part} children ({share}) at least one of the law's deadlines was broken.",
    ),
)
LEAD_LINES = (
    Text("Der er {breaches} brud i 1 afgjort frist.", "Of 1 settled deadline, {breaches} was broken."),
    Text("Der er {breaches} brud i {n} afgjorte frister.", "Of {n} settled deadlines, {breaches} were broken."),
)
LEAD_NONE = (
    Text("Ingen af lovens frister er brudt.", "None of the law's deadlines was broken."),
    Text(
        "Ingen af lovens frister er brudt hos de {n} børn, hvis frister kan afgøres.",
        "None of the law's deadlines was broken for the {n} children whose deadlines can be settled.",
    ),
)
LEAD_UNSETTLED = Text("Ingen frist kan afgøres endnu.", "No deadline can be settled yet.")
LEAD_WHOLE = (
    Text("Revisionen omfatter 1 barn.", "The audit covers 1 child."),
    Text("Revisionen omfatter {n} børn.", "The audit covers {n} children."),
)

FAILURES_HEAD = Text("De tre svigt, som ombudsmanden kritiserede", "The three failures that the ombudsman criticised")
FAILURES_WHY = Text(
    "Ombudsmanden rejste 26 sager om handleplaner i 2014-16 og kritiserede 20: planen manglede, den blev ikke "
    "revideret (serviceloven § 70), eller anbringelsesstedet fik den ikke. Om planen skal revideres, afgøres ved "
    "opfølgningen; derfor viser det midterste felt, om den blev holdt.",
    "The ombudsman opened 26 cases on plans in 2014-16 and criticised 20: there was no plan, it was not revised "
    "(serviceloven § 70), or the placement site did not receive it. The follow-up decides whether the plan "
    "is to be revised; the middle panel therefore shows whether it was held.",
)
FAILURE = {
    "no_plan": Text("Planen manglede", "There was no plan"),
    "not_followed_up": Text("Der blev ikke fulgt op", "There was no follow-up"),
    "not_handed_over": Text("Planen blev ikke udleveret", "The plan was not handed over"),
}
FAILURE_SAYS = {
    "no_plan": Text(
        "Barnets plan, ungeplanen eller handleplanen forelå ikke, da loven krævede den.",
        "The child's plan, youth plan or action plan did not exist when the law demanded it.",
    ),
    "not_followed_up": Text(
        "Opfølgningen, der afgør, om planen skal revideres, blev holdt for sent eller slet ikke.",
        "The follow-up, which decides whether the plan is to be revised, was held too late or not at all.",
    ),
    "not_handed_over": Text(
        "Anbringelsesstedet fik de relevante dele af planen for sent eller slet ikke.",
        "The placement site received the relevant parts of the plan too late or not at all.",
    ),
}
OF_CHILDREN = (Text("af 1 barn", "of 1 child"), Text("af {n} børn", "of {n} children"))
NO_CHILDREN = Text("Pligten gjaldt ingen børn.", "The duty applied to no child.")
INTERVAL = Text("95 %-interval {interval}", "95% interval {interval}")
BREACHES_OF = (
    Text("{breaches} brud i 1 frist", "{breaches} of 1 deadline broken"),
    Text("{breaches} brud i {n} frister", "{breaches} of {n} deadlines broken"),
)
LONGEST = Text("Længst for sent: {time}.", "Latest: {time} late.")
UNCONFIRMED_TOO = (
    Text(
        "Hertil kommer 1 linje under en ubekræftet regel. Den tælles ikke som brud.",
        "In addition 1 line rests on an unconfirmed rule. It is not counted as a breach.",
    ),
    Text(
        "Hertil kommer {n} linjer under ubekræftede regler. De tælles ikke som brud.",
        "In addition {n} lines rest on unconfirmed rules. They are not counted as breaches.",
    ),
)

ALL_HEAD = Text("Alle frister", "All deadlines")
ALL_SAYS = (
    Text(
        "Andele regnes af overholdt, lovligt fraveget og brud: 1 frist. Det øvrige står for sig.",
        "Shares are of met, lawfully excused and breached: 1 deadline. The rest stands apart.",
    ),
    Text(
        "Andele regnes af overholdt, lovligt fraveget og brud: {n} frister. Det øvrige står for sig.",
        "Shares are of met, lawfully excused and breached: {n} deadlines. The rest stands apart.",
    ),
)
OUTCOME = {
    "breached": Text("brud", "breached"),
    "excused": Text("lovligt fraveget", "lawfully excused"),
    "met": Text("overholdt", "met"),
    "pending": Text("afventer", "pending"),
    "undecidable": Text("kan ikke afgøres", "cannot be decided"),
    "unconfirmed": Text("ubekræftet regel", "unconfirmed rule"),
}
COUNT_OF = Text("{n} {what}", "{n} {what}")
OF_SETTLED = Text("{n} {what} ({share})", "{n} {what} ({share})")
APART = Text("For sig", "Apart")
SHOWING = Text(
    "Viser {shown} af {total}, de længste først. Alle linjer: livline audit … --format csv.",
    "Showing {shown} of {total}, the longest first. Every line: livline audit … --format csv.",
)

WORST_HEAD = Text("De værste forløb", "The worst cases")
WORST_SAYS = Text(
    "Den røde bjælke er dage uden den plan, loven krævede, mens indsatsen løb: til planen kom, indsatsen sluttede, "
    "barnet fyldte 18, eller til opgørelsesdagen. Den stiplede streg er 1. januar 2024, hvor barnets lov begyndte.",
    "The red bar is days without the plan that the law demanded while the measure ran: until the plan came, the "
    "measure ended, the child turned 18, or the day of the audit. The dashed line is 1 January 2024, when barnets lov "
    "began.",
)
WORST_NONE = Text("Ingen sager har brud.", "No case has a breach.")
LONGEST_HEAD = Text("Længst uden plan", "Longest without a plan")
MOST_HEAD = Text("Flest brud", "Most breaches")
WITHOUT_PLAN = Text("{time} uden plan", "{time} without a plan")
NO_BEGINNING = Text("Sagen registrerer ingen begyndelse af en indsats.", "The case records no beginning of a measure.")
STILL_OPEN = Text("og stadig ingen", "and still none")
CASE_BREACHES = (Text("{n} brud", "{n} breach"), Text("{n} brud", "{n} breaches"))
STRIP_LABEL = Text(
    "Tidslinje for sag {case}: {gap}, {breaches}. Hændelserne står i tabellen under billedet.",
    "Timeline of case {case}: {gap}, {breaches}. The events stand in the table below the picture.",
)
NO_GAP = Text("ingen dage uden plan", "no days without a plan")
EVENTS_TABLE = Text("Hændelserne som tabel ({n})", "The events as a table ({n})")
LANES = {
    "gap": Text("Uden plan", "No plan"),
    "placement": Text("Anbragt", "Placed"),
    "support": Text("Støtte", "Support"),
    "decision": Text("Afgørelser", "Decisions"),
    "plan": Text("Planer", "Plans"),
    "follow_up": Text("Opfølgning", "Follow-ups"),
    "visit": Text("Tilsyn", "Visits"),
    "breach": Text("Brudte frister", "Broken deadlines"),
}
DAY, EVENT, DETAIL = Text("Dag", "Day"), Text("Hændelse", "Event"), Text("Nærmere", "Detail")
FROM_TO = Text("{start} til {end}", "{start} to {end}")
SOME_EVENTS = Text("Viser {shown} af {total} hændelser.", "Showing {shown} of {total} events.")

DUTIES_HEAD = Text("Pligt for pligt", "Duty by duty")
DUTIES_SAYS = Text(
    "I lovens rækkefølge. Bjælken viser brud, lovligt fraveget og overholdt; stregen under den er 95 %-intervallet for "
    "andelen af brud. Hvert tal åbner listen bag.",
    "In the order of the law. The bar shows breached, lawfully excused and met; the line below it is the 95% interval "
    "of the share of breaches. Every number opens its list.",
)
DUTY_CHILDREN = (
    Text("Brud hos {part} barn.", "Broken for {part} child."),
    Text("Brud hos {part} børn.", "Broken for {part} children."),
)
NOTHING_SETTLED = Text("Ingen afgjorte frister.", "No settled deadlines.")
AS_TABLE = Text("Vis som tabel", "Show as a table")
DUTY, LINES, SHARE = Text("Pligt", "Duty"), Text("Linjer", "Lines"), Text("Andel brud", "Share breached")
SETTLED = Text("Afgjorte", "Settled")
INTERVAL_HEAD = Text("95 %-interval", "95% interval")
CHILDREN_HEAD = Text("Børn med brud", "Children with a breach")

EFFECTS_HEAD = Text("Brud, der kan ramme selve afgørelsen", "Breaches that can strike the decision itself")
EFFECT = {
    "lapses": Text("retsgrundlaget falder bort", "the legal basis falls away"),
    "may_be_set_aside": Text("afgørelsen kan blive tilsidesat", "the decision may be set aside"),
    "criticism": Text("kan udløse kritik", "may draw criticism"),
}

DELAYS_HEAD = Text("Hvor sent?", "How late?")
DELAYS_SAYS = (
    Text(
        "Ét brud gælder en frist i dage. Det er {longest} for sent.",
        "One breach concerns a deadline in days. It is {longest} late.",
    ),
    Text(
        "Halvdelen af de {n} brud med en frist i dage er {median} for sent eller mere. Det længste er {longest}.",
        "Half of the {n} breaches with a deadline in days are {median} late or more. The longest is {longest}.",
    ),
)
DELAYS_NONE = Text("Ingen brud med en frist i dage.", "No breaches with a deadline in days.")
OVER_TWENTY_YEARS = Text("over 20 år", "over 20 years")
LOOSE_HEAD = Text("Hvor loven ikke nævner dage", "Where the law names no days")
LOOSE_SAYS = (
    Text(
        "Disse pligter skal opfyldes straks eller i forbindelse med noget andet. 1 brud; dagene tælles for sig.",
        "These duties are to be met at once or in connection with another act. 1 breach; its days stand apart.",
    ),
    Text(
        "Disse pligter skal opfyldes straks eller i forbindelse med noget andet. {n} brud; dagene tælles for sig.",
        "These duties are to be met at once or in connection with another act. {n} breaches; their days stand apart.",
    ),
)
MET_LATE, OVERDUE = Text("gjort for sent", "done too late"), Text("ikke gjort", "not done")
BINS = (
    Text("op til 7 dage", "up to 7 days"),
    Text("8–30 dage", "8–30 days"),
    Text("31–90 dage", "31–90 days"),
    Text("91–182 dage", "91–182 days"),
    Text("½–1 år", "½–1 year"),
    Text("1–2 år", "1–2 years"),
    Text("2–5 år", "2–5 years"),
    Text("over 5 år", "over 5 years"),
)
DELAY = Text("For sent", "Late by")

YEARS_HEAD = Text("År for år", "Year by year")
YEARS_SAYS = Text(
    "Andel brud af de afgjorte frister efter det år, fristen udløb. Stregen gennem et punkt er 95 %-intervallet; åbne "
    "punkter hviler på under 30 frister.",
    "Share of breaches among settled deadlines by the year they fell due. The line through a point is the 95% "
    "interval; hollow points rest on fewer than 30 deadlines.",
)
YEARS_CAUTION = Text(
    "Den lodrette streg er 1. januar 2024, hvor barnets lov afløste serviceloven. Et spring hen over den kan skyldes, "
    "at loven kræver noget andet, og ikke at praksis er ændret. De seneste år rummer frister, der stadig afventer.",
    "The upright line is 1 January 2024, when barnets lov replaced serviceloven. A step across it may come from what "
    "the law demands and not from a change of practice. The latest years hold deadlines that are still pending.",
)
ALL_DUTIES = Text("Alle pligter", "All duties")
YEAR = Text("År", "Year")
NEW_ACT = Text("barnets lov 1.1.2024", "barnets lov 1 Jan 2024")
TREND_LABEL = Text(
    "{what}: andel brud pr. år fra {first} til {last}. Tallene står i tabellen under billederne.",
    "{what}: share of breaches per year from {first} to {last}. The numbers stand in the table below the pictures.",
)
BEHIND_YEARS = Text("Linjerne bag årene", "The lines behind the years")

PLACES_HEAD = Text("Kommunerne", "The municipalities")
PLACES_SAYS = Text(
    "Andelen af børn med mindst ét brud. Kommunerne står i alfabetisk orden; rapporten rangordner ikke. Under 30 børn "
    "vises kun antal og 95 %-interval, og ingen sammenlignes.",
    "The share of children with at least one breach. Municipalities stand in alphabetical order; the report does not "
    "rank. Under 30 children only counts and the 95% interval are shown, and none is compared.",
)
PLACES_ONE = Text("Alle børn hører til samme kommune: {name}.", "All children belong to one municipality: {name}.")
PLACES_NONE = Text("Kommunen er ikke oplyst i sagerne.", "The cases do not name a municipality.")
FUNNEL_LABEL = Text(
    "{what}: kommuner efter antal børn og andel med brud, med grænserne for det, tilfældet forklarer. Tallene står i "
    "tabellen.",
    "{what}: municipalities by number of children and share with a breach, with the limits of what chance explains. "
    "The numbers stand in the table.",
)
FUNNEL_SAYS = Text(
    "Vandret linje: gennemsnittet. De buede grænser (99,8 %) rummer det, som tilfældet alene kan forklare. Et punkt "
    "uden for dem er et spørgsmål at stille, ikke et svar: sagerne kan være forskellige. Åbne punkter har under 30 "
    "børn og bedømmes ikke.",
    "Level line: the mean. The curved limits (99.8%) hold what chance alone can explain. A point outside them is a "
    "question to ask, not an answer: the cases may differ. Hollow points have fewer than 30 children and are not "
    "judged.",
)
ALL_SMALL = Text(
    "Ingen kommune har 30 børn eller flere. Materialet tillader ingen slutning om den enkelte kommune.",
    "No municipality has 30 children or more. The material allows no conclusion on any single municipality.",
)
OUTSIDE = Text("Uden for grænserne: {names}.", "Outside the limits: {names}.")
NONE_OUTSIDE = Text("Ingen uden for grænserne.", "None outside the limits.")
FUNNEL_X, FUNNEL_Y = Text("børn", "children"), Text("andel børn", "share of children")
SHARE_OF_CHILDREN = Text("Andel med brud", "Share with a breach")
SMALL_ZONE = Text("under 30", "under 30")
COMPARABLE_HEAD = Text("30 børn eller flere", "30 children or more")
SMALL_HEAD = Text("Under 30 børn: kun antal og interval", "Under 30 children: counts and interval only")
MUNICIPALITY = Text("Kommune", "Municipality")
NOT_RECORDED = Text("ikke oplyst", "not recorded")
CHILDREN = Text("Børn", "Children")
SHOWN_PLACES = Text("Viser {shown} af {total} kommuner.", "Showing {shown} of {total} municipalities.")
BEHIND_PLACES = Text("Linjerne bag kommunerne", "The lines behind the municipalities")

APART_HEAD = Text("Det, der ikke tæller med", "What is not counted")
UNDECIDABLE_HEAD = Text("Kan ikke afgøres", "Cannot be decided")
UNDECIDABLE_SAYS = (
    Text(
        "1 frist kan ikke afgøres, fordi en oplysning mangler i sagen. Det er hverken brud eller overholdelse.",
        "1 deadline cannot be decided because a fact is missing in the case. That is neither a breach nor compliance.",
    ),
    Text(
        "{n} frister kan ikke afgøres, fordi en oplysning mangler i sagen. Det er hverken brud eller overholdelse. "
        "Det, der mangler oftest, står først.",
        "{n} deadlines cannot be decided because a fact is missing in the case. That is neither a breach nor "
        "compliance. What is missing most often stands first.",
    ),
)
MORE_MISSING = Text("Vis {n} til", "Show {n} more")
UNDECIDABLE_NONE = Text("Alle frister kan afgøres.", "Every deadline can be decided.")
UNCONFIRMED_HEAD = Text("Ubekræftede regler", "Unconfirmed rules")
UNCONFIRMED_SAYS = (
    Text(
        "1 linje hviler på en regel, hvis lovtekst ikke er læst eller ikke er afklaret. Den er ikke talt som brud.",
        "1 line rests on a rule whose text has not been read or is not settled. It is not counted as a breach.",
    ),
    Text(
        "{n} linjer hviler på regler, hvis lovtekst ikke er læst eller ikke er afklaret. De er ikke talt som brud.",
        "{n} lines rest on rules whose text has not been read or is not settled. They are not counted as breaches.",
    ),
)
UNCONFIRMED_NONE = Text("Ingen linjer hviler på en ubekræftet regel.", "No line rests on an unconfirmed rule.")
WOULD_BE = Text(
    "Ville være: overholdt {met}, lovligt fraveget {excused}, overskredet eller for sent {breached}, andet {rest}.",
    "Would be: met {met}, lawfully excused {excused}, overdue or late {breached}, other {rest}.",
)
MISSING_FACT = Text("Mangler", "Missing")
UNNAMED_FACT = Text("en dag eller et ord i hændelsen", "a day or a word in the event")

METHOD_HEAD = Text("Metode og forbehold", "Method and limits")
METHOD = (
    Text(
        "En linje er én pligt, udløst én gang, i én sag. Et brud er en linje, der er overskredet eller opfyldt for "
        "sent under en bekræftet regel. En senere handling hæler aldrig et brud.",
        "A line is one duty, triggered once, in one case. A breach is a line that is overdue or met too late under a "
        "confirmed rule. A later act never cures a breach.",
    ),
    Text(
        "Andele står altid med tæller og nævner. Nævneren er overholdt, lovligt fraveget og brud. Lovlig grund til at "
        "fravige tæller som overholdelse, som hos Ankestyrelsen.",
        "Shares always stand with numerator and denominator. The denominator is met, lawfully excused and breached. A "
        "lawful reason counts as compliance, as it does with Ankestyrelsen.",
    ),
    Text(
        "Intervaller er Wilsons 95 %-intervaller. De regner hver linje for uafhængig; linjer fra samme barn ligner "
        "hinanden, så usikkerheden er snarere større. Tal, der gælder børn, tæller hvert barn én gang.",
        "Intervals are Wilson's 95% intervals. They take each line as independent; lines of one child resemble each "
        "other, so the uncertainty is rather larger. Numbers of children count each child once.",
    ),
    Text(
        "Kun det, der er registreret, kan ses. Et skridt, som ingen har registreret, regnes for ikke gjort; mangler en "
        "oplysning, uden hvilken ingen afgørelse kan vælges, står linjen som kan ikke afgøres.",
        "Only what is recorded can be seen. A step that nobody recorded counts as not done; where a fact is missing "
        "without which no verdict can be chosen, the line cannot be decided.",
    ),
    Text(
        "Dage uden plan tælles kun, mens indsatsen er registreret som begyndt. Registrerer en sag slet ingen "
        "begyndelser, tælles de fra fristen.",
        "Days without a plan count only while the measure is recorded as begun. Where a case records no beginnings at "
        "all, they count from the due day.",
    ),
    Text(
        "Der ses kun på hændelser til og med opgørelsesdagen. Kvaliteten af planer, samtaler og tilsyn er ikke "
        "bedømt, og rapporten siger intet om, hvorfor en frist blev brudt.",
        "Only events up to the day of the audit are looked at. The quality of plans, talks and visits is not judged, "
        "and the report says nothing of why a deadline was broken.",
    ),
    Text(
        "Er sagerne ikke udtrukket tilfældigt, gælder tallene kun de sager, der er med.",
        "If the cases were not drawn at random, the numbers hold only for the cases included.",
    ),
)
READINGS_HEAD = Text("Læsninger, som tallene hviler på", "Readings on which the numbers rest")
READINGS_SAYS = Text(
    "Hvor loven lader et punkt stå åbent, er valget skrevet ned og har et navn.",
    "Where the act leaves a point open, the choice is written down and has a name.",
)
READINGS_NONE = Text("Ingen linjer hviler på en særskilt læsning.", "No line rests on a separate reading.")
LINES_COUNT = (Text("{n} linje", "{n} line"), Text("{n} linjer", "{n} lines"))
DUE_ON = Text("frist {day}", "due {day}")
NO_DUE = Text("ingen frist", "no due day")
PAGE = Text("side", "page")
