"""What is each thing in a team called, to people?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from livline.team.models import Taken, Topic

THINGS: dict[str, object] = {
    "children": _("Børn"),
    "new": _("Nye børn"),
    "placed": _("Anbragte børn"),
    "secret": _("Hemmeligt sted"),
    "siblings": _("Med søskende i teamet"),
    "duties": _("Krav, der venter"),
    "soon": _("Frist inden 14 dage"),
    "overdue": _("Frist overskredet"),
}
"""The lists of a team."""
WAITING: dict[str, object] = {
    "access": _("Adgang til et beskyttet barn skal bekræftes"),
    "restriction": _("Nogen beder om, at en lukning ophører"),
    "protection": _("Nogen beder om, at en beskyttelse ophører"),
    "quarantine": _("En oplysning er måske skrevet på det forkerte barn"),
    "handover": _("En overlevering er foreslået"),
    "advice": _("Et spørgsmål til dig"),
    "plan": _("En plan skal godkendes"),
    "edition": _("En udgave af planen skal læses igennem, fordi stedet er hemmeligt"),
}
"""What waits for a word."""
TOPICS: dict[str, object] = {
    Topic.ADVICE: _("Jeg vil gerne spare om det"),
    Topic.LAWFUL_REASON: _("Er der en lovlig grund til, at det ikke er gjort?"),
    Topic.HELP: _("Jeg har brug for hjælp til at nå det"),
}
"""What somebody wants of another."""
STATES: dict[str, object] = {
    "proposed": _("Venter på svar."),
    Taken.ACCEPTED: _("Modtageren har sagt ja; en anden skal bekræfte, fordi barnet er beskyttet."),
    Taken.DECIDED: _("Besluttet; en anden skal bekræfte, fordi barnet er beskyttet."),
    Taken.COMPLETED: _("Gennemført."),
    "changed": _("Aftalt, men ændret før dagen."),
    Taken.DECLINED: _("Modtageren sagde nej."),
    Taken.WITHDRAWN: _("Trukket tilbage."),
    Taken.CALLED_OFF: _("Aflyst før dagen."),
}
"""Where a hand-over stands."""
