"""The app of cases and facts."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Cases and facts."""

    name = "livline.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What is derived from facts alone follows them in their own transaction."""
        from livline.cases import hooks, secrecy, stays

        hooks.on_change_of_facts(stays.renew, stays.KINDS)
        hooks.on_change_of_facts(secrecy.raise_by_decision, secrecy.KINDS)
