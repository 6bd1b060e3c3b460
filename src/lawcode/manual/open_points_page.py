"""What is unconfirmed, and what is to be read first?  Open questions, rules and paragraphs that nobody has read."""

from __future__ import annotations

from lawcode.citations import Act, Paragraph
from lawcode.manual.law_page import is_read
from lawcode.manual.markdown import bullets, capital, listed, page, short_dates, table
from lawcode.manual.open_points import OPEN_POINTS, OpenPoint
from lawcode.manual.spec_book import Chapter
from lawcode.registry import EDITIONS
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN

TITLE = "Åbne spørgsmål"
LEAD = (
    "Reglerne er læst i offentlige gengivelser af lovene, ikke på Retsinformation. Det, der ikke er læst, regnes med,"
    " men tælles for sig og aldrig som et brud. Her står, hvad der mangler, og hvad der bør læses først."
)
Links = dict[str, str]
ACTS = (BARNETS_LOV, SERVICELOVEN)


def open_points_page(book: tuple[Chapter, ...]) -> str:
    """Questions, unconfirmed editions, unread paragraphs and the state of the sources."""
    links = {s.duty.id: f"[{s.number} {s.title}]({s.path})" for c in book for s in c.sections if s.duty}
    points = [point_part(number, point, links) for number, point in enumerate(OPEN_POINTS, 1)]
    rules = [f"{links[d.id]}, {e.law}: {e.text}" for d, e in EDITIONS if not e.confirmed]
    unread = [f"{capital(act.name)} § {p.number}: {p.says}" for act in ACTS for p in unread_of(act)]
    return page(
        TITLE,
        LEAD,
        "## Hvad der bør læses, det vigtigste først",
        *points,
        "## Regler, der ikke er bekræftet",
        bullets(rules),
        "## Paragraffer, der ikke er læst",
        bullets(unread),
        "## Kilderne",
        table(
            ["Lov", "Nummer", "Læst som", "Senest efterset"],
            [[capital(a.name), a.official, a.consolidation, short_dates(a.verified_on)] for a in ACTS],
        ),
    )


def point_part(number: int, point: OpenPoint, links: Links) -> str:
    """A question, what holds meanwhile, what to read and what it touches."""
    said = [f"**Indtil da:** {point.meanwhile}", f"**Læs:** {point.read_first}"]
    said += [f"**Berører:** {listed([links[duty] for duty in point.duties])}"] if point.duties else []
    return "\n\n".join([f"### {number}. {point.question}", bullets(said)])


def unread_of(act: Act) -> list[Paragraph]:
    """The cited paragraphs of an act that nobody read."""
    return [paragraph for paragraph in act.paragraphs if not is_read(paragraph)]
