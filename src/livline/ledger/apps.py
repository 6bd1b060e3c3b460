"""The app of the duty ledger."""

from django.apps import AppConfig


class LedgerApp(AppConfig):
    """The duty ledger, which wants to know of every change of facts."""

    name = "livline.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on a change of facts is judged in its own transaction."""
        from livline.cases import hooks
        from livline.ledger.recalculate import recalculate

        hooks.on_change_of_facts(recalculate)
