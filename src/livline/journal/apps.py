"""The app of the journal."""

from django.apps import AppConfig


class Journal(AppConfig):
    """Notes and what belongs to them."""

    name = "livline.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
