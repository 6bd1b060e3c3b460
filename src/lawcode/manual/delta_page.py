"""What did barnets lov change?  Every duty on serviceloven's last day and on barnets lov's first, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from lawcode.manual.demands import demand_words
from lawcode.manual.law_page import in_force_words
from lawcode.manual.markdown import bullets, capital, page, small, table
from lawcode.manual.spec_book import Chapter, Section
from lawcode.manual.triggers import trigger_words
from lawcode.rule import BARNETS_LOV_DAY, Duty, Edition

TITLE = "Forskelle mellem serviceloven og barnets lov, pligt for pligt"
OLD_DAY = BARNETS_LOV_DAY - dt.timedelta(days=1)
LEAD = (
    "Serviceloven gælder til og med 31. december 2023, barnets lov fra 1. januar 2024. En handling bedømmes efter loven"
    " den dag, den sker; en løbende indsats efter loven den dag, fristen udløber. Siden viser begge love, som systemet"
    " regner efter dem; hvert eksempel med de samme kendsgerninger på hver side af nytår står i pligtens eget afsnit."
)
NEW, GONE, SAME = "Ny pligt i barnets lov.", "Pligten findes ikke i barnets lov.", "Uændret ud over hjemlen."

ROWS: dict[str, Callable[[Edition], str]] = {
    "Hjemmel": lambda edition: str(edition.law),
    "Udløses af": trigger_words,
    "Kræver": lambda edition: demand_words(edition.demand),
    "Bekræftet": lambda edition: "ja" if edition.confirmed else "nej",
}
CHANGES = {"Udløses af": "hvad der udløser pligten", "Kræver": "hvad der kræves", "Bekræftet": "om reglen er bekræftet"}


def delta_page(book: tuple[Chapter, ...]) -> str:
    """The page: a summary, then duty by duty, then what changed before 2024."""
    sections = [section for chapter in book for section in chapter.sections if section.duty]
    summary = table(
        ["Pligt", "Serviceloven", "Barnets lov", "Forskel"], [summary_row(s, s.duty) for s in sections if s.duty]
    )
    parts = [duty_part(section, section.duty) for section in sections if section.duty]
    older = ["## Ændringer i servicelovens tid", bullets(older_changes(sections))]
    return page(TITLE, LEAD, "## Oversigt", summary, *parts, *older)


def summary_row(section: Section, duty: Duty) -> list[str]:
    """The duty with its link, both citations and the difference."""
    laws = [joined(duty.on(day), ROWS["Hjemmel"]) or "–" for day in (OLD_DAY, BARNETS_LOV_DAY)]
    return [f"[{section.number} {duty.title}]({section.path})", *laws, difference(duty)]


def duty_part(section: Section, duty: Duty) -> str:
    """Both laws side by side."""
    old, new = duty.on(OLD_DAY), duty.on(BARNETS_LOV_DAY)
    rows = [[f"**{name}**", joined(old, said) or "–", joined(new, said) or "–"] for name, said in ROWS.items()]
    headings = ["", "Serviceloven, til og med 2023", "Barnets lov, fra 2024"]
    blocks = [f"## {section.number} {duty.title}", difference(duty), table(headings, rows)]
    return "\n\n".join([*blocks, *border_note(section), small(f"Pligt `{duty.id}`")])


def joined(editions: tuple[Edition, ...], said: Callable[[Edition], str]) -> str:
    """What the editions say; where they say different things, each with its place in the act."""
    distinct = dict.fromkeys(capital(said(edition)) for edition in editions)
    if len(distinct) < 2 or said is ROWS["Hjemmel"]:
        return "<br>".join(distinct)
    return "<br>".join(f"{edition.law.place()}: {said(edition)}" for edition in editions)


def difference(duty: Duty) -> str:
    """The difference in a sentence."""
    old, new = duty.on(OLD_DAY), duty.on(BARNETS_LOV_DAY)
    if not old or not new:
        return NEW if new else GONE
    changed = [text for name, text in CHANGES.items() if joined(old, ROWS[name]) != joined(new, ROWS[name])]
    return f"Ændret: {', og '.join(changed)}." if changed else SAME


def border_note(section: Section) -> Iterator[str]:
    """Where the same case stands on both sides of the new year."""
    for paragraph in section.paragraphs:
        if paragraph.name.startswith("test_border"):
            yield f"Samme sag på hver side af nytår: [afsnit {paragraph.number}]({section.path})."


def older_changes(sections: list[Section]) -> Iterator[str]:
    """Editions that begin or end before the last day of serviceloven."""
    for section in sections:
        for edition in section.duty.editions if section.duty else ():
            if edition.last_day < OLD_DAY:
                where = f"[{section.title}]({section.path})"
                yield f"{where}: {edition.law} gælder {in_force_words(edition)}. {edition.text}"
