"""What is an answer good for?  Beside each field stands which duty of the law it decides, or what else it serves.

Which duties turn on a field is read off the law itself (`lawcode.turning`); written here is what nothing can derive.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawcode.turning import duties_on
from livline.web.fact_words import titles

NAMED = 2
"""So many duties are named beside a field."""
ANY_KIND: Mapping[str, str | Promise] = {
    "date": gettext_lazy("Fristerne regnes fra dagen. Lad stå tomt, hvis dagen ikke er kendt."),
    "at": gettext_lazy("Som 14.30. Loven tæller timer her."),
    "of": gettext_lazy("Det, den svarer på. Så ses det, hvilken frist den opfylder."),
    "measure": gettext_lazy("Hver indsats har sine egne frister."),
}
"""What is asked of every fact."""
HELPED: str | Promise = gettext_lazy("Om den hjælp, der er, skal ses efter. Ingen frist afhænger af det.")
ASKED_FIRST: str | Promise = gettext_lazy("Om barnet og forældrene vidste det. Ingen frist afhænger af det.")
STUDIED: str | Promise = gettext_lazy("Et tema på hver linje. Det, undersøgelsen bygger på.")
LEFT_OUT: str | Promise = gettext_lazy("Et tema på hver linje. Hvad der med vilje ikke er undersøgt.")
MOVED_FROM: str | Promise = gettext_lazy("Hvem der kender barnet og kan spørges. Ingen frist afhænger af det.")
MOVED_TO: str | Promise = gettext_lazy("Hvem barnet har nu. Ingen frist afhænger af det.")
MATERIAL: str | Promise = gettext_lazy("Om den nye har det, barnet har fortalt før. Ingen frist afhænger af det.")
NOTE: str | Promise = gettext_lazy("Om barnet skal begynde forfra. Ingen frist afhænger af det.")
SERVES: Mapping[tuple[str, str], str | Promise] = {
    ("notification", "child_in_measure"): HELPED,
    ("notification_assessed", "acute"): gettext_lazy("Om der skal handles straks."),
    ("notification_assessed", "new_assessor"): gettext_lazy("At en anden end sagens rådgiver har set på den."),
    ("study_closed", "covers"): STUDIED,
    ("study_closed", "left_out"): LEFT_OUT,
    ("study_updated", "covers"): STUDIED,
    ("study_updated", "left_out"): LEFT_OUT,
    ("child_heard", "alone"): gettext_lazy("Om barnet kunne tale frit. Ingen frist afhænger af det."),
    ("decision", "purpose"): gettext_lazy("Det, planen skal måles på."),
    ("notice", "person"): gettext_lazy("Hvem af dem der fik den. Ingen frist afhænger af det."),
    ("placement_started", "site_kind"): gettext_lazy("Vises på livslinjen, også hvor stedet er skjult."),
    ("plan_position", "reason"): gettext_lazy("Hvorfor; barnet og forældrene kan få den at se."),
    ("plan_handed_over", "asked_first"): ASKED_FIRST,
    ("follow_up", "result"): gettext_lazy("Hvad der sker nu; den, der læser planen, ser det."),
    ("visit", "staff_present"): gettext_lazy("Om barnet kunne tale frit. Ingen frist afhænger af det."),
    ("visit", "reason"): gettext_lazy("Hvorfor besøget blev, som det blev. Ingen frist afhænger af det."),
    ("municipality_changed", "from"): MOVED_FROM,
    ("municipality_changed", "to"): MOVED_TO,
    ("municipality_changed", "material_sent"): MATERIAL,
    ("municipality_changed", "handover_note"): NOTE,
    ("worker_changed", "from"): MOVED_FROM,
    ("worker_changed", "to"): MOVED_TO,
    ("worker_changed", "material_sent"): MATERIAL,
    ("worker_changed", "handover_note"): NOTE,
    ("trial", "waives"): gettext_lazy("De pligter, som forsøget fritager for."),
    ("trial", "until"): gettext_lazy("Derefter gælder pligterne igen."),
    ("lawful_reason", "duty"): gettext_lazy("Den pligt, som grunden gælder."),
    ("lawful_reason", "reason"): gettext_lazy("Med dine egne ord; den kan efterprøves."),
    ("lawful_reason", "view_obtained"): gettext_lazy("At barnet blev hørt på en anden måde."),
}  # fmt: skip
"""What a field is good for, where no single duty turns on it."""


def help_of(kind: str, name: str) -> str:
    """What stands beside a field."""
    written = SERVES.get((kind, name)) or ANY_KIND.get(name)
    return str(written) if written else decides(duties_on(kind, name))


def decides(duties: tuple[str, ...]) -> str:
    """Which duties a field decides: some by name."""
    if not duties:
        return ""
    told = _("Bruges til: %(duties)s m.fl.") if len(duties) > NAMED else _("Bruges til: %(duties)s.")
    return told % {"duties": ", ".join(titles()[duty] for duty in duties[:NAMED])}
