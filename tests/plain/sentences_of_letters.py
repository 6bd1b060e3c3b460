"""Sentences, each with what is said about it: a table that a language consultant could sign.

`(sentence, {kind of hint: what is pointed at})`; whatever is not named must not be pointed at.
"""

from __future__ import annotations

LONG = (
    "Peter går i skole hver dag, og bagefter spiller han fodbold med sine venner, til mor henter ham med bussen"
    " klokken fem."
)
SPEC: list[tuple[str, dict[str, str]]] = [
    # Somebody does something, and it is said who.
    ("Rådgiveren vurderer planen hvert halve år.", {}),
    ("Vi taler med dig om, hvad du gerne vil.", {}),
    ("Mor og far kommer på besøg hver søndag.", {}),
    ("De voksne læser højt for Nora.", {}),
    # Somebody does something, and it is hidden who.
    ("Planen vurderes hvert halve år.", {"passive": "vurderes"}),
    ("Der afholdes et møde på mandag.", {"passive": "afholdes"}),
    ("Familien tilbydes hjælp.", {"passive": "tilbydes"}),
    ("Det sikres, at Peter kommer i skole.", {"passive": "sikres"}),
    ("Planen skal altid drøftes med Nora.", {"passive": "drøftes"}),
    ("Mødet kan ikke flyttes.", {"passive": "flyttes"}),
    ("Skolen bør løbende orienteres.", {"passive": "orienteres"}),
    ("Cyklen skal repareres.", {"passive": "repareres"}),
    ("Planen bliver vurderet til foråret.", {"passive": "bliver vurderet"}),
    ("Mødet blev også aflyst, og planen blev ikke sendt.", {"passive": "blev ikke sendt"}),
    ("Samtalen er blevet afholdt.", {"passive": "blevet afholdt"}),
    ("Sagen vil behandles om en uge, og planen vil evalueres.", {"passive": "evalueres"}),
    ("Der vil hurtigst muligt afholdes et møde.", {"passive": "afholdes"}),
    ("Mødet vil ikke flyttes.", {"passive": "flyttes"}),
    ("Sofie skal hentes.", {"passive": "hentes"}),
    # Somebody wants something to be done: it is their will, and said whose.
    ("Plejefar kører, når Sofie vil hentes.", {}),
    ("Jeg vil hentes af mor.", {}),
    ("Peter vil ikke flyttes.", {}),
    ("Du vil gerne høres, før vi siger noget.", {}),
    ("Når far kommer for sent, vil hun ikke sendes hjem.", {}),
    ("Barnet vil ikke undersøges igen.", {}),
    ("De unge vil helst informeres tidligt.", {}),
    ("Hun ville ikke udskrives.", {}),
    ("Vi ved, at Karen ikke vil flyttes.", {}),
    # Words that end like that and hide nobody.
    ("Peter og hans bror mødes hver lørdag.", {}),
    ("Der findes en god skole i byen.", {}),
    ("Det kan lykkes.", {}),
    ("De skal ikke skændes.", {}),
    ("Vi skal mødes på torsdag.", {}),
    ("Det vil kendes.", {}),
    ("Nora længes efter sin hund og glædes over brevet.", {}),
    ("Det er børnenes og de voksnes hus.", {}),
    ("Det skal være vores fælles aftale.", {}),
    ("Kan alles ønsker blive til noget?", {}),
    ("Johannes og Agnes kommer i dag.", {}),
    ("Vi kan spørge Johannes.", {}),
    ("Peter bliver glad, og han bliver interesseret i fodbold.", {}),
    ("Nora blev forelsket.", {}),
    ("Nu bliver barnet stort.", {}),
    ("Han bliver hos os i tre uger.", {}),
    ("Hun synes, at huset er således, som det skal være.", {}),
    # Nouns that were verbs.
    ("Vi arbejder med styrkelse af udviklingen.", {"nouns": "styrkelse af udviklingen"}),
    ("Målet er en forbedring af forståelsen for hende.", {"nouns": "forbedring af forståelsen"}),
    (
        "Det sker ved tilrettelæggelse af den daglige vejledning.",
        {"nouns": "tilrettelæggelse af den daglige vejledning"},
    ),
    ("Skolen foretager en vurdering.", {"nouns": "foretager en vurdering"}),
    ("De gennemfører løbende målinger.", {"nouns": "gennemfører løbende målinger"}),
    # Nouns of every day.
    ("Der er undervisning i Noras værelse.", {}),
    ("Han har lejlighed til at bo i en lejlighed.", {}),
    ("Hun har brug for tryghed og kærlighed.", {}),
    ("Det er en god oplevelse i undervisningen.", {}),
    ("Vi ser på udviklingen.", {}),
    ("Skolen laver en vurdering.", {}),
    # Twice no.
    ("Far er ikke utilfreds.", {"double_negation": "ikke utilfreds"}),
    ("Det er ikke usandsynligt.", {"double_negation": "ikke usandsynligt"}),
    ("Det er ikke helt ualmindeligt.", {"double_negation": "ikke helt ualmindeligt"}),
    ("Det går ikke uden hjælp.", {"double_negation": "ikke uden"}),
    ("Det kan ikke udelukkes.", {"double_negation": "ikke udelukkes", "passive": "udelukkes"}),
    ("Han bor ikke uden for byen.", {}),
    ("Det er ikke rart, og hun er utryg.", {}),
    ("Vi er ikke enige.", {}),
    ("Hun er ikke under sengen.", {}),
    # Words of the field; the common ones are left alone.
    ("Hjemgivelsen bliver til sommer.", {"term": "Hjemgivelsen"}),
    ("Vi har støttet samvær på lørdag.", {"term": "støttet samvær"}),
    ("Vi taler om anbringelsens mening.", {"term": "anbringelsens"}),
    ("Din bisidder må være med.", {"term": "bisidder"}),
    ("Din rådgiver taler med plejefamilien.", {}),
    ("Vi siger det, så I forstår det akut.", {"term": "akut"}),
    # Long and short.
    (LONG, {"long_sentence": LONG.rstrip(".")}),
    ("Peter går i skole hver dag. Bagefter spiller han fodbold med sine venner.", {}),
]
