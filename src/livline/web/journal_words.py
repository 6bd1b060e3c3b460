"""What are the occasions and sorts of text called on a page?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from livline.journal.models import Occasion, Sort

OCCASIONS: dict[str, object] = {
    Occasion.CHILD_TALK: _("Samtale med barnet"),
    Occasion.VISIT: _("Besøg"),
    Occasion.PHONE: _("Telefonsamtale"),
    Occasion.MAIL: _("Brev eller mail"),
    Occasion.MEETING: _("Møde"),
    Occasion.OBSERVATION: _("Iagttagelse"),
    Occasion.ASSESSMENT: _("Faglig vurdering"),
    Occasion.OTHER: _("Andet"),
}
SORTS: dict[str, object] = {Sort.OBSERVATION: _("Set og hørt"), Sort.ASSESSMENT: _("Faglig vurdering")}
