"""What are the ways, the notifiers, the signs and the outcomes of notifications called?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from livline.inbox.models import NotifierKind, Outcome, Sign, Way

WAYS: dict[str, object] = {
    Way.DIGITAL: _("digitalt"),
    Way.PHONE: _("telefonisk"),
    Way.LETTER: _("i et brev"),
    Way.IN_PERSON: _("ved personligt fremmøde"),
    Way.OTHER: _("på anden måde"),
}
KINDS: dict[str, object] = {
    NotifierKind.PROFESSIONAL: _("fagperson"),
    NotifierKind.AUTHORITY: _("myndighed"),
    NotifierKind.PRIVATE: _("privatperson"),
    NotifierKind.FAMILY: _("barnets familie"),
    NotifierKind.CHILD: _("barnet selv"),
    NotifierKind.ANONYMOUS: _("anonym"),
}
SIGNS: dict[str, object] = {
    Sign.VIOLENCE: _("vold"),
    Sign.SEXUAL_ABUSE: _("seksuelle overgreb"),
    Sign.INTOXICATED_CARER: _("påvirket omsorgsperson"),
    Sign.ALONE: _("barnet er alene"),
    Sign.THREATS: _("trusler"),
    Sign.SELF_HARM: _("selvskade eller selvmordstanker"),
    Sign.HONOUR: _("æresrelateret konflikt"),
    Sign.OTHER: _("andet tegn på fare"),
}
OUTCOMES: dict[str, object] = {
    Outcome.BEGUN: _("Ny sag"),
    Outcome.EXISTING: _("Lagt i barnets sag"),
    Outcome.DECLINED: _("Ingen sag"),
}
