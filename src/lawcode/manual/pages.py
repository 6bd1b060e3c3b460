"""Which pages has the manual?  An index, a page for each section, and three that gather from all of them."""

from __future__ import annotations

from lawcode.manual.delta_page import TITLE as DELTA
from lawcode.manual.delta_page import delta_page
from lawcode.manual.examples_page import examples_part
from lawcode.manual.law_page import law_part
from lawcode.manual.markdown import bullets, page, small, table
from lawcode.manual.open_points_page import TITLE as OPEN
from lawcode.manual.open_points_page import open_points_page
from lawcode.manual.readings_page import TITLE as READINGS
from lawcode.manual.readings_page import readings_page
from lawcode.manual.spec_book import Chapter, Section
from lawcode.outcomes import DANISH

DELTA_PATH, READINGS_PATH, OPEN_PATH = "forskelle.md", "fortolkninger.md", "aabne-spoergsmaal.md"

LEAD = (
    "Håndbogen viser, hvad Livline mener, at loven kræver i en sag om et anbragt barn, og hvordan det regnes ud. Den er"
    " skrevet til jurister: hver pligt står med hjemmel, udløser, krav og kilder, og med eksempler, hvor de samme"
    " kendsgerninger altid giver de samme svar. Lovene er gengivet"
    " med egne ord, ikke citeret. Alle børn i eksemplerne er opdigtede.\n\nSiderne er lavet af de regler"
    " og de prøver, som systemet selv kører efter. Passer et eksempel ikke, er systemet ikke grønt. En tom celle"
    " betyder, at oplysningen ikke er noteret; det er aldrig det samme som nej."
)
MEANINGS = {
    "met": "gjort senest på fristens dag",
    "met_late": "gjort efter fristen; det ophæver ikke bruddet",
    "overdue": "ikke gjort, og fristen er passeret",
    "pending": "ikke gjort, og fristen er ikke passeret",
    "excused": "ikke gjort i tide, men der er en lovlig grund, eller et frikommuneforsøg fritager",
    "undecidable": "en oplysning mangler, uden hvilken der ikke kan svares; den nævnes",
}
BREACH = (
    "Et **brud** er “overholdt for sent” eller “overskredet”, når reglen er bekræftet. “Ingen pligt” betyder, at loven"
    " ikke kræver noget i det tilfælde."
)


def pages(book: tuple[Chapter, ...]) -> dict[str, str]:
    """Every page of the manual by its path beneath the manual's folder."""
    sections = [section for chapter in book for section in chapter.sections]
    return {
        "README.md": index_page(book),
        DELTA_PATH: delta_page(book),
        READINGS_PATH: readings_page(book),
        OPEN_PATH: open_points_page(book),
        **{section.path: section_page(section) for section in sections},
    }


def index_page(book: tuple[Chapter, ...]) -> str:
    """How to read, the words of the verdicts, the contents."""
    gathered = [f"[{DELTA}]({DELTA_PATH})", f"[{READINGS}]({READINGS_PATH})", f"[{OPEN}]({OPEN_PATH})"]
    words = table(["Udfald", "Betyder"], [[DANISH[status], text] for status, text in MEANINGS.items()])
    chapters = [contents(chapter) for chapter in book]
    return page("Håndbog", LEAD, "## Svarene", words, BREACH, "## På tværs", bullets(gathered), *chapters)


def contents(chapter: Chapter) -> str:
    """A chapter of the index with links to its sections."""
    entries = [f"[{section.number} {section.title}]({section.path})" for section in chapter.sections]
    return f"## {chapter.number}. {chapter.title}\n\n{bullets(entries)}"


def section_page(section: Section) -> str:
    """The law, where the section is about a duty, then the examples."""
    law = [law_part(section.duty)] if section.duty else []
    mark = [small(f"Pligt `{section.duty.id}`")] if section.duty else []
    back = "[Til håndbogens forside](../README.md)"
    return page(f"{section.number} {section.title}", *mark, section.lead, *law, examples_part(section), back)
