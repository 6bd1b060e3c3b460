"""Where does a Danish text hide who does something?  »Planen vurderes« and »planen bliver vurderet«, by whom?

Only verbs that are used so in letters are looked for: many words end like a passive and are none (»findes«, »trives«,
»alles«).  After »skal«, »kan« and their like, any word in -es is one, but for those named here.  After »vil« it is
often somebody's will (»Sofie vil hentes«, »jeg vil ikke flyttes«): who wants it is said, and nobody is advised to put
a wish otherwise.  There only the verbs of letters are looked for, and not where it is a person who wants it.
"""

from __future__ import annotations

import re

VERBS = dict(
    pair.split("/")
    for pair in """\
afdække/afdækket afgive/afgivet afgøre/afgjort afholde/afholdt aflevere/afleveret afprøve/afprøvet afslutte/afsluttet
afvente/afventet aftale/aftalt anbefale/anbefalet anbringe/anbragt anmode/anmodet ansøge/ansøgt anvende/anvendt
arrangere/arrangeret bede/bedt beskrive/beskrevet beslutte/besluttet bestemme/bestemt besvare/besvaret betale/betalt
bevilge/bevilget bevillige/bevilliget drøfte/drøftet etablere/etableret evaluere/evalueret flytte/flyttet
foranstalte/foranstaltet forelægge/forelagt foreslå/foreslået foretage/foretaget forlænge/forlænget forsøge/forsøgt
fortsætte/fortsat forudsætte/forudsat fremme/fremmet fremlægge/fremlagt fremsende/fremsendt følge/fulgt
gennemføre/gennemført give/givet godkende/godkendt hjemgive/hjemgivet hjemvise/hjemvist høre/hørt håndtere/håndteret
igangsætte/igangsat inddrage/inddraget indgå/indgået indhente/indhentet indkalde/indkaldt indlede/indledt
indskrive/indskrevet indstille/indstillet informere/informeret iværksætte/iværksat justere/justeret klargøre/klargjort
koordinere/koordineret kontakte/kontaktet levere/leveret lægge/lagt meddele/meddelt motivere/motiveret
nedsætte/nedsat observere/observeret omgøre/omgjort opføre/opført opfylde/opfyldt ophæve/ophævet
oplyse/oplyst opnå/opnået opretholde/opretholdt oprette/oprettet opstarte/opstartet orientere/orienteret
overveje/overvejet overdrage/overdraget placere/placeret planlægge/planlagt prioritere/prioriteret præcisere/præciseret
påbegynde/påbegyndt pålægge/pålagt reducere/reduceret registrere/registreret revidere/revideret sende/sendt
sikre/sikret skabe/skabt stille/stillet styrke/styrket støtte/støttet suspendere/suspenderet tage/taget
tildele/tildelt tilbyde/tilbudt tilbagekalde/tilbagekaldt tilgodese/tilgodeset tilkalde/tilkaldt tilknytte/tilknyttet
tilpasse/tilpasset tilrettelægge/tilrettelagt tilsende/tilsendt træffe/truffet udarbejde/udarbejdet udfylde/udfyldt
udføre/udført udpege/udpeget udsætte/udsat udskrive/udskrevet undersøge/undersøgt underrette/underrettet
understøtte/understøttet varetage/varetaget videreføre/videreført visitere/visiteret vurdere/vurderet yde/ydet
ændre/ændret""".split()
)
"""Verbs of the letters of authorities, each with its participle."""
NO_PASSIVES = frozenset(
    """\
aldeles alles andres anderledes begges behøves blues des deres disses enes ens færdes fattes findes fremdeles fælles
glædes hans hjemmes hævnes indbyrdes  jeres kappes kendes ligeledes lykkes længes
mindes mislykkes mødes nogles omgås rygtes skændes skiftes slås således særdeles
synes tilfælles tilfredses trives trættes undes undgås vores væmmes
øges ældes""".split()
)
"""What ends in -es after »skal« and its like and does not hide anybody."""
_MODAL = r"(?:skal|skulle|kan|kunne|bør|burde|må|måtte)"
_BETWEEN = r"(?:ikke|også|nu|altid|igen|fortsat|derfor|først|løbende|hurtigst|muligt|så|vidt|snarest|dog|der|her)"
_A_NAME = (
    r"(?:(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøåéäöü]+"
    r"|(?!(?:Der|Det|Dette|Denne|Disse|Alt)\b)[A-ZÆØÅ][a-zæøåéäöü]+(?<!en)(?<!et)(?<!rne)(?<!ene))"
)
"""What is written with a capital letter within a sentence, or begins one and is no noun like »planen« or »mødet«."""
_WHO_WANTS = (
    r"(?:[Jj]eg|[Dd]u|[Hh]an|[Hh]un|[Vv]i|I|[Dd]e|[Mm]an|[Bb]arnet|[Bb]ørnene|[Pp]igen|[Dd]rengen|[Uu]nge"
    rf"|[Mm]or|[Ff]ar|[Mm]oren|[Ff]aren|[Ff]orældrene|{_A_NAME})"
)
_GLADLY = "(?:gerne|helst|hellere|nødig)"
_BESIDE = rf"(?:(?:{_BETWEEN}|{_GLADLY})\s+){{0,3}}"
_WISH = re.compile(
    rf"(?:\b{_WHO_WANTS}\s+{_BESIDE}(?:vil|ville)|\b(?:vil|ville)\s+{_WHO_WANTS})\s+{_BESIDE}$"
    rf"|\b(?:vil|ville)\b[^.!?:;,]*\b{_GLADLY}\s+{_BESIDE}$"
)
"""What stands before the verb where a person wants it: a pronoun or a name beside »vil«, or »gerne« after it."""
_AFTER_MODAL = re.compile(rf"\b{_MODAL}\s+(?:{_BETWEEN}\s+){{0,3}}(?P<verb>[a-zæøå]{{2,}}es)\b")
FAR = 80
"""So many characters before a verb are read to see whether somebody wants it."""
_S_FORM = re.compile(r"\b(?:" + "|".join(f"{verb}s" for verb in sorted(VERBS) if verb.endswith("e")) + r")\b", re.I)
_BLIVE = re.compile(
    rf"\b(?:bliver|blev|blive|blevet)\s+(?:{_BETWEEN}\s+){{0,3}}(?:{'|'.join(sorted(set(VERBS.values())))})\b", re.I
)


def passives(text: str) -> list[tuple[int, int]]:
    """Where something is done and nobody is said to do it, each place once."""
    found = {match.span("verb") for match in _AFTER_MODAL.finditer(text) if match["verb"] not in NO_PASSIVES}
    found |= {match.span() for match in _S_FORM.finditer(text) if not (_is_name(text, match) or _is_wish(text, match))}
    found |= {match.span() for match in _BLIVE.finditer(text)}
    return sorted(found)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Is it a name in the genitive rather than a verb: written with a capital letter within a sentence?"""
    before = text[: match.start()].rstrip()
    return match.group()[0].isupper() and bool(before) and before[-1] not in ".?!:»"


def _is_wish(text: str, match: re.Match[str]) -> bool:
    """Is it what somebody wants: »jeg vil ikke flyttes«?"""
    return _WISH.search(text, max(0, match.start() - FAR), match.start()) is not None
