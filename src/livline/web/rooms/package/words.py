"""What stays with the sender of a package, and why, in the words of people?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LEFT_OUT: dict[str, tuple[object, object]] = {
    "private_words": (_("Det, barnet kun har skrevet til sig selv"), _("Kun barnet kan læse det.")),
    "hidden": (_("Oplysninger, som to har skjult"), _("De hører til et andet barn.")),
    "looks": (_("Hvem der har set i sagen"), _("Loggen bevares dér, hvor der blev set.")),
    "access": (_("Hvem der har haft adgang"), _("Konti findes kun i den kommune, de hører til.")),
    "citations": (
        _("Hvilken vurdering en oplysning henviser til"),
        _("Vurderingerne er med; henvisningen peger på rækker, der kun findes hos afsenderen."),
    ),
    "chronologies": (_("Mødekronologier"), _("De er valg blandt notater og oplysninger, som selv er med.")),
    "plan_work": (
        _("Hvem der skrev hvilken udgave af en plan, og bemærkninger og godkendelser"),
        _("Planens ord er med; arbejdet med dem er kollegers."),
    ),
    "colleagues": (_("Spar, overleveringer og kladder"), _("De er kollegers arbejde og ikke en del af sagen.")),
}
"""By the word of the manifest; one that is not known here is left to the sender to explain."""
