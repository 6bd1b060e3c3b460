"""What do the pages of the demo say?  Danish with English beside it."""

from __future__ import annotations

from livline.verdict_files.wording import Text

PAGE: dict[str, Text] = {
    "title": Text("Træd ind i Livline", "Step into Livline"),
    "lead": Text(
        "Her er to opfundne kommuner med omkring 300 børn. Vælg, hvem du vil være, og se, hvad netop det menneske ser.",
        "Here are two invented municipalities with some 300 children. Choose who to be, and see what that person sees.",
    ),
    "invented": Text(
        "Alle mennesker, steder og dage er opfundet. Det, du skriver, bliver på denne maskine.",
        "All people, places and days are invented. What you write stays on this machine.",
    ),
    "report": Text("Se rapporten over de offentliggjorte sager", "See the report on the published cases"),
    "report_later": Text(
        "Rapporten over de offentliggjorte sager er ved at blive lavet. Genindlæs siden om lidt.",
        "The report on the published cases is being made. Load the page again in a moment.",
    ),
    "try": Text("Prøv for eksempel", "Things to try"),
    "enter": Text("Træd ind som {name}", "Step in as {name}"),
    "confirm_title": Text("Bekræft, at det er dig", "Confirm that it is you"),
    "confirm": Text(
        "Her beder Livline om din anden faktor. I demoen er det nok at sige ja.",
        "Here Livline asks for your second factor. In the demo it is enough to say yes.",
    ),
    "yes": Text("Ja, det er mig", "Yes, it is me"),
    "banner": Text("Demo: Du er trådt ind som {name}, {role}.", "Demo: You have stepped in as {name}, {role}."),
    "change": Text("Skift person", "Change person"),
    "region": Text("Demo", "Demo"),
}


def words(lang: str) -> dict[str, str]:
    """All of them in a language."""
    return {name: text.said(lang) for name, text in PAGE.items()}
